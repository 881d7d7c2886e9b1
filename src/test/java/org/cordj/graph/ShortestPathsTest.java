package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and betweenness against JGraphT. */
class ShortestPathsTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.06, 0.3, 1})
  void areThoseOfJgrapht(final double density) {
    final double[][] weights = Graphs.random(40, density, 0.1, 11);
    final ShortestPaths paths = ShortestPaths.of(Graph.positive(weights));
    final org.jgrapht.Graph<Integer, DefaultWeightedEdge> peer = Graphs.jgrapht(weights);
    final DijkstraShortestPath<Integer, DefaultWeightedEdge> dijkstra =
        new DijkstraShortestPath<>(peer);
    final BetweennessCentrality<Integer, DefaultWeightedEdge> scores =
        new BetweennessCentrality<>(peer);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        assertEquals(dijkstra.getPathWeight(i, j), paths.lengths()[i][j], 1e-12);
      }
      // theirs counts each pair once
      assertEquals(2 * scores.getVertexScore(i), paths.betweenness()[i], 1e-9);
    }
  }
}
