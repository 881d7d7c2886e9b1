package org.cordj.graph;

/** How nodes of different strength, degree and module go together. */
final class Mixing {

  private Mixing() {}

  /**
   * The correlation of the strengths at both ends of the edges, the Brain Connectivity Toolbox's
   * {@code assortativity_wei}; NaN if all edges join equal strengths or there are none.
   */
  static double assortativity(final Graph graph) {
    final double[] strength = graph.strengths();
    double products = 0;
    double sums = 0;
    double squares = 0;
    int edges = 0;
    for (int i = 0; i < graph.size(); i++) {
      for (final int j : graph.neighbors[i]) {
        if (j > i) {
          products += strength[i] * strength[j];
          sums += 0.5 * (strength[i] + strength[j]);
          squares += 0.5 * (strength[i] * strength[i] + strength[j] * strength[j]);
          edges++;
        }
      }
    }
    final double mean = sums / edges;
    final double variance = squares / edges - mean * mean;
    // what rounding leaves of a variance of 0 is no variance
    return variance > 1e-12 * mean * mean
        ? (products / edges - mean * mean) / variance
        : Double.NaN;
  }

  /**
   * How evenly each node's weights are spread over the modules: 1 - sum over modules of (weight to
   * the module / strength)^2 (Guimera and Amaral's coefficient as in the Brain Connectivity
   * Toolbox's {@code participation_coef}); 0 for an isolated node.
   *
   * @param modules each node's, from 0
   */
  static double[] participation(final Graph graph, final int[] modules) {
    final int n = graph.size();
    final double[] strength = graph.strengths();
    final double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      final double[] to = new double[n];
      for (final int j : graph.neighbors[i]) {
        to[modules[j]] += graph.weights[i][j];
      }
      double squares = 0;
      for (final double w : to) {
        squares += w * w;
      }
      result[i] = strength[i] == 0 ? 0 : 1 - squares / (strength[i] * strength[i]);
    }
    return result;
  }
}
