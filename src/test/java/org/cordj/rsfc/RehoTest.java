package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehoTest {

  private static final Grid GRID = Grid.ras(7, 6, 5, 1, 1, 5);

  private static Series run(final long seed, final int volumes, final int steps) {
    final Random random = new Random(seed);
    final float[][] planes = new float[volumes * 5][42];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        // few steps: many ties, zeros of both signs among them
        final double x = random.nextGaussian();
        plane[i] = (float) (steps == 0 ? x : Math.rint(x * steps) / steps);
      }
    }
    return Series.ofPlanes("run", planes, GRID, 2);
  }

  private static Mask mask(final long seed) {
    final Random random = new Random(seed);
    return Mask.ofIndices(
        "mask",
        GRID,
        java.util.stream.IntStream.range(0, GRID.voxels())
            .filter(i -> random.nextInt(4) > 0)
            .toArray());
  }

  /** Kendall's W with Commons Math's ranks. */
  private static double naive(
      final Series run, final Mask mask, final int index, final int neighbors) {
    final int[] at = {index % 7, index / 7 % 6, index / 42};
    final int far = neighbors == 7 ? 1 : neighbors == 19 ? 2 : 3;
    final NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
    final int volumes = run.volumes();
    final double[] sum = new double[volumes];
    int k = 0;
    double ties = 0;
    for (int n = 0; n < mask.count(); n++) {
      final int i = mask.index(n);
      final int[] d = {
        Math.abs(i % 7 - at[0]), Math.abs(i / 7 % 6 - at[1]), Math.abs(i / 42 - at[2])
      };
      final boolean outOfPlane = neighbors == 9 && d[2] > 0;
      if (outOfPlane || Math.max(d[0], Math.max(d[1], d[2])) > 1 || d[0] + d[1] + d[2] > far) {
        continue;
      }
      final double[] x = new double[volumes];
      for (int t = 0; t < volumes; t++) {
        x[t] = run.planes()[t * 5 + i / 42][i % 42] + 0.0;
      }
      final double[] ranks = ranking.rank(x);
      for (int t = 0; t < volumes; t++) {
        sum[t] += ranks[t];
      }
      for (final double value : Arrays.stream(x).distinct().toArray()) {
        final double u = Arrays.stream(x).filter(v -> v == value).count();
        ties += u * u * u - u;
      }
      k++;
    }
    final double mean = Arrays.stream(sum).average().orElseThrow();
    final double s = Arrays.stream(sum).map(r -> (r - mean) * (r - mean)).sum();
    return 12 * s / ((double) k * k * (Math.pow(volumes, 3) - volumes) - k * ties);
  }

  @ParameterizedTest
  @CsvSource({"9,0", "9,2", "7,0", "19,0", "27,0", "7,2", "19,2", "27,2"})
  void equalsTheDefinition(final int neighbors, final int steps) {
    final Series run = run(3, 23, steps);
    final Mask mask = mask(4);
    final Volume map = new Reho(neighbors).apply(run, mask, Progress.NONE).map();
    for (int n = 0; n < mask.count(); n++) {
      final int i = mask.index(n);
      assertEquals(naive(run, mask, i, neighbors), map.get(i), 1e-6, "voxel " + i);
    }
  }

  /** The plane across the cord is found by the affine: here the cord runs along the first axis. */
  @Test
  void thePlaneIsThatAcrossTheCord() {
    final Series upright = run(5, 23, 0);
    final Grid lying = new Grid(5, 7, 6, new double[][] {{0, 1, 0, 0}, {0, 0, 1, 0}, {5, 0, 0, 0}});
    final float[][] planes = new float[6 * 23][35];
    for (int t = 0; t < 23; t++) {
      for (int i = 0; i < GRID.voxels(); i++) {
        planes[t * 6 + i / 7 % 6][i / 42 + 5 * (i % 7)] = upright.planes()[t * 5 + i / 42][i % 42];
      }
    }
    final Volume a = new Reho(9).apply(upright, Mask.all(GRID), Progress.NONE).map();
    final Volume b =
        new Reho(9)
            .apply(Series.ofPlanes("lying", planes, lying, 2), Mask.all(lying), Progress.NONE)
            .map();
    for (int i = 0; i < GRID.voxels(); i++) {
      assertEquals(a.get(i), b.get(i / 42 + 5 * (i % 7 + 7 * (i / 7 % 6))), 1e-6);
    }
  }

  @Test
  void voxelsWithTooFewNeighborsAreNan() {
    final Reho.Result result = new Reho(7, 7).apply(run(6, 23, 0), Mask.all(GRID), Progress.NONE);
    // only those inside have all: 5 x 4 x 3
    assertEquals(GRID.voxels() - 60, result.alone());
    assertTrue(Float.isNaN(result.map().get(0)));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new Reho(9, 10))
            .getMessage()
            .startsWith("least is 10; a neighbourhood of 9 voxels can be asked to have from 2 to"));
  }

  @Test
  void coursesThatRiseTogetherGiveOne() {
    final float[][] planes = new float[20 * 5][42];
    for (int p = 0; p < planes.length; p++) {
      for (int i = 0; i < 42; i++) {
        planes[p][i] = (float) Math.exp(0.1 * (p / 5) * (1 + i));
      }
    }
    final Volume map =
        new Reho(27)
            .apply(Series.ofPlanes("up", planes, GRID, 2), Mask.all(GRID), Progress.NONE)
            .map();
    for (int i = 0; i < GRID.voxels(); i++) {
      assertEquals(1, map.get(i));
    }
  }

  @Test
  void sameBitsForAnyNumberOfThreads() {
    final Series run = run(5, 40, 0);
    final Volume[] maps = new Volume[2];
    Parallelization.runSingleThreaded(
        () -> maps[0] = new Reho(27).apply(run, mask(6), Progress.NONE).map());
    Parallelization.runWithNumThreads(
        5, () -> maps[1] = new Reho(27).apply(run, mask(6), Progress.NONE).map());
    for (int i = 0; i < GRID.voxels(); i++) {
      assertEquals(maps[0].get(i), maps[1].get(i));
    }
  }

  @Test
  void voxelsThatCannotBeUsedAreNoNeighboursAndAreCounted() {
    final Series run = run(7, 20, 0);
    for (int t = 0; t < 20; t++) {
      run.planes()[t * 5][0] = 4;
    }
    run.planes()[9 * 5][1] = Float.NaN;
    final Reho.Result result = new Reho(7).apply(run, Mask.all(GRID), Progress.NONE);
    assertEquals(2, result.unusable());
    assertTrue(Float.isNaN(result.map().get(0)) && Float.isNaN(result.map().get(1)));
    assertEquals(naive(run, Mask.all(GRID).and(without(0, 1)), 7, 7), result.map().get(7), 1e-6);
  }

  private static Mask without(final int... indices) {
    return Mask.ofIndices(
        "rest",
        GRID,
        java.util.stream.IntStream.range(0, GRID.voxels())
            .filter(i -> Arrays.stream(indices).noneMatch(x -> x == i))
            .toArray());
  }

  @Test
  void badInputIsOneSentence() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new Reho(26))
            .getMessage()
            .contains("neighbors is 26; choose 7 (faces), 19"));
    final Mask apart = Mask.ofIndices("apart", GRID, new int[] {0, 40});
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new Reho(27).apply(run(1, 20, 0), apart, Progress.NONE))
            .getMessage()
            .contains("No voxel of 'apart' has a neighbour"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new Reho(27).apply(run(1, 2, 0), Mask.all(GRID), Progress.NONE))
            .getMessage()
            .contains("has 2 volumes"));
  }

  /** 3dReHo looks for ties among whole numbers only: exact where its data are large. */
  @Test
  void equals3dReho() throws IOException {
    final Series run =
        NiftiReader.read(Shared.require("golden/afni/tp_bp.nii.gz"), Progress.NONE).toSeries();
    final Mask mask = Mask.of(volume("golden/in/mask.nii.gz"));
    final Volume golden = volume("golden/afni/reho27_resid_x1e6.nii.gz");
    final Volume ours = new Reho(27).apply(run, mask, Progress.NONE).map();
    double worst = 0;
    for (int n = 0; n < mask.count(); n++) {
      worst = Math.max(worst, Math.abs(golden.get(mask.index(n)) - ours.get(mask.index(n))));
    }
    System.out.printf("3dReHo, 27 neighbours: largest difference %.2e%n", worst);
    assertTrue(worst <= 1e-6, "off by " + worst);
  }

  /**
   * C-PAC corrects for no ties, which is undone here, and leaves the outermost planes out. Ties
   * make up to 1.05e-5 in this run.
   */
  @Test
  void equalsCpac() throws IOException {
    final Series run =
        NiftiReader.read(Shared.require("golden/in/func.nii.gz"), Progress.NONE).toSeries();
    final Mask mask = Mask.of(volume("golden/in/mask.nii.gz"));
    final Volume golden = volume("golden/python/cpac_reho.nii.gz");
    final Volume ours = new Reho(27).apply(run, mask, Progress.NONE).map();
    final double[] worst = new double[2];
    final int[] compared = new int[2];
    for (int n = 0; n < mask.count(); n++) {
      final int i = mask.index(n);
      if (golden.get(i) != 0) {
        final int tied = tied(run, mask, i) > 0 ? 1 : 0;
        worst[tied] = Math.max(worst[tied], Math.abs(golden.get(i) - ours.get(i)));
        compared[tied]++;
      }
    }
    System.out.printf(
        "C-PAC, %d voxels without ties: largest difference %.2e; %d with ties: %.2e%n",
        compared[0], worst[0], compared[1], worst[1]);
    assertTrue(compared[0] > 10 && compared[1] > 10, "both kinds are there");
    assertTrue(worst[0] <= 1e-6, "without ties off by " + worst[0]);
    assertTrue(worst[1] <= 1.1e-5, "with ties off by " + worst[1]);
  }

  /** By which share ties in the 27 voxels about a voxel make the denominator of W smaller. */
  private static double tied(final Series run, final Mask mask, final int index) {
    final Grid grid = run.grid();
    final double volumes = run.volumes();
    double ties = 0;
    int k = 0;
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          final int i = index + dx + grid.nx() * dy + grid.planeSize() * dz;
          if (mask.contains(i)) {
            final double[] x = new double[run.volumes()];
            for (int t = 0; t < x.length; t++) {
              x[t] = run.planes()[t * grid.nz() + i / grid.planeSize()][i % grid.planeSize()];
            }
            Arrays.sort(x);
            for (int from = 0; from < x.length; ) {
              int end = from + 1;
              while (end < x.length && x[end] == x[from]) {
                end++;
              }
              ties += Math.pow(end - from, 3) - (end - from);
              from = end;
            }
            k++;
          }
        }
      }
    }
    return ties / (k * (volumes * volumes * volumes - volumes));
  }

  private static Volume volume(final String path) throws IOException {
    return NiftiReader.read(Shared.require(path), Progress.NONE).toVolume();
  }
}
