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
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Table;
import org.cordj.preprocess.Tsnr;
import org.cordj.preprocess.TsnrTable;
import org.cordj.signal.Detrend;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Temporal signal-to-noise ratio: see {@link Tsnr}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Preprocess>Cord tSNR...",
    headless = true,
    description =
        "Mean over time divided by the SD over time, as a map called SERIES_tSNR (or"
            + " SERIES_tSNR_TREND) and a table by region and slice; with a run from before, their"
            + " difference too.")
public class CordTsnr extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are mapped; none: all")
  private ImagePlus mask;

  @Parameter(
      label = "Detrend",
      persist = false,
      choices = {"none", "constant", "linear", "quadratic"},
      description = "trend that counts as no noise; none and constant are the same")
  private String detrend = Detrend.NONE.key();

  @Parameter(
      label = "Before",
      required = false,
      persist = false,
      autoFill = false,
      description = "the run before a step, on the same grid, to compare with")
  private ImagePlus before;

  @Parameter(
      label = "ROIs",
      required = false,
      persist = false,
      autoFill = false,
      description = "regions on the same grid for the table; none: the mask as one")
  private ImagePlus rois;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the values by region and slice; empty: only shown")
  private String table = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Maps")
  private ImagePlus[] maps;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path target = Targets.table(table);
    final Tsnr tsnr = new Tsnr(Detrend.of(detrend));
    final Series run = Images.toSeries(series, 0);
    final Series old = before == null ? null : Images.toSeries(before, 0);
    if (old != null) {
      Grid.requireSame(run.name(), run.grid(), old.name(), old.grid());
    }
    if (mask == null && rois == null && target != null) {
      throw new IllegalArgumentException(
          "A table needs regions: give mask or rois as well as table.");
    }
    final Mask voxels = mask == null ? Mask.all(run.grid()) : Images.toMask(mask);
    final Labels regions =
        rois != null ? Images.toLabels(rois) : mask != null ? whole(voxels) : null;
    final Tsnr.Result result = tsnr.apply(run, voxels, progress);
    if (result.constant() + result.nonFinite() > 0) {
      say(
          result.constant()
              + " of "
              + voxels.count()
              + " voxels of '"
              + run.name()
              + "' do not vary and "
              + result.nonFinite()
              + " hold a NaN or infinity; their tSNR is NaN.");
    }
    final Volume then = old == null ? null : tsnr.apply(old, voxels, progress).map();
    if (regions != null) {
      final Table values = TsnrTable.of(result.map(), then, voxels, regions);
      Tables.give(values, result.map().name(), target);
    }
    final List<ImagePlus> shown = new ArrayList<>();
    shown.add(show(result.map(), "Temporal signal-to-noise ratio", voxels, false));
    if (then != null) {
      final Volume difference = TsnrTable.difference(result.map(), then, voxels);
      shown.add(show(difference, "Gain of tSNR over " + before.getTitle(), voxels, true));
    }
    maps = shown.toArray(new ImagePlus[0]);
  }

  private static Labels whole(final Mask mask) {
    return Labels.of(mask.toVolume(), List.of(new Labels.Region(1, mask.name(), 0xffffff)));
  }

  private ImagePlus show(
      final Volume map, final String what, final Mask voxels, final boolean signed) {
    final ImagePlus imp = Images.fromVolume(map, series);
    new Provenance(what)
        .put("Sources", series.getTitle())
        .put("Mask", voxels.name())
        .put("Detrend", detrend)
        .attach(imp);
    MapColors.apply(imp, signed);
    return Outputs.show(imp);
  }
}
