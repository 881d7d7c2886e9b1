package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.stat.inference.OneWayAnova;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.signal.FalseDiscovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics against closed forms and commons-math; families, options, advice. */
class GroupCompareTest {

  private static GroupDesign design(final String formula) {
    return GroupDesign.of(GroupDesignTest.table(), Formula.parse(formula), "", List.of(), false);
  }

  private static Measurements noise(final String name, final int variables, final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final double[][] y = new double[9][variables];
    final String[] names = new String[variables];
    for (final double[] row : y) {
      Arrays.setAll(row, v -> random.nextDouble() + random.nextDouble());
    }
    Arrays.setAll(names, v -> "roi" + v);
    return new Measurements(name, y, new Measurements.Regions(List.of(names)), "", List.of());
  }

  private static GroupResult run(
      final String formula,
      final String contrast,
      final Statistic statistic,
      final Correction correction,
      final Measurements... all) {
    return GroupCompare.of(contrast, statistic, correction, 99, 8)
        .apply(design(formula), List.of(all), Progress.NONE);
  }

  private static double[] rows(final Measurements m, final int v, final int from, final int to) {
    return Arrays.stream(m.values(), from, to).mapToDouble(row -> row[v]).toArray();
  }

  @Test
  void welchIsWelchs() {
    final Measurements m = noise("roi", 4, 1);
    final GroupTest test =
        run("0 + sex", "f - m", Statistic.WELCH, Correction.NONE, m).tests().get(0);
    final int[] women = {0, 2, 4, 6};
    final int[] men = {1, 3, 5, 7, 8};
    for (int v = 0; v < 4; v++) {
      final int at = v;
      final double expected =
          new TTest()
              .t(
                  Arrays.stream(women).mapToDouble(r -> m.values()[r][at]).toArray(),
                  Arrays.stream(men).mapToDouble(r -> m.values()[r][at]).toArray());
      assertEquals(expected, test.statistic()[v], 1e-10);
    }
  }

  @Test
  void fIsTheAnalysisOfVariance() {
    final Measurements m = noise("roi", 3, 2);
    final GroupTest test = run("group", "group", Statistic.F, Correction.FDR, m).tests().get(0);
    for (int v = 0; v < 3; v++) {
      final double f =
          new OneWayAnova()
              .anovaFValue(List.of(rows(m, v, 0, 3), rows(m, v, 3, 6), rows(m, v, 6, 9)));
      assertEquals(f, test.statistic()[v], 1e-10);
      assertEquals(f * 2 / (f * 2 + 6), test.effect()[v], 1e-10, "partial eta squared");
    }
    assertEquals("partial_eta_squared", test.effectName());
  }

  @Test
  void covariatesAndEffectSizesAreThoseOfTheRegression() {
    final Measurements m = noise("roi", 3, 3);
    final GroupDesign design = design("group + age");
    final GroupTest slope =
        run("group + age", "age", Statistic.T, Correction.NONE, m).tests().get(0);
    final GroupTest groups =
        run("group + age", "opioid - control", Statistic.T, Correction.NONE, m).tests().get(0);
    for (int v = 0; v < 3; v++) {
      final OLSMultipleLinearRegression ols = new OLSMultipleLinearRegression();
      ols.setNoIntercept(true);
      ols.newSampleData(rows(m, v, 0, 9), design.matrix());
      final double[] b = ols.estimateRegressionParameters();
      final double[] se = ols.estimateRegressionParametersStandardErrors();
      assertEquals(b[3] / se[3], slope.statistic()[v], 1e-9);
      assertEquals(b[3], slope.estimate()[v], 1e-10);
      assertEquals(b[2] / se[2], groups.statistic()[v], 1e-9);
      assertEquals(
          HedgesG.correction(5) * b[2] / Math.sqrt(ols.estimateErrorVariance()),
          groups.effect()[v],
          1e-9,
          "Hedges' g");
      final double t = slope.statistic()[v];
      assertEquals(t / Math.sqrt(t * t + 5), slope.effect()[v], 1e-12);
    }
    assertEquals("partial_r", slope.effectName());
    assertEquals(
        "partial_r",
        run("sex * age", "m:age - f:age", Statistic.T, Correction.NONE, m)
            .tests()
            .get(0)
            .effectName(),
        "a difference of slopes is none of means");
    assertEquals("hedges_g", groups.effectName());
  }

  @Test
  void withoutCovariatesTheIntervalIsThatOfTwoGroups() {
    final Measurements m = noise("roi", 3, 11);
    final int[] women = {0, 2, 4, 6};
    final int[] men = {1, 3, 5, 7, 8};
    for (final Statistic statistic : List.of(Statistic.T, Statistic.WELCH)) {
      final GroupTest test = run("sex", "f - m", statistic, Correction.NONE, m).tests().get(0);
      for (int v = 0; v < 3; v++) {
        final int at = v;
        final HedgesG g =
            HedgesG.independent(
                Arrays.stream(women).mapToDouble(r -> m.values()[r][at]).toArray(),
                Arrays.stream(men).mapToDouble(r -> m.values()[r][at]).toArray(),
                .95);
        assertEquals(g.g(), test.effect()[v], 1e-10);
        assertEquals(g.low(), test.effectLow()[v], 1e-8);
        assertEquals(g.high(), test.effectHigh()[v], 1e-8);
      }
    }
  }

  @Test
  void withCovariatesTheLimitsAreWhereTheFoundTLiesAtEitherEnd() {
    final GroupDesign design = design("group + age");
    final GroupTest test =
        run("group + age", "opioid - control", Statistic.T, Correction.NONE, noise("roi", 3, 3))
            .tests()
            .get(0);
    final double k =
        Math.sqrt(
            MatrixUtils.inverse(
                    MatrixUtils.createRealMatrix(design.matrix())
                        .transpose()
                        .multiply(MatrixUtils.createRealMatrix(design.matrix())))
                .getEntry(2, 2));
    final double unit = HedgesG.correction(5) * k;
    for (int v = 0; v < 3; v++) {
      final double t = test.statistic()[v];
      assertEquals(t * unit, test.effect()[v], 1e-10);
      assertEquals(.975, NoncentralT.cumulative(t, 5, test.effectLow()[v] / unit), 1e-8);
      assertEquals(.025, NoncentralT.cumulative(t, 5, test.effectHigh()[v] / unit), 1e-8);
    }
    final Table table = test.toTable(Statistic.T);
    assertEquals(test.effectLow()[1], table.number(1, "hedges_g_low"), 1e-6);
    assertEquals(test.effectHigh()[1], table.number(1, "hedges_g_high"), 1e-6);
  }

  @Test
  void fHasTheIntervalOfPartialEtaSquaredAndSlopesAndMapsHaveNone() {
    final Measurements m = noise("roi", 3, 2);
    final GroupTest test = run("group", "group", Statistic.F, Correction.FDR, m).tests().get(0);
    for (int v = 0; v < 3; v++) {
      final PartialEtaSquared eta = PartialEtaSquared.of(test.statistic()[v], 2, 6, .95);
      assertEquals(eta.low(), test.effectLow()[v], 1e-10);
      assertEquals(eta.high(), test.effectHigh()[v], 1e-10);
    }
    assertTrue(
        test.toTable(Statistic.F)
            .columns()
            .containsAll(List.of("partial_eta2_low", "partial_eta2_high")));
    assertNull(run("age", "age", Statistic.T, Correction.FDR, m).tests().get(0).effectLow());
    final Measurements map =
        new Measurements(
            "map",
            noise("map", 8, 2).values(),
            new Measurements.Voxels(Mask.all(Grid.ras(2, 2, 2, 1, 1, 1))),
            "",
            List.of());
    assertNull(run("sex", "f - m", Statistic.T, Correction.FDR, map).tests().get(0).effectLow());
  }

  @Test
  void theFamilyIsEverythingTogether() {
    final GroupResult result =
        run(
            "group",
            "opioid - control; non-opioid - control",
            Statistic.T,
            Correction.FWE,
            noise("one", 3, 4),
            noise("two", 5, 5));
    assertEquals(16, result.familySize());
    assertEquals(
        List.of(
            "one, opioid - control: 3, both signs",
            "one, non-opioid - control: 3, both signs",
            "two, opioid - control: 5, both signs",
            "two, non-opioid - control: 5, both signs"),
        result.family());
    final GroupResult alone =
        run("group", "opioid - control", Statistic.T, Correction.FWE, noise("one", 3, 4));
    for (int v = 0; v < 3; v++) {
      assertTrue(
          result.tests().get(0).pFwe()[v] >= alone.tests().get(0).pFwe()[v],
          "a larger family corrects more");
      assertTrue(alone.tests().get(0).pFwe()[v] >= alone.tests().get(0).p()[v]);
    }
  }

  @Test
  void ratesAreBenjaminiHochbergs() {
    assertArrayEquals(
        new double[] {.04, .08 / 2, .04, .5},
        FalseDiscovery.q(new double[] {.01, .02, .03, .5}),
        1e-15);
  }

  @Test
  void enhancedMapsOfOneFamilyAreOnOneScale() {
    final Grid grid = Grid.ras(3, 3, 2, 1, 1, 1);
    final Measurements.Voxels voxels = new Measurements.Voxels(Mask.all(grid));
    final double[][] y = noise("map", 18, 6).values();
    final double[][] larger = new double[9][];
    Arrays.setAll(larger, r -> Arrays.stream(y[r]).map(v -> 100 * v + 7).toArray());
    final GroupResult both =
        run(
            "group",
            "opioid - control",
            Statistic.T,
            Correction.TFCE,
            new Measurements("a", y, voxels, "", List.of()),
            new Measurements("b", larger, voxels, "", List.of()));
    final GroupResult one =
        run(
            "group",
            "opioid - control",
            Statistic.T,
            Correction.TFCE,
            new Measurements("a", y, voxels, "", List.of()));
    // t has no unit: the second map is the first, so the family is no larger than one map
    assertArrayEquals(one.tests().get(0).pTfce(), both.tests().get(0).pTfce(), 1e-12);
    assertArrayEquals(both.tests().get(0).pTfce(), both.tests().get(1).pTfce(), .011);
  }

  @Test
  void fewPossibleExchangesAreToldWithTheSmallestP() {
    final GroupResult result =
        GroupCompare.of("f - m", Statistic.T, Correction.FWE, 1000, 1)
            .apply(design("sex"), List.of(noise("roi", 2, 7)), Progress.NONE);
    assertTrue(result.exact());
    assertEquals(
        "Only 126 exchanges are possible, fewer than the 1000 asked for: each was done once; the"
            + " smallest possible p is 0.007937.",
        result.notes().get(0));
  }

  @Test
  void unequalSpreadIsToldAndConstantsAreLeftOut() {
    final double[][] y = noise("roi", 3, 9).values();
    for (int r = 0; r < 9; r++) {
      y[r][0] = 4;
      y[r][1] *= r % 2 == 0 && r < 8 ? 50 : .01;
      y[r][2] *= r % 2 == 0 && r < 8 ? 50 : .01;
    }
    final GroupResult result =
        run(
            "sex",
            "f - m",
            Statistic.T,
            Correction.NONE,
            new Measurements(
                "roi", y, new Measurements.Regions(List.of("a", "b", "c")), "", List.of()));
    assertEquals(2, result.tests().get(0).measurements().variables());
    assertEquals(
        "'roi': 1 of 3 variables are the same in every participant and were left out.",
        result.notes().get(0));
    assertTrue(
        result.notes().stream().anyMatch(n -> n.contains("use statistic=welch")),
        result.notes().toString());
  }

  @Test
  void theParagraphSaysWhatWasDone() {
    final String text =
        MethodsText.of(
            run(
                "group + age",
                "opioid - control",
                Statistic.WELCH,
                Correction.FDR,
                noise("roi", 3, 1)));
    assertTrue(text.contains("signs of residuals of the reduced model were flipped"), text);
    assertTrue(text.contains("99 random exchanges (seed 8)"), text);
    assertTrue(text.contains("doi:10.1111/j.2517-6161.1995.tb02031.x"), text);
    assertTrue(text.contains("The family corrected together has 3 tests"), text);
    assertTrue(
        text.contains(
            "95 % intervals from the noncentral t distribution, as if the groups had one variance"),
        text);
    assertTrue(text.contains("Steiger JH (2004)"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLUSTER|correction=cluster needs maps, but 'roi' has none; choose fwe or fdr.",
        "TFCE|correction=tfce needs maps, but 'roi' has none; choose fwe or fdr.",
        "NBS|correction=nbs needs matrices, but 'roi' has none; choose fwe or fdr.",
      })
  void correctionsThatDoNotFitAreRefused(final Correction correction, final String sentence) {
    assertEquals(
        sentence,
        assertThrows(
                IllegalArgumentException.class,
                () -> run("group", "opioid - control", Statistic.T, correction, noise("roi", 2, 1)))
            .getMessage());
  }

  @Test
  void optionsAreChecked() {
    assertEquals(
        "permutations is 0; it must be 1 to 10000000.",
        said(() -> GroupCompare.of("a", Statistic.T, Correction.NONE, 0, 1)));
    assertEquals(
        "threshold is 3; it is an uncorrected p value, above 0 and below 0.5.",
        said(() -> new GroupCompare("a", Statistic.T, Correction.CLUSTER, 9, 1, 3, 6, .5, 2)));
    assertEquals(
        "neighbors is 8; it must be 6, 18 or 26.",
        said(() -> new GroupCompare("a", Statistic.T, Correction.TFCE, 9, 1, .01, 8, .5, 2)));
    assertEquals(
        "extent is -1; it is an exponent of TFCE from 0 to 10.",
        said(() -> new GroupCompare("a", Statistic.T, Correction.TFCE, 9, 1, .01, 6, -1, 2)));
    assertEquals("statistic is 'z'; it must be t, welch or f.", said(() -> Statistic.of("z")));
    assertEquals(
        "statistic=welch needs a contrast of groups; 'age' names none. Choose statistic=t.",
        said(() -> run("age", "age", Statistic.WELCH, Correction.NONE, noise("roi", 2, 1))));
  }

  private static String said(final org.junit.jupiter.api.function.Executable what) {
    return assertThrows(IllegalArgumentException.class, what).getMessage();
  }

  @Test
  void filesStayInTheirFolderWhateverTheColumnIsCalled() {
    final GroupTest test =
        run("group", "opioid - control", Statistic.T, Correction.FWE, noise("../z/α_x.1", 1, 1))
            .tests()
            .get(0);
    assertEquals("..-z-α_x.1_opioid-control", test.fileName());
  }

  @Test
  void groupsOfOneRowEachHaveNoSpreadToCompare() {
    final org.cordj.io.Table table =
        new org.cordj.io.Table("participant_id", "group", "sex")
            .add("a", "p", "f")
            .add("b", "p", "m")
            .add("c", "c", "f")
            .add("d", "c", "m");
    final GroupDesign four =
        GroupDesign.of(table, Formula.parse("group + sex"), "", List.of(), false);
    final Measurements m =
        new Measurements(
            "x",
            new double[][] {{4}, {3}, {2}, {0}},
            new Measurements.Regions(List.of("x")),
            "",
            List.of());
    final GroupTest test =
        GroupCompare.of("p:f - c:m", Statistic.T, Correction.NONE, 99, 1)
            .apply(four, List.of(m), Progress.NONE)
            .tests()
            .get(0);
    assertEquals(4, test.estimate()[0], 1e-12, "2.5 of the groups and 1.5 of the sexes");
  }

  /** Everything that a test gives, as one text. */
  private static String bits(final GroupResult result) {
    final StringBuilder text = new StringBuilder();
    for (final GroupTest test : result.tests()) {
      text.append(test.toTable(result.options().statistic()).toTsv());
      for (final double[] values :
          Arrays.asList(
              test.statistic(),
              test.estimate(),
              test.effect(),
              test.effectLow(),
              test.effectHigh(),
              test.p(),
              test.q(),
              test.pFwe(),
              test.enhanced(),
              test.pTfce(),
              test.extents(),
              test.masses(),
              test.pExtent(),
              test.pMass())) {
        // toString of a double is exact
        text.append(Arrays.toString(values)).append('\n');
      }
      text.append(Arrays.toString(test.components()));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "T,FWE",
    "T,FDR",
    "T,CLUSTER",
    "T,TFCE",
    "T,NBS",
    "WELCH,FWE",
    "WELCH,CLUSTER",
    "F,TFCE"
  })
  void sameBitsForAnyNumberOfThreads(final Statistic statistic, final Correction correction) {
    final boolean nbs = correction == Correction.NBS;
    final Grid grid = Grid.ras(8, 8, 5, 1, 1, 5);
    final int nodes = 15;
    final int[] from = new int[nodes * (nodes - 1) / 2];
    final int[] to = new int[from.length];
    int e = 0;
    for (int a = 0; a < nodes; a++) {
      for (int b = a + 1; b < nodes; b++) {
        from[e] = a;
        to[e++] = b;
      }
    }
    final Measurements.Layout layout =
        nbs
            ? new Measurements.Edges(
                java.util.stream.IntStream.range(0, nodes).mapToObj(i -> "n" + i).toList(),
                from,
                to)
            : new Measurements.Voxels(Mask.all(grid));
    final Measurements m =
        new Measurements("m", noise("m", layout.count(), 4).values(), layout, "", List.of());
    final java.util.concurrent.Callable<String> run =
        () ->
            bits(
                new GroupCompare(
                        statistic == Statistic.F
                            ? "group"
                            : "opioid - control; non-opioid - control",
                        statistic,
                        correction,
                        150,
                        8,
                        .05,
                        18,
                        .5,
                        2)
                    .apply(design("group"), List.of(m), Progress.NONE));
    final String one = Parallelization.runSingleThreaded(run);
    for (final int threads : new int[] {2, 3, 7}) {
      assertEquals(one, Parallelization.runWithNumThreads(threads, run), threads + " threads");
    }
  }

  @Test
  void cancelStops() {
    final Progress canceled =
        new Progress() {
          @Override
          public void begin(final String what, final long steps) {}

          @Override
          public void advance(final long steps) {}

          @Override
          public boolean canceled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class,
        () ->
            GroupCompare.of("opioid - control", Statistic.T, Correction.FWE, 1000, 1)
                .apply(design("group"), List.of(noise("roi", 2, 1)), canceled));
  }
}
