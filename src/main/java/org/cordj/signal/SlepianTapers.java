package org.cordj.signal;

import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Discrete prolate spheroidal sequences, the tapers of multitaper spectra (Thomson 1982,
 * 10.1109/PROC.1982.12433): of all sequences of n values and length 1 that are orthogonal to those
 * before them, the ones with the most power between -W and W cycles a sample. Eigenvectors of the
 * tridiagonal matrix that commutes with the concentration; O(n^3) once.
 */
public final class SlepianTapers {

  private final double[][] tapers;
  private final double[] concentrations;

  /**
   * Tapers.
   *
   * @param length n
   * @param product n W, the time-bandwidth product, such as 4
   * @param count how many, from the most concentrated on; 2 n W - 1 of them hold nearly all of
   *     their power in the band
   * @throws IllegalArgumentException if n is below 4, n W not between 1 and n / 4, or the count not
   *     from 1 to 2 n W
   */
  public SlepianTapers(final int length, final double product, final int count) {
    if (length < 4 || !(product >= 1 && product <= length / 4.0)) {
      throw new IllegalArgumentException(
          "Tapers of "
              + length
              + " values with a time-bandwidth product of "
              + product
              + ": it must be from 1 to a quarter of the length.");
    }
    if (count < 1 || count > 2 * product) {
      throw new IllegalArgumentException(
          count
              + " tapers with a time-bandwidth product of "
              + product
              + ": there are at most twice as many as that.");
    }
    final double w = product / length;
    final double[] main = new double[length];
    final double[] side = new double[length - 1];
    final double cos = Math.cos(2 * Math.PI * w);
    for (int t = 0; t < length; t++) {
      final double d = (length - 1 - 2.0 * t) / 2;
      main[t] = d * d * cos;
      if (t > 0) {
        side[t - 1] = t * (double) (length - t) / 2;
      }
    }
    // commons-math sorts the eigenvalues downwards
    final EigenDecomposition eigen = new EigenDecomposition(main, side);
    tapers = new double[count][];
    concentrations = new double[count];
    for (int k = 0; k < count; k++) {
      tapers[k] = eigen.getEigenvector(k).toArray();
      orient(tapers[k], k);
      concentrations[k] = concentration(tapers[k], w);
    }
  }

  /** Even tapers have a positive mean, odd ones begin with a positive lobe. */
  private static void orient(final double[] taper, final int k) {
    double sum = 0;
    for (int t = 0; t < taper.length; t++) {
      sum += k % 2 == 0 ? taper[t] : taper[t] * (taper.length - 1 - 2.0 * t);
    }
    if (sum < 0) {
      for (int t = 0; t < taper.length; t++) {
        taper[t] = -taper[t];
      }
    }
  }

  private static double concentration(final double[] x, final double w) {
    double sum = 0;
    for (int lag = 0; lag < x.length; lag++) {
      double product = 0;
      for (int t = lag; t < x.length; t++) {
        product += x[t] * x[t - lag];
      }
      sum +=
          lag == 0
              ? 2 * w * product
              : 2 * product * Math.sin(2 * Math.PI * w * lag) / (Math.PI * lag);
    }
    return sum;
  }

  /** The tapers, [k][t], copies. */
  public double[][] tapers() {
    final double[][] copy = new double[tapers.length][];
    for (int k = 0; k < copy.length; k++) {
      copy[k] = tapers[k].clone();
    }
    return copy;
  }

  /** The share of each taper's power that lies in the band. */
  public double[] concentrations() {
    return concentrations.clone();
  }
}
