package org.cordj.connectivity;

import org.cordj.io.Words;

/** How two regions' courses are compared. */
public enum ConnectivityMeasure {
  /** The correlation of the courses. */
  PEARSON("pearson"),
  /** The correlation of the courses' ranks, equal values sharing the mean of theirs. */
  SPEARMAN("spearman"),
  /** The correlation of two courses given all other regions' courses. */
  PARTIAL("partial"),
  /**
   * The correlation from the covariance that is shrunk towards a multiple of the identity (Ledoit
   * and Wolf's estimator as scikit-learn and nilearn have it). It is drawn towards 0 by design, so
   * it has no p and no interval.
   */
  LEDOIT_WOLF("ledoitwolf"),
  /**
   * The magnitude-squared coherence of a band: 1 too for courses that are shifted against each
   * other by the same phase at all its frequencies. Its p holds for one slice or pooled courses.
   */
  COHERENCE("coherence"),
  /**
   * The correlation at the lag where it is strongest. Its p is Bonferroni's over the lags; it has
   * no interval.
   */
  CROSS_CORRELATION("crosscorrelation");

  private final String key;

  ConnectivityMeasure(final String key) {
    this.key = key;
  }

  /** The word that users write. */
  public String key() {
    return key;
  }

  /** Whether a p is given. */
  public boolean isTested() {
    return this != LEDOIT_WOLF;
  }

  /** Whether it is a correlation whose Fisher z has a known error. */
  public boolean hasInterval() {
    return this == PEARSON || this == SPEARMAN || this == PARTIAL;
  }

  /**
   * The measure of that word.
   *
   * @throws IllegalArgumentException listing the legal ones
   */
  public static ConnectivityMeasure of(final String key) {
    return Words.of("measure is '%s'; legal are ", values(), ConnectivityMeasure::key, key);
  }
}
