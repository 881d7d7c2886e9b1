package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intraclass correlations of a published example, of known cases, and their intervals' level. */
class IntraclassCorrelationTest {

  /** The six targets and four judges of Shrout and Fleiss's Table 2. */
  private static final double[][] JUDGES = {
    {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
  };

  @Test
  void theExampleOfShroutAndFleiss() {
    final IntraclassCorrelation icc = IntraclassCorrelation.of(JUDGES, 0.95);
    assertEquals(0.29, icc.agreement(), 0.005);
    assertEquals(0.71, icc.consistency(), 0.005);
    assertEquals(0.91, icc.together(), 0.005);
    // the intervals that R's psych gives for these data
    assertEquals(0.019, icc.agreementLow(), 0.001);
    assertEquals(0.761, icc.agreementHigh(), 0.001);
    assertEquals(0.342, icc.consistencyLow(), 0.001);
    assertEquals(0.946, icc.consistencyHigh(), 0.001);
  }

  @Test
  void equalRunsAgreeWhollyAndAShiftCountsOnlyAgainstAgreement() {
    final IntraclassCorrelation same =
        IntraclassCorrelation.of(new double[][] {{1.1, 1.1}, {2.3, 2.3}, {5.7, 5.7}}, 0.95);
    assertEquals(1, same.agreement(), 1e-12);
    assertEquals(1, same.agreementLow(), 1e-12);
    assertEquals(1, same.consistency(), 1e-12);
    assertEquals(1, same.consistencyHigh(), 1e-12);
    final IntraclassCorrelation shifted =
        IntraclassCorrelation.of(new double[][] {{1, 2}, {2, 3}, {3, 4}}, 0.95);
    assertEquals(1, shifted.consistency(), 1e-12);
    // subjects' mean square 2, runs' 1.5, none left
    assertEquals(2 / (2 + 2 * 1.5 / 3), shifted.agreement(), 1e-12);
  }

  @Test
  void withoutVariationThereIsNone() {
    final IntraclassCorrelation icc =
        IntraclassCorrelation.of(new double[][] {{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}}, 0.95);
    assertTrue(Double.isNaN(icc.agreement()));
    assertTrue(Double.isNaN(icc.consistency()));
  }

  /** Of 2,000 samples with a true value of .6, 95 % of the intervals hold it. */
  @Test
  void intervalsHoldTheirLevel() {
    final Random random = new Random(3);
    int consistency = 0;
    int agreement = 0;
    final int samples = 2000;
    for (int s = 0; s < samples; s++) {
      final double[][] values = new double[20][2];
      for (final double[] subject : values) {
        final double own = Math.sqrt(0.6) * random.nextGaussian();
        subject[0] = own + Math.sqrt(0.4) * random.nextGaussian();
        subject[1] = own + Math.sqrt(0.4) * random.nextGaussian();
      }
      final IntraclassCorrelation icc = IntraclassCorrelation.of(values, 0.95);
      consistency += icc.consistencyLow() <= 0.6 && 0.6 <= icc.consistencyHigh() ? 1 : 0;
      agreement += icc.agreementLow() <= 0.6 && 0.6 <= icc.agreementHigh() ? 1 : 0;
    }
    // three standard errors of a share of .95 of 2,000
    assertEquals(0.95, (double) consistency / samples, 0.015);
    assertEquals(0.95, (double) agreement / samples, 0.015);
  }

  @Test
  void tooFewAndOutOfRangeAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> IntraclassCorrelation.of(new double[][] {{1, 2}, {2, 3}}, 0.95));
    final IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> IntraclassCorrelation.of(JUDGES, 1));
    assertEquals("confidence is 100 %; it must be above 0 and below 100.", e.getMessage());
  }
}
