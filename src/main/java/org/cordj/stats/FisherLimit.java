package org.cordj.stats;

import org.apache.commons.math3.util.FastMath;

/** The 95 % interval of a correlation by Fisher's transformation. */
final class FisherLimit {

  private FisherLimit() {}

  /**
   * One limit: atanh r +- 1.96 / sqrt(n - 3 - k) for k covariates, right for normal values.
   *
   * @param df degrees of freedom: n - 2 - k
   * @param side -1 for the lower limit, 1 for the upper
   * @return NaN where |r| is 1; -1 or 1 for one degree of freedom
   */
  static double of(final double r, final int df, final int side) {
    if (!(Math.abs(r) <= 1 - 1e-12)) {
      return Double.NaN;
    }
    final double z = FastMath.atanh(r) + side * 1.959963984540054 / Math.sqrt(df - 1.0);
    return Math.tanh(z);
  }
}
