package org.cordj.graph;

/**
 * Random graphs in which every node keeps its degree: two edges a-b and c-d become a-d and c-b,
 * each with its weight, unless these exist (the swaps of the Brain Connectivity Toolbox's {@code
 * randmio_und} and {@code latmio_und}). Ten times as many swaps as edges are attempted, each in up
 * to E / (n - 1) draws, E the pairs drawn from.
 *
 * <p>Where more than half of all pairs are edges, few of two edges can be swapped; there two pairs
 * that are no edges, a-d and c-b, are drawn, which become a-b and c-d. These are the same swaps,
 * each with the same chance, found sooner.
 */
final class DegreeNull {

  private static final int SWAPS_AN_EDGE = 10;

  private final double[][] weights;
  private final int edges;

  /** Whether pairs are drawn that are no edges. */
  private final boolean absent;

  /** The pairs that are drawn. */
  private final int[] from;

  private final int[] to;
  private int swaps;

  private DegreeNull(final Graph graph) {
    final int n = graph.size();
    final int pairs = n * (n - 1) / 2;
    edges = graph.edges();
    absent = 2 * edges > pairs;
    weights = new double[n][];
    from = new int[absent ? pairs - edges : edges];
    to = new int[from.length];
    int p = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = graph.weights[i].clone();
      for (int j = i + 1; j < n; j++) {
        if (weights[i][j] > 0 != absent) {
          from[p] = i;
          to[p++] = j;
        }
      }
    }
  }

  /** A random graph, null if no two edges could be swapped. */
  static Graph random(final Graph graph, final Stream random) {
    final DegreeNull result = new DegreeNull(graph);
    result.swap(random, null);
    return result.swaps == 0 ? null : Graph.positive(result.weights);
  }

  /**
   * A graph whose weights lie as near to the diagonal as swaps bring them, the nodes on a ring in
   * random order: a lattice of the same degrees.
   */
  static Graph lattice(final Graph graph, final Stream random) {
    final DegreeNull result = new DegreeNull(graph);
    result.swap(random, random.permutation(graph.size()));
    return Graph.positive(result.weights);
  }

  private void swap(final Stream random, final int[] ring) {
    final int count = from.length;
    if (count < 2) {
      return;
    }
    final long most = Math.max(1, Math.round((double) count / (weights.length - 1)));
    for (long s = 0; s < (long) SWAPS_AN_EDGE * edges; s++) {
      for (long attempt = 0; attempt <= most; attempt++) {
        final long bits = random.next();
        final int first = Stream.scale(bits >>> 32, count);
        final int second = Stream.scale(bits & 0xffffffffL, count);
        if (random.next() < 0) {
          final int turned = from[second];
          from[second] = to[second];
          to[second] = turned;
        }
        if (first != second && swap(first, second, ring)) {
          swaps++;
          break;
        }
      }
    }
  }

  /** Swaps if both new pairs are free, both old ones edges, and the ring, if any, allows it. */
  private boolean swap(final int first, final int second, final int[] ring) {
    final int a = from[first];
    final int c = from[second];
    final int b = absent ? to[second] : to[first];
    final int d = absent ? to[first] : to[second];
    if (a == b || a == c || a == d || b == c || b == d || c == d) {
      return false;
    }
    final double ab = weights[a][b];
    final double cd = weights[c][d];
    if (ab == 0
        || cd == 0
        || weights[a][d] != 0
        || weights[c][b] != 0
        || ring != null && !nearer(ring, a, b, c, d, ab, cd)) {
      return false;
    }
    put(a, d, ab);
    put(c, b, cd);
    put(a, b, 0);
    put(c, d, 0);
    final int end = to[first];
    to[first] = to[second];
    to[second] = end;
    return true;
  }

  private static boolean nearer(
      final int[] ring,
      final int a,
      final int b,
      final int c,
      final int d,
      final double ab,
      final double cd) {
    return apart(ring, a, b) * ab + apart(ring, c, d) * cd
        >= apart(ring, a, d) * ab + apart(ring, c, b) * cd;
  }

  private static int apart(final int[] ring, final int a, final int b) {
    final int along = Math.abs(ring[a] - ring[b]);
    return Math.min(along, ring.length - along);
  }

  private void put(final int i, final int j, final double weight) {
    weights[i][j] = weight;
    weights[j][i] = weight;
  }
}
