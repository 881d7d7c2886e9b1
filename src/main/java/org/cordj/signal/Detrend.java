package org.cordj.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which polynomial trend is removed from a series, by least squares. */
public enum Detrend {
  /** Nothing is removed, not even the mean. */
  NONE(-1),
  /** The mean. */
  CONSTANT(0),
  /** A straight line. */
  LINEAR(1),
  /** A parabola, as AFNI's 3dBandpass and 3dRSFC do. */
  QUADRATIC(2);

  private final int order;

  Detrend(final int order) {
    this.order = order;
  }

  /** The order of the polynomial, -1 for none. */
  public int order() {
    return order;
  }

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The trend that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static Detrend of(final String key) {
    return Arrays.stream(values())
        .filter(d -> d.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "detrend is '"
                        + key
                        + "'; legal are "
                        + Arrays.stream(values())
                            .map(Detrend::key)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
