package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.SplittableRandom;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class ContrastPowerTest {

  private static GroupDesign design(final int patients, final int controls, final String formula) {
    final SplittableRandom random = new SplittableRandom(4);
    final Table table = new Table("participant_id", "group", "age", "dose");
    for (int s = 0; s < patients + controls; s++) {
      table.add(
          "sub-" + s,
          s < patients ? "patient" : s % 2 == 0 ? "control" : "other",
          30 + random.nextInt(30) + (s < patients ? 8 : 0),
          random.nextInt(10));
    }
    return GroupDesign.of(table, Formula.parse(formula), "", java.util.List.of(), false);
  }

  private static ContrastPower power(
      final GroupDesign design, final String contrast, final Statistic statistic) {
    return ContrastPower.of(design, GroupCompare.of(contrast, statistic, Correction.NONE, 99, 1))
        .get(0);
  }

  private static GroupDesign twoGroups(final int n) {
    final Table table = new Table("participant_id", "group");
    for (int s = 0; s < 2 * n; s++) {
      table.add("sub-" + s, s < n ? "a" : "b");
    }
    return GroupDesign.of(table, Formula.parse("group"), "", java.util.List.of(), false);
  }

  @Test
  void twoGroupsAsScipy() {
    final ContrastPower twenty = power(twoGroups(20), "a - b", Statistic.T);
    assertEquals("d", twenty.kind());
    assertEquals(38, twenty.degrees());
    // the same as Cord Power's closed form
    assertEquals(NoncentralF.power(1, 38, .8 * .8 * 40 / 4, .05), twenty.power(), 1e-9);
    assertEquals(.8, NoncentralF.power(1, 38, Math.pow(twenty.detectable(), 2) * 10, .05), 1e-8);
    // by scipy's noncentral t
    assertEquals(.6934041966153821, twenty.power(), 1e-9);
    assertEquals(.9091290326820811, twenty.detectable(), 1e-9);
  }

  @Test
  void partialFAsGPower() {
    // G*Power's manual: f2 = .1111, N = 110, 5 predictors: critical F 2.3017, power .7518
    assertEquals(.7518, NoncentralF.power(5, 104, .1111 * 110, .05), 5e-5);
    final GroupDesign design = design(14, 16, "group + age + dose");
    final ContrastPower joint = power(design, "group", Statistic.F);
    assertEquals("f2", joint.kind());
    assertEquals(2, joint.numerator());
    assertEquals(NoncentralF.power(2, 25, .35 * 30, .05), joint.power(), 1e-12);
    final ContrastPower slope = power(design, "age", Statistic.T);
    assertEquals(1, slope.numerator());
    assertEquals(NoncentralF.power(1, 25, .35 * 30, .05), slope.power(), 1e-12);
    assertTrue(slope.sentence().contains("(partial r = 0."), slope.sentence());
  }

  /** A covariate that goes with the group costs power; simulated studies show how much. */
  @Test
  void aCovariateThatGoesWithTheGroupCostsPower() {
    final GroupDesign with = design(14, 16, "group + age");
    final GroupDesign without = design(14, 16, "group");
    final String contrast = "patient - control";
    final ContrastPower adjusted = power(with, contrast, Statistic.T);
    assertTrue(adjusted.power() < power(without, contrast, Statistic.T).power());
    final Partition model = Partition.of(with, DesignContrast.list(with, contrast).get(0));
    final Random random = new Random(11);
    final double critical =
        new org.apache.commons.math3.distribution.TDistribution(null, model.degrees())
            .inverseCumulativeProbability(.975);
    final int studies = 20_000;
    int found = 0;
    for (int study = 0; study < studies; study++) {
      final double[] y = new double[30];
      for (int r = 0; r < 30; r++) {
        y[r] = random.nextGaussian() + (r < 14 ? .8 : 0);
      }
      final Estimates estimates = Estimates.of(columns(y), model, null);
      final double t = estimates.estimate()[0] / (estimates.spread()[0] * model.scale());
      found += Math.abs(t) > critical ? 1 : 0;
    }
    final double p = adjusted.power();
    // within the 99.9 % interval of the simulation
    assertEquals(p, (double) found / studies, 3.29 * Math.sqrt(p * (1 - p) / studies));
  }

  private static double[][] columns(final double[] y) {
    final double[][] rows = new double[y.length][1];
    for (int r = 0; r < y.length; r++) {
      rows[r][0] = y[r];
    }
    return rows;
  }

  @Test
  void inWords() {
    assertEquals(
        "Before any data, a - b: one two-sided test at 0.05 has a power of 0.69 for d = 0.8 and of"
            + " 0.8 for d = 0.91 (38 degrees of freedom; less after correction).",
        power(twoGroups(20), "a - b", Statistic.T).sentence());
    final ContrastPower few = power(twoGroups(2), "a - b", Statistic.WELCH);
    assertTrue(few.detectable() > 4 && Double.isFinite(few.detectable()), few.sentence());
  }
}
