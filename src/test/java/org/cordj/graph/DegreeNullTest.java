package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
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
      final Graph random = DegreeNull.random(graph, new Random(seed));
      final Graph lattice = DegreeNull.lattice(graph, new Random(seed));
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
    final Graph random = DegreeNull.random(graph, new Random(1));
    // about k / n in a random graph
    assertTrue(Graph.mean(Clustering.of(random).nodes()) < 0.2);
    final Graph lattice = DegreeNull.lattice(random, new Random(2));
    assertTrue(Graph.mean(Clustering.of(lattice).nodes()) > 0.35);
  }

  @Test
  void whereNothingCanBeSwapped() {
    assertNull(DegreeNull.random(Graph.positive(Graphs.random(8, 1, 0.1, 1)), new Random(1)));
    final Graph star =
        Graph.positive(
            Graphs.of(4, new double[] {0, 1, 1}, new double[] {0, 2, 1}, new double[] {0, 3, 1}));
    assertNull(DegreeNull.random(star, new Random(1)));
  }
}
