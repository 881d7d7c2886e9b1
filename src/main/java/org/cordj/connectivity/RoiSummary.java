package org.cordj.connectivity;

import org.cordj.io.Words;

/** What one course stands for a region. */
public enum RoiSummary {
  /** The weighted mean of its voxels. */
  MEAN("mean"),
  /**
   * The first principal component of its voxels' courses (less their means, times the root of their
   * weights), with the sign of their sum.
   */
  COMPONENT("component");

  private final String key;

  RoiSummary(final String key) {
    this.key = key;
  }

  /** The word that users write. */
  public String key() {
    return key;
  }

  /**
   * The summary of that word.
   *
   * @throws IllegalArgumentException listing the legal ones
   */
  public static RoiSummary of(final String key) {
    return Words.of("summary is '%s'; legal are ", values(), RoiSummary::key, key);
  }
}
