package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.segment.Quadrants;
import org.cordj.segment.RegionMeasures;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Divides a cord mask into named regions: see {@link Quadrants}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord ROIs...",
    headless = true,
    description =
        "Divides a cord mask into named regions in the subject's own space: left is the subject's left,"
            + " ventral is anterior. The result is called MASK_KIND.")
public class CordRois extends CordCommand {

  @Parameter(
      label = "Series",
      persist = false,
      autoFill = false,
      required = false,
      description = "run that the regions are for; its grid must be the mask's")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D cord mask; voxels above 0 are the cord")
  private ImagePlus mask;

  @Parameter(
      label = "Kind",
      persist = false,
      choices = {"quadrants"},
      description = "quadrants: ventral and dorsal, left and right")
  private String kind = "quadrants";

  @Parameter(
      label = "Erode (mm)",
      persist = false,
      description =
          "how much of the cord's edge is left out first, 0 to " + Quadrants.MAX_ERODE + " mm")
  private double erode = 0;

  @Parameter(
      label = "Grey matter",
      persist = false,
      autoFill = false,
      required = false,
      description = "3-D mask of grey matter, or each voxel's share of it, for the table")
  private ImagePlus gm;

  @Parameter(
      label = "Table",
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
    final Mask cord = Images.toMask(mask);
    if (series != null) {
      Grid.requireSame(series.getTitle(), Images.grid(series), cord.name(), cord.grid());
    }
    final Quadrants.Result result = new Quadrants(erode).divide(cord);
    say(result.notes());
    final Labels labels = result.labels();
    final String title = mask.getTitle() + "_" + kind;
    Tables.give(
        RegionMeasures.toTable(
            RegionMeasures.of(
                labels,
                series == null ? null : CordImage.mean(series, progress),
                gm == null ? null : Images.toVolume(gm))),
        title,
        target);
    final ImagePlus imp = Images.fromLabels(title, labels, mask);
    new Provenance("Regions of the cord: " + kind)
        .put("Sources", mask.getTitle())
        .put("ErodeMm", erode)
        .attach(imp);
    rois = Outputs.show(imp);
  }
}
