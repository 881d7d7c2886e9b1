package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.SctFiles;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.nifti.NiftiReader;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a table of the Spinal Cord Toolbox: see {@link SctFiles}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Import SCT Table...",
    headless = true,
    description =
        "Opens a centreline (.csv) of the Spinal Cord Toolbox as points on its image and a table, or its"
            + " shifts by slice or volume (.csv, .tsv) as a table. SCT's masks open with Open NIfTI...")
public class ImportSct extends CordCommand {

  @Parameter(label = "Image", description = "image that the file was made from")
  private ImagePlus image;

  @Parameter(
      label = "SCT file (.csv, .tsv)",
      persist = false,
      style = "open",
      description = "centreline (.csv) or shifts (.csv, .tsv)")
  private String path = "";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the table; empty: only shown")
  private String table = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path file = Path.of(path);
    Tables.give(SctFiles.read(image, file), NiftiReader.nameOf(file), Targets.table(table));
  }
}
