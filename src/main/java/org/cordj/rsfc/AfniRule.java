package org.cordj.rsfc;

import java.util.Arrays;
import java.util.List;
import org.cordj.signal.AfniTaper;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.Detrend;
import org.cordj.signal.Detrender;
import org.cordj.signal.RealSpectrum;
import org.cordj.signal.ShorterSpectrum;

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
 * halved, and one FFT serves all bands; for odd T the FFT of length T + 1 does, see {@link
 * ShorterSpectrum}; beyond 511 volumes, where FFTs are quicker, each band has its own.
 *
 * <p>With regressors (-ort): their trend is removed; the edge bins of the data weigh 0.05, those of
 * the regressors, band-passed for themselves, 0.5; Y is the DFT of the band-passed data less their
 * projection on the band-passed regressors, X that of the detrended data less their projection on
 * the detrended regressors.
 */
final class AfniRule implements SpectrumRule {

  /** Tables of longer runs leave a core's caches. */
  private static final int LONGEST_TABLE = 511;

  /** The share of a column's length up to which it may be rounding. */
  private static final double ROUNDING = 1e-10;

  private final int volumes;
  private final int[] lowest;
  private final int[] highest;
  private final int[] first;
  private final int[] last;
  private final AfniTaper[] tapers;
  private final double[][] weights;
  private final RealSpectrum spectrum;
  private final boolean inTime;

  /** For odd T: from the transform of T + 1 values, of which the last is 0, to that of T. */
  private final ShorterSpectrum shorter;

  private final RealSpectrum longer;
  private final double[] re;
  private final double[] im;
  private final double[] all;
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
    final boolean odd = volumes % 2 == 1;
    inTime = regressors.length > 0 || odd && volumes > LONGEST_TABLE;
    shorter = odd && !inTime ? new ShorterSpectrum(volumes) : null;
    longer = shorter == null ? null : new RealSpectrum(volumes + 1);
    re = new double[volumes / 2 + 2];
    im = new double[volumes / 2 + 2];
    all = new double[volumes / 2 + 2];
    Arrays.fill(all, 1);
    this.regressors = ColumnBasis.empty(volumes).with(regressors).vectors(0);
    filtered = new double[bands.size()][][];
    lowest = new int[bands.size()];
    highest = new int[bands.size()];
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
      lowest[b] = 1;
      while (lowest[b] < weights[b].length && weights[b][lowest[b]] == 0) {
        lowest[b]++;
      }
      highest[b] = weights[b].length - 1;
      while (highest[b] > 0 && weights[b][highest[b]] == 0) {
        highest[b]--;
      }
      filtered[b] = filtered(regressors, plain);
    }
    spectrum = new RealSpectrum(volumes);
    power = new double[spectrum.bins()];
    unfiltered = new double[spectrum.bins()];
    work = new double[volumes + 1];
  }

  /**
   * Regressors without their trend. One that is nothing else is 0, which is projected on by nobody:
   * what rounding leaves of it would be a direction like any other.
   *
   * @param columns [regressor][volume]
   */
  static double[][] detrended(final double[][] columns, final Detrend detrend) {
    final double[][] own = new double[columns.length][];
    for (int c = 0; c < own.length; c++) {
      own[c] = columns[c].clone();
      new Detrender(own[c].length, detrend).apply(own[c], 0);
      dropRounding(own[c], columns[c]);
    }
    return own;
  }

  /** Makes a column 0 of which there is nothing but rounding, beside what it was made from. */
  private static void dropRounding(final double[] column, final double[] from) {
    if (Math.sqrt(squares(column)) <= ROUNDING * Math.sqrt(squares(from))) {
      Arrays.fill(column, 0);
    }
  }

  private static double squares(final double[] x) {
    double sum = 0;
    for (final double v : x) {
      sum += v * v;
    }
    return sum;
  }

  /**
   * What regressors have within a band. The band-passed data are projected on that, so that each
   * takes a dimension of the band however little of it lies there.
   *
   * @param waves the band's orthonormal cosines and sines
   */
  static double[][] within(final double[][] waves, final double[][] regressors) {
    final double[][] own = new double[regressors.length][];
    for (int r = 0; r < own.length; r++) {
      own[r] = new double[regressors[r].length];
      for (final double[] w : waves) {
        double dot = 0;
        for (int t = 0; t < w.length; t++) {
          dot += w[t] * regressors[r][t];
        }
        for (int t = 0; t < w.length; t++) {
          own[r][t] += dot * w[t];
        }
      }
      dropRounding(own[r], regressors[r]);
    }
    return own;
  }

  private static double[][] filtered(final double[][] regressors, final AfniTaper taper) {
    final double[][] own = new double[regressors.length][];
    for (int r = 0; r < own.length; r++) {
      own[r] = regressors[r].clone();
      taper.filter(own[r], 0);
      dropRounding(own[r], regressors[r]);
    }
    return ColumnBasis.empty(own.length == 0 ? 1 : own[0].length).with(own).vectors(0);
  }

  private static void subtract(final double[] y, final double[] q) {
    double dot = 0;
    for (int t = 0; t < q.length; t++) {
      dot += y[t] * q[t];
    }
    for (int t = 0; t < q.length; t++) {
      y[t] -= dot * q[t];
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
    System.arraycopy(series, offset, work, 0, volumes);
    work[volumes] = 0;
    for (final double[] q : regressors) {
      subtract(work, q);
    }
    if (shorter == null) {
      spectrum.power(work, 0, unfiltered);
    } else {
      longer.transform(work, 0, re, im);
      shorter.power(re, im, all, 1, (volumes + 1) / 2, 1, volumes / 2, unfiltered);
    }
    double total = 0;
    double all = 0;
    for (int m = 1; m < volumes / 2; m++) {
      total += Math.sqrt(unfiltered[m]);
      all += unfiltered[m];
    }
    for (int b = 0; b < first.length; b++) {
      double amplitudes = 0;
      double squares = 0;
      if (shorter != null) {
        shorter.power(re, im, weights[b], lowest[b], highest[b], first[b], last[b], power);
        for (int m = first[b]; m <= last[b]; m++) {
          amplitudes += Math.sqrt(power[m]);
          squares += power[m];
        }
      } else if (!inTime) {
        for (int m = first[b]; m <= last[b]; m++) {
          final double w = weights[b][m];
          amplitudes += w * Math.sqrt(unfiltered[m]);
          squares += w * w * unfiltered[m];
        }
      } else {
        System.arraycopy(series, offset, work, 0, volumes);
        tapers[b].filter(work, 0);
        for (final double[] q : filtered[b]) {
          subtract(work, q);
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
