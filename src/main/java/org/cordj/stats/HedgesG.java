package org.cordj.stats;

import org.apache.commons.math3.special.Gamma;
import org.cordj.signal.Statistics;

/**
 * A standardized mean difference without the bias of small samples: Hedges' g, Cohen's d times the
 * exact factor J(df) = Gamma(df / 2) / (sqrt(df / 2) Gamma((df - 1) / 2)) of Hedges 1981 (J. Educ.
 * Stat. 6:107-128).
 *
 * <p>The interval is that of the noncentral t distribution, turned about (the noncentralities at
 * which the found t lies at either end), times J: right for normal values of one variance, not the
 * large-sample form.
 *
 * @param g the effect: first group less second, by the pooled SD
 * @param low the lower limit
 * @param high the upper limit
 * @param t Student's t of the same comparison
 * @param df its degrees of freedom
 */
public record HedgesG(double g, double low, double high, double t, double df) {

  /**
   * Of two groups of independent participants.
   *
   * @param level of the interval, such as 0.95
   * @throws IllegalArgumentException if a group has fewer than 2 values, one is not finite, or the
   *     values do not vary in either group
   */
  public static HedgesG independent(
      final double[] first, final double[] second, final double level) {
    requireValues("first group", first);
    requireValues("second group", second);
    final int df = first.length + second.length - 2;
    final double pooled =
        Math.sqrt(
            ((first.length - 1) * square(Statistics.sd(first))
                    + (second.length - 1) * square(Statistics.sd(second)))
                / df);
    final double scale = Math.sqrt(1.0 / first.length + 1.0 / second.length);
    return of(Statistics.mean(first) - Statistics.mean(second), pooled, scale, df, level);
  }

  /**
   * Of one group against 0, such as differences within participants; the SD is that of these
   * values.
   *
   * @throws IllegalArgumentException as {@link #independent}
   */
  public static HedgesG oneSample(final double[] values, final double level) {
    requireValues("group", values);
    return of(
        Statistics.mean(values),
        Statistics.sd(values),
        1 / Math.sqrt(values.length),
        values.length - 1,
        level);
  }

  /**
   * Of a contrast of a linear model: the estimate by the residual SD, d = t k, where t is Student's
   * t of the contrast and k its standard factor, the square root of c' (X'X)^-1 c, times J(df). The
   * limits are those noncentralities of t at which the found t lies at either end, times k J(df).
   * This is {@link #independent}'s interval (Steiger 2004, Psychol. Methods 9:164-182) with the
   * model's degrees of freedom; of two groups without covariates k is sqrt(1/n1 + 1/n2) and the
   * numbers are the same. The SD is what the model leaves, so that covariates make g larger where
   * they explain much.
   *
   * @param t Student's t, finite
   * @param df the residuals' degrees of freedom
   * @param factor k, the estimate's standard error over the residual SD, above 0
   * @return all NaN for fewer than 2 degrees of freedom, where J is not defined
   */
  static HedgesG contrast(final double t, final int df, final double factor, final double level) {
    if (df < 2) {
      return new HedgesG(Double.NaN, Double.NaN, Double.NaN, t, df);
    }
    return of(t, factor, df, level);
  }

  private static HedgesG of(final double t, final double scale, final int df, final double level) {
    final double factor = correction(df) * scale;
    return new HedgesG(
        t * factor,
        NoncentralT.noncentrality(t, df, (1 + level) / 2) * factor,
        NoncentralT.noncentrality(t, df, (1 - level) / 2) * factor,
        t,
        df);
  }

  /** The factor that takes the bias of small samples away. */
  static double correction(final double df) {
    return Math.exp(Gamma.logGamma(df / 2) - Gamma.logGamma((df - 1) / 2)) / Math.sqrt(df / 2);
  }

  private static HedgesG of(
      final double mean, final double sd, final double scale, final int df, final double level) {
    if (!(sd > 0)) {
      throw new IllegalArgumentException(
          "The values do not vary within the groups; an effect in units of their SD is not defined.");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "The level of the interval is " + level + "; it must lie between 0 and 1.");
    }
    // Gamma(0) at df = 1: g is 0 times infinity there
    if (df < 2) {
      throw new IllegalArgumentException(
          "Hedges' g needs 2 degrees of freedom or more; these groups have " + df + ".");
    }
    return of(mean / sd / scale, scale, df, level);
  }

  private static double square(final double v) {
    return v * v;
  }

  private static void requireValues(final String what, final double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "The " + what + " has " + values.length + " values; an effect size needs 2 or more.");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Value "
                + (i + 1)
                + " of the "
                + what
                + " is "
                + values[i]
                + "; leave participants without a value out.");
      }
    }
  }
}
