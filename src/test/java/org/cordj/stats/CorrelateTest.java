package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.signal.FalseDiscovery;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;

class CorrelateTest {

  /** The law schools of Efron and Tibshirani 1993, An Introduction to the Bootstrap, table 3.1. */
  static final double[] LSAT = {
    576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594
  };

  static final double[] GPA = {
    3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96
  };

  private static final double[] Z = {0, 1, 4, 2, 2, 4, 1, 0, 1, 4, 2, 2, 4, 1, 0};

  static Participants table(final double[]... columns) {
    final String[] names = {"x", "y", "z", "w"};
    final String[] header = new String[columns.length + 1];
    header[0] = "participant_id";
    System.arraycopy(names, 0, header, 1, columns.length);
    final Table table = new Table(header);
    for (int i = 0; i < columns[0].length; i++) {
      final Object[] row = new Object[columns.length + 1];
      row[0] = "sub-" + (i + 1);
      for (int c = 0; c < columns.length; c++) {
        // in full: a table keeps 9 digits of a number
        row[c + 1] = Double.isNaN(columns[c][i]) ? "n/a" : Double.toString(columns[c][i]);
      }
      table.add(row);
    }
    try {
      return new Participants("people.tsv", table);
    } catch (final IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Correlate options(
      final CorrelationMethod method, final int permutations, final String... covariates) {
    return new Correlate(
        "x", List.of("y"), List.of(covariates), method, permutations, 0, 1, MissingValues.REFUSE);
  }

  private static Correlation one(final Correlate options, final double[]... columns) {
    return options.apply(table(columns), Progress.NONE).results().get(0);
  }

  @Test
  void aLargeOffsetIsNoConstant() {
    // times in milliseconds since 1970, fractions of a second apart
    final double[] late = Arrays.stream(LSAT).map(v -> 1.7e12 + 10 * v).toArray();
    final Correlate options = options(CorrelationMethod.PEARSON, 100);
    assertEquals(one(options, LSAT, GPA).r(), one(options, late, GPA).r(), 1e-6);
    assertEquals(
        one(options(CorrelationMethod.PEARSON, 100, "z"), LSAT, GPA, Z).r(),
        one(options(CorrelationMethod.PEARSON, 100, "z"), late, GPA, Z).r(),
        1e-6);
  }

  @Test
  void theClosedFormOfTheTOfR763() {
    // a predictor, and an outcome made to correlate with it by .763 exactly
    final double[] x = new double[15];
    final double[] e = new double[15];
    for (int i = 0; i < 15; i++) {
      x[i] = i - 7;
      e[i] = (i - 7) * (i - 7);
    }
    final double me = Arrays.stream(e).average().orElseThrow();
    final double lx = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    final double le = Math.sqrt(Arrays.stream(e).map(v -> (v - me) * (v - me)).sum());
    final double[] y = new double[15];
    for (int i = 0; i < 15; i++) {
      y[i] = .763 * x[i] / lx + Math.sqrt(1 - .763 * .763) * (e[i] - me) / le;
    }
    final Correlation c = one(options(CorrelationMethod.PEARSON, 100), x, y);
    assertEquals(.763, c.r(), 1e-12);
    assertEquals(13, c.df());
    assertEquals(4.256, c.t(), 5e-4);
    assertEquals(.00094, c.p(), 5e-6);
  }

  @Test
  void theLawSchoolsAgainstScipyAndTheBook() {
    final Correlate with =
        new Correlate(
            "x",
            List.of("y"),
            List.of(),
            CorrelationMethod.PEARSON,
            10_000,
            20_000,
            1,
            MissingValues.REFUSE);
    final Correlation pearson = one(with, LSAT, GPA);
    assertEquals(0.7763744912894073, pearson.r(), 1e-13);
    assertEquals(0.0006651020111028114, pearson.p(), 1e-13);
    // scipy's BCa of 50000 resamples
    assertEquals(0.3245, pearson.low(), 0.012);
    assertEquals(0.9413, pearson.high(), 0.004);
    assertEquals(20_000, pearson.resamples());
    // scipy's pearsonr(...).confidence_interval()
    final Table row = with.apply(table(LSAT, GPA), Progress.NONE).toTable();
    assertEquals(0.4385108, row.number(0, "fisher_low"), 1e-6);
    assertEquals(0.9219648, row.number(0, "fisher_high"), 1e-6);
    final Correlation spearman = one(options(CorrelationMethod.SPEARMAN, 100), LSAT, GPA);
    assertEquals(0.7964285714285713, spearman.r(), 1e-13);
    assertEquals(0.00038046767853463354, spearman.p(), 1e-13);
    assertEquals(11, spearman.x()[1], "the rank of 635");
  }

  @Test
  void partialCorrelationsAreThoseOfTheResiduals() {
    final Correlation pearson = one(options(CorrelationMethod.PEARSON, 100, "z"), LSAT, GPA, Z);
    assertEquals(0.7428364403229559, pearson.r(), 1e-12);
    assertEquals(3.843711587227887, pearson.t(), 1e-11);
    assertEquals(12, pearson.df());
    assertEquals(0.0023366715430999095, pearson.p(), 1e-13);
    assertEquals(0, Arrays.stream(pearson.x()).sum(), 1e-9, "residuals in points of the LSAT");
    assertEquals(41, Math.sqrt(Arrays.stream(pearson.x()).map(v -> v * v).sum() / 14), 2.5);
    final Correlation spearman = one(options(CorrelationMethod.SPEARMAN, 100, "z"), LSAT, GPA, Z);
    assertEquals(0.7842271111883209, spearman.r(), 1e-12);
  }

  @Test
  void smallSamplesGoThroughAllOrders() {
    final double[] x = {1, 2, 3, 4, 5};
    final double[] y = {1, 2, 3, 5, 4};
    final Correlation c = one(options(CorrelationMethod.SPEARMAN, 120), x, y);
    assertTrue(c.exact());
    assertEquals(120, c.orders());
    // |rho| of .9 or more: the two monotone orders and the four swaps of neighbours of each
    assertEquals(10 / 120.0, c.permuted(), 1e-15);
    assertTrue(!one(options(CorrelationMethod.SPEARMAN, 119), x, y).exact());
  }

  /** The definition, with a full fit for each permutation of the residuals. */
  @Test
  void freedmanLaneIsThatOfTheFullModelInAllOrders() {
    final double[] x = {1, 4, 2, 8, 5, 7};
    final double[] y = {2, 1, 3, 9, 4, 8};
    final double[] z = {1, 0, 1, 0, 3, 1};
    final Correlation c = one(options(CorrelationMethod.PEARSON, 720, "z"), x, y, z);
    final FitLine onZ = FitLine.of(z, y, 0);
    final double[] e = new double[6];
    for (int i = 0; i < 6; i++) {
      e[i] = y[i] - onZ.at(z[i]);
    }
    int count = 0;
    final int[] order = new int[6];
    for (int code = 0; code < 46_656; code++) {
      int rest = code;
      for (int i = 0; i < 6; i++) {
        order[i] = rest % 6;
        rest /= 6;
      }
      if (Arrays.stream(order).distinct().count() < 6) {
        continue;
      }
      final double[] shuffled = new double[6];
      for (int i = 0; i < 6; i++) {
        shuffled[i] = onZ.at(z[i]) + e[order[i]];
      }
      count += Math.abs(naivePartial(x, shuffled, z)) >= Math.abs(c.r()) - 1e-9 ? 1 : 0;
    }
    assertEquals(naivePartial(x, y, z), c.r(), 1e-12);
    assertEquals(count / 720.0, c.permuted(), 1e-15);
    assertTrue(count > 1 && count < 700, "a p between: " + count);
  }

  private static double naivePartial(final double[] x, final double[] y, final double[] z) {
    final double xy = pearson(x, y);
    final double xz = pearson(x, z);
    final double yz = pearson(y, z);
    return (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz));
  }

  private static double pearson(final double[] a, final double[] b) {
    return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(a, b);
  }

  @Test
  void resultsDoNotDependOnThreads() {
    final Correlate with =
        new Correlate(
            "x",
            List.of("y"),
            List.of("z"),
            CorrelationMethod.SPEARMAN,
            3_000,
            1_000,
            7,
            MissingValues.REFUSE);
    final String many = with.apply(table(LSAT, GPA, Z), Progress.NONE).toTable().toTsv();
    final String single =
        Parallelization.runSingleThreaded(
            () -> with.apply(table(LSAT, GPA, Z), Progress.NONE).toTable().toTsv());
    assertEquals(single, many);
    assertEquals(
        single,
        Parallelization.runWithNumThreads(
            3, () -> with.apply(table(LSAT, GPA, Z), Progress.NONE).toTable().toTsv()));
  }

  @Test
  void withoutEachParticipant() {
    final Correlation c = one(options(CorrelationMethod.PEARSON, 100), LSAT, GPA);
    // the first school lies off the line: Efron and Tibshirani's jackknife values run to .89
    assertEquals(0, c.mostInfluential());
    assertEquals(.893, c.without()[0], 5e-4);
    assertEquals(15, c.without().length);
  }

  @Test
  void missingValuesAreListedAndRefusedOrLeftOut() {
    final double[] y = GPA.clone();
    y[2] = Double.NaN;
    final double[] z = Z.clone();
    z[4] = Double.NaN;
    final Participants people = table(LSAT, y, z);
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> options(CorrelationMethod.PEARSON, 100, "z").apply(people, Progress.NONE))
            .getMessage();
    assertTrue(sentence.contains("'people.tsv': sub-3 (y), sub-5 (z); fill"), sentence);
    final Correlations omitted =
        new Correlate(
                "x",
                List.of("y", "z"),
                List.of(),
                CorrelationMethod.PEARSON,
                100,
                0,
                1,
                MissingValues.OMIT)
            .apply(people, Progress.NONE);
    assertEquals(List.of("sub-3"), omitted.results().get(0).leftOut());
    assertEquals(List.of("sub-5"), omitted.results().get(1).leftOut());
    assertEquals("sub-5", omitted.toTable().text(1, "left_out"));
    assertEquals(14, omitted.results().get(0).participants().size());
    assertTrue(omitted.summary().get(1).contains("left out for missing values: sub-3"));
  }

  private static String refusal(final Correlate options, final double[]... columns) {
    return assertThrows(IllegalArgumentException.class, () -> one(options, columns)).getMessage();
  }

  @Test
  void whatCannotBeCorrelatedIsRefused() {
    final Correlate plain = options(CorrelationMethod.PEARSON, 100);
    final double[] few = {1, 2, 3};
    assertTrue(refusal(plain, few, few).contains("have values of 3 participants; a correlation"));
    final double[] flat = new double[15];
    Arrays.fill(flat, 2.5);
    assertEquals(
        "The column 'y' is constant: it holds 2.5 for all 15 participants; leave it out.",
        refusal(plain, LSAT, flat));
    final double[] twice = Arrays.stream(Z).map(v -> 3 - 2 * v).toArray();
    assertTrue(
        refusal(options(CorrelationMethod.PEARSON, 100, "z", "w"), LSAT, GPA, Z, twice)
            .startsWith("The covariate 'w' is collinear with the covariate 'z'"));
    final double[] sum = new double[15];
    Arrays.setAll(sum, i -> 2 * LSAT[i] + Z[i]);
    assertTrue(
        refusal(options(CorrelationMethod.PEARSON, 100, "z", "w"), LSAT, GPA, Z, sum)
            .startsWith("The predictor 'x' is collinear with the covariates 'z', 'w'"));
    final Correlate noColumn =
        new Correlate(
            "x",
            List.of("ndi"),
            List.of(),
            CorrelationMethod.PEARSON,
            100,
            0,
            1,
            MissingValues.REFUSE);
    assertTrue(
        refusal(noColumn, LSAT, GPA)
            .contains(
                "outcome is 'ndi', but 'people.tsv' has no such column; its columns are part"));
    assertThrows(IllegalArgumentException.class, () -> options(CorrelationMethod.PEARSON, 99));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Correlate(
                        "x",
                        List.of("x"),
                        List.of(),
                        CorrelationMethod.PEARSON,
                        100,
                        0,
                        1,
                        MissingValues.REFUSE))
            .getMessage()
            .contains("predictor and outcome are both 'x'"));
  }

  @Test
  void aPerfectCorrelationHasNoIntervalAndSaysSo() {
    final double[] x = {1, 2, 3, 4, 5, 6};
    final double[] y = {2, 4, 6, 8, 10, 12};
    final Correlations c =
        new Correlate(
                "x",
                List.of("y"),
                List.of(),
                CorrelationMethod.PEARSON,
                720,
                200,
                1,
                MissingValues.REFUSE)
            .apply(table(x, y), Progress.NONE);
    assertEquals(1, c.results().get(0).r(), 1e-15);
    assertEquals(2 / 720.0, c.results().get(0).permuted(), 1e-15);
    assertTrue(c.summary().get(1).contains("no bootstrap interval"), c.summary().toString());
  }

  /**
   * Under the null p is uniform, with a covariate that both depend on, and skewed errors.
   *
   * <p>A Kolmogorov-Smirnov test at a level of 1 in 1000, with seeds that stay.
   */
  @Test
  void permutationPIsUniformUnderTheNull() {
    final int studies = 600;
    final double[] p = new double[studies];
    for (int s = 0; s < studies; s++) {
      final Random random = new Random(1000 + s);
      final double[][] columns = new double[3][12];
      for (int i = 0; i < 12; i++) {
        columns[2][i] = random.nextGaussian();
        columns[0][i] = columns[2][i] + random.nextGaussian();
        columns[1][i] = columns[2][i] + Math.exp(random.nextGaussian());
      }
      p[s] = one(options(CorrelationMethod.PEARSON, 400, "z"), columns).permuted();
    }
    final double[] even = IntStream.range(0, 400).mapToDouble(i -> (i + 1) / 400.0).toArray();
    final double ks = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(p, even);
    final long below = Arrays.stream(p).filter(v -> v <= .05).count();
    System.out.println("p <= .05 in " + below + " of " + studies + " null studies, KS p " + ks);
    assertTrue(ks > .001, "KS p " + ks);
    // binomial 3.3 standard errors about 30
    assertTrue(below >= 12 && below <= 48, below + " of " + studies);
  }

  /** How often the BCa interval covers a true correlation of .5. */
  @Test
  void coverageOfTheInterval() {
    final int studies = 300;
    final int[] covered = new int[2];
    final int[] sizes = {15, 40};
    for (int k = 0; k < 2; k++) {
      for (int s = 0; s < studies; s++) {
        final Random random = new Random(77_000L + 1000 * k + s);
        final double[][] columns = new double[2][sizes[k]];
        for (int i = 0; i < sizes[k]; i++) {
          columns[0][i] = random.nextGaussian();
          columns[1][i] = .5 * columns[0][i] + Math.sqrt(.75) * random.nextGaussian();
        }
        final Correlate with =
            new Correlate(
                "x",
                List.of("y"),
                List.of(),
                CorrelationMethod.PEARSON,
                100,
                600,
                s,
                MissingValues.REFUSE);
        final Correlation c = one(with, columns);
        covered[k] += c.low() <= .5 && .5 <= c.high() ? 1 : 0;
      }
    }
    System.out.println(
        "BCa covers r = .5 in "
            + covered[0]
            + " (n = 15) and "
            + covered[1]
            + " (n = 40) of "
            + studies
            + " studies");
    // nominal 285; the bootstrap is too narrow in small samples
    assertTrue(covered[0] >= 255, "n = 15: " + covered[0]);
    assertTrue(covered[1] >= 270, "n = 40: " + covered[1]);
    assertTrue(covered[0] < studies && covered[1] < studies, Arrays.toString(covered));
  }

  @Test
  void falseDiscoveryRates() {
    assertArrayEquals(
        new double[] {.02, .045, .045, .8},
        FalseDiscovery.q(new double[] {.005, .03, .0225 * 1.5, .8}),
        1e-12);
  }

  private static Correlations several(final int permutations, final double[]... columns) {
    return new Correlate(
            "x",
            List.of("y", "z"),
            List.of(),
            CorrelationMethod.PEARSON,
            permutations,
            0,
            1,
            MissingValues.OMIT)
        .apply(table(columns), Progress.NONE);
  }

  @Test
  void theFamilyWisePIsThatOfTheLargestCorrelation() {
    final double[] x = {1, 4, 2, 8, 5, 7};
    final double[] y = {2, 1, 3, 9, 4, 8};
    final double[] z = {3, 1, 4, 1, 5, 9};
    final Correlations both = several(720, x, y, z);
    final int[] count = new int[2];
    final int[] order = new int[6];
    for (int code = 0; code < 46_656; code++) {
      int rest = code;
      for (int i = 0; i < 6; i++) {
        order[i] = rest % 6;
        rest /= 6;
      }
      if (Arrays.stream(order).distinct().count() < 6) {
        continue;
      }
      final double[] py = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
      final double[] pz = Arrays.stream(order).mapToDouble(i -> z[i]).toArray();
      final double largest = Math.max(Math.abs(pearson(x, py)), Math.abs(pearson(x, pz)));
      for (int o = 0; o < 2; o++) {
        count[o] += largest >= Math.abs(both.results().get(o).r()) - 1e-9 ? 1 : 0;
      }
    }
    for (int o = 0; o < 2; o++) {
      final Correlation c = both.results().get(o);
      assertEquals(count[o] / 720.0, c.familyWise(), 1e-15);
      assertTrue(c.familyWise() >= c.permuted());
    }
    // the same outcome twice over is one test
    final Correlations twice = several(1000, LSAT, GPA, GPA);
    assertEquals(twice.results().get(0).permuted(), twice.results().get(1).familyWise());
    final double[] lacking = z.clone();
    lacking[3] = Double.NaN;
    assertEquals("n/a", several(720, x, y, lacking).toTable().text(0, "p_fwe"));
  }

  @Test
  void scaleAndOrderOfTheParticipantsDoNotMatter() {
    for (int seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final double[][] columns = new double[3][12];
      for (final double[] column : columns) {
        Arrays.setAll(column, i -> random.nextGaussian());
      }
      final double[][] other = new double[3][12];
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 12; i++) {
          // turned round, scaled by powers of ten, shifted
          other[c][11 - i] = Math.pow(10, 3 * c - 3) * columns[c][i] + 1000 * c;
        }
      }
      final Correlate options = options(CorrelationMethod.PEARSON, 100, "z");
      assertEquals(one(options, columns).r(), one(options, other).r(), 1e-7);
      final Correlate ranks = options(CorrelationMethod.SPEARMAN, 100, "z");
      assertEquals(one(ranks, columns).r(), one(ranks, other).r(), 1e-12);
    }
  }

  @Test
  void theUserCanStopIt() {
    assertThrows(
        CancellationException.class,
        () -> options(CorrelationMethod.PEARSON, 5000).apply(table(LSAT, GPA), new Canceled()));
  }
}
