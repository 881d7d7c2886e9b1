package org.cordj.stats;

/**
 * The share of the variance that an effect explains of what other effects leave: F df1 / (F df1 +
 * df2). The interval turns the noncentral F distribution about, and a noncentrality lambda is the
 * share lambda / (lambda + df1 + df2 + 1), as in Steiger 2004 (Beyond the F test, Psychol. Methods
 * 9:164-182) for designs of fixed groups. An interval of level 0.90 excludes 0 where the F test is
 * significant at 0.05, since F tests one side.
 *
 * @param value the share, 0 to 1; biased upwards in small samples
 * @param low the lower limit
 * @param high the upper limit
 */
public record PartialEtaSquared(double value, double low, double high) {

  /** The level whose interval agrees with a test at 0.05. */
  public static final double LEVEL = 0.90;

  /**
   * From an F statistic.
   *
   * @param f 0 or more
   * @param numerator degrees of freedom of the effect, above 0
   * @param denominator degrees of freedom of the error, above 0
   * @param level of the interval
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static PartialEtaSquared of(
      final double f, final double numerator, final double denominator, final double level) {
    if (!(f >= 0) || Double.isInfinite(f) || !(numerator > 0) || !(denominator > 0)) {
      throw new IllegalArgumentException(
          "F("
              + numerator
              + ", "
              + denominator
              + ") = "
              + f
              + " is no F statistic; it must be 0 or more, its degrees of freedom above 0.");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "The level of the interval is " + level + "; it must lie between 0 and 1.");
    }
    final double all = numerator + denominator + 1;
    final double low = NoncentralF.noncentrality(f, numerator, denominator, (1 + level) / 2);
    final double high = NoncentralF.noncentrality(f, numerator, denominator, (1 - level) / 2);
    return new PartialEtaSquared(
        f * numerator / (f * numerator + denominator), low / (low + all), high / (high + all));
  }
}
