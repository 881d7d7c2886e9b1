package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangeTest {

  private static final double NAN = Double.NaN;

  @Test
  void robustTakesThe2ndAnd98thPercentileOfFiniteValues() {
    final double[] values = new double[103];
    IntStream.rangeClosed(0, 100).forEach(i -> values[i] = 100 - i);
    values[101] = NAN;
    values[102] = Double.POSITIVE_INFINITY;
    assertEquals(new Range(2, 98), Range.robust("m", values));
  }

  @Test
  void robustInterpolatesBetweenOrderStatistics() {
    final Range range = Range.robust("m", new double[] {10, 20});
    assertEquals(10.2, range.low(), 1e-12);
    assertEquals(19.8, range.high(), 1e-12);
  }

  @Test
  void robustFallsBackToTheWholeRangeOfANearlyConstantImage() {
    final double[] values = new double[1000];
    values[17] = 5;
    assertEquals(new Range(0, 5), Range.robust("m", values));
  }

  @Test
  void symmetricHasZeroInItsMiddle() {
    final double[] values = IntStream.rangeClosed(-100, 0).mapToDouble(i -> i).toArray();
    assertEquals(new Range(-98, 98), Range.symmetric("m", values));
  }

  @Test
  void refusesWhatShowsNothing() {
    for (final double[] bad : new double[][] {{3, 3}, {4, 3}, {NAN, 3}, {0, 1.0 / 0}}) {
      final var e =
          assertThrows(IllegalArgumentException.class, () -> new Range(bad[0], bad[1]))
              .getMessage();
      assertTrue(e.contains("from " + bad[0] + " to " + bad[1]), e);
    }
    final String same =
        assertThrows(IllegalArgumentException.class, () -> Range.robust("m", new double[] {7, 7}))
            .getMessage();
    assertTrue(same.contains("'m'") && same.contains("7.0"), same);
    final String none =
        assertThrows(IllegalArgumentException.class, () -> Range.robust("m", new double[] {NAN}))
            .getMessage();
    assertTrue(none.contains("'m' has nothing to show"), none);
  }
}
