package org.cordj.signal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The principal components of many series: the orthonormal courses that in turn explain most of
 * their summed squares. From the smaller one of the two matrices of products, so O(T V min(T, V) +
 * min(T, V)^3) for V series of T values.
 *
 * @param variances the squares that each explains, falling, as a share of all; sums to 1
 * @param courses [component][t] of length 1, each with the sign in which the series' sum follows it
 */
public record PrincipalComponents(double[] variances, double[][] courses) {

  /** Components of less than this share are rounding. */
  private static final double LEAST = 1e-12;

  /**
   * The components of series as they are: centre and scale them before.
   *
   * @param rows [t][series], finite
   * @throws IllegalArgumentException if nothing varies
   */
  public static PrincipalComponents of(final double[][] rows) {
    final int length = rows.length;
    final int series = rows[0].length;
    final boolean wide = series >= length;
    final double[][] across = RowProduct.transpose(rows, series);
    final double[][] gram = wide ? products(rows, across) : products(across, rows);
    final double[] sums = Arrays.stream(rows).mapToDouble(r -> Arrays.stream(r).sum()).toArray();
    return of(gram, vector -> wide ? vector : combined(rows, vector), sums);
  }

  /**
   * The components of series of which only their products are at hand, for more series than fit
   * into memory at once. O(T^3).
   *
   * @param products [t][t]: the sum over the series of the product of their values at both times;
   *     overwritten
   * @param sums [t]: the sum over the series
   * @throws IllegalArgumentException if nothing varies
   */
  public static PrincipalComponents ofProducts(final double[][] products, final double[] sums) {
    return of(products, vector -> vector, sums);
  }

  private static PrincipalComponents of(
      final double[][] gram, final UnaryOperator<double[]> course, final double[] sums) {
    double total = 0;
    for (int i = 0; i < gram.length; i++) {
      total += gram[i][i];
    }
    if (!(total > 0)) {
      throw new IllegalArgumentException("None of the series varies: they have no components.");
    }
    final EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
    final double[] values = eigen.getRealEigenvalues();
    final double sum = total;
    final int[] order =
        IntStream.range(0, values.length)
            .filter(i -> values[i] > LEAST * sum)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    final double[] variances = Arrays.stream(order).mapToDouble(i -> values[i] / sum).toArray();
    final double[][] courses = new double[order.length][];
    for (int c = 0; c < order.length; c++) {
      courses[c] = course.apply(eigen.getEigenvector(order[c]).toArray());
      turn(courses[c], sums);
    }
    return new PrincipalComponents(variances, courses);
  }

  /** x times its transpose. */
  private static double[][] products(final double[][] x, final double[][] transpose) {
    final double[][] gram = new double[x.length][x.length];
    RowProduct.set(x, transpose, gram, x.length);
    return gram;
  }

  private static double[] combined(final double[][] rows, final double[] weights) {
    return unit(
        Arrays.stream(rows)
            .mapToDouble(
                row -> {
                  double sum = 0;
                  for (int v = 0; v < weights.length; v++) {
                    sum += row[v] * weights[v];
                  }
                  return sum;
                })
            .toArray());
  }

  private static double[] unit(final double[] x) {
    final double norm = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    return Arrays.stream(x).map(v -> v / norm).toArray();
  }

  private static void turn(final double[] course, final double[] sums) {
    double dot = 0;
    for (int t = 0; t < course.length; t++) {
      dot += course[t] * sums[t];
    }
    if (dot < 0) {
      for (int t = 0; t < course.length; t++) {
        course[t] = -course[t];
      }
    }
  }

  /** How many components explain that share of the variance together, 0 to 1. */
  public int explaining(final double share) {
    double sum = 0;
    int count = 0;
    while (count < variances.length && sum < share * (1 - 1e-12)) {
      sum += variances[count++];
    }
    return count;
  }
}
