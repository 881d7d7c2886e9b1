package org.cordj.command;

import ij.ImagePlus;
import ij.gui.PointRoi;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.segment.Centerline;
import org.cordj.segment.CenterlineCsv;
import org.cordj.segment.Contrast;
import org.cordj.segment.CordCenterline;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the middle of the cord: see {@link CordCenterline}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord Centerline...",
    headless = true,
    description =
        "The middle of the cord in each slice, from the image or from points: those clicked on it (its"
            + " point selection), the ROI Manager's, or a table's. It becomes the image's selection and a table; a line that is unsure is"
            + " refused.")
public class FindCenterline extends CordCommand {

  @Parameter(
      label = "Series",
      persist = false,
      description = "4-D run, of which the mean is taken, or 3-D image")
  private ImagePlus series;

  @Parameter(
      label = "Method",
      persist = false,
      choices = {"auto", "points"},
      description =
          "auto: from the image, through clicked points if there are any; points: from these alone")
  private String method = "auto";

  @Parameter(
      label = "Points",
      required = false,
      persist = false,
      description =
          "empty: the image's point selection; manager: the ROI Manager's points; or a file: .tsv with"
              + " columns i, j, k, or SCT's centreline .csv")
  private String points = "";

  @Parameter(
      label = "Contrast",
      persist = false,
      choices = {"auto", "t1", "t2", "t2s"},
      description =
          "t1: bright cord in dark CSF; t2, t2s: dark cord; auto: the log says which and why")
  private String contrast = "auto";

  @Parameter(
      label = "Smoothing (mm)",
      persist = false,
      description = "bends shorter than about six times this length are smoothed away, 0 to 50 mm")
  private double smoothing = CordCenterline.DEFAULT_SMOOTHING;

  @Parameter(
      label = "Table",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: slice and voxel as shown, counted from 0, place in mm, confidence")
  private String table = "";

  @Parameter(
      label = "SCT file",
      required = false,
      persist = false,
      style = "save",
      description = "centreline .csv as the Spinal Cord Toolbox writes it; empty: none")
  private String sct = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final Path csv = Targets.centerline(sct);
    final Centerline line =
        new CordCenterline(
                CordCenterline.Method.of(method),
                Contrast.of(contrast),
                smoothing,
                GivenPoints.of(series, points))
            .apply(CordImage.of(series, progress), progress);
    say(series.getTitle() + ": " + line.reason());
    if (csv != null) {
      CenterlineCsv.write(csv, line);
    }
    Tables.give(line.toTable(), series.getTitle() + "_centerline", tsv);
    series.setRoi(selection(line));
  }

  private PointRoi selection(final Centerline line) {
    final PointRoi points = new PointRoi();
    points.enableSubPixelResolution();
    for (final Centerline.Point p : line.points()) {
      final int slice =
          series.getStackIndex(1, 1 + (int) Math.rint(p.voxel().k()), Math.max(1, series.getT()));
      points.addPoint(p.voxel().i() + 0.5, p.voxel().j() + 0.5, slice);
    }
    return points;
  }
}
