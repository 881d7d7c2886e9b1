package org.cordj.motion;

import java.util.Arrays;

/**
 * Takes from a course of estimates what their own noise explains, and no more: the smoothed level
 * of the local level model
 *
 * <pre>  y(t) = level(t) + e(t),  level(t + 1) = level(t) + n(t)</pre>
 *
 * with var e(t) known, by Kalman's filter and the Rauch-Tung-Striebel smoother (1965, AIAA Journal
 * 3:1445). The variance of n is that of the largest likelihood; it is 0, and the level constant,
 * where the course shows no more than noise. Where the cord moves from volume to volume it is
 * large, and the estimates stay as they are. A step that the model thinks worse than 4 SD is a
 * jump, before and after which levels know nothing of each other.
 */
final class LocalLevel {

  /** A step of more SD than this is a jump. */
  private static final double JUMP = 4;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final double[] y;
  private final double[] noise;
  private final boolean[] jump;
  private final double[] level;
  private final double[] variance;
  private final double[] surprise;

  private LocalLevel(final double[] y, final double[] noise) {
    this.y = y;
    this.noise = noise;
    jump = new boolean[y.length];
    level = new double[y.length];
    variance = new double[y.length];
    surprise = new double[y.length];
  }

  /**
   * The smooth course.
   *
   * @param y the estimates, NaN where there is none
   * @param noise the variance of each, above 0 where there is an estimate
   * @return the level at every time, also where there is no estimate; all NaN if there is none
   */
  static double[] smooth(final double[] y, final double[] noise) {
    return new LocalLevel(y, noise).smooth();
  }

  /** The smooth course for a given variance of the steps, without jumps. */
  static double[] smooth(final double[] y, final double[] noise, final double q) {
    final LocalLevel model = new LocalLevel(y, noise);
    model.filter(q);
    return model.back(q);
  }

  private double[] smooth() {
    double q = best();
    for (int jumps = 0; jumps < y.length; jumps++) {
      filter(q);
      int worst = -1;
      for (int t = 0; t < y.length; t++) {
        if (surprise[t] > JUMP && (worst < 0 || surprise[t] > surprise[worst])) {
          worst = t;
        }
      }
      if (worst < 0) {
        break;
      }
      jump[worst] = true;
      q = best();
    }
    filter(q);
    return back(q);
  }

  /** The step variance of the largest likelihood. */
  private double best() {
    final double[] known = Arrays.stream(noise).filter(v -> v > 0).sorted().toArray();
    if (known.length == 0) {
      return 0;
    }
    final double unit = known[known.length / 2];
    double low = -9;
    double high = 7;
    double a = high - GOLDEN * (high - low);
    double b = low + GOLDEN * (high - low);
    double fa = filter(unit * Math.pow(10, a));
    double fb = filter(unit * Math.pow(10, b));
    while (high - low > 0.01) {
      if (fa > fb) {
        high = b;
        b = a;
        fb = fa;
        a = high - GOLDEN * (high - low);
        fa = filter(unit * Math.pow(10, a));
      } else {
        low = a;
        a = b;
        fa = fb;
        b = low + GOLDEN * (high - low);
        fb = filter(unit * Math.pow(10, b));
      }
    }
    final double q = unit * Math.pow(10, (low + high) / 2);
    return filter(0) >= filter(q) ? 0 : q;
  }

  /** Runs the filter and gives the log likelihood, less a constant. */
  private double filter(final double q) {
    double likelihood = 0;
    double m = Double.NaN;
    double p = 0;
    for (int t = 0; t < y.length; t++) {
      surprise[t] = 0;
      p += q;
      if (Double.isNaN(y[t])) {
        if (jump[t]) {
          m = Double.NaN;
        }
      } else if (Double.isNaN(m) || jump[t]) {
        m = y[t];
        p = noise[t];
      } else {
        final double s = p + noise[t];
        final double v = y[t] - m;
        likelihood -= 0.5 * (Math.log(s) + v * v / s);
        surprise[t] = Math.abs(v) / Math.sqrt(s);
        m += p / s * v;
        p *= noise[t] / s;
      }
      level[t] = m;
      variance[t] = p;
    }
    return likelihood;
  }

  /** The smoother, backwards from what {@link #filter} left. */
  private double[] back(final double q) {
    final double[] smooth = level.clone();
    for (int t = y.length - 2; t >= 0; t--) {
      if (Double.isNaN(level[t])) {
        smooth[t] = smooth[t + 1];
      } else if (!jump[t + 1] && variance[t] + q > 0) {
        smooth[t] = level[t] + variance[t] / (variance[t] + q) * (smooth[t + 1] - level[t]);
      }
    }
    return smooth;
  }
}
