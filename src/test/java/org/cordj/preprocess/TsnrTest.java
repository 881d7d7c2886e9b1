package org.cordj.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.signal.Detrend;
import org.cordj.signal.Statistics;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

class TsnrTest {

  private static Tsnr.Result raw(final Series run, final Mask mask) {
    return new Tsnr(Detrend.NONE).apply(run, mask, Progress.NONE);
  }

  @Test
  void ofOneCourseIsThatOfTheMap() {
    final double[] course = {10, 12, 11, 13, 9, 14, 10, 12};
    // mean 91 / 8, SD with 7 degrees of freedom
    assertEquals(91 / 8.0 / Math.sqrt(19.875 / 7), new Tsnr(Detrend.NONE).of(course), 1e-6);
    assertTrue(Double.isNaN(new Tsnr(Detrend.NONE).of(new double[] {3, 3, 3})));
  }

  /** SCT's own map of the same run. */
  @Test
  void equalsSctOnItsTestRun() throws IOException {
    final Path sct = Shared.require("data/sct_testing_data/fmri");
    final Series run = NiftiReader.read(sct.resolve("fmri.nii.gz"), Progress.NONE).toSeries();
    final Volume truth =
        NiftiReader.read(sct.resolve("fmri_tsnr.nii.gz"), Progress.NONE).toVolume();
    final Tsnr.Result result = raw(run, Mask.all(run.grid()));
    assertEquals(408, result.constant());
    double worst = 0;
    for (int v = 0; v < run.grid().voxels(); v++) {
      final float expected = truth.get(v);
      assertEquals(Float.isNaN(expected), Float.isNaN(result.map().get(v)));
      if (!Float.isNaN(expected)) {
        worst = Math.max(worst, Math.abs(result.map().get(v) / expected - 1));
      }
    }
    System.out.printf("tSNR against SCT's fmri_tsnr: largest relative difference %.2g%n", worst);
    assertTrue(worst < 1e-6, "difference " + worst);
  }

  @Test
  void equalsSctOnTheGoldenRun() throws IOException {
    final Path golden = Shared.require("golden");
    final Series run = NiftiReader.read(golden.resolve("in/func.nii.gz"), Progress.NONE).toSeries();
    final Mask mask =
        Mask.of(NiftiReader.read(golden.resolve("in/mask.nii.gz"), Progress.NONE).toVolume());
    final Volume truth =
        NiftiReader.read(golden.resolve("python/sct_tsnr.nii.gz"), Progress.NONE).toVolume();
    final Volume map = raw(run, mask).map();
    for (final int v : mask.indices()) {
      assertEquals(truth.get(v), map.get(v), 1e-6 * truth.get(v));
    }
  }

  @Test
  void closedForms() {
    final Grid grid = Grid.ras(2, 1, 1, 1, 1, 1);
    // 0: 10 +- 1 in turn: SD sqrt(4/3) of 4; 1: a line with the same in turn
    final float[][] planes = {{9, 9}, {11, 14}, {9, 15}, {11, 20}};
    final Series run = Series.ofPlanes("run", planes, grid, 2);
    final Mask all = Mask.all(grid);
    assertEquals(10 / Math.sqrt(4.0 / 3), raw(run, all).map().get(0), 1e-5);
    final Volume line = new Tsnr(Detrend.LINEAR).apply(run, all, Progress.NONE).map();
    assertEquals("run_tSNR_linear", line.name());
    // about the line -1 1 -1 1 leaves -0.4 1.2 -1.2 0.4: squares 3.2, two degrees of freedom
    assertEquals(14.5 / Math.sqrt(3.2 / 2), line.get(1), 1e-5);
  }

  @Test
  void detrendingTakesADriftButNoSignalToNoiseOfWhiteNoise() {
    final Series run = PreprocessRuns.noise(20, 20, 2, 100, 5);
    final Mask all = Mask.all(run.grid());
    double[] medians = new double[4];
    for (final Detrend d : Detrend.values()) {
      final Volume map = new Tsnr(d).apply(run, all, Progress.NONE).map();
      medians[d.ordinal()] =
          Statistics.quantile(Arrays.stream(all.indices()).mapToDouble(map::get).toArray(), 0.5);
    }
    for (final double m : medians) {
      assertEquals(20, m, 0.2);
    }
    for (int p = 0; p < run.planes().length; p++) {
      for (int i = 0; i < 400; i++) {
        run.planes()[p][i] += 4 * (p / 2);
      }
    }
    assertTrue(raw(run, all).map().get(7) < 12);
    assertEquals(
        medians[2] * 1198 / 1000,
        Statistics.quantile(
            Arrays.stream(all.indices())
                .mapToDouble(new Tsnr(Detrend.LINEAR).apply(run, all, Progress.NONE).map()::get)
                .toArray(),
            0.5),
        0.2);
  }

  @Test
  void constantAndNonFiniteVoxelsAreNanAndCounted() {
    final Series run = PreprocessRuns.noise(3, 3, 1, 10, 5);
    for (final float[] plane : run.planes()) {
      plane[2] = 0.1f;
      plane[3] = 0;
    }
    run.planes()[4][5] = Float.NEGATIVE_INFINITY;
    for (final Detrend d : Detrend.values()) {
      final Tsnr.Result result = new Tsnr(d).apply(run, Mask.all(run.grid()), Progress.NONE);
      assertEquals(2, result.constant());
      assertEquals(1, result.nonFinite());
      for (int v = 0; v < 9; v++) {
        assertEquals(v == 2 || v == 3 || v == 5, Float.isNaN(result.map().get(v)));
      }
    }
  }

  @Test
  void theSameBitsForAnyThreads() {
    final Series run = PreprocessRuns.noise(20, 20, 3, 40, 5);
    final Mask all = Mask.all(run.grid());
    final Volume one = Parallelization.runWithNumThreads(1, () -> raw(run, all).map());
    final Volume three = Parallelization.runWithNumThreads(3, () -> raw(run, all).map());
    for (int z = 0; z < 3; z++) {
      assertArrayEquals(one.planes()[z], three.planes()[z]);
    }
  }

  @Test
  void tooShortARunIsRefused() {
    final Series run = PreprocessRuns.noise(3, 3, 1, 3, 5);
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Tsnr(Detrend.QUADRATIC).apply(run, Mask.all(run.grid()), Progress.NONE))
            .getMessage();
    assertTrue(sentence.contains("tSNR about a quadratic trend needs 4 or more"), sentence);
    final Series one = PreprocessRuns.noise(3, 3, 1, 1, 5);
    final String single =
        assertThrows(IllegalArgumentException.class, () -> raw(one, Mask.all(one.grid())))
            .getMessage();
    assertTrue(single.contains("has 1 volume; tSNR about a mean needs 2 or more"), single);
  }

  @Test
  void theTableComparesByRegionAndSlice() {
    final Grid grid = Grid.ras(2, 2, 2, 1, 1, 5);
    final Volume before = Volume.filled("before", grid, 10);
    final Volume after = Volume.filled("after", grid, 12);
    after.set(5, 18);
    after.set(6, Float.NaN);
    final Labels regions =
        new Labels(
            "rois",
            grid,
            new int[] {1, 1, 0, 0, 0, 1, 1, 0},
            List.of(new Labels.Region(1, "dorsal", 0)));
    final Mask mask = Mask.ofIndices("cord", grid, new int[] {0, 1, 5, 6});
    final Table table = TsnrTable.of(after, before, mask, regions);
    assertEquals(3, table.size());
    assertEquals("all", table.text(0, "slice"));
    assertEquals(4, table.number(0, "n_voxels"));
    assertEquals(3, table.number(0, "n_used"));
    assertEquals(14, table.number(0, "mean"));
    assertEquals(12, table.number(0, "median"));
    assertEquals(10, table.number(0, "before_mean"));
    assertEquals(20, table.number(0, "gain_percent"), 1e-9);
    assertEquals("1", table.text(2, "slice"));
    assertEquals(18, table.number(2, "mean"));
    assertEquals(80, table.number(2, "gain_percent"), 1e-9);
    assertEquals("n/a", table.text(2, "sd"));
    final Volume difference = TsnrTable.difference(after, before, mask);
    assertEquals("after_difference", difference.name());
    assertEquals(8, difference.get(5));
    assertEquals(0, difference.get(7), "outside the mask");
    assertEquals(7, TsnrTable.of(after, null, mask, regions).columns().size());
  }
}
