package org.cordj.template;

import org.cordj.image.Grid;

/**
 * A volume whose holes (values that are not finite) are continued from their surroundings, so that
 * a spline does not ring at their edge. A map of the cord is a hole almost everywhere.
 */
final class Holes {

  /** A spline's filter falls to 1/1000 within as many voxels. */
  private static final int LAYERS = 6;

  private Holes() {}

  /**
   * The planes themselves if all is finite; else copies in which, layer by layer, a hole is the
   * mean of its neighbours that are finite. What lies deeper stays NaN, which the spline counts as
   * 0.
   */
  static float[][] filled(final float[][] planes, final Grid grid) {
    if (holes(planes) == 0) {
      return planes;
    }
    float[][] before = planes;
    for (int layer = 0; layer < LAYERS && holes(before) > 0; layer++) {
      final float[][] after = new float[planes.length][];
      for (int z = 0; z < planes.length; z++) {
        after[z] = before[z].clone();
        for (int i = 0; i < after[z].length; i++) {
          if (!Float.isFinite(after[z][i])) {
            after[z][i] = mean(before, grid, i % grid.nx(), i / grid.nx(), z);
          }
        }
      }
      before = after;
    }
    return before;
  }

  private static int holes(final float[][] planes) {
    int n = 0;
    for (final float[] plane : planes) {
      for (final float v : plane) {
        if (!Float.isFinite(v)) {
          n++;
        }
      }
    }
    return n;
  }

  /** Of the up to 26 neighbours that are finite, NaN if none is. */
  private static float mean(
      final float[][] planes, final Grid grid, final int x, final int y, final int z) {
    double sum = 0;
    int n = 0;
    for (int k = Math.max(0, z - 1); k <= Math.min(grid.nz() - 1, z + 1); k++) {
      for (int j = Math.max(0, y - 1); j <= Math.min(grid.ny() - 1, y + 1); j++) {
        for (int i = Math.max(0, x - 1); i <= Math.min(grid.nx() - 1, x + 1); i++) {
          final float v = planes[k][i + grid.nx() * j];
          if (Float.isFinite(v)) {
            sum += v;
            n++;
          }
        }
      }
    }
    return n == 0 ? Float.NaN : (float) (sum / n);
  }
}
