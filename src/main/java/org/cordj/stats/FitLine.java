package org.cordj.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.cordj.signal.Statistics;

/**
 * The least-squares line through points, and the interval of the mean about it: that of textbooks,
 * for independent normal errors of one variance.
 *
 * @param intercept the line's value at 0
 * @param slope its rise
 * @param meanX the points' mean across
 * @param spread the sum of squares across about that mean
 * @param points how many there are
 * @param error the residual SD
 * @param df degrees of freedom of that SD
 */
public record FitLine(
    double intercept, double slope, double meanX, double spread, int points, double error, int df) {

  /**
   * Fits a line.
   *
   * @param covariates how many degrees of freedom the points, as residuals, have lost before
   * @throws IllegalArgumentException if x is constant or no degree of freedom is left
   */
  public static FitLine of(final double[] x, final double[] y, final int covariates) {
    final double mx = Statistics.mean(x);
    final double my = Statistics.mean(y);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - mx) * (x[i] - mx);
      xy += (x[i] - mx) * (y[i] - my);
    }
    final int df = x.length - 2 - covariates;
    if (!(xx > 0) || df < 1) {
      throw new IllegalArgumentException(
          "A line through "
              + x.length
              + " points with "
              + df
              + " degrees of freedom cannot be fitted; the points must differ across and be 3 or"
              + " more.");
    }
    final double slope = xy / xx;
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      final double e = y[i] - my - slope * (x[i] - mx);
      rest += e * e;
    }
    return new FitLine(my - slope * mx, slope, mx, xx, x.length, Math.sqrt(rest / df), df);
  }

  /** The line's value. */
  public double at(final double x) {
    return intercept + slope * x;
  }

  /** Half the width of the interval of the mean at a place across. */
  public double half(final double x, final double level) {
    final double t = new TDistribution(null, df).inverseCumulativeProbability((1 + level) / 2);
    return t * error * Math.sqrt(1.0 / points + (x - meanX) * (x - meanX) / spread);
  }
}
