package org.cordj.rsfc;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Confidence intervals of powers (squares of amplitudes) from an estimate and its standard error.
 *
 * @param low the lower limit
 * @param high the upper limit
 */
public record PowerInterval(double low, double high) {

  /**
   * The interval of a mean of squares of Gaussian values: x n / chi2(n), with the degrees of
   * freedom n = 2 (x / standard error)^2 that give it its variance (Satterthwaite's approximation).
   * For ALFF and dcALFF.
   *
   * @param power x, above 0
   * @param error its standard error, above 0
   * @param level such as 0.95
   */
  public static PowerInterval ofMeanSquare(
      final double power, final double error, final double level) {
    final double degrees = 2 * (power / error) * (power / error);
    final ChiSquaredDistribution chi = new ChiSquaredDistribution(degrees);
    return new PowerInterval(
        power * degrees / chi.inverseCumulativeProbability((1 + level) / 2),
        power * degrees / chi.inverseCumulativeProbability((1 - level) / 2));
  }

  /**
   * The interval of a power less a noise floor: the distances of the two parts' limits, added as
   * squares (the method of variance estimates recovery), those of the noise as if it were normal:
   * with fewer than about 30 dimensions above the floor it covers too little (92 % instead of 95
   * with 20). For ncALFF.
   *
   * @param power what is left, of either sign: the signed square of ncALFF
   * @param error its standard error: sencALFF2
   * @param whole the power with the noise: the square of dcALFF
   * @param wholeError its standard error: sedcALFF2
   * @param level such as 0.95
   */
  public static PowerInterval ofDifference(
      final double power,
      final double error,
      final double whole,
      final double wholeError,
      final double level) {
    final PowerInterval part = ofMeanSquare(whole, wholeError, level);
    final double z = new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    final double noise = z * Math.sqrt(Math.max(0, error * error - wholeError * wholeError));
    return new PowerInterval(
        power - Math.hypot(whole - part.low, noise), power + Math.hypot(part.high - whole, noise));
  }

  /** Whether a value lies in it. */
  public boolean contains(final double value) {
    return value >= low && value <= high;
  }
}
