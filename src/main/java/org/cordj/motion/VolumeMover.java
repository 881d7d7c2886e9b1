package org.cordj.motion;

import org.cordj.image.Grid;

/**
 * Moves the content of volumes back by a rigid motion and that of their slices by what is left, in
 * one interpolation in three dimensions. Holds scratch memory: one a thread.
 */
final class VolumeMover {

  private final VolumeInterpolator interpolator;
  private final Grid grid;
  private final SliceCenters centers;
  private final double[] center;

  VolumeMover(final Interpolation interpolation, final Grid grid, final SliceCenters centers) {
    interpolator = new VolumeInterpolator(interpolation, grid);
    this.grid = grid;
    this.centers = centers;
    center = RigidMotion.center(grid, centers);
  }

  /** Fills planes with those of a volume moved back. */
  void move(
      final float[][] planes, final int volume, final SliceMotion motion, final float[][] out) {
    interpolator.clear();
    for (int z = 0; z < planes.length; z++) {
      interpolator.load(z, planes[z]);
    }
    interpolator.loaded();
    final double[][] a = motion.rigid().affine(volume, center);
    final double turned = motion.rigid().known(volume) ? motion.rigid().get(volume, 5) : 0;
    for (int z = 0; z < planes.length; z++) {
      final int i = motion.at(volume, z);
      if (motion.states[i] == SliceMotion.State.CONVERGED) {
        slice(z, a, motion.x[i], motion.y[i], motion.degrees[i] - turned, out[z]);
      } else {
        System.arraycopy(planes[z], 0, out[z], 0, out[z].length);
      }
    }
  }

  private void slice(
      final int z,
      final double[][] a,
      final double totalX,
      final double totalY,
      final double degrees,
      final float[] out) {
    final double vx = grid.voxelSize(0);
    final double vy = grid.voxelSize(1);
    final double vz = grid.voxelSize(2);
    final double cx = (centers.has(z) ? centers.x(z) : (grid.nx() - 1) / 2.0) * vx;
    final double cy = (centers.has(z) ? centers.y(z) : (grid.ny() - 1) / 2.0) * vy;
    final double pz = z * vz;
    // where the slice's own motion takes the middle, so that both together take it to the total
    final double bx = cx + totalX - a[0][2] * pz - a[0][3];
    final double by = cy + totalY - a[1][2] * pz - a[1][3];
    final double det = a[0][0] * a[1][1] - a[0][1] * a[1][0];
    final double mx = (a[1][1] * bx - a[0][1] * by) / det;
    final double my = (a[0][0] * by - a[1][0] * bx) / det;
    final double cos = Math.cos(Math.toRadians(degrees));
    final double sin = Math.sin(Math.toRadians(degrees));
    final int nx = grid.nx();
    for (int i = 0; i < out.length; i++) {
      final double ux = i % nx * vx - cx;
      final double uy = i / nx * vy - cy;
      final double px = mx + cos * ux - sin * uy;
      final double py = my + sin * ux + cos * uy;
      out[i] =
          interpolator.at(
              (a[0][0] * px + a[0][1] * py + a[0][2] * pz + a[0][3]) / vx,
              (a[1][0] * px + a[1][1] * py + a[1][2] * pz + a[1][3]) / vy,
              (a[2][0] * px + a[2][1] * py + a[2][2] * pz + a[2][3]) / vz);
    }
  }
}
