package org.cordj.stats;

import java.util.List;
import java.util.Map;

/**
 * Universes that the same participants have a value in, and the model of these.
 *
 * @param kept rows of the design of all participants
 * @param design the model of those
 * @param contrast what is asked
 * @param model the design split for it
 * @param universes their numbers; those that do not vary are taken out
 */
record CurvePattern(
    int[] kept,
    GroupDesign design,
    DesignContrast contrast,
    Partition model,
    List<Integer> universes) {

  /** A sum of squares that is this share of the whole or less is rounding. */
  private static final double ROUNDING = 1e-20;

  /**
   * [participant][universe] their values.
   *
   * @param row [row of the design] the participant's row of the multiverse
   */
  double[][] values(final Specifications multiverse, final int[] row) {
    final double[][] y = new double[kept.length][universes.size()];
    for (int k = 0; k < kept.length; k++) {
      for (int u = 0; u < y[k].length; u++) {
        y[k][u] = multiverse.values()[row[kept[k]]][universes.get(u)];
      }
    }
    return y;
  }

  /**
   * Takes universes out that do not vary.
   *
   * @param row [row of the design] the participant's row of the multiverse
   * @param leftOut gets their names and why
   */
  void leaveConstantsOut(
      final Specifications multiverse, final int[] row, final Map<String, String> leftOut) {
    final double[][] y = values(multiverse, row);
    final Estimates estimates = Estimates.of(y, model, null);
    for (int v = y[0].length - 1; v >= 0; v--) {
      double mean = 0;
      for (final double[] own : y) {
        mean += own[v] / y.length;
      }
      double total = 0;
      double large = 0;
      for (final double[] own : y) {
        total += (own[v] - mean) * (own[v] - mean);
        large += own[v] * own[v];
      }
      final double rest = estimates.spread()[v] * estimates.spread()[v] * model.degrees();
      final String name = multiverse.universes().get(universes.get(v));
      if (!(total > ROUNDING * large)) {
        leftOut.put(name, "every participant has the same value");
        universes.remove(v);
      } else if (!(rest > ROUNDING * total)) {
        leftOut.put(name, "its values do not vary beyond what the model explains");
        universes.remove(v);
      }
    }
  }
}
