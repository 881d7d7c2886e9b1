package org.cordj.signal;

/**
 * Removes a polynomial trend by projection on orthonormal discrete polynomials (Legendre-like, by
 * Gram-Schmidt on 1, u, u^2 with u from -1 to 1), which is the least-squares fit without its ill
 * conditioning. Holds no scratch: may be shared between threads.
 */
public final class Detrender {

  private final double[][] basis;

  /**
   * A detrender for series of one length.
   *
   * @throws IllegalArgumentException if the series is too short for the polynomial
   */
  public Detrender(final int length, final Detrend detrend) {
    if (length <= detrend.order() + 1) {
      throw new IllegalArgumentException(
          "A series of "
              + length
              + " volumes is too short for a "
              + detrend.key()
              + " trend; it needs "
              + (detrend.order() + 2)
              + " or more.");
    }
    basis = new double[detrend.order() + 1][length];
    for (int order = 0; order < basis.length; order++) {
      final double[] b = basis[order];
      for (int t = 0; t < length; t++) {
        b[t] = Math.pow(2.0 * t / (length - 1) - 1, order);
      }
      // twice: the second pass takes away what rounding left of the first
      for (int pass = 0; pass < 2; pass++) {
        for (int lower = 0; lower < order; lower++) {
          subtractProjection(b, 0, basis[lower]);
        }
      }
      double norm = 0;
      for (final double v : b) {
        norm += v * v;
      }
      norm = Math.sqrt(norm);
      for (int t = 0; t < length; t++) {
        b[t] /= norm;
      }
    }
  }

  /** The orthonormal polynomials, [order][length], copies. */
  public double[][] basis() {
    final double[][] copy = new double[basis.length][];
    for (int order = 0; order < copy.length; order++) {
      copy[order] = basis[order].clone();
    }
    return copy;
  }

  /** Removes the trend from the series that begins at the offset, in place. */
  public void apply(final double[] x, final int offset) {
    for (final double[] b : basis) {
      subtractProjection(x, offset, b);
    }
  }

  private static void subtractProjection(final double[] x, final int offset, final double[] b) {
    double dot = 0;
    for (int t = 0; t < b.length; t++) {
      dot += x[offset + t] * b[t];
    }
    for (int t = 0; t < b.length; t++) {
      x[offset + t] -= dot * b[t];
    }
  }
}
