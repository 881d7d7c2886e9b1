package org.cordj.graph;

import java.util.Arrays;

/**
 * An undirected graph of positive weights: its matrix and each node's neighbours. Fields are shared
 * within the room and never changed.
 */
final class Graph {

  final double[][] weights;

  /** The nodes with an edge to each node, rising. */
  final int[][] neighbors;

  private Graph(final double[][] weights) {
    this.weights = weights;
    final int n = weights.length;
    neighbors = new int[n][];
    final int[] list = new int[n];
    for (int i = 0; i < n; i++) {
      int k = 0;
      for (int j = 0; j < n; j++) {
        if (weights[i][j] > 0) {
          list[k++] = j;
        }
      }
      neighbors[i] = Arrays.copyOf(list, k);
    }
  }

  /** The graph of the weights above 0, which are copied. */
  static Graph positive(final double[][] weights) {
    final double[][] kept = new double[weights.length][];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = weights[i].clone();
      for (int j = 0; j < kept.length; j++) {
        kept[i][j] = Math.max(0, kept[i][j]);
      }
    }
    return new Graph(kept);
  }

  int size() {
    return weights.length;
  }

  /** How many edges there are. */
  int edges() {
    int sum = 0;
    for (final int[] list : neighbors) {
      sum += list.length;
    }
    return sum / 2;
  }

  /** The sum of each node's weights. */
  double[] strengths() {
    return sums(weights);
  }

  static double[] sums(final double[][] weights) {
    return Arrays.stream(weights).mapToDouble(row -> sum(row)).toArray();
  }

  /** In the order of the values, unlike a stream's compensated sum. */
  static double sum(final double[] values) {
    double sum = 0;
    for (final double v : values) {
      sum += v;
    }
    return sum;
  }

  static double mean(final double[] values) {
    return sum(values) / values.length;
  }
}
