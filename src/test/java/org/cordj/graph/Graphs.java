package org.cordj.graph;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Graphs for tests. */
final class Graphs {

  private Graphs() {}

  static List<String> names(final int n) {
    return IntStream.range(0, n).mapToObj(i -> "roi-" + (i + 1)).toList();
  }

  static WeightMatrix matrix(final double[][] weights) {
    return new WeightMatrix("matrix", names(weights.length), weights);
  }

  /** An edge between two nodes with that probability, with weights from low to 1. */
  static double[][] random(final int n, final double density, final double low, final long seed) {
    final Random random = new Random(seed);
    final double[][] weights = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (random.nextDouble() < density) {
          weights[i][j] = low + (1 - low) * random.nextDouble();
          weights[j][i] = weights[i][j];
        }
      }
    }
    return weights;
  }

  /** Edges {a, b, weight}. */
  static double[][] of(final int n, final double[]... edges) {
    final double[][] weights = new double[n][n];
    for (final double[] e : edges) {
      weights[(int) e[0]][(int) e[1]] = e[2];
      weights[(int) e[1]][(int) e[0]] = e[2];
    }
    return weights;
  }

  /** The graph as JGraphT has it, its edges as long as the inverse of their weights. */
  static org.jgrapht.Graph<Integer, DefaultWeightedEdge> jgrapht(final double[][] weights) {
    final SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int i = 0; i < weights.length; i++) {
      graph.addVertex(i);
    }
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < i; j++) {
        if (weights[i][j] > 0) {
          graph.setEdgeWeight(graph.addEdge(i, j), 1 / weights[i][j]);
        }
      }
    }
    return graph;
  }
}
