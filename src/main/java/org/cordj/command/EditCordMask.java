package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.MaskEditing;
import org.cordj.imagej.Outputs;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Opens a mask for correction by hand: the mean image with the mask's outline in each slice.
 *
 * <p>With a window, the outline of the slice on show is the selection, and ImageJ's brush,
 * freehand, polygon and other area tools change it: Shift adds, Alt takes away, an area drawn anew
 * replaces it. The Delete key takes it away. A macro does the same with setSlice() and
 * makePolygon(), makeOval(), makeSelection() and so on, with setKeyDown("shift") or ("alt") to add
 * or take away, headless too. {@link ApplyCordMask} makes the corrected mask, {@link
 * RevertCordMask} undoes slices.
 */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord Mask Edit...",
    headless = true,
    description =
        "Opens MASK_edit: the mean image with the mask's outline in each slice as the selection. Correct"
            + " it with the brush, freehand or polygon tool (Shift adds, Alt removes, a new area"
            + " replaces it), then run Cord Mask Apply...")
public class EditCordMask extends CordCommand {

  @Parameter(
      label = "Series",
      persist = false,
      autoFill = false,
      description = "4-D run, of which the mean is shown, or 3-D image")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D cord mask on the same grid: above 0 is cord, of a soft mask above 0.5")
  private ImagePlus mask;

  @Parameter(type = ItemIO.OUTPUT, label = "Image with outlines")
  private ImagePlus edit;

  @Override
  protected void execute(final Progress progress) {
    final Volume cord = Images.toVolume(mask);
    // before the mean is computed
    Grid.requireSame(series.getTitle(), Images.grid(series), cord.name(), cord.grid());
    edit =
        Outputs.show(
            MaskEditing.open(
                mask.getTitle() + "_edit", CordImage.of(series, progress), cord, mask));
    say(
        edit.getTitle()
            + ": correct the outline of each slice with the brush (a double click on the tool sets"
            + " its size), freehand or polygon tool (Shift adds, Alt removes), then run Cord Mask"
            + " Apply...");
  }
}
