package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random graphs and lattices of the same degrees. */
class DegreeNullTest {

  private static int[] degrees(final Graph graph) {
    return Arrays.stream(graph.neighbors).mapToInt(k -> k.length).toArray();
  }

  private static double[] weights(final Graph graph) {
    return Arrays.stream(graph.weights).flatMapToDouble(Arrays::stream).sorted().toArray();
  }

  @Test
  void everyDegreeAndEveryWeightStays() {
    for (int seed = 1; seed <= 40; seed++) {
      final Graph graph = Graph.positive(Graphs.random(10 + seed, 0.05 + 0.02 * seed, 0.1, seed));
      final Graph random = DegreeNull.random(graph, Stream.of(0, Stream.NULL, 0, seed));
      final Graph lattice = DegreeNull.lattice(graph, Stream.of(0, Stream.NULL, 0, seed));
      for (final Graph other : new Graph[] {random, lattice}) {
        assertArrayEquals(degrees(graph), degrees(other));
        assertArrayEquals(weights(graph), weights(other));
        for (int i = 0; i < graph.size(); i++) {
          assertEquals(0, other.weights[i][i]);
          for (int j = 0; j < i; j++) {
            assertEquals(other.weights[i][j], other.weights[j][i]);
          }
        }
      }
    }
  }

  /** A ring of neighbours loses its triangles; a random graph, made a lattice, gains some. */
  @Test
  void nullsAreRandomAndLatticesClustered() {
    final int n = 60;
    final double[][] ring = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int step = 1; step <= 3; step++) {
        ring[i][(i + step) % n] = 1;
        ring[(i + step) % n][i] = 1;
      }
    }
    final Graph graph = Graph.positive(ring);
    // each node's 15 pairs of neighbours have 9 edges
    assertEquals(0.6, Graph.mean(Clustering.of(graph).nodes()), 1e-12);
    final Graph random = DegreeNull.random(graph, Stream.of(0, Stream.NULL, 0, 1));
    // about k / n in a random graph
    assertTrue(Graph.mean(Clustering.of(random).nodes()) < 0.2);
    final Graph lattice = DegreeNull.lattice(random, Stream.of(0, Stream.NULL, 0, 2));
    assertTrue(Graph.mean(Clustering.of(lattice).nodes()) > 0.35);
  }

  @Test
  void whereNothingCanBeSwapped() {
    assertNull(
        DegreeNull.random(
            Graph.positive(Graphs.random(8, 1, 0.1, 1)), Stream.of(0, Stream.NULL, 0, 1)));
    final Graph star =
        Graph.positive(
            Graphs.of(4, new double[] {0, 1, 1}, new double[] {0, 2, 1}, new double[] {0, 3, 1}));
    assertNull(DegreeNull.random(star, Stream.of(0, Stream.NULL, 0, 1)));
  }

  /**
   * All 70 graphs of six nodes of degree 2, and all of degree 3, come equally often, drawn by edges
   * or not.
   */
  @Test
  void everyGraphOfTheDegreesIsAsLikely() {
    final double[][] path =
        Graphs.of(
            6,
            new double[] {0, 1, 1},
            new double[] {1, 2, 1},
            new double[] {2, 3, 1},
            new double[] {3, 4, 1},
            new double[] {4, 5, 1},
            new double[] {5, 0, 1});
    final double[][] rest = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        rest[i][j] = i == j || path[i][j] > 0 ? 0 : 1;
      }
    }
    for (final double[][] weights : new double[][][] {path, rest}) {
      final Map<String, Integer> seen = new HashMap<>();
      final int draws = 14000;
      for (int s = 0; s < draws; s++) {
        final Graph graph =
            DegreeNull.random(Graph.positive(weights), Stream.of(5, Stream.NULL, 0, s));
        seen.merge(Arrays.deepToString(graph.neighbors), 1, Integer::sum);
      }
      // 60 hexagons and 10 pairs of triangles
      assertEquals(70, seen.size());
      for (final int count : seen.values()) {
        assertEquals(200, count, 70);
      }
    }
  }
}
