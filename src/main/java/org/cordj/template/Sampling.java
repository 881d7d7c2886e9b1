package org.cordj.template;

import java.util.Locale;
import org.cordj.io.Words;

/** How a value between an image's voxels is made. */
public enum Sampling {
  /** The nearest voxel's: for labels and masks, whose numbers have no in-between. */
  NEAREST,
  /** Trilinear: never overshoots, smooths a little. For maps. */
  LINEAR,
  /**
   * Cubic B-spline through the voxels' values (Unser 1999, IEEE Signal Processing Magazine
   * 16(6):22), mirrored at the edges: smooths least; overshoots a few percent at sharp edges.
   */
  CUBIC;

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The sampling that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static Sampling of(final String key) {
    return Words.of(
        "interpolation is '%s'; it must be one of auto, ", values(), Sampling::key, key);
  }
}
