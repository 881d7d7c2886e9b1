package org.cordj.phantom;

/**
 * Signed distances to outlines, in mm, negative inside, and the coverage that follows from them.
 */
final class Shapes {

  /** Width over which an outline fades, in mm: motion by a hundredth of a voxel still shows. */
  static final double EDGE = 0.3;

  private Shapes() {}

  /** How much of a small neighbourhood of a point lies inside: 1 inside, 0 outside. */
  static double coverage(final double distance) {
    return Math.min(1, Math.max(0, 0.5 - distance / EDGE));
  }

  /** Ellipse about the origin; exact on the outline and on the axes, close to it elsewhere. */
  static double ellipse(final double x, final double y, final double a, final double b) {
    final double u = x / a;
    final double v = y / b;
    final double k1 = Math.sqrt(u * u + v * v);
    if (k1 < 1e-9) {
      return -Math.min(a, b);
    }
    final double k2 = Math.sqrt(u * u / (a * a) + v * v / (b * b));
    return k1 * (k1 - 1) / k2;
  }

  /** Everything within {@code r} of the stretch from (ax, ay) to (bx, by). */
  static double capsule(
      final double x,
      final double y,
      final double ax,
      final double ay,
      final double bx,
      final double by,
      final double r) {
    final double dx = bx - ax;
    final double dy = by - ay;
    final double t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
    final double h = Math.min(1, Math.max(0, t));
    final double ex = x - ax - h * dx;
    final double ey = y - ay - h * dy;
    return Math.sqrt(ex * ex + ey * ey) - r;
  }

  /** Length of the stretch of a capsule of this radius and area. */
  static double capsuleLength(final double area, final double r) {
    return (area - StrictMath.PI * r * r) / (2 * r);
  }
}
