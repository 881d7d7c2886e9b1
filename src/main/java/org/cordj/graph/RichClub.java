package org.cordj.graph;

import java.util.Arrays;

/**
 * The weighted rich club of Opsahl 2008 (10.1103/PhysRevLett.101.168702), as the Brain Connectivity
 * Toolbox's {@code rich_club_wu} has it: at level k, the weight of the edges among nodes of degree
 * k or more as a share of that many strongest edges of the whole graph.
 */
final class RichClub {

  private RichClub() {}

  /**
   * The coefficients of the levels 1 to the highest degree; NaN where the nodes of that degree have
   * no edge among them. Where no node is left out the coefficient is 1, for which the toolbox has
   * NaN. O(n^2 log n).
   */
  static double[] of(final Graph graph) {
    final int n = graph.size();
    int levels = 0;
    final double[] sorted = new double[graph.edges()];
    int count = 0;
    for (int i = 0; i < n; i++) {
      levels = Math.max(levels, graph.neighbors[i].length);
      for (final int j : graph.neighbors[i]) {
        if (j > i) {
          sorted[count++] = graph.weights[i][j];
        }
      }
    }
    Arrays.sort(sorted);
    final double[] strongest = new double[count + 1];
    for (int e = 0; e < count; e++) {
      strongest[e + 1] = strongest[e] + sorted[count - 1 - e];
    }
    final double[] weight = new double[levels + 1];
    final int[] edges = new int[levels + 1];
    for (int i = 0; i < n; i++) {
      for (final int j : graph.neighbors[i]) {
        if (j > i) {
          final int both = Math.min(graph.neighbors[i].length, graph.neighbors[j].length);
          weight[both] += graph.weights[i][j];
          edges[both]++;
        }
      }
    }
    final double[] club = new double[levels];
    double inside = 0;
    int among = 0;
    for (int k = levels; k >= 1; k--) {
      inside += weight[k];
      among += edges[k];
      club[k - 1] = among == 0 ? Double.NaN : inside / strongest[among];
    }
    return club;
  }
}
