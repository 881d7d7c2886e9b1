package org.cordj.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** False discovery rates. */
public final class FalseDiscoveries {

  private FalseDiscoveries() {}

  /**
   * The smallest rate at which each test is among the discoveries: Benjamini and Hochberg 1995
   * (10.1111/j.2517-6161.1995.tb02031.x), p m / rank made monotone.
   *
   * @param p of all tests of the family, not NaN
   */
  public static double[] rates(final double[] p) {
    final Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    final double[] q = new double[p.length];
    double least = 1;
    for (int k = p.length - 1; k >= 0; k--) {
      least = Math.min(least, p[order[k]] * p.length / (k + 1));
      q[order[k]] = least;
    }
    return q;
  }
}
