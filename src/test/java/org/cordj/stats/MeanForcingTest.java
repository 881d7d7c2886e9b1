package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

/** Dorsal and ventral amplitudes and what their mean does to them. */
class MeanForcingTest {

  private static final int PEOPLE = 24;

  private static GroupDesign design() {
    final Random random = new Random(2);
    final Table table = new Table("participant_id", "group", "age");
    for (int s = 0; s < PEOPLE; s++) {
      table.add("sub-" + s, s < PEOPLE / 2 ? "patient" : "control", 30 + random.nextInt(20));
    }
    return GroupDesign.of(table, Formula.parse("group + age"), "", List.of(), false);
  }

  /** [participant][dorsal, ventral], times the factors in patients. */
  private static double[][] amplitudes(final double dorsal, final double ventral) {
    final Random random = new Random(8);
    final double[][] y = new double[PEOPLE][2];
    for (int s = 0; s < PEOPLE; s++) {
      final boolean patient = s < PEOPLE / 2;
      y[s][0] = 30 * Math.exp(.05 * random.nextGaussian()) * (patient ? dorsal : 1);
      y[s][1] = 40 * Math.exp(.05 * random.nextGaussian()) * (patient ? ventral : 1);
    }
    return y;
  }

  private static double[][] relative(final double[][] y) {
    return Arrays.stream(y)
        .map(row -> Arrays.stream(row).map(v -> 2 * v / (row[0] + row[1])).toArray())
        .toArray(double[][]::new);
  }

  private static Measurements regions(
      final String name, final double[][] y, final String... labels) {
    return new Measurements(name, y, new Measurements.Regions(List.of(labels)), "", List.of());
  }

  /** Columns of one table, as group_study has them. */
  private static Measurements beside(final double[][] y) {
    final double[][] m = relative(y);
    final double[][] all = new double[PEOPLE][4];
    for (int s = 0; s < PEOPLE; s++) {
      all[s] = new double[] {y[s][0], y[s][1], m[s][0], m[s][1]};
    }
    return regions("columns", all, "ALFF_dorsal", "ALFF_ventral", "mALFF_dorsal", "mALFF_ventral");
  }

  private static GroupResult run(
      final Statistic statistic, final String contrast, final Measurements... all) {
    return GroupCompare.of(contrast, statistic, Correction.FWE, 199, 3)
        .apply(design(), List.of(all), Progress.NONE);
  }

  private static List<String> forced(final GroupResult result) {
    return result.notes().stream().filter(n -> n.contains("forced by the mean")).toList();
  }

  @Test
  void aFallThatARiseElsewhereForcesIsTold() {
    final GroupResult result = run(Statistic.T, "patient - control", beside(amplitudes(1, 1.5)));
    final GroupTest test = result.tests().get(0);
    assertTrue(test.statistic()[2] < 0 && test.pFwe()[2] <= .05, "mALFF dorsal falls");
    assertTrue(test.pFwe()[0] > .05, "ALFF dorsal does not");
    assertArrayEquals(new boolean[] {false, false, true, false}, test.forcing().forced());
    assertEquals(1, test.forcing().share()[2], .15);
    assertTrue(test.forcing().share()[3] < 0, "the mean hides a part of the ventral rise");
    final Table table = test.toTable(Statistic.T);
    assertEquals("n/a", table.text(0, "mean_share"));
    assertEquals("n/a", table.text(0, "forced_by_mean"));
    assertEquals("yes", table.text(2, "forced_by_mean"));
    assertEquals("no", table.text(3, "forced_by_mean"));
    assertEquals(1, forced(result).size());
    assertTrue(
        forced(result).get(0).startsWith("patient - control, forced by the mean: mALFF_dorsal (")
            && forced(result).get(0).contains("no evidence of a change in these places"),
        forced(result).get(0));
    final String methods = MethodsText.of(result);
    assertTrue(methods.contains("1 - b(ALFF) / b(mALFF)"), methods);
    assertTrue(methods.contains("- patient - control, forced by the mean"), methods);
  }

  @Test
  void aFallOfItsOwnIsNone() {
    final GroupResult result = run(Statistic.WELCH, "patient - control", beside(amplitudes(.7, 1)));
    final GroupTest test = result.tests().get(0);
    assertTrue(test.pFwe()[2] <= .05 && test.statistic()[2] < 0);
    // here the ventral rise is the forced one
    assertArrayEquals(new boolean[] {false, false, false, true}, test.forcing().forced());
    assertTrue(forced(result).get(0).contains("mALFF_ventral ("), forced(result).get(0));
  }

  @Test
  void whereNothingChangesNothingIsForced() {
    final GroupResult result = run(Statistic.T, "patient - control", beside(amplitudes(1, 1)));
    assertEquals(List.of(), forced(result));
    assertArrayEquals(new boolean[4], result.tests().get(0).forcing().forced());
  }

  @Test
  void theShareIsThatOfTheModelOnLogs() {
    final double[][] y = amplitudes(.9, 1.3);
    final GroupTest test = run(Statistic.T, "patient - control", beside(y)).tests().get(0);
    final double[] estimates = new double[2];
    final double[][][] both = {y, relative(y)};
    for (int k = 0; k < 2; k++) {
      final double[][] values = both[k];
      final OLSMultipleLinearRegression ols = new OLSMultipleLinearRegression();
      ols.setNoIntercept(true);
      ols.newSampleData(
          Arrays.stream(values).mapToDouble(row -> Math.log(row[0])).toArray(), design().matrix());
      estimates[k] = ols.estimateRegressionParameters()[1];
    }
    assertEquals(1 - estimates[0] / estimates[1], test.forcing().share()[2], 1e-9);
  }

  @Test
  void mapsAndTablesFindTheirPartnersByName() {
    final double[][] y = amplitudes(1, 1.5);
    final Mask mask = Mask.all(Grid.ras(2, 1, 1, 1, 1, 1));
    final Measurements.Layout voxels = new Measurements.Voxels(mask);
    final GroupResult maps =
        run(
            Statistic.T,
            "patient - control; age",
            new Measurements("mALFF_map", relative(y), voxels, "", List.of()),
            new Measurements("ALFF_map", y, voxels, "", List.of()));
    assertArrayEquals(new boolean[] {true, false}, maps.tests().get(0).forcing().forced());
    assertEquals("mALFF_map", maps.tests().get(0).measurements().name());
    assertNull(maps.tests().get(2).forcing(), "ALFF itself");
    final GroupResult tables =
        run(
            Statistic.T,
            "patient - control",
            regions(
                "rois",
                beside(y).values(),
                "ALFF/dorsal:mean",
                "ALFF/ventral:mean",
                "mALFF/dorsal:mean",
                "mALFF/ventral:mean"));
    assertTrue(tables.tests().get(0).forcing().forced()[2]);
  }

  @Test
  void ofJointTestsOnlyThoseOfOneRowHaveADirection() {
    final Measurements m = beside(amplitudes(1, 1.5));
    final GroupResult one = run(Statistic.F, "group", m);
    assertArrayEquals(
        new boolean[] {false, false, true, false}, one.tests().get(0).forcing().forced());
    final GroupResult two = run(Statistic.F, "patient - control; age", m);
    assertNull(two.tests().get(0).forcing());
  }

  @Test
  void withoutAlffBesideItTheUserIsToldWhy() {
    final double[][] y = amplitudes(1, 1.5);
    final GroupResult alone =
        run(Statistic.T, "patient - control", regions("mALFF", relative(y), "dorsal", "ventral"));
    assertNull(alone.tests().get(0).forcing());
    assertTrue(
        alone.notes().stream().anyMatch(n -> n.contains("without ALFF beside it")),
        alone.notes().toString());
    final GroupResult raw =
        run(Statistic.T, "patient - control", regions("ALFF", y, "dorsal", "ventral"));
    assertFalse(raw.notes().stream().anyMatch(n -> n.contains("beside it")));
  }
}
