package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.Images;
import org.cordj.imagej.LinePoints;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.PreviewedCommand;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.imagej.preview.Memo;
import org.cordj.imagej.preview.OutlinePreview;
import org.cordj.imagej.preview.Preview;
import org.cordj.segment.Centerline;
import org.cordj.segment.CenterlineTable;
import org.cordj.segment.Contrast;
import org.cordj.segment.CordArea;
import org.cordj.segment.CordCenterline;
import org.cordj.segment.CordMask;
import org.cordj.segment.CordPoint;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Segments the cord: see {@link CordMask}.
 *
 * <p>Without a centreline's file the line is found first. It then passes through the points that
 * the user clicked on the image, or moved or added in the line that Cord Centerline... put there;
 * after Cord Centerline... with method points it is the spline through the image's points. The log
 * says which.
 */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord Mask...",
    headless = true,
    description =
        "The cord as a mask, along a centreline that is found first or given. The result is called"
            + " SERIES_cord, 1 inside and 0 outside; the table has the cross-sectional area of each"
            + " slice.")
public class FindCord extends PreviewedCommand {

  @Parameter(
      label = "Series",
      persist = false,
      description = "4-D run, of which the mean is taken, or 3-D image")
  private ImagePlus series;

  @Parameter(
      label = "Contrast",
      persist = false,
      choices = {"auto", "t1", "t2", "t2s"},
      description =
          "t1: bright cord in dark CSF; t2, t2s: dark cord; auto: the log says which and why")
  private String contrast = "auto";

  @Parameter(
      label = "Centerline (.tsv, .csv; empty: found)",
      required = false,
      persist = false,
      style = "open",
      description =
          "table (.tsv) of Cord Centerline..., or SCT's centreline .csv; empty: found in the image,"
              + " through the points that were clicked, moved or added on it")
  private String centerline = "";

  @Parameter(
      label = "Method",
      persist = false,
      choices = {"surface", "tube"},
      description = "surface: the cord's own boundary; tube: a fixed radius")
  private String method = "surface";

  @Parameter(
      label = "Radius, for method tube (mm)",
      persist = false,
      description = "radius of the tube, 1 to 10 mm; surface does not use it")
  private double radius = CordMask.DEFAULT_RADIUS;

  @Parameter(
      label = "Soft (share of each voxel)",
      persist = false,
      description = "give the share of each voxel that is cord instead of 0 and 1")
  private boolean soft = false;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description =
          "TSV file for the area of each slice in mm2, smoothed too, its angle and confidence; empty:"
              + " only shown")
  private String table = "";

  @Parameter(
      label = "Preview",
      required = false,
      persist = false,
      visibility = ItemVisibility.INVISIBLE,
      description = PreviewedCommand.WHAT)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Mask")
  private ImagePlus mask;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final List<String> notes = new ArrayList<>();
    final CordMask operation = operation();
    final Volume image = CordImage.of(series, progress);
    final Centerline line = line(image, notes, progress);
    say(notes);
    final CordMask.Result result = operation.apply(image, line, progress);
    if (!result.warning().isEmpty()) {
      say(series.getTitle() + ": " + result.warning());
    }
    Tables.give(
        CordArea.toTable(new CordArea(CordArea.DEFAULT_SMOOTHING).apply(result.soft()), result),
        series.getTitle() + "_area",
        tsv);
    final String title = series.getTitle() + "_cord";
    final ImagePlus imp =
        soft
            ? Images.fromVolume(
                new Volume(title, result.soft().planes(), result.soft().grid()), series)
            : Images.fromMask(title, result.mask(), series);
    new Provenance("Spinal cord mask, " + method)
        .put("Sources", series.getTitle())
        .put("Contrast", line.contrast().label())
        .put("Confidence", line.confidence())
        .put("Method", method)
        .put("ManuallyCorrected", false)
        .attach(imp);
    mask = Outputs.show(imp);
  }

  @Override
  public Preview make(final Memo memo, final Progress progress) throws IOException {
    final CordMask operation = operation();
    final Volume image =
        memo.get(
            List.of(FindCord.class, series), Volume.class, () -> CordImage.of(series, progress));
    final CordMask.Result result =
        operation.apply(image, line(image, new ArrayList<>(), progress), progress);
    return OutlinePreview.of(series, result.mask(), result.warning());
  }

  private CordMask operation() {
    return new CordMask(CordMask.Method.of(method), Contrast.of(contrast), radius);
  }

  /** The line that is given, else found. */
  private Centerline line(final Volume image, final List<String> notes, final Progress progress)
      throws IOException {
    return centerline.isEmpty()
        ? find(image, notes, progress)
        : CenterlineTable.readAny(Path.of(centerline), image.grid());
  }

  /** The line along which the cord is sought, through the points that the user gave, if any. */
  private Centerline find(final Volume image, final List<String> notes, final Progress progress) {
    final Contrast kind = Contrast.of(contrast);
    final List<CordPoint> selected = CordImage.points(series);
    final CordCenterline.Method how = LinePoints.method(series);
    final List<CordPoint> users = LinePoints.ofUser(series, selected);
    final boolean spline = how == CordCenterline.Method.POINTS && selected.size() > 1;
    final Centerline line =
        spline
            ? new CordCenterline(how, kind, CordCenterline.DEFAULT_SMOOTHING, selected)
                .apply(image, progress)
            : new CordCenterline(
                    CordCenterline.Method.AUTO, kind, CordCenterline.DEFAULT_SMOOTHING, users)
                .apply(image, progress);
    notes.add(series.getTitle() + ": " + line.reason());
    if (!users.isEmpty()) {
      notes.add(LinePoints.sentence(series, users));
    }
    return line;
  }
}
