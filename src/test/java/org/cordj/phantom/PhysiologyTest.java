package org.cordj.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;

class PhysiologyTest {

  private static final PhantomRun RUN =
      new CordPhantom(200, 2, 0, 0, 0, false, true, 11).make("neck", Progress.NONE);

  private static double[] series(final int index) {
    final double[] x = new double[200];
    for (int t = 0; t < x.length; t++) {
      x[t] = RUN.series().planes()[t * 6 + index / 1600][index % 1600];
    }
    return x;
  }

  private static double relativeSd(final Mask mask) {
    double sum = 0;
    for (int n = 0; n < mask.count(); n++) {
      final double[] x = series(mask.index(n));
      final double mean = RUN.meanImage().get(mask.index(n));
      double squares = 0;
      for (final double v : x) {
        squares += (v - mean) * (v - mean);
      }
      sum += Math.sqrt(squares / x.length) / mean;
    }
    return sum / mask.count();
  }

  @Test
  void itIsStrongestInCsf() {
    final double csf = relativeSd(RUN.csf());
    final double cord = relativeSd(RUN.mask());
    assertTrue(csf > 2.5 * cord && cord > 0.005, "CSF " + csf + ", cord " + cord);
  }

  @Test
  void slicesAreInterleavedAndTabled() {
    assertArrayEquals(new double[] {0, 1, 1 / 3., 4 / 3., 2 / 3., 5 / 3.}, RUN.sliceTimes(), 1e-12);
  }

  /** Regressors at a slice's own time explain all; at another slice's time they do not. */
  @Test
  void eachSliceShowsThePhasesOfItsOwnTime() {
    for (final int z : new int[] {0, 3}) {
      int index = 0;
      while (RUN.csf().index(index) / 1600 != z) {
        index++;
      }
      final double[] x = series(RUN.csf().index(index + 40));
      assertEquals(0, unexplained(x, RUN.sliceTimes()[z]), 1e-9);
      assertTrue(unexplained(x, RUN.sliceTimes()[(z + 1) % 6]) > 0.01);
    }
  }

  private static double unexplained(final double[] x, final double sliceTime) {
    final Physiology physiology = RUN.physiology().orElseThrow();
    final double[][] design = new double[x.length][9];
    double mean = 0;
    for (int t = 0; t < x.length; t++) {
      final double heart = physiology.cardiacPhase(2 * t + sliceTime);
      final double breath = physiology.respiratoryPhase(2 * t + sliceTime);
      for (int n = 0; n < 2; n++) {
        design[t][4 * n] = Math.cos((n + 1) * heart);
        design[t][4 * n + 1] = Math.sin((n + 1) * heart);
        design[t][4 * n + 2] = Math.cos((n + 1) * breath);
        design[t][4 * n + 3] = Math.sin((n + 1) * breath);
      }
      design[t][8] = 1;
      mean += x[t] / x.length;
    }
    final Array2DRowRealMatrix a = new Array2DRowRealMatrix(design);
    final double[] fit =
        a.operate(new QRDecomposition(a).getSolver().solve(new ArrayRealVector(x))).toArray();
    double left = 0;
    double all = 0;
    for (int t = 0; t < x.length; t++) {
      left += (x[t] - fit[t]) * (x[t] - fit[t]);
      all += (x[t] - mean) * (x[t] - mean);
    }
    return left / all;
  }

  @Test
  void ratesAreThoseOfAnAdultAtRestAndVary() {
    for (long seed = 0; seed < 20; seed++) {
      final Physiology p = new Physiology(seed);
      final double heart = (p.cardiacPhase(600) - p.cardiacPhase(0)) / (600 * 2 * Math.PI);
      final double breath = (p.respiratoryPhase(600) - p.respiratoryPhase(0)) / (600 * 2 * Math.PI);
      assertEquals(1.1, heart, 0.06);
      assertEquals(0.27, breath, 0.02);
      double slowest = Double.MAX_VALUE;
      double fastest = 0;
      for (double t = 0; t < 600; t += 0.5) {
        final double rate = (p.cardiacPhase(t + 0.5) - p.cardiacPhase(t)) / Math.PI;
        slowest = Math.min(slowest, rate);
        fastest = Math.max(fastest, rate);
        assertTrue(p.respiratoryPhase(t + 0.5) > p.respiratoryPhase(t), "breathing goes on");
      }
      assertTrue(slowest > 0.9 && fastest < 1.3 && fastest - slowest > 0.1);
    }
  }

  /** The twin without physiology is made of the same random numbers. */
  @Test
  void switchingItOffLeavesAllElseAsItWas() {
    final PhantomRun with =
        new CordPhantom(40, 2, 12, 0.015, 0.02, true, true, 11).make("neck", Progress.NONE);
    final PhantomRun without =
        new CordPhantom(40, 2, 12, 0.015, 0.02, true, false, 11).make("neck", Progress.NONE);
    assertTrue(with.physiology().isPresent() && without.physiology().isEmpty());
    double largest = 0;
    for (int n = 0; n < with.mask().count(); n++) {
      final int i = with.mask().index(n);
      for (int t = 0; t < 40; t++) {
        final int plane = t * 6 + i / 1600;
        final double difference =
            with.series().planes()[plane][i % 1600] - without.series().planes()[plane][i % 1600];
        largest = Math.max(largest, Math.abs(difference) / with.meanImage().get(i));
      }
    }
    // noise alone would differ by sqrt(2) / 12 = 12 % SD
    assertTrue(largest > 0.01 && largest < 0.1, "largest difference " + largest);
  }
}
