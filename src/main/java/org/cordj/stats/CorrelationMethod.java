package org.cordj.stats;

import java.util.Locale;
import org.cordj.io.Words;

/** How two columns are correlated. */
public enum CorrelationMethod {
  /** The product-moment correlation of the values. */
  PEARSON,
  /**
   * That of the ranks, mean ranks where values are tied; with covariates all columns are ranked.
   */
  SPEARMAN;

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The method that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static CorrelationMethod of(final String word) {
    return Words.of("method is '%s'; legal are ", values(), CorrelationMethod::key, word);
  }
}
