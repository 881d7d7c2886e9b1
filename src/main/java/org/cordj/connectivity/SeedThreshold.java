package org.cordj.connectivity;

import org.cordj.io.Numbers;
import org.cordj.io.Words;
import org.cordj.signal.FalseDiscovery;

/**
 * Which voxels of a seed map count as connected.
 *
 * @param kind by what
 * @param level the largest q, above 0 and at most 1, or the least |z|, above 0
 */
public record SeedThreshold(Kind kind, double level) {

  /** No thresholded map. */
  public static final SeedThreshold NONE = new SeedThreshold(Kind.NONE, 0);

  /** By what voxels are chosen. */
  public enum Kind {
    /** None are. */
    NONE("none"),
    /** By Benjamini and Hochberg's q over all tested voxels, two-sided. */
    FDR("fdr"),
    /** By the magnitude of the effective z. */
    Z("z");

    private final String key;

    Kind(final String key) {
      this.key = key;
    }

    /** The word that users write. */
    public String key() {
      return key;
    }
  }

  /** Checks the level. */
  public SeedThreshold {
    if (kind == Kind.FDR && !(level > 0 && level <= 1)) {
      throw new IllegalArgumentException(
          "level is " + level + "; with threshold=fdr it is the largest q, above 0 and at most 1.");
    }
    if (kind == Kind.Z && !(level > 0 && level < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "level is " + level + "; with threshold=z it is the least |z|, above 0, such as 2.3.");
    }
    level = kind == Kind.NONE ? 0 : level;
  }

  /**
   * The threshold of a word and a level.
   *
   * @throws IllegalArgumentException if there is no such word, or the level is out of its range
   */
  public static SeedThreshold of(final String key, final double level) {
    return new SeedThreshold(
        Words.of("threshold is '%s'; legal are ", Kind.values(), k -> k.key, key), level);
  }

  /** Which tests pass; those with a NaN never do. */
  boolean[] passes(final double[] z, final double[] p) {
    final boolean[] passes = new boolean[z.length];
    final double[] q = kind == Kind.FDR ? FalseDiscovery.q(p) : null;
    for (int i = 0; i < z.length; i++) {
      passes[i] = q != null ? q[i] <= level : Math.abs(z[i]) >= level;
    }
    return passes;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "no threshold";
      case FDR -> "q <= " + Numbers.brief(level);
      case Z -> "|effective z| >= " + Numbers.brief(level);
    };
  }
}
