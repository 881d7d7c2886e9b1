package org.cordj.segment;

/**
 * The closed boundary of the cord in one slice, as a radius for each direction of a {@link
 * PolarGrid}: the one of least cost among all that are smooth.
 *
 * <p>The cost of a radius in a direction is summed along the ray: each step within the cord's
 * intensities lowers it, each step outside, to either side of them, raises it. So it is least where
 * the ray leaves the cord, at the intensity halfway to the CSF (or, where the cord lies against the
 * dura, on the way to the dark), and noise is averaged over the whole ray. A weak pull to an
 * ellipse of the expected size decides where the image shows no edge. A minimal-cost path in polar
 * coordinates for the cord: after the active surfaces of Horsfield et al. 2010
 * (10.1016/j.neuroimage.2009.12.121) and PropSeg (De Leener, Kadoury and Cohen-Adad 2014,
 * 10.1016/j.neuroimage.2014.04.051), with the optimal closed path in place of the deformation.
 *
 * <p>Limits: one radius a direction (the cord's cut is star-shaped), radii from 1 to 9 mm; where
 * neither CSF nor dura is seen the boundary is the expectation. Not thread-safe: one object a
 * thread.
 */
final class PolarBoundary {

  private static final int A = PolarGrid.ANGLES;
  private static final int R = PolarGrid.RADII;

  /** The cord's intensity is the median within this radius, in mm. */
  private static final double CORE = 2.5;

  /** CSF and dura are looked for beyond this radius, in mm. */
  private static final double BEYOND = 3;

  /** A step this far outside the cord's intensities (0 at the boundary, 1 at most) is no noise. */
  private static final double CERTAIN = 0.25;

  private final CordModel model;
  private final ClosedPath path = new ClosedPath();
  private final float[] cost = new float[A * R];
  private final float[] scratch = new float[A * R];
  private final float[] moves = new float[ClosedPath.REACH + 1];
  private final float[] most = new float[A];
  private final double[] top = new double[A];

  PolarBoundary(final CordModel model) {
    this.model = model;
    for (int m = 0; m <= ClosedPath.REACH; m++) {
      moves[m] = (float) (model.bend() * m * m * PolarGrid.STEP);
    }
  }

  /** The intensities of the cord, of the CSF, and of what lies on the cord's other side. */
  record Levels(double cord, double csf, double other) {}

  /** The three intensities around a centre. */
  Levels levels(final float[] polar) {
    final int core = PolarGrid.index(CORE);
    int n = 0;
    for (int a = 0; a < A; a++) {
      for (int r = 0; r <= core; r++) {
        scratch[n++] = polar[a * R + r];
      }
    }
    final double cord = smallest(scratch, n, n / 2);
    n = 0;
    for (int a = 0; a < A; a++) {
      float extreme = polar[a * R + R - 1];
      for (int r = PolarGrid.index(BEYOND); r < R; r++) {
        final float value = polar[a * R + r];
        extreme = model.dark() ? Math.max(extreme, value) : Math.min(extreme, value);
        scratch[n++] = value;
      }
      most[a] = extreme;
    }
    final double csf = smallest(most, A, model.dark() ? A * 3 / 4 : A / 4);
    final double other = smallest(scratch, n, model.dark() ? n / 20 : n - 1 - n / 20);
    // where CSF is all around, the least is the cord itself: then no edge to that side
    final double nearest = cord - (csf - cord) / 2;
    return new Levels(
        cord, csf, model.dark() ? Math.min(other, nearest) : Math.max(other, nearest));
  }

  /** The k-th smallest of the first n values (Hoare's selection); changes their order. */
  private static float smallest(final float[] values, final int n, final int k) {
    int low = 0;
    int high = n - 1;
    while (low < high) {
      final float pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          final float swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[k];
  }

  /**
   * Finds the boundary.
   *
   * @param polar samples of the slice
   * @param towards radii in mm that the boundary is drawn to, or null
   * @param pull how strongly
   * @param radii takes the result, in mm
   */
  void find(
      final float[] polar,
      final Levels levels,
      final double[] towards,
      final double pull,
      final double[] radii) {
    final double full = levels.csf - levels.cord;
    final boolean edge = model.dark() ? full > 0 : full < 0;
    final double down = levels.other - levels.cord;
    if (edge) {
      tops(polar, levels.cord, full);
    }
    for (int a = 0; a < A; a++) {
      final double local = (top[(a + A - 1) % A] + 2 * top[a] + top[(a + 1) % A]) / 4;
      final double unit = full * Math.max(model.thin(), Math.min(1, local));
      final double expected = expected(a);
      double sum = 0;
      double least = -1;
      for (int r = 0; r < R; r++) {
        final double radius = PolarGrid.radius(r);
        double w = 0;
        if (edge) {
          final double d = polar[a * R + r] - levels.cord;
          w = d * full >= 0 ? d / unit - model.level() : d / down - model.other();
          w = Math.max(least, Math.min(1, 2 * w));
          if (radius >= model.certain() && w > CERTAIN) {
            least = w;
          }
        }
        // to the middle of the step: the cost is least where w is 0
        double c =
            sum
                + w * PolarGrid.STEP / 2
                + model.prior() * (radius - expected) * (radius - expected);
        if (towards != null) {
          c += pull * (radius - towards[a]) * (radius - towards[a]);
        }
        sum += w * PolarGrid.STEP;
        cost[a * R + r] = (float) c;
      }
    }
    refine(path.find(cost, moves), radii);
  }

  /** The expected radius in a direction: an ellipse, wider to the sides than to front and back. */
  private double expected(final int a) {
    final double wide = PolarGrid.cos(a) / Math.sqrt(model.flatness());
    final double deep = PolarGrid.sin(a) * Math.sqrt(model.flatness());
    return model.radius() / Math.sqrt(wide * wide + deep * deep);
  }

  /** The greatest step towards the CSF in each direction, as a share of the full contrast. */
  private void tops(final float[] polar, final double cord, final double full) {
    for (int a = 0; a < A; a++) {
      top[a] = 0;
      for (int r = PolarGrid.index(CORE); r < R; r++) {
        top[a] = Math.max(top[a], (polar[a * R + r] - cord) / full);
      }
    }
  }

  /** Radii between the grid's, where a parabola through the costs is least. */
  private void refine(final int[] chosen, final double[] radii) {
    for (int a = 0; a < A; a++) {
      final int r = chosen[a];
      double shift = 0;
      if (r > 0 && r < R - 1) {
        final double before = cost[a * R + r - 1];
        final double after = cost[a * R + r + 1];
        final double bend = before - 2.0 * cost[a * R + r] + after;
        if (bend > 1e-6) {
          shift = Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
        }
      }
      radii[a] = PolarGrid.radius(r) + shift * PolarGrid.STEP;
    }
  }
}
