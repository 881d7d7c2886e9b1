package org.cordj.preprocess;

import java.util.Locale;
import org.cordj.io.Words;
import org.cordj.signal.Statistics;

/** Above which value a volume is an outlier. */
public enum OutlierRule {
  /** k standard deviations (ddof 1) above the mean. */
  SD,
  /** k interquartile ranges above the 75th percentile (quartiles as numpy's percentile). */
  BOXPLOT,
  /** k itself, in the measure's unit. */
  FIXED;

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rule that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static OutlierRule of(final String key) {
    return Words.of("rule is '%s'; legal are ", values(), OutlierRule::key, key);
  }

  /** The threshold for these values; those that are not finite do not count. */
  double threshold(final double[] values, final double k) {
    final double[] x = Statistics.finite(values);
    if (this == FIXED) {
      return k;
    }
    if (this == SD) {
      return Statistics.mean(x) + k * Statistics.sd(x);
    }
    final double upper = Statistics.quantile(x, 0.75);
    return upper + k * (upper - Statistics.quantile(x, 0.25));
  }
}
