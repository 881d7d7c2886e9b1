package org.cordj.physio;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts peaks where a trace shows none though its rhythm went on: their times are the polynomial in
 * the peaks' numbers through the two or three nearest peaks on each side (Lagrange), which follows
 * a rate that is changing; evenly spaced where that would leave an interval under half of the usual
 * one.
 */
final class GapFilling {

  /** An interval longer than this many usual ones has room for a missing peak. */
  static final double LONG = 1.7;

  /** More missing peaks in a row are not filled in: their number could be wrong. */
  private static final int MOST = 5;

  /** All peaks, where each comes from, and how many gaps were left. */
  record Result(double[] times, List<Peaks.Origin> origins, int left) {}

  private GapFilling() {}

  /** The times with those between, where that is wanted and no more than 5 are missing in a row. */
  static Result fill(final double[] times, final boolean wanted) {
    final double[] usual = Peaks.localIntervals(times);
    final int n = times.length;
    // the number of each peak, counting those that are missing; a gap that is left begins anew
    final int[] number = new int[n];
    final int[] part = new int[n];
    int left = 0;
    for (int i = 0; i + 1 < n; i++) {
      final double gap = times[i + 1] - times[i];
      final int steps = gap > LONG * usual[i] ? (int) Math.max(2, Math.rint(gap / usual[i])) : 1;
      final boolean fill = steps == 1 || wanted && steps - 1 <= MOST;
      number[i + 1] = number[i] + (fill ? steps : 1);
      part[i + 1] = part[i] + (fill ? 0 : 1);
      left += fill ? 0 : 1;
    }
    final List<Double> all = new ArrayList<>();
    final List<Peaks.Origin> origins = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(times[i]);
      origins.add(Peaks.Origin.DETECTED);
      final int missed = i + 1 < n ? number[i + 1] - number[i] - 1 : 0;
      final double[] between = new double[missed];
      for (int k = 0; k < missed; k++) {
        between[k] = polynomial(times, number, part, i, number[i] + k + 1, missed == 1 ? 3 : 2);
      }
      if (missed > 0 && !isEven(times[i], between, times[i + 1], usual[i])) {
        for (int k = 0; k < missed; k++) {
          between[k] = times[i] + (times[i + 1] - times[i]) * (k + 1) / (missed + 1);
        }
      }
      for (final double t : between) {
        all.add(t);
        origins.add(Peaks.Origin.FILLED);
      }
    }
    return new Result(all.stream().mapToDouble(Double::doubleValue).toArray(), origins, left);
  }

  /** The time of a peak number by the peaks around the gap behind peak i. */
  private static double polynomial(
      final double[] times,
      final int[] number,
      final int[] part,
      final int i,
      final int at,
      final int side) {
    int from = i;
    while (from > 0 && i - from < side - 1 && part[from - 1] == part[i]) {
      from--;
    }
    int to = i + 1;
    while (to + 1 < times.length && to - i < side && part[to + 1] == part[i]) {
      to++;
    }
    double sum = 0;
    for (int a = from; a <= to; a++) {
      double weight = 1;
      for (int b = from; b <= to; b++) {
        weight *= a == b ? 1 : (double) (at - number[b]) / (number[a] - number[b]);
      }
      sum += weight * times[a];
    }
    return sum;
  }

  private static boolean isEven(
      final double from, final double[] between, final double to, final double usual) {
    double last = from;
    for (final double t : between) {
      if (!(t - last > usual / 2)) {
        return false;
      }
      last = t;
    }
    return to - last > usual / 2;
  }
}
