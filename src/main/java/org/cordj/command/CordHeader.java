package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.HeaderTable;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Tables what is known of an image beside its voxels: see {@link HeaderTable}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Cord Header...",
    headless = true,
    description =
        "Tables every field of the image's NIfTI header and sidecar with its source, its orientation, and"
            + " what was guessed.")
public class CordHeader extends CordCommand {

  @Parameter(label = "Image", description = "image opened from a NIfTI file, or made from one")
  private ImagePlus image;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the fields; empty: only shown")
  private String table = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    Tables.give(HeaderTable.of(image), image.getTitle() + "_header", Targets.table(table));
  }
}
