package org.cordj.connectivity;

import org.cordj.image.Series;
import org.cordj.signal.FrequencyBins;

/**
 * The band in which regions are compared, edges inclusive.
 *
 * @param low lower edge in Hz
 * @param high upper edge in Hz
 */
public record InBand(double low, double high) {

  private static final int FEWEST = 3;

  /**
   * The bins of a run.
   *
   * @throws IllegalArgumentException if the run has no TR, or the band passes its Nyquist frequency
   *     or holds fewer than 3 bins
   */
  FrequencyBins bins(final Series series) {
    if (!(series.tr() > 0)) {
      throw new IllegalArgumentException(
          "'"
              + series.name()
              + "' has no TR (repetition time): frequencies need it. Set Image>Properties>Frame"
              + " interval, or open the run from its file.");
    }
    final FrequencyBins bins = FrequencyBins.of(low, high, series.volumes(), series.tr());
    if (bins.count() < FEWEST) {
      throw new IllegalArgumentException(
          "The band from "
              + low
              + " to "
              + high
              + " Hz holds "
              + bins.count()
              + (bins.count() == 1 ? " Fourier bin in '" : " Fourier bins in '")
              + series.name()
              + "'; connectivity in a band needs "
              + FEWEST
              + ". Choose a wider band or a longer run.");
    }
    return bins;
  }
}
