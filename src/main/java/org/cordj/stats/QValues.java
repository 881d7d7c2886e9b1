package org.cordj.stats;

import java.util.Arrays;
import java.util.Comparator;

/** The false discovery rate of a family of tests. */
public final class QValues {

  private QValues() {}

  /**
   * The smallest false discovery rate at which each test is a discovery, after Benjamini and
   * Hochberg's step-up procedure: valid for tests that are independent or positively dependent. O(m
   * log m).
   *
   * @param p values from 0 to 1
   */
  public static double[] of(final double[] p) {
    final int m = p.length;
    final Integer[] order = new Integer[m];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    final double[] q = new double[m];
    double least = 1;
    for (int k = m - 1; k >= 0; k--) {
      least = Math.min(least, p[order[k]] * m / (k + 1));
      q[order[k]] = least;
    }
    return q;
  }
}
