package org.cordj.connectivity;

import org.cordj.io.Words;

/** Over which voxels a region's mean course is taken. */
public enum SliceAveraging {
  /** Over its voxels in each slice; Fisher's z is then averaged over the slices. */
  SLICES("slices"),
  /** Over all its voxels. */
  POOLED("pooled"),
  /**
   * Over its voxels in each slice, and each slice's part is a region of its own, NAME_sliceK with K
   * counted from 0: pairs within slices and between slices.
   */
  APART("apart");

  private final String key;

  SliceAveraging(final String key) {
    this.key = key;
  }

  /** The word that users write. */
  public String key() {
    return key;
  }

  /**
   * The averaging of that word.
   *
   * @throws IllegalArgumentException listing the legal ones
   */
  public static SliceAveraging of(final String key) {
    return Words.of("average is '%s'; legal are ", values(), SliceAveraging::key, key);
  }
}
