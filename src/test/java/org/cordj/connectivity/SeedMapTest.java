package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import net.imglib2.view.Views;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/** Seed maps against AFNI's, nilearn's and naive ones, and what they refuse. */
class SeedMapTest {

  private static final int T = 90;
  private static final Grid GRID = Grid.ras(6, 5, 3, 1, 1, 5);
  private static final SeedMap PLAIN = new SeedMap(0, SeedThreshold.NONE);

  private static Series run(final long seed) {
    final Random random = new Random(seed);
    final float[][] planes = new float[T * 3][30];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) (1000 + 10 * random.nextGaussian());
      }
    }
    return Series.ofPlanes("run", planes, GRID, 2);
  }

  private static double[] course(final Series run, final int index) {
    return IntStream.range(0, T)
        .mapToDouble(t -> run.planes()[t * 3 + index / 30][index % 30])
        .toArray();
  }

  private static double[] numbers(final String path) throws IOException {
    return Files.readAllLines(Shared.require(path)).stream()
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static double worst(final Volume golden, final Volume ours, final Mask mask) {
    double worst = 0;
    for (int v = 0; v < mask.count(); v++) {
      final double d = Math.abs(golden.get(mask.index(v)) - ours.get(mask.index(v)));
      assertTrue(Double.isFinite(d));
      worst = Math.max(worst, d);
    }
    return worst;
  }

  @Test
  void afnisSeedMap() throws IOException {
    final Series run =
        NiftiReader.read(Shared.require("golden/afni/tp_bp.nii.gz"), Progress.NONE).toSeries();
    final Mask mask =
        Mask.of(
            NiftiReader.read(Shared.require("golden/in/mask.nii.gz"), Progress.NONE).toVolume());
    final SeedCourse seed = SeedCourse.of("seed_ts_bp.1D", numbers("golden/afni/seed_ts_bp.1D"));
    final List<Volume> ours = SeedMap.correlate(run, mask, seed, Progress.NONE);
    final Volume r =
        NiftiReader.read(Shared.require("golden/afni/seedcorr_r.nii.gz"), Progress.NONE).toVolume();
    final Volume z =
        NiftiReader.read(Shared.require("golden/afni/seedcorr_z.nii.gz"), Progress.NONE).toVolume();
    System.out.printf(
        "3dTcorr1D: r within %.1e, z within %.1e%n",
        worst(r, ours.get(0), mask), worst(z, ours.get(1), mask));
    assertTrue(worst(r, ours.get(0), mask) <= 1e-5);
    assertTrue(worst(z, ours.get(1), mask) <= 1e-5);
  }

  @Test
  void nilearnsSeedMapOfASeedMask() throws IOException {
    final Series run =
        NiftiReader.read(Shared.require("golden/in/func.nii.gz"), Progress.NONE).toSeries();
    final Mask mask =
        Mask.of(
            NiftiReader.read(Shared.require("golden/in/mask.nii.gz"), Progress.NONE).toVolume());
    final Mask region =
        Mask.of(
            NiftiReader.read(Shared.require("golden/in/seed.nii.gz"), Progress.NONE).toVolume());
    final SeedCourse seed = SeedCourse.ofRegion(run, region, Progress.NONE);
    final Volume golden =
        NiftiReader.read(Shared.require("golden/python/nilearn_seed_r.nii.gz"), Progress.NONE)
            .toVolume();
    final double worst =
        worst(golden, SeedMap.correlate(run, mask, seed, Progress.NONE).get(0), mask);
    System.out.printf("nilearn's seed map: r within %.1e%n", worst);
    assertTrue(worst <= 1e-5, "r: " + worst);
  }

  @Test
  void rIsPearsonsAndEffectiveZIsZInUnitsOfItsError() {
    final Series run = run(1);
    final Mask mask = Mask.all(GRID);
    final SeedCourse seed = SeedCourse.of("seed", course(run, 7));
    final SeedMap.Result result =
        PLAIN.apply(run, mask, seed, ResidualSpaces.whole(), Progress.NONE);
    for (int v = 0; v < mask.count(); v++) {
      final double r = new PearsonsCorrelation().correlation(course(run, 7), course(run, v));
      assertEquals(r, result.r().get(v), 1e-6);
      if (v != 7) {
        assertEquals(0.5 * Math.log((1 + r) / (1 - r)), result.z().get(v), 1e-6);
        final double dof = result.dof().get(v);
        assertTrue(dof > 40 && dof <= T - 1, "dof " + dof);
        assertEquals(result.z().get(v) * Math.sqrt(dof - 2), result.effective().get(v), 1e-4);
      }
    }
    assertEquals(
        List.of("1 voxels have |r| = 1 with 'seed'; their z is that of 1 - 1e-12."),
        result.notes());
    final List<Volume> alone = SeedMap.correlate(run, mask, seed, Progress.NONE);
    assertTrue(Arrays.deepEquals(alone.get(0).planes(), result.r().planes()));
  }

  @Test
  void lagsAreFoundWithTheirSign() {
    final Series run = run(2);
    final double[] seed = course(run, 0);
    for (int t = 0; t < T; t++) {
      run.planes()[t * 3][4] = t >= 3 ? (float) seed[t - 3] : 1000;
      run.planes()[t * 3][5] = t + 2 < T ? (float) (2000 - seed[t + 2]) : 1000;
    }
    final SeedMap.Result result =
        new SeedMap(5, SeedThreshold.NONE)
            .apply(
                run,
                Mask.all(GRID),
                SeedCourse.of("s", seed),
                ResidualSpaces.whole(),
                Progress.NONE);
    assertEquals(3, result.lag().get(4));
    assertEquals(1, result.laggedR().get(4), 1e-6);
    assertEquals(-2, result.lag().get(5));
    assertEquals(-1, result.laggedR().get(5), 1e-6);
    assertEquals(0, result.lag().get(0));
  }

  @Test
  void thresholds() {
    final Series run = run(3);
    final double[] seed = course(run, 0);
    for (int t = 0; t < T; t++) {
      for (int i = 1; i < 4; i++) {
        run.planes()[t * 3][i] += (float) (2 * (seed[t] - 1000));
      }
    }
    final Mask mask = Mask.all(GRID);
    for (final SeedThreshold threshold :
        List.of(SeedThreshold.of("fdr", 0.01), SeedThreshold.of("z", 5))) {
      final SeedMap.Result result =
          new SeedMap(0, threshold)
              .apply(run, mask, SeedCourse.of("s", seed), ResidualSpaces.whole(), Progress.NONE);
      assertEquals(4, result.passing());
      assertEquals(result.r().get(2), result.kept().get(2));
      assertEquals(0, result.kept().get(20));
      assertTrue(
          result.notes().get(1).startsWith("4 of 90 voxels pass "), result.notes().toString());
    }
  }

  @Test
  void sameBitsForAnyNumberOfThreadsAndAnyKindOfImage() {
    final Series run = run(4);
    final Series copied = new Series("run", Views.zeroMin(run.img()), GRID, 2);
    final SeedCourse seed = SeedCourse.of("s", course(run, 0));
    final SeedMap options = new SeedMap(3, SeedThreshold.of("fdr", 0.05));
    final SeedMap.Result one =
        Parallelization.runSingleThreaded(
            () -> options.apply(run, Mask.all(GRID), seed, ResidualSpaces.whole(), Progress.NONE));
    for (final Series other : List.of(run, copied)) {
      final SeedMap.Result many =
          Parallelization.runWithNumThreads(
              5,
              () ->
                  options.apply(
                      other, Mask.all(GRID), seed, ResidualSpaces.whole(), Progress.NONE));
      assertArrayEquals(one.effective().planes(), many.effective().planes());
      assertArrayEquals(one.lag().planes(), many.lag().planes());
      assertArrayEquals(one.kept().planes(), many.kept().planes());
    }
  }

  @Test
  void voxelsWithoutACourseHaveNoCorrelation() {
    final Series run = run(5);
    for (int t = 0; t < T; t++) {
      run.planes()[t * 3][1] = 7;
      run.planes()[t * 3][2] = t == 4 ? Float.NaN : 1;
      run.planes()[t * 3][3] = t == 4 ? Float.POSITIVE_INFINITY : t;
    }
    final SeedMap.Result result =
        PLAIN.apply(
            run,
            Mask.all(GRID),
            SeedCourse.of("s", course(run, 9)),
            ResidualSpaces.whole(),
            Progress.NONE);
    for (int i = 1; i < 4; i++) {
      assertTrue(Float.isNaN(result.r().get(i)) && Float.isNaN(result.effective().get(i)));
    }
    assertEquals(
        "3 of 90 voxels of 'all voxels' do not vary or hold a NaN or infinity; they have no"
            + " correlation with 's'.",
        result.notes().get(0));
  }

  @Test
  void spheresAreOfMillimetres() {
    final Mask all = Mask.all(GRID);
    assertEquals(1, SeedCourse.sphere(all, new int[] {2, 2, 1}, 0).count());
    assertEquals(5, SeedCourse.sphere(all, new int[] {2, 2, 1}, 1).count());
    assertEquals(9, SeedCourse.sphere(all, new int[] {2, 2, 1}, 1.5).count());
  }

  private static String refused(final Runnable work) {
    return assertThrows(IllegalArgumentException.class, work::run).getMessage();
  }

  @Test
  void refusals() {
    final Series run = run(6);
    final Mask mask = Mask.ofIndices("cord", GRID, new int[] {7, 8, 9});
    assertEquals(
        "The seed (0, 0, 0) lies outside of the mask 'cord'; choose a voxel inside of it.",
        refused(() -> SeedCourse.sphere(mask, new int[] {0, 0, 0}, 2)));
    assertTrue(
        refused(() -> SeedCourse.sphere(mask, new int[] {0, 9, 0}, 2))
            .startsWith("The seed (0, 9, 0) lies outside of the grid of 'cord': 6 x 5 x 3 voxels"));
    assertEquals(
        "radius is -1.0 mm; it must be 0 (one voxel) or more.",
        refused(() -> SeedCourse.sphere(mask, new int[] {1, 1, 0}, -1)));
    assertEquals(
        "The seed 's' has 3 values; 'run' has 90 volumes. A seed has one value a volume.",
        refused(
            () -> SeedMap.correlate(run, mask, SeedCourse.of("s", new double[3]), Progress.NONE)));
    assertEquals(
        "The seed 's' does not vary; a constant has no correlation.",
        refused(
            () -> SeedMap.correlate(run, mask, SeedCourse.of("s", new double[T]), Progress.NONE)));
    final double[] gap = course(run, 7);
    gap[4] = Double.NaN;
    assertEquals(
        "The seed 's' is NaN at volume 4 (counted from 0), which 'run' holds; give a number, or"
            + " censor the volume.",
        refused(() -> SeedMap.correlate(run, mask, SeedCourse.of("s", gap), Progress.NONE)));
    for (int t = 0; t < T; t++) {
      run.planes()[t * 3][7] = 5;
    }
    assertEquals(
        "The seed 'seed (1, 1, 0)' has no voxel whose course in 'run' is finite and varies; choose"
            + " another seed.",
        refused(
            () ->
                SeedCourse.ofRegion(
                    run, SeedCourse.sphere(mask, new int[] {1, 1, 0}, 0), Progress.NONE)));
    assertEquals(
        "level is 1.5; with threshold=fdr it is the largest q, above 0 and at most 1.",
        refused(() -> SeedThreshold.of("fdr", 1.5)));
    assertEquals(
        "level is 0.0; with threshold=z it is the least |z|, above 0, such as 2.3.",
        refused(() -> SeedThreshold.of("z", 0)));
    assertTrue(
        refused(
                () ->
                    new SeedMap(88, SeedThreshold.NONE)
                        .apply(
                            run,
                            mask,
                            SeedCourse.of("s", course(run, 8)),
                            ResidualSpaces.whole(),
                            Progress.NONE))
            .startsWith("At a lag of 88 volumes 2 pairs of 90 volumes are left"));
  }
}
