package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerIntervalTest {

  /** Tables of chi-square with 10 degrees: 20.4832 and 3.2470. */
  @Test
  void meanSquareHasTheLimitsOfChiSquare() {
    final PowerInterval interval = PowerInterval.ofMeanSquare(3, 3 / Math.sqrt(5), 0.95);
    assertEquals(30 / 20.4832, interval.low(), 1e-4);
    assertEquals(30 / 3.2470, interval.high(), 1e-3);
  }

  @Test
  void powerOfZeroHasAnInterval() {
    assertEquals(new PowerInterval(0, 0), PowerInterval.ofDifference(0, 0, 0, 1, 0.95));
    final PowerInterval interval = PowerInterval.ofDifference(0, 0, 2, 10, 0.95);
    assertEquals(-20 / 3.2470, interval.low(), 1e-3);
    assertEquals(-20 / 20.4832, interval.high(), 1e-4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.01, 1e-3, 1e-12, 0})
  void nearlyNoDegreesCountAsOne(final double degrees) {
    final PowerInterval interval = PowerInterval.ofDifference(1, degrees, 0, 1, 0.95);
    assertEquals(PowerInterval.ofDifference(1, 1, 0, 1, 0.95), interval);
    assertTrue(interval.contains(1) && Double.isFinite(interval.high()));
  }
}
