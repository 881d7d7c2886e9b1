package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Mask;

/**
 * The length along the curved cord: the line through the centroids of a mask's slices, smoothed, in
 * mm of the {@link CordFrame}, from its lowest slice up. Beyond its ends it goes straight on.
 */
final class CordCurve {

  private final CordFrame frame;
  private final List<double[]> line = new ArrayList<>();
  private final List<Double> length = new ArrayList<>();
  private final int first;

  /**
   * The curve of a mask, over empty slices in between too.
   *
   * @param smoothing in mm, see {@link Whittaker}
   */
  CordCurve(final CordFrame frame, final Mask mask, final double smoothing) {
    this.frame = frame;
    final CordSection[] sections = CordSection.of(frame, mask);
    int lowest = -1;
    int highest = -1;
    for (int rank = 0; rank < sections.length; rank++) {
      if (sections[rank] != null) {
        lowest = lowest < 0 ? rank : lowest;
        highest = rank;
      }
    }
    first = lowest;
    final int n = highest - lowest + 1;
    final double[] x = new double[n];
    final double[] y = new double[n];
    final double[] weights = new double[n];
    for (int s = 0; s < n; s++) {
      if (sections[first + s] != null) {
        x[s] = sections[first + s].x();
        y[s] = sections[first + s].y();
        weights[s] = 1;
      }
    }
    final double steps = smoothing / frame.spacing();
    final double[] sx = Whittaker.smooth(x, weights, steps);
    final double[] sy = Whittaker.smooth(y, weights, steps);
    for (int s = 0; s < n; s++) {
      final double[] p = {sx[s], sy[s], frame.z(first + s)};
      length.add(s == 0 ? 0 : length.get(s - 1) + distance(line.get(s - 1), p));
      line.add(p);
    }
  }

  /** The lowest slice's rank. */
  int first() {
    return first;
  }

  /** How many slices there are, empty ones in between too. */
  int count() {
    return line.size();
  }

  /** The length from the lowest slice up to the n-th, in mm. */
  double length(final int n) {
    return length.get(n);
  }

  /** The length up to the place of the curve that lies nearest to a point of the image. */
  double length(final CordPoint point) {
    final double[] p = frame.place(point);
    if (line.size() == 1) {
      return p[2] - line.get(0)[2];
    }
    double nearest = Double.MAX_VALUE;
    double found = 0;
    for (int s = 0; s + 1 < line.size(); s++) {
      final double[] a = line.get(s);
      final double[] b = line.get(s + 1);
      final double step = distance(a, b);
      double t = 0;
      for (int d = 0; d < 3; d++) {
        t += (p[d] - a[d]) * (b[d] - a[d]) / step;
      }
      // only the end pieces go on
      t = s > 0 ? Math.max(0, t) : t;
      t = s + 2 < line.size() ? Math.min(step, t) : t;
      final double[] q = new double[3];
      for (int d = 0; d < 3; d++) {
        q[d] = a[d] + t / step * (b[d] - a[d]);
      }
      if (distance(p, q) < nearest) {
        nearest = distance(p, q);
        found = length.get(s) + t;
      }
    }
    return found;
  }

  private static double distance(final double[] a, final double[] b) {
    return Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0])
            + (a[1] - b[1]) * (a[1] - b[1])
            + (a[2] - b[2]) * (a[2] - b[2]));
  }
}
