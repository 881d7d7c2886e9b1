package org.cordj.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;

class PhantomMotionTest {

  private static final PhantomRun MOVING =
      new CordPhantom(150, 2, 0, 0, 0, true, false, 5).make("neck", Progress.NONE);
  private static final PhantomRun STILL =
      new CordPhantom(150, 2, 0, 0, 0, false, false, 5).make("neck", Progress.NONE);

  /** Centroid in array mm of what is darker than CSF, near the cord. */
  private static double[] cordCentroid(final float[] plane, final double[] near) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int p = 0; p < plane.length; p++) {
      final double x = p % 40;
      final double y = p / 40;
      final double u = (x - near[0]) / 8.6;
      final double v = (y - near[1]) / 6.2;
      final double inWindow = Math.min(1, Math.max(0, 8 * (1 - Math.sqrt(u * u + v * v))));
      final double cord = inWindow * Math.min(1, Math.max(0, (1250 - plane[p]) / 200));
      sum += cord;
      sumX += cord * x;
      sumY += cord * y;
    }
    return new double[] {sumX / sum, sumY / sum};
  }

  private static double[] maskCentroid(final PhantomRun run, final int z) {
    final double[] c = new double[2];
    int n = 0;
    for (int k = 0; k < run.mask().count(); k++) {
      final int i = run.mask().index(k);
      if (i / 1600 == z) {
        c[0] += i % 40;
        c[1] += i / 40 % 40;
        n++;
      }
    }
    return new double[] {c[0] / n, c[1] / n};
  }

  /** What the renderer calls cord is where the table says, in every frame. */
  @Test
  void theCordLiesWhereTheTableSays() {
    final Anatomy.Picture rest = new Anatomy.Picture(1600);
    final Anatomy.Picture moved = new Anatomy.Picture(1600);
    for (int z = 0; z < 6; z++) {
      final Anatomy anatomy = new Anatomy(CordPhantom.grid(), z, 5);
      anatomy.draw(0, 0, rest);
      final double[] at = centroid(rest.cord);
      for (int t = 0; t < 150; t++) {
        final double[] shift = MOVING.motion()[t][z];
        anatomy.draw(shift[0], shift[1], moved);
        final double[] now = centroid(moved.cord);
        assertEquals(at[0] + shift[0], now[0], 0.01);
        assertEquals(at[1] + shift[1], now[1], 0.01);
      }
    }
  }

  private static double[] centroid(final double[] share) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int p = 0; p < share.length; p++) {
      sum += share[p];
      sumX += share[p] * (p % 40);
      sumY += share[p] * (p / 40);
    }
    return new double[] {sumX / sum, sumY / sum};
  }

  /**
   * The same seen in the voxels alone: the centroid of what is darker than CSF, in a window that
   * does not move with it, follows the table to 0.06 mm RMS. Nerve roots that cross the window's
   * border and CSF's texture are what is left of error.
   */
  @Test
  void theVoxelsShowTheTabledShift() {
    for (int axis = 0; axis < 2; axis++) {
      double squares = 0;
      double cross = 0;
      double tabled = 0;
      for (int z = 0; z < 6; z++) {
        final double[] near = maskCentroid(STILL, z);
        final double at = cordCentroid(STILL.series().planes()[z], near)[axis];
        for (int t = 0; t < 150; t++) {
          final double shift = MOVING.motion()[t][z][axis];
          final double seen = cordCentroid(MOVING.series().planes()[t * 6 + z], near)[axis] - at;
          squares += (seen - shift) * (seen - shift);
          cross += seen * shift;
          tabled += shift * shift;
        }
      }
      final double rms = Math.sqrt(squares / 900);
      assertTrue(rms < 0.06, "off by " + rms + " mm RMS");
      assertEquals(1, cross / tabled, 0.2);
    }
  }

  @Test
  void shiftsAreSmallSmoothWithMeanZeroAndSomeJumps() {
    for (int axis = 0; axis < 2; axis++) {
      double largestStep = 0;
      for (int z = 0; z < 6; z++) {
        double sum = 0;
        double squares = 0;
        double steps = 0;
        for (int t = 0; t < 150; t++) {
          final double s = MOVING.motion()[t][z][axis];
          sum += s;
          squares += s * s;
          if (t > 0) {
            final double step = s - MOVING.motion()[t - 1][z][axis];
            steps += step * step;
            largestStep = Math.max(largestStep, Math.abs(step));
          }
        }
        assertEquals(0, sum / 150, 1e-12);
        final double sd = Math.sqrt(squares / 150);
        assertTrue(sd > 0.05 && sd < 0.35, "SD " + sd + " mm");
        assertTrue(steps < squares, "neighbouring volumes are alike");
      }
      assertTrue(largestStep > 0.15, "largest step " + largestStep + " mm");
    }
  }

  @Test
  void farFromTheCordNothingMoves() {
    int still = 0;
    for (int z = 0; z < 6; z++) {
      for (int p = 0; p < 1600; p++) {
        // the cord's front edge lies 4.4 mm before its centre, about row 19
        if (p / 40 >= 39) {
          boolean same = true;
          for (int t = 0; t < 150; t++) {
            same &= MOVING.series().planes()[t * 6 + z][p] == STILL.series().planes()[z][p];
          }
          still += same ? 1 : 0;
        }
      }
    }
    assertTrue(still >= 6 * 36, still + " of 240 voxels of the front row rest");
  }

  @Test
  void withoutMotionTheTableHoldsZeros() {
    for (final double[][] volume : STILL.motion()) {
      for (final double[] shift : volume) {
        assertArrayEquals(new double[2], shift);
      }
    }
  }

  @Test
  void theTruthMapsAreThoseOfTheRunAtRest() {
    for (int z = 0; z < 6; z++) {
      assertArrayEquals(STILL.meanImage().planes()[z], MOVING.meanImage().planes()[z]);
      assertArrayEquals(STILL.meanImage().planes()[z], STILL.series().planes()[z]);
    }
  }
}
