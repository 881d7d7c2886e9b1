package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.bids.ConfoundFiles;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.MotionTables;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Plots;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.RunConfounds;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.motion.Interpolation;
import org.cordj.motion.MotionCorrection;
import org.cordj.motion.MotionNotes;
import org.cordj.motion.Reference;
import org.cordj.motion.Resampler;
import org.cordj.motion.SliceCenters;
import org.cordj.motion.SliceMotion;
import org.cordj.report.MotionFigure;
import org.cordj.report.Png;
import org.cordj.report.TraceFigure;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Corrects the cord's motion: see {@link MotionCorrection}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Preprocess>Cord Motion Correction...",
    headless = true,
    description =
        "Registers the cord in each slice of each volume, in plane, and resamples the run once. The result"
            + " is called SERIES_mc; the table has shifts and angles by volume and slice.")
public class CorrectMotion extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run of axial slices")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "the cord, or its centreline, on the same grid: voxels above 0")
  private ImagePlus mask;

  @Parameter(
      label = "Passes",
      persist = false,
      description = "1 to " + MotionCorrection.MOST_PASSES)
  private int passes = MotionCorrection.defaults().passes();

  @Parameter(
      label = "Reference (firstpass, mean, median, first or a number)",
      persist = false,
      description =
          "firstpass: mean of the pass before; mean, median: of the run as it is; first, or the number of"
              + " a volume from 0")
  private String reference = MotionCorrection.defaults().reference().key();

  @Parameter(
      label = "Order along the cord (0: none)",
      persist = false,
      description =
          "polynomial that ties the slices of a volume together, 1 to "
              + MotionCorrection.MOST_ORDER
              + "; 0: none")
  private int order = MotionCorrection.defaults().order();

  @Parameter(label = "Rotation too", persist = false, description = "fit an angle too")
  private boolean rotation = MotionCorrection.defaults().rotation();

  @Parameter(
      label = "Rigid 3-D phase first",
      persist = false,
      description = "first register whole volumes, in three dimensions")
  private boolean rigid = MotionCorrection.defaults().rigid();

  @Parameter(
      label = "Steadied over time",
      persist = false,
      description = "smooth the estimates over time as far as their own noise explains")
  private boolean overtime = MotionCorrection.defaults().overtime();

  @Parameter(
      label = "Radius about the cord (mm)",
      persist = false,
      description =
          "where the soft cylinder about the cord ends, "
              + MotionCorrection.MIN_RADIUS
              + " to "
              + MotionCorrection.MAX_RADIUS
              + " mm")
  private double radius = MotionCorrection.defaults().radius();

  @Parameter(
      label = "Interpolation",
      persist = false,
      choices = {"linear", "cubic", "sinc"},
      description = "linear smooths, sinc rings")
  private String interpolation = Interpolation.CUBIC.key();

  @Parameter(
      label = "Apply (else the table only)",
      persist = false,
      description = "resample; else the table only")
  private boolean apply = true;

  @Parameter(
      label = "Motion table to apply (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description = "TSV table of this run to apply instead of an estimate; empty: estimated")
  private String use = "";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the motion; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Save traces as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the traces; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Corrected run")
  private ImagePlus corrected;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final MotionCorrection operation =
        new MotionCorrection(
            Reference.of(reference), passes, order, rotation, rigid, overtime, radius);
    final Resampler resampler = new Resampler(Interpolation.of(interpolation));
    final Path tsv = Targets.table(table);
    final Path png = Targets.picture(output);
    if (!use.isEmpty() && !apply) {
      throw new IllegalArgumentException(
          "use='" + use + "' with apply=false leaves nothing to do; choose apply=true.");
    }
    final Series run = Images.toSeries(series, 0);
    final Mask cord = Images.toMask(mask);
    cord.requireFits(run.name(), run.grid());
    final SliceMotion motion =
        use.isEmpty()
            ? operation.estimate(run, cord, progress)
            : MotionTables.read(series, Path.of(use));
    say(MotionNotes.of(run.name(), motion, cord));
    final String title = run.name() + "_mc";
    ImagePlus imp = null;
    if (apply) {
      final Series still = resampler.apply(title, run, motion, SliceCenters.of(cord), progress);
      imp = Images.fromSeries(still, series);
      provenance(operation, motion).attach(imp);
    }
    give(run.name(), MotionTables.toFile(series, motion), tsv, png);
    if (imp != null) {
      corrected = Outputs.show(imp);
    }
  }

  private void give(final String name, final SliceMotion motion, final Path tsv, final Path png)
      throws IOException {
    final TraceFigure figure = MotionFigure.of(name + ": motion of the cord", motion);
    if (png != null) {
      Png.write(figure.draw(), png);
    }
    Tables.give(motion.toTable(), name + "_motion", tsv);
    if (tsv != null) {
      ConfoundFiles.describe(
          tsv,
          "Motion of the cord in " + name + ", one row a volume and slice",
          RunConfounds.offset(series));
    }
    Plots.show(name + "_motion", figure);
  }

  private Provenance provenance(final MotionCorrection operation, final SliceMotion motion) {
    final Provenance made =
        new Provenance("Slice-wise motion correction of the cord")
            .put("Sources", series.getTitle())
            .put("Mask", mask.getTitle())
            .put("Interpolation", interpolation);
    if (use.isEmpty()) {
      made.put("Reference", operation.reference().key())
          .put("Passes", passes)
          .put("PolynomialOrderAlongCord", order)
          .put("Rotation", Boolean.toString(rotation))
          .put("RigidPhase", Boolean.toString(rigid))
          .put("SmoothedOverTime", Boolean.toString(overtime))
          .put("WeightRadius", radius);
    } else {
      made.put("MotionTable", use);
    }
    return made.put("MotionRMS", motion.rms())
        .put("NotConverged", motion.count(SliceMotion.State.FAILED));
  }
}
