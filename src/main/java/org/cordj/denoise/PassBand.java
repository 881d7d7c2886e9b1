package org.cordj.denoise;

import org.cordj.io.Numbers;
import org.cordj.signal.FrequencyBins;

/**
 * The frequencies that are kept. Edges are inclusive to a billionth (see {@link FrequencyBins}).
 *
 * @param low lower edge in Hz; 0 keeps all low frequencies but the mean
 * @param high upper edge in Hz; 0 keeps all up to Nyquist's
 */
public record PassBand(double low, double high) {

  /** All frequencies: no filter. */
  public static final PassBand ALL = new PassBand(0, 0);

  private static final int FEWEST_BINS = 3;

  /** Checks the edges. */
  public PassBand {
    if (!(low >= 0 && high >= 0) || high > 0 && high <= low || Double.isInfinite(low + high)) {
      throw new IllegalArgumentException(
          "The band runs from "
              + low
              + " to "
              + high
              + " Hz; the lower edge must be 0 Hz or more and below the upper one (0 as the upper"
              + " edge: up to the Nyquist frequency).");
    }
  }

  /** Whether nothing is filtered. */
  public boolean isAll() {
    return low == 0 && high == 0;
  }

  /**
   * The bins of a run that lie in the band.
   *
   * @throws IllegalArgumentException if the run has no TR, or the band passes its Nyquist frequency
   *     or holds fewer than 3 bins
   */
  public FrequencyBins bins(final String run, final int volumes, final double tr) {
    if (!(tr > 0)) {
      throw new IllegalArgumentException(
          "'"
              + run
              + "' has no TR (repetition time): frequencies need it. Set Image>Properties>Frame"
              + " interval, or open the run from its file.");
    }
    final double nyquist = 0.5 / tr;
    if (Math.max(low, high) > nyquist * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "The band "
              + this
              + " passes the Nyquist frequency of '"
              + run
              + "', "
              + Numbers.brief(nyquist)
              + " Hz at a TR of "
              + Numbers.brief(tr)
              + " s. Choose edges of "
              + Numbers.brief(nyquist)
              + " Hz or less.");
    }
    final double top = high == 0 || high > nyquist ? nyquist : high;
    final FrequencyBins bins =
        low >= top
            ? new FrequencyBins(volumes / 2, volumes / 2 - 1, false)
            : FrequencyBins.of(low, top, volumes, tr);
    if (bins.count() < FEWEST_BINS) {
      throw new IllegalArgumentException(
          "The band "
              + this
              + " holds "
              + bins.count()
              + (bins.count() == 1 ? " Fourier bin" : " Fourier bins")
              + " in '"
              + run
              + "' ("
              + volumes
              + " volumes of "
              + Numbers.brief(tr)
              + " s: one bin each "
              + Numbers.brief(1 / (volumes * tr))
              + " Hz); the fewest is "
              + FEWEST_BINS
              + ". Choose a wider band or a longer run.");
    }
    return bins;
  }

  /** Its edges with their unit, such as {@code 0.01-0.1 Hz}. */
  @Override
  public String toString() {
    return Numbers.brief(low) + "-" + (high == 0 ? "Nyquist" : Numbers.brief(high)) + " Hz";
  }
}
