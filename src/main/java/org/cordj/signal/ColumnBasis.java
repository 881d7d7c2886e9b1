package org.cordj.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An orthonormal basis of the columns of a design, for least squares: the residual of y is y less
 * the sum over the vectors q of q (q . y). Immutable.
 *
 * <p>Columns are taken in order, each less its projection on those before (Gram-Schmidt, twice, so
 * that rounding of the first pass is taken away by the second). A column of which less than 1e-8 of
 * its length is left is collinear with those before it and left out. O(rank n) a column.
 */
public final class ColumnBasis {

  /** The share of a column's length that must be new. */
  public static final double NEW_SHARE = 1e-8;

  private static final int ITERATIONS = 60;

  private final int length;
  private final List<double[]> vectors;

  /** Column j of the triangular factor of the columns scaled to length 1: [0 .. j]. */
  private final List<double[]> factor;

  private final List<Integer> dropped;

  private ColumnBasis(
      final int length,
      final List<double[]> vectors,
      final List<double[]> factor,
      final List<Integer> dropped) {
    this.length = length;
    this.vectors = vectors;
    this.factor = factor;
    this.dropped = dropped;
  }

  /** A basis of nothing, for columns of that length. */
  public static ColumnBasis empty(final int length) {
    return new ColumnBasis(length, List.of(), List.of(), List.of());
  }

  /**
   * The basis of this one's columns and others.
   *
   * @param columns [column][length], finite; not changed
   * @throws IllegalArgumentException if a column has another length
   */
  public ColumnBasis with(final double[][] columns) {
    final List<double[]> more = new ArrayList<>(vectors);
    final List<double[]> triangle = new ArrayList<>(factor);
    final List<Integer> left = new ArrayList<>();
    for (int c = 0; c < columns.length; c++) {
      if (columns[c].length != length) {
        throw new IllegalArgumentException(
            "A column of " + columns[c].length + " values for a design of " + length + ".");
      }
      final double[] x = columns[c].clone();
      final double norm = norm(x);
      final double[] parts = new double[more.size() + 1];
      if (norm > 0) {
        scale(x, 1 / norm);
        for (int pass = 0; pass < 2; pass++) {
          for (int q = 0; q < more.size(); q++) {
            parts[q] += subtract(x, more.get(q));
          }
        }
      }
      final double rest = norm(x);
      if (norm > 0 && rest > NEW_SHARE) {
        scale(x, 1 / rest);
        parts[more.size()] = rest;
        more.add(x);
        triangle.add(parts);
      } else {
        left.add(c);
      }
    }
    return new ColumnBasis(length, List.copyOf(more), List.copyOf(triangle), List.copyOf(left));
  }

  private static double norm(final double[] x) {
    double sum = 0;
    for (final double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }

  private static void scale(final double[] x, final double factor) {
    for (int t = 0; t < x.length; t++) {
      x[t] *= factor;
    }
  }

  /** Takes the projection on q away; gives its coefficient. */
  private static double subtract(final double[] x, final double[] q) {
    double dot = 0;
    for (int t = 0; t < q.length; t++) {
      dot += x[t] * q[t];
    }
    for (int t = 0; t < q.length; t++) {
      x[t] -= dot * q[t];
    }
    return dot;
  }

  /** How many vectors it has. */
  public int rank() {
    return vectors.size();
  }

  /** The vectors from a number on, [vector][length], copies. */
  public double[][] vectors(final int from) {
    return vectors.stream().skip(from).map(double[]::clone).toArray(double[][]::new);
  }

  /** Which of the columns that were added last are collinear with those before them. */
  public List<Integer> dropped() {
    return dropped;
  }

  /**
   * The condition number of the columns that it has, each scaled to length 1: the ratio of the
   * design's largest and smallest singular value, by power and inverse iteration on the triangular
   * factor (60 each: good to a few percent at least, from below). 1 where there is none.
   */
  public double condition() {
    final int k = rank();
    if (k == 0) {
      return 1;
    }
    double[] x = new double[k];
    double[] y = new double[k];
    for (int i = 0; i < k; i++) {
      // no singular vector of a real design is orthogonal to this one
      x[i] = 1 + 0.5 * Math.sin(1 + 2.3 * i);
      y[i] = x[i];
    }
    double largest = 0;
    double smallest = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      scale(x, 1 / norm(x));
      final double[] product = times(x);
      largest = norm(product);
      x = transposedTimes(product);
      scale(y, 1 / norm(y));
      final double[] solved = solveTransposed(y);
      smallest = 1 / norm(solved);
      y = solve(solved);
    }
    return largest / smallest;
  }

  private double[] times(final double[] x) {
    final double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      final double[] column = factor.get(j);
      for (int i = 0; i <= j; i++) {
        y[i] += column[i] * x[j];
      }
    }
    return y;
  }

  private double[] transposedTimes(final double[] x) {
    final double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      final double[] column = factor.get(j);
      for (int i = 0; i <= j; i++) {
        y[j] += column[i] * x[i];
      }
    }
    return y;
  }

  private double[] solve(final double[] b) {
    final double[] x = b.clone();
    for (int j = x.length - 1; j >= 0; j--) {
      final double[] column = factor.get(j);
      x[j] /= column[j];
      for (int i = 0; i < j; i++) {
        x[i] -= column[i] * x[j];
      }
    }
    return x;
  }

  private double[] solveTransposed(final double[] b) {
    final double[] x = b.clone();
    for (int j = 0; j < x.length; j++) {
      final double[] column = factor.get(j);
      for (int i = 0; i < j; i++) {
        x[j] -= column[i] * x[i];
      }
      x[j] /= column[j];
    }
    return x;
  }

  /**
   * An orthonormal basis of what is orthogonal to this one, [length - rank][length]: unit vectors
   * under the product of the Householder reflections that take this basis to unit vectors (Golub
   * and Van Loan, Matrix Computations, section 5.1). O(length^2 rank).
   */
  public double[][] complement() {
    final int k = rank();
    final double[][] a = vectors(0);
    for (int j = 0; j < k; j++) {
      final double[] v = a[j];
      Arrays.fill(v, 0, j, 0);
      final double length = norm(v);
      v[j] += v[j] < 0 ? -length : length;
      scale(v, 1 / norm(v));
      for (int later = j + 1; later < k; later++) {
        reflect(a[later], v, j);
      }
    }
    final double[][] rest = new double[length - k][length];
    for (int r = 0; r < rest.length; r++) {
      rest[r][k + r] = 1;
      for (int j = k - 1; j >= 0; j--) {
        reflect(rest[r], a[j], j);
      }
    }
    return rest;
  }

  private static void reflect(final double[] x, final double[] v, final int from) {
    double dot = 0;
    for (int t = from; t < v.length; t++) {
      dot += x[t] * v[t];
    }
    for (int t = from; t < v.length; t++) {
      x[t] -= 2 * dot * v[t];
    }
  }
}
