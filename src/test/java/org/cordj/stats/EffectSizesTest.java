package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectSizesTest {

  @ParameterizedTest
  @CsvSource({
    "2.5, 10, 1.2, 0.8610655116612265",
    "-1, 3, 0.5, 0.09212120981435942",
    "4, 38, 3.1623, 0.7695386503606848",
    "12, 5, 9, 0.722760226371235",
  })
  void noncentralTIsThatOfScipy(
      final double t, final double df, final double delta, final double expected) {
    assertEquals(expected, NoncentralT.cumulative(t, df, delta), 1e-10);
  }

  @ParameterizedTest
  @CsvSource({"3.2, 2, 27, 4.5, 0.5592951107451979", "1.1, 3, 40, 10, 0.04072923898833398"})
  void noncentralFIsThatOfScipy(
      final double f, final double a, final double b, final double lambda, final double expected) {
    assertEquals(expected, NoncentralF.cumulative(f, a, b, lambda), 1e-10);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 0.3", "30, 2.5", "200, 4", "12, 20"})
  void tSquaredIsFWithOneDegreeOfFreedom(final double df, final double delta) {
    for (final double t : new double[] {0.5, 2, 6, 25}) {
      assertEquals(
          NoncentralF.cumulative(t * t, 1, df, delta * delta),
          NoncentralT.cumulative(t, df, delta) - NoncentralT.cumulative(-t, df, delta),
          2e-10,
          "t = " + t);
    }
  }

  @Test
  void limitsOfTheNoncentralityAreThoseOfMbess() {
    // the example of conf.limits.nct in the R package MBESS: 0.8337502 and 4.815359
    assertEquals(0.8337502, NoncentralT.noncentrality(2.83, 126, .975), 1e-6);
    assertEquals(4.815359, NoncentralT.noncentrality(2.83, 126, .025), 1e-6);
  }

  @Test
  void powerIsThatOfR() {
    // power.t.test(n = 20, delta = 1, sd = 1): power = 0.8689528, without what is significant on
    // the wrong side
    final double critical =
        new org.apache.commons.math3.distribution.TDistribution(38)
            .inverseCumulativeProbability(.975);
    assertEquals(
        0.8689528,
        NoncentralT.power(38, Math.sqrt(10), .05)
            - NoncentralT.cumulative(-critical, 38, Math.sqrt(10)),
        5.1e-8);
    // power.anova.test(groups = 4, between.var = 1, within.var = 3, power = .80): n = 11.92613
    final double n = 11.92613;
    assertEquals(.80, NoncentralF.power(3, 4 * (n - 1), 3 * n / 3.0, .05), 1e-6);
  }

  @Test
  void hedgesGOfTwoGroups() {
    // means 3 and 5, both variances 2.5: d = -2 / sqrt(2.5); J(8) = Gamma(4) / (2 Gamma(3.5))
    final HedgesG g =
        HedgesG.independent(new double[] {1, 2, 3, 4, 5}, new double[] {3, 4, 5, 6, 7}, .95);
    final double j = 6 / (2 * 3.3233509704478426);
    assertEquals(-2 / Math.sqrt(2.5) * j, g.g(), 1e-12);
    assertEquals(-2, g.t(), 1e-12);
    assertEquals(8, g.df());
    // both ends by definition
    final double scale = j * Math.sqrt(.4);
    assertEquals(.975, NoncentralT.cumulative(-2, 8, g.low() / scale), 1e-9);
    assertEquals(.025, NoncentralT.cumulative(-2, 8, g.high() / scale), 1e-9);
    assertTrue(g.low() < g.g() && g.g() < g.high());
  }

  @Test
  void oneSampleIsTheMeanByItsSd() {
    final HedgesG g = HedgesG.oneSample(new double[] {1, 2, 3, 4, 5}, .95);
    assertEquals(3 / Math.sqrt(2.5) * HedgesG.correction(4), g.g(), 1e-12);
    assertEquals(3 / Math.sqrt(.5), g.t(), 1e-12);
  }

  @Test
  void theCorrectionIsNearItsWellKnownApproximation() {
    for (final int df : new int[] {10, 20, 50}) {
      assertEquals(1 - 3.0 / (4 * df - 1), HedgesG.correction(df), 5e-4);
    }
  }

  @Test
  void theIntervalCoversAndGHasNoBias() {
    final int studies = 200;
    int covered = 0;
    double sum = 0;
    for (int s = 0; s < studies; s++) {
      final Random random = new Random(50 + s);
      final double[] a = random.doubles(8).map(u -> .8 + random.nextGaussian()).toArray();
      final double[] b = random.doubles(8).map(u -> random.nextGaussian()).toArray();
      final HedgesG g = HedgesG.independent(a, b, .95);
      covered +=
          g.low() <= .8 * HedgesG.correction(14) && .8 * HedgesG.correction(14) <= g.high() ? 1 : 0;
      sum += g.g();
    }
    // 190 expected, SD 3.1; the mean's standard error is about .038
    assertTrue(covered >= 180 && covered < 200, "covered " + covered);
    assertEquals(.8, sum / studies, .12);
  }

  @Test
  void partialEtaSquared() {
    final PartialEtaSquared e = PartialEtaSquared.of(6.5, 2, 27, .95);
    assertEquals(0.325, e.value(), 1e-15);
    assertEquals(0.040774367850599395, e.low(), 1e-9);
    assertEquals(0.5158722053963359, e.high(), 1e-9);
    assertEquals(0, PartialEtaSquared.of(0.5, 2, 27, .90).low());
  }

  @Test
  void anIntervalOf90PercentAgreesWithTheTestAt5Percent() {
    final double critical =
        new org.apache.commons.math3.distribution.FDistribution(2, 27)
            .inverseCumulativeProbability(.95);
    assertTrue(PartialEtaSquared.of(critical * 1.001, 2, 27, PartialEtaSquared.LEVEL).low() > 0);
    assertEquals(0, PartialEtaSquared.of(critical * .999, 2, 27, PartialEtaSquared.LEVEL).low());
  }

  @Test
  void whatIsNoEffectIsRefused() {
    final double[] flat = {1, 1, 1};
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> HedgesG.independent(flat, flat, .95))
            .getMessage()
            .contains("do not vary within the groups"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> HedgesG.independent(new double[] {1}, new double[] {1, 2}, .95))
            .getMessage()
            .contains("first group has 1 values"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> HedgesG.oneSample(new double[] {1, Double.NaN}, .95))
            .getMessage()
            .contains("Value 2 of the group is NaN"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> PartialEtaSquared.of(-1, 2, 27, .9))
            .getMessage()
            .contains("is no F statistic"));
  }
}
