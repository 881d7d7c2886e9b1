package org.cordj.graph;

import java.util.Random;

/**
 * Random graphs in which every node keeps its degree: two edges a-b and c-d become a-d and c-b,
 * each with its weight, unless these exist (the algorithm of the Brain Connectivity Toolbox's
 * {@code randmio_und} and {@code latmio_und}). Ten times as many swaps as edges are attempted, each
 * in up to E / (n - 1) draws.
 */
final class DegreeNull {

  private static final int SWAPS_AN_EDGE = 10;

  private final double[][] weights;
  private final int[] from;
  private final int[] to;
  private int swaps;

  private DegreeNull(final Graph graph) {
    final int n = graph.size();
    weights = new double[n][];
    from = new int[graph.edges()];
    to = new int[from.length];
    int e = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = graph.weights[i].clone();
      for (final int j : graph.neighbors[i]) {
        if (j > i) {
          from[e] = i;
          to[e++] = j;
        }
      }
    }
  }

  /** A random graph, null if no two edges could be swapped. */
  static Graph random(final Graph graph, final Random random) {
    final DegreeNull result = new DegreeNull(graph);
    result.swap(random, null);
    return result.swaps == 0 ? null : Graph.positive(result.weights);
  }

  /**
   * A graph whose weights lie as near to the diagonal as swaps bring them, the nodes on a ring in
   * random order: a lattice of the same degrees.
   */
  static Graph lattice(final Graph graph, final Random random) {
    final DegreeNull result = new DegreeNull(graph);
    result.swap(random, Streams.permutation(graph.size(), random));
    return Graph.positive(result.weights);
  }

  private void swap(final Random random, final int[] ring) {
    final int edges = from.length;
    final int n = weights.length;
    if (edges < 2) {
      return;
    }
    final long most = Math.max(1, Math.round((double) edges / (n - 1)));
    for (long s = 0; s < (long) SWAPS_AN_EDGE * edges; s++) {
      for (long attempt = 0; attempt <= most; attempt++) {
        final int first = random.nextInt(edges);
        final int second = random.nextInt(edges);
        if (random.nextBoolean()) {
          final int turned = from[second];
          from[second] = to[second];
          to[second] = turned;
        }
        if (legal(first, second) && (ring == null || nearer(first, second, ring))) {
          exchange(first, second);
          swaps++;
          break;
        }
      }
    }
  }

  private boolean legal(final int first, final int second) {
    final int a = from[first];
    final int b = to[first];
    final int c = from[second];
    final int d = to[second];
    return first != second
        && a != c
        && a != d
        && b != c
        && b != d
        && weights[a][d] == 0
        && weights[c][b] == 0;
  }

  private boolean nearer(final int first, final int second, final int[] ring) {
    final int a = from[first];
    final int b = to[first];
    final int c = from[second];
    final int d = to[second];
    final double ab = weights[a][b];
    final double cd = weights[c][d];
    return apart(ring, a, b) * ab + apart(ring, c, d) * cd
        >= apart(ring, a, d) * ab + apart(ring, c, b) * cd;
  }

  private static int apart(final int[] ring, final int a, final int b) {
    final int along = Math.abs(ring[a] - ring[b]);
    return Math.min(along, ring.length - along);
  }

  private void exchange(final int first, final int second) {
    final int a = from[first];
    final int b = to[first];
    final int c = from[second];
    final int d = to[second];
    put(a, d, weights[a][b]);
    put(c, b, weights[c][d]);
    put(a, b, 0);
    put(c, d, 0);
    to[first] = d;
    to[second] = b;
  }

  private void put(final int i, final int j, final double weight) {
    weights[i][j] = weight;
    weights[j][i] = weight;
  }
}
