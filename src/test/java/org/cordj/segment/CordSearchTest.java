package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small solvers against slow and plain ones. */
class CordSearchTest {

  private static final int A = PolarGrid.ANGLES;
  private static final int R = PolarGrid.RADII;

  private static double cost(final int[] path, final float[] cost, final float[] moves) {
    double sum = 0;
    for (int a = 0; a < A; a++) {
      sum += cost[a * R + path[a]] + moves[Math.abs(path[a] - path[(a + 1) % A])];
    }
    return sum;
  }

  /** The least cost of any closed path, from every start. */
  private static double exact(final float[] cost, final float[] moves) {
    double least = Double.MAX_VALUE;
    for (int start = 0; start < R; start++) {
      double[] best = new double[R];
      Arrays.fill(best, 1e12);
      best[start] = cost[start];
      for (int a = 1; a <= A; a++) {
        final double[] next = new double[R];
        for (int r = 0; r < R; r++) {
          next[r] = 1e12;
          for (int q = Math.max(0, r - 2); q <= Math.min(R - 1, r + 2); q++) {
            next[r] = Math.min(next[r], best[q] + moves[Math.abs(q - r)]);
          }
          next[r] += a < A ? cost[a * R + r] : 0;
        }
        best = next;
      }
      least = Math.min(least, best[start]);
    }
    return least;
  }

  @Test
  void theClosedPathIsTheLeast() {
    final float[] moves = {0, 0.05f, 0.2f};
    final Random random = new Random(1);
    int same = 0;
    for (int n = 0; n < 100; n++) {
      final float[] cost = new float[A * R];
      for (int i = 0; i < cost.length; i++) {
        cost[i] = random.nextFloat();
      }
      final int[] path = new ClosedPath().find(cost, moves);
      for (int a = 0; a < A; a++) {
        assertTrue(Math.abs(path[a] - path[(a + 1) % A]) <= 2, "closed and smooth");
      }
      final double exact = exact(cost, moves);
      final double found = cost(path, cost, moves);
      assertTrue(found >= exact - 1e-3, "none is less than the least");
      assertTrue(found <= exact * 1.02, found + " against " + exact);
      same += found <= exact + 1e-3 ? 1 : 0;
    }
    assertTrue(same >= 85, same + " of 100 are the least of all");
  }

  @Test
  void whittakerKeepsLinesAndSolvesItsEquations() {
    final int n = 12;
    final double[] line = new double[n];
    final double[] values = new double[n];
    final double[] weights = new double[n];
    final Random random = new Random(2);
    for (int i = 0; i < n; i++) {
      line[i] = 3 - 0.7 * i;
      values[i] = random.nextGaussian();
      weights[i] = i == 4 || i == 5 ? 0 : random.nextDouble();
    }
    assertTrue(
        Arrays.equals(round(line), round(Whittaker.smooth(line, weights, 3))), "a line stays");
    final double[] z = Whittaker.smooth(values, weights, 1.5);
    final double lambda = Math.pow(1.5, 4);
    for (int i = 0; i < n; i++) {
      double slope = weights[i] * (z[i] - values[i]);
      for (int k = Math.max(0, i - 2); k <= Math.min(n - 3, i); k++) {
        final double second = z[k] - 2 * z[k + 1] + z[k + 2];
        slope += lambda * second * (i == k + 1 ? -2 : 1);
      }
      assertEquals(0, slope, 1e-9, "the gradient vanishes at " + i);
    }
    final double[] exact = Whittaker.smooth(values, weights, 0);
    assertEquals(values[7], exact[7], 1e-6);
  }

  private static double[] round(final double[] values) {
    return Arrays.stream(values).map(v -> Math.rint(v * 1e6)).toArray();
  }

  @Test
  void theBrightLevelIsThePercentile() {
    final Random random = new Random(3);
    final float[][] pixels = new float[7][101];
    final float[] all = new float[707];
    int n = 0;
    for (final float[] slice : pixels) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (float) (100 * random.nextGaussian());
        all[n++] = slice[i];
      }
    }
    Arrays.sort(all);
    assertEquals(all[(int) (0.98 * 706)], CordFinder.brightLevel(pixels));
    for (final float[] slice : pixels) {
      Arrays.fill(slice, -2.5f);
    }
    assertEquals(-2.5f, CordFinder.brightLevel(pixels));
  }
}
