package org.cordj.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;

/**
 * How well each node's neighbours reach each other without it: the mean over pairs of neighbours of
 * the cube roots of the weights to both times the inverse length of the shortest path between them
 * among the neighbours, where an edge of weight w has the length cbrt(1/w). That is Wang's form
 * (2017, 10.1162/NECO_a_00914), which bctpy 0.6.0's {@code efficiency_wei} computes; where all
 * neighbours are joined directly it is the clustering coefficient or more. O(k^3) a node of k
 * neighbours.
 */
final class LocalEfficiency {

  private LocalEfficiency() {}

  /** Each node's; 0 with fewer than two neighbours. */
  static double[] of(final Graph graph, final Progress progress) {
    final int n = graph.size();
    final double[][] roots = Clustering.cubeRoots(graph);
    final double[][] edge = ShortestPaths.edgeLengths(roots);
    final double[] efficiency = new double[n];
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, n).boxed().toList(),
            u -> {
              progress.check();
              efficiency[u] = node(graph.neighbors[u], edge, roots[u]);
            });
    return efficiency;
  }

  private static double node(final int[] near, final double[][] edge, final double[] roots) {
    final int k = near.length;
    if (k < 2) {
      return 0;
    }
    final double[][] among = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        final double length = edge[near[a]][near[b]];
        among[a][b] = length == 0 ? Double.POSITIVE_INFINITY : length;
      }
    }
    double sum = 0;
    final double[] to = new double[k];
    final boolean[] done = new boolean[k];
    for (int a = 0; a < k; a++) {
      lengths(a, among, to, done);
      double part = 0;
      for (int b = 0; b < k; b++) {
        if (b != a) {
          part += roots[near[b]] / to[b];
        }
      }
      sum += roots[near[a]] * part;
    }
    return sum / ((double) k * (k - 1));
  }

  private static void lengths(
      final int source, final double[][] among, final double[] to, final boolean[] done) {
    Arrays.fill(to, Double.POSITIVE_INFINITY);
    Arrays.fill(done, false);
    to[source] = 0;
    for (int step = 0; step < to.length; step++) {
      int at = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int v = 0; v < to.length; v++) {
        if (!done[v] && to[v] < least) {
          least = to[v];
          at = v;
        }
      }
      if (at < 0) {
        return;
      }
      done[at] = true;
      final double[] row = among[at];
      for (int v = 0; v < to.length; v++) {
        // what is done is nearer already
        to[v] = Math.min(to[v], least + row[v]);
      }
    }
  }
}
