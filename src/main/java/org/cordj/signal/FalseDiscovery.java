package org.cordj.signal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The false discovery rate of a family of tests. */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * The smallest false discovery rate at which each test is a discovery: Benjamini and Hochberg
   * 1995 (10.1111/j.2517-6161.1995.tb02031.x), min over p' >= p of p' m / rank(p'), at most 1.
   * Valid for tests that are independent or positively dependent. O(m log m).
   *
   * @param p values from 0 to 1; NaN stays NaN and is no test
   */
  public static double[] q(final double[] p) {
    final int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    final double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    double least = 1;
    for (int k = order.length - 1; k >= 0; k--) {
      least = Math.min(least, p[order[k]] * order.length / (k + 1));
      q[order[k]] = least;
    }
    return q;
  }
}
