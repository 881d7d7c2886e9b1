package org.cordj.rsfc;

/** Restatements in float64, straight from the formulas, with DFTs by definition. */
final class NaiveAlff {

  private NaiveAlff() {}

  /** |X[m]|, m = 0 .. floor(n/2), of x with zeros appended up to n. */
  static double[] amplitudes(final double[] x, final int n) {
    final double[] out = new double[n / 2 + 1];
    for (int m = 0; m < out.length; m++) {
      double re = 0;
      double im = 0;
      for (int t = 0; t < x.length; t++) {
        final double phase = 2 * Math.PI * ((long) m * t % n) / n;
        re += x[t] * Math.cos(phase);
        im -= x[t] * Math.sin(phase);
      }
      out[m] = Math.hypot(re, im);
    }
    return out;
  }

  /** Least-squares parabola removed, by the normal equations in t centred on the middle. */
  static double[] quadraticDetrend(final double[] x) {
    final int n = x.length;
    final double[][] a = new double[3][4];
    for (int t = 0; t < n; t++) {
      final double u = (t - (n - 1) / 2.0) / n;
      final double[] p = {1, u, u * u};
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          a[i][j] += p[i] * p[j];
        }
        a[i][3] += p[i] * x[t];
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int r = 0; r < 3; r++) {
        if (r != i) {
          final double f = a[r][i] / a[i][i];
          for (int c = i; c < 4; c++) {
            a[r][c] -= f * a[i][c];
          }
        }
      }
    }
    final double[] out = new double[n];
    for (int t = 0; t < n; t++) {
      final double u = (t - (n - 1) / 2.0) / n;
      out[t] = x[t] - a[0][3] / a[0][0] - a[1][3] / a[1][1] * u - a[2][3] / a[2][2] * u * u;
    }
    return out;
  }

  /**
   * {ALFF, fALFF, RSFA} as 3dRSFC gives them: methods as AfniRule says, filter by explicit sums.
   */
  static double[] afni(final double[] raw, final double low, final double high, final double tr) {
    final double[] x = quadraticDetrend(raw);
    final int t = x.length;
    final int n = t % 2 == 0 ? t : t + 1;
    final double[] y = bandpass(x, n, low, high, tr);
    final double[] filtered = amplitudes(y, t);
    final double[] all = amplitudes(x, t);
    final int first = Math.max(1, bin(low, t, tr));
    final int last = Math.min(bin(high, t, tr), t / 2 - 1);
    double in = 0;
    double squares = 0;
    for (int m = first; m <= last; m++) {
      in += filtered[m];
      squares += filtered[m] * filtered[m];
    }
    double total = 0;
    for (int m = 1; m <= t / 2 - 1; m++) {
      total += all[m];
    }
    return new double[] {
      2 * in / Math.sqrt(t), in / total, Math.sqrt(2 * squares) / Math.sqrt(t * (t - 1.0))
    };
  }

  /** AFNI rounds in single precision; on a tie (122 x 2.5 s x 0.1 Hz = 30.5) that decides. */
  private static int bin(final double frequency, final int n, final double tr) {
    final float df = 1.0f / (n * (float) tr);
    return (int) Math.rint((float) frequency / df);
  }

  private static double[] bandpass(
      final double[] x, final int n, final double low, final double high, final double tr) {
    final int bottom = bin(low, n, tr);
    final int top = Math.min(bin(high, n, tr), n / 2 - 1);
    final double[] y = new double[x.length];
    for (int m = Math.max(1, bottom); m <= top; m++) {
      double re = 0;
      double im = 0;
      for (int t = 0; t < x.length; t++) {
        re += x[t] * Math.cos(2 * Math.PI * m * t / n);
        im += x[t] * Math.sin(2 * Math.PI * m * t / n);
      }
      final double weight = m == bottom || m == top ? 0.5 : 1;
      for (int t = 0; t < x.length; t++) {
        y[t] +=
            weight
                * 2
                / n
                * (re * Math.cos(2 * Math.PI * m * t / n) + im * Math.sin(2 * Math.PI * m * t / n));
      }
    }
    return y;
  }

  /** {ALFF, fALFF} of definition rms. */
  static double[] rms(final double[] raw, final double low, final double high, final double tr) {
    final double[] x = quadraticDetrend(raw);
    final int t = x.length;
    final double[] amplitude = amplitudes(x, t);
    double in = 0;
    double total = 0;
    for (int m = 1; m <= t / 2; m++) {
      final double power = amplitude[m] * amplitude[m] * (2 * m == t ? 0.5 : 1);
      total += power;
      final double f = m / (t * tr);
      if (f >= low * (1 - 1e-9) && f <= high * (1 + 1e-9)) {
        in += power;
      }
    }
    return new double[] {Math.sqrt(2 * in / (t * (t - 1.0))), Math.sqrt(in / total)};
  }
}
