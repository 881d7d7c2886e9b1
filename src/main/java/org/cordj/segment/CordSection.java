package org.cordj.segment;

import org.cordj.image.Mask;

/**
 * The size and place of the cord in one slice, from its mask: area, centroid and second moments, in
 * mm of the {@link CordFrame}.
 *
 * @param rank of the slice from below
 * @param voxels of the mask in it, 1 or more
 * @param area in mm2
 * @param x of the centroid, to the right
 * @param y of the centroid, to the front
 * @param xx variance of the position to the right, of the voxels' whole area
 * @param xy covariance
 * @param yy variance to the front
 */
record CordSection(
    int rank, int voxels, double area, double x, double y, double xx, double xy, double yy) {

  /** The sections of a mask, one a slice by rank; null where the slice is empty. */
  static CordSection[] of(final CordFrame frame, final Mask mask) {
    final CordSection[] sections = new CordSection[frame.count()];
    for (int rank = 0; rank < sections.length; rank++) {
      sections[rank] = of(frame, frame.slices().read(mask, rank), rank);
    }
    return sections;
  }

  private static CordSection of(final CordFrame frame, final boolean[] in, final int rank) {
    final int nu = frame.nu();
    int n = 0;
    double x = 0;
    double y = 0;
    for (int v = 0; v < in.length; v++) {
      if (in[v]) {
        n++;
        x += frame.x(v % nu, v / nu, rank);
        y += frame.y(v % nu, v / nu, rank);
      }
    }
    if (n == 0) {
      return null;
    }
    x /= n;
    y /= n;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int v = 0; v < in.length; v++) {
      if (in[v]) {
        final double dx = frame.x(v % nu, v / nu, rank) - x;
        final double dy = frame.y(v % nu, v / nu, rank) - y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
      }
    }
    // a voxel is a parallelogram, not a point: a twelfth of each edge's square
    final double ux = frame.x(1, 0, rank) - frame.x(0, 0, rank);
    final double uy = frame.y(1, 0, rank) - frame.y(0, 0, rank);
    final double vx = frame.x(0, 1, rank) - frame.x(0, 0, rank);
    final double vy = frame.y(0, 1, rank) - frame.y(0, 0, rank);
    return new CordSection(
        rank,
        n,
        n * frame.voxelArea(),
        x,
        y,
        xx / n + (ux * ux + vx * vx) / 12,
        xy / n + (ux * uy + vx * vy) / 12,
        yy / n + (uy * uy + vy * vy) / 12);
  }

  /**
   * How far from round: the difference of the principal variances over their sum, 0 to below 1; an
   * ellipse of half axes a and b has (a^2 - b^2) / (a^2 + b^2).
   */
  double anisotropy() {
    return Math.hypot(xx - yy, 2 * xy) / (xx + yy);
  }

  /**
   * The angle from the frame's right to the principal axis that lies nearest to it, in radians,
   * counter-clockwise as seen from the head, within 45 degrees: of a cord that is wider than deep
   * the long axis, of one that is deeper than wide the short one.
   */
  double angle() {
    final double major = 0.5 * Math.atan2(2 * xy, xx - yy);
    return Math.abs(major) <= Math.PI / 4 ? major : major - Math.copySign(Math.PI / 2, major);
  }

  /** Half the width of the ellipse with these moments across a direction, in mm. */
  double halfWidth(final double angle) {
    final double c = Math.cos(angle);
    final double s = Math.sin(angle);
    return 2 * Math.sqrt(c * c * xx + 2 * c * s * xy + s * s * yy);
  }

  /** Half its depth at right angles to the width, in mm. */
  double halfDepth(final double angle) {
    return halfWidth(angle + Math.PI / 2);
  }
}
