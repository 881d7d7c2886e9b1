package org.cordj.segment;

/** The plane c0 + c1 x + c2 y of least squared distance to values at places about the origin. */
final class PlaneFit {

  private PlaneFit() {}

  /** The coefficients; a slope that the places cannot tell is 0. */
  static double[] of(final double[] x, final double[] y, final double[] value) {
    final int n = x.length;
    double mx = 0;
    double my = 0;
    double mv = 0;
    for (int p = 0; p < n; p++) {
      mx += x[p] / n;
      my += y[p] / n;
      mv += value[p] / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xv = 0;
    double yv = 0;
    for (int p = 0; p < n; p++) {
      final double dx = x[p] - mx;
      final double dy = y[p] - my;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
      xv += dx * (value[p] - mv);
      yv += dy * (value[p] - mv);
    }
    final double det = xx * yy - xy * xy;
    if (!(det > 1e-9 * xx * yy)) {
      return new double[] {mv, 0, 0};
    }
    final double sx = (xv * yy - yv * xy) / det;
    final double sy = (yv * xx - xv * xy) / det;
    return new double[] {mv - sx * mx - sy * my, sx, sy};
  }

  static double at(final double[] plane, final double x, final double y) {
    return plane[0] + plane[1] * x + plane[2] * y;
  }
}
