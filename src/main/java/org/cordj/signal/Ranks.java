package org.cordj.signal;

import java.util.Arrays;

/** Ranks from 1, the mean rank where values are tied; for values without NaN. */
public final class Ranks {

  private Ranks() {}

  /**
   * Ranks into another array. O(n log n).
   *
   * @param sorted scratch, as long as the values
   * @param ranks filled, as long as the values
   */
  public static void of(final double[] values, final double[] sorted, final double[] ranks) {
    System.arraycopy(values, 0, sorted, 0, values.length);
    Arrays.sort(sorted);
    for (int i = 0; i < values.length; i++) {
      final int below = bound(sorted, values[i], false);
      final int upTo = bound(sorted, values[i], true);
      ranks[i] = (below + 1 + upTo) / 2.0;
    }
  }

  /** Ranks. O(n log n). */
  public static double[] of(final double[] values) {
    final double[] ranks = new double[values.length];
    of(values, new double[values.length], ranks);
    return ranks;
  }

  /** How many of the sorted values are below v, or not above it. */
  private static int bound(final double[] sorted, final double v, final boolean equalToo) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      final int middle = (from + to) >>> 1;
      if (sorted[middle] < v || equalToo && sorted[middle] == v) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
