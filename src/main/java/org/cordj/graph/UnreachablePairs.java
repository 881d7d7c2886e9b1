package org.cordj.graph;

import java.util.Locale;
import org.cordj.io.Words;

/** What a pair without a path between it counts for in the characteristic path length. */
public enum UnreachablePairs {
  /** Its length is infinite, and so is the mean: the Brain Connectivity Toolbox's default. */
  INFINITE,
  /** It is left out of the mean. */
  OMIT;

  /** The name as it is written in macros and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rule of this name.
   *
   * @throws IllegalArgumentException if there is none, with the names that are
   */
  public static UnreachablePairs of(final String key) {
    return Words.of("unreachable is '%s'; choose ", values(), UnreachablePairs::key, key);
  }
}
