package org.cordj.motion;

import org.cordj.image.Grid;

/**
 * Values of one volume between its voxels; the 3-D sister of {@link PlaneInterpolator}, with the
 * same rules at the edges and for values that are not finite. Holds scratch memory: one a thread.
 */
final class VolumeInterpolator {

  private final Interpolation kind;
  private final int taps;
  private final int[] size;
  private final double[] c;
  private final float[][] planes;
  private final double[][] w;
  private final int[][] at;
  private boolean holes;

  VolumeInterpolator(final Interpolation kind, final Grid grid) {
    this.kind = kind;
    taps = kind.taps();
    size = new int[] {grid.nx(), grid.ny(), grid.nz()};
    c = new double[grid.voxels()];
    planes = new float[grid.nz()][];
    w = new double[3][taps];
    at = new int[3][taps];
  }

  /** Takes one plane of the volume, [x + nx * y]; call {@link #loaded()} after the last. */
  void load(final int slice, final float[] plane) {
    planes[slice] = plane;
    final int offset = slice * plane.length;
    double sum = 0;
    int n = 0;
    for (final float v : plane) {
      if (Float.isFinite(v)) {
        sum += v;
        n++;
      }
    }
    holes |= n < plane.length;
    for (int i = 0; i < plane.length; i++) {
      c[offset + i] = Float.isFinite(plane[i]) ? plane[i] : n == 0 ? 0 : sum / n;
    }
  }

  /** Makes the volume ready for {@link #at}. */
  void loaded() {
    final int plane = size[0] * size[1];
    if (kind == Interpolation.CUBIC) {
      for (int z = 0; z < size[2]; z++) {
        for (int y = 0; y < size[1]; y++) {
          Interpolation.coefficients(c, z * plane + y * size[0], size[0], 1, 1);
        }
        Interpolation.coefficients(c, z * plane, size[1], size[0], size[0]);
      }
      Interpolation.coefficients(c, 0, size[2], plane, plane);
    }
  }

  /** Forgets the volume, before another is loaded. */
  void clear() {
    holes = false;
  }

  /** The value at a place in voxels. */
  float at(final double x, final double y, final double z) {
    place(x, 0);
    place(y, 1);
    place(z, 2);
    if (holes && !Float.isFinite(nearest(x, y, z))) {
      return Float.NaN;
    }
    final int plane = size[0] * size[1];
    double sum = 0;
    for (int k = 0; k < taps; k++) {
      double flat = 0;
      for (int j = 0; j < taps; j++) {
        final int row = at[2][k] * plane + at[1][j] * size[0];
        double line = 0;
        for (int i = 0; i < taps; i++) {
          line += w[0][i] * c[row + at[0][i]];
        }
        flat += w[1][j] * line;
      }
      sum += w[2][k] * flat;
    }
    return (float) sum;
  }

  private float nearest(final double x, final double y, final double z) {
    return planes[(int) Math.rint(inside(z, 2))][
        (int) Math.rint(inside(x, 0)) + size[0] * (int) Math.rint(inside(y, 1))];
  }

  private double inside(final double place, final int axis) {
    return Math.min(size[axis] - 1, Math.max(0, place));
  }

  private void place(final double place, final int axis) {
    final double x = inside(place, axis);
    final int below = (int) x;
    kind.weights(x - below, w[axis], 0);
    for (int k = 0; k < taps; k++) {
      at[axis][k] = PlaneInterpolator.mirrored(below + 1 - taps / 2 + k, size[axis]);
    }
  }
}
