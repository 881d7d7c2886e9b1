package org.cordj.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShorterSpectrumTest {

  /** Against going back to time and forth again. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 97, 121, 125, 251})
  void isTheTransformOfTheFilteredSeriesWithoutItsLastValue(final int length) {
    final Random random = new Random(length);
    final int half = (length + 1) / 2;
    final double[] x = new double[length + 1];
    for (int t = 0; t < length; t++) {
      x[t] = 100 * random.nextGaussian();
    }
    final double[] re = new double[half + 1];
    final double[] im = new double[half + 1];
    new RealSpectrum(length + 1).transform(x, 0, re, im);
    final ShorterSpectrum shorter = new ShorterSpectrum(length);
    for (int trial = 0; trial < 4; trial++) {
      final double[] weights = new double[half + 1];
      final int lowest = 1 + random.nextInt(half);
      final int highest = trial == 0 ? half : lowest + random.nextInt(half + 1 - lowest);
      for (int k = lowest; k <= highest; k++) {
        weights[k] = random.nextDouble();
      }
      final double[] filtered = x.clone();
      new RealSpectrum(length + 1).filter(filtered, 0, weights);
      final double[] expected = new double[half];
      new RealSpectrum(length).power(filtered, 0, expected);
      final double[] power = new double[half];
      shorter.power(re, im, weights, lowest, highest, 1, length / 2, power);
      final double most = Arrays.stream(expected).max().orElseThrow();
      for (int m = 1; m <= length / 2; m++) {
        assertEquals(expected[m], power[m], 1e-12 * most, length + " bin " + m);
      }
    }
  }

  @Test
  void evenLengthsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ShorterSpectrum(240));
  }
}
