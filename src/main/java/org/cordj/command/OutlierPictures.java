package org.cordj.command;

import ij.ImagePlus;
import org.cordj.imagej.Plots;
import org.cordj.preprocess.OutlierResult;
import org.cordj.report.TraceFigure;

/** What {@link CordOutliers} shows of a result. */
final class OutlierPictures {

  private OutlierPictures() {}

  /** The picture called RUN_outliers: a panel a measure. */
  static ImagePlus of(final String run, final OutlierResult result) {
    final TraceFigure figure =
        new TraceFigure(
            run + ": outliers",
            result.traces().stream()
                .map(t -> new TraceFigure.Panel(t.measure().label(), t.values(), t.threshold()))
                .toList());
    return new ImagePlus(run + "_outliers", figure.draw());
  }

  /** Where there is a display, ImageJ's own plot of each measure, called RUN_MEASURE. */
  static void showPlots(final String run, final OutlierResult result) {
    if (Plots.canShow()) {
      for (final OutlierResult.Trace t : result.traces()) {
        Plots.show(run + "_" + t.measure().key(), t.measure().label(), t.values(), t.threshold());
      }
    }
  }
}
