package org.cordj.stats;

import static org.cordj.signal.Vectors.dot;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;

/**
 * Two-sided permutation p of a partial correlation after Freedman and Lane (as Winkler et al. 2014,
 * 10.1016/j.neuroimage.2014.01.060, describe it): the outcome's residuals on the covariates are
 * permuted, put back on the fit, and correlated with the predictor given the covariates. Since the
 * fit lies in the space of the covariates, it need not be added: what is left of the permuted
 * residuals outside that space is correlated. Without covariates this is the plain permutation
 * test.
 *
 * <p>All n! orders are gone through where they are no more than the permutations asked for, else
 * random ones, of which the given order counts as one: p is never 0. O(n (k + 1)) a permutation for
 * k covariates.
 *
 * @param given the magnitude of the correlation itself
 * @param magnitudes [order] those of all orders, the given one among them
 * @param exact whether these are all
 */
record FreedmanLane(double given, double[] magnitudes, boolean exact) {

  private static final int CHUNK = 250;

  /** Magnitudes that differ by less are the same but for rounding. */
  private static final double SAME = 1e-10;

  /**
   * Permutes. The order of a number is the same for all outcomes of as many participants.
   *
   * @param x the predictor's residuals, length 1
   * @param e the outcome's residuals, length 1
   * @param basis orthonormal covariates, without mean
   */
  static FreedmanLane of(
      final double[] x,
      final double[] e,
      final double[][] basis,
      final int permutations,
      final long seed,
      final Progress progress) {
    final double given = Math.abs(dot(x, e));
    final int all = factorial(x.length, permutations);
    if (all > 0) {
      final double[] magnitudes = new double[all];
      final int[] next = new int[1];
      enumerate(e.clone(), e.length, order -> magnitudes[next[0]++] = magnitude(x, order, basis));
      progress.check();
      progress.advance(permutations);
      return new FreedmanLane(given, magnitudes, true);
    }
    final double[] magnitudes = new double[permutations];
    magnitudes[0] = given;
    final List<Integer> chunks = new ArrayList<>();
    for (int first = 1; first < permutations; first += CHUNK) {
      chunks.add(first);
    }
    Parallelization.getTaskExecutor()
        .forEach(
            chunks,
            first -> {
              progress.check();
              final double[] order = new double[e.length];
              final int end = Math.min(first + CHUNK, permutations);
              for (int i = first; i < end; i++) {
                System.arraycopy(e, 0, order, 0, e.length);
                shuffle(order, Streams.of(seed, Streams.PERMUTATION, i, 0));
                magnitudes[i] = magnitude(x, order, basis);
              }
              progress.advance(end - first);
            });
    return new FreedmanLane(given, magnitudes, false);
  }

  /** How many orders were counted. */
  int orders() {
    return magnitudes.length;
  }

  /** The share of orders with a correlation as large as the given one. */
  double p() {
    return share(magnitudes, given);
  }

  /**
   * The p of each outcome corrected for all of them, family-wise: the share of orders in which the
   * largest correlation of any outcome is as large as this one's.
   *
   * @param outcomes of the same participants
   */
  static double[] familyWise(final List<FreedmanLane> outcomes) {
    final double[] largest = outcomes.get(0).magnitudes.clone();
    for (final FreedmanLane outcome : outcomes) {
      for (int i = 0; i < largest.length; i++) {
        largest[i] = Math.max(largest[i], outcome.magnitudes[i]);
      }
    }
    return outcomes.stream().mapToDouble(o -> share(largest, o.given)).toArray();
  }

  private static double share(final double[] magnitudes, final double given) {
    long count = 0;
    for (final double m : magnitudes) {
      count += m >= given - SAME ? 1 : 0;
    }
    return (double) count / magnitudes.length;
  }

  private static double magnitude(final double[] x, final double[] order, final double[][] basis) {
    double rest = 1;
    for (final double[] q : basis) {
      final double share = dot(q, order);
      rest -= share * share;
    }
    // an order that the covariates explain wholly has nothing left to correlate
    return rest > SAME ? Math.abs(dot(x, order)) / Math.sqrt(rest) : 0;
  }

  /** Fisher and Yates' shuffle. */
  private static void shuffle(final double[] values, final SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      swap(values, i, random.nextInt(i + 1));
    }
  }

  /** All orders of the first n values, the given one among them. */
  private static void enumerate(final double[] values, final int n, final Consumer<double[]> each) {
    if (n <= 1) {
      each.accept(values);
      return;
    }
    for (int i = 0; i < n; i++) {
      swap(values, i, n - 1);
      enumerate(values, n - 1, each);
      swap(values, i, n - 1);
    }
  }

  private static void swap(final double[] values, final int a, final int b) {
    final double v = values[a];
    values[a] = values[b];
    values[b] = v;
  }

  /** n!, or 0 if that is more than the limit. */
  private static int factorial(final int n, final int limit) {
    long product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
      if (product > limit) {
        return 0;
      }
    }
    return (int) product;
  }
}
