package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.NiftiFiles;
import org.cordj.imagej.Outputs;
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
        "Opens a 3-D or 4-D .nii or .nii.gz with its scaling, times and geometry, shown anterior up and"
            + " patient right on the left. The image is called by the file's name without .nii.gz.")
public class OpenNifti extends CordCommand {

  @Parameter(
      label = "Path",
      persist = false,
      style = "open",
      description = "file that ends in .nii or .nii.gz")
  private String path = "";

  @Parameter(
      label = "TR (s)",
      persist = false,
      description =
          "repetition time in seconds where the file has none or a wrong one; 0: the file's")
  private double tr = 0;

  @Parameter(type = ItemIO.OUTPUT, label = "Image")
  private ImagePlus image;

  @Override
  protected void execute(final Progress progress) throws IOException {
    image = Outputs.show(NiftiFiles.open(Path.of(path), tr, progress));
  }
}
