package org.cordj.graph;

import java.util.Arrays;

/**
 * Shortest paths where an edge of weight w has the length 1/w: their lengths, and how many of them
 * lead through each node (Dijkstra's algorithm on a full matrix, Brandes' accumulation).
 *
 * <p>Dense graphs of regions have up to a few hundred nodes: a scan over all nodes for the nearest
 * one costs O(n^2) a source and beats a heap there. O(n^3) in time, O(n^2) in memory.
 *
 * @param lengths [from][to], 0 on the diagonal, infinite where there is no path
 * @param betweenness of each node: the sum over ordered pairs of other nodes of the share of their
 *     shortest paths that lead through it, as the Brain Connectivity Toolbox's {@code
 *     betweenness_wei} (twice networkx' unnormalized value); paths are equal when their lengths are
 *     the same floating-point number
 */
record ShortestPaths(double[][] lengths, double[] betweenness) {

  /** All pairs. */
  static ShortestPaths of(final Graph graph) {
    final int n = graph.size();
    final double[][] edge = edgeLengths(graph.weights);
    final double[][] lengths = new double[n][n];
    final double[] through = new double[n];
    final Search search = new Search(n);
    for (int s = 0; s < n; s++) {
      search.from(s, edge, graph.neighbors, lengths[s]);
      search.accumulate(s, edge, graph.neighbors, lengths[s], through);
    }
    return new ShortestPaths(lengths, through);
  }

  /** Lengths alone. */
  static double[][] lengths(final Graph graph) {
    final int n = graph.size();
    final double[][] edge = edgeLengths(graph.weights);
    final double[][] lengths = new double[n][n];
    final Search search = new Search(n);
    for (int s = 0; s < n; s++) {
      search.lengths(s, edge, graph.neighbors, lengths[s]);
    }
    return lengths;
  }

  /** 1/w; 0 where there is no edge. */
  static double[][] edgeLengths(final double[][] weights) {
    final int n = weights.length;
    final double[][] edge = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        edge[i][j] = weights[i][j] > 0 ? 1 / weights[i][j] : 0;
      }
    }
    return edge;
  }

  /** The mean of the lengths of all ordered pairs; NaN if every pair is left out. */
  double characteristic(final UnreachablePairs unreachable) {
    return characteristic(lengths, unreachable);
  }

  static double characteristic(final double[][] lengths, final UnreachablePairs unreachable) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < lengths.length; i++) {
      for (int j = 0; j < lengths.length; j++) {
        if (i != j && (unreachable == UnreachablePairs.INFINITE || lengths[i][j] < 1 / 0.0)) {
          sum += lengths[i][j];
          count++;
        }
      }
    }
    return sum / count;
  }

  /** The mean of 1/length of all pairs, 0 where there is no path. */
  double efficiency() {
    final int n = lengths.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += i == j ? 0 : 1 / lengths[i][j];
      }
    }
    return sum / ((double) n * (n - 1));
  }

  /** How many unordered pairs have no path. */
  int unreachable() {
    int count = 0;
    for (int i = 0; i < lengths.length; i++) {
      for (int j = 0; j < i; j++) {
        count += Double.isInfinite(lengths[i][j]) ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * The inverse of the mean length of the paths to a node, times the share of the other nodes that
   * have one, as Wasserman and Faust and networkx' default have it; 0 for an isolated node.
   */
  double[] closeness() {
    final int n = lengths.length;
    final double[] closeness = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      int reached = 0;
      for (int j = 0; j < n; j++) {
        if (i != j && lengths[i][j] < 1 / 0.0) {
          sum += lengths[i][j];
          reached++;
        }
      }
      closeness[i] = reached == 0 ? 0 : reached / sum * reached / (n - 1);
    }
    return closeness;
  }

  /** One source's search; its arrays serve again. */
  private static final class Search {

    private final boolean[] done;
    private final int[] order;
    private final double[] paths;
    private final double[] share;
    private int reached;

    Search(final int n) {
      done = new boolean[n];
      order = new int[n];
      paths = new double[n];
      share = new double[n];
    }

    void lengths(
        final int source, final double[][] edge, final int[][] neighbors, final double[] to) {
      final int n = to.length;
      Arrays.fill(to, Double.POSITIVE_INFINITY);
      Arrays.fill(done, false);
      to[source] = 0;
      reached = 0;
      for (int step = 0; step < n; step++) {
        int at = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < n; v++) {
          if (!done[v] && to[v] < least) {
            least = to[v];
            at = v;
          }
        }
        if (at < 0) {
          return;
        }
        done[at] = true;
        order[reached++] = at;
        final double[] row = edge[at];
        for (final int v : neighbors[at]) {
          final double there = least + row[v];
          if (there < to[v]) {
            to[v] = there;
          }
        }
      }
    }

    /** The lengths, and how many shortest paths lead to each node. */
    void from(final int source, final double[][] edge, final int[][] neighbors, final double[] to) {
      lengths(source, edge, neighbors, to);
      Arrays.fill(paths, 0);
      paths[source] = 1;
      for (int k = 0; k < reached; k++) {
        final int v = order[k];
        for (final int w : neighbors[v]) {
          if (w != source && to[v] + edge[v][w] == to[w]) {
            paths[w] += paths[v];
          }
        }
      }
    }

    void accumulate(
        final int source,
        final double[][] edge,
        final int[][] neighbors,
        final double[] to,
        final double[] through) {
      Arrays.fill(share, 0);
      for (int k = reached - 1; k > 0; k--) {
        final int w = order[k];
        for (final int v : neighbors[w]) {
          if (to[v] + edge[v][w] == to[w]) {
            share[v] += paths[v] / paths[w] * (1 + share[w]);
          }
        }
        if (w != source) {
          through[w] += share[w];
        }
      }
    }
  }
}
