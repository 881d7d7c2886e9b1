package org.cordj.command;

import ij.ImagePlus;
import ij.gui.Roi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.RegionManager;
import org.cordj.imagej.RoiRegions;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.segment.RegionMeasures;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Selections in the ROI Manager as regions: see {@link RoiRegions}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord ROIs from Manager",
    headless = true,
    description =
        "Makes an image of regions of all selections in the ROI Manager, by their names, such as"
            + " ventral-left or ventral-left @ 12, on the slices of their positions. The result is"
            + " called SERIES_regions.")
public class RoisFromManager extends CordCommand {

  @Parameter(
      label = "Series",
      persist = false,
      description = "4-D run or 3-D image that the regions are of")
  private ImagePlus series;

  @Parameter(
      label = "Selections (.zip; empty: the Manager's)",
      required = false,
      persist = false,
      style = "open",
      description =
          "file of selections (.zip) to read instead of the ROI Manager; empty: the Manager")
  private String path = "";

  @Parameter(
      label = "Where regions overlap",
      persist = false,
      choices = {"refuse", "first", "last"},
      description =
          "where selections of two regions overlap, refuse: say where and stop; first, last: the one that"
              + " comes first or last in the list has the pixel, and the log says so")
  private String overlap = "refuse";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the regions' sizes, centres and means; empty: only shown")
  private String table = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Regions")
  private ImagePlus rois;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path target = Targets.table(table);
    final String title = series.getTitle() + "_regions";
    final List<Roi> selections =
        path.isEmpty() ? RegionManager.selections() : RegionManager.selections(Path.of(path));
    final RoiRegions.Result result =
        new RoiRegions(RoiRegions.Overlap.of(overlap))
            .apply(title, Images.grid(series), selections);
    say(result.notes());
    Tables.give(
        RegionMeasures.toTable(
            RegionMeasures.of(result.labels(), CordImage.mean(series, progress), null)),
        title,
        target);
    final ImagePlus imp = Images.fromLabels(title, result.labels(), series);
    new Provenance("Regions of the cord from ImageJ's ROI Manager")
        .put("Sources", series.getTitle())
        .put("Overlap", overlap)
        .attach(imp);
    rois = Outputs.show(imp);
  }
}
