package org.cordj.signal;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The discrete Fourier transform of a real series of length n, X[m] = sum over t of x[t] exp(-2 pi
 * i m t / n), not normalised, for m = 0 .. floor(n / 2).
 *
 * <p>Any length is exact: JTransforms uses mixed radices, and Bluestein's algorithm for large prime
 * factors. One instance a thread.
 */
public final class RealSpectrum {

  /** JTransforms starts threads of its own from this length; voxels are parallel already. */
  private static final int JTRANSFORMS_THREADS_FROM = 8192;

  private final int n;
  private final DoubleFFT_1D fft;
  private final double[] work;

  /**
   * A transform of one length.
   *
   * @throws IllegalArgumentException if n is below 2
   */
  public RealSpectrum(final int n) {
    if (n < 2) {
      throw new IllegalArgumentException(
          "A spectrum needs 2 samples or more; there are " + n + ".");
    }
    if (n >= JTRANSFORMS_THREADS_FROM) {
      org.visnow.jlargearrays.ConcurrencyUtils.setNumberOfThreads(1);
    }
    this.n = n;
    fft = new DoubleFFT_1D(n);
    work = new double[n];
  }

  /** The length of the series. */
  public int length() {
    return n;
  }

  /** How many values a spectrum holds: floor(n / 2) + 1. */
  public int bins() {
    return n / 2 + 1;
  }

  /**
   * The power |X[m]|^2.
   *
   * @param x holds the series
   * @param offset where in x it begins
   * @param power filled for m = 0 .. floor(n / 2)
   */
  public void power(final double[] x, final int offset, final double[] power) {
    System.arraycopy(x, offset, work, 0, n);
    fft.realForward(work);
    // JTransforms packs Re X[0], then (n even) Re X[n/2] or (n odd) Im X[(n-1)/2] at 1
    power[0] = work[0] * work[0];
    final int half = n / 2;
    if (n % 2 == 0) {
      power[half] = work[1] * work[1];
      for (int m = 1; m < half; m++) {
        power[m] = work[2 * m] * work[2 * m] + work[2 * m + 1] * work[2 * m + 1];
      }
    } else {
      for (int m = 1; m < half; m++) {
        power[m] = work[2 * m] * work[2 * m] + work[2 * m + 1] * work[2 * m + 1];
      }
      if (half > 0) {
        power[half] = work[2 * half] * work[2 * half] + work[1] * work[1];
      }
    }
  }

  /**
   * The transform itself.
   *
   * @param x holds the series
   * @param offset where in x it begins
   * @param re filled with the real parts of X[m], m = 0 .. floor(n / 2)
   * @param im filled with the imaginary parts
   */
  public void transform(final double[] x, final int offset, final double[] re, final double[] im) {
    System.arraycopy(x, offset, work, 0, n);
    fft.realForward(work);
    final int half = n / 2;
    re[0] = work[0];
    im[0] = 0;
    for (int m = 1; m < half; m++) {
      re[m] = work[2 * m];
      im[m] = work[2 * m + 1];
    }
    re[half] = n % 2 == 0 ? work[1] : work[2 * half];
    im[half] = n % 2 == 0 ? 0 : work[1];
  }

  /**
   * Multiplies the spectrum of a series by real weights and goes back to time.
   *
   * @param x holds the series, replaced by the filtered one
   * @param offset where in x it begins
   * @param weights the factor of X[m], m = 0 .. floor(n / 2)
   */
  public void filter(final double[] x, final int offset, final double[] weights) {
    System.arraycopy(x, offset, work, 0, n);
    fft.realForward(work);
    final int half = n / 2;
    work[0] *= weights[0];
    if (n % 2 == 0) {
      work[1] *= weights[half];
      for (int m = 1; m < half; m++) {
        work[2 * m] *= weights[m];
        work[2 * m + 1] *= weights[m];
      }
    } else {
      for (int m = 1; m < half; m++) {
        work[2 * m] *= weights[m];
        work[2 * m + 1] *= weights[m];
      }
      if (half > 0) {
        work[2 * half] *= weights[half];
        work[1] *= weights[half];
      }
    }
    fft.realInverse(work, true);
    System.arraycopy(work, 0, x, offset, n);
  }
}
