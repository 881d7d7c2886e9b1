package org.cordj.rsfc;

import java.util.List;
import org.cordj.signal.AfniTaper;
import org.cordj.signal.ColumnBasis;
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
 *
 * <p>With regressors (-ort): their trend is removed; the edge bins of the data weigh 0.05, those of
 * the regressors, band-passed for themselves, 0.5; Y is the DFT of the band-passed data less their
 * projection on the band-passed regressors, X that of the detrended data less their projection on
 * the detrended regressors.
 */
final class AfniRule implements SpectrumRule {

  private final int volumes;
  private final int[] first;
  private final int[] last;
  private final AfniTaper[] tapers;
  private final double[][] weights;
  private final RealSpectrum spectrum;
  private final boolean inTime;
  private final double[][] regressors;
  private final double[][][] filtered;
  private final double[] power;
  private final double[] unfiltered;
  private final double[] work;

  /**
   * A rule.
   *
   * @param regressors [regressor][volume], detrended
   */
  AfniRule(
      final List<Band> bands, final int volumes, final double tr, final double[][] regressors) {
    this.volumes = volumes;
    inTime = volumes % 2 == 1 || regressors.length > 0;
    this.regressors = ColumnBasis.empty(volumes).with(regressors).vectors(0);
    filtered = new double[bands.size()][][];
    first = new int[bands.size()];
    last = new int[bands.size()];
    tapers = new AfniTaper[bands.size()];
    weights = new double[bands.size()][];
    for (int b = 0; b < first.length; b++) {
      final Band band = bands.get(b);
      first[b] = Math.max(1, AfniTaper.bin(band.low(), volumes, tr));
      last[b] = Math.min(AfniTaper.bin(band.high(), volumes, tr), volumes / 2 - 1);
      final AfniTaper plain = new AfniTaper(band.low(), band.high(), volumes, tr, AfniTaper.EDGE);
      tapers[b] =
          regressors.length == 0
              ? plain
              : new AfniTaper(band.low(), band.high(), volumes, tr, AfniTaper.EDGE_WITH_REGRESSORS);
      weights[b] = tapers[b].weights();
      filtered[b] = filtered(regressors, plain);
    }
    spectrum = new RealSpectrum(volumes);
    power = new double[spectrum.bins()];
    unfiltered = new double[spectrum.bins()];
    work = new double[volumes];
  }

  private static double[][] filtered(final double[][] regressors, final AfniTaper taper) {
    final double[][] own = new double[regressors.length][];
    for (int r = 0; r < own.length; r++) {
      own[r] = regressors[r].clone();
      taper.filter(own[r], 0);
    }
    return ColumnBasis.empty(own.length == 0 ? 1 : own[0].length).with(own).vectors(0);
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
    System.arraycopy(series, offset, work, 0, volumes);
    for (final double[] q : regressors) {
      BandFit.subtract(work, q);
    }
    spectrum.power(work, 0, unfiltered);
    double total = 0;
    double all = 0;
    for (int m = 1; m < volumes / 2; m++) {
      total += Math.sqrt(unfiltered[m]);
      all += unfiltered[m];
    }
    for (int b = 0; b < first.length; b++) {
      double amplitudes = 0;
      double squares = 0;
      if (!inTime) {
        for (int m = first[b]; m <= last[b]; m++) {
          final double w = weights[b][m];
          amplitudes += w * Math.sqrt(unfiltered[m]);
          squares += w * w * unfiltered[m];
        }
      } else {
        System.arraycopy(series, offset, work, 0, volumes);
        tapers[b].filter(work, 0);
        for (final double[] q : filtered[b]) {
          BandFit.subtract(work, q);
        }
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
