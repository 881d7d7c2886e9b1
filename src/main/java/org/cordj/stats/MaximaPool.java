package org.cordj.stats;

import java.util.Arrays;

/**
 * The null distribution of the largest value of several maps: of each shuffle the largest over all
 * maps, each map's values on a common scale first.
 */
final class MaximaPool {

  private final double[] centers;
  private final double[] scales;
  private final double[] sorted;

  private MaximaPool(final double[][] maxima, final double[] centers, final double[] scales) {
    this.centers = centers;
    this.scales = scales;
    sorted = new double[maxima[0].length];
    Arrays.fill(sorted, Double.NEGATIVE_INFINITY);
    for (int m = 0; m < maxima.length; m++) {
      for (int s = 0; s < sorted.length; s++) {
        sorted[s] = Math.max(sorted[s], scaled(m, maxima[m][s]));
      }
    }
    Arrays.sort(sorted);
  }

  /** Of maps whose values are on the same scale already. */
  static MaximaPool plain(final double[][] maxima) {
    final double[] ones = new double[maxima.length];
    Arrays.fill(ones, 1);
    return new MaximaPool(maxima, new double[maxima.length], ones);
  }

  /**
   * Of maps on scales of their own: values less the mean of the map's maxima over their SD. A
   * single map stays as it is.
   *
   * @param maxima [map][shuffle]
   */
  static MaximaPool standardised(final double[][] maxima) {
    if (maxima.length == 1) {
      return plain(maxima);
    }
    final double[] centers = new double[maxima.length];
    final double[] scales = new double[maxima.length];
    for (int m = 0; m < maxima.length; m++) {
      final double mean = Arrays.stream(maxima[m]).average().orElse(0);
      double sum = 0;
      for (final double v : maxima[m]) {
        sum += (v - mean) * (v - mean);
      }
      centers[m] = mean;
      // a map without any component under any shuffle has no scale
      scales[m] = sum > 0 ? Math.sqrt(sum / maxima[m].length) : 1;
    }
    return new MaximaPool(maxima, centers, scales);
  }

  private double scaled(final int map, final double value) {
    return (value - centers[map]) / scales[map];
  }

  /** The share of shuffles whose largest value is as large as this one of this map. */
  double share(final int map, final double value) {
    return PermutationRun.share(sorted, scaled(map, value));
  }
}
