package org.cordj.physio;

/**
 * Readies a trace: finds what is missing, bridges it with straight lines, smooths.
 *
 * <p>Missing is n/a; a value that stays exactly the same for longer than a living trace does (0.4 s
 * cardiac, 0.5 s respiratory), as from a sensor that came loose; and, where 0 lies farther outside
 * the other samples' range than half of it, a 0: what recorders write for a lost sample.
 */
final class Conditioning {

  private static final double FLAT_CARDIAC = 0.4;
  private static final double FLAT_RESPIRATORY = 0.5;

  /** A recorder with few bits may write the same value as long as breath is held, in s. */
  private static final double HELD = 30;

  /** The Gaussian ends at this many SDs. */
  private static final double REACH = 4;

  private Conditioning() {}

  /** Which samples are missing. */
  static boolean[] missing(final Trace trace, final Rhythm rhythm) {
    return missing(trace, rhythm == Rhythm.CARDIAC ? FLAT_CARDIAC : FLAT_RESPIRATORY);
  }

  private static boolean[] missing(final Trace trace, final double limit) {
    final double[] x = trace.values();
    final boolean[] gone = new boolean[x.length];
    final boolean zeroIsLost = zeroIsLost(x);
    for (int n = 0; n < x.length; n++) {
      gone[n] = Double.isNaN(x[n]) || zeroIsLost && x[n] == 0;
    }
    final int flat = (int) Math.max(3, Math.ceil(limit * trace.rate()));
    int from = 0;
    for (int n = 1; n <= x.length; n++) {
      if (n < x.length && x[n] == x[from]) {
        continue;
      }
      for (int i = from; n - from >= flat && i < n; i++) {
        gone[i] = true;
      }
      from = n;
    }
    return gone;
  }

  /** Which share of the samples is missing for long, 0 to 1: a breath that is held is none. */
  static double missingShare(final Trace trace, final Rhythm rhythm) {
    int gone = 0;
    for (final boolean m : missing(trace, rhythm == Rhythm.CARDIAC ? FLAT_CARDIAC : HELD)) {
      gone += m ? 1 : 0;
    }
    return (double) gone / trace.size();
  }

  private static boolean zeroIsLost(final double[] x) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (final double v : x) {
      if (v != 0 && !Double.isNaN(v)) {
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
    }
    final double outside = Math.max(low, -high);
    return high > low && outside > (high - low) / 2;
  }

  /** The trace with straight lines over what is missing; at the ends the nearest value. */
  static double[] bridged(final Trace trace, final boolean[] missing) {
    final double[] x = trace.samples();
    int last = -1;
    for (int n = 0; n <= x.length; n++) {
      if (n < x.length && missing[n]) {
        continue;
      }
      for (int i = last + 1; i < n; i++) {
        if (last < 0) {
          x[i] = n < x.length ? x[n] : 0;
        } else {
          x[i] = n < x.length ? x[last] + (x[n] - x[last]) * (i - last) / (n - last) : x[last];
        }
      }
      last = n;
    }
    return x;
  }

  /** The bridged trace smoothed with the rhythm's Gaussian (0.02 s cardiac, 0.2 s respiratory). */
  static double[] smooth(final Trace trace, final Rhythm rhythm) {
    return gaussian(bridged(trace, missing(trace, rhythm)), rhythm.smoothing() * trace.rate());
  }

  /**
   * Means weighted by exp(-(n - m)^2 / (2 sd^2)) over |n - m| up to 4 SDs, rounded up; near the
   * ends over the samples that there are.
   *
   * @param sd in samples
   */
  static double[] gaussian(final double[] x, final double sd) {
    final int reach = (int) Math.ceil(REACH * sd);
    final double[] weights = new double[reach + 1];
    for (int k = 0; k <= reach; k++) {
      weights[k] = Math.exp(-0.5 * (k / sd) * (k / sd));
    }
    final double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      double sum = 0;
      double weight = 0;
      for (int m = Math.max(0, n - reach); m <= Math.min(x.length - 1, n + reach); m++) {
        final double w = weights[Math.abs(n - m)];
        sum += w * x[m];
        weight += w;
      }
      y[n] = sum / weight;
    }
    return y;
  }
}
