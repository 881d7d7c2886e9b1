package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often p of regions that have nothing in common is below .05: by measure, and over slices that
 * share part of their courses. {@code -Dcordj.calibration=10000} makes that many pairs a line.
 */
class MeasureCalibrationTest {

  private static final int PAIRS = Integer.getInteger("cordj.calibration", 560);
  private static final int REGIONS = 8;
  private static final int T = 150;

  /**
   * Regions of independent autoregressive courses in some slices.
   *
   * @param shared how much of a region's variance is the same in all slices
   */
  private static Series run(
      final Random random, final int slices, final double phi, final double shared) {
    final float[][] planes = new float[T * slices][REGIONS];
    for (int r = 0; r < REGIONS; r++) {
      final double[] common = process(random, phi);
      for (int z = 0; z < slices; z++) {
        final double[] own = process(random, phi);
        for (int t = 0; t < T; t++) {
          planes[t * slices + z][r] =
              (float) (100 + Math.sqrt(shared) * common[t] + Math.sqrt(1 - shared) * own[t]);
        }
      }
    }
    return Series.ofPlanes("run", planes, Grid.ras(REGIONS, 1, slices, 1, 1, 5), 2);
  }

  private static double[] process(final Random random, final double phi) {
    final double[] x = new double[T];
    double value = random.nextGaussian() / Math.sqrt(1 - phi * phi);
    for (int t = 0; t < T; t++) {
      x[t] = value;
      value = phi * value + random.nextGaussian();
    }
    return x;
  }

  private static double rate(
      final Connectivity options, final int slices, final double phi, final double shared) {
    final Random random = new Random(11);
    final List<Labels.Region> regions = new ArrayList<>();
    final int[] values = new int[REGIONS * slices];
    for (int r = 0; r < REGIONS; r++) {
      regions.add(new Labels.Region(r + 1, "roi-" + r, 0));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + i % REGIONS;
    }
    int positive = 0;
    int tests = 0;
    while (tests < PAIRS) {
      final Series run = run(random, slices, phi, shared);
      final ConnectivityResult result =
          options.apply(
              run,
              new Labels("rois", run.grid(), values, regions),
              null,
              ResidualSpaces.whole(),
              Progress.NONE);
      for (int a = 0; a < REGIONS; a++) {
        for (int b = 0; b < a; b++) {
          positive += result.p()[a][b] < 0.05 ? 1 : 0;
          tests++;
        }
      }
    }
    return (double) positive / tests;
  }

  private static double chance() {
    return 3 * Math.sqrt(0.05 * 0.95 / PAIRS);
  }

  @ParameterizedTest
  @CsvSource({"0", ".4", ".8"})
  void coherence(final double phi) {
    final Connectivity options =
        new Connectivity(
            ConnectivityMeasure.COHERENCE,
            SliceAveraging.POOLED,
            RoiSummary.MEAN,
            new InBand(0.01, 0.1),
            0);
    final double rate = rate(options, 1, phi, 0);
    System.out.printf("coherence, phi %.1f: %.4f%n", phi, rate);
    assertTrue(rate <= 0.065 + chance() && rate >= 0.035 - chance(), "" + rate);
  }

  @ParameterizedTest
  @CsvSource({"0", ".4", ".8"})
  void ranksAndPartialCorrelations(final double phi) {
    for (final ConnectivityMeasure measure :
        List.of(ConnectivityMeasure.SPEARMAN, ConnectivityMeasure.PARTIAL)) {
      final double rate = rate(new Connectivity(measure, SliceAveraging.POOLED), 1, phi, 0);
      System.out.printf("%s, phi %.1f: %.4f%n", measure.key(), phi, rate);
      assertTrue(rate <= 0.065 + chance() && rate >= 0.035 - chance(), measure + " " + rate);
    }
  }

  @Test
  void bonferroniOverLagsIsNeverTooSmall() {
    final Connectivity options =
        new Connectivity(
            ConnectivityMeasure.CROSS_CORRELATION, SliceAveraging.POOLED, RoiSummary.MEAN, null, 3);
    final double rate = rate(options, 1, 0.4, 0);
    System.out.printf("cross-correlation within 3 volumes, phi 0.4: %.4f%n", rate);
    assertTrue(rate <= 0.05 + chance() && rate > 0.005, "" + rate);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, .5", ".4, 0", ".4, .5", ".4, .95", ".8, .5"})
  void averagesOverSlices(final double phi, final double shared) {
    final double rate =
        rate(new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.SLICES), 6, phi, shared);
    System.out.printf("6 slices, phi %.1f, %.2f shared: %.4f%n", phi, shared, rate);
    assertTrue(rate <= 0.065 + chance() && rate >= 0.02, "" + rate);
  }
}
