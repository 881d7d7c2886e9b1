package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.Browser;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.MotionTables;
import org.cordj.imagej.Targets;
import org.cordj.motion.SliceMotion;
import org.cordj.preprocess.OutlierMeasure;
import org.cordj.preprocess.OutlierRule;
import org.cordj.preprocess.Outliers;
import org.cordj.report.QualityReport;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A run's motion and quality as a page: see {@link QualityReport}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Report>Cord Quality Report...",
    headless = true,
    description =
        "A run's motion, outliers and tSNR as one HTML file that opens in any browser without a network;"
            + " with the run from before a step, what it gained and a film of both.")
public class ReportQuality extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run as it is now")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D cord mask on the same grid")
  private ImagePlus mask;

  @Parameter(
      label = "Run before, to compare with",
      required = false,
      persist = false,
      autoFill = false,
      description = "the run before a step such as motion correction, with the same volumes")
  private ImagePlus before;

  @Parameter(
      label = "Motion table (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description = "TSV table of Cord Motion Correction...; empty: none")
  private String motion = "";

  @Parameter(
      label = "Measures (such as dvars,refrms)",
      persist = false,
      description =
          "comma list of dvars, std_dvars, vxstd_dvars, refrms and, with motion,"
              + " framewise_displacement, rmsd")
  private String measure = OutlierMeasure.text(Outliers.DEFAULT_MEASURES);

  @Parameter(
      label = "Rule",
      persist = false,
      choices = {"sd", "boxplot", "fixed"},
      description =
          "above mean + factor SD; above the 75th percentile + k interquartile ranges; above k")
  private String rule = OutlierRule.SD.key();

  @Parameter(
      label = "Factor (of the rule)",
      persist = false,
      description = "factor of the rule, above 0: 2 for sd, 1.5 for boxplot; for fixed a value")
  private double factor = Outliers.DEFAULT_FACTOR;

  @Parameter(
      label = "Save report as (.html)",
      persist = false,
      style = "save",
      description = "HTML file")
  private String output;

  @Parameter(
      label = "Show the report",
      persist = false,
      description = "whether the page is opened in a browser at the end; without a display never")
  private boolean show = true;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path html = Targets.page(output);
    final Outliers outliers =
        new Outliers(
            OutlierMeasure.list(measure),
            OutlierRule.of(rule),
            factor,
            Outliers.DEFAULT_SCALE,
            "mean",
            0);
    final Series run = Images.toSeries(series, 0);
    final Series old = before == null ? null : Images.toSeries(before, 0);
    final Mask cord = Images.toMask(mask);
    final SliceMotion moved = motion.isEmpty() ? null : MotionTables.read(series, Path.of(motion));
    new QualityReport(run, old, cord, moved, outliers)
        .page("Made by CordJ's Cord Quality Report.", progress)
        .write(html);
    if (show) {
      Browser.show(html);
    }
  }
}
