package org.cordj.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Test;

class LocalLevelTest {

  private static double[] noise(final int n, final double variance) {
    final double[] v = new double[n];
    Arrays.fill(v, variance);
    return v;
  }

  /** The smoother is the posterior mean: the least weighted squares of noise and steps. */
  @Test
  void equalsTheDirectSolution() {
    final Random random = new Random(1);
    final int n = 40;
    final double q = 0.3;
    final double[] y = new double[n];
    final double[] r = new double[n];
    final double[][] a = new double[n][n];
    final double[] b = new double[n];
    for (int t = 0; t < n; t++) {
      y[t] = t % 11 == 3 ? Double.NaN : random.nextGaussian();
      r[t] = 0.2 + random.nextDouble();
      if (!Double.isNaN(y[t])) {
        a[t][t] += 1 / r[t];
        b[t] += y[t] / r[t];
      }
      if (t > 0) {
        a[t][t] += 1 / q;
        a[t - 1][t - 1] += 1 / q;
        a[t][t - 1] -= 1 / q;
        a[t - 1][t] -= 1 / q;
      }
    }
    final double[] direct =
        new LUDecomposition(new Array2DRowRealMatrix(a)).getSolver().getInverse().operate(b);
    assertArrayEquals(direct, LocalLevel.smooth(y, r, q), 1e-10);
  }

  @Test
  void noiseAloneBecomesNearlyConstant() {
    final Random random = new Random(2);
    final double[] y = new double[250];
    Arrays.setAll(y, t -> 5 + 0.02 * random.nextGaussian());
    final double[] smooth = LocalLevel.smooth(y, noise(250, 0.0004));
    for (final double v : smooth) {
      assertEquals(5, v, 0.012);
    }
  }

  @Test
  void motionLargerThanItsNoiseStays() {
    final Random random = new Random(3);
    final double[] y = new double[250];
    Arrays.setAll(y, t -> 0.5 * random.nextGaussian());
    final double[] smooth = LocalLevel.smooth(y, noise(250, 1e-5));
    assertArrayEquals(y, smooth, 0.005);
  }

  @Test
  void aJumpIsNoRamp() {
    final Random random = new Random(4);
    final double[] y = new double[200];
    Arrays.setAll(y, t -> (t < 90 ? 0 : 0.3) + 0.02 * random.nextGaussian());
    final double[] smooth = LocalLevel.smooth(y, noise(200, 0.0004));
    assertEquals(0, smooth[89], 0.02);
    assertEquals(0.3, smooth[90], 0.02);
    double rms = 0;
    for (int t = 0; t < 200; t++) {
      rms += Math.pow(smooth[t] - (t < 90 ? 0 : 0.3), 2) / 200;
    }
    assertTrue(Math.sqrt(rms) < 0.006, "rms " + Math.sqrt(rms));
  }

  @Test
  void oneVolumeThatLeapsKeepsItsPlace() {
    final Random random = new Random(5);
    final double[] y = new double[100];
    Arrays.setAll(y, t -> (t == 50 ? 1 : 0) + 0.02 * random.nextGaussian());
    final double[] smooth = LocalLevel.smooth(y, noise(100, 0.0004));
    assertEquals(1, smooth[50], 0.06);
    assertEquals(0, smooth[49], 0.02);
    assertEquals(0, smooth[51], 0.02);
  }

  @Test
  void nothingKnownStaysUnknown() {
    final double[] none = {Double.NaN, Double.NaN};
    assertArrayEquals(none, LocalLevel.smooth(none, new double[2]));
    assertArrayEquals(
        new double[] {3, 3}, LocalLevel.smooth(new double[] {Double.NaN, 3}, new double[] {0, 1}));
  }
}
