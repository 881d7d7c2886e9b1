package org.cordj.physio;

import java.util.Arrays;

/**
 * The period of a rhythm as it changes over a trace: autocorrelation in overlapping windows, and
 * through them the sequence of lags with the largest sum of correlations less what changes of
 * period cost (dynamic programming). Of a lag and its double, which correlate about alike, the
 * shorter wins by a small charge on length.
 */
final class LocalPeriod {

  /** What doubling the lag costs, in units of correlation. */
  private static final double LENGTH = 0.12;

  /** What a change of the period by the factor e from one window to the next costs. */
  private static final double CHANGE = 4;

  private final double[] periods;
  private final double regularity;
  private final double first;
  private final double hop;

  private LocalPeriod(
      final double[] periods, final double regularity, final double first, final double hop) {
    this.periods = periods;
    this.regularity = regularity;
    this.first = first;
    this.hop = hop;
  }

  /** The periods of a trace. Time O(samples x lags + windows x lags^2). */
  static LocalPeriod of(final WorkingTrace trace, final Rhythm rhythm) {
    final double rate = trace.rate();
    final int n = trace.values().length;
    final int window = (int) Math.min(n, Math.round(rhythm.window() * rate));
    final int step = Math.max(1, window / 4);
    final int windows = 1 + (n - window) / step;
    final int shortest = (int) Math.max(2, Math.floor(rhythm.shortestPeriod() * rate));
    final int longest = (int) Math.min(window * 2 / 3, Math.ceil(rhythm.longestPeriod() * rate));
    final double[][] scores = new double[windows][longest - shortest + 1];
    for (int w = 0; w < windows; w++) {
      for (int lag = shortest; lag <= longest; lag++) {
        scores[w][lag - shortest] =
            correlation(trace.values(), w * step, window, lag)
                - LENGTH * Math.log((double) lag / shortest) / Math.log(2);
      }
    }
    final int[] path = best(scores, shortest);
    final double[] periods = new double[windows];
    final double[] alike = new double[windows];
    for (int w = 0; w < windows; w++) {
      periods[w] = (shortest + path[w]) / rate;
      alike[w] = correlation(trace.values(), w * step, window, shortest + path[w]);
    }
    return new LocalPeriod(periods, median(alike), trace.time(window / 2.0), step / rate);
  }

  private static double correlation(
      final double[] x, final int from, final int window, final int lag) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int n = from; n < from + window - lag; n++) {
      xy += x[n] * x[n + lag];
      xx += x[n] * x[n];
      yy += x[n + lag] * x[n + lag];
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  }

  private static int[] best(final double[][] scores, final int shortest) {
    final int lags = scores[0].length;
    final int[][] from = new int[scores.length][lags];
    double[] sum = scores[0].clone();
    final double[] log = new double[lags];
    for (int l = 0; l < lags; l++) {
      log[l] = Math.log(shortest + l);
    }
    for (int w = 1; w < scores.length; w++) {
      final double[] next = new double[lags];
      for (int l = 0; l < lags; l++) {
        int b = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < lags; k++) {
          final double s = sum[k] - CHANGE * Math.abs(log[l] - log[k]);
          if (s > most) {
            most = s;
            b = k;
          }
        }
        next[l] = most + scores[w][l];
        from[w][l] = b;
      }
      sum = next;
    }
    int at = 0;
    for (int l = 1; l < lags; l++) {
      at = sum[l] > sum[at] ? l : at;
    }
    final int[] path = new int[scores.length];
    for (int w = scores.length - 1; w >= 0; w--) {
      path[w] = at;
      at = from[w][at];
    }
    return path;
  }

  /** The period at a time in s, straight lines between the windows' middles. */
  double at(final double time) {
    final double w = Math.max(0, Math.min(periods.length - 1, (time - first) / hop));
    final int i = Math.min(periods.length - 1, (int) w);
    final int j = Math.min(periods.length - 1, i + 1);
    return periods[i] + (w - i) * (periods[j] - periods[i]);
  }

  /** The median period in s. */
  double median() {
    return median(periods);
  }

  /** How much the trace is like itself one period on: the windows' median correlation. */
  double regularity() {
    return regularity;
  }

  private static double median(final double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
