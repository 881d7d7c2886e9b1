package org.cordj.graph;

import java.util.Locale;
import org.cordj.io.Words;

/** What negative weights count for. */
public enum NegativeWeights {
  /**
   * As the Brain Connectivity Toolbox's functions of signed graphs have it: strength and degree
   * count all edges, modularity weighs negative ones asymmetrically (Q* of its {@code
   * modularity_louvain_und_sign}), and what asks for lengths or cube roots sees positive edges only
   * (the positive result of {@code clustering_coef_wu_sign} and {@code participation_coef_sign}).
   */
  SIGNED,
  /** They are no edges. */
  ZERO,
  /** Their magnitudes are the weights. */
  ABSOLUTE;

  /** The name as it is written in macros and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rule of this name.
   *
   * @throws IllegalArgumentException if there is none, with the names that are
   */
  public static NegativeWeights of(final String key) {
    return Words.of("negative is '%s'; choose ", values(), NegativeWeights::key, key);
  }

  /** Changes the weights by this rule. */
  void apply(final double[][] weights) {
    if (this == SIGNED) {
      return;
    }
    for (final double[] row : weights) {
      for (int j = 0; j < row.length; j++) {
        row[j] = this == ZERO ? Math.max(0, row[j]) : Math.abs(row[j]);
      }
    }
  }
}
