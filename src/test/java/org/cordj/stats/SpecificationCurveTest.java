package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class SpecificationCurveTest {

  private static final int SETS = 500;

  private static double gauss(final SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static Table people(final int n) {
    final SplittableRandom random = new SplittableRandom(11);
    final Table table = new Table("participant_id", "group", "age");
    for (int s = 0; s < n; s++) {
      table.add("sub-" + s, s < n / 2 ? "patient" : "control", 30 + random.nextInt(30));
    }
    return table;
  }

  /** A grid of two motions, three bands and two definitions, with as many participants. */
  private static Specifications noise(
      final int n, final SplittableRandom random, final double effect, final double shared) {
    final Table universes = new Table("universe", "motion", "band", "definition");
    for (int u = 0; u < 12; u++) {
      universes.add("u" + (u + 1), "m" + u % 2, "b" + u / 2 % 3, u < 6 ? "classic" : "relative");
    }
    final double[][] y = new double[n][12];
    for (int s = 0; s < n; s++) {
      final double common = gauss(random);
      for (int u = 0; u < 12; u++) {
        y[s][u] = shared * common + gauss(random) + (s < n / 2 ? effect * (1 + u % 2) : 0) + u;
      }
    }
    return multiverse(universes, y);
  }

  private static Specifications multiverse(final Table universes, final double[][] y) {
    final Table values =
        new Table(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("participant_id"),
                    IntStream.range(0, universes.size())
                        .mapToObj(u -> universes.text(u, "universe")))
                .toList());
    for (int s = 0; s < y.length; s++) {
      final Object[] row = new Object[universes.size() + 1];
      row[0] = "sub-" + s;
      for (int u = 0; u < universes.size(); u++) {
        row[u + 1] = Double.isNaN(y[s][u]) ? "n/a" : Double.toString(y[s][u]);
      }
      values.add(row);
    }
    try {
      return Specifications.of(values, universes, "");
    } catch (final IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CurveResult run(
      final Specifications multiverse, final String formula, final String contrast, final int times)
      throws IOException {
    return new SpecificationCurve(contrast, times, 3)
        .apply(
            people(multiverse.participants().size()),
            Formula.parse(formula),
            false,
            multiverse,
            Progress.NONE);
  }

  @Test
  void aUniverseIsStudentsTAndTheNumbersOfGroupCompare() throws IOException {
    final Specifications multiverse = noise(20, new SplittableRandom(5), .5, .5);
    for (final String formula : List.of("group", "group + age")) {
      final CurveResult curve = run(multiverse, formula, "patient - control", 199);
      assertTrue(curve.leftOut().isEmpty() && curve.notes().isEmpty(), curve.notes().toString());
      final GroupDesign design =
          GroupDesign.of(people(20), Formula.parse(formula), "", List.of(), false);
      for (final UniverseEffect one : curve.effects()) {
        final double[] y = multiverse.column(one.universe());
        final Measurements column =
            new Measurements(
                "y",
                Arrays.stream(y).mapToObj(v -> new double[] {v}).toArray(double[][]::new),
                new Measurements.Regions(List.of("y")),
                "",
                List.of());
        final GroupTest same =
            GroupCompare.of("patient - control", Statistic.T, Correction.FWE, 199, 3)
                .apply(design, List.of(column), Progress.NONE)
                .tests()
                .get(0);
        assertEquals(same.statistic()[0], one.t(), 1e-12);
        assertEquals(same.estimate()[0], one.estimate(), 1e-12);
        assertEquals(same.effect()[0], one.effect(), 1e-12);
        assertEquals(same.effectLow()[0], one.low(), 1e-12);
        assertEquals(same.effectHigh()[0], one.high(), 1e-12);
        assertEquals(same.p()[0], one.permuted(), 0, "the same shuffles");
        assertTrue(one.familyWise() >= one.permuted());
        if (formula.equals("group")) {
          final double[] patients = Arrays.copyOf(y, 10);
          final double[] controls = Arrays.copyOfRange(y, 10, 20);
          assertEquals(new TTest().homoscedasticT(patients, controls), one.t(), 1e-10);
          assertEquals(new TTest().homoscedasticTTest(patients, controls), one.p(), 1e-10);
          final HedgesG g = HedgesG.independent(patients, controls, .95);
          assertEquals(g.g(), one.effect(), 1e-10);
          assertEquals(g.low(), one.low(), 1e-6);
          assertEquals(Map.of("control", 10, "patient", 10), one.groups());
        }
      }
    }
  }

  @Test
  void aSlopeIsThePartialCorrelationWithFishersInterval() throws IOException {
    final Specifications multiverse = noise(24, new SplittableRandom(6), .5, .5);
    final CurveResult curve = run(multiverse, "group + age", "age", 99);
    assertEquals("partial_r", curve.effectName());
    final UniverseEffect one = curve.effects().get(4);
    final double r = one.t() / Math.sqrt(one.t() * one.t() + 21);
    assertEquals(r, one.effect(), 1e-12);
    // n - 3 - k = 24 - 3 - 1
    final double half = 1.959963984540054 / Math.sqrt(20);
    final double z = .5 * Math.log((1 + r) / (1 - r));
    assertEquals(Math.tanh(z - half), one.low(), 1e-12);
    assertEquals(Math.tanh(z + half), one.high(), 1e-12);
    assertTrue(one.groups().isEmpty());
  }

  @Test
  void oneGroupIsAgainstZeroByItsSigns() throws IOException {
    final Specifications all = noise(10, new SplittableRandom(4), .5, .5);
    final CurveResult curve = run(all, "1", "intercept", 2000);
    assertTrue(curve.flips() && curve.exact());
    assertEquals(1024, curve.shuffles(), "2 to the 10");
    final double[] y = all.column(2);
    final UniverseEffect one = curve.effects().get(2);
    assertEquals(new TTest().t(0, y), one.t(), 1e-10);
    final HedgesG g = HedgesG.oneSample(y, .95);
    assertEquals(g.g(), one.effect(), 1e-10);
    assertEquals(g.high(), one.high(), 1e-6);
    assertTrue(one.groups().isEmpty(), "no groups to count");
    all.values()[3][2] = Double.NaN;
    final CurveResult less = run(all, "1", "intercept", 2000);
    assertTrue(less.flips() && !less.exact());
    assertEquals(2001, less.shuffles());
    assertEquals(9, less.effects().get(2).n());
    assertEquals(curve.effects().get(1).t(), less.effects().get(1).t(), 1e-12);
  }

  /** With missing values in two universes: each has its own model, all have the same shuffles. */
  @Test
  void theJointTestIsTheNaiveOne() throws IOException {
    final int n = 14;
    final Specifications whole = noise(n, new SplittableRandom(8), .4, 1);
    whole.values()[2][3] = Double.NaN;
    whole.values()[9][3] = Double.NaN;
    whole.values()[13][7] = Double.NaN;
    for (final Specifications multiverse :
        List.of(noise(n, new SplittableRandom(8), .4, 1), whole)) {
      final CurveResult curve = run(multiverse, "group + age", "patient - control", 150);
      final GroupDesign design =
          GroupDesign.of(people(n), Formula.parse("group + age"), "", List.of(), false);
      final Shuffles shuffles =
          new Shuffles(
              Partition.of(design, DesignContrast.list(design, "patient - control").get(0)),
              design.blocks(),
              false,
              150,
              3);
      final double[][] found = new double[4][151];
      final int[] source = new int[n];
      final double[] sign = new double[n];
      for (int i = 0; i < 151; i++) {
        shuffles.fill(i, source, sign);
        final double[] t = new double[12];
        final double[] effects = new double[12];
        for (int u = 0; u < 12; u++) {
          t[u] = naive(multiverse.column(u), source);
          final int df = curve.effects().get(u).df();
          effects[u] = t[u] / curve.effects().get(u).t() * curve.effects().get(u).effect();
          found[0][i] = Math.max(found[0][i], Math.abs(t[u]));
          t[u] =
              Math.signum(t[u])
                  * (2 * new TDistribution(df).cumulativeProbability(-Math.abs(t[u])) <= .05
                      ? 2
                      : 1);
        }
        Arrays.sort(effects);
        found[1][i] = Math.abs(effects[5] + effects[6]) / 2;
        final long up = Arrays.stream(t).filter(v -> v > 0).count();
        final long high = Arrays.stream(t).filter(v -> v > 1.5).count();
        final long low = Arrays.stream(t).filter(v -> v < -1.5).count();
        found[2][i] = Math.max(up, 12 - up) / 12.0;
        found[3][i] = (up > 6 ? high : up < 6 ? low : Math.max(high, low)) / 12.0;
      }
      for (final UniverseEffect one : curve.effects()) {
        assertEquals(share(found[0], Math.abs(one.t())), one.familyWise(), 1e-12);
      }
      if (multiverse == whole) {
        assertEquals(ofComplete(whole, n).joint(), curve.joint());
        assertTrue(
            curve.notes().toString().contains("of the 11 participants that have a value in every"),
            curve.notes().toString());
        continue;
      }
      final JointInference joint = curve.joint();
      assertEquals(n, joint.participants());
      assertEquals(found[1][0], Math.abs(joint.median()), 1e-9);
      assertEquals(found[2][0], joint.dominant(), 1e-12);
      assertEquals(found[3][0], joint.significant(), 1e-12);
      assertEquals(share(found[1], found[1][0]), joint.pMedian(), 1e-12);
      assertEquals(share(found[2], found[2][0]), joint.pDominant(), 1e-12);
      assertEquals(share(found[3], found[3][0]), joint.pSignificant(), 1e-12);
    }
    assertEquals(12, run(whole, "group + age", "patient - control", 9).effects().get(3).n());
  }

  /** The same as if those who lack a value somewhere had none at all. */
  private static CurveResult ofComplete(final Specifications multiverse, final int n)
      throws IOException {
    final Specifications some = noise(n, new SplittableRandom(8), .4, 1);
    for (int s = 0; s < n; s++) {
      if (Arrays.stream(multiverse.values()[s]).anyMatch(Double::isNaN)) {
        Arrays.fill(some.values()[s], Double.NaN);
      }
    }
    return new SpecificationCurve("patient - control", 150, 3)
        .apply(people(n), Formula.parse("group + age"), true, some, Progress.NONE);
  }

  @Test
  void withoutCompleteParticipantsThereIsNoJointTest() throws IOException {
    final Specifications multiverse = noise(14, new SplittableRandom(8), .4, 1);
    for (int s = 0; s < 14; s++) {
      multiverse.values()[s][s % 12] = Double.NaN;
    }
    final CurveResult curve = run(multiverse, "group + age", "patient - control", 99);
    assertEquals(0, curve.joint().participants());
    assertTrue(Double.isNaN(curve.joint().pMedian()));
    assertTrue(Double.isFinite(curve.joint().median()));
    assertTrue(
        curve
            .notes()
            .contains(
                "There is no joint test: it takes participants that have a value in every universe,"
                    + " and of 14 these are 0."),
        curve.notes().toString());
    assertFalse(curve.summary().get(1).contains("p ="), curve.summary().get(1));
  }

  private static double share(final double[] all, final double value) {
    return Arrays.stream(all).filter(v -> v >= value - 1e-9).count() / (double) all.length;
  }

  /** Freedman and Lane by least squares of the participants that have a value. */
  private static double naive(final double[] column, final int[] source) {
    final int n = column.length;
    final int[] kept = IntStream.range(0, n).filter(r -> !Double.isNaN(column[r])).toArray();
    final Table people = people(n);
    final double mean =
        Arrays.stream(kept).mapToDouble(r -> people.number(r, "age")).average().orElseThrow();
    final double[] y = new double[kept.length];
    final double[][] age = new double[kept.length][1];
    final double[][] both = new double[kept.length][2];
    for (int k = 0; k < kept.length; k++) {
      y[k] = column[kept[k]];
      age[k][0] = people.number(kept[k], "age") - mean;
      both[k][0] = people.text(kept[k], "group").equals("patient") ? 1 : 0;
      both[k][1] = age[k][0];
    }
    final OLSMultipleLinearRegression reduced = new OLSMultipleLinearRegression();
    reduced.newSampleData(y, age);
    final double[] residual = reduced.estimateResiduals();
    final double[] shuffled = new double[kept.length];
    for (int k = 0; k < kept.length; k++) {
      int from = source[kept[k]];
      while (Double.isNaN(column[from])) {
        from = source[from];
      }
      shuffled[k] = y[k] - residual[k] + residual[Arrays.binarySearch(kept, from)];
    }
    final OLSMultipleLinearRegression full = new OLSMultipleLinearRegression();
    full.newSampleData(shuffled, both);
    return full.estimateRegressionParameters()[1]
        / full.estimateRegressionParametersStandardErrors()[1];
  }

  /** What another engine, such as Spark's, does: copies that were sent, from the last piece on. */
  @Test
  void anotherEngineGivesTheSameBits() throws IOException {
    final Specifications multiverse = noise(14, new SplittableRandom(8), .4, 1);
    multiverse.values()[2][3] = Double.NaN;
    multiverse.values()[5][6] = Double.NaN;
    final CurveResult here = run(multiverse, "group + age", "patient - control", 150);
    final PermutationEngine before = PermutationEngine.chosen();
    final int[] asked = new int[1];
    PermutationEngine.choose(
        (job, progress) -> {
          asked[0]++;
          final List<PermutationJob.Part> parts = new ArrayList<>();
          for (int from = 144; from >= 0; from -= 48) {
            parts.add(copy(job).part(from, Math.min(151, from + 48), progress));
          }
          return parts;
        });
    try {
      final CurveResult there = run(multiverse, "group + age", "patient - control", 150);
      assertEquals(2, asked[0], "the universes, then those who lack nothing");
      assertEquals(here.effects(), there.effects());
      assertEquals(here.joint(), there.joint());
    } finally {
      PermutationEngine.choose(before);
    }
  }

  private static PermutationJob copy(final PermutationJob job) {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(job);
      out.flush();
      return (PermutationJob)
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (final IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void rowsThatAreKeptArePermutedEquallyOften() {
    final GroupDesign design =
        GroupDesign.of(people(5 + 1), Formula.parse("age"), "", List.of(), false);
    final Partition model = Partition.of(design, DesignContrast.list(design, "age").get(0));
    final Exchanges all = Shuffles.drawn(model, new int[6], false, 23_999, 4);
    final KeptRows some = new KeptRows(all, 6, new int[] {0, 2, 3, 5});
    assertEquals(24_000, some.count());
    final Map<String, Integer> seen = new java.util.TreeMap<>();
    final int[] source = new int[4];
    final double[] sign = new double[4];
    for (int i = 0; i < 24_000; i++) {
      some.fill(i, source, sign);
      seen.merge(Arrays.toString(source), 1, Integer::sum);
    }
    some.fill(0, source, sign);
    assertArrayEquals(new int[] {0, 1, 2, 3}, source);
    assertEquals(24, seen.size());
    // 1000 each, SD 31
    seen.values().forEach(n -> assertTrue(Math.abs(n - 1000) < 140, seen.toString()));
  }

  @Test
  void whereThereIsNothingLittleIsFound() throws IOException {
    int median = 0;
    int dominant = 0;
    int significant = 0;
    int family = 0;
    for (int set = 0; set < SETS; set++) {
      final Specifications multiverse = noise(16, new SplittableRandom(7000 + set), 0, .8);
      // three participants lack a quarter of the universes each, others of them
      for (int k = 0; k < 9; k++) {
        multiverse.values()[(set + 5 * (k % 3)) % 16][(set + 5 * k) % 12] = Double.NaN;
      }
      final CurveResult curve =
          new SpecificationCurve("patient - control", 99, set)
              .apply(people(16), Formula.parse("group + age"), false, multiverse, Progress.NONE);
      median += curve.joint().pMedian() <= .05 ? 1 : 0;
      dominant += curve.joint().pDominant() <= .05 ? 1 : 0;
      significant += curve.joint().pSignificant() <= .05 ? 1 : 0;
      family += curve.significant(true) > 0 ? 1 : 0;
    }
    final String told =
        "of "
            + SETS
            + " null multiverses p <= .05: median "
            + median
            + ", dominant sign "
            + dominant
            + ", significant "
            + significant
            + ", a universe with p_fwe "
            + family;
    System.out.println(told);
    // 99 % of right tests: 25 +- 2.58 * 4.87
    assertTrue(median >= 13 && median <= 37, told);
    assertTrue(family >= 13 && family <= 37, told);
    // shares of 12 are often alike, which makes their p larger
    assertTrue(dominant <= 37 && significant <= 37, told);
  }

  @Test
  void whatIsPlantedIsFoundAndSoIsTheChoiceThatMatters() throws IOException {
    // the effect is twice as large in motion m1
    final CurveResult curve =
        run(noise(40, new SplittableRandom(2), 1, .3), "group", "patient - control", 499);
    assertEquals(1, curve.joint().direction());
    assertEquals(1, curve.joint().dominant());
    assertEquals(.002, curve.joint().pMedian(), 1e-12, "1 of 500");
    assertEquals(.002, curve.joint().pSignificant(), 1e-12);
    assertTrue(curve.significant(true) >= 8);
    final ChoiceEffect motion = curve.choices().get(0);
    assertEquals("motion", motion.choice());
    assertTrue(motion.etaSquared() > .6, "" + motion.etaSquared());
    assertEquals(
        1,
        curve.choices().stream().mapToDouble(ChoiceEffect::etaSquared).sum(),
        .3,
        "of a whole grid no more than 1 with what is left");
    assertTrue(motion.options().get(1).mean() > motion.options().get(0).mean() + .4);
    assertEquals(6, motion.options().get(0).universes());
    final List<String> said = curve.summary();
    assertTrue(said.get(1).contains("100 % positive (p = "), said.toString());
    assertTrue(said.get(2).contains("motion "), said.toString());
  }

  @Test
  void etaSquaredIsTheShareOfTheMainEffect() {
    final Specifications.Choice choice =
        new Specifications.Choice("c", List.of("a", "b", "none"), new int[] {0, 0, 1, 1});
    final double[] effects = {1, 3, 5, 7};
    final List<UniverseEffect> all =
        IntStream.range(0, 4)
            .mapToObj(
                u ->
                    new UniverseEffect(
                        u, "u" + u, 9, Map.of(), 0, effects[u], 0, 0, 0, 7, u / 10.0, 1, 1))
            .toList();
    final ChoiceEffect found = ChoiceEffect.of(choice, all);
    // means 2 and 6 of a mean of 4: 4 * 4 of 9 + 1 + 1 + 9
    assertEquals(16.0 / 20, found.etaSquared(), 1e-12);
    assertEquals(
        List.of("a", "b"), found.options().stream().map(ChoiceEffect.Option::name).toList());
    assertEquals(.5, found.options().get(0).significant());
    assertTrue(
        Double.isNaN(ChoiceEffect.of(choice, all.subList(1, 2)).etaSquared()), "no variance");
  }

  @Test
  void universesThatCannotBeTestedAreNamed() throws IOException {
    final Specifications multiverse = noise(12, new SplittableRandom(1), 0, 0);
    for (int s = 0; s < 12; s++) {
      multiverse.values()[s][0] = 4;
      multiverse.values()[s][1] = Double.NaN;
      if (s > 0) {
        multiverse.values()[s][2] = s < 7 ? Double.NaN : 1 + s;
      }
      multiverse.values()[s][4] = s < 6 ? 1 : 2;
    }
    final CurveResult curve = run(multiverse, "group", "patient - control", 99);
    assertEquals(8, curve.effects().size());
    assertEquals(
        Map.of(
            "u1", "every participant has the same value",
            "u2", "no participant has a value",
            "u3",
                "6 of 12 participants have a value: Group 'patient' of 'group' has one participant"
                    + " only, sub-0; every group needs 2 or more",
            "u5", "its values do not vary beyond what the model explains"),
        curve.leftOut());
    assertTrue(
        curve
            .notes()
            .contains("Left out of the curve: u1, since every participant has the same value."),
        curve.notes().toString());
  }

  @Test
  void whatCannotBeACurveIsRefusedInOneSentence() {
    final Specifications multiverse = noise(12, new SplittableRandom(1), 0, 0);
    assertEquals(
        "contrast is 'patient - control; age', 2 questions; a curve answers one, such as patient -"
            + " control.",
        said(() -> run(multiverse, "group + age", "patient - control; age", 9)));
    assertTrue(
        said(() -> run(multiverse, "group", "patient - contrl", 9)).contains("'contrl'"),
        () -> said(() -> run(multiverse, "group", "patient - contrl", 9)));
    assertEquals(
        "permutations is 0; it must be 1 to 10000000.",
        said(() -> run(multiverse, "group", "patient - control", 0)));
    final Table small =
        new Table("participant_id", "group")
            .add("sub-0", "patient")
            .add("sub-1", "patient")
            .add("sub-6", "control");
    assertEquals(
        "Group 'control' of 'group' has one participant only, sub-6; every group needs 2 or more.",
        said(() -> apply(small, multiverse, false)));
    final Table more = people(12).add("sub-77", "control", 50);
    assertEquals(
        "The design has sub-77, of whom no universe has a value; take them out of the design, or"
            + " choose missing=omit to leave them out.",
        said(() -> apply(more, multiverse, false)));
    final Table twice = people(12).add("sub-3", "control", 50);
    assertEquals(
        "The participant 'sub-3' stands twice in 'the design', in the rows 4 and 13; keep one row a"
            + " participant.",
        said(() -> apply(twice, multiverse, false)));
    final Table others =
        new Table("participant_id", "group").add("s1", "patient").add("s2", "control");
    assertTrue(
        said(() -> apply(others, multiverse, false))
            .startsWith("No participant of the design has a value: the design has s1, s2, the"),
        "others");
    for (int s = 0; s < 12; s++) {
      Arrays.fill(multiverse.values()[s], 1, 12, 7);
    }
    assertEquals(
        "Of 12 universes one only can be tested; a curve needs 2 or more. Left out of the curve: 11"
            + " universes (u10, u11, u12, u2, u3, u4, u5, u6 and 3 more), since every participant"
            + " has the same value.",
        said(() -> apply(people(12), multiverse, false)));
  }

  @Test
  void tablesHaveARowEachAndSayWhatTheirColumnsAre() throws IOException {
    final CurveResult curve =
        run(noise(12, new SplittableRandom(1), .5, 0), "group + age", "patient - control", 99);
    final Table effects = CurveTables.effects(curve, true);
    assertEquals(12, effects.size());
    assertEquals(
        List.of("universe", "motion", "band", "definition", "n", "n_control", "n_patient"),
        effects.columns().subList(0, 7));
    assertEquals(effects.columns(), List.copyOf(CurveTables.effectColumns(curve).keySet()));
    for (int r = 1; r < 12; r++) {
      assertTrue(effects.number(r - 1, "hedges_g") <= effects.number(r, "hedges_g"));
    }
    final Table choices = CurveTables.choices(curve);
    assertEquals(2 + 3 + 2, choices.size());
    assertTrue(CurveTables.otherColumns(curve).keySet().containsAll(choices.columns()));
    final Table joint = CurveTables.joint(curve);
    assertTrue(CurveTables.otherColumns(curve).keySet().containsAll(joint.columns()));
    assertEquals(curve.joint().pMedian(), joint.number(0, "p_permutation"), 1e-8);
    final String text = CurveText.of(curve);
    assertTrue(text.contains("99 random exchanges (seed 3) besides the data as they are"), text);
    assertTrue(text.contains("(motion: m0, m1; band: b0, b1, b2; definition: classic,"), text);
    final Table universes = new Table("universe", "t").add("a", "x").add("b", "y");
    final SplittableRandom random = new SplittableRandom(3);
    final double[][] y = new double[12][2];
    for (final double[] row : y) {
      Arrays.setAll(row, u -> gauss(random));
    }
    assertEquals(
        "A choice is called 't', as a column of the table of effects is; rename it in the"
            + " universes' table.",
        said(() -> run(multiverse(universes, y), "group", "patient - control", 9)));
  }

  @Test
  void whoHasNoValueIsLeftOutIfAskedFor() throws IOException {
    final CurveResult curve =
        apply(
            people(12).add("sub-77", "control", 50),
            noise(14, new SplittableRandom(1), 0, 0),
            true);
    assertEquals(12, curve.design().size());
    assertEquals(
        List.of(
            "Left out, since no universe has a value of them: sub-77.",
            "Not in the design and so left out: sub-12, sub-13."),
        curve.notes());
  }

  private static CurveResult apply(
      final Table people, final Specifications multiverse, final boolean omit) throws IOException {
    return new SpecificationCurve("patient - control", 19, 1)
        .apply(people, Formula.parse("group"), omit, multiverse, Progress.NONE);
  }

  private static String said(final org.junit.jupiter.api.function.Executable what) {
    return assertThrows(Exception.class, what).getMessage();
  }
}
