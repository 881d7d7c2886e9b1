package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.cordj.signal.Detrend;
import org.junit.jupiter.api.Test;

/** The spectrum of a course: a wave's place and height, and the variance in the sum. */
class CourseSpectrumTest {

  private static double[] noise(final int length) {
    final Random random = new Random(7);
    return random.doubles(length, -1, 1).toArray();
  }

  @Test
  void aWaveStandsAtItsFrequency() {
    final int t = 100;
    final double tr = 2;
    final double[] wave = new double[t];
    Arrays.setAll(wave, n -> 50 + 3 * Math.cos(2 * Math.PI * 10 * n / t));
    final CourseSpectrum spectrum = CourseSpectrum.of(wave, tr, Detrend.CONSTANT);
    assertEquals(50, spectrum.frequencies().length);
    assertEquals(10 / (t * tr), spectrum.frequencies()[9], 1e-15);
    assertEquals(0.25, spectrum.frequencies()[49], 1e-15);
    // variance 3^2 / 2 in one bin of 1 / (T TR) Hz
    assertEquals(Math.sqrt(4.5 * t * tr), spectrum.density()[9], 1e-9);
    assertEquals(0, spectrum.density()[20], 1e-9);
  }

  @Test
  void theSumOfSquaresIsTheVariance() {
    for (final int t : new int[] {64, 65}) {
      final double[] course = noise(t);
      final double mean = Arrays.stream(course).average().orElseThrow();
      final double variance = Arrays.stream(course).map(v -> (v - mean) * (v - mean)).sum() / t;
      final double[] before = course.clone();
      final double[] density = CourseSpectrum.of(course, 1.5, Detrend.CONSTANT).density();
      final double sum = Arrays.stream(density).map(d -> d * d).sum() / (t * 1.5);
      assertEquals(variance, sum, 1e-12, t + " volumes");
      assertArrayEquals(before, course, "the course is left as it is");
    }
  }

  @Test
  void aTrendIsTakenFirst() {
    final double[] line = new double[40];
    Arrays.setAll(line, n -> 3 + 0.5 * n);
    final double[] density = CourseSpectrum.of(line, 2, Detrend.LINEAR).density();
    assertArrayEquals(new double[20], density, 1e-9);
  }

  @Test
  void whatHasNoSpectrumIsRefused() {
    assertEquals(
        "No spectrum: the course has 1 volume; it needs 4 or more.",
        assertThrows(
                IllegalArgumentException.class,
                () -> CourseSpectrum.of(new double[1], 2, Detrend.LINEAR))
            .getMessage());
    final double[] gap = noise(20);
    gap[3] = Double.NaN;
    assertEquals(
        "No spectrum: the course holds a NaN or an infinity, as a run does whose volumes were left"
            + " out.",
        assertThrows(
                IllegalArgumentException.class, () -> CourseSpectrum.of(gap, 2, Detrend.LINEAR))
            .getMessage());
  }
}
