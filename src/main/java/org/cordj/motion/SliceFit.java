package org.cordj.motion;

/**
 * Fits one slice of one volume to the slice's reference R: the least weighted squares of
 *
 * <pre>  I(c + u) - a R(c + Rot(-angle) (u - shift))</pre>
 *
 * over the gain a, the shift in mm and, if wanted, the angle, by Gauss-Newton with the gain
 * eliminated. R is a cubic B-spline, so its slopes are exact, and it is R that is interpolated, not
 * the noisy frame: interpolation would smooth the frame's noise the less the nearer the shift is to
 * whole voxels and so draw the estimates towards or away from these. The weight is (1 - r^2 /
 * radius^2)^2 at the distance r from the cord's middle c, a soft cylinder that moves with the cord.
 *
 * <p>Holds scratch memory: one a thread. O(voxels within the radius) a step.
 */
final class SliceFit {

  private static final int MOST_STEPS = 40;
  private static final int HALVINGS = 8;

  /** A step below this many mm is none. */
  private static final double SETTLED = 5e-4;

  /** Correlation that a fit has at least; less is no cord. */
  private static final double LIKENESS = 0.3;

  /** A variance below this share of the mean square is rounding: the slice is constant. */
  private static final double ROUNDING = 1e-10;

  /** A determinant below this share of the diagonal's product: the slopes run one way only. */
  private static final double FLAT = 1e-6;

  /** In mm^2 or radians^2: a fit that leaves nothing is no more certain than its arithmetic. */
  static final double LEAST_VARIANCE = 1e-12;

  /** Largest angle looked for, in radians (20 degrees). */
  private static final double MOST_ANGLE = Math.PI / 9;

  /** A search begins on places this many mm apart: a cord's edge is felt further away than that. */
  private static final double SEARCH_STEP = 1.6;

  /** A far place must leave less than this share of the squared cost of the near one. */
  private static final double CLEARLY = 0.5;

  private final ReferenceSlice ref;
  private final boolean rotation;
  private final double reach;
  private final double[] sums = new double[ReferenceSlice.COUNT];
  private final double[] step = new double[3];
  private final double[] hessian = new double[9];

  /** Shift along x in mm. */
  double x;

  /** Shift along y in mm. */
  double y;

  /** In radians, from x towards y. */
  double angle;

  double gain;

  /** Squared cost: the share of the frame's weighted sum of squares that the reference leaves. */
  double cost;

  double varianceX;
  double varianceY;
  double varianceAngle;
  boolean converged;

  SliceFit(final ReferenceSlice ref, final boolean rotation, final double reach) {
    this.ref = ref;
    this.rotation = rotation;
    this.reach = reach;
  }

  /** The squared cost at a shift in mm and an angle, NaN where it is not defined. */
  double costAt(final float[] frame, final double sx, final double sy, final double theta) {
    ref.sums(frame, sx, sy, theta, false, sums);
    return cost(sums);
  }

  private static double cost(final double[] s) {
    if (!(s[ReferenceSlice.II] > 0 && s[ReferenceSlice.MM] > 0 && s[ReferenceSlice.IM] > 0)) {
      return Double.NaN;
    }
    // rounding may take a slice that is its own reference below 0
    return Math.max(
        0,
        1
            - s[ReferenceSlice.IM]
                * s[ReferenceSlice.IM]
                / (s[ReferenceSlice.II] * s[ReferenceSlice.MM]));
  }

  /**
   * Fits from rest, and from the best of places some mm apart within the reach where that is
   * another. The far fit is believed only if it leaves clearly less, or rest led nowhere: where
   * contrast differs from the reference's (diffusion weighting) a far place may fit a little better
   * by chance.
   */
  void fitFromRest(final float[] frame) {
    x = 0;
    y = 0;
    angle = 0;
    fit(frame);
    final double[] near = {x, y, angle, gain, cost, varianceX, varianceY, varianceAngle};
    final boolean nearConverged = converged;
    final double found = ref.search(frame, reach, SEARCH_STEP, this);
    if (nearConverged
        && (!(found < near[4]) || Math.hypot(x - near[0], y - near[1]) <= SEARCH_STEP)) {
      restore(near);
      return;
    }
    angle = 0;
    fit(frame);
    if (nearConverged && !(converged && cost < CLEARLY * near[4])) {
      restore(near);
    }
  }

  private void restore(final double[] kept) {
    x = kept[0];
    y = kept[1];
    angle = kept[2];
    gain = kept[3];
    cost = kept[4];
    varianceX = kept[5];
    varianceY = kept[6];
    varianceAngle = kept[7];
    converged = true;
  }

  /** Fits from where x, y and angle are. */
  void fit(final float[] frame) {
    converged = false;
    ref.sums(frame, x, y, angle, rotation, sums);
    cost = cost(sums);
    if (Double.isNaN(cost)) {
      return;
    }
    for (int n = 0; n < MOST_STEPS; n++) {
      gain = sums[ReferenceSlice.IM] / sums[ReferenceSlice.MM];
      if (!newton()) {
        return;
      }
      double length = Math.hypot(step[0], step[1]);
      // an angle counts as what it moves half way to the rim
      length = Math.max(length, Math.abs(step[2]) * ref.radius() / 2);
      double share = Math.min(1, ref.voxel() / length);
      final double fromX = x;
      final double fromY = y;
      final double fromAngle = angle;
      final double before = cost;
      int halving = 0;
      do {
        x = fromX + share * step[0];
        y = fromY + share * step[1];
        angle = fromAngle + share * step[2];
        ref.sums(frame, x, y, angle, rotation, sums);
        cost = cost(sums);
        share /= 2;
        halving++;
      } while (!(cost <= before) && halving <= HALVINGS && share * length > SETTLED / 4);
      if (!(cost <= before)) {
        x = fromX;
        y = fromY;
        angle = fromAngle;
        ref.sums(frame, x, y, angle, rotation, sums);
        cost = cost(sums);
      }
      if (!(Math.hypot(x, y) <= reach && Math.abs(angle) <= MOST_ANGLE)) {
        return;
      }
      if (length < SETTLED
          || cost == before
          || Math.hypot(x - fromX, y - fromY) + Math.abs(angle - fromAngle) * ref.radius() / 2
              < SETTLED) {
        gain = sums[ReferenceSlice.IM] / sums[ReferenceSlice.MM];
        converged = newton() && alike();
        if (converged) {
          spread();
        }
        return;
      }
    }
  }

  /** Whether frame and reference, less their means, are correlated at all. */
  private boolean alike() {
    final double w = sums[ReferenceSlice.W];
    final double wi = sums[ReferenceSlice.WI] / w;
    final double wm = sums[ReferenceSlice.WM] / w;
    final double ii = sums[ReferenceSlice.II] / w - wi * wi;
    final double mm = sums[ReferenceSlice.MM] / w - wm * wm;
    final double im = sums[ReferenceSlice.IM] / w - wi * wm;
    return ii > ROUNDING * sums[ReferenceSlice.II] / w
        && mm > ROUNDING * sums[ReferenceSlice.MM] / w
        && im > LIKENESS * Math.sqrt(ii * mm);
  }

  /** The Gauss-Newton step of what {@link #sums} holds; false if the slice has no structure. */
  private boolean newton() {
    final int n = rotation ? 3 : 2;
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) {
        hessian[3 * k + l] =
            sums[ReferenceSlice.DD + 3 * k + l]
                - sums[ReferenceSlice.MD + k]
                    * sums[ReferenceSlice.MD + l]
                    / sums[ReferenceSlice.MM];
      }
      step[k] = (sums[ReferenceSlice.ID + k] - gain * sums[ReferenceSlice.MD + k]) / gain;
    }
    step[2] = rotation ? step[2] : 0;
    if (!invert(hessian, n)) {
      return false;
    }
    multiply(hessian, step, n);
    return Double.isFinite(step[0]) && Double.isFinite(step[1]) && Double.isFinite(step[2]);
  }

  /**
   * Variances of the estimates if what is left is white noise: H^-1 B H^-1 s^2 / a^2, with s^2 the
   * weighted mean square of the residuals, H the sum of w d d' and B that of w^2 d d' over the
   * slopes d with the gain taken out. {@link #hessian} holds H^-1.
   */
  private void spread() {
    final int n = rotation ? 3 : 2;
    final double noise = cost * sums[ReferenceSlice.II] / sums[ReferenceSlice.W] / (gain * gain);
    final double[] variances = new double[3];
    for (int p = 0; p < n; p++) {
      double v = 0;
      for (int k = 0; k < n; k++) {
        for (int l = 0; l < n; l++) {
          final double b =
              sums[ReferenceSlice.WDD + 3 * k + l]
                  - sums[ReferenceSlice.WMD + k]
                      * sums[ReferenceSlice.MD + l]
                      / sums[ReferenceSlice.MM]
                  - sums[ReferenceSlice.WMD + l]
                      * sums[ReferenceSlice.MD + k]
                      / sums[ReferenceSlice.MM]
                  + sums[ReferenceSlice.WMM]
                      * sums[ReferenceSlice.MD + k]
                      * sums[ReferenceSlice.MD + l]
                      / (sums[ReferenceSlice.MM] * sums[ReferenceSlice.MM]);
          v += hessian[3 * p + k] * b * hessian[3 * p + l];
        }
      }
      variances[p] = Math.max(LEAST_VARIANCE, noise * v);
    }
    varianceX = variances[0];
    varianceY = variances[1];
    varianceAngle = variances[2];
  }

  /** Inverts the leading n x n part of a symmetric positive matrix of rows of 3; false if flat. */
  static boolean invert(final double[] m, final int n) {
    if (n == 2) {
      final double det = m[0] * m[4] - m[1] * m[3];
      if (!(m[0] > 0 && m[4] > 0 && det > FLAT * m[0] * m[4])) {
        return false;
      }
      final double a = m[0];
      m[0] = m[4] / det;
      m[4] = a / det;
      m[1] = -m[1] / det;
      m[3] = m[1];
      return true;
    }
    final double c00 = m[4] * m[8] - m[5] * m[7];
    final double c01 = m[5] * m[6] - m[3] * m[8];
    final double c02 = m[3] * m[7] - m[4] * m[6];
    final double det = m[0] * c00 + m[1] * c01 + m[2] * c02;
    if (!(m[0] > 0 && m[4] > 0 && m[8] > 0 && det > FLAT * m[0] * m[4] * m[8])) {
      return false;
    }
    final double c11 = m[0] * m[8] - m[2] * m[6];
    final double c12 = m[1] * m[6] - m[0] * m[7];
    final double c22 = m[0] * m[4] - m[1] * m[3];
    m[0] = c00 / det;
    m[4] = c11 / det;
    m[8] = c22 / det;
    m[1] = c01 / det;
    m[3] = m[1];
    m[2] = c02 / det;
    m[6] = m[2];
    m[5] = c12 / det;
    m[7] = m[5];
    return true;
  }

  private static void multiply(final double[] m, final double[] v, final int n) {
    final double a = v[0];
    final double b = v[1];
    final double c = v[2];
    for (int k = 0; k < n; k++) {
      v[k] = m[3 * k] * a + m[3 * k + 1] * b + (n > 2 ? m[3 * k + 2] * c : 0);
    }
  }
}
