package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.bids.KeptVolumes;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Plots;
import org.cordj.imagej.RunTiming;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Table;
import org.cordj.preprocess.Displacements;
import org.cordj.preprocess.OutlierMeasure;
import org.cordj.preprocess.OutlierResult;
import org.cordj.preprocess.OutlierRule;
import org.cordj.preprocess.Outliers;
import org.cordj.report.OutlierFigure;
import org.cordj.report.Png;
import org.cordj.report.TraceFigure;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds volumes that stand out: see {@link Outliers}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Preprocess>Cord Outliers...",
    headless = true,
    description =
        "Finds volumes, and slices of volumes, that stand out by DVARS, refRMS or framewise"
            + " displacement: a confound table with a spike each, a list of volumes to leave out, and a"
            + " picture called SERIES_outliers.")
public class CordOutliers extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are measured")
  private ImagePlus mask;

  @Parameter(
      label = "Measures",
      persist = false,
      description = "list of dvars, std_dvars, vxstd_dvars, refrms, framewise_displacement, rmsd")
  private String measure = OutlierMeasure.text(Outliers.DEFAULT_MEASURES);

  @Parameter(
      label = "Rule",
      persist = false,
      choices = {"sd", "boxplot", "fixed"},
      description =
          "above mean + k SD; above the 75th percentile + k interquartile ranges; above k")
  private String rule = OutlierRule.SD.key();

  @Parameter(
      label = "Factor k (of the rule)",
      persist = false,
      description = "k, above 0: 2 for sd, 1.5 for boxplot; for fixed a value")
  private double factor = Outliers.DEFAULT_FACTOR;

  @Parameter(
      label = "Scale (of the median)",
      persist = false,
      description = "what the median in the mask is set to for dvars and refrms; 0: left as it is")
  private double scale = Outliers.DEFAULT_SCALE;

  @Parameter(
      label = "Reference of refrms",
      persist = false,
      description = "of refrms: mean, middle, or a volume counted from 0")
  private String reference = "mean";

  @Parameter(
      label = "Motion table (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description = "TSV with volume, slice, shift_x_mm, shift_y_mm or with trans_x to rot_z")
  private String motion = "";

  @Parameter(
      label = "Radius, 0: as usual (mm)",
      persist = false,
      description = "what rotations are measured on; 0: 5 mm for slices, else 50 (80 for rmsd)")
  private double radius = 0;

  @Parameter(
      label = "Save volumes as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: a row a volume, the measures and motion_outlier00, ...")
  private String table = "";

  @Parameter(
      label = "Save slices as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: a row a volume and slice, the measures and outlier")
  private String slices = "";

  @Parameter(
      label = "Save volumes to leave out as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: the volumes to leave out, counted from 0, and why")
  private String censor = "";

  @Parameter(
      label = "Save picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the picture; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Outliers outliers =
        new Outliers(
            OutlierMeasure.list(measure), OutlierRule.of(rule), factor, scale, reference, radius);
    final Path confounds = Targets.table(table);
    final Path bySlice = Targets.table("slices", slices);
    final Path censored = Targets.table("censor", censor);
    final Path png = Targets.picture(output);
    final Series run = Images.toSeries(series, 0);
    final Mask cord = Images.toMask(mask);
    final KeptVolumes kept = RunTiming.kept(series);
    final OutlierResult result = outliers.apply(run, cord, motion(run, kept), progress);
    say(result.summary(run.name()));
    final TraceFigure figure = OutlierFigure.of(run.name() + ": outliers", result);
    final ImagePlus imp = new ImagePlus(run.name() + "_outliers", figure.draw());
    if (png != null) {
      Png.write(imp.getBufferedImage(), png);
    }
    Tables.give(result.toConfounds(), run.name() + "_confounds", confounds);
    if (bySlice != null) {
      result.toSlices().write(bySlice);
    }
    if (censored != null) {
      result.toCensored(kept.first()).write(censored);
    }
    Plots.show(run.name(), figure);
    picture = Outputs.show(imp);
  }

  private Displacements motion(final Series run, final KeptVolumes kept) throws IOException {
    if (motion.isEmpty()) {
      return null;
    }
    final Table whole = Table.read(Path.of(motion));
    final Table own = kept.fit(whole, motion);
    if (own != whole) {
      say(
          "'"
              + motion
              + "' is of the run before it was trimmed; the rows of its kept volumes count.");
    }
    return Displacements.of(own, motion, run.volumes(), run.grid().nz(), radius);
  }
}
