package org.cordj.stats;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;

/**
 * The sizes of a contrast's effects: Hedges' g of differences of means, partial correlations of
 * slopes, partial eta squared of F.
 *
 * @param name {@code hedges_g}, {@code partial_r} or {@code partial_eta_squared}
 * @param effect [variable]
 * @param low [variable] the lower limit of the interval; null where none was asked for, and of
 *     partial correlations
 * @param high [variable] the upper limit
 */
record ContrastEffects(String name, double[] effect, double[] low, double[] high) {

  /** The level of the intervals. */
  static final double LEVEL = .95;

  /**
   * Of every variable. An interval takes some milliseconds a variable, all cores are used.
   *
   * <p>Under Welch's statistic g and its interval are still those of the residual SD over all
   * groups, as if they had one variance: the size of an effect needs one unit.
   *
   * @param observed [variable] the statistic
   * @param intervals whether they are asked for
   */
  static ContrastEffects of(
      final Statistic statistic,
      final DesignContrast contrast,
      final Partition model,
      final Estimates estimates,
      final double[] observed,
      final boolean intervals) {
    final int df = model.degrees();
    final int n = observed.length;
    final double[] effect = new double[n];
    if (statistic == Statistic.F) {
      final int rows = model.effect().length;
      for (int v = 0; v < n; v++) {
        effect[v] = observed[v] * rows / (observed[v] * rows + df);
      }
      final double[][] limits = intervals ? new double[2][n] : new double[2][];
      if (intervals) {
        each(
            n,
            v -> {
              final PartialEtaSquared eta = PartialEtaSquared.of(observed[v], rows, df, LEVEL);
              limits[0][v] = eta.low();
              limits[1][v] = eta.high();
            });
      }
      return new ContrastEffects("partial_eta_squared", effect, limits[0], limits[1]);
    }
    if (contrast.isSlope()) {
      for (int v = 0; v < n; v++) {
        effect[v] = observed[v] / Math.sqrt(observed[v] * observed[v] + df);
      }
      return new ContrastEffects("partial_r", effect, null, null);
    }
    final double correction = df < 2 ? Double.NaN : HedgesG.correction(df);
    for (int v = 0; v < n; v++) {
      effect[v] = correction * estimates.estimate()[v] / estimates.spread()[v];
    }
    final double[][] limits = intervals ? new double[2][n] : new double[2][];
    if (intervals) {
      each(
          n,
          v -> {
            // the estimate's standard error is the residual SD times the partition's scale
            final double t = estimates.estimate()[v] / (estimates.spread()[v] * model.scale());
            final HedgesG g = HedgesG.contrast(t, df, model.scale(), LEVEL);
            limits[0][v] = g.low();
            limits[1][v] = g.high();
          });
    }
    return new ContrastEffects("hedges_g", effect, limits[0], limits[1]);
  }

  private static void each(final int n, final IntConsumer work) {
    Parallelization.getTaskExecutor().forEach(IntStream.range(0, n).boxed().toList(), work::accept);
  }
}
