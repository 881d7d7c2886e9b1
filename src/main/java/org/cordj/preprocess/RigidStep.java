package org.cordj.preprocess;

/** The step from one rigid position in space to another. */
final class RigidStep {

  private RigidStep() {}

  /**
   * The root mean square of how far the points of a sphere about the origin move: sqrt(r^2 / 5
   * tr(A'A) + |t|^2), where the step takes a point p to p + A p + t.
   *
   * @param from three translations in mm, three rotations in radians
   * @param to the same
   */
  static double rms(final double[] from, final double[] to, final double radius) {
    final double[][] a = rotation(from);
    final double[][] b = rotation(to);
    double squares = 0;
    double moved = 0;
    for (int i = 0; i < 3; i++) {
      double t = to[i];
      for (int j = 0; j < 3; j++) {
        double step = i == j ? -1 : 0;
        for (int k = 0; k < 3; k++) {
          step += b[i][k] * a[j][k];
        }
        squares += step * step;
        t -= (step + (i == j ? 1 : 0)) * from[j];
      }
      moved += t * t;
    }
    return Math.sqrt(radius * radius / 5 * squares + moved);
  }

  /** Rz Ry Rx: about x first. */
  private static double[][] rotation(final double[] p) {
    final double cx = Math.cos(p[3]);
    final double sx = Math.sin(p[3]);
    final double cy = Math.cos(p[4]);
    final double sy = Math.sin(p[4]);
    final double cz = Math.cos(p[5]);
    final double sz = Math.sin(p[5]);
    return new double[][] {
      {cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx},
      {sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx},
      {-sy, cy * sx, cy * cx}
    };
  }
}
