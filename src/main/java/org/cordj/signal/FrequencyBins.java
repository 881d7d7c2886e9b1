package org.cordj.signal;

/**
 * The bins m of a discrete Fourier transform of {@code volumes} values whose frequency m / (volumes
 * TR) lies in a band, edges inclusive to a billionth. The mean (m = 0) never counts.
 *
 * @param first the lowest bin
 * @param last the highest bin; below {@code first} if the band holds none
 * @param nyquist whether the highest is volumes / 2, which has a real part only
 */
public record FrequencyBins(int first, int last, boolean nyquist) {

  private static final double INCLUSIVE = 1e-9;

  /**
   * The bins of a band.
   *
   * @param low lower edge in Hz, 0 or more
   * @param high upper edge in Hz
   * @param tr time from volume to volume in s
   * @throws IllegalArgumentException if the edges are not in order or the band passes Nyquist
   */
  public static FrequencyBins of(
      final double low, final double high, final int volumes, final double tr) {
    if (!(low >= 0 && high > low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "The band from "
              + low
              + " to "
              + high
              + " Hz is no band: the lower edge must be 0 or more and below the upper one.");
    }
    if (high > 0.5 / tr * (1 + INCLUSIVE)) {
      throw new IllegalArgumentException(
          "The band from "
              + low
              + " to "
              + high
              + " Hz passes the Nyquist frequency, "
              + 0.5 / tr
              + " Hz at a TR of "
              + tr
              + " s; choose an upper edge at or below it.");
    }
    final double seconds = volumes * tr;
    final int first = Math.max(1, (int) Math.ceil(low * seconds * (1 - INCLUSIVE)));
    final int last = Math.min(volumes / 2, (int) Math.floor(high * seconds * (1 + INCLUSIVE)));
    return new FrequencyBins(first, last, last >= first && 2 * last == volumes);
  }

  /** How many there are. */
  public int count() {
    return Math.max(0, last - first + 1);
  }

  /** Real numbers that they hold: two a bin, one for Nyquist's. */
  public int degrees() {
    return 2 * count() - (nyquist ? 1 : 0);
  }
}
