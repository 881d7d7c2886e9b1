package org.cordj.connectivity;

/** The triangular root of a positive definite matrix: A = L L'. */
final class Cholesky {

  private Cholesky() {}

  /**
   * The root L, [row][column up to row]. O(n^3 / 6).
   *
   * @param least pivots, as shares of their diagonal elements, that are this small or smaller count
   *     as zero
   * @return null if the matrix is not positive definite
   */
  static double[][] of(final double[][] a, final double least) {
    final int n = a.length;
    final double[][] root = new double[n][];
    for (int i = 0; i < n; i++) {
      root[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double v = a[i][j];
        for (int k = 0; k < j; k++) {
          v -= root[i][k] * root[j][k];
        }
        if (i > j) {
          root[i][j] = v / root[j][j];
        } else if (v > least * a[i][i]) {
          root[i][i] = Math.sqrt(v);
        } else {
          return null;
        }
      }
    }
    return root;
  }

  /** The inverse of L L'. O(n^3). */
  static double[][] inverse(final double[][] root) {
    final int n = root.length;
    final double[][] inverse = new double[n][n];
    for (int c = 0; c < n; c++) {
      final double[] x = inverse[c];
      for (int i = c; i < n; i++) {
        double v = i == c ? 1 : 0;
        for (int k = c; k < i; k++) {
          v -= root[i][k] * x[k];
        }
        x[i] = v / root[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        double v = x[i];
        for (int k = i + 1; k < n; k++) {
          v -= root[k][i] * x[k];
        }
        x[i] = v / root[i][i];
      }
    }
    return inverse;
  }
}
