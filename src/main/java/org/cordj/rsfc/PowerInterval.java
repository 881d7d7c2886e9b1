package org.cordj.rsfc;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Confidence intervals of powers (squares of amplitudes).
 *
 * @param low the lower limit
 * @param high the upper limit
 */
public record PowerInterval(double low, double high) {

  /** From so many degrees of freedom the closed form below is within 0.2 % of the quantile. */
  private static final double MANY = 30;

  /**
   * Any weighted sum of squares of Gaussians has as many; an estimate of a share of one has not.
   */
  private static final double FEWEST = 1;

  /**
   * The interval of a mean of squares of Gaussian values: x n / chi2(n), with the degrees of
   * freedom n = 2 (x / standard error)^2 that give it its variance (Satterthwaite's approximation).
   * For ALFF and its seALFF2.
   *
   * @param power x, above 0
   * @param error its standard error, above 0
   * @param level such as 0.95
   */
  public static PowerInterval ofMeanSquare(
      final double power, final double error, final double level) {
    return ofDifference(power, 2 * (power / error) * (power / error), 0, 1, level);
  }

  /**
   * The interval of the difference of two independent powers, each a mean of squares as above: the
   * distances of their limits from them, added as squares (the method of variance estimates
   * recovery). It holds where the powers are known from few dimensions, whose errors are not
   * symmetric.
   *
   * @param power 0 or more
   * @param degrees its degrees of freedom; below 1, which they are estimated where next to nothing
   *     is left of a power, they count as 1
   * @param less what is taken from it, 0 or more
   * @param lessDegrees its degrees of freedom
   * @param level such as 0.95
   */
  public static PowerInterval ofDifference(
      final double power,
      final double degrees,
      final double less,
      final double lessDegrees,
      final double level) {
    final double below = below(power, degrees, level);
    final double above = above(power, degrees, level);
    if (less == 0) {
      return new PowerInterval(power - below, power + above);
    }
    return new PowerInterval(
        power - less - Math.hypot(below, above(less, lessDegrees, level)),
        power - less + Math.hypot(above, below(less, lessDegrees, level)));
  }

  /** From the lower limit to the power. */
  private static double below(final double power, final double degrees, final double level) {
    final double n = Math.max(FEWEST, degrees);
    return power * (1 - n / chi(n, (1 + level) / 2));
  }

  /** From the power to the upper limit. */
  private static double above(final double power, final double degrees, final double level) {
    final double n = Math.max(FEWEST, degrees);
    return power * (n / chi(n, (1 - level) / 2) - 1);
  }

  /** A quantile of chi-square; of many degrees of freedom by Wilson and Hilferty's cube root. */
  static double chi(final double degrees, final double share) {
    if (degrees < MANY) {
      return new ChiSquaredDistribution(degrees).inverseCumulativeProbability(share);
    }
    final double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(share);
    final double root = 1 - 2 / (9 * degrees) + z * Math.sqrt(2 / (9 * degrees));
    return degrees * root * root * root;
  }

  /** Whether a value lies in it. */
  public boolean contains(final double value) {
    return value >= low && value <= high;
  }
}
