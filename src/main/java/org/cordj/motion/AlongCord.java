package org.cordj.motion;

import java.util.Arrays;

/**
 * Ties the slices of a volume together: a polynomial of z, of least squares weighted by the
 * estimates' certainty, takes the place of each slice's own estimate, as SCT's {@code
 * sct_fmri_moco} does with its parameter {@code poly}.
 */
final class AlongCord {

  private final int order;
  private final double[][] basis;

  /**
   * For volumes of so many slices.
   *
   * @param order of the polynomial, 0 or more
   */
  AlongCord(final int order, final int slices) {
    this.order = order;
    basis = new double[slices][order + 1];
    for (int z = 0; z < slices; z++) {
      final double u = slices < 2 ? 0 : 2.0 * z / (slices - 1) - 1;
      // Legendre polynomials, which keep the normal equations well conditioned
      for (int k = 0; k <= order; k++) {
        basis[z][k] =
            k == 0
                ? 1
                : k == 1 ? u : ((2 * k - 1) * u * basis[z][k - 1] - (k - 1) * basis[z][k - 2]) / k;
      }
    }
  }

  /**
   * Replaces the estimates of one volume and their variances by those of the polynomial.
   *
   * @param values by slice, NaN where there is none, which stays so
   * @param variances by slice, above 0 where there is an estimate
   * @return false, and nothing is changed, if fewer slices have an estimate than the polynomial has
   *     coefficients
   */
  boolean apply(final double[] values, final double[] variances) {
    final int n = order + 1;
    if (Arrays.stream(values).filter(v -> !Double.isNaN(v)).count() < n) {
      return false;
    }
    final double[][] normal = new double[n][n];
    final double[] right = new double[n];
    for (int z = 0; z < values.length; z++) {
      if (!Double.isNaN(values[z])) {
        for (int k = 0; k < n; k++) {
          right[k] += basis[z][k] * values[z] / variances[z];
          for (int l = 0; l < n; l++) {
            normal[k][l] += basis[z][k] * basis[z][l] / variances[z];
          }
        }
      }
    }
    final var inverse =
        new org.apache.commons.math3.linear.SingularValueDecomposition(
                new org.apache.commons.math3.linear.Array2DRowRealMatrix(normal, false))
            .getSolver()
            .getInverse();
    final double[] coefficients = inverse.operate(right);
    for (int z = 0; z < values.length; z++) {
      if (!Double.isNaN(values[z])) {
        double v = 0;
        for (int k = 0; k < n; k++) {
          v += coefficients[k] * basis[z][k];
        }
        values[z] = v;
        final double[] spread = inverse.operate(basis[z]);
        variances[z] = 0;
        for (int k = 0; k < n; k++) {
          variances[z] += basis[z][k] * spread[k];
        }
      }
    }
    return true;
  }
}
