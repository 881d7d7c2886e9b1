package org.cordj.signal;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * How many principal components explain more than those of noise would (Horn's parallel analysis):
 * the leading ones whose share of the variance is above the 95th percentile of the share of the
 * same component of white noise of the same size.
 *
 * <p>The noise's components are not computed from noise series: the matrix of products of V series
 * of T normal numbers has the eigenvalues of a tridiagonal matrix made of chi-squared numbers
 * (Dumitriu and Edelman 2002, 10.1063/1.1507823), which takes O(min(T, V)^2) a draw.
 */
public final class ParallelAnalysis {

  private static final int DRAWS = 100;
  private static final double LEVEL = 0.95;

  private ParallelAnalysis() {}

  /**
   * The number of components above noise.
   *
   * @param variances shares of the data's components, falling
   * @param length the series' degrees of freedom: T less what was fitted before
   * @param series V
   * @param seed of the noise
   */
  public static int count(
      final double[] variances, final int length, final int series, final long seed) {
    final double[] limits = limits(length, series, seed);
    int count = 0;
    while (count < Math.min(variances.length, limits.length) && variances[count] > limits[count]) {
      count++;
    }
    return count;
  }

  /** The 95th percentile of the share of each component of noise. */
  static double[] limits(final int length, final int series, final long seed) {
    final int n = Math.min(length, series);
    final Well19937c random = new Well19937c(seed);
    final double[][] shares = new double[n][DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      final double[] values = wishart(n, Math.max(length, series), random);
      Arrays.sort(values);
      final double sum = Arrays.stream(values).sum();
      for (int i = 0; i < n; i++) {
        shares[i][draw] = values[n - 1 - i] / sum;
      }
    }
    return Arrays.stream(shares)
        .mapToDouble(
            s -> {
              Arrays.sort(s);
              return s[(int) Math.ceil(LEVEL * DRAWS) - 1];
            })
        .toArray();
  }

  /** Eigenvalues of the products of n series of {@code degrees} normal numbers. */
  private static double[] wishart(final int n, final int degrees, final Well19937c random) {
    final double[] diagonal = new double[n];
    final double[] beside = new double[n];
    double below = 0;
    for (int i = 0; i < n; i++) {
      final double d = chiSquared(degrees - i, random);
      diagonal[i] = d + below;
      below = i + 1 < n ? chiSquared(n - 1 - i, random) : 0;
      beside[i] = Math.sqrt(d * below);
    }
    return eigenvalues(diagonal, beside);
  }

  // as a gamma number: Apache draws these directly, chi-squared ones by inverting their
  // distribution
  private static double chiSquared(final int degrees, final Well19937c random) {
    return new GammaDistribution(random, degrees / 2.0, 2).sample();
  }

  /**
   * The eigenvalues of a symmetric tridiagonal matrix by QL iterations with implicit shifts (Golub
   * and Van Loan, Matrix Computations, section 8.3).
   *
   * @param d the diagonal, overwritten
   * @param e what stands beside it, [0 .. n - 2]; overwritten
   */
  static double[] eigenvalues(final double[] d, final double[] e) {
    final int n = d.length;
    e[n - 1] = 0;
    for (int l = 0; l < n; l++) {
      int m = end(d, e, l);
      while (m != l) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.sqrt(g * g + 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        int i = m - 1;
        for (; i >= l; i--) {
          final double f = s * e[i];
          final double b = c * e[i];
          r = Math.sqrt(f * f + g * g);
          e[i + 1] = r;
          if (r == 0) {
            d[i + 1] -= p;
            e[m] = 0;
            break;
          }
          s = f / r;
          c = g / r;
          g = d[i + 1] - p;
          r = (d[i] - g) * s + 2 * c * b;
          p = s * r;
          d[i + 1] = g + p;
          g = c * r - b;
        }
        if (r != 0 || i < l) {
          d[l] -= p;
          e[l] = g;
          e[m] = 0;
        }
        m = end(d, e, l);
      }
    }
    return d;
  }

  /** The first place from l on beside which nothing stands. */
  private static int end(final double[] d, final double[] e, final int l) {
    int m = l;
    while (m < d.length - 1
        && Math.abs(e[m]) > Math.ulp(1.0) * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
      m++;
    }
    return m;
  }
}
