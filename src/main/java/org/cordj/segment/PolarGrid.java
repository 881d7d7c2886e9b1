package org.cordj.segment;

/**
 * The places around a centre at which a slice is sampled: {@value #ANGLES} directions, the first to
 * the right and the others turning to the front, {@value #RADII} radii each from {@value #FIRST} mm
 * on, {@value #STEP} mm apart. Samples are stored [angle * RADII + radius].
 */
final class PolarGrid {

  static final int ANGLES = 48;
  static final int RADII = 33;
  static final double FIRST = 1;
  static final double STEP = 0.25;
  static final int SIZE = ANGLES * RADII;

  private static final double[] COS = new double[ANGLES];
  private static final double[] SIN = new double[ANGLES];

  static {
    for (int a = 0; a < ANGLES; a++) {
      COS[a] = StrictMath.cos(2 * Math.PI * a / ANGLES);
      SIN[a] = StrictMath.sin(2 * Math.PI * a / ANGLES);
    }
  }

  private PolarGrid() {}

  static double cos(final int angle) {
    return COS[angle];
  }

  static double sin(final int angle) {
    return SIN[angle];
  }

  /** The radius of this index, in mm. */
  static double radius(final int index) {
    return FIRST + index * STEP;
  }

  /** The index of the radius nearest to this many mm. */
  static int index(final double mm) {
    return (int) Math.rint((mm - FIRST) / STEP);
  }

  /** Samples a slice around the place (x, y) in mm of the frame. */
  static void sample(
      final CordFrame frame,
      final float[] slice,
      final int rank,
      final double x,
      final double y,
      final float[] polar) {
    final double u = frame.u(x, y, rank);
    final double v = frame.v(x, y, rank);
    final double[] g = frame.gradient();
    for (int a = 0; a < ANGLES; a++) {
      final double du = g[0] * COS[a] + g[1] * SIN[a];
      final double dv = g[2] * COS[a] + g[3] * SIN[a];
      for (int r = 0; r < RADII; r++) {
        polar[a * RADII + r] = frame.sample(slice, u + radius(r) * du, v + radius(r) * dv);
      }
    }
  }

  /** The sample in a direction at a radius in mm, linear between radii. */
  static double at(final float[] polar, final int angle, final double mm) {
    final double r = Math.max(0, Math.min(RADII - 1.000001, (mm - FIRST) / STEP));
    final int i = (int) r;
    final double f = r - i;
    return (1 - f) * polar[angle * RADII + i] + f * polar[angle * RADII + i + 1];
  }

  /** The area within radii, one a direction, in mm2. */
  static double area(final double[] radii) {
    double sum = 0;
    for (int a = 0; a < ANGLES; a++) {
      sum += radii[a] * radii[(a + 1) % ANGLES];
    }
    return sum * SIN[1] / 2;
  }

  /** The centroid of what lies within radii, from the centre, in mm. */
  static double[] centroid(final double[] radii) {
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int a = 0; a < ANGLES; a++) {
      final int b = (a + 1) % ANGLES;
      final double x0 = radii[a] * COS[a];
      final double y0 = radii[a] * SIN[a];
      final double x1 = radii[b] * COS[b];
      final double y1 = radii[b] * SIN[b];
      final double cross = x0 * y1 - x1 * y0;
      sum += cross / 2;
      x += cross * (x0 + x1) / 6;
      y += cross * (y0 + y1) / 6;
    }
    return new double[] {x / sum, y / sum};
  }

  /** The radius of the boundary towards a place (dx, dy) from the centre, linear between angles. */
  static double towards(final double[] radii, final double dx, final double dy) {
    double angle = Math.atan2(dy, dx) / (2 * Math.PI) * ANGLES;
    if (angle < 0) {
      angle += ANGLES;
    }
    final int a = (int) angle;
    final double f = angle - a;
    return (1 - f) * radii[a % ANGLES] + f * radii[(a + 1) % ANGLES];
  }
}
