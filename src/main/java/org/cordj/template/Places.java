package org.cordj.template;

import org.cordj.image.Grid;

/** Which places belong to an image: ITK's rule, up to half a voxel beyond the outermost centres. */
final class Places {

  /** A place that rounding has put this share of a voxel over the edge is on it. */
  private static final double ROUNDING = 1e-6;

  private Places() {}

  /** Whether a place in voxels lies in the image; never if a coordinate is NaN. */
  static boolean inside(final double[] place, final Grid grid) {
    for (int d = 0; d < 3; d++) {
      if (!(place[d] >= -0.5 - ROUNDING && place[d] <= grid.size(d) - 0.5 + ROUNDING)) {
        return false;
      }
    }
    return true;
  }

  /** The nearest place between the first and the last voxel of an axis. */
  static double clamped(final double place, final int size) {
    return Math.min(size - 1, Math.max(0, place));
  }
}
