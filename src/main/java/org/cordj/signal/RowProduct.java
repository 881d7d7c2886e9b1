package org.cordj.signal;

import java.util.Arrays;

/**
 * Products of a small matrix with many series at once. The series stand side by side: row t holds
 * value t of all of them, so that the inner loop runs along the series and the compiler makes
 * vector instructions of it. Each series' result is the same bits whatever stands beside it.
 */
public final class RowProduct {

  private RowProduct() {}

  /**
   * {@code out = matrix in}.
   *
   * @param matrix [m][n]
   * @param in [n][series]; may be longer
   * @param out [m][series], none of its rows one of {@code in}; may be longer
   * @param series how many series there are
   */
  public static void set(
      final double[][] matrix, final double[][] in, final double[][] out, final int series) {
    for (int r = 0; r < matrix.length; r++) {
      Arrays.fill(out[r], 0, series, 0);
    }
    add(matrix, in, out, series);
  }

  /** {@code out += matrix in}, with the arguments of {@link #set}. O(m n series). */
  public static void add(
      final double[][] matrix, final double[][] in, final double[][] out, final int series) {
    int r = 0;
    for (; r + 1 < matrix.length; r += 2) {
      final double[] a = matrix[r];
      final double[] b = matrix[r + 1];
      int c = 0;
      for (; c + 3 < a.length; c += 4) {
        pair(out[r], out[r + 1], in, c, series, a, b);
      }
      for (; c < a.length; c++) {
        axpy(out[r], a[c], in[c], series);
        axpy(out[r + 1], b[c], in[c], series);
      }
    }
    if (r < matrix.length) {
      for (int c = 0; c < matrix[r].length; c++) {
        axpy(out[r], matrix[r][c], in[c], series);
      }
    }
  }

  /** Four columns into two rows: 16 operations for 6 loads and 2 stores. */
  private static void pair(
      final double[] y,
      final double[] z,
      final double[][] in,
      final int c,
      final int series,
      final double[] a,
      final double[] b) {
    final double[] x0 = in[c];
    final double[] x1 = in[c + 1];
    final double[] x2 = in[c + 2];
    final double[] x3 = in[c + 3];
    final double a0 = a[c];
    final double a1 = a[c + 1];
    final double a2 = a[c + 2];
    final double a3 = a[c + 3];
    final double b0 = b[c];
    final double b1 = b[c + 1];
    final double b2 = b[c + 2];
    final double b3 = b[c + 3];
    for (int v = 0; v < series; v++) {
      final double p = x0[v];
      final double q = x1[v];
      final double s = x2[v];
      final double t = x3[v];
      y[v] += a0 * p + a1 * q + a2 * s + a3 * t;
      z[v] += b0 * p + b1 * q + b2 * s + b3 * t;
    }
  }

  private static void axpy(final double[] y, final double a, final double[] x, final int series) {
    for (int v = 0; v < series; v++) {
      y[v] += a * x[v];
    }
  }

  /** The matrix with rows and columns exchanged. */
  public static double[][] transpose(final double[][] matrix, final int columns) {
    final double[][] t = new double[columns][matrix.length];
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < columns; c++) {
        t[c][r] = matrix[r][c];
      }
    }
    return t;
  }

  /** The matrix times -1. */
  public static double[][] negative(final double[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(v -> -v).toArray())
        .toArray(double[][]::new);
  }
}
