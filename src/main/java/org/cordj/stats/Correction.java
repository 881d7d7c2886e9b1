package org.cordj.stats;

import java.util.Locale;
import org.cordj.io.Words;

/** How many tests at once are dealt with. */
public enum Correction {
  /** Each variable by itself. */
  NONE,
  /** False discovery rate (Benjamini and Hochberg 1995, 10.1111/j.2517-6161.1995.tb02031.x). */
  FDR,
  /** Family-wise error by the largest statistic of each permutation. */
  FWE,
  /** Family-wise error of clusters, by extent and by mass. */
  CLUSTER,
  /** Family-wise error of threshold-free cluster enhanced maps. */
  TFCE,
  /** Family-wise error of networks of edges (network-based statistic). */
  NBS;

  /** The word in macros and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The correction of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Correction of(final String key) {
    return Words.of("correction is '%s'; it must be one of ", values(), Correction::key, key);
  }

  /** Whether it has components, made by a threshold. */
  public boolean hasComponents() {
    return this == CLUSTER || this == NBS;
  }
}
