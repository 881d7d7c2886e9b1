package org.cordj.stats;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Fisher's F with a noncentrality: a mixture of beta distributions with Poisson weights of mean
 * lambda / 2, summed from the largest weight on to both sides until the weights vanish.
 */
final class NoncentralF {

  private static final double VANISHED = 1e-17;

  private NoncentralF() {}

  /**
   * P(F <= f).
   *
   * @param numerator its degrees of freedom
   * @param denominator its degrees of freedom
   * @param lambda the noncentrality, 0 or more
   */
  static double cumulative(
      final double f, final double numerator, final double denominator, final double lambda) {
    if (f <= 0) {
      return 0;
    }
    final double x = numerator * f / (numerator * f + denominator);
    final int mode = (int) (lambda / 2);
    double sum = 0;
    for (int j = mode; j >= 0; j--) {
      final double weight = weight(j, lambda / 2);
      sum += weight * Beta.regularizedBeta(x, numerator / 2 + j, denominator / 2);
      if (weight < VANISHED) {
        break;
      }
    }
    for (int j = mode + 1; weight(j, lambda / 2) > VANISHED; j++) {
      sum += weight(j, lambda / 2) * Beta.regularizedBeta(x, numerator / 2 + j, denominator / 2);
    }
    return Math.max(0, Math.min(1, sum));
  }

  private static double weight(final int j, final double mean) {
    return mean == 0
        ? j == 0 ? 1 : 0
        : Math.exp(j * Math.log(mean) - mean - Gamma.logGamma(j + 1.0));
  }

  /** The power of an F test of that noncentrality. */
  static double power(
      final double numerator, final double denominator, final double lambda, final double alpha) {
    final double critical =
        new FDistribution(null, numerator, denominator).inverseCumulativeProbability(1 - alpha);
    return 1 - cumulative(critical, numerator, denominator, lambda);
  }

  /**
   * The noncentrality at which a share of the distribution lies below f, 0 where that share lies
   * below even without any: by Brent's method, since it falls as the noncentrality grows.
   */
  static double noncentrality(
      final double f, final double numerator, final double denominator, final double share) {
    if (cumulative(f, numerator, denominator, 0) <= share) {
      return 0;
    }
    double high = 10 + 2 * numerator * f;
    while (cumulative(f, numerator, denominator, high) >= share) {
      high *= 2;
    }
    return new BrentSolver(1e-13, 1e-11)
        .solve(200, l -> cumulative(f, numerator, denominator, l) - share, 0, high);
  }
}
