package org.cordj.command;

import ij.ImagePlus;
import ij.gui.Roi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.RegionManager;
import org.cordj.imagej.RegionRois;
import org.cordj.imagej.Targets;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Regions as selections in the ROI Manager: see {@link RegionRois}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord ROIs to Manager",
    headless = true,
    description =
        "Puts each region of each slice into the ROI Manager, in its colour and called by its name and"
            + " slice, such as ventral-left @ 12. Cord ROIs from Manager takes them back.")
public class RoisToManager extends CordCommand {

  @Parameter(
      label = "ROIs",
      persist = false,
      autoFill = false,
      description = "3-D image of regions, or a mask")
  private ImagePlus rois;

  @Parameter(
      label = "Series",
      persist = false,
      autoFill = false,
      required = false,
      description =
          "run or 3-D image on the same grid that they are to be shown on; none: as for a 3-D image")
  private ImagePlus series;

  @Parameter(
      label = "Empty the ROI Manager first",
      persist = false,
      description = "true: first take out what is in the ROI Manager; false: keep it, and add")
  private boolean reset = false;

  @Parameter(
      label = "Save selections as (.zip)",
      required = false,
      persist = false,
      style = "save",
      description =
          "file ending in .zip that the selections are written to as well, as the ROI Manager saves them;"
              + " empty: none")
  private String path = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path file = Targets.selections(path);
    final Labels labels = Images.toLabels(rois);
    if (series != null) {
      Grid.requireSame(series.getTitle(), Images.grid(series), labels.name(), labels.grid());
    }
    final List<Roi> selections = RegionRois.of(labels, series != null && series.getNFrames() > 1);
    RegionManager.add(selections, reset);
    if (series != null) {
      RegionManager.showOn(series);
    }
    if (file != null) {
      RegionManager.write(file, selections);
    }
    if (!labels.empty().isEmpty()) {
      say(
          "Empty in '"
              + labels.name()
              + "', so no selection was made, but the names are kept: "
              + String.join(", ", labels.empty().stream().map(Labels.Region::name).toList())
              + ".");
    }
  }
}
