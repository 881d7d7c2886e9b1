package org.cordj.stats;

import static org.cordj.signal.Vectors.dot;

import java.util.Arrays;
import org.cordj.signal.Ranks;

/**
 * The correlation of two columns given others: that of their residuals after least squares on a
 * constant and the others (Gram-Schmidt, twice). Holds scratch memory and belongs to one thread.
 * O(n k^2) for n rows and k others.
 */
final class PartialCorrelation {

  /** What is left of a column without its mean, where all its values are the same. */
  private static final double ROUNDING = 1e-13;

  /** A column of which less than this share is left beside its mean says nothing new. */
  private static final double NEW_SHARE = 1e-8;

  private final CorrelationMethod method;
  private final double[][] work;
  private final double[] picked;
  private final double[] sorted;
  private final double[] lengths;

  /**
   * For columns of that length.
   *
   * @param columns predictor, outcome and the covariates: 2 or more
   */
  PartialCorrelation(final CorrelationMethod method, final int columns, final int rows) {
    this.method = method;
    work = new double[columns][rows];
    picked = new double[rows];
    sorted = new double[rows];
    lengths = new double[columns];
  }

  /**
   * The correlation of the first two columns given the others.
   *
   * @param columns [predictor, outcome, covariates...][row]; not changed
   * @param rows which rows count, as many as this is for; a row may stand more than once
   * @return NaN if nothing is left of predictor or outcome
   */
  double of(final double[][] columns, final int[] rows) {
    for (int c = 0; c < work.length; c++) {
      for (int i = 0; i < rows.length; i++) {
        picked[i] = columns[c][rows[i]];
      }
      if (method == CorrelationMethod.SPEARMAN) {
        Ranks.of(picked, sorted, work[c]);
      } else {
        System.arraycopy(picked, 0, work[c], 0, picked.length);
      }
    }
    return residuals() ? clamp(dot(work[0], work[1])) : Double.NaN;
  }

  /** The residuals of predictor and outcome of the last call, each of length 1. */
  double[][] unitResiduals() {
    return new double[][] {work[0].clone(), work[1].clone()};
  }

  /** The residuals of predictor (0) or outcome (1) of the last call in their own unit. */
  double[] residuals(final int column) {
    return Arrays.stream(work[column]).map(v -> v * lengths[column]).toArray();
  }

  /** The orthonormal basis of the covariates of the last call, less their means. */
  double[][] basis() {
    final double[][] basis = new double[work.length - 2][];
    for (int c = 0; c < basis.length; c++) {
      basis[c] = work[c + 2].clone();
    }
    return basis;
  }

  private boolean residuals() {
    for (int c = 2; c < work.length; c++) {
      if (!reduce(c, c)) {
        Arrays.fill(work[c], 0);
      }
    }
    return reduce(0, work.length) && reduce(1, work.length);
  }

  /** Takes the mean and the covariates before one away and scales to length 1. */
  private boolean reduce(final int column, final int before) {
    final double[] x = work[column];
    double mean = 0;
    double raw = 0;
    for (final double v : x) {
      mean += v;
      raw += v * v;
    }
    mean /= x.length;
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean;
    }
    final double spread = Math.sqrt(dot(x, x));
    if (!(spread > ROUNDING * Math.sqrt(raw))) {
      return false;
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int c = 2; c < before; c++) {
        final double share = dot(x, work[c]);
        for (int i = 0; i < x.length; i++) {
          x[i] -= share * work[c][i];
        }
      }
    }
    final double left = Math.sqrt(dot(x, x));
    if (!(left > NEW_SHARE * spread)) {
      return false;
    }
    lengths[column] = left;
    for (int i = 0; i < x.length; i++) {
      x[i] /= left;
    }
    return true;
  }

  /** Rounding may carry a correlation past 1 by an ulp. */
  private static double clamp(final double r) {
    return Math.max(-1, Math.min(1, r));
  }
}
