package org.cordj.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import net.imglib2.view.Views;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothTest {

  private static Series zeros(final Grid grid, final int volumes) {
    return Series.ofPlanes("run", new float[grid.nz() * volumes][grid.planeSize()], grid, 2);
  }

  private static Mask mask(final Grid grid, final IntPredicate in) {
    return Mask.ofIndices("cord", grid, IntStream.range(0, grid.voxels()).filter(in).toArray());
  }

  /** Where the middle of the bent cord of the tests is along x, in voxels. */
  private static double bend(final int nz, final int z) {
    return 20 + 7 * Math.sin(2 * Math.PI * z / nz);
  }

  private static Mask bentCord(final Grid grid, final double radius) {
    return mask(
        grid,
        i -> {
          final double dx = i % grid.nx() - bend(grid.nz(), i / grid.planeSize());
          final double dy = i / grid.nx() % grid.ny() - 20;
          return dx * dx + dy * dy <= radius * radius;
        });
  }

  /** Full width at half maximum of the Gaussian through a peak and values beside it. */
  private static double width(final double[] at, final double[] values) {
    // least squares of log(value) on at^2: the slope is -1 / (2 sd^2)
    double su = 0;
    double sl = 0;
    double suu = 0;
    double sul = 0;
    for (int i = 0; i < at.length; i++) {
      final double u = at[i] * at[i];
      final double l = Math.log(values[i]);
      su += u;
      sl += l;
      suu += u * u;
      sul += u * l;
    }
    final double slope = (at.length * sul - su * sl) / (at.length * suu - su * su);
    return 2 * Math.sqrt(2 * Math.log(2)) * Math.sqrt(-1 / (2 * slope));
  }

  @ParameterizedTest
  @CsvSource({"2, 5, 1, 5", "2, 5, 1, 1", "3, 8, 1, 2", "2, 5, 0.8, 3"})
  void aPointInABentCordGetsTheWidthsAskedFor(
      final double inplane, final double along, final double edge, final double thick) {
    final Grid grid = Grid.ras(41, 41, 31, edge, edge, thick);
    final Mask cord = bentCord(grid, 11.5);
    final Series run = zeros(grid, 1);
    final int z0 = 15;
    final int x0 = (int) Math.rint(bend(31, z0));
    run.planes()[z0][x0 + 41 * 20] = 1;
    final Series out = new Smooth(inplane, along).apply(run, cord, Progress.NONE).series();

    final double[] at = new double[7];
    final double[] across = new double[7];
    for (int d = -3; d <= 3; d++) {
      at[d + 3] = d * edge;
      across[d + 3] = out.planes()[z0][x0 + d + 41 * 20];
    }
    assertEquals(inplane, width(at, across), 0.03 * inplane, "across");

    // along the curve beside the cord's middle, by the sum over each slice: what lies in it
    final List<Double> ways = new ArrayList<>();
    final List<Double> sums = new ArrayList<>();
    final CordTube tube = new CordTube(cord);
    for (int z = z0 - 12; z <= z0 + 12; z++) {
      double sum = 0;
      for (final float v : out.planes()[z]) {
        sum += v;
      }
      final double way = tube.alongBetween(z0, z);
      if (sum > 0 && way <= 1.5 * along) {
        ways.add(way);
        sums.add(sum);
      }
    }
    final double measured =
        width(
            ways.stream().mapToDouble(Double::doubleValue).toArray(),
            sums.stream().mapToDouble(Double::doubleValue).toArray());
    System.out.printf(
        "FWHM %.1f x %.1f mm, voxels %.1f x %.1f mm: across %.3f, along %.3f%n",
        inplane, along, edge, thick, width(at, across), measured);
    assertEquals(along, measured, 0.03 * along, "along");

    // and it stays beside the cord's middle: the centre of what lies in the slice follows the bend
    for (int z = z0 - 1; z <= z0 + 1; z++) {
      double sum = 0;
      double x = 0;
      for (int i = 0; i < grid.planeSize(); i++) {
        sum += out.planes()[z][i];
        x += out.planes()[z][i] * (i % 41);
      }
      final double aside = x0 - tube.middleU(z0);
      assertEquals(tube.middleU(z) + aside, x / sum, 0.03, "slice " + z);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 5", "0, 5", "4, 0", "6, 30"})
  void aConstantStaysAndNothingBleedsIn(final double inplane, final double along) {
    final Grid grid = Grid.ras(41, 41, 12, 1, 1, 4);
    final Mask cord = bentCord(grid, 4.3);
    final Series run = zeros(grid, 2);
    for (final float[] plane : run.planes()) {
      Arrays.fill(plane, 1e6f);
    }
    for (int n = 0; n < cord.count(); n++) {
      final int v = cord.index(n);
      run.planes()[v / 1681][v % 1681] = 812.5f;
      run.planes()[12 + v / 1681][v % 1681] = 1;
    }
    final Series out = new Smooth(inplane, along).apply(run, cord, Progress.NONE).series();
    assertEquals("run_smooth", out.name());
    for (int v = 0; v < grid.voxels(); v++) {
      final boolean in = cord.contains(v);
      assertEquals(in ? 812.5 : 0, out.planes()[v / 1681][v % 1681], 812.5e-6);
      assertEquals(in ? 1 : 0, out.planes()[12 + v / 1681][v % 1681], 1e-6);
    }
  }

  /** The definition, written down plainly. */
  @Test
  void equalsTheNaiveSumsOnAnObliqueGrid() {
    final double[][] affine = {
      {1.1, 0.2, 0.3, 5}, {-0.15, 0.9, 0.8, -3}, {0.05, -0.4, 3.1, 2},
    };
    final Grid grid = new Grid(11, 9, 7, affine);
    final Series noise = PreprocessRuns.noise(11, 9, 7, 5, 8);
    final Series run = Series.ofPlanes("run", noise.planes(), grid, 2);
    // slice 3 is empty: the line bridges it
    final Mask cord =
        mask(grid, i -> i / 99 != 3 && Math.hypot(i % 11 - 5 + i / 99 * 0.4, i / 11 % 9 - 4) < 3.4);
    final double si = 2.5 / (2 * Math.sqrt(2 * Math.log(2)));
    final double sa = 6 / (2 * Math.sqrt(2 * Math.log(2)));
    final double[][] middle = new double[7][];
    for (int z = 0; z < 7; z++) {
      final int slice = z;
      final int[] in = Arrays.stream(cord.indices()).filter(i -> i / 99 == slice).toArray();
      if (in.length > 0) {
        middle[z] =
            grid.toWorld(
                Arrays.stream(in).map(i -> i % 11).average().orElseThrow(),
                Arrays.stream(in).map(i -> i / 11 % 9).average().orElseThrow(),
                z);
      }
    }
    middle[3] = new double[3];
    Arrays.setAll(middle[3], r -> (middle[2][r] + middle[4][r]) / 2);
    final double[] way = new double[7];
    for (int z = 1; z < 7; z++) {
      way[z] = way[z - 1] + norm(middle[z], middle[z - 1]);
    }
    final Series out = new Smooth(2.5, 6).apply(run, cord, Progress.NONE).series();
    for (final int v : cord.indices()) {
      for (int t = 0; t < 5; t++) {
        double sum = 0;
        double weights = 0;
        for (final int u : cord.indices()) {
          final double d = norm(place(grid, v, middle), place(grid, u, middle));
          final double l = way[v / 99] - way[u / 99];
          if (d <= 4 * si && Math.abs(l) <= 4 * sa) {
            final double w = Math.exp(-d * d / (2 * si * si) - l * l / (2 * sa * sa));
            weights += w;
            sum += w * run.planes()[t * 7 + u / 99][u % 99];
          }
        }
        assertEquals(sum / weights, out.planes()[t * 7 + v / 99][v % 99], 1e-3);
      }
    }
  }

  private static double[] place(final Grid grid, final int v, final double[][] middle) {
    final double[] p = grid.toWorld(v % 11, v / 11 % 9, v / 99);
    for (int r = 0; r < 3; r++) {
      p[r] -= middle[v / 99][r];
    }
    return p;
  }

  private static double norm(final double[] a, final double[] b) {
    double sum = 0;
    for (int r = 0; r < 3; r++) {
      sum += (a[r] - b[r]) * (a[r] - b[r]);
    }
    return Math.sqrt(sum);
  }

  /** A cord that runs along the first voxel axis is smoothed as one along the last. */
  @Test
  void theOrderOfTheAxesPlaysNoPart() {
    final Grid upright = Grid.ras(9, 8, 6, 1, 1.2, 4);
    final Series run = PreprocessRuns.noise(9, 8, 6, 3, 2);
    final Mask cord = mask(upright, i -> Math.hypot(i % 9 - 4, i / 9 % 8 - 3.5) < 3);
    final Series first =
        new Smooth(2, 6)
            .apply(Series.ofPlanes("run", run.planes(), upright, 2), cord, Progress.NONE)
            .series();
    // x' = z, y' = x, z' = y, and z' turned round
    final double[][] a = upright.affine();
    final double[][] b = new double[3][4];
    for (int r = 0; r < 3; r++) {
      b[r] = new double[] {a[r][2], a[r][0], -a[r][1], a[r][3] + 7 * a[r][1]};
    }
    final Grid turned = new Grid(6, 9, 8, b);
    final float[][] planes = new float[8 * 3][54];
    for (int t = 0; t < 3; t++) {
      for (int i = 0; i < 54 * 8; i++) {
        planes[t * 8 + i / 54][i % 54] = run.planes()[t * 6 + i % 6][i / 6 % 9 + 9 * (7 - i / 54)];
      }
    }
    final Mask same = mask(turned, i -> cord.contains(i / 6 % 9 + 9 * (7 - i / 54) + 72 * (i % 6)));
    final Series second =
        new Smooth(2, 6)
            .apply(Series.ofPlanes("run", planes, turned, 2), same, Progress.NONE)
            .series();
    for (int t = 0; t < 3; t++) {
      for (int i = 0; i < 54 * 8; i++) {
        assertEquals(
            first.planes()[t * 6 + i % 6][i / 6 % 9 + 9 * (7 - i / 54)],
            second.planes()[t * 8 + i / 54][i % 54],
            1e-3);
      }
    }
  }

  @Test
  void theSameBitsForAnyThreadsAndKindOfImage() {
    final Series run = PreprocessRuns.noise(20, 20, 6, 30, 4);
    final Mask cord = mask(run.grid(), i -> Math.hypot(i % 20 - 9, i / 20 % 20 - 9) < 7);
    final Smooth smooth = new Smooth(2, 5);
    final float[][] one =
        Parallelization.runWithNumThreads(
            1, () -> smooth.apply(run, cord, Progress.NONE).series().planes());
    final float[][] three =
        Parallelization.runWithNumThreads(
            3, () -> smooth.apply(run, cord, Progress.NONE).series().planes());
    final Series view = new Series("view", Views.zeroMin(run.img()), run.grid(), 2);
    final float[][] any = smooth.apply(view, cord, Progress.NONE).series().planes();
    for (int p = 0; p < one.length; p++) {
      assertArrayEquals(one[p], three[p]);
      assertArrayEquals(one[p], any[p]);
    }
  }

  @Test
  void valuesThatAreNotFiniteStayAndSpreadNowhere() {
    final Grid grid = Grid.ras(9, 9, 3, 1, 1, 5);
    final Series run = zeros(grid, 3);
    for (final float[] plane : run.planes()) {
      Arrays.fill(plane, 5);
    }
    run.planes()[1 * 3 + 1][40] = Float.NaN;
    run.planes()[2 * 3 + 1][40] = Float.POSITIVE_INFINITY;
    final Smooth.Result result = new Smooth(2, 5).apply(run, Mask.all(grid), Progress.NONE);
    for (int p = 0; p < 9; p++) {
      for (int i = 0; i < 81; i++) {
        final float expected =
            i != 40 || p % 3 != 1 || p < 3 ? 5 : p == 4 ? Float.NaN : Float.POSITIVE_INFINITY;
        assertEquals(expected, result.series().planes()[p][i], 1e-5f);
      }
    }
    assertTrue(result.notes().get(0).contains("are left out of the means"));
  }

  @Test
  void badInputIsOneSentence() {
    final Series run = PreprocessRuns.noise(4, 4, 2, 3, 1);
    final Grid grid = run.grid();
    for (final double[] widths : new double[][] {{-1, 5}, {31, 5}, {2, Double.NaN}, {2, 101}}) {
      final String message =
          assertThrows(IllegalArgumentException.class, () -> new Smooth(widths[0], widths[1]))
              .getMessage();
      assertTrue(message.contains("choose a full width at half maximum of 0 to"), message);
    }
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new Smooth(0, 0))
            .getMessage()
            .contains("which smooths nothing"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new Smooth(2, 5).apply(run, mask(grid, i -> false), Progress.NONE))
            .getMessage()
            .contains("The mask 'cord' is empty"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Smooth(2, 5)
                        .apply(run, Mask.all(Grid.ras(4, 4, 3, 1, 1, 5)), Progress.NONE))
            .getMessage()
            .contains("are not on the same grid"));
    assertThrows(
        CancellationException.class,
        () -> new Smooth(2, 5).apply(run, Mask.all(grid), new Canceled()));
  }
}
