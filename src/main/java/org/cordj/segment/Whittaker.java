package org.cordj.segment;

/**
 * Smooths equally spaced values: the least sum of weighted squared deviations plus squared second
 * differences, the discrete cubic smoothing spline (Whittaker 1922, 10.1017/S0013091500077853, with
 * third differences; Eilers 2003, 10.1021/ac034173t, with any). Linear time and memory.
 */
final class Whittaker {

  private Whittaker() {}

  /**
   * The smooth values.
   *
   * @param values as many as there are places; where the weight is 0 they do not count
   * @param weights at least two above 0
   * @param length a wave of 2 pi times this length, in places, is halved at weight 1; 0 leaves the
   *     values where they are, straight lines between them where the weight is 0
   */
  static double[] smooth(final double[] values, final double[] weights, final double length) {
    final int n = values.length;
    if (n < 3) {
      return values.clone();
    }
    // without any stiffness gaps would be undefined
    final double lambda = Math.max(1e-9, Math.pow(length, 4));
    final double[] d = new double[n];
    final double[] e = new double[n];
    final double[] f = new double[n];
    final double[] z = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = weights[i] + lambda * (square(i, n) + 4 * inner(i, n) + square(i - 2, n));
      e[i] = i + 1 < n ? -2 * lambda * (inner(i, n) + inner(i + 1, n)) : 0;
      f[i] = i + 2 < n ? lambda : 0;
      z[i] = weights[i] * values[i];
    }
    // L D L' of the five-diagonal matrix, in place
    for (int i = 0; i < n; i++) {
      if (i > 0) {
        d[i] -= d[i - 1] * e[i - 1] * e[i - 1];
        z[i] -= e[i - 1] * z[i - 1];
        if (i > 1) {
          d[i] -= d[i - 2] * f[i - 2] * f[i - 2];
          z[i] -= f[i - 2] * z[i - 2];
        }
        e[i] -= f[i - 1] * d[i - 1] * e[i - 1];
      }
      e[i] /= d[i];
      f[i] /= d[i];
    }
    for (int i = n - 1; i >= 0; i--) {
      z[i] /= d[i];
      if (i + 1 < n) {
        z[i] -= e[i] * z[i + 1];
      }
      if (i + 2 < n) {
        z[i] -= f[i] * z[i + 2];
      }
    }
    return z;
  }

  /** Whether a second difference begins here. */
  private static double square(final int i, final int n) {
    return i >= 0 && i + 2 < n ? 1 : 0;
  }

  /** Whether a second difference has its middle here. */
  private static double inner(final int i, final int n) {
    return i >= 1 && i + 1 < n ? 1 : 0;
  }
}
