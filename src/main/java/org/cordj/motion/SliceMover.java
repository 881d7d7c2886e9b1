package org.cordj.motion;

import org.cordj.image.Grid;

/** Moves the content of planes of one slice back. Holds scratch memory: one a thread. */
final class SliceMover {

  private final PlaneInterpolator interpolator;
  private final int nx;
  private final int ny;
  private final double vx;
  private final double vy;
  private final double cx;
  private final double cy;

  SliceMover(
      final Interpolation interpolation,
      final Grid grid,
      final SliceCenters centers,
      final int slice) {
    nx = grid.nx();
    ny = grid.ny();
    vx = grid.voxelSize(0);
    vy = grid.voxelSize(1);
    interpolator = new PlaneInterpolator(interpolation, nx, ny);
    cx = centers.has(slice) ? centers.x(slice) : (nx - 1) / 2.0;
    cy = centers.has(slice) ? centers.y(slice) : (ny - 1) / 2.0;
  }

  /** Fills a plane with the content of another, moved back by the motion at an index. */
  void move(final float[] plane, final int at, final SliceMotion motion, final float[] out) {
    final double sx = motion.x[at];
    final double sy = motion.y[at];
    final double degrees = motion.degrees[at];
    if (motion.states[at] != SliceMotion.State.CONVERGED || sx == 0 && sy == 0 && degrees == 0) {
      System.arraycopy(plane, 0, out, 0, plane.length);
      return;
    }
    interpolator.load(plane);
    if (degrees == 0) {
      interpolator.shifted(sx / vx, sy / vy, out);
      return;
    }
    final double cos = Math.cos(Math.toRadians(degrees));
    final double sin = Math.sin(Math.toRadians(degrees));
    for (int y = 0; y < ny; y++) {
      final double uy = (y - cy) * vy;
      for (int x = 0; x < nx; x++) {
        final double ux = (x - cx) * vx;
        out[x + nx * y] =
            interpolator.at(
                cx + (cos * ux - sin * uy + sx) / vx, cy + (sin * ux + cos * uy + sy) / vy);
      }
    }
  }
}
