package org.cordj.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.cordj.image.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolationTest {

  private static float[] random(final int n, final long seed) {
    final Random random = new Random(seed);
    final float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = random.nextFloat() * 1000;
    }
    return v;
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void voxelsKeepTheirValuesInPlanesOfAnySize(final Interpolation kind) {
    for (final int[] size : new int[][] {{1, 1}, {1, 7}, {2, 3}, {5, 40}, {64, 31}}) {
      final float[] plane = random(size[0] * size[1], 1);
      final PlaneInterpolator at = new PlaneInterpolator(kind, size[0], size[1]);
      at.load(plane);
      final float[] out = new float[plane.length];
      at.shifted(0, 0, out);
      assertArrayEquals(plane, out, 1e-3f);
      for (int i = 0; i < plane.length; i++) {
        assertEquals(plane[i], at.at(i % size[0], i / size[0]), 1e-3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aShiftOfThePlaneIsItsValuesThere(final Interpolation kind) {
    final float[] plane = random(20 * 13, 2);
    final PlaneInterpolator at = new PlaneInterpolator(kind, 20, 13);
    at.load(plane);
    final float[] out = new float[plane.length];
    for (final double[] d :
        new double[][] {{0.3, -0.7}, {2.9, 4.2}, {-3.5, 0.01}, {25, -40}, {-19.2, 12.6}}) {
      at.shifted(d[0], d[1], out);
      for (int i = 0; i < plane.length; i++) {
        assertEquals(at.at(i % 20 + d[0], i / 20 + d[1]), out[i], 2e-3);
      }
    }
  }

  /** A sine of 8 voxels: what each kind is known for. */
  @Test
  void aSineBetweenVoxels() {
    final float[] plane = new float[64 * 8];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (float) (100 * Math.sin(2 * Math.PI * (i % 64) / 8.0));
    }
    final double[] worst = new double[3];
    for (final Interpolation kind : Interpolation.values()) {
      final PlaneInterpolator at = new PlaneInterpolator(kind, 64, 8);
      at.load(plane);
      for (double x = 16; x < 48; x += 0.1) {
        worst[kind.ordinal()] =
            Math.max(
                worst[kind.ordinal()], Math.abs(at.at(x, 4) - 100 * Math.sin(2 * Math.PI * x / 8)));
      }
    }
    assertTrue(worst[0] < 7.7 && worst[1] < 0.25 && worst[2] < 0.6, Arrays.toString(worst));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aConstantStaysOne(final Interpolation kind) {
    final float[] plane = new float[30];
    Arrays.fill(plane, 7);
    final PlaneInterpolator at = new PlaneInterpolator(kind, 6, 5);
    at.load(plane);
    final float[] out = new float[30];
    at.shifted(1.37, -0.41, out);
    for (final float v : out) {
      assertEquals(7, v, 1e-5);
    }
  }

  @Test
  void aNanStaysWhereItIs() {
    final float[] plane = random(100, 3);
    plane[44] = Float.NaN;
    final PlaneInterpolator at = new PlaneInterpolator(Interpolation.CUBIC, 10, 10);
    at.load(plane);
    final float[] out = new float[100];
    at.shifted(0.3, 0.3, out);
    for (int i = 0; i < 100; i++) {
      assertEquals(i == 44, Float.isNaN(out[i]), "voxel " + i);
    }
    at.load(random(100, 4));
    at.shifted(0.3, 0.3, out);
    assertTrue(Float.isFinite(out[44]), "the next plane has no hole");
  }

  /** The mirrored line's spline coefficients give back its values, whatever its length. */
  @Test
  void coefficientsOfShortAndLongLines() {
    for (final int n : new int[] {2, 3, 4, 7, 29, 30, 31, 200}) {
      final float[] values = random(n, n);
      final double[] c = new double[n];
      for (int i = 0; i < n; i++) {
        c[i] = values[i];
      }
      Interpolation.coefficients(c, 0, n, 1, 1);
      for (int i = 0; i < n; i++) {
        final double back =
            (c[PlaneInterpolator.mirrored(i - 1, n)]
                    + 4 * c[i]
                    + c[PlaneInterpolator.mirrored(i + 1, n)])
                / 6;
        assertEquals(values[i], back, 1e-9, n + " values");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void volumesAgreeWithPlanes(final Interpolation kind) {
    final Grid grid = Grid.ras(12, 9, 4, 1, 1, 5);
    final VolumeInterpolator volume = new VolumeInterpolator(kind, grid);
    final PlaneInterpolator plane = new PlaneInterpolator(kind, 12, 9);
    for (int z = 0; z < 4; z++) {
      volume.load(z, random(108, z));
    }
    volume.loaded();
    for (int z = 0; z < 4; z++) {
      plane.load(random(108, z));
      assertEquals(plane.at(4.3, 2.7), volume.at(4.3, 2.7, z), 2e-3);
      assertEquals(plane.at(-3, 8.5), volume.at(-3, 8.5, z), 2e-3);
    }
  }

  @Test
  void aWordThatIsNone() {
    final String sentence =
        assertThrows(IllegalArgumentException.class, () -> Interpolation.of("spline")).getMessage();
    assertEquals("interpolation is 'spline'; it must be one of linear, cubic, sinc.", sentence);
  }
}
