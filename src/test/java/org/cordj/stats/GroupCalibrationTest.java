package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
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

  /** Every 13th number: hardly dependent. As voxels, which have no intervals to be found. */
  private static Measurements regions(final double[][] y) {
    final double[][] some = new double[y.length][10];
    for (int r = 0; r < y.length; r++) {
      for (int v = 0; v < 10; v++) {
        some[r][v] = y[r][13 * v];
      }
    }
    return new Measurements(
        "roi", some, new Measurements.Voxels(Mask.all(Grid.ras(10, 1, 1, 1, 1, 1))), "", List.of());
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

  /**
   * Extents are whole numbers: many exchanges have the observed one, and p counts them all. With
   * ties broken by lot the rate is right, so that ties are all that makes p conservative.
   */
  @ParameterizedTest
  @CsvSource({"CLUSTER", "NBS"})
  void tiesAreWhatMakesExtentsConservative(final Correction correction) {
    final GroupDesign design =
        GroupDesign.of(participants(14, 15), Formula.parse("group"), "", List.of(), false);
    final double[] sd = new double[29];
    Arrays.fill(sd, 1);
    final Partition model =
        Partition.of(design, DesignContrast.list(design, "patient - control").get(0));
    final double cut = new TDistribution(null, 27).inverseCumulativeProbability(.975);
    final SplittableRandom lot = new SplittableRandom(7);
    int found = 0;
    int byLot = 0;
    for (int set = 0; set < SETS; set++) {
      final double[][] y = maps(design, new SplittableRandom(1000 + set), sd);
      final Measurements m = correction == Correction.NBS ? edges(y) : voxels(y);
      final double[] largest =
          PermutationRun.of(
                  new PermutationJob(
                      new ShuffledStatistic.Data(m.values(), model),
                      Statistic.T,
                      model,
                      new Shuffles(model, design.blocks(), false, 199, 5),
                      null,
                      components(m, cut)),
                  Progress.NONE)
              .maxima()[1];
      int above = 0;
      int ties = 0;
      for (final double extent : largest) {
        above += extent > largest[0] ? 1 : 0;
        ties += extent == largest[0] ? 1 : 0;
      }
      found += above + ties <= .05 * 200 + 1e-9 ? 1 : 0;
      byLot += above + 1 + lot.nextInt(ties) <= .05 * 200 + 1e-9 ? 1 : 0;
    }
    final double rate = (double) found / SETS;
    final double even = (double) byLot / SETS;
    if (SETS >= 1000) {
      System.out.println("calibration extent " + correction + " " + rate + ", by lot " + even);
    }
    assertTrue(rate <= .05 + half(), "rate " + rate);
    assertTrue(Math.abs(even - .05) <= half(), "by lot " + even);
    assertTrue(rate < even, rate + " < " + even);
  }

  private static MeasureRecipe components(final Measurements m, final double cut) {
    return m.layout() instanceof Measurements.Edges edges
        ? new MeasureRecipe.OfNetworks(edges.from(), edges.to(), edges.nodes().size(), cut)
        : new MeasureRecipe.OfClusters(
            Adjacency.of(((Measurements.Voxels) m.layout()).mask(), 6), cut);
  }

  /** Clusters and TFCE as a user gets them who leaves everything as it is. */
  @Test
  void theDefaultsHoldTheirLevel() {
    final GroupDesign design =
        GroupDesign.of(participants(14, 15), Formula.parse("group + age"), "", List.of(), false);
    final double[] sd = new double[29];
    Arrays.fill(sd, 1);
    for (final Correction correction : List.of(Correction.CLUSTER, Correction.TFCE)) {
      final double rate =
          rate(
              "defaults " + correction,
              design,
              GroupCompare.of("patient - control", Statistic.T, correction, 199, 5),
              sd,
              GroupCalibrationTest::voxels,
              t -> correction == Correction.TFCE ? least(t.pTfce()) : least(t.pMass()));
      assertTrue(Math.abs(rate - .05) <= half(), correction + " " + rate);
    }
  }

  /** Five of ten hypotheses are false: of what is found at most a share of .05 is wrong. */
  @Test
  void theFalseDiscoveryRateIsHeldWhereHalfIsTrue() {
    final GroupDesign design =
        GroupDesign.of(participants(14, 15), Formula.parse("group"), "", List.of(), false);
    final double[] sd = new double[29];
    Arrays.fill(sd, 1);
    double sum = 0;
    double squares = 0;
    double power = 0;
    for (int set = 0; set < SETS; set++) {
      final double[][] y = regions(maps(design, new SplittableRandom(1000 + set), sd)).values();
      for (int r = 0; r < 14; r++) {
        for (int v = 0; v < 5; v++) {
          // the noise's SD is 2
          y[r][v] += 2.5;
        }
      }
      final Measurements m = regions(expanded(y));
      final double[] q =
          compare(Statistic.T, Correction.FDR)
              .apply(design, List.of(m), Progress.NONE)
              .tests()
              .get(0)
              .q();
      int wrong = 0;
      int right = 0;
      for (int v = 0; v < 10; v++) {
        if (q[v] <= .05 + 1e-12) {
          wrong += v >= 5 ? 1 : 0;
          right += v < 5 ? 1 : 0;
        }
      }
      final double share = wrong == 0 ? 0 : (double) wrong / (wrong + right);
      sum += share;
      squares += share * share;
      power += right / 5.0;
    }
    final double rate = sum / SETS;
    final double half = 3.29 * Math.sqrt((squares / SETS - rate * rate) / SETS);
    if (SETS >= 1000) {
      System.out.println("calibration fdr, half true " + rate + ", found " + power / SETS);
    }
    assertTrue(rate <= .05 + half, "rate " + rate);
    // Benjamini and Hochberg: of independent tests it is the level times the share that is true
    assertTrue(Math.abs(rate - .025) <= half + .01, "rate " + rate);
    assertTrue(power / SETS > .5, "found " + power / SETS);
  }

  /** Ten numbers where {@link #regions} takes them. */
  private static double[][] expanded(final double[][] ten) {
    final double[][] all = new double[ten.length][GRID.voxels()];
    for (int r = 0; r < ten.length; r++) {
      for (int v = 0; v < 10; v++) {
        all[r][13 * v] = ten[r][v];
      }
    }
    return all;
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
