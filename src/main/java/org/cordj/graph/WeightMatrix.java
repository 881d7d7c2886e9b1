package org.cordj.graph;

import java.util.HashSet;
import java.util.List;
import org.cordj.io.NamedMatrix;
import org.cordj.io.Numbers;
import org.cordj.io.Table;

/**
 * The weights between regions: a symmetric matrix with names. What stands on its diagonal is no
 * edge and becomes 0. Immutable.
 */
public final class WeightMatrix {

  /** The smallest graph that has a triangle. */
  public static final int LEAST_NODES = 3;

  /** How far two halves may differ, as a share of the largest weight: float pixels, 9 digits. */
  private static final double SYMMETRY = 1e-6;

  private final String name;
  private final List<String> nodes;
  private final double[][] weights;

  /**
   * A matrix of weights; off its diagonal the mean of the two halves.
   *
   * @param name what sentences call it
   * @param nodes the regions' names, each once
   * @param values [row][column], copied
   * @throws IllegalArgumentException if there are fewer than 3 nodes, the matrix is not square or
   *     not symmetric within 1e-6 of its largest weight, a name stands twice, or a weight off the
   *     diagonal is not finite
   */
  public WeightMatrix(final String name, final List<String> nodes, final double[][] values) {
    this.name = name;
    this.nodes = List.copyOf(nodes);
    final int n = values.length;
    for (final double[] row : values) {
      if (row.length != n) {
        throw new IllegalArgumentException(
            "'"
                + name
                + "' has "
                + n
                + " rows and "
                + row.length
                + " columns; a matrix of regions is square.");
      }
    }
    if (n < LEAST_NODES) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + n + " regions; a graph needs " + LEAST_NODES + " or more.");
    }
    if (nodes.size() != n || new HashSet<>(nodes).size() != n) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + n + " rows but the names " + nodes + "; each names one row.");
    }
    weights = halves(values);
  }

  /** The mean of both halves, after checking that they are alike. */
  private double[][] halves(final double[][] values) {
    final int n = values.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j && !Double.isFinite(values[i][j])) {
          throw new IllegalArgumentException(
              "'"
                  + name
                  + "' holds "
                  + values[i][j]
                  + " at row '"
                  + nodes.get(i)
                  + "', column '"
                  + nodes.get(j)
                  + "'; a weight must be a finite number. Leave that region out or give 0 for no"
                  + " edge.");
        }
        largest = i == j ? largest : Math.max(largest, Math.abs(values[i][j]));
      }
    }
    final double[][] mean = new double[n][n];
    double worst = -1;
    int a = 0;
    int b = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        final double difference = Math.abs(values[i][j] - values[j][i]);
        if (difference > worst) {
          worst = difference;
          a = i;
          b = j;
        }
        mean[i][j] = values[i][j] == values[j][i] ? values[i][j] : mean(values[i][j], values[j][i]);
        mean[j][i] = mean[i][j];
      }
    }
    if (worst > SYMMETRY * largest) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not symmetric: from '"
              + nodes.get(a)
              + "' to '"
              + nodes.get(b)
              + "' it holds "
              + Numbers.brief(values[a][b])
              + ", the other way "
              + Numbers.brief(values[b][a])
              + ", the largest difference; graph metrics are of undirected graphs.");
    }
    return mean;
  }

  private static double mean(final double a, final double b) {
    return 0.5 * a + 0.5 * b;
  }

  /**
   * Reads a table whose header and first column are the regions' names, in the same order.
   *
   * @param name what sentences call it: its file
   * @throws IllegalArgumentException as the constructor, or if rows and columns are named
   *     differently or a cell off the diagonal is no number
   */
  public static WeightMatrix of(final Table table, final String name) {
    final NamedMatrix matrix = NamedMatrix.of(table, name, false);
    return new WeightMatrix(name, matrix.names(), matrix.values());
  }

  /** What sentences call it. */
  public String name() {
    return name;
  }

  /** The regions' names. */
  public List<String> nodes() {
    return nodes;
  }

  /** How many regions there are. */
  public int size() {
    return weights.length;
  }

  /** A copy of the weights, [row][column], 0 on the diagonal. */
  public double[][] weights() {
    final double[][] copy = new double[weights.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = weights[i].clone();
    }
    return copy;
  }
}
