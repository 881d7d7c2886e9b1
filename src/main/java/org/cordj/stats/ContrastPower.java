package org.cordj.stats;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.cordj.io.Numbers;

/**
 * What a design can find before there is any data: the power of one test of a contrast at a level
 * of .05, and the effect that it finds with a power of .8. Normal errors of one variance, no
 * correction for other tests: a corrected test finds less.
 *
 * <p>Of a contrast c of groups' means the effect is d, c'beta over the residual SD, and the
 * statistic has a noncentral t distribution of noncentrality d / sqrt(c' (X'X)^-1 c) with the
 * residuals' degrees of freedom. Of a slope, and of all that F tests jointly, it is Cohen's partial
 * f^2, what the contrast explains over what is left, and the statistic has a noncentral F
 * distribution of noncentrality f^2 N for N rows, as in G*Power for this fixed design. The effects
 * of reference are those that Cohen called large (A power primer, Psychological Bulletin 1992,
 * 112:155-159).
 *
 * @param contrast as the user wrote it
 * @param kind {@code d} or {@code f2}
 * @param numerator how many rows the contrast has
 * @param degrees the residuals' degrees of freedom
 * @param reference the effect that the power is of
 * @param power the probability of p at or below .05 with that effect
 * @param detectable the effect that is found with a power of .8
 */
public record ContrastPower(
    String contrast,
    String kind,
    int numerator,
    int degrees,
    double reference,
    double power,
    double detectable) {

  /** The level of the test, two-sided. */
  public static final double ALPHA = .05;

  /** The power at which an effect counts as detectable. */
  public static final double TARGET = .8;

  /** A large difference of means, in residual SDs. */
  private static final double LARGE_D = .8;

  /** A large partial f^2. */
  private static final double LARGE_F2 = .35;

  /** Of every contrast of a comparison, in its order; under Welch's statistic as of t. */
  public static List<ContrastPower> of(final GroupDesign design, final GroupCompare compare) {
    return compare.contrasts(design).stream()
        .map(contrast -> of(design, contrast, compare.statistic()))
        .toList();
  }

  private static ContrastPower of(
      final GroupDesign design, final DesignContrast contrast, final Statistic statistic) {
    final Partition model = Partition.of(design, contrast);
    final int df = model.degrees();
    if (statistic != Statistic.F && !contrast.isSlope()) {
      final DoubleUnaryOperator power = d -> NoncentralT.power(df, d / model.scale(), ALPHA);
      return new ContrastPower(
          contrast.name(), "d", 1, df, LARGE_D, power.applyAsDouble(LARGE_D), reaching(power));
    }
    final int rows = model.effect().length;
    final DoubleUnaryOperator power = f2 -> NoncentralF.power(rows, df, f2 * design.size(), ALPHA);
    return new ContrastPower(
        contrast.name(), "f2", rows, df, LARGE_F2, power.applyAsDouble(LARGE_F2), reaching(power));
  }

  /** Where a power that grows with the effect reaches the target, by bisection. */
  private static double reaching(final DoubleUnaryOperator power) {
    double high = 1;
    while (power.applyAsDouble(high) < TARGET) {
      high *= 2;
    }
    double low = 0;
    for (int i = 0; i < 50; i++) {
      final double middle = (low + high) / 2;
      if (power.applyAsDouble(middle) < TARGET) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The kind of effect as people write it. */
  public String symbol() {
    return kind.equals("d") ? "d" : "f\u00b2";
  }

  /** The detectable effect; of a slope also as the partial correlation that it is. */
  public String detectableText() {
    return symbol()
        + " = "
        + Numbers.format(detectable, 2)
        + (kind.equals("f2") && numerator == 1
            ? " (partial r = " + Numbers.format(Math.sqrt(detectable / (1 + detectable)), 2) + ")"
            : "");
  }

  /** Both numbers in a sentence. */
  public String sentence() {
    return "Before any data, "
        + contrast
        + ": one "
        + (kind.equals("d") || numerator == 1 ? "two-sided" : "F")
        + " test at "
        + Numbers.brief(ALPHA)
        + " has a power of "
        + Numbers.format(power, 2)
        + " for "
        + symbol()
        + " = "
        + Numbers.brief(reference)
        + " and of "
        + Numbers.brief(TARGET)
        + " for "
        + detectableText()
        + " ("
        + degrees
        + " degrees of freedom; less after correction).";
  }
}
