package org.cordj.graph;

/**
 * Triangles by their intensity, the cube root of the product of their weights (Onnela 2005,
 * 10.1103/PhysRevE.71.065103), which is not divided by the largest weight: the Brain Connectivity
 * Toolbox's {@code clustering_coef_wu} and {@code transitivity_wu}. networkx' value is this one
 * divided by the largest weight. O(n k^2).
 *
 * @param nodes each node's coefficient, 0 without triangles
 * @param transitivity the sum of all intensities over the number of all pairs of neighbours
 */
record Clustering(double[] nodes, double transitivity) {

  static Clustering of(final Graph graph) {
    final int n = graph.size();
    final double[][] roots = cubeRoots(graph);
    final double[] nodes = new double[n];
    double triangles = 0;
    double pairs = 0;
    for (int u = 0; u < n; u++) {
      final int[] near = graph.neighbors[u];
      double sum = 0;
      for (int a = 1; a < near.length; a++) {
        final double[] row = roots[near[a]];
        double part = 0;
        for (int b = 0; b < a; b++) {
          part += row[near[b]] * roots[u][near[b]];
        }
        sum += part * roots[u][near[a]];
      }
      final double possible = (double) near.length * (near.length - 1);
      nodes[u] = sum == 0 ? 0 : 2 * sum / possible;
      triangles += 2 * sum;
      pairs += possible;
    }
    return new Clustering(nodes, pairs == 0 ? 0 : triangles / pairs);
  }

  /** The cube roots of the weights. */
  static double[][] cubeRoots(final Graph graph) {
    final int n = graph.size();
    final double[][] roots = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (final int j : graph.neighbors[i]) {
        roots[i][j] = Math.cbrt(graph.weights[i][j]);
      }
    }
    return roots;
  }
}
