package org.cordj.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;

/** Images through transforms whose effect is known in closed form. */
class WarpTest {

  /** Oblique, voxels stored to the left: nothing about it is convenient. */
  private static final Grid IMAGE =
      new Grid(
          24,
          22,
          8,
          new double[][] {{-0.98, 0.1, 0.2, 11}, {0.1, 1, -0.3, -10}, {0.05, 0.15, 3.9, -15}});

  private static final Grid REFERENCE = Grid.ras(16, 15, 5, 0.9, 1.1, 3);

  /** A smooth image of the world: linear interpolation is exact where it is linear. */
  private static double ramp(final double[] w) {
    return 100 + 2 * w[0] - 3 * w[1] + 1.5 * w[2];
  }

  private static Series rampImage(final int volumes) {
    final float[][] planes = new float[volumes * IMAGE.nz()][IMAGE.planeSize()];
    for (int p = 0; p < planes.length; p++) {
      for (int i = 0; i < planes[p].length; i++) {
        final double[] w = IMAGE.toWorld(i % IMAGE.nx(), i / IMAGE.nx(), p % IMAGE.nz());
        planes[p][i] = (float) (ramp(w) + 1000 * (p / IMAGE.nz()));
      }
    }
    return Series.ofPlanes("ramp", planes, IMAGE, 2);
  }

  private static TransformChain chain(final PointMap... maps) {
    return new TransformChain(
        List.of(maps), java.util.Arrays.stream(maps).map(PointMap::name).toList());
  }

  private static Series warp(final Sampling s, final Series image, final PointMap... maps) {
    return new Warp(chain(maps), s, Float.NaN)
        .apply("out", image, "reference", REFERENCE, Progress.NONE)
        .series();
  }

  private static AffineMap rotation(final double degrees) {
    final double c = Math.cos(Math.toRadians(degrees));
    final double s = Math.sin(Math.toRadians(degrees));
    return new AffineMap(
        "rotation", new double[][] {{c, -s, 0, 0.7}, {s, c, 0, -1.1}, {0, 0, 1, 0.4}});
  }

  /** Every finite voxel of the result is the ramp at the place that the maps lead to. */
  private static int check(final Series result, final double tolerance, final PointMap... maps) {
    int finite = 0;
    for (int p = 0; p < result.planes().length; p++) {
      for (int i = 0; i < REFERENCE.planeSize(); i++) {
        final double[] w =
            REFERENCE.toWorld(i % REFERENCE.nx(), i / REFERENCE.nx(), p % REFERENCE.nz());
        for (int m = maps.length - 1; m >= 0; m--) {
          maps[m].move(w);
        }
        final double[] voxel = w.clone();
        AffineMap.ofVoxels("image", IMAGE).inverse().move(voxel);
        final float v = result.planes()[p][i];
        assertEquals(Places.inside(voxel, IMAGE), Float.isFinite(v), "voxel " + i + ", " + p);
        boolean between = true;
        for (int d = 0; d < 3; d++) {
          between &= voxel[d] >= 0 && voxel[d] <= IMAGE.size(d) - 1;
        }
        if (between) {
          assertEquals(ramp(w) + 1000 * (p / REFERENCE.nz()), v, tolerance);
          finite++;
        }
      }
    }
    return finite;
  }

  @Test
  void aRotationAndAShift() {
    final AffineMap r = rotation(25);
    assertTrue(check(warp(Sampling.LINEAR, rampImage(1), r), 1e-3, r) > 900);
  }

  @Test
  void everyVolumeOfARun() {
    final AffineMap r = rotation(-10);
    final Series out = warp(Sampling.LINEAR, rampImage(3), r);
    assertEquals(3, out.volumes());
    assertEquals(2, out.tr());
    assertTrue(check(out, 1e-3, r) > 2700);
  }

  @Test
  void theOrderOfTransformsIsThatOfTheImage() {
    final AffineMap r = rotation(30);
    final AffineMap s =
        new AffineMap("scale", new double[][] {{1.2, 0, 0, 1}, {0, 0.9, 0, 0}, {0, 0, 1, -1}});
    assertTrue(check(warp(Sampling.LINEAR, rampImage(1), r, s), 1e-3, r, s) > 500);
  }

  @Test
  void aSinusoidalField() {
    // finer than its waves, on a grid of its own
    final Grid grid = Grid.ras(60, 60, 40, 0.5, 0.5, 0.75);
    final float[][][] d = new float[3][grid.nz()][grid.planeSize()];
    for (int z = 0; z < grid.nz(); z++) {
      for (int i = 0; i < grid.planeSize(); i++) {
        final double[] w = grid.toWorld(i % grid.nx(), i / grid.nx(), z);
        final double[] moved = sinus(w);
        for (int c = 0; c < 3; c++) {
          d[c][z][i] = (float) (moved[c] - w[c]);
        }
      }
    }
    final DisplacementField field = new DisplacementField("field", grid, d);
    final Series out = warp(Sampling.LINEAR, rampImage(1), field);
    double worst = 0;
    int n = 0;
    for (int z = 0; z < REFERENCE.nz(); z++) {
      for (int i = 0; i < REFERENCE.planeSize(); i++) {
        final float v = out.planes()[z][i];
        if (Float.isFinite(v)) {
          final double[] w = REFERENCE.toWorld(i % REFERENCE.nx(), i / REFERENCE.nx(), z);
          worst = Math.max(worst, Math.abs(ramp(sinus(w)) - v));
          n++;
        }
      }
    }
    assertEquals(REFERENCE.voxels(), n);
    // of waves of amplitude 1.5 mm linear interpolation between vectors misses less than 0.01 mm
    assertTrue(worst < 0.05, "worst " + worst);
  }

  private static double[] sinus(final double[] w) {
    return new double[] {
      w[0] + 1.5 * Math.sin(w[1] / 5), w[1] + Math.cos(w[2] / 6), w[2] + 0.5 * Math.sin(w[0] / 4)
    };
  }

  @Test
  void withoutATransformVoxelsStayBitForBit() {
    final Random random = new Random(3);
    final float[][] planes = new float[IMAGE.nz()][IMAGE.planeSize()];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = random.nextFloat() * 1000;
      }
    }
    planes[3][40] = Float.NaN;
    final Series image = Series.ofPlanes("noise", planes, IMAGE, 0);
    final AffineMap identity =
        new AffineMap("identity", new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}});
    for (final Sampling s : new Sampling[] {Sampling.NEAREST, Sampling.LINEAR}) {
      final Series out =
          new Warp(chain(identity), s, Float.NaN)
              .apply("out", image, "itself", IMAGE, Progress.NONE)
              .series();
      for (int z = 0; z < planes.length; z++) {
        assertArrayEquals(planes[z], out.planes()[z]);
      }
    }
    final Series cubic =
        new Warp(chain(identity), Sampling.CUBIC, Float.NaN)
            .apply("out", image, "itself", IMAGE, Progress.NONE)
            .series();
    for (int z = 0; z < planes.length; z++) {
      assertArrayEquals(planes[z], cubic.planes()[z], 2e-3f);
    }
  }

  @Test
  void cubicFollowsACurveThatLinearCutsShort() {
    final float[][] planes = new float[IMAGE.nz()][IMAGE.planeSize()];
    for (int z = 0; z < planes.length; z++) {
      for (int i = 0; i < planes[z].length; i++) {
        planes[z][i] = (float) wave(IMAGE.toWorld(i % IMAGE.nx(), i / IMAGE.nx(), z));
      }
    }
    final Series image = Series.ofPlanes("wave", planes, IMAGE, 0);
    final AffineMap r = rotation(20);
    final double linear = error(warp(Sampling.LINEAR, image, r), r);
    final double cubic = error(warp(Sampling.CUBIC, image, r), r);
    assertTrue(cubic < 0.1 * linear, linear + " " + cubic);
  }

  private static double wave(final double[] w) {
    return Math.sin(w[0] / 2) * Math.cos(w[1] / 2);
  }

  private static double error(final Series out, final AffineMap r) {
    double sum = 0;
    final int z = REFERENCE.nz() / 2;
    for (int y = 4; y < REFERENCE.ny() - 4; y++) {
      for (int x = 4; x < REFERENCE.nx() - 4; x++) {
        final double[] w = REFERENCE.toWorld(x, y, z);
        r.move(w);
        sum += Math.pow(out.planes()[z][x + REFERENCE.nx() * y] - wave(w), 2);
      }
    }
    return Math.sqrt(sum);
  }

  @Test
  void aMapThatIsNaNOutsideOfTheCordIsNotDarkenedAtItsEdge() {
    final float[][] planes = new float[IMAGE.nz()][IMAGE.planeSize()];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        final double dx = i % IMAGE.nx() - 11.5;
        final double dy = i / IMAGE.nx() - 10.5;
        plane[i] = dx * dx + dy * dy < 30 ? 7 : Float.NaN;
      }
    }
    final Series map = Series.ofPlanes("map", planes, IMAGE, 0);
    for (final Sampling s : Sampling.values()) {
      int n = 0;
      for (final float[] plane : warp(s, map, rotation(15)).planes()) {
        for (final float v : plane) {
          if (Float.isFinite(v)) {
            assertEquals(7, v, s == Sampling.CUBIC ? 0.01 : 1e-5, s.key());
            n++;
          }
        }
      }
      assertTrue(n > 200, s + " " + n);
    }
  }

  @Test
  void nearestKeepsLabels() {
    final float[][] planes = new float[IMAGE.nz()][IMAGE.planeSize()];
    for (int z = 0; z < planes.length; z++) {
      for (int i = 0; i < planes[z].length; i++) {
        planes[z][i] = 1 + i % IMAGE.nx() / 8 * 3;
      }
    }
    final Warp warp = new Warp(chain(rotation(40)), Sampling.NEAREST, 0);
    final Series out =
        warp.apply(
                "out",
                Series.ofPlanes("labels", planes, IMAGE, 0),
                "reference",
                REFERENCE,
                Progress.NONE)
            .series();
    for (final float[] plane : out.planes()) {
      for (final float v : plane) {
        assertTrue(v == 0 || v == 1 || v == 4 || v == 7, "" + v);
      }
    }
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    final AffineMap r = rotation(17);
    for (final Sampling s : Sampling.values()) {
      final Series many = warp(s, rampImage(2), r);
      final Series one = Parallelization.runSingleThreaded(() -> warp(s, rampImage(2), r));
      final Series four = Parallelization.runWithNumThreads(4, () -> warp(s, rampImage(2), r));
      for (int p = 0; p < many.planes().length; p++) {
        assertArrayEquals(one.planes()[p], many.planes()[p]);
        assertArrayEquals(one.planes()[p], four.planes()[p]);
      }
    }
  }

  @Test
  void aReferenceThatMissesTheImageIsRefused() {
    final AffineMap far =
        new AffineMap("far.txt", new double[][] {{1, 0, 0, 500}, {0, 1, 0, 0}, {0, 0, 1, 0}});
    final IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> warp(Sampling.LINEAR, rampImage(1), far));
    assertTrue(
        e.getMessage()
            .startsWith(
                "No voxel of the reference 'reference' comes to lie in 'ramp' through far.txt"),
        e.getMessage());
    assertTrue(e.getMessage().contains("16 x 15 x 5") && e.getMessage().contains("24 x 22 x 8"));
  }

  @Test
  void whereAFieldEndsOrLeadsNowhereThereIsNoValue() {
    final Grid half = new Grid(16, 15, 2, REFERENCE.affine());
    final float[][][] zero = new float[3][2][half.planeSize()];
    zero[1][0][5] = Float.MAX_VALUE;
    final Series out =
        warp(Sampling.LINEAR, rampImage(1), new DisplacementField("half", half, zero));
    assertTrue(Float.isNaN(out.planes()[0][5]));
    assertTrue(Float.isFinite(out.planes()[0][6]) && Float.isFinite(out.planes()[1][5]));
    for (final float v : out.planes()[3]) {
      assertTrue(Float.isNaN(v));
    }
  }

  @Test
  void anythingButNaNAndZeroOutsideIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Warp(chain(rotation(1)), Sampling.LINEAR, -1));
  }
}
