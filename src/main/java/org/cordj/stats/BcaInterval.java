package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.cordj.image.Progress;
import org.cordj.signal.Statistics;

/**
 * The bias-corrected and accelerated bootstrap interval of Efron 1987 (Better bootstrap confidence
 * intervals, J. Am. Stat. Assoc. 82:171-185), participants resampled with all their values; the
 * acceleration from leaving each out once. Quantiles are linear between order statistics.
 *
 * <p>A resample in which predictor or outcome is constant, or explained by the covariates, has no
 * correlation; it is drawn again and counted. Where the interval cannot be formed (a correlation of
 * 1, one participant on whom it all hangs), the limits are NaN.
 *
 * @param low the lower limit
 * @param high the upper limit
 * @param resamples how many count
 * @param redrawn how many were drawn again
 */
record BcaInterval(double low, double high, int resamples, int redrawn) {

  private static final int CHUNK = 100;

  /** After so many draws without a correlation the data are beyond hope. */
  private static final int DRAWS = 200;

  /** Of a correlation without each participant: below it lies rounding alone. */
  private static final double LEAST_SPREAD = 1e-20;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /**
   * Resamples.
   *
   * @param columns [predictor, outcome, covariates...][participant]
   * @param r the correlation of all
   * @param without [participant] the correlation without each
   * @param level such as 0.95
   */
  static BcaInterval of(
      final CorrelationMethod method,
      final double[][] columns,
      final double r,
      final double[] without,
      final double level,
      final int resamples,
      final long seed,
      final Progress progress) {
    final int n = columns[0].length;
    final double[] values = new double[resamples];
    final AtomicInteger redrawn = new AtomicInteger();
    final List<Integer> chunks = new ArrayList<>();
    for (int first = 0; first < resamples; first += CHUNK) {
      chunks.add(first);
    }
    Parallelization.getTaskExecutor()
        .forEach(
            chunks,
            first -> {
              progress.check();
              final PartialCorrelation correlation =
                  new PartialCorrelation(method, columns.length, n);
              final int[] rows = new int[n];
              final int end = Math.min(first + CHUNK, resamples);
              for (int b = first; b < end; b++) {
                final SplittableRandom random = Streams.of(seed, Streams.RESAMPLE, b, 0);
                values[b] = Double.NaN;
                for (int draw = 0; draw < DRAWS && Double.isNaN(values[b]); draw++) {
                  for (int i = 0; i < n; i++) {
                    rows[i] = random.nextInt(n);
                  }
                  values[b] = correlation.of(columns, rows);
                  if (Double.isNaN(values[b])) {
                    redrawn.incrementAndGet();
                  }
                }
              }
              progress.advance(end - first);
            });
    final double[] finite = Statistics.finite(values);
    final double[] limits =
        finite.length == resamples
            ? limits(finite, r, without, level)
            : new double[] {Double.NaN, Double.NaN};
    return new BcaInterval(limits[0], limits[1], finite.length, redrawn.get());
  }

  /** The limits from the values of the resamples and of leaving each participant out. */
  static double[] limits(
      final double[] values, final double r, final double[] without, final double level) {
    double below = 0;
    for (final double v : values) {
      below += v < r ? 1 : v == r ? 0.5 : 0;
    }
    final double mean = Statistics.mean(without);
    double squares = 0;
    double cubes = 0;
    for (final double w : without) {
      squares += (mean - w) * (mean - w);
      cubes += (mean - w) * (mean - w) * (mean - w);
    }
    if (!(squares > LEAST_SPREAD)) {
      return new double[] {Double.NaN, Double.NaN};
    }
    final double bias = quantile(below / values.length);
    final double acceleration = cubes / (6 * Math.pow(squares, 1.5));
    final double[] limits = new double[2];
    for (int side = 0; side < 2; side++) {
      final double z = bias + quantile(side == 0 ? (1 - level) / 2 : (1 + level) / 2);
      final double stretch = 1 - acceleration * z;
      final double share = NORMAL.cumulativeProbability(bias + z / stretch);
      limits[side] =
          stretch > 0 && Double.isFinite(z) ? Statistics.quantile(values, share) : Double.NaN;
    }
    return Arrays.stream(limits).allMatch(Double::isFinite)
        ? limits
        : new double[] {Double.NaN, Double.NaN};
  }

  private static double quantile(final double share) {
    return share <= 0 || share >= 1 ? Double.NaN : NORMAL.inverseCumulativeProbability(share);
  }
}
