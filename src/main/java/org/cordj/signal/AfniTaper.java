package org.cordj.signal;

import java.util.Arrays;

/**
 * The band-pass of AFNI's 3dBandpass (Taylor and Saad 2013, 10.1089/brain.2013.0154, use it in
 * 3dRSFC): an FFT of length n = T, or T + 1 with one zero added when T is odd; the bins
 * rint(low/df) .. min(rint(high/df), n/2 - 1), df = 1/(n TR), are kept, the first and the last of
 * them at an edge weight (the first only when it is above 0); mean and Nyquist bin are removed. Bin
 * numbers are rounded in single precision, as AFNI does. The weights hold no scratch; {@link
 * #filter} does, so one instance a thread.
 */
public final class AfniTaper {

  /** What 3dBandpass keeps of an edge bin. */
  public static final double EDGE = 0.5;

  /** What it keeps of the data's edge bins where regressors are removed too (-ort). */
  public static final double EDGE_WITH_REGRESSORS = 0.05;

  private final int volumes;
  private final double[] weights;
  private final RealSpectrum spectrum;
  private final double[] work;

  /** The taper for runs of that length, TR in s and band in Hz. */
  public AfniTaper(
      final double low, final double high, final int volumes, final double tr, final double edge) {
    this.volumes = volumes;
    final int n = volumes + volumes % 2;
    weights = new double[n / 2 + 1];
    final int bottom = bin(low, n, tr);
    final int top = Math.min(bin(high, n, tr), n / 2 - 1);
    for (int m = Math.max(1, bottom); m <= top; m++) {
      weights[m] = m == bottom || m == top ? edge : 1;
    }
    spectrum = new RealSpectrum(n);
    work = new double[n];
  }

  /** The bin of a frequency in a transform of length n, as AFNI rounds it. */
  public static int bin(final double frequency, final int n, final double tr) {
    final float df = 1f / (n * (float) tr);
    return (int) Math.rint((float) frequency / df);
  }

  /** The factors of the bins 0 .. n/2, n the even length, a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /** How many bins are kept, the edges included. */
  public int bins() {
    return (int) Arrays.stream(weights).filter(w -> w > 0).count();
  }

  /** Filters the series that begins at the offset, in place. */
  public void filter(final double[] x, final int offset) {
    System.arraycopy(x, offset, work, 0, volumes);
    Arrays.fill(work, volumes, work.length, 0);
    spectrum.filter(work, 0, weights);
    System.arraycopy(work, 0, x, offset, volumes);
  }
}
