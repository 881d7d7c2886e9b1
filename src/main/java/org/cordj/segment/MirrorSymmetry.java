package org.cordj.segment;

import org.cordj.image.Mask;

/**
 * How much the image within a cord resembles its own mirror image about an axis through the cord's
 * centroid. Of the pixels their mean and the plane through them are taken off first, so that a
 * coil's shading does not look like asymmetry.
 */
final class MirrorSymmetry {

  private final CordFrame frame;
  private final CordSection section;
  private final float[] pixels;
  private final double[] x;
  private final double[] y;
  private final double[] value;
  private final double[] plane;

  /**
   * The pixels within a share of the ellipse that has the section's moments.
   *
   * @param slice the frame's pixels of the section's slice
   */
  MirrorSymmetry(
      final CordFrame frame,
      final CordSection section,
      final float[] slice,
      final Mask mask,
      final double share) {
    this.frame = frame;
    this.section = section;
    pixels = slice;
    final boolean[] in = frame.slices().read(mask, section.rank());
    final double det = section.xx() * section.yy() - section.xy() * section.xy();
    final double[][] kept = new double[3][in.length];
    int n = 0;
    for (int v = 0; v < in.length; v++) {
      if (in[v]) {
        final double dx = frame.x(v % frame.nu(), v / frame.nu(), section.rank()) - section.x();
        final double dy = frame.y(v % frame.nu(), v / frame.nu(), section.rank()) - section.y();
        // the ellipse's edge lies at 4: its half axes are twice the SD
        final double radius =
            (section.yy() * dx * dx - 2 * section.xy() * dx * dy + section.xx() * dy * dy) / det;
        if (radius <= 4 * share * share) {
          kept[0][n] = dx;
          kept[1][n] = dy;
          kept[2][n++] = slice[v];
        }
      }
    }
    x = java.util.Arrays.copyOf(kept[0], n);
    y = java.util.Arrays.copyOf(kept[1], n);
    value = java.util.Arrays.copyOf(kept[2], n);
    plane = PlaneFit.of(x, y, value);
    for (int p = 0; p < n; p++) {
      value[p] -= PlaneFit.at(plane, x[p], y[p]);
    }
  }

  /**
   * The correlation of the pixels with those mirrored about the axis that is turned by this angle
   * from the front, counter-clockwise as seen from the head; 0 where there are too few pixels or
   * they are all alike.
   */
  double correlation(final double angle) {
    final double c = Math.cos(2 * angle);
    final double s = Math.sin(2 * angle);
    double sumA = 0;
    double sumB = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    final int n = value.length;
    for (int p = 0; p < n; p++) {
      final double mx = -c * x[p] - s * y[p];
      final double my = -s * x[p] + c * y[p];
      final double wx = section.x() + mx;
      final double wy = section.y() + my;
      final double b =
          frame.sample(pixels, frame.u(wx, wy, section.rank()), frame.v(wx, wy, section.rank()))
              - PlaneFit.at(plane, mx, my);
      sumA += value[p];
      sumB += b;
      aa += value[p] * value[p];
      bb += b * b;
      ab += value[p] * b;
    }
    final double va = aa - sumA * sumA / n;
    final double vb = bb - sumB * sumB / n;
    return n < 12 || !(va > 0 && vb > 0) ? 0 : (ab - sumA * sumB / n) / Math.sqrt(va * vb);
  }
}
