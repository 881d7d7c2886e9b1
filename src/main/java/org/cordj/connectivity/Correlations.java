package org.cordj.connectivity;

import static org.cordj.signal.Vectors.dot;

import java.util.Arrays;
import org.cordj.signal.Ranks;

/** Correlation matrices of courses. */
final class Correlations {

  /** A course of which less than this share is its own is a sum of others. */
  private static final double COLLINEAR = 1e-10;

  private Correlations() {}

  /**
   * The matrix of a measure, symmetric, 1 on the diagonal.
   *
   * @param courses [region][volume], none constant
   * @return null for partial correlations of courses that depend on each other
   */
  static double[][] of(final ConnectivityMeasure measure, final double[][] courses) {
    return switch (measure) {
      case PEARSON -> pearson(courses);
      case SPEARMAN -> pearson(Arrays.stream(courses).map(Ranks::of).toArray(double[][]::new));
      case PARTIAL -> partial(pearson(courses));
      case LEDOIT_WOLF -> ledoitWolf(courses);
      // by lag and by frequency they are computed elsewhere; this is what lags begin with
      case COHERENCE, CROSS_CORRELATION -> pearson(courses);
    };
  }

  static double[][] pearson(final double[][] courses) {
    final double[][] unit = new double[courses.length][];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = unit(courses[i]);
    }
    final double[][] r = new double[unit.length][unit.length];
    for (int i = 0; i < r.length; i++) {
      r[i][i] = 1;
      for (int j = 0; j < i; j++) {
        r[i][j] = Math.max(-1, Math.min(1, dot(unit[i], unit[j])));
        r[j][i] = r[i][j];
      }
    }
    return r;
  }

  /** A course less its mean, of length 1; null if nothing but rounding is left. */
  static double[] unit(final double[] course) {
    double mean = 0;
    for (final double v : course) {
      mean += v;
    }
    mean /= course.length;
    final double[] x = new double[course.length];
    double squares = 0;
    for (int t = 0; t < x.length; t++) {
      x[t] = course[t] - mean;
      squares += x[t] * x[t];
    }
    if (!(squares > 1e-24 * x.length * mean * mean) || squares == 0) {
      return null;
    }
    final double scale = 1 / Math.sqrt(squares);
    for (int t = 0; t < x.length; t++) {
      x[t] *= scale;
    }
    return x;
  }

  private static double[][] partial(final double[][] r) {
    final double[][] root = Cholesky.of(r, COLLINEAR);
    if (root == null) {
      return null;
    }
    final double[][] precision = Cholesky.inverse(root);
    final double[][] partial = new double[r.length][r.length];
    for (int i = 0; i < r.length; i++) {
      partial[i][i] = 1;
      for (int j = 0; j < i; j++) {
        partial[i][j] = -precision[i][j] / Math.sqrt(precision[i][i] * precision[j][j]);
        partial[j][i] = partial[i][j];
      }
    }
    return partial;
  }

  /**
   * The correlations of the covariance (1 - s) C + s m I, with C the covariance of the n volumes
   * (divided by n), m the mean of its diagonal, and s the shrinkage that Ledoit and Wolf estimate:
   * the mean over volumes of |x x' - C|^2 / n, at most |C - m I|^2, over the latter. It depends on
   * the courses' units.
   */
  private static double[][] ledoitWolf(final double[][] courses) {
    final int p = courses.length;
    final int n = courses[0].length;
    final double[][] x = new double[p][n];
    for (int i = 0; i < p; i++) {
      final double mean = Arrays.stream(courses[i]).average().orElseThrow();
      for (int t = 0; t < n; t++) {
        x[i][t] = courses[i][t] - mean;
      }
    }
    final double[][] c = new double[p][p];
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        c[i][j] = dot(x[i], x[j]) / n;
        squares += c[i][j] * c[i][j];
      }
      trace += c[i][i];
    }
    double fourth = 0;
    for (int t = 0; t < n; t++) {
      double power = 0;
      for (int i = 0; i < p; i++) {
        power += x[i][t] * x[i][t];
      }
      fourth += power * power;
    }
    final double m = trace / p;
    final double distance = squares - p * m * m;
    final double noise = (fourth / n - squares) / n;
    final double shrinkage = distance > 0 ? Math.min(noise, distance) / distance : 0;
    final double[][] r = new double[p][p];
    for (int i = 0; i < p; i++) {
      r[i][i] = 1;
      for (int j = 0; j < i; j++) {
        final double si = (1 - shrinkage) * c[i][i] + shrinkage * m;
        final double sj = (1 - shrinkage) * c[j][j] + shrinkage * m;
        r[i][j] = (1 - shrinkage) * c[i][j] / Math.sqrt(si * sj);
        r[j][i] = r[i][j];
      }
    }
    return r;
  }
}
