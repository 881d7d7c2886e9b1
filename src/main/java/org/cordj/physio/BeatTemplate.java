package org.cordj.physio;

import java.util.Arrays;
import java.util.List;

/**
 * The shape of a beat: the median, sample by sample, of the trace around the beats found so far.
 * Its correlation with the trace tells beats from spikes and steps, and times them by their whole
 * shape rather than by one sample.
 */
final class BeatTemplate {

  /** How far the shape reaches to both sides, in median periods. */
  private static final double REACH = 0.45;

  /** Beside a gap and at the trace's ends this share of the shape is enough. */
  private static final double LEAST_OVERLAP = 0.6;

  /** So much around the peak must be seen, in shares of the reach: its flanks time it. */
  private static final double CENTER = 0.1;

  /** What is weaker than this share of the shape counts less: a second wave alone is no beat. */
  private static final double WEAK = 0.67;

  private final double[] shape;
  private final double peak;

  private BeatTemplate(final double[] shape, final double peak) {
    this.shape = shape;
    this.peak = peak;
  }

  static BeatTemplate of(final WorkingTrace trace, final List<Integer> beats, final double period) {
    final double[] x = trace.values();
    final int reach = (int) Math.max(2, Math.round(REACH * period * trace.rate()));
    final double[] shape = new double[2 * reach + 1];
    final double[] values = new double[beats.size()];
    for (int k = -reach; k <= reach; k++) {
      int n = 0;
      for (final int beat : beats) {
        final int i = beat + k;
        if (i >= 0 && i < x.length && !trace.missing()[i]) {
          values[n++] = x[i];
        }
      }
      Arrays.sort(values, 0, n);
      shape[k + reach] =
          n == 0 ? 0 : n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
    }
    int top = reach;
    for (int k = reach - reach / 3; k <= reach + reach / 3; k++) {
      top = shape[k] > shape[top] ? k : top;
    }
    return new BeatTemplate(shape, WorkingTrace.vertex(shape, top) - reach);
  }

  /** How far behind the shape's middle its peak lies, in samples. */
  double peak() {
    return peak;
  }

  /**
   * How much the trace around each sample is like the shape: the correlation of both, less where
   * the trace is weaker than two thirds of the shape; NaN where less than 60 % of it can be seen,
   * or not its middle.
   */
  double[] match(final WorkingTrace trace) {
    final double[] x = trace.values();
    final int reach = shape.length / 2;
    final int center = (int) Math.ceil(CENTER * reach);
    final double[] match = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      if (anyMissing(trace.missing(), n - center, n + center)) {
        match[n] = Double.NaN;
        continue;
      }
      double sx = 0;
      double ss = 0;
      double sxx = 0;
      double sss = 0;
      double sxs = 0;
      int count = 0;
      for (int k = -reach; k <= reach; k++) {
        final int i = n + k;
        if (i < 0 || i >= x.length || trace.missing()[i]) {
          continue;
        }
        final double a = x[i];
        final double b = shape[k + reach];
        sx += a;
        ss += b;
        sxx += a * a;
        sss += b * b;
        sxs += a * b;
        count++;
      }
      if (count < LEAST_OVERLAP * shape.length) {
        match[n] = Double.NaN;
        continue;
      }
      final double vx = sxx - sx * sx / count;
      final double vs = sss - ss * ss / count;
      if (vx > 0 && vs > 0) {
        final double r = (sxs - sx * ss / count) / Math.sqrt(vx * vs);
        match[n] = r * Math.min(1, Math.sqrt(vx / vs) / WEAK);
      }
    }
    return match;
  }

  private static boolean anyMissing(final boolean[] missing, final int from, final int to) {
    for (int i = Math.max(0, from); i <= Math.min(missing.length - 1, to); i++) {
      if (missing[i]) {
        return true;
      }
    }
    return false;
  }
}
