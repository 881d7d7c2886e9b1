package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.LinePoints;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.segment.Centerline;
import org.cordj.segment.CenterlineCsv;
import org.cordj.segment.Contrast;
import org.cordj.segment.CordCenterline;
import org.cordj.segment.CordPoint;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Finds the middle of the cord: see {@link CordCenterline}.
 *
 * <p>The line becomes the image's point selection and can be corrected there: drag a point, delete
 * it (Alt and click), add one with the multi-point tool. Run again with method auto, the points
 * that were moved or added are fixed and named in the log, and all others, also the deleted ones,
 * are found anew; with method points, a spline passes through exactly the points that are there. A
 * macro sets points with makePoint() or makeSelection("point", x, y) and Roi.setPosition. To begin
 * anew: Edit&gt;Selection&gt;Select None. See {@link LinePoints}.
 */
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
          "auto: from the image, through the points that were clicked, moved or added; points: a spline"
              + " through all points on the image and nothing else")
  private String method = "auto";

  @Parameter(
      label = "Points (manager, file; empty: the image's)",
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
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: slice and voxel as shown, counted from 0, place in mm, confidence")
  private String table = "";

  @Parameter(
      label = "Save for SCT as (.csv)",
      required = false,
      persist = false,
      style = "save",
      description = "centreline .csv as the Spinal Cord Toolbox writes it; empty: none")
  private String sct = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final Path csv = Targets.centerline(sct);
    final CordCenterline.Method how = CordCenterline.Method.of(method);
    final List<CordPoint> given = GivenPoints.of(series, points);
    // on the image itself, what an earlier run put there is no user's and with auto found anew
    final List<CordPoint> users = points.isEmpty() ? LinePoints.ofUser(series, given) : given;
    final List<CordPoint> through = how == CordCenterline.Method.AUTO ? users : given;
    final Centerline line =
        new CordCenterline(how, Contrast.of(contrast), smoothing, through)
            .apply(CordImage.of(series, progress), progress);
    say(series.getTitle() + ": " + line.reason());
    if (!users.isEmpty()) {
      say(LinePoints.sentence(series, users));
    }
    if (csv != null) {
      CenterlineCsv.write(csv, line);
    }
    Tables.give(line.toTable(), series.getTitle() + "_centerline", tsv);
    LinePoints.select(series, line, how, users);
  }
}
