package org.cordj.graph;

import org.apache.commons.math3.distribution.FDistribution;
import org.cordj.io.Numbers;

/**
 * How well repeated measurements of the same subjects agree: intraclass correlations of single
 * measurements from the two-way analysis of variance, with intervals (Shrout and Fleiss 1979,
 * 10.1037/0033-2909.86.2.420; McGraw and Wong 1996, 10.1037/1082-989X.1.1.30).
 *
 * @param agreement ICC(2,1), absolute agreement: runs are a random sample of runs, a difference
 *     between their means counts against it; NaN where nothing varies
 * @param agreementLow lower end of its interval
 * @param agreementHigh upper end of its interval
 * @param consistency ICC(3,1), consistency: a difference between the runs' means does not count;
 *     NaN where subjects and residuals do not vary
 * @param consistencyLow lower end of its interval
 * @param consistencyHigh upper end of its interval
 * @param together ICC(3,k) of the mean of all runs: with two halves, what Spearman and Brown's
 *     formula foretells for the whole
 */
public record IntraclassCorrelation(
    double agreement,
    double agreementLow,
    double agreementHigh,
    double consistency,
    double consistencyLow,
    double consistencyHigh,
    double together) {

  /** Fewer subjects have no interval worth the name. */
  public static final int LEAST_SUBJECTS = 3;

  /**
   * Computes both. O(n k).
   *
   * @param values [subject][run], 3 subjects and 2 runs or more, all finite
   * @param confidence of the intervals, above 0 and below 1
   * @throws IllegalArgumentException if there are too few, or the confidence is out of range
   */
  public static IntraclassCorrelation of(final double[][] values, final double confidence) {
    final int n = values.length;
    if (n < LEAST_SUBJECTS || values[0].length < 2) {
      throw new IllegalArgumentException(
          "An intraclass correlation needs 3 subjects and 2 runs or more; there are "
              + n
              + " subjects.");
    }
    checkConfidence(confidence);
    final int k = values[0].length;
    final double grand = mean(values, n, k);
    final double[] subject = new double[n];
    final double[] run = new double[k];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        // from the grand mean: values far from 0 keep their digits
        subject[i] += (values[i][j] - grand) / k;
        run[j] += (values[i][j] - grand) / n;
      }
    }
    double rows = 0;
    double columns = 0;
    double rest = 0;
    for (final double s : subject) {
      rows += k * s * s;
    }
    for (final double r : run) {
      columns += n * r * r;
    }
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        final double residual = values[i][j] - grand - subject[i] - run[j];
        rest += residual * residual;
        total += values[i][j] * values[i][j];
      }
    }
    // what rounding leaves of nothing
    final double least = 1e-28 * total;
    return of(
        rows > least ? rows / (n - 1) : 0,
        columns > least ? columns / (k - 1) : 0,
        rest > least ? rest / ((n - 1.0) * (k - 1)) : 0,
        n,
        k,
        1 - (1 - confidence) / 2);
  }

  /**
   * Checks a confidence.
   *
   * @throws IllegalArgumentException if it is not above 0 and below 1
   */
  static void checkConfidence(final double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence is "
              + Numbers.brief(100 * confidence)
              + " %; it must be above 0 and below 100.");
    }
  }

  private static double mean(final double[][] values, final int n, final int k) {
    double sum = 0;
    for (final double[] row : values) {
      for (final double v : row) {
        sum += v / ((double) n * k);
      }
    }
    return sum;
  }

  /** From the mean squares of subjects, runs and residuals. */
  private static IntraclassCorrelation of(
      final double rows,
      final double columns,
      final double rest,
      final int n,
      final int k,
      final double quantile) {
    final double residuals = (n - 1.0) * (k - 1);
    final double consistency = (rows - rest) / (rows + (k - 1) * rest);
    double low = consistency;
    double high = consistency;
    if (rest > 0) {
      final double f = rows / rest;
      final double below = f / f(n - 1, residuals, quantile);
      final double above = f * f(residuals, n - 1, quantile);
      low = (below - 1) / (below + k - 1);
      high = (above - 1) / (above + k - 1);
    }
    final double agreement = (rows - rest) / (rows + (k - 1) * rest + k * (columns - rest) / n);
    double agreementLow = agreement;
    double agreementHigh = agreement;
    if (agreement < 1) {
      final double a = k * agreement / (n * (1 - agreement));
      final double b = 1 + k * agreement * (n - 1) / (n * (1 - agreement));
      final double sum = a * columns + b * rest;
      final double degrees =
          sum * sum / (a * columns * (a * columns) / (k - 1) + b * rest * (b * rest) / residuals);
      final double other = k * columns + (k * n - k - n) * rest;
      final double under = f(n - 1, degrees, quantile);
      final double over = f(degrees, n - 1, quantile);
      agreementLow = n * (rows - under * rest) / (under * other + n * rows);
      agreementHigh = n * (over * rows - rest) / (other + n * over * rows);
    }
    return new IntraclassCorrelation(
        agreement, agreementLow, agreementHigh, consistency, low, high, (rows - rest) / rows);
  }

  private static double f(final double above, final double below, final double quantile) {
    if (!(above > 0 && below > 0)) {
      return Double.NaN;
    }
    return new FDistribution(null, above, below).inverseCumulativeProbability(quantile);
  }
}
