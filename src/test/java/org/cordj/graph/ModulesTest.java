package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;

/** Modules of graphs where they are known. */
class ModulesTest {

  /** Cliques of 5 joined in a ring by one edge each: Q has a closed form. */
  @Test
  void aRingOfCliques() {
    final int cliques = 6;
    final int size = 5;
    final double[][] weights = new double[cliques * size][cliques * size];
    for (int c = 0; c < cliques; c++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          weights[c * size + i][c * size + j] = i == j ? 0 : 1;
        }
      }
      final int a = c * size;
      final int b = (c + 1) % cliques * size + 1;
      weights[a][b] = 1;
      weights[b][a] = 1;
    }
    final Modules modules = Modules.of(weights, 30, 1, 0, Progress.NONE);
    assertTrue(modules.agreed());
    assertArrayEquals(
        IntStream.range(0, cliques * size).map(i -> i / size).toArray(), modules.nodes());
    // each clique has 10 of its 11 edges' worth inside, and a sixth of all strength
    assertEquals(10.0 / 11 - 1.0 / cliques, modules.quality(), 1e-12);
    assertEquals(modules.quality(), modules.best(), 1e-12);
  }

  @Test
  void negativeWeightsPartModules() {
    final double[][] weights =
        Graphs.of(
            4,
            new double[] {0, 1, 1},
            new double[] {2, 3, 1},
            new double[] {0, 2, -1},
            new double[] {1, 3, -1});
    final Modules modules = Modules.of(weights, 10, 1, 0, Progress.NONE);
    assertArrayEquals(new int[] {0, 0, 1, 1}, modules.nodes());
    // 1 - 1/2 of the positive half, and -(0 - 1/2) of the negative one, which counts half
    assertEquals(0.75, modules.quality(), 1e-12);
  }
}
