package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.PreviewedCommand;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.imagej.preview.Memo;
import org.cordj.imagej.preview.OutlinePreview;
import org.cordj.imagej.preview.Preview;
import org.cordj.segment.CordAxes;
import org.cordj.segment.CordDivision;
import org.cordj.segment.CordOrientation;
import org.cordj.segment.Horns;
import org.cordj.segment.LevelCrossing;
import org.cordj.segment.Quadrants;
import org.cordj.segment.RegionKind;
import org.cordj.segment.RegionMeasures;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Divides a cord mask into named regions: see {@link CordDivision}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord ROIs...",
    headless = true,
    description =
        "Divides a cord mask into named regions in the subject's own space: left is the subject's left,"
            + " ventral is anterior. The result is called MASK_KIND, crossed with levels"
            + " MASK_KIND_levels.")
public class CordRois extends PreviewedCommand {

  @Parameter(
      label = "Series",
      persist = false,
      autoFill = false,
      required = false,
      description = "run or image on the mask's grid: helps to tell how the cord is turned")
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
      choices = {"quadrants", "horns", "halves", "slices"},
      description =
          "quadrants: ventral and dorsal, left and right; horns: of the grey matter; halves: left and"
              + " right; slices: each a region")
  private String kind = "quadrants";

  @Parameter(
      label = "Erode (mm)",
      persist = false,
      description =
          "how much of the cord's edge is left out first, 0 to " + Quadrants.MAX_ERODE + " mm")
  private double erode = 0;

  @Parameter(
      label = "Grey-matter mask",
      persist = false,
      autoFill = false,
      required = false,
      description = "3-D mask of grey matter, or each voxel's share of it, for the table")
  private ImagePlus gm;

  @Parameter(
      label = "Rotation",
      persist = false,
      choices = {"auto", "none"},
      description =
          "auto: the cord's own axes, turned up to "
              + CordOrientation.BOUND
              + " degrees; none: the scanner's front and right")
  private String rotation = "auto";

  @Parameter(
      label = "Horns fitted to",
      persist = false,
      choices = {"boundary", "contrast"},
      description =
          "what places the horns: the cord's boundary alone; contrast: then bright grey matter in the"
              + " series (T2*-weighted)")
  private String fit = "boundary";

  @Parameter(
      label = "Least voxels of a horn",
      persist = false,
      description = "a horn with fewer voxels than this in a slice is named in the log")
  private int least = Horns.DEFAULT_LEAST;

  @Parameter(
      label = "Levels",
      persist = false,
      autoFill = false,
      required = false,
      description = "image of levels, such as that of Cord Levels...: each region level by level")
  private ImagePlus levels;

  @Parameter(
      label = "Shares of the horns too",
      persist = false,
      description = "give an image of each horn's share of the voxels too, MASK_horns_NAME")
  private boolean soft = false;

  @Parameter(
      label = "Save angles as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the cord's rotation, width and depth in each slice; empty: none")
  private String angles = "";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the regions' sizes, centres and means; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Preview",
      required = false,
      persist = false,
      visibility = ItemVisibility.INVISIBLE,
      description = PreviewedCommand.WHAT)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Regions")
  private ImagePlus rois;

  @Parameter(type = ItemIO.OUTPUT, label = "Shares")
  private ImagePlus[] shares;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path target = Targets.table(table);
    final Path turns = Targets.table(angles);
    final CordDivision division = operation();
    final Mask cord = Images.toMask(mask);
    final Labels along = levels == null ? null : Images.toLabels(levels);
    final Volume image = image(cord, progress);
    final CordOrientation.Result axes = CordAxes.of(rotation).find(cord, image, progress);
    final CordDivision.Result result = division.apply(cord, image, axes, progress);
    say(axes.notes());
    say(result.notes());
    final List<String> notes = new ArrayList<>();
    final Labels labels = byLevel(result.labels(), along, notes);
    say(notes);
    if (turns != null) {
      axes.toTable().write(turns);
    }
    final String title = mask.getTitle() + "_" + kind + (along == null ? "" : "_levels");
    Tables.give(
        RegionMeasures.toTable(
            RegionMeasures.of(
                labels,
                series == null ? null : CordImage.mean(series, progress),
                gm == null ? null : Images.toVolume(gm))),
        title,
        target);
    shares = shares(result.shares());
    rois = show(Images.fromLabels(title, labels, mask), "Regions of the cord: " + kind);
  }

  @Override
  public Preview make(final Memo memo, final Progress progress) {
    final CordDivision division = operation();
    final Mask cord = Images.toMask(mask);
    final Labels along = levels == null ? null : Images.toLabels(levels);
    final Volume image =
        series == null
            ? null
            : memo.get(
                List.of(CordRois.class, series, mask), Volume.class, () -> image(cord, progress));
    final CordOrientation.Result axes = CordAxes.of(rotation).find(cord, image, progress);
    final Labels labels = division.apply(cord, image, axes, progress).labels();
    return OutlinePreview.of(
        series == null ? mask : series, byLevel(labels, along, new ArrayList<>()), "");
  }

  private CordDivision operation() {
    final CordDivision division =
        new CordDivision(RegionKind.of(kind), erode, Horns.Fit.of(fit), least);
    if (soft && division.kind() != RegionKind.HORNS) {
      throw new IllegalArgumentException("soft is for horns; kind is " + kind + ".");
    }
    return division;
  }

  /** What tells how the cord is turned, null if nothing is given. */
  private Volume image(final Mask cord, final Progress progress) {
    if (series == null) {
      return null;
    }
    Grid.requireSame(series.getTitle(), Images.grid(series), cord.name(), cord.grid());
    return CordImage.of(series, progress);
  }

  /** The regions level by level, where levels are given. */
  private static Labels byLevel(final Labels labels, final Labels along, final List<String> notes) {
    if (along == null) {
      return labels;
    }
    final LevelCrossing.Result crossed = LevelCrossing.of(labels, along);
    notes.addAll(crossed.notes());
    return crossed.labels();
  }

  private ImagePlus[] shares(final List<Volume> horns) {
    final List<ImagePlus> shown = new ArrayList<>();
    for (final Volume share : soft ? horns : List.<Volume>of()) {
      final ImagePlus imp = Images.fromVolume(share, mask);
      imp.setDisplayRange(0, 1);
      shown.add(show(imp, "Share of each voxel in the horn " + share.name()));
    }
    return shown.toArray(new ImagePlus[0]);
  }

  private ImagePlus show(final ImagePlus imp, final String what) {
    new Provenance(what)
        .put("Sources", mask.getTitle())
        .put("Image", series == null ? "none" : series.getTitle())
        .put("Levels", levels == null ? "none" : levels.getTitle())
        .put("ErodeMm", erode)
        .put("Rotation", rotation)
        .put("Fit", kind.equals("horns") ? fit : "none")
        .attach(imp);
    return Outputs.show(imp);
  }
}
