package org.cordj.rsfc;

import java.util.Arrays;
import java.util.List;
import org.cordj.signal.FrequencyBins;
import org.cordj.signal.RealSpectrum;

/**
 * definition=rms: ALFF is the standard deviation of what lies in the band,
 *
 * <pre>ALFF = sqrt( 2 sum over m in band of |X[m]|^2 / (T (T - 1)) ),</pre>
 *
 * with X the DFT of the detrended series of T volumes and the bin m = T/2 counted once, not twice.
 * By Parseval this is the SD (ddof 1) of the band-passed series, so RSFA is the same number, and
 * fRSFA the same as fALFF. fALFF is ALFF over the same sum with all bins m = 1 .. floor(T/2): the
 * share of the SD that lies in the band.
 *
 * <p>A bin is in the band when low &lt;= m / (T TR) &lt;= high (see {@link FrequencyBins}). Unlike
 * sums or means of |X|, this does not change with the length of the run or with padding, and
 * squares add up over bands that share no bin. A bin that lies exactly on the edge of two adjoining
 * bands counts in both.
 */
final class RmsRule implements SpectrumRule {

  private final FrequencyBins[] bins;
  private final RealSpectrum spectrum;
  private final double[] power;
  private final double norm;
  private final boolean even;

  RmsRule(final List<Band> bands, final int volumes, final double tr) {
    bins =
        bands.stream()
            .map(b -> FrequencyBins.of(b.low(), b.high(), volumes, tr))
            .toArray(FrequencyBins[]::new);
    spectrum = new RealSpectrum(volumes);
    power = new double[spectrum.bins()];
    norm = 2.0 / ((double) volumes * (volumes - 1));
    even = volumes % 2 == 0;
  }

  @Override
  public int[] bins() {
    return Arrays.stream(bins).mapToInt(FrequencyBins::count).toArray();
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
    if (even) {
      power[power.length - 1] /= 2;
    }
    double total = 0;
    for (int m = 1; m < power.length; m++) {
      total += power[m];
    }
    for (int b = 0; b < bins.length; b++) {
      double sum = 0;
      for (int m = bins[b].first(); m <= bins[b].last(); m++) {
        sum += power[m];
      }
      alff[b] = Math.sqrt(norm * sum);
      falff[b] = Math.sqrt(sum / total);
      rsfa[b] = alff[b];
      frsfa[b] = falff[b];
    }
  }
}
