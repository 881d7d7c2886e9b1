package org.cordj.connectivity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Benjamini and Hochberg's false discovery rate. */
final class FalseDiscovery {

  private FalseDiscovery() {}

  /** The q of each p: min over p' >= p of p' m / rank(p'), at most 1. NaN stays and is no test. */
  static double[] q(final double[] p) {
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
