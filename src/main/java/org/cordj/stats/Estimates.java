package org.cordj.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.FDistribution;
import org.cordj.signal.Vectors;

/**
 * Estimates and spreads of every variable under the full model.
 *
 * @param estimate [variable] the contrast's least-squares estimate in the data's unit; NaN for a
 *     contrast of several rows
 * @param spread [variable] the SD of the residuals, their degrees of freedom taken into account
 * @param unequal the share of variables whose spread differs between groups at p < .05 (Brown and
 *     Forsythe's test: an analysis of variance of absolute residuals about each group's median);
 *     NaN without groups
 */
record Estimates(double[] estimate, double[] spread, double unequal) {

  static Estimates of(final double[][] values, final Partition model, final int[] groups) {
    final int n = values.length;
    final int variables = values[0].length;
    final double[] estimate = new double[variables];
    final double[] spread = new double[variables];
    final double[] y = new double[n];
    final int most = groups == null ? 0 : Arrays.stream(groups).max().orElse(0) + 1;
    // groups of one row each have no spread to compare
    final FDistribution f =
        most < 2 || n <= most ? null : new FDistribution(null, most - 1, n - most);
    int unequal = 0;
    for (int v = 0; v < variables; v++) {
      for (int r = 0; r < n; r++) {
        y[r] = values[r][v];
      }
      estimate[v] = model.scale() * Vectors.dot(model.effect()[0], y);
      model.residual(y);
      for (final double[] q : model.effect()) {
        final double part = Vectors.dot(q, y);
        for (int r = 0; r < n; r++) {
          y[r] -= part * q[r];
        }
      }
      spread[v] = Math.sqrt(Vectors.dot(y, y) / model.degrees());
      if (f != null) {
        unequal += 1 - f.cumulativeProbability(brownForsythe(y, groups, most)) < .05 ? 1 : 0;
      }
    }
    return new Estimates(estimate, spread, f == null ? Double.NaN : (double) unequal / variables);
  }

  /** F of the absolute deviations from each group's median. */
  static double brownForsythe(final double[] residuals, final int[] groups, final int most) {
    final int n = residuals.length;
    final double[] deviation = new double[n];
    final double[] sums = new double[most];
    final int[] counts = new int[most];
    for (int g = 0; g < most; g++) {
      final int group = g;
      final double[] own =
          java.util.stream.IntStream.range(0, n)
              .filter(r -> groups[r] == group)
              .mapToDouble(r -> residuals[r])
              .sorted()
              .toArray();
      final double median = (own[own.length / 2] + own[(own.length - 1) / 2]) / 2;
      for (int r = 0; r < n; r++) {
        if (groups[r] == g) {
          deviation[r] = Math.abs(residuals[r] - median);
          sums[g] += deviation[r];
          counts[g]++;
        }
      }
    }
    final double grand = Arrays.stream(sums).sum() / n;
    double between = 0;
    for (int g = 0; g < most; g++) {
      between += counts[g] * Math.pow(sums[g] / counts[g] - grand, 2);
    }
    double within = 0;
    for (int r = 0; r < n; r++) {
      within += Math.pow(deviation[r] - sums[groups[r]] / counts[groups[r]], 2);
    }
    return within > 0 ? between / (most - 1) / (within / (n - most)) : 0;
  }
}
