package org.cordj.rsfc;

import java.util.List;
import org.cordj.signal.AfniTaper;
import org.cordj.signal.RealSpectrum;

/**
 * definition=afni: what AFNI's 3dRSFC computes (Taylor and Saad 2013, 10.1089/brain.2013.0154).
 *
 * <p>The detrended series is band-passed as 3dBandpass does, with edge bins at half weight (see
 * {@link AfniTaper}). With Y the DFT of length T of what comes out and the bins rint(low T TR) ..
 * min(rint(high T TR), floor(T/2) - 1), at least 1,
 *
 * <pre>
 * ALFF  = 2 sum |Y[m]| / sqrt(T)
 * fALFF = sum |Y[m]| / sum over m = 1 .. floor(T/2) - 1 of |X[m]|
 * RSFA  = sqrt( 2 sum |Y[m]|^2 ) / sqrt( T (T - 1) )
 * fRSFA = sqrt( sum |Y[m]|^2 / sum over m = 1 .. floor(T/2) - 1 of |X[m]|^2 )
 * </pre>
 *
 * where X is the DFT of the detrended, unfiltered series. For even T, Y is X with the edge bins
 * halved, and one FFT serves all bands; for odd T each band needs its own.
 */
final class AfniRule implements SpectrumRule {

  private final int volumes;
  private final int[] first;
  private final int[] last;
  private final AfniTaper[] tapers;
  private final double[][] weights;
  private final RealSpectrum spectrum;
  private final boolean odd;
  private final double[] power;
  private final double[] unfiltered;
  private final double[] work;

  AfniRule(final List<Band> bands, final int volumes, final double tr) {
    this.volumes = volumes;
    odd = volumes % 2 == 1;
    first = new int[bands.size()];
    last = new int[bands.size()];
    tapers = new AfniTaper[bands.size()];
    weights = new double[bands.size()][];
    for (int b = 0; b < first.length; b++) {
      final Band band = bands.get(b);
      first[b] = Math.max(1, AfniTaper.bin(band.low(), volumes, tr));
      last[b] = Math.min(AfniTaper.bin(band.high(), volumes, tr), volumes / 2 - 1);
      tapers[b] = new AfniTaper(band.low(), band.high(), volumes, tr, AfniTaper.EDGE);
      weights[b] = tapers[b].weights();
    }
    spectrum = new RealSpectrum(volumes);
    power = new double[spectrum.bins()];
    unfiltered = new double[spectrum.bins()];
    work = new double[volumes];
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
    spectrum.power(series, offset, unfiltered);
    double total = 0;
    double all = 0;
    for (int m = 1; m < volumes / 2; m++) {
      total += Math.sqrt(unfiltered[m]);
      all += unfiltered[m];
    }
    for (int b = 0; b < first.length; b++) {
      double amplitudes = 0;
      double squares = 0;
      if (!odd) {
        for (int m = first[b]; m <= last[b]; m++) {
          final double w = weights[b][m];
          amplitudes += w * Math.sqrt(unfiltered[m]);
          squares += w * w * unfiltered[m];
        }
      } else {
        System.arraycopy(series, offset, work, 0, volumes);
        tapers[b].filter(work, 0);
        spectrum.power(work, 0, power);
        for (int m = first[b]; m <= last[b]; m++) {
          amplitudes += Math.sqrt(power[m]);
          squares += power[m];
        }
      }
      alff[b] = 2 * amplitudes / Math.sqrt(volumes);
      falff[b] = amplitudes / total;
      rsfa[b] = Math.sqrt(2 * squares / ((double) volumes * (volumes - 1)));
      frsfa[b] = Math.sqrt(squares / all);
    }
  }
}
