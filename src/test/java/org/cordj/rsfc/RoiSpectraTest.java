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
}
