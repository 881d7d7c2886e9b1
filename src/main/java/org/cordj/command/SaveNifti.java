package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.NiftiFiles;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Saves an image as NIfTI: see {@link NiftiFiles}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Save NIfTI...",
    headless = true,
    description =
        "Saves a 3-D or 4-D image as float32 .nii or .nii.gz, in the voxel order and with the header"
            + " that it came with. Names of regions go to a .tsv beside it, how a result was made to a"
            + " .json.")
public class SaveNifti extends CordCommand {

  @Parameter(label = "Image", description = "3-D or 4-D image")
  private ImagePlus image;

  @Parameter(
      label = "Path",
      persist = false,
      style = "save",
      description = "file to write, ending in .nii or .nii.gz, in a folder that exists")
  private String path = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    NiftiFiles.save(image, Path.of(path), progress);
  }
}
