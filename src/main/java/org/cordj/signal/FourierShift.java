package org.cordj.signal;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Moves a series in time by turning the phases of its spectrum: exact for every frequency below
 * Nyquist away from the ends. The continuation beyond the ends (see {@link TimeShift}) fades out
 * over {@value #LEAST_MARGIN} samples or more on each side, up to a length whose transform is fast.
 */
public final class FourierShift implements TimeShift {

  private static final int LEAST_MARGIN = 32;

  private final int n;
  private final int length;
  private final int before;
  private final double[] shifts;

  /** [shift][2 * m], cosine and sine of the phase of bin m. */
  private final double[][] phases;

  /** Weight of the continued samples, by their distance from the end less 1. */
  private final double[] fadeBefore;

  private final double[] fadeAfter;
  private final DoubleFFT_1D fft;
  private final double[] work;

  /**
   * For series of one length.
   *
   * @param shifts in samples, -1 to 1
   * @throws IllegalArgumentException if there are fewer than 2 samples or a shift is larger
   */
  public FourierShift(final int n, final double[] shifts) {
    TimeShift.require(n, shifts);
    this.n = n;
    this.shifts = shifts.clone();
    length = fastEven(n + 2 * LEAST_MARGIN);
    before = (length - n) / 2;
    fadeBefore = fade(before);
    fadeAfter = fade(length - n - before);
    phases = new double[shifts.length][length + 2];
    for (int s = 0; s < shifts.length; s++) {
      for (int m = 0; m <= length / 2; m++) {
        final double phase = 2 * Math.PI * m * shifts[s] / length;
        phases[s][2 * m] = Math.cos(phase);
        phases[s][2 * m + 1] = Math.sin(phase);
      }
    }
    fft = new DoubleFFT_1D(length);
    work = new double[length];
  }

  /** The smallest even number from n on that has no prime factor above 5. */
  private static int fastEven(final int n) {
    for (int m = n + n % 2; ; m += 2) {
      int rest = m;
      for (final int factor : new int[] {2, 3, 5}) {
        while (rest % factor == 0) {
          rest /= factor;
        }
      }
      if (rest == 1) {
        return m;
      }
    }
  }

  private static double[] fade(final int samples) {
    final double[] fade = new double[samples];
    for (int k = 0; k < samples; k++) {
      fade[k] = 0.5 + 0.5 * Math.cos(Math.PI * (k + 1) / (samples + 1));
    }
    return fade;
  }

  @Override
  public void apply(final double[] x, final int offset, final int which) {
    final double start = x[offset];
    final double slope = (x[offset + n - 1] - start) / (n - 1);
    TimeShift.addLine(x, offset, n, -start, -slope);
    System.arraycopy(x, offset, work, before, n);
    for (int k = 1; k <= before; k++) {
      work[before - k] = fadeBefore[k - 1] * TimeShift.continued(x, offset, n, -k);
    }
    for (int k = 1; k <= fadeAfter.length; k++) {
      work[before + n - 1 + k] = fadeAfter[k - 1] * TimeShift.continued(x, offset, n, n - 1 + k);
    }
    fft.realForward(work);
    final double[] phase = phases[which];
    for (int m = 1; m < length / 2; m++) {
      final double re = work[2 * m];
      final double im = work[2 * m + 1];
      work[2 * m] = re * phase[2 * m] - im * phase[2 * m + 1];
      work[2 * m + 1] = re * phase[2 * m + 1] + im * phase[2 * m];
    }
    // the half of Nyquist's bin that stays real
    work[1] *= phase[length];
    fft.realInverse(work, true);
    System.arraycopy(work, before, x, offset, n);
    TimeShift.addLine(x, offset, n, start + slope * shifts[which], slope);
  }
}
