package org.cordj.stats;

import java.util.Arrays;
import java.util.Locale;

/** What is computed of each variable. */
public enum Statistic {
  /** Student's t of a contrast of one row. */
  T,
  /**
   * The contrast over its standard error with a variance of each group's own: Welch's t for two
   * groups without covariates.
   */
  WELCH,
  /** The F ratio of a contrast of one or more rows. */
  F;

  /** The word in macros and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The statistic of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Statistic of(final String key) {
    return Arrays.stream(values())
        .filter(s -> s.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "statistic is '" + key + "'; it must be t, welch or f."));
  }
}
