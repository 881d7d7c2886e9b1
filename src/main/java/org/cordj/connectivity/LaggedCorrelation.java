package org.cordj.connectivity;

import java.util.Arrays;

/**
 * Correlations of two courses when one is shifted against the other by whole volumes: Pearson's r
 * over the pairs of volumes that are that far apart, with their own means. Volumes that were left
 * out have no pair. Immutable.
 */
final class LaggedCorrelation {

  /** Fewer pairs than these say nothing. */
  private static final int FEWEST_PAIRS = 5;

  private final int most;

  /** [lag + most][pair]: where in the kept volumes the first and the second course are read. */
  private final int[][] first;

  private final int[][] second;

  /**
   * Prepares it for courses of these volumes.
   *
   * @param kept the volumes' numbers in the run, ascending
   * @param most the largest lag in volumes, either way
   * @throws IllegalArgumentException if at that lag fewer than 5 pairs of volumes are left
   */
  LaggedCorrelation(final int[] kept, final int most) {
    this.most = most;
    first = new int[2 * most + 1][];
    second = new int[2 * most + 1][];
    for (int lag = -most; lag <= most; lag++) {
      final int[] a = new int[kept.length];
      final int[] b = new int[kept.length];
      int n = 0;
      int j = 0;
      for (int i = 0; i < kept.length; i++) {
        while (j < kept.length && kept[j] < kept[i] + lag) {
          j++;
        }
        if (j < kept.length && kept[j] == kept[i] + lag) {
          a[n] = i;
          b[n++] = j;
        }
      }
      if (n < FEWEST_PAIRS) {
        throw new IllegalArgumentException(
            "At a lag of "
                + Math.abs(lag)
                + " volumes "
                + n
                + " pairs of "
                + kept.length
                + " volumes are left; the fewest is "
                + FEWEST_PAIRS
                + ". Choose a smaller lag.");
      }
      first[lag + most] = Arrays.copyOf(a, n);
      second[lag + most] = Arrays.copyOf(b, n);
    }
  }

  /** How many lags there are: as many either way, and 0. */
  int lags() {
    return first.length;
  }

  /**
   * Fills in r by lag, from -most to most: at a positive lag y follows x.
   *
   * @param r [lag + most]; NaN where a part does not vary
   */
  void of(final double[] x, final double[] y, final double[] r) {
    for (int lag = 0; lag < first.length; lag++) {
      final int[] a = first[lag];
      final int[] b = second[lag];
      double sx = 0;
      double sy = 0;
      for (int k = 0; k < a.length; k++) {
        sx += x[a[k]];
        sy += y[b[k]];
      }
      final double mx = sx / a.length;
      final double my = sy / a.length;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int k = 0; k < a.length; k++) {
        final double dx = x[a[k]] - mx;
        final double dy = y[b[k]] - my;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
      r[lag] = xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : Double.NaN;
    }
  }

  /** The place of the largest |r|, of equal ones the one nearest to lag 0. */
  static int strongest(final double[] r) {
    final int middle = r.length / 2;
    int best = middle;
    for (int step = 1; step <= middle; step++) {
      for (final int place : new int[] {middle - step, middle + step}) {
        if (Math.abs(r[place]) > Math.abs(r[best])) {
          best = place;
        }
      }
    }
    return best;
  }
}
