package org.cordj.signal;

import java.util.Arrays;

/** Numbers that describe a sample; NaN where it is too small. */
public final class Statistics {

  private Statistics() {}

  /** The values that are finite. */
  public static double[] finite(final double[] x) {
    return Arrays.stream(x).filter(Double::isFinite).toArray();
  }

  /** The sum by the number. */
  public static double mean(final double[] x) {
    double sum = 0;
    for (final double v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  /** With n - 1 in the denominator. */
  public static double sd(final double[] x) {
    final double mean = mean(x);
    double sum = 0;
    for (final double v : x) {
      sum += (v - mean) * (v - mean);
    }
    return x.length < 2 ? Double.NaN : Math.sqrt(sum / (x.length - 1));
  }

  /**
   * The value below which a share of the sample lies, linear between the order statistics: Hyndman
   * and Fan's type 7, what numpy does. O(n log n).
   *
   * @param share 0 to 1; 0.5 is the median
   */
  public static double quantile(final double[] x, final double share) {
    if (x.length == 0) {
      return Double.NaN;
    }
    final double[] sorted = x.clone();
    Arrays.sort(sorted);
    final double place = share * (sorted.length - 1);
    final int below = (int) place;
    final double w = place - below;
    return w == 0 ? sorted[below] : (1 - w) * sorted[below] + w * sorted[below + 1];
  }
}
