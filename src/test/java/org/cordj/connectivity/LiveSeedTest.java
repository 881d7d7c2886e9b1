package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

/** Live seed maps against closed forms and against the maps that {@link SeedMap} makes. */
class LiveSeedTest {

  private static final Grid GRID = Grid.ras(15, 13, 4, 1, 1, 5);

  private static float[][] noise(final int volumes, final double level, final double spread) {
    final Random random = new Random(7);
    final float[][] planes = new float[volumes * GRID.nz()][GRID.planeSize()];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) (level + spread * random.nextGaussian());
      }
    }
    return planes;
  }

  private static float[] map(final LiveSeed live, final Mask seed) {
    final float[] unit = new float[live.volumesWithValues()];
    live.unit(seed, unit);
    final float[] r = new float[live.mask().count()];
    assertTrue(live.map(unit, r, Progress.NONE));
    return r;
  }

  private static Mask voxel(final int index) {
    return Mask.ofIndices("seed", GRID, new int[] {index});
  }

  @Test
  void sinesAreOrthogonalAndTheirOppositesAreMinusOne() {
    final int volumes = 61;
    final float[][] planes = new float[volumes * GRID.nz()][GRID.planeSize()];
    for (int t = 0; t < volumes; t++) {
      final double phase = 2 * Math.PI * 5 * t / volumes;
      planes[t * 4][0] = (float) (800 + Math.sin(phase));
      planes[t * 4][1] = (float) (10 - 3 * Math.sin(phase));
      planes[t * 4][2] = (float) (500 + 7 * Math.cos(phase));
      planes[t * 4][3] = (float) (600 + Math.sin(phase) + Math.sqrt(3) * Math.cos(phase));
      planes[t * 4][4] = 5;
      planes[t * 4][5] = t == 9 ? Float.NaN : t;
    }
    final Mask mask = Mask.ofIndices("six", GRID, new int[] {0, 1, 2, 3, 4, 5});
    final LiveSeed live = LiveSeed.of(Series.ofPlanes("run", planes, GRID, 2), mask, Progress.NONE);
    final float[] r = map(live, voxel(0));
    assertArrayEquals(new float[] {1, -1, 0, 0.5f}, java.util.Arrays.copyOf(r, 4), 2e-5f);
    assertTrue(Float.isNaN(r[4]) && Float.isNaN(r[5]));
    assertFalse(live.hasCourse(4) || live.hasCourse(5));
  }

  @Test
  void isTheSeedMapWithinAMillionth() {
    for (final int volumes : new int[] {5, 118, 240, 603}) {
      final Series run = Series.ofPlanes("run", noise(volumes, 1000, 10), GRID, 2);
      final Mask mask =
          Mask.ofIndices(
              "odd", GRID, IntStream.range(0, GRID.voxels()).filter(i -> i % 3 != 1).toArray());
      final LiveSeed live = LiveSeed.of(run, mask, Progress.NONE);
      for (final double radius : new double[] {0, 2.5, 6}) {
        final Mask seed = SeedCourse.sphere(mask, new int[] {6, 6, 2}, radius);
        assertTrue(radius == 0 ? seed.count() == 1 : seed.count() > 5);
        final Volume slow =
            SeedMap.correlate(
                    run, mask, SeedCourse.ofRegion(run, seed, Progress.NONE), Progress.NONE)
                .get(0);
        final float[] r = map(live, seed);
        for (int v = 0; v < r.length; v++) {
          assertEquals(slow.get(mask.index(v)), r[v], 1e-6);
        }
      }
    }
  }

  @Test
  void aCensoredVolumeIsLeftOut() {
    final float[][] planes = noise(60, 500, 20);
    for (int z = 0; z < 4; z++) {
      java.util.Arrays.fill(planes[17 * 4 + z], Float.NaN);
    }
    final Series run = Series.ofPlanes("run", planes, GRID, 2);
    final Mask mask = Mask.all(GRID);
    final LiveSeed live = LiveSeed.of(run, mask, Progress.NONE);
    assertEquals(59, live.volumesWithValues());
    final Volume slow =
        SeedMap.correlate(
                run, mask, SeedCourse.ofRegion(run, voxel(31), Progress.NONE), Progress.NONE)
            .get(0);
    final float[] r = map(live, voxel(31));
    for (int v = 0; v < r.length; v++) {
      assertEquals(slow.get(v), r[v], 1e-6);
    }
    final double[] course = live.course(200);
    for (int t = 0; t < 60; t++) {
      assertEquals(planes[t * 4 + 1][200 - GRID.planeSize()], (float) course[t]);
    }
  }

  @Test
  void aCourseFromBeyondTheMaskIsASeedToo() {
    final float[][] planes = noise(80, 500, 20);
    for (int z = 0; z < 4; z++) {
      java.util.Arrays.fill(planes[17 * 4 + z], Float.NaN);
    }
    final Series run = Series.ofPlanes("run", planes, GRID, 2);
    final Mask mask = Mask.ofIndices("half", GRID, IntStream.range(0, GRID.voxels() / 2).toArray());
    final Mask region = Mask.ofIndices("region", GRID, new int[] {3, 90, 500, 600});
    final SeedCourse mean = SeedCourse.ofRegion(run, region, Progress.NONE);
    final LiveSeed live = LiveSeed.of(run, mask, Progress.NONE);
    final float[] unit = new float[live.volumesWithValues()];
    live.unit(mean, unit);
    final float[] r = new float[mask.count()];
    assertTrue(live.map(unit, r, Progress.NONE));
    final Volume slow = SeedMap.correlate(run, mask, mean, Progress.NONE).get(0);
    for (int v = 0; v < r.length; v++) {
      assertEquals(slow.get(v), r[v], 1e-6);
      assertEquals(r[v], live.r(unit, live.course(v)), 1e-6);
    }
    assertEquals(1, live.r(unit, mean.values()), 1e-6);
    assertTrue(Double.isNaN(live.r(unit, new double[80])), "does not vary");
    final double[] hole = mean.values().clone();
    hole[3] = Double.NaN;
    assertTrue(Double.isNaN(live.r(unit, hole)));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> live.unit(SeedCourse.of("short", new double[79]), unit))
            .getMessage()
            .startsWith("The seed 'short' has 79 values; 'run' has 80 volumes."));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    final Series run = Series.ofPlanes("run", noise(101, 1000, 10), GRID, 2);
    final Mask mask = Mask.all(GRID);
    final float[] one =
        Parallelization.runSingleThreaded(
            () -> map(LiveSeed.of(run, mask, Progress.NONE), voxel(100)));
    final float[] many =
        Parallelization.runWithNumThreads(
            5, () -> map(LiveSeed.of(run, mask, Progress.NONE), voxel(100)));
    assertArrayEquals(one, many, 0);
  }

  @Test
  void stopsWhenNobodyWantsItAnyMore() {
    final LiveSeed live =
        LiveSeed.of(
            Series.ofPlanes("run", noise(20, 1000, 10), GRID, 2), Mask.all(GRID), Progress.NONE);
    final float[] unit = new float[20];
    live.unit(voxel(3), unit);
    final Progress stopped =
        new Progress() {
          @Override
          public void begin(final String what, final long steps) {
            // nobody looks
          }

          @Override
          public void advance(final long steps) {
            // nobody looks
          }

          @Override
          public boolean canceled() {
            return true;
          }
        };
    final float[] r = new float[GRID.voxels()];
    assertFalse(live.map(unit, r, stopped));
    assertArrayEquals(new float[GRID.voxels()], r, 0);
  }

  @Test
  void refusesASeedWithoutACourseAndAnotherGrid() {
    final float[][] planes = noise(20, 1000, 10);
    for (int t = 0; t < 20; t++) {
      planes[t * 4][8] = 3;
    }
    final Series run = Series.ofPlanes("run", planes, GRID, 2);
    final LiveSeed live = LiveSeed.of(run, Mask.all(GRID), Progress.NONE);
    assertEquals(
        "The seed 'seed' has no course in 'run' that is finite and varies; choose another seed.",
        assertThrows(IllegalArgumentException.class, () -> live.unit(voxel(8), new float[20]))
            .getMessage());
    final Mask other = Mask.all(Grid.ras(15, 13, 5, 1, 1, 5));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> LiveSeed.of(run, other, Progress.NONE))
            .getMessage()
            .contains("grid"));
    assertEquals(4L * 20 * GRID.voxels(), LiveSeed.bytes(run, Mask.all(GRID)));
  }
}
