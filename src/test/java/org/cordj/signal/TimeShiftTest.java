package org.cordj.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeShiftTest {

  private static final double[] SHIFTS = {-1, -0.73, -0.5, 0, 0.2, 0.5, 0.9, 1};

  private static TimeShift of(final String kind, final int n) {
    return kind.equals("fourier") ? new FourierShift(n, SHIFTS) : new SincShift(n, SHIFTS);
  }

  /** Below half Nyquist within 1 % of the closed form from the 8th sample on, whatever the ends. */
  @ParameterizedTest
  @ValueSource(strings = {"fourier", "sinc"})
  void sinusoidsOnADriftAreReadBetweenTheirSamples(final String kind) {
    double worst = 0;
    for (final int n : new int[] {60, 97, 240}) {
      final TimeShift shift = of(kind, n);
      for (final double cycles : new double[] {0.01, 0.05, 0.1, 0.17, 0.249}) {
        for (int s = 0; s < SHIFTS.length; s++) {
          final double[] x = new double[n + 3];
          for (int t = 0; t < n; t++) {
            x[3 + t] = 500 + 0.8 * t + Math.sin(2 * Math.PI * cycles * t + 0.4);
          }
          shift.apply(x, 3, s);
          for (int t = 8; t < n - 8; t++) {
            final double u = t + SHIFTS[s];
            final double truth = 500 + 0.8 * u + Math.sin(2 * Math.PI * cycles * u + 0.4);
            worst = Math.max(worst, Math.abs(x[3 + t] - truth));
          }
        }
      }
    }
    System.out.printf("%s: largest error of a sinusoid of amplitude 1: %.2g%n", kind, worst);
    assertTrue(worst < 0.01, "error " + worst);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fourier", "sinc"})
  void linesAndConstantsAreExactUpToTheEnds(final String kind) {
    for (final int n : new int[] {2, 3, 4, 5, 17, 100}) {
      final TimeShift shift = of(kind, n);
      for (int s = 0; s < SHIFTS.length; s++) {
        final double[] x = new double[n];
        for (int t = 0; t < n; t++) {
          x[t] = 1000 - 3 * t;
        }
        shift.apply(x, 0, s);
        for (int t = 0; t < n; t++) {
          assertEquals(1000 - 3 * (t + SHIFTS[s]), x[t], 1e-9, "n " + n + " shift " + SHIFTS[s]);
        }
      }
    }
  }

  /** A spike in the first sample leaves the other end as it was: nothing wraps around. */
  @ParameterizedTest
  @ValueSource(strings = {"fourier", "sinc"})
  void theEndsDoNotRingIntoEachOther(final String kind) {
    final int n = 200;
    final TimeShift shift = of(kind, n);
    final double[] x = new double[n];
    x[1] = 100;
    shift.apply(x, 0, 5);
    for (int t = n - 30; t < n; t++) {
      assertTrue(Math.abs(x[t]) < 0.5, "sample " + t + ": " + x[t]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fourier", "sinc"})
  void wholeSamplesAreMovedAsTheyAre(final String kind) {
    final int n = 50;
    final Random random = new Random(3);
    final double[] x = random.doubles(n).toArray();
    final TimeShift shift = of(kind, n);
    final double[] same = x.clone();
    shift.apply(same, 0, 3);
    final double[] next = x.clone();
    shift.apply(next, 0, SHIFTS.length - 1);
    for (int t = 0; t < n; t++) {
      assertEquals(x[t], same[t], 1e-12);
      if (t < n - 1 && kind.equals("sinc")) {
        assertEquals(x[t + 1], next[t], 1e-12);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fourier", "sinc"})
  void whatCannotBeIsRefused(final String kind) {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> of(kind, 1))
            .getMessage()
            .contains("A series of 1 samples"));
    assertThrows(IllegalArgumentException.class, () -> new FourierShift(9, new double[] {1.1}));
    assertThrows(IllegalArgumentException.class, () -> new SincShift(9, new double[] {Double.NaN}));
  }
}
