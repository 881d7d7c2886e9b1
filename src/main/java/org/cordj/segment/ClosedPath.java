package org.cordj.segment;

import java.util.Arrays;

/**
 * The closed path of least cost round a {@link PolarGrid}, by dynamic programming over the angles.
 *
 * <p>A first lap from any radius and a second one that goes on from it tell through which radius
 * the best endless path passes where the laps meet; a third lap is bound to begin and end there.
 * The result is closed, and the least of all closed paths through that radius. O(angles x radii x
 * reach).
 */
final class ClosedPath {

  private static final int A = PolarGrid.ANGLES;
  private static final int R = PolarGrid.RADII;

  /** The most steps that the radius may change from one direction to the next. */
  static final int REACH = 2;

  /** A cost that no path reaches. */
  private static final float FAR = 1e9f;

  private final float[] best = new float[A * R];
  private final byte[] from = new byte[A * R];
  private final float[] start = new float[R];
  private final int[] path = new int[A];

  /**
   * Finds the path.
   *
   * @param cost of each place of the grid
   * @param moves cost of a change by 0 to {@link #REACH} steps
   * @return the index of the radius for each angle; valid until the next call
   */
  int[] find(final float[] cost, final float[] moves) {
    System.arraycopy(cost, 0, best, 0, R);
    lap(cost, moves);
    final int end = (A - 1) * R;
    for (int r = 0; r < R; r++) {
      float least = Float.MAX_VALUE;
      for (int q = Math.max(0, r - REACH); q <= Math.min(R - 1, r + REACH); q++) {
        least = Math.min(least, best[end + q] + moves[Math.abs(q - r)]);
      }
      start[r] = least + cost[r];
    }
    System.arraycopy(start, 0, best, 0, R);
    lap(cost, moves);
    int at = 0;
    for (int r = 1; r < R; r++) {
      if (best[end + r] < best[end + at]) {
        at = r;
      }
    }
    for (int a = A - 1; a > 0; a--) {
      at = from[a * R + at];
    }
    close(at, cost, moves);
    return path;
  }

  private void close(final int through, final float[] cost, final float[] moves) {
    Arrays.fill(best, 0, R, FAR);
    best[through] = cost[through];
    lap(cost, moves);
    final int end = (A - 1) * R;
    int at = through;
    float least = Float.MAX_VALUE;
    for (int q = Math.max(0, through - REACH); q <= Math.min(R - 1, through + REACH); q++) {
      final float c = best[end + q] + moves[Math.abs(q - through)];
      if (c < least) {
        least = c;
        at = q;
      }
    }
    for (int a = A - 1; a >= 0; a--) {
      path[a] = at;
      at = from[a * R + at];
    }
  }

  /** Carries the costs in the first row once round. */
  private void lap(final float[] cost, final float[] moves) {
    for (int a = 1; a < A; a++) {
      final int here = a * R;
      final int back = here - R;
      for (int r = 0; r < R; r++) {
        float least = Float.MAX_VALUE;
        int source = r;
        final int low = Math.max(0, r - REACH);
        final int high = Math.min(R - 1, r + REACH);
        for (int q = low; q <= high; q++) {
          final float c = best[back + q] + moves[Math.abs(q - r)];
          if (c < least) {
            least = c;
            source = q;
          }
        }
        best[here + r] = least + cost[here + r];
        from[here + r] = (byte) source;
      }
    }
  }
}
