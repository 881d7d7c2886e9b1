package org.cordj.stats;

import java.util.Arrays;

/**
 * What the statistics of all universes are reduced to under each shuffle: the largest magnitude,
 * then the three numbers of the joint test. Each of these is larger the less it fits to chance,
 * whatever the direction.
 *
 * <p>The dominant direction is that of more effects; of as many in both, that of more significant
 * ones. It is found anew in each shuffle, so that the test is two-sided. O(n log n) for n
 * universes.
 */
final class CurveMeasure implements MapMeasure {

  /** The largest |t|. */
  static final int LARGEST = 0;

  /** The magnitude of the median effect. */
  static final int MEDIAN = 1;

  /** The share of universes whose effect has the dominant sign. */
  static final int DOMINANT = 2;

  /** The share of universes significant in the dominant direction. */
  static final int SIGNIFICANT = 3;

  private static final int KINDS = 4;

  private final double[] scale;
  private final int[] degrees;
  private final double[] critical;
  private final double[] effects;
  private double median;
  private int direction;

  /** A measure of universes whose statistics have these scales. */
  CurveMeasure(final CurveScales scales) {
    scale = scales.scale();
    degrees = scales.degrees();
    critical = scales.critical();
    effects = new double[scale.length];
  }

  @Override
  public int count() {
    return KINDS;
  }

  @Override
  public void maxima(final double[] statistics, final double[] out) {
    final int n = statistics.length;
    double most = 0;
    int up = 0;
    int down = 0;
    int high = 0;
    int low = 0;
    for (int u = 0; u < n; u++) {
      final double t = statistics[u];
      effects[u] = Double.isNaN(scale[u]) ? t / Math.sqrt(t * t + degrees[u]) : t * scale[u];
      most = Math.max(most, Math.abs(t));
      up += t > 0 ? 1 : 0;
      down += t < 0 ? 1 : 0;
      high += t >= critical[u] ? 1 : 0;
      low += t <= -critical[u] ? 1 : 0;
    }
    Arrays.sort(effects);
    median = (effects[(n - 1) / 2] + effects[n / 2]) / 2;
    direction = up > down || up == down && high >= low ? 1 : -1;
    out[LARGEST] = most;
    out[MEDIAN] = Math.abs(median);
    out[DOMINANT] = (double) Math.max(up, down) / n;
    out[SIGNIFICANT] = (double) (direction > 0 ? high : low) / n;
  }

  /** The median effect of the last call, with its sign. */
  double median() {
    return median;
  }

  /** The dominant direction of the last call: 1 or -1. */
  int direction() {
    return direction;
  }
}
