package org.cordj.command;

import ij.ImagePlus;
import java.util.Set;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.MaskEditing;
import org.cordj.imagej.SliceList;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Gives slices of an image that {@link EditCordMask} opened the mask's outlines again. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord Mask Revert...",
    headless = true,
    description =
        "Undoes corrections: slices of the image that Cord Mask Edit... opened have the mask's outline"
            + " again.")
public class RevertCordMask extends CordCommand {

  @Parameter(
      label = "Image",
      persist = false,
      autoFill = false,
      description = "the image that Cord Mask Edit... opened")
  private ImagePlus image;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "the mask that it was opened for, unchanged")
  private ImagePlus mask;

  @Parameter(
      label = "Slices to undo (from 1)",
      required = false,
      persist = false,
      description = "such as 3,7-9, counted from 1; empty: the slice on show")
  private String slices = "";

  @Override
  protected void execute(final Progress progress) {
    final Volume cord = Images.toVolume(mask);
    final Set<Integer> chosen = SliceList.parse("slices", slices, cord.grid().nz());
    if (chosen.isEmpty()) {
      chosen.add(image.getCurrentSlice());
    }
    MaskEditing.revert(image, cord, chosen);
    say(image.getTitle() + ": z " + SliceList.text(chosen) + " as in '" + cord.name() + "' again.");
  }
}
