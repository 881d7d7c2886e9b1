package org.cordj.stats;

import java.util.Locale;
import org.cordj.io.Words;

/** What becomes of a participant who lacks a value. */
public enum MissingValues {
  /** Nothing is computed, and the missing values are listed. */
  REFUSE,
  /** The participant is left out where the value is needed, and listed in the result. */
  OMIT;

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rule that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static MissingValues of(final String word) {
    return Words.of("missing is '%s'; legal are ", values(), MissingValues::key, word);
  }
}
