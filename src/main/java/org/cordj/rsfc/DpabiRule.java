package org.cordj.rsfc;

import java.util.List;
import org.cordj.signal.RealSpectrum;

/**
 * definition=dpabi: what DPABI's y_alff_falff computes. The series of T volumes, its linear trend
 * removed, is filled with zeros to the next power of two N; with X its DFT,
 *
 * <pre>
 * ALFF  = 2 mean |X[m]| / T  over m = ceil(low N TR) .. floor(high N TR)
 * fALFF = sum |X[m]| over these / sum |X[m]| over m = 1 .. N/2
 * </pre>
 *
 * DPABI has no RSFA. The zeros make bins that are not independent: they are counted as they are.
 */
final class DpabiRule implements SpectrumRule {

  private final int volumes;
  private final int[] first;
  private final int[] last;
  private final RealSpectrum spectrum;
  private final double[] padded;
  private final double[] power;

  DpabiRule(final List<Band> bands, final int volumes, final double tr) {
    this.volumes = volumes;
    final int n = volumes < 2 ? 2 : Integer.highestOneBit(volumes - 1) << 1;
    spectrum = new RealSpectrum(n);
    padded = new double[n];
    power = new double[spectrum.bins()];
    first = new int[bands.size()];
    last = new int[bands.size()];
    for (int b = 0; b < first.length; b++) {
      // one is added before rounding, as MATLAB's count from 1 has it
      first[b] = (int) Math.ceil(bands.get(b).low() * n * tr + 1) - 1;
      last[b] = Math.min((int) (bands.get(b).high() * n * tr + 1) - 1, n / 2);
    }
  }

  @Override
  public int[] bins() {
    final int[] bins = new int[first.length];
    for (int b = 0; b < bins.length; b++) {
      bins[b] = Math.max(0, last[b] - first[b] + 1);
    }
    return bins;
  }

  @Override
  public void evaluate(
      final double[] series,
      final int offset,
      final double[] alff,
      final double[] falff,
      final double[] rsfa,
      final double[] frsfa) {
    System.arraycopy(series, offset, padded, 0, volumes);
    spectrum.power(padded, 0, power);
    double total = 0;
    for (int m = 1; m < power.length; m++) {
      total += Math.sqrt(power[m]);
    }
    for (int b = 0; b < first.length; b++) {
      double sum = 0;
      for (int m = first[b]; m <= last[b]; m++) {
        sum += Math.sqrt(power[m]);
      }
      alff[b] = 2 * sum / (last[b] - first[b] + 1) / volumes;
      falff[b] = sum / total;
      rsfa[b] = Double.NaN;
      frsfa[b] = Double.NaN;
    }
  }
}
