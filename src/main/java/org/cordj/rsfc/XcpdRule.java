package org.cordj.rsfc;

import java.util.List;
import org.cordj.signal.RealSpectrum;

/**
 * definition=xcpd: what XCP-D's compute_alff computes, with X the DFT of the demeaned series of T
 * volumes,
 *
 * <pre>ALFF = 2 sqrt(2) mean |X[m]| / T</pre>
 *
 * over the bins from the one nearest to the band's lower edge up to, but without, the one nearest
 * to its upper edge; of two as near, the lower. XCP-D has neither fALFF nor RSFA.
 */
final class XcpdRule implements SpectrumRule {

  private final int[] first;
  private final int[] end;
  private final RealSpectrum spectrum;
  private final double[] power;

  XcpdRule(final List<Band> bands, final int volumes, final double tr) {
    spectrum = new RealSpectrum(volumes);
    power = new double[spectrum.bins()];
    first = new int[bands.size()];
    end = new int[bands.size()];
    for (int b = 0; b < first.length; b++) {
      first[b] = nearest(bands.get(b).low(), volumes, tr);
      end[b] = nearest(bands.get(b).high(), volumes, tr);
    }
  }

  private int nearest(final double frequency, final int volumes, final double tr) {
    int best = 0;
    for (int m = 1; m < power.length; m++) {
      final double df = 1 / (volumes * tr);
      if (Math.abs(m * df - frequency) < Math.abs(best * df - frequency)) {
        best = m;
      }
    }
    return best;
  }

  @Override
  public int[] bins() {
    final int[] bins = new int[first.length];
    for (int b = 0; b < bins.length; b++) {
      bins[b] = end[b] - first[b];
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
    spectrum.power(series, offset, power);
    for (int b = 0; b < first.length; b++) {
      double sum = 0;
      for (int m = first[b]; m < end[b]; m++) {
        sum += Math.sqrt(power[m]);
      }
      alff[b] = 2 * Math.sqrt(2) * sum / (end[b] - first[b]) / spectrum.length();
      falff[b] = Double.NaN;
      rsfa[b] = Double.NaN;
      frsfa[b] = Double.NaN;
    }
  }
}
