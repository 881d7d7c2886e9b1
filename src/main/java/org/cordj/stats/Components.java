package org.cordj.stats;

import java.util.Arrays;

/**
 * Connected components of what exceeds a threshold, each sign by itself: clusters of voxels that
 * touch, or networks of edges that share nodes (Zalesky 2010, 10.1016/j.neuroimage.2010.06.041).
 *
 * <p>The extent of a component is how many voxels or edges it has, its mass the sum of what they
 * exceed the threshold by. The measure gives the largest extent and the largest mass. O(V). One
 * thread at a time may use one.
 *
 * <p>Extents are whole numbers: many shuffles tie with the observed one, and a p value counts them
 * all. In noise a p of .05 or less then comes in some .025 of the studies; with ties broken by lot
 * it is .05, so that ties are all there is to it. Masses do not tie.
 */
abstract class Components implements MapMeasure {

  private final double threshold;
  private final int[] parent;
  private final int[] extent;
  private final double[] mass;

  /** How many variables there are; union-find may need more elements. */
  private final int variables;

  /**
   * For maps of that many variables.
   *
   * @param elements what is united: voxels or nodes
   * @param threshold statistics above it belong to components; above 0
   */
  Components(final int variables, final int elements, final double threshold) {
    this.variables = variables;
    this.threshold = threshold;
    parent = new int[elements];
    extent = new int[elements];
    mass = new double[elements];
  }

  /** Unites what belongs together among the variables above the threshold. */
  abstract void unite(boolean[] above);

  /** The element that stands for a variable. */
  abstract int element(int variable);

  @Override
  public final int count() {
    return 2;
  }

  private boolean[] above = new boolean[0];

  @Override
  public final void maxima(final double[] statistics, final double[] out) {
    out[0] = 0;
    out[1] = 0;
    for (final int sign : new int[] {1, -1}) {
      if (gather(statistics, sign)) {
        for (int e = 0; e < parent.length; e++) {
          out[0] = Math.max(out[0], extent[e]);
          out[1] = Math.max(out[1], mass[e]);
        }
      }
    }
  }

  private boolean gather(final double[] statistics, final int sign) {
    if (above.length < variables) {
      above = new boolean[variables];
    }
    boolean some = false;
    for (int v = 0; v < variables; v++) {
      above[v] = sign * statistics[v] > threshold;
      some |= above[v];
    }
    if (!some) {
      return false;
    }
    for (int e = 0; e < parent.length; e++) {
      parent[e] = e;
      extent[e] = 0;
      mass[e] = 0;
    }
    unite(above);
    for (int v = 0; v < variables; v++) {
      if (above[v]) {
        final int root = find(element(v));
        extent[root]++;
        mass[root] += sign * statistics[v] - threshold;
      }
    }
    return true;
  }

  /**
   * The component of each variable: numbers from 1, positive ones first and larger ones first among
   * those of a sign; 0 for none.
   */
  final int[] label(final double[] statistics) {
    final int[] labels = new int[variables];
    int last = 0;
    for (final int sign : new int[] {1, -1}) {
      if (gather(statistics, sign)) {
        final Integer[] roots =
            java.util.stream.IntStream.range(0, parent.length)
                .filter(e -> extent[e] > 0)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(roots, (a, b) -> Integer.compare(extent[b], extent[a]));
        final int[] numbers = new int[parent.length];
        for (final int root : roots) {
          numbers[root] = ++last;
        }
        for (int v = 0; v < variables; v++) {
          if (above[v]) {
            labels[v] = numbers[find(element(v))];
          }
        }
      }
    }
    return labels;
  }

  final void join(final int a, final int b) {
    parent[find(a)] = find(b);
  }

  private int find(final int element) {
    int e = element;
    while (parent[e] != e) {
      parent[e] = parent[parent[e]];
      e = parent[e];
    }
    return e;
  }

  /** Clusters of voxels. */
  static Components clusters(final Adjacency adjacency, final double threshold) {
    return new Components(adjacency.count(), adjacency.count(), threshold) {
      @Override
      void unite(final boolean[] above) {
        for (int v = 0; v < above.length; v++) {
          if (above[v]) {
            for (int k = adjacency.starts()[v]; k < adjacency.starts()[v + 1]; k++) {
              if (adjacency.others()[k] < v && above[adjacency.others()[k]]) {
                join(v, adjacency.others()[k]);
              }
            }
          }
        }
      }

      @Override
      int element(final int variable) {
        return variable;
      }
    };
  }

  /**
   * Networks of edges.
   *
   * @param from [edge] its one node, from 0
   * @param to [edge] its other node
   */
  static Components networks(
      final int[] from, final int[] to, final int nodes, final double threshold) {
    return new Components(from.length, nodes, threshold) {
      @Override
      void unite(final boolean[] above) {
        for (int e = 0; e < above.length; e++) {
          if (above[e]) {
            join(from[e], to[e]);
          }
        }
      }

      @Override
      int element(final int variable) {
        return from[variable];
      }
    };
  }
}
