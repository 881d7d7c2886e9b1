package org.cordj.signal;

/**
 * The DFT of the first T values of a series of n = T + 1 whose DFT Z[k] of length n is known, T
 * odd: what AFNI's band-pass of runs of odd length needs, without going back to time.
 *
 * <p>With c[k] = Z[k] (1 - exp(-2 pi i k / n)) / n, the sum over t &lt; T of exp(2 pi i t (k / n -
 * m / T)) is a geometric series, whose numerator does not depend on m:
 *
 * <pre>Y[m] = sum over k of c[k] (1 + i cot(pi (k / n - m / T))) / 2.</pre>
 *
 * For a real series the terms of k and -k go together: two real products with tables of (T + 1)^2 /
 * 4 values each. O(K M) for K bins to M. Holds scratch: one instance a thread.
 */
public final class ShorterSpectrum {

  private final int n;
  private final double[][] sums;
  private final double[][] differences;
  private final double[] factorRe;
  private final double[] factorIm;
  private final double[] re;
  private final double[] im;

  /**
   * For series of T values.
   *
   * @param length T, odd
   */
  public ShorterSpectrum(final int length) {
    if (length % 2 == 0 || length < 3) {
      throw new IllegalArgumentException(
          "The length must be odd, 3 or more; it is " + length + ".");
    }
    n = length + 1;
    final int bins = n / 2;
    sums = new double[bins + 1][bins];
    differences = new double[bins + 1][bins];
    factorRe = new double[bins + 1];
    factorIm = new double[bins + 1];
    for (int k = 1; k <= bins; k++) {
      final double angle = 2 * Math.PI * k / n;
      // Nyquist's bin is its own partner
      final double share = 2 * k == n ? 0.5 / n : 1.0 / n;
      factorRe[k] = (1 - Math.cos(angle)) * share;
      factorIm[k] = Math.sin(angle) * share;
      for (int m = 0; m < bins; m++) {
        // k / n - m / T as one fraction: differences of close numbers stay exact
        final double plus = cot((double) (k * (long) length - m * (long) n) / ((long) n * length));
        final double minus =
            cot((double) (-k * (long) length - m * (long) n) / ((long) n * length));
        sums[k][m] = (plus + minus) / 2;
        differences[k][m] = (plus - minus) / 2;
      }
    }
    re = new double[bins];
    im = new double[bins];
  }

  private static double cot(final double x) {
    return 1 / Math.tan(Math.PI * x);
  }

  /**
   * The power |Y[m]|^2 of a series that has these bins of Z only.
   *
   * @param zre real parts of Z[k], k = 0 .. n / 2
   * @param zim imaginary parts
   * @param weights the factor of each Z[k]
   * @param lowest the lowest k to take, 1 or more: k = 0 gives m = 0 only
   * @param highest the highest k
   * @param first the lowest m wanted, 1 or more
   * @param last the highest, (T - 1) / 2 or less
   * @param power filled for m = first .. last
   */
  public void power(
      final double[] zre,
      final double[] zim,
      final double[] weights,
      final int lowest,
      final int highest,
      final int first,
      final int last,
      final double[] power) {
    for (int m = first; m <= last; m++) {
      re[m] = 0;
      im[m] = 0;
    }
    double even = 0;
    for (int k = lowest; k <= highest; k += 2) {
      final double a = weights[k] * (zre[k] * factorRe[k] - zim[k] * factorIm[k]);
      final double b = weights[k] * (zre[k] * factorIm[k] + zim[k] * factorRe[k]);
      // two at a time, for half of the reads and writes of what is added up
      final int l = Math.min(k + 1, highest);
      final double w = l == k ? 0 : weights[l];
      final double c = w * (zre[l] * factorRe[l] - zim[l] * factorIm[l]);
      final double d = w * (zre[l] * factorIm[l] + zim[l] * factorRe[l]);
      add(im, sums[k], a, sums[l], c, first, last);
      add(re, differences[k], -b, differences[l], -d, first, last);
      even += a + c;
    }
    for (int m = first; m <= last; m++) {
      final double r = re[m] + even;
      power[m] = r * r + im[m] * im[m];
    }
  }

  private static void add(
      final double[] to,
      final double[] x,
      final double a,
      final double[] y,
      final double b,
      final int first,
      final int last) {
    for (int m = first; m <= last; m++) {
      to[m] += a * x[m] + b * y[m];
    }
  }
}
