package org.cordj.signal;

/**
 * Reads a series between its samples: moves it in time by fractions of a sample.
 *
 * <p>The line through the first and the last sample is taken away before and added, moved, after.
 * Beyond its ends what is left goes on as its point reflection about the end (x[-k] = -x[k]), which
 * keeps value and slope, so that nothing of the end rings into the beginning; within a few samples
 * of the ends the result is none the less a guess. Constants and straight lines are exact. One
 * instance a thread.
 */
public interface TimeShift {

  /**
   * Replaces a series x[0 .. n-1] by its values at the times k + shift.
   *
   * @param x holds the series
   * @param offset where in x it begins
   * @param which the number of the shift among those that this was made for
   */
  void apply(double[] x, int offset, int which);

  /**
   * The sample at any index of what is left when the line through the ends was taken away,
   * continued beyond them.
   */
  static double continued(final double[] x, final int offset, final int n, final int index) {
    final int period = 2 * (n - 1);
    final int i = Math.floorMod(index, period);
    return i < n ? x[offset + i] : -x[offset + period - i];
  }

  /**
   * Adds a line to a series.
   *
   * @param start its value at sample 0
   * @param slope by how much it rises a sample
   */
  static void addLine(
      final double[] x, final int offset, final int n, final double start, final double slope) {
    for (int t = 0; t < n; t++) {
      x[offset + t] += start + slope * t;
    }
  }

  /** Refuses series and shifts that cannot be. */
  static void require(final int length, final double[] shifts) {
    if (length < 2) {
      throw new IllegalArgumentException(
          "A series of " + length + " samples cannot be moved in time; it needs 2 or more.");
    }
    for (final double s : shifts) {
      if (!(Math.abs(s) <= 1)) {
        throw new IllegalArgumentException(
            "A shift by " + s + " samples; it must lie within -1 and 1.");
      }
    }
  }
}
