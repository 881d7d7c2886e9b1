package org.cordj.physio;

import java.util.Arrays;

/**
 * A trace as peaks are looked for in it: averaged down to a moderate rate, smoothed, without its
 * wandering baseline, its strength made even.
 *
 * @param values what is left, about 1 SD strong everywhere
 * @param missing where the trace says nothing
 * @param rate in Hz
 * @param start when the first value was taken, in s
 */
record WorkingTrace(double[] values, boolean[] missing, double rate, double start) {

  /** Where the trace is weaker than this share of its median strength it is not made stronger. */
  private static final double FLOOR = 0.4;

  /** Gaps up to this share of the shortest period are no gaps. */
  private static final double SHORT = 0.25;

  /** So often the baseline is taken away: one Gaussian leaves a third of a wave of five periods. */
  private static final int PASSES = 3;

  static WorkingTrace of(final Trace trace, final Rhythm rhythm) {
    final boolean[] gone = Conditioning.missing(trace, rhythm);
    final double[] x = Conditioning.bridged(trace, gone);
    final int block = (int) Math.max(1, Math.floor(trace.rate() / rhythm.workingRate()));
    dropShortRuns(gone, (int) (SHORT * rhythm.shortestPeriod() * trace.rate()));
    final int n = x.length / block;
    final double[] mean = new double[n];
    final boolean[] missing = new boolean[n];
    for (int i = 0; i < n; i++) {
      int lost = 0;
      for (int j = i * block; j < (i + 1) * block; j++) {
        mean[i] += x[j] / block;
        lost += gone[j] ? 1 : 0;
      }
      missing[i] = 2 * lost > block;
    }
    final double rate = trace.rate() / block;
    final double start = trace.start() + (block - 1) / (2 * trace.rate());
    final double period = Math.sqrt(rhythm.shortestPeriod() * rhythm.longestPeriod());
    final double[] y = Conditioning.gaussian(mean, rhythm.smoothing() * rate);
    for (int pass = 0; pass < PASSES; pass++) {
      final double[] baseline = Conditioning.gaussian(y, period * rate);
      for (int i = 0; i < n; i++) {
        y[i] -= baseline[i];
      }
    }
    final double[] square = new double[n];
    for (int i = 0; i < n; i++) {
      square[i] = y[i] * y[i];
    }
    final double[] power = Conditioning.gaussian(square, 4 * period * rate);
    final double[] sorted = power.clone();
    Arrays.sort(sorted);
    final double floor = FLOOR * Math.sqrt(sorted[n / 2]);
    for (int i = 0; i < n; i++) {
      y[i] /= Math.max(Math.max(floor, Math.sqrt(power[i])), Double.MIN_NORMAL);
    }
    return new WorkingTrace(y, missing, rate, start);
  }

  /** Runs of up to that many missing samples are bridged so well that they need no care. */
  private static void dropShortRuns(final boolean[] gone, final int most) {
    int from = 0;
    for (int n = 0; n <= gone.length; n++) {
      if (n < gone.length && gone[n]) {
        continue;
      }
      if (n - from <= most) {
        Arrays.fill(gone, from, n, false);
      }
      from = n + 1;
    }
  }

  /** When the value at an index, whole or between two, was taken. */
  double time(final double index) {
    return start + index / rate;
  }

  /** The vertex of the parabola through a value and its neighbours, as an index. */
  static double vertex(final double[] y, final int i) {
    if (i == 0 || i == y.length - 1) {
      return i;
    }
    final double bend = y[i - 1] - 2 * y[i] + y[i + 1];
    return bend < 0 ? i + 0.5 * (y[i - 1] - y[i + 1]) / bend : i;
  }
}
