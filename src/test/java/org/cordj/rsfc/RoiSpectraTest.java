package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.signal.Detrend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoiSpectraTest {

  private static Labels halves(final Grid grid) {
    final int[] values = new int[grid.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < values.length / 2 ? 1 : 2;
    }
    return new Labels(
        "halves",
        grid,
        values,
        List.of(new Labels.Region(1, "low", 0xff0000), new Labels.Region(2, "high", 0x0000ff)));
  }

  private static RoiSpectra of(final Series series, final Labels rois) {
    return RoiSpectra.of(series, Mask.all(series.grid()), rois, Detrend.QUADRATIC, Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {120, 121})
  void integralIsTheMeanVarianceInPercentOfTheMean(final int volumes) {
    final double tr = 2.5;
    final Series series = RunsForTests.noise(9, 10, 2, volumes, tr, 3);
    final RoiSpectra spectra =
        RoiSpectra.of(
            series,
            Mask.all(series.grid()),
            halves(series.grid()),
            Detrend.CONSTANT,
            Progress.NONE);
    assertArrayEquals(new String[] {"low", "high"}, spectra.regions());
    assertArrayEquals(new int[] {90, 90}, spectra.voxels());
    assertEquals(1 / (volumes * tr), spectra.frequencies()[0], 1e-15);
    assertEquals(volumes / 2, spectra.frequencies().length);
    for (int r = 0; r < 2; r++) {
      double expected = 0;
      for (int v = 0; v < 90; v++) {
        final double[] x = RunsForTests.course(series, 90 * r + v);
        final double mean = Arrays.stream(x).average().orElseThrow();
        final double squares = Arrays.stream(x).map(y -> (y - mean) * (y - mean)).sum();
        expected += 1e4 * squares / volumes / (mean * mean) / 90;
      }
      final double integral = Arrays.stream(spectra.power()[r]).sum() / (volumes * tr);
      assertEquals(expected, integral, 1e-10 * expected);
    }
  }

  @Test
  void voxelsWithoutACourseAreLeftOut() {
    final Series series = RunsForTests.noise(10, 1, 1, 100, 2, 1);
    final RoiSpectra whole = of(series, halves(series.grid()));
    final float[][] planes =
        Arrays.stream(series.planes()).map(float[]::clone).toArray(float[][]::new);
    for (int t = 0; t < 100; t++) {
      planes[t][6] = 700; // does not vary
      planes[t][7] -= 2000; // mean below 0
      planes[t][9] = planes[t][8] = planes[t][5];
    }
    planes[50][8] = Float.NaN;
    planes[50][9] = Float.POSITIVE_INFINITY;
    final Series faulty = Series.ofPlanes("faulty", planes, series.grid(), 2);
    final RoiSpectra spectra = of(faulty, halves(series.grid()));
    assertArrayEquals(new int[] {5, 1}, spectra.voxels());
    assertArrayEquals(whole.power()[0], spectra.power()[0]);
    final int[] only = new int[10];
    only[5] = 2;
    only[0] = 1;
    final RoiSpectra single =
        of(series, new Labels("one", series.grid(), only, halves(series.grid()).regions()));
    assertArrayEquals(single.power()[1], spectra.power()[1]);
  }

  @Test
  void sameBitsForAnyNumberOfThreads() {
    final Series series = RunsForTests.noise(20, 15, 3, 121, 2, 7);
    final Labels rois = halves(series.grid());
    final RoiSpectra one = Parallelization.runWithNumThreads(1, () -> of(series, rois));
    for (final int threads : new int[] {2, 7}) {
      final RoiSpectra more = Parallelization.runWithNumThreads(threads, () -> of(series, rois));
      for (int r = 0; r < 2; r++) {
        assertArrayEquals(one.power()[r], more.power()[r]);
      }
    }
  }

  @Test
  void aRegionWithoutVoxelsIsRefusedByName() {
    final Series series = RunsForTests.noise(10, 1, 1, 100, 2, 1);
    final Mask low = Mask.ofIndices("low half", series.grid(), new int[] {0, 1, 2});
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    RoiSpectra.of(
                        series, low, halves(series.grid()), Detrend.LINEAR, Progress.NONE))
            .getMessage();
    assertTrue(sentence.startsWith("Region 'high' of 'halves' has no voxel"), sentence);
  }

  @Test
  void theTableHasAColumnARegion() {
    final Series series = RunsForTests.noise(10, 1, 1, 100, 2, 1);
    final var table = of(series, halves(series.grid())).toTable();
    assertEquals(List.of("frequency_hz", "low", "high"), table.columns());
    assertEquals(50, table.size());
    assertEquals(0.25, table.number(49, "frequency_hz"), 1e-12);
  }

  /** A voxel alone, white noise: the limits hold the known spectrum, the mean is without bias. */
  @Test
  void multitaperLimitsHoldTheSpectrumOfOneVoxel() {
    final int volumes = 240;
    final int runs = 60;
    final int tapers = 7;
    final Series series = RunsForTests.noise(runs, 1, 1, volumes, 2, 12);
    final int[] values = new int[runs];
    final Labels.Region[] regions = new Labels.Region[runs];
    for (int v = 0; v < runs; v++) {
      values[v] = v + 1;
      regions[v] = new Labels.Region(v + 1, "voxel-" + v, 0xff0000);
    }
    final RoiSpectra spectra =
        RoiSpectra.of(
            series,
            Mask.all(series.grid()),
            new Labels("voxels", series.grid(), values, List.of(regions)),
            Detrend.QUADRATIC,
            tapers,
            Progress.NONE);
    int covered = 0;
    int all = 0;
    double ratio = 0;
    for (int v = 0; v < runs; v++) {
      final double[] x = RunsForTests.course(series, v);
      final double mean = Arrays.stream(x).average().orElseThrow();
      final double truth = 2 * 2 * 1e4 * 30 * 30 / (mean * mean);
      // every 8th bin, W apart, away from trend and Nyquist
      for (int m = 12; m < 108; m += 8) {
        all++;
        ratio += spectra.power()[v][m] / truth;
        covered += truth >= spectra.low()[v][m] && truth <= spectra.high()[v][m] ? 1 : 0;
      }
    }
    assertEquals(1, ratio / all, 0.05);
    // of 720 intervals 95 % are held, give or take 0.8 %
    assertEquals(0.95, covered / (double) all, 0.03);
  }

  @Test
  void multitaperKeepsVarianceAndSmooths() {
    final Series series = RunsForTests.noise(9, 10, 2, 121, 2.5, 3);
    final RoiSpectra plain = of(series, halves(series.grid()));
    final RoiSpectra smooth =
        RoiSpectra.of(
            series,
            Mask.all(series.grid()),
            halves(series.grid()),
            Detrend.QUADRATIC,
            5,
            Progress.NONE);
    assertEquals(
        Arrays.stream(plain.power()[0]).sum(),
        Arrays.stream(smooth.power()[0]).sum(),
        0.05 * Arrays.stream(plain.power()[0]).sum());
    assertTrue(roughness(smooth.power()[0]) < 0.5 * roughness(plain.power()[0]));
    assertEquals(
        List.of(
            "frequency_hz", "low", "low_low95", "low_high95", "high", "high_low95", "high_high95"),
        smooth.toTable().columns());
  }

  private static double roughness(final double[] x) {
    double sum = 0;
    for (int m = 2; m < x.length; m++) {
      sum += Math.abs(x[m] - x[m - 1]);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 50})
  void tapersThatTheRunDoesNotHaveAreRefused(final int tapers) {
    final Series series = RunsForTests.noise(10, 1, 1, 100, 2, 1);
    assertEquals(
        "tapers is "
            + tapers
            + "; it must be 0 (periodogram) or from 3 to 49 for the 100 volumes of 'noise', such as"
            + " 7.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    RoiSpectra.of(
                        series,
                        Mask.all(series.grid()),
                        halves(series.grid()),
                        Detrend.LINEAR,
                        tapers,
                        Progress.NONE))
            .getMessage());
  }
}
