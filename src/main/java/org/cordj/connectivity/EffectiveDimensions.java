package org.cordj.connectivity;

import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;

/**
 * How many independent values a correlation of two autocorrelated courses is worth.
 *
 * <p>If two independent courses x and y have the covariances A and B within a {@link
 * ResidualSpace}, each of trace 1, the variance of their correlation is about tr(A B), so that they
 * are worth 1 / tr(A B) values; without autocorrelation that is the number of dimensions left.
 * Bartlett's correction (see Afyouni et al. 2019, 10.1016/j.neuroimage.2019.05.011) is the same sum
 * written with autocorrelations; written within the residual space it also knows what the confounds
 * and the band have taken, which the autocorrelation of the residuals does not show.
 *
 * <p>Each course's autocorrelation is that of an autoregressive process of first order before
 * denoising; its coefficient is that of the greatest restricted likelihood among 20 from -0.4 to
 * 0.98. Courses with rhythms of their own are no such process, so a rhythm that should be no part
 * of a correlation belongs among the confounds.
 *
 * <p>O(20 d^3) for d dimensions, once for all courses of a space; 20 d^2 doubles while it is made.
 */
final class EffectiveDimensions {

  private static final double[] COEFFICIENTS = {
    -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93,
    0.96, 0.98
  };

  private final int left;
  private final double lost;
  private final int[] chosen;
  private final double[][] overlap;

  /** By coefficient: the expected autocorrelation at a lag of one volume within the space. */
  private final double[] lagOne;

  private EffectiveDimensions(
      final ResidualSpace space,
      final int[] chosen,
      final double[][] overlap,
      final double[] lagOne) {
    this.left = space.dimensions();
    this.lost = space.lost();
    this.chosen = chosen;
    this.overlap = overlap;
    this.lagOne = lagOne;
  }

  /**
   * Fits the courses of a space. All cores; the same bits for any number of threads.
   *
   * @param courses [course][kept volume], each varying within the space
   */
  static EffectiveDimensions fit(
      final ResidualSpace space, final double[][] courses, final Progress progress) {
    final int n = COEFFICIENTS.length;
    final double[][] x = new double[courses.length][];
    for (int c = 0; c < x.length; c++) {
      x[c] = space.coordinates(courses[c]);
    }
    final double[][][] covariances = new double[n][][];
    final double[][] fits = new double[n][];
    final double[][] shift = space.shift();
    final double[] lagOne = new double[n];
    progress.begin("Autocorrelation", n);
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, n).boxed().toList(),
            i -> {
              progress.check();
              covariances[i] = space.autoregressive(COEFFICIENTS[i]);
              fits[i] = likelihoods(covariances[i], x);
              lagOne[i] = product(covariances[i], shift);
              progress.advance(1);
            });
    final double[][] overlap = new double[n][n];
    final List<Integer> rows = IntStream.range(0, n).boxed().toList();
    Parallelization.getTaskExecutor()
        .forEach(
            rows,
            i -> {
              for (int j = 0; j < n; j++) {
                overlap[i][j] = product(covariances[i], covariances[j]);
              }
            });
    final int[] chosen = new int[x.length];
    for (int c = 0; c < x.length; c++) {
      for (int i = 1; i < n; i++) {
        if (fits[i][c] > fits[chosen[c]][c]) {
          chosen[c] = i;
        }
      }
    }
    return new EffectiveDimensions(space, chosen, overlap, lagOne);
  }

  /** Restricted log likelihoods of the courses, each up to the same constant. */
  private static double[] likelihoods(final double[][] covariance, final double[][] courses) {
    final int d = covariance.length;
    final double[][] root = Cholesky.of(covariance, 0);
    double half = 0;
    for (int k = 0; k < d; k++) {
      half += Math.log(root[k][k]);
    }
    final double[] likelihood = new double[courses.length];
    final double[] white = new double[d];
    for (int c = 0; c < courses.length; c++) {
      double squares = 0;
      for (int k = 0; k < d; k++) {
        double v = courses[c][k];
        final double[] row = root[k];
        for (int j = 0; j < k; j++) {
          v -= row[j] * white[j];
        }
        white[k] = v / row[k];
        squares += white[k] * white[k];
      }
      likelihood[c] = -0.5 * d * Math.log(squares) - half;
    }
    return likelihood;
  }

  private static double product(final double[][] a, final double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += a[i][j] * b[i][j];
      }
    }
    return sum;
  }

  /** The coefficient of a course. */
  double coefficient(final int course) {
    return COEFFICIENTS[chosen[course]];
  }

  /** The dimensions that the space has. */
  int left() {
    return left;
  }

  /** What the correlation of two courses is worth; never more than the space has. */
  double of(final int a, final int b) {
    return Math.min(left, 1 / (overlap[chosen[a]][chosen[b]] + lost));
  }

  /**
   * What the correlation of a course with one of another kind is worth: of that one only its
   * autocorrelation at a lag of one volume is known, the sum of the products of adjacent volumes
   * over the sum of squares. Its coefficient is the one whose expected value, within the space, is
   * that: a moment in place of the likelihood, in O(1), for as many voxels as a run has.
   */
  double withLagOne(final int course, final double ratio) {
    int above = 0;
    while (above < lagOne.length && lagOne[above] < ratio) {
      above++;
    }
    final double[] row = overlap[chosen[course]];
    final double trace;
    if (above == 0 || above == lagOne.length) {
      trace = row[Math.min(above, lagOne.length - 1)];
    } else {
      final double share = (ratio - lagOne[above - 1]) / (lagOne[above] - lagOne[above - 1]);
      trace = row[above - 1] + share * (row[above] - row[above - 1]);
    }
    return Math.min(left, 1 / (trace + lost));
  }
}
