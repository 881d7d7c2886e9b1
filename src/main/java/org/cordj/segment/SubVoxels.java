package org.cordj.segment;

/**
 * Places within a voxel of a slice, evenly spread, in mm from the section's centroid along the
 * turned cord's own axes: to its right and to its front.
 */
final class SubVoxels {

  private final CordFrame frame;
  private final CordSection section;
  private final double cos;
  private final double sin;
  private final int side;
  private final double[] x;
  private final double[] y;

  /**
   * Places of the voxels of a section's slice.
   *
   * @param angle of the cord in radians, counter-clockwise as seen from the head
   * @param side how many places along each edge
   */
  SubVoxels(final CordFrame frame, final CordSection section, final double angle, final int side) {
    this.frame = frame;
    this.section = section;
    this.side = side;
    cos = Math.cos(angle);
    sin = Math.sin(angle);
    x = new double[side * side];
    y = new double[side * side];
  }

  /** Goes to a voxel of the slice, u + nu * v. */
  void moveTo(final int voxel) {
    final int u = voxel % frame.nu();
    final int v = voxel / frame.nu();
    for (int b = 0; b < side; b++) {
      final double dv = v + (b + 0.5) / side - 0.5;
      for (int a = 0; a < side; a++) {
        final double du = u + (a + 0.5) / side - 0.5;
        final double dx = frame.x(du, dv, section.rank()) - section.x();
        final double dy = frame.y(du, dv, section.rank()) - section.y();
        x[a + side * b] = cos * dx + sin * dy;
        y[a + side * b] = cos * dy - sin * dx;
      }
    }
  }

  double x(final int place) {
    return x[place];
  }

  double y(final int place) {
    return y[place];
  }
}
