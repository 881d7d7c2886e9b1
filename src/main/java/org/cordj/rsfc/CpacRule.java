package org.cordj.rsfc;

import java.util.List;
import org.cordj.signal.AfniTaper;
import org.cordj.signal.Detrend;
import org.cordj.signal.Detrender;
import org.cordj.signal.FrequencyBins;

/**
 * definition=cpac: what C-PAC's chain of AFNI programs computes. The series is band-passed by
 * 3dBandpass, which removes a quadratic trend first (see {@link AfniTaper}); 3dTstat -stdev removes
 * a linear trend and takes the SD (ddof 1):
 *
 * <pre>
 * ALFF  = SD of the filtered series
 * fALFF = ALFF / SD of the unfiltered series
 * </pre>
 *
 * each about its own linear trend. So ALFF is an RSFA, and RSFA is the same number, fRSFA the same
 * as fALFF. The series that this rule is given has its linear trend removed: what 3dBandpass makes
 * of it does not depend on that.
 */
final class CpacRule implements SpectrumRule {

  private final int volumes;
  private final int[] bins;
  private final AfniTaper[] tapers;
  private final Detrender quadratic;
  private final Detrender linear;
  private final double[] work;

  CpacRule(final List<Band> bands, final int volumes, final double tr) {
    this.volumes = volumes;
    bins = new int[bands.size()];
    tapers = new AfniTaper[bands.size()];
    for (int b = 0; b < bins.length; b++) {
      final Band band = bands.get(b);
      bins[b] = FrequencyBins.of(band.low(), band.high(), volumes, tr).count();
      tapers[b] = new AfniTaper(band.low(), band.high(), volumes, tr, AfniTaper.EDGE);
    }
    quadratic = new Detrender(volumes, Detrend.QUADRATIC);
    linear = new Detrender(volumes, Detrend.LINEAR);
    work = new double[volumes];
  }

  @Override
  public int[] bins() {
    return bins.clone();
  }

  @Override
  public void evaluate(
      final double[] series,
      final int offset,
      final double[] alff,
      final double[] falff,
      final double[] rsfa,
      final double[] frsfa) {
    final double whole = sd(series, offset);
    for (int b = 0; b < tapers.length; b++) {
      System.arraycopy(series, offset, work, 0, volumes);
      quadratic.apply(work, 0);
      tapers[b].filter(work, 0);
      alff[b] = sd(work, 0);
      falff[b] = alff[b] / whole;
      rsfa[b] = alff[b];
      frsfa[b] = falff[b];
    }
  }

  /** About the linear trend, over T - 1. */
  private double sd(final double[] x, final int offset) {
    if (x != work) {
      System.arraycopy(x, offset, work, 0, volumes);
    }
    linear.apply(work, 0);
    double squares = 0;
    for (int t = 0; t < volumes; t++) {
      squares += work[t] * work[t];
    }
    return Math.sqrt(squares / (volumes - 1));
  }
}
