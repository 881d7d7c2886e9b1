package org.cordj.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AlongCordTest {

  @Test
  void aPolynomialOfTheOrderIsKeptAndSlicesWithoutEstimateAreLeft() {
    final double[] values = new double[9];
    final double[] variances = new double[9];
    for (int z = 0; z < 9; z++) {
      values[z] = 1 - 0.3 * z + 0.05 * z * z;
      variances[z] = 0.01 * (1 + z);
    }
    values[4] = Double.NaN;
    final double[] before = values.clone();
    assertTrue(new AlongCord(2, 9).apply(values, variances));
    assertArrayEquals(before, values, 1e-12);
  }

  /** A straight line through equal weights: the textbook's variances. */
  @Test
  void variancesAreThoseOfTheFit() {
    final double[] values = {0, 1, -1, 0, 0};
    final double[] variances = new double[5];
    Arrays.fill(variances, 2);
    assertTrue(new AlongCord(1, 5).apply(values, variances));
    for (int z = 0; z < 5; z++) {
      assertEquals(2 * (1 / 5.0 + (z - 2) * (z - 2) / 10.0), variances[z], 1e-12);
    }
    assertEquals(-0.1 * -2, values[0], 1e-12);
  }

  @Test
  void tooFewSlicesLeaveAllAsItWas() {
    final double[] values = {1, Double.NaN, 3};
    final double[] variances = {1, 0, 1};
    assertFalse(new AlongCord(2, 3).apply(values, variances));
    assertEquals(3, values[2]);
  }
}
