package org.cordj.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.distribution.FDistribution;
import org.cordj.image.Progress;

/**
 * The power of a comparison of two or three independent groups of equal size, by simulation: normal
 * values of SD 1 around means with the planted effect, and in each study the F test of one-way
 * analysis of variance, which for two groups is Student's two-sided t test. Beside it the closed
 * form by the noncentral F distribution, which this simulation must meet: it also shows what the
 * interval of a simulation looks like.
 *
 * <p>O(simulations groups participants) for each number of participants; the values of study i with
 * n a group come from a generator of their own.
 *
 * @param groups 2 or 3
 * @param effect the standardized effect, above 0: of two groups Cohen's d, the difference of the
 *     means in SDs; of three Cohen's f, the SD of the means (divided by 3, not 2) in SDs, the means
 *     evenly spaced
 * @param from the least number of participants a group, 2 or more
 * @param to the largest, not below it
 * @param step between the numbers, 1 or more
 * @param alpha the level of the test, above 0 and below 1
 * @param simulations studies for each number, 100 or more
 * @param seed of all that is random
 */
public record PowerSimulation(
    int groups,
    double effect,
    int from,
    int to,
    int step,
    double alpha,
    int simulations,
    long seed) {

  public static final int DEFAULT_SIMULATIONS = 5_000;
  private static final int CHUNK = 100;
  private static final int LEAST = 100;
  private static final int MOST = 1_000_000;
  private static final int MOST_PARTICIPANTS = 10_000;

  /** Checks the ranges. */
  public PowerSimulation {
    if (groups != 2 && groups != 3) {
      throw new IllegalArgumentException("groups is " + groups + "; it must be 2 or 3.");
    }
    if (!(effect > 0 && effect <= 10)) {
      throw new IllegalArgumentException(
          "effect is " + effect + "; it must be above 0 and at most 10, in standard deviations.");
    }
    if (from < 2 || to > MOST_PARTICIPANTS) {
      throw new IllegalArgumentException(
          "from is "
              + from
              + " and to is "
              + to
              + "; the participants a group must be from 2 to "
              + MOST_PARTICIPANTS
              + ".");
    }
    if (to < from) {
      throw new IllegalArgumentException(
          "to is " + to + ", below from, which is " + from + "; give the larger number as to.");
    }
    if (step < 1) {
      throw new IllegalArgumentException("step is " + step + "; it must be 1 or more.");
    }
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "alpha is " + alpha + "; it must be above 0 and below 1, such as 0.05.");
    }
    if (simulations < LEAST || simulations > MOST) {
      throw new IllegalArgumentException(
          "simulations is " + simulations + "; it must be from " + LEAST + " to " + MOST + ".");
    }
  }

  /** The numbers of participants a group. */
  int[] sizes() {
    final int[] sizes = new int[(to - from) / step + 1];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = from + i * step;
    }
    return sizes;
  }

  /** The groups' means that have the effect. */
  double[] means() {
    if (groups == 2) {
      return new double[] {0, effect};
    }
    // -a, 0, a: the SD with 3 in the denominator is a sqrt(2 / 3)
    final double a = effect * Math.sqrt(1.5);
    return new double[] {-a, 0, a};
  }

  /**
   * Simulates.
   *
   * @throws java.util.concurrent.CancellationException if the user stops it
   */
  public PowerCurve apply(final Progress progress) {
    final int[] sizes = sizes();
    final List<PowerCurve.Point> points = new ArrayList<>();
    progress.begin("Simulated studies", (long) sizes.length * simulations);
    for (final int n : sizes) {
      points.add(PowerCurve.Point.of(n, significant(n, progress), simulations, closed(n)));
    }
    return new PowerCurve(this, points);
  }

  private double closed(final int n) {
    // Cohen's f^2 times all participants; two groups that differ by d have f = d / 2
    final double f = groups == 2 ? effect / 2 : effect;
    return NoncentralF.power(groups - 1, groups * (n - 1.0), f * f * groups * n, alpha);
  }

  /** How many of the studies are significant. */
  private long significant(final int n, final Progress progress) {
    final double critical =
        new FDistribution(null, groups - 1.0, groups * (n - 1.0))
            .inverseCumulativeProbability(1 - alpha);
    final double[] means = means();
    final List<Integer> chunks = new ArrayList<>();
    for (int first = 0; first < simulations; first += CHUNK) {
      chunks.add(first);
    }
    final AtomicLong count = new AtomicLong();
    Parallelization.getTaskExecutor()
        .forEach(
            chunks,
            first -> {
              progress.check();
              final double[][] values = new double[groups][n];
              final int end = Math.min(first + CHUNK, simulations);
              long found = 0;
              for (int study = first; study < end; study++) {
                draw(values, means, Streams.of(seed, Streams.STUDY, n, study));
                found += statistic(values) > critical ? 1 : 0;
              }
              count.addAndGet(found);
              progress.advance(end - first);
            });
    return count.get();
  }

  private static void draw(
      final double[][] values, final double[] means, final SplittableRandom random) {
    final Random normal = new Random(random.nextLong());
    for (int g = 0; g < values.length; g++) {
      for (int i = 0; i < values[g].length; i++) {
        values[g][i] = means[g] + normal.nextGaussian();
      }
    }
  }

  /** F of one-way analysis of variance; of two groups the square of Student's t. */
  static double statistic(final double[][] values) {
    double all = 0;
    int count = 0;
    for (final double[] group : values) {
      for (final double v : group) {
        all += v;
      }
      count += group.length;
    }
    all /= count;
    double between = 0;
    double within = 0;
    for (final double[] group : values) {
      double mean = 0;
      for (final double v : group) {
        mean += v;
      }
      mean /= group.length;
      between += group.length * (mean - all) * (mean - all);
      for (final double v : group) {
        within += (v - mean) * (v - mean);
      }
    }
    return between / (values.length - 1) / (within / (count - values.length));
  }
}
