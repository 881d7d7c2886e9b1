package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.NiftiSaver;
import org.cordj.imagej.NiftiSaving;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Saves an image as NIfTI: see {@link NiftiSaver}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Save NIfTI...",
    headless = true,
    description =
        "Saves an image as .nii or .nii.gz, in the voxel order and with the header that it came with."
            + " Names of regions go to a .tsv beside it, how a result was made and the acquisition to a"
            + " .json.")
public class SaveNifti extends CordCommand {

  @Parameter(label = "Image", description = "image with up to 4 dimensions, channels or colours")
  private ImagePlus image;

  @Parameter(
      label = "Save as (.nii, .nii.gz)",
      persist = false,
      style = "save",
      description = "file to write, ending in .nii or .nii.gz, in a folder that exists")
  private String path = "";

  @Parameter(
      label = "Data type",
      persist = false,
      choices = {
        "auto", "uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32",
        "float64"
      },
      description =
          "type of the stored values; auto: that of the image's file where every value fits exactly, else"
              + " float32")
  private String datatype = NiftiSaving.AUTO;

  @Parameter(
      label = "Level",
      persist = false,
      description = "gzip level of a .nii.gz, 1 (fast) to 9 (small)")
  private int level = 6;

  @Override
  protected void execute(final Progress progress) throws IOException {
    NiftiSaver.save(image, Path.of(path), NiftiSaving.of(datatype, level), progress);
  }
}
