package org.cordj.preprocess;

import org.cordj.io.Numbers;

/**
 * The time within each volume that slices are interpolated to.
 *
 * @param key {@code middle} (half-way between the earliest and the latest slice, as fMRIPrep does),
 *     {@code start} (0 s), or {@code time}
 * @param seconds the time after the beginning of the volume, 0 or more; of use with {@code time}
 */
public record SliceReference(String key, double seconds) {

  /** Half-way between the earliest and the latest slice: the least interpolation. */
  public static final SliceReference MIDDLE = new SliceReference("middle", 0);

  /** The beginning of the volume. */
  public static final SliceReference START = new SliceReference("start", 0);

  private static final String TIME = "time";

  /** Checks the time. */
  public SliceReference {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          "reference is " + seconds + " s; it must be 0 or more and at most the repetition time.");
    }
  }

  /**
   * The reference that a user writes: {@code middle}, {@code start}, or a number of seconds.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static SliceReference of(final String text) {
    switch (text) {
      case "middle":
        return MIDDLE;
      case "start":
        return START;
      default:
        final double seconds;
        try {
          seconds = Double.parseDouble(text);
        } catch (final NumberFormatException e) {
          throw new IllegalArgumentException(
              "reference is '"
                  + text
                  + "'; it must be middle, start, or a number of seconds after the beginning of the"
                  + " volume.",
              e);
        }
        return new SliceReference(TIME, seconds);
    }
  }

  /**
   * The time in seconds.
   *
   * @param times of the slices, in seconds
   * @param tr the repetition time in seconds
   * @throws IllegalArgumentException if it lies beyond the repetition time
   */
  public double in(final double[] times, final double tr) {
    if (key.equals(TIME) && seconds > tr) {
      throw new IllegalArgumentException(
          "reference is "
              + Numbers.brief(seconds)
              + " s, beyond the repetition time of "
              + Numbers.brief(tr)
              + " s; choose 0 to that.");
    }
    if (!key.equals("middle")) {
      return seconds;
    }
    double first = times[0];
    double last = times[0];
    for (final double t : times) {
      first = Math.min(first, t);
      last = Math.max(last, t);
    }
    return (first + last) / 2;
  }
}
