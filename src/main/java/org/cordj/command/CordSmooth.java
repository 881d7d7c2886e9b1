package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.preprocess.Smooth;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Smooths inside the cord and along it: see {@link Smooth}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Preprocess>Cord Smooth...",
    headless = true,
    description =
        "Gaussian smoothing inside a cord mask, with one width within the slices and one along the bent"
            + " cord; nothing comes in over the cord's edge, and outside it is 0. The result is called"
            + " SERIES_smooth.")
public class CordSmooth extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D cord mask on the same grid; voxels above 0 are smoothed")
  private ImagePlus mask;

  @Parameter(
      label = "In plane (mm)",
      persist = false,
      description = "full width at half maximum within the slices, 0 to 30 mm")
  private double inplane = 2;

  @Parameter(
      label = "Along the cord (mm)",
      persist = false,
      description = "full width at half maximum along the cord, 0 to 100 mm")
  private double along = 5;

  @Parameter(type = ItemIO.OUTPUT, label = "Smoothed run")
  private ImagePlus smoothed;

  @Override
  protected void execute(final Progress progress) {
    final Smooth smooth = new Smooth(inplane, along);
    final Series run = Images.toSeries(series, 0);
    final Mask cord = Images.toMask(mask);
    final Smooth.Result result = smooth.apply(run, cord, progress);
    say(result.notes());
    final ImagePlus imp = Images.fromSeries(result.series(), series);
    new Provenance("Smoothed inside the cord and along it")
        .put("Sources", run.name())
        .put("Mask", cord.name())
        .put("InPlaneFwhmMm", inplane)
        .put("AlongFwhmMm", along)
        .attach(imp);
    smoothed = Outputs.show(imp);
  }
}
