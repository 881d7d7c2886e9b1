package org.cordj.segment;

/**
 * The grey matter of one cross-section of the cord as a parametric butterfly: on each side a
 * ventral horn, a capsule, and a dorsal horn, a tapering capsule that runs from the ventral horn's
 * base towards the dorsolateral edge, joined by the grey commissure, which belongs to no horn.
 *
 * <p>Lengths are shares of the cord's half width a, half depth b and mean radius sqrt(ab), so that
 * they follow the cord's size; what grey matter is as a share of the cord depends neither on age
 * nor on sex (Papinutto et al. 2015, 10.1371/journal.pone.0118576). Some change with the cord's
 * flatness a/b, which tells where along the cord a section lies: the cord is widest, 13.3 x 7.4 mm,
 * in the cervical enlargement (segment C5), and 8.3 x 6.3 mm at T8 (Frostell et al. 2016,
 * 10.3389/fneur.2016.00238); where it is flat, the ventral horns reach further out and the dorsal
 * ones stand steeper.
 *
 * <p>The shares were measured, as the least loss of overlap with the grey matter, on sections of
 * the PAM50 template (De Leener et al. 2018, 10.1016/j.neuroimage.2017.10.041; vertebrae C1 to T5
 * of its binary grey matter, which lacks the tips of the dorsal horns and therefore counts a third)
 * and of one hand-segmented T2*-weighted and one magnetization-transfer image of the Spinal Cord
 * Toolbox's test data. No number was fitted to the grey matter challenge's images that the horns
 * are scored on, but their scores were seen while the butterfly's form, the fit's regularisation
 * and the rule for the cord's rotation were chosen: they are no untouched test. The spreads are
 * judgements, not measurements. Limits: the lateral horn of the thoracic cord is left out, and the
 * lumbosacral cord, whose grey matter is larger, is not described.
 */
final class Butterfly {

  /** How many changes can be made to a section's butterfly, see {@link #Butterfly}. */
  static final int CHANGES = 10;

  /** SD of each change that the fit expects, in the changes' own units. */
  private static final double[] SPREAD = {.3, .35, .07, .06, .06, .06, .06, .06, .08, .02};

  /** Flatness at which the shares stand as written; beyond the bounds it counts as the bound. */
  private static final double FLATNESS = 1.5;

  private static final double LEAST_FLAT = 1.1;
  private static final double MOST_FLAT = 2;

  private final double shiftX;
  private final double shiftY;
  private final double cos;
  private final double sin;
  private final double baseX;
  private final double baseY;
  private final double ventralX;
  private final double ventralY;
  private final double ventralR;
  private final double rootX;
  private final double rootY;
  private final double rootR;
  private final double tipRightX;
  private final double tipLeftX;
  private final double tipY;
  private final double tipR;
  private final double bridgeY;
  private final double bridgeR;

  /** The butterfly of a section of these half axes in mm, as it is placed by the boundary alone. */
  Butterfly(final double halfWidth, final double halfDepth) {
    this(halfWidth, halfDepth, new double[CHANGES]);
  }

  /**
   * A butterfly that was changed.
   *
   * @param change moved to the right and to the front in mm; turned, in radians; and as shares of
   *     the half axes: ventral horns' ends outward and frontward, their bases outward, the right
   *     and the left dorsal tip outward, both frontward; ventral horns thicker
   */
  Butterfly(final double halfWidth, final double halfDepth, final double[] change) {
    final double a = halfWidth;
    final double b = halfDepth;
    final double r = Math.sqrt(a * b);
    final double f = Math.min(MOST_FLAT, Math.max(LEAST_FLAT, a / b)) - FLATNESS;
    shiftX = change[0];
    shiftY = change[1];
    cos = Math.cos(change[2]);
    sin = Math.sin(change[2]);
    ventralX = a * (.27 + .39 * f + change[3]);
    ventralY = b * (.37 + change[4]);
    ventralR = r * (.18 + .045 * f + change[9]);
    baseX = a * (.27 + .145 * f + change[5]);
    baseY = b * .14;
    rootX = a * (.27 + .12 * f);
    rootY = b * .10;
    rootR = r * .13;
    tipRightX = a * (.55 - .14 * f + change[6]);
    tipLeftX = a * (.55 - .14 * f + change[7]);
    tipY = b * (-.68 - .10 * f + change[8]);
    tipR = r * .073;
    bridgeY = b * .22;
    bridgeR = r * .10;
  }

  /** SD of a change between people. */
  static double spread(final int change) {
    return SPREAD[change];
  }

  /**
   * Distances of a place to the parts of the grey matter, negative inside, in mm.
   *
   * @param x to the right of the section's centre, in mm, along the cord's own axes
   * @param y to the front
   * @param out gets the distance to the ventral horn of the place's side, the dorsal horn of that
   *     side, and the commissure
   * @return whether the place lies on the right side
   */
  boolean distances(final double x, final double y, final double[] out) {
    final double dx = x - shiftX;
    final double dy = y - shiftY;
    final double u = cos * dx + sin * dy;
    final double v = cos * dy - sin * dx;
    final double side = Math.abs(u);
    out[0] = capsule(side, v, baseX, baseY, ventralR, ventralX, ventralY, ventralR);
    out[1] = capsule(side, v, rootX, rootY, rootR, u > 0 ? tipRightX : tipLeftX, tipY, tipR);
    out[2] = capsule(side, v, 0, bridgeY, bridgeR, baseX, bridgeY, bridgeR);
    return u > 0;
  }

  /** Distance to a capsule whose radius changes evenly from one end to the other. */
  private static double capsule(
      final double x,
      final double y,
      final double x0,
      final double y0,
      final double r0,
      final double x1,
      final double y1,
      final double r1) {
    final double dx = x1 - x0;
    final double dy = y1 - y0;
    final double along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy + 1e-12);
    final double t = Math.min(1, Math.max(0, along));
    final double ex = x - x0 - t * dx;
    final double ey = y - y0 - t * dy;
    return Math.sqrt(ex * ex + ey * ey) - (r0 + t * (r1 - r0));
  }
}
