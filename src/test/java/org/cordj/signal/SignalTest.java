package org.cordj.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {

  private static double[] random(final int n) {
    return new Random(n).doubles(n, -1, 1).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 8, 30, 31, 97, 120, 125, 240, 251, 360})
  void powerEqualsTheDefinition(final int n) {
    final double[] x = random(n);
    final double[] power = new double[n / 2 + 1];
    new RealSpectrum(n).power(x, 0, power);
    for (int m = 0; m <= n / 2; m++) {
      double re = 0;
      double im = 0;
      for (int t = 0; t < n; t++) {
        re += x[t] * Math.cos(2 * Math.PI * m * t / n);
        im += x[t] * Math.sin(2 * Math.PI * m * t / n);
      }
      assertEquals(re * re + im * im, power[m], 1e-10 * n * n);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 31, 120, 251})
  void filteringWithOnesGivesTheSeriesBackAndWithoutDcRemovesTheMean(final int n) {
    final double[] x = random(n);
    final double[] y = x.clone();
    final double[] weights = new double[n / 2 + 1];
    java.util.Arrays.fill(weights, 1);
    new RealSpectrum(n).filter(y, 0, weights);
    assertArrayEquals(x, y, 1e-12);
    weights[0] = 0;
    new RealSpectrum(n).filter(y, 0, weights);
    final double mean = java.util.Arrays.stream(x).average().orElseThrow();
    for (int t = 0; t < n; t++) {
      assertEquals(x[t] - mean, y[t], 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 30, 251, 1000})
  void polynomialsAreRemovedAndTheRestIsOrthogonalToThem(final int n) {
    final double[] x = new double[2 * n];
    final double[] noise = random(n);
    for (int t = 0; t < n; t++) {
      x[n + t] = 1000 + 3.0 * t - 0.02 * t * t + noise[t];
    }
    new Detrender(n, Detrend.QUADRATIC).apply(x, n);
    for (int order = 0; order <= 2; order++) {
      double dot = 0;
      for (int t = 0; t < n; t++) {
        dot += x[n + t] * Math.pow((double) t / n, order);
      }
      assertEquals(0, dot, 1e-8 * n);
    }
    assertEquals(0, x[n - 1], "what lies before the offset is left alone");
    final double[] again = x.clone();
    new Detrender(n, Detrend.QUADRATIC).apply(again, n);
    assertArrayEquals(x, again, 1e-8);
  }

  @Test
  void noneLeavesTheSeriesAlone() {
    final double[] x = random(20);
    final double[] y = x.clone();
    new Detrender(20, Detrend.NONE).apply(y, 0);
    assertArrayEquals(x, y, 0);
  }

  @Test
  void refusals() {
    assertThrows(IllegalArgumentException.class, () -> new RealSpectrum(1));
    assertThrows(IllegalArgumentException.class, () -> new Detrender(3, Detrend.QUADRATIC));
    assertEquals(
        "detrend is 'cubic'; legal are none, constant, linear, quadratic.",
        assertThrows(IllegalArgumentException.class, () -> Detrend.of("cubic")).getMessage());
  }
}
