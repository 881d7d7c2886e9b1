package org.cordj.rsfc;

import java.util.Arrays;

/**
 * Ranks of the values of time courses, equal values sharing the mean of their ranks. Holds scratch:
 * one instance a thread.
 *
 * <p>Values are thrown into twice as many equal intervals as there are values, in order of these;
 * what is left out of order is put right by insertion. That is O(T) where no interval holds many
 * different values; else they are sorted, O(T log T).
 */
final class MidRanks {

  /** What {@link #of} gives for a course that has no ranks. */
  static final double NONE = -1;

  /** Different values in one interval from which a sort is quicker than insertion. */
  private static final int CROWD = 40;

  private final int volumes;
  private final int intervals;
  private final int[] interval;
  private final int[] next;
  private final int[] order;
  private final double[] sorted;

  MidRanks(final int volumes) {
    this.volumes = volumes;
    intervals = 2 * volumes;
    interval = new int[volumes];
    next = new int[intervals + 1];
    order = new int[volumes];
    sorted = new double[volumes];
  }

  /**
   * Ranks a course.
   *
   * @param data holds it
   * @param offset where it begins
   * @param doubled filled with twice the ranks from 1, whole numbers
   * @return the sum of u^3 - u over groups of u equal values, or {@link #NONE} if all are equal or
   *     one is not finite; then {@code doubled} is not filled
   */
  double of(final double[] data, final int offset, final int[] doubled) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < volumes; t++) {
      final double x = data[offset + t];
      if (!Double.isFinite(x)) {
        return NONE;
      }
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    // -0 and 0 are one value
    if (low == high) {
      return NONE;
    }
    if (!spread(data, offset, low, high) || !insert()) {
      sort(data, offset);
    }
    double ties = 0;
    for (int from = 0; from < volumes; ) {
      int end = from + 1;
      while (end < volumes && sorted[end] == sorted[from]) {
        end++;
      }
      for (int i = from; i < end; i++) {
        doubled[order[i]] = from + 1 + end;
      }
      final double u = end - from;
      ties += u * u * u - u;
      from = end;
    }
    return ties;
  }

  /** Orders by intervals; false if the range is too wide or narrow to be divided. */
  private boolean spread(
      final double[] data, final int offset, final double low, final double high) {
    final double scale = (intervals - 1) / (high - low);
    if (!(scale > 0) || Double.isInfinite(scale)) {
      return false;
    }
    Arrays.fill(next, 0);
    for (int t = 0; t < volumes; t++) {
      final int i = Math.min(intervals - 1, (int) ((data[offset + t] - low) * scale));
      interval[t] = i;
      next[i + 1]++;
    }
    for (int i = 0; i < intervals; i++) {
      next[i + 1] += next[i];
    }
    for (int t = 0; t < volumes; t++) {
      final int at = next[interval[t]]++;
      order[at] = t;
      sorted[at] = data[offset + t];
    }
    return true;
  }

  /** Puts neighbours right; false if one would have to move far. */
  private boolean insert() {
    for (int i = 1; i < volumes; i++) {
      final double x = sorted[i];
      final int t = order[i];
      int to = i;
      while (to > 0 && sorted[to - 1] > x) {
        sorted[to] = sorted[to - 1];
        order[to] = order[to - 1];
        to--;
      }
      sorted[to] = x;
      order[to] = t;
      if (i - to > CROWD) {
        return false;
      }
    }
    return true;
  }

  /** Orders by merging runs of growing length. */
  private void sort(final double[] data, final int offset) {
    double[] from = new double[volumes];
    double[] to = new double[volumes];
    int[] fromOrder = new int[volumes];
    int[] toOrder = new int[volumes];
    for (int t = 0; t < volumes; t++) {
      from[t] = data[offset + t];
      fromOrder[t] = t;
    }
    for (int length = 1; length < volumes; length *= 2) {
      for (int begin = 0; begin < volumes; begin += 2 * length) {
        final int middle = Math.min(volumes, begin + length);
        final int end = Math.min(volumes, middle + length);
        int a = begin;
        int b = middle;
        for (int i = begin; i < end; i++) {
          final boolean first = a < middle && (b == end || from[a] <= from[b]);
          final int take = first ? a++ : b++;
          to[i] = from[take];
          toOrder[i] = fromOrder[take];
        }
      }
      final double[] values = from;
      from = to;
      to = values;
      final int[] places = fromOrder;
      fromOrder = toOrder;
      toOrder = places;
    }
    System.arraycopy(from, 0, sorted, 0, volumes);
    System.arraycopy(fromOrder, 0, order, 0, volumes);
  }
}
