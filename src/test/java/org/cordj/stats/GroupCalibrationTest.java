package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often something is found where nothing is. 199 permutations a data set; 200 data sets here,
 * 2,000 with -Dcordj.calibration=2000, which also prints the rates. Intervals hold 99.9 % of right
 * tests.
 */
class GroupCalibrationTest {

  private static final int SETS = Integer.getInteger("cordj.calibration", 200);
  private static final Grid GRID = Grid.ras(6, 6, 4, 1, 1, 5);

  private static double half() {
    return 3.29 * Math.sqrt(.05 * .95 / SETS);
  }

  private static Table participants(final int patients, final int controls) {
    final SplittableRandom random = new SplittableRandom(99);
    final Table table = new Table("participant_id", "group", "age", "site");
    for (int s = 0; s < patients + controls; s++) {
      // patients are older: the covariate is correlated with the group
      final int age = 30 + random.nextInt(20) + (s < patients ? 6 : 0);
      table.add("sub-" + s, s < patients ? "patient" : "control", age, "site-" + s % 3);
    }
    return table;
  }

  /** Noise that neighbours share, with an effect of age if there is one. */
  private static double[][] maps(
      final GroupDesign design, final SplittableRandom random, final double[] sd) {
    final double[][] y = new double[design.size()][GRID.voxels()];
    final double[] age =
        design.covariates().contains("age") ? design.covariate("age") : new double[design.size()];
    for (int r = 0; r < y.length; r++) {
      final double[] white = new double[GRID.voxels()];
      Arrays.setAll(white, v -> gauss(random));
      for (int v = 0; v < white.length; v++) {
        double sum = white[v];
        for (final int step : new int[] {1, 6, 36}) {
          sum += white[(v + step) % white.length];
        }
        y[r][v] = sd[r] * sum + .2 * age[r];
      }
    }
    return y;
  }

  private static double gauss(final SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static double rate(
      final String what,
      final GroupDesign design,
      final GroupCompare compare,
      final double[] sd,
      final java.util.function.Function<double[][], Measurements> measured,
      final ToDoubleFunction<GroupTest> smallest) {
    int found = 0;
    for (int set = 0; set < SETS; set++) {
      final double[][] y = maps(design, new SplittableRandom(1000 + set), sd);
      final GroupTest test =
          compare.apply(design, List.of(measured.apply(y)), Progress.NONE).tests().get(0);
      found += smallest.applyAsDouble(test) <= .05 + 1e-12 ? 1 : 0;
    }
    final double rate = (double) found / SETS;
    if (SETS >= 1000) {
      System.out.println("calibration " + what + " " + rate);
    }
    return rate;
  }

  private static Measurements voxels(final double[][] y) {
    return new Measurements("map", y, new Measurements.Voxels(Mask.all(GRID)), "", List.of());
  }

  /** The first 28 numbers as the edges of 8 nodes. */
  private static Measurements edges(final double[][] y) {
    final int[] from = new int[28];
    final int[] to = new int[28];
    int e = 0;
    for (int a = 0; a < 8; a++) {
      for (int b = a + 1; b < 8; b++) {
        from[e] = a;
        to[e++] = b;
      }
    }
    return new Measurements(
        "net",
        first(y, 28),
        new Measurements.Edges(List.of("a", "b", "c", "d", "e", "f", "g", "h"), from, to),
        "",
        List.of());
  }

  /** Every 9th number: hardly dependent. */
  private static Measurements regions(final double[][] y) {
    final double[][] some = new double[y.length][10];
    for (int r = 0; r < y.length; r++) {
      for (int v = 0; v < 10; v++) {
        some[r][v] = y[r][13 * v];
      }
    }
    return new Measurements(
        "roi",
        some,
        new Measurements.Regions(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")),
        "",
        List.of());
  }

  private static double[][] first(final double[][] y, final int n) {
    return Arrays.stream(y).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
  }

  private static double least(final double[] p) {
    return Arrays.stream(p).min().orElse(1);
  }

  private static GroupCompare compare(final Statistic statistic, final Correction correction) {
    return new GroupCompare("patient - control", statistic, correction, 199, 5, .05, 6, .5, 2);
  }

  @ParameterizedTest
  @CsvSource({"group,''", "group + age,''", "group + age,site"})
  void familyWiseErrorIsWhatItSays(final String formula, final String blocks) {
    final GroupDesign design =
        GroupDesign.of(participants(14, 15), Formula.parse(formula), blocks, List.of(), false);
    final double[] sd = new double[29];
    Arrays.fill(sd, 1);
    final String where = " " + formula + " " + blocks;
    final double[] rates = {
      rate(
          "max-t" + where,
          design,
          compare(Statistic.T, Correction.FWE),
          sd,
          GroupCalibrationTest::voxels,
          t -> least(t.pFwe())),
      rate(
          "cluster mass" + where,
          design,
          compare(Statistic.T, Correction.CLUSTER),
          sd,
          GroupCalibrationTest::voxels,
          t -> least(t.pMass())),
      rate(
          "tfce" + where,
          design,
          compare(Statistic.T, Correction.TFCE),
          sd,
          GroupCalibrationTest::voxels,
          t -> least(t.pTfce())),
      rate(
          "nbs mass" + where,
          design,
          compare(Statistic.T, Correction.NBS),
          sd,
          GroupCalibrationTest::edges,
          t -> least(t.pMass())),
      rate(
          "fdr" + where,
          design,
          compare(Statistic.T, Correction.FDR),
          sd,
          GroupCalibrationTest::regions,
          t -> least(t.q())),
    };
    for (final double rate : rates) {
      assertTrue(Math.abs(rate - .05) <= half(), where + Arrays.toString(rates));
    }
  }

  @Test
  void extentsAreNeverTooLiberal() {
    final GroupDesign design =
        GroupDesign.of(participants(14, 15), Formula.parse("group"), "", List.of(), false);
    final double[] sd = new double[29];
    Arrays.fill(sd, 1);
    // ties of whole numbers make it conservative
    final double rate =
        rate(
            "cluster extent",
            design,
            compare(Statistic.T, Correction.CLUSTER),
            sd,
            GroupCalibrationTest::voxels,
            t -> least(t.pExtent()));
    assertTrue(rate <= .05 + half(), "rate " + rate);
  }

  @Test
  void unequalVariancesNeedWelchAndSigns() {
    final GroupDesign design =
        GroupDesign.of(participants(9, 20), Formula.parse("group"), "", List.of(), false);
    final double[] sd = new double[29];
    Arrays.fill(sd, 1);
    Arrays.fill(sd, 0, 9, 3);
    final double plain =
        rate(
            "unequal variances, t",
            design,
            compare(Statistic.T, Correction.NONE),
            sd,
            GroupCalibrationTest::regions,
            t -> t.p()[0]);
    final double welch =
        rate(
            "unequal variances, welch",
            design,
            compare(Statistic.WELCH, Correction.NONE),
            sd,
            GroupCalibrationTest::regions,
            t -> t.p()[0]);
    final double family =
        rate(
            "unequal variances, welch fwe",
            design,
            compare(Statistic.WELCH, Correction.FWE),
            sd,
            GroupCalibrationTest::regions,
            t -> least(t.pFwe()));
    assertTrue(plain > .05 + half(), "plain permutation is wrong: " + plain);
    final double slack = SETS >= 2000 ? 0 : half();
    assertTrue(welch <= .07 + slack && family <= .07 + slack, welch + " " + family);
  }
}
