package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every metric against bctpy 0.6.0 and networkx 2.8.8 on 40 nodes. */
class GraphGoldenTest {

  private static final double EXACT = 1e-9;

  private static JsonNode golden;
  private static double[][] weights;
  private static GraphResult result;

  @BeforeAll
  static void compute() throws IOException {
    golden = new ObjectMapper().readTree(Shared.require("golden/graph/metrics_40.json").toFile());
    weights = matrix(golden.at("/bct/W"));
    result =
        new GraphMetrics(
                Thresholds.none(), NegativeWeights.SIGNED, UnreachablePairs.INFINITE, 50, 20, 1)
            .apply(Graphs.matrix(weights), Progress.NONE);
  }

  static double[] vector(final JsonNode node) {
    return IntStream.range(0, node.size()).mapToDouble(i -> node.get(i).asDouble()).toArray();
  }

  static double[][] matrix(final JsonNode node) {
    return IntStream.range(0, node.size())
        .mapToObj(i -> vector(node.get(i)))
        .toArray(double[][]::new);
  }

  private static double global(final String metric) {
    return result.measures().get(0).global().get(metric);
  }

  private static double[] nodes(final String metric) {
    return result.measures().get(0).nodes().get(metric);
  }

  private static void scalar(final String path, final double value) {
    assertEquals(golden.at(path).asDouble(), value, EXACT, path);
  }

  private static void vector(final String path, final double[] values) {
    assertArrayEquals(vector(golden.at(path)), values, EXACT, path);
  }

  @Test
  void nodesAreThoseOfTheToolbox() {
    vector("/bct/strength", nodes("strength"));
    vector("/bct/C", nodes("clustering"));
    vector("/bct/Eloc", nodes("local_efficiency"));
    vector("/bct/betw", nodes("betweenness"));
    final double[] degrees =
        Arrays.stream(weights)
            .mapToDouble(row -> Arrays.stream(row).filter(w -> w != 0).count())
            .toArray();
    assertArrayEquals(degrees, nodes("degree"));
  }

  @Test
  void graphsAreThoseOfTheToolbox() {
    scalar("/bct/charpath", global("path_length"));
    scalar("/bct/Eglob", global("efficiency"));
    scalar("/bct/eff_from_charpath", global("efficiency"));
    scalar("/bct/T", global("transitivity"));
    scalar("/bct/assort", global("assortativity"));
    final double[][] lengths = ShortestPaths.lengths(Graph.positive(weights));
    final double[][] expected = matrix(golden.at("/bct/D"));
    for (int i = 0; i < 40; i++) {
      assertArrayEquals(expected[i], lengths[i], EXACT);
    }
  }

  @Test
  void networkxDiffersAsItsDefinitionsDo() {
    scalar("/nx/lam_w", global("path_length"));
    scalar("/nx/Eglob_w", global("efficiency"));
    vector("/nx/betw", Arrays.stream(nodes("betweenness")).map(b -> b / 2).toArray());
    final double largest =
        Arrays.stream(weights).flatMapToDouble(Arrays::stream).max().orElseThrow();
    vector("/nx/C", Arrays.stream(nodes("clustering")).map(c -> c / largest).toArray());
  }

  @Test
  void modulesOfTheToolboxHaveItsQualityAndParticipation() {
    final int[] modules =
        Arrays.stream(vector(golden.at("/bct/ci"))).mapToInt(c -> (int) c - 1).toArray();
    scalar("/bct/Q", Modularity.of(weights).quality(modules));
    vector("/bct/pc", Mixing.participation(Graph.positive(weights), modules));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyRunOfLouvainComesNear(final long seed) {
    final Modularity modularity = Modularity.of(weights);
    final double q = modularity.quality(modularity.louvain(Stream.of(seed, Stream.LOUVAIN, 0, 0)));
    assertTrue(q >= 0.99 * golden.at("/bct/Q").asDouble(), "Q " + q);
    final Modules consensus = Modules.of(weights, 20, seed, 0, Progress.NONE);
    assertTrue(consensus.agreed());
    assertTrue(consensus.quality() >= 0.99 * golden.at("/bct/Q").asDouble());
  }

  /** The toolbox's nulls are other random graphs: their means agree within four standard errors. */
  @Test
  void nullsAreLikeThoseOfTheToolbox() {
    final double[] c = vector(golden.at("/bct/Cnull"));
    final double[] l = vector(golden.at("/bct/Lnull"));
    assertEquals(Graph.mean(c), global("clustering_null"), 4 * error(c));
    assertEquals(Graph.mean(l), global("path_length_null"), 4 * error(l));
    assertEquals(golden.at("/bct/sigma").asDouble(), global("sigma"), 0.05);
  }

  private static double error(final double[] values) {
    final double mean = Graph.mean(values);
    final double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(2 * squares / (values.length - 1) / values.length);
  }
}
