package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.NiftiFiles;
import org.cordj.imagej.NiftiOpening;
import org.cordj.imagej.Outputs;
import org.cordj.nifti.ComplexPart;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a NIfTI file: see {@link NiftiFiles}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Open NIfTI...",
    headless = true,
    description =
        "Opens a .nii, .nii.gz, .hdr or .img with its scaling, times and geometry, shown upright and with"
            + " the patient's right on the left. The image is called by the file's name without its"
            + " ending; what had to be guessed goes to the log.")
public class OpenNifti extends CordCommand {

  @Parameter(
      label = "File",
      persist = false,
      style = "open",
      description = "file that ends in .nii, .nii.gz, .hdr or .img")
  private String path = "";

  @Parameter(
      label = "TR, 0: as the file says (s)",
      persist = false,
      description =
          "repetition time in seconds where the file has none or a wrong one; 0: the file's")
  private double tr = 0;

  @Parameter(
      label = "Virtual (voxels stay in the file)",
      persist = false,
      description =
          "true: read each slice from the file when it is looked at, for runs larger than memory")
  private boolean virtual = false;

  @Parameter(
      label = "Part (of complex voxels)",
      persist = false,
      choices = {"magnitude", "phase", "real", "imaginary"},
      description = "what to show of complex voxels; the phase is in radians")
  private String part = "magnitude";

  @Parameter(type = ItemIO.OUTPUT, label = "Image")
  private ImagePlus image;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final NiftiOpening options =
        new NiftiOpening(tr, virtual, ComplexPart.valueOf(part.toUpperCase(Locale.ROOT)));
    image = Outputs.show(NiftiFiles.open(Path.of(path), options, progress));
  }
}
