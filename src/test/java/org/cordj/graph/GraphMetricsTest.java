package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics against matrix formulas written out, on graphs that are whole, broken and signed. */
class GraphMetricsTest {

  private static final double EXACT = 1e-9;

  private static GraphMetrics options(
      final Thresholds thresholds, final NegativeWeights negative, final int nulls) {
    return new GraphMetrics(thresholds, negative, UnreachablePairs.INFINITE, 20, nulls, 7);
  }

  private static GraphResult metrics(final double[][] weights) {
    return options(Thresholds.none(), NegativeWeights.SIGNED, 0)
        .apply(Graphs.matrix(weights), Progress.NONE);
  }

  @ParameterizedTest
  @CsvSource({"12,0.9,0.1", "15,0.25,0.1", "20,0.1,0.2", "15,0.5,-1", "25,0.15,-1"})
  void allMetricsAreThoseOfTheFormulas(final int n, final double density, final double low) {
    for (int seed = 1; seed <= 5; seed++) {
      final double[][] weights = Graphs.random(n, density, low, seed);
      final GraphMeasures m = metrics(weights).measures().get(0);
      final Naive naive = new Naive(weights);
      assertArrayEquals(naive.strength, m.nodes().get("strength"), EXACT);
      assertArrayEquals(naive.degree, m.nodes().get("degree"));
      assertArrayEquals(naive.clustering, m.nodes().get("clustering"), EXACT);
      assertArrayEquals(naive.localEfficiency, m.nodes().get("local_efficiency"), EXACT);
      assertArrayEquals(naive.betweenness, m.nodes().get("betweenness"), EXACT);
      assertArrayEquals(naive.closeness, m.nodes().get("closeness"), EXACT);
      assertEquals(naive.transitivity, m.global().get("transitivity"), EXACT);
      assertEquals(naive.pathLength, m.global().get("path_length"), EXACT);
      assertEquals(naive.efficiency, m.global().get("efficiency"), EXACT);
      assertEquals(naive.assortativity, m.global().get("assortativity"), 1e-7);
      assertArrayEquals(naive.richClub, m.richClub(), EXACT);
      final int[] modules = Arrays.stream(m.nodes().get("module")).mapToInt(v -> (int) v).toArray();
      assertEquals(naive.quality(modules), m.global().get("modularity"), EXACT);
      assertArrayEquals(naive.participation(modules), m.nodes().get("participation"), EXACT);
    }
  }

  @Test
  void aTriangleAndAnIsolatedNode() {
    final GraphMeasures m =
        metrics(
                Graphs.of(
                    4,
                    new double[] {0, 1, 0.5},
                    new double[] {1, 2, 0.5},
                    new double[] {0, 2, 0.5}))
            .measures()
            .get(0);
    assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0}, m.nodes().get("clustering"), EXACT);
    assertArrayEquals(new double[] {1, 1, 1, 0}, m.nodes().get("strength"));
    // two of three others reached, each at 2
    assertEquals(0.5 * 2 / 3, m.nodes().get("closeness")[0], EXACT);
    assertEquals(0, m.nodes().get("closeness")[3]);
    assertEquals(3, m.unreachable());
    assertEquals(Double.POSITIVE_INFINITY, m.global().get("path_length"));
    assertEquals(6 * 0.5 / 12, m.global().get("efficiency"), EXACT);
    assertEquals(2, m.global().get("modules"));
  }

  @Test
  void equalPathsShareTheirNodes() {
    // a square: each pair of opposite corners has two paths
    final double[] between =
        metrics(
                Graphs.of(
                    4,
                    new double[] {0, 1, 1},
                    new double[] {1, 2, 1},
                    new double[] {2, 3, 1},
                    new double[] {3, 0, 1}))
            .measures()
            .get(0)
            .nodes()
            .get("betweenness");
    assertArrayEquals(new double[] {1, 1, 1, 1}, between, EXACT);
  }

  @Test
  void unreachablePairsAreSaidAndCanBeLeftOut() {
    final double[][] weights = Graphs.of(4, new double[] {0, 1, 0.5}, new double[] {2, 3, 0.25});
    final GraphResult infinite = metrics(weights);
    assertTrue(infinite.notes().get(0).startsWith("At no threshold 4 of 6 pairs have no path"));
    assertEquals("Infinity", infinite.table().text(0, "path_length"));
    final GraphResult omitted =
        new GraphMetrics(Thresholds.none(), NegativeWeights.SIGNED, UnreachablePairs.OMIT, 5, 0, 1)
            .apply(Graphs.matrix(weights), Progress.NONE);
    assertEquals(3, omitted.measures().get(0).global().get("path_length"), EXACT);
    assertTrue(omitted.notes().get(0).contains("they are left out"));
  }

  @Test
  void negativeWeightsFollowTheirRule() {
    final double[][] weights =
        Graphs.of(
            3, new double[] {0, 1, 0.5}, new double[] {1, 2, -0.25}, new double[] {0, 2, 0.5});
    final GraphResult signed = metrics(weights);
    assertArrayEquals(
        new double[] {1, 0.25, 0.25}, signed.measures().get(0).nodes().get("strength"), EXACT);
    assertEquals(0, signed.measures().get(0).global().get("clustering"));
    assertTrue(signed.notes().get(0).contains("1 of 3 weights are negative"));
    final GraphMeasures zero =
        options(Thresholds.none(), NegativeWeights.ZERO, 0)
            .apply(Graphs.matrix(weights), Progress.NONE)
            .measures()
            .get(0);
    assertArrayEquals(new double[] {1, 0.5, 0.5}, zero.nodes().get("strength"), EXACT);
    final GraphMeasures absolute =
        options(Thresholds.none(), NegativeWeights.ABSOLUTE, 0)
            .apply(Graphs.matrix(weights), Progress.NONE)
            .measures()
            .get(0);
    assertEquals(Math.cbrt(0.5 * 0.5 * 0.25), absolute.global().get("transitivity"), EXACT);
  }

  @Test
  void thresholdsKeepTheLargestWeights() {
    final double[][] weights = Graphs.random(20, 1, 0.01, 3);
    final GraphResult result =
        options(Thresholds.of("density:0.1-0.3:0.1"), NegativeWeights.SIGNED, 0)
            .apply(Graphs.matrix(weights), Progress.NONE);
    assertEquals(
        List.of(19, 38, 57), result.measures().stream().map(GraphMeasures::edges).toList());
    final double[] y =
        result.measures().stream().mapToDouble(m -> m.global().get("efficiency")).toArray();
    final Table table = result.table();
    assertEquals(4, table.size());
    assertEquals("area", table.text(3, "threshold"));
    assertEquals(0.1 * (y[0] / 2 + y[1] + y[2] / 2), table.number(3, "efficiency"), 1e-8);
    assertEquals(20 * 4, result.nodeTable().size());
    final GraphMeasures absolute =
        options(Thresholds.of("absolute:0.5"), NegativeWeights.SIGNED, 0)
            .apply(Graphs.matrix(weights), Progress.NONE)
            .measures()
            .get(0);
    final long above =
        Arrays.stream(weights).flatMapToDouble(Arrays::stream).filter(w -> w >= 0.5).count();
    assertEquals(above / 2, absolute.edges());
  }

  @Test
  void aDensityThatTheMatrixDoesNotHaveIsSaid() {
    final GraphResult result =
        options(Thresholds.of("density:0.9"), NegativeWeights.SIGNED, 0)
            .apply(Graphs.matrix(Graphs.random(20, 0.4, 0.1, 2)), Progress.NONE);
    assertTrue(result.notes().get(0).startsWith("At density 0.9 the matrix has no more than"));
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    final WeightMatrix matrix = Graphs.matrix(Graphs.random(30, 1, 0.01, 4));
    final GraphMetrics options =
        options(Thresholds.of("density:0.2,0.4"), NegativeWeights.SIGNED, 8);
    final String one =
        Parallelization.runSingleThreaded(() -> text(options.apply(matrix, Progress.NONE)));
    for (final int threads : new int[] {2, 7}) {
      assertEquals(
          one,
          Parallelization.runWithNumThreads(
              threads, () -> text(options.apply(matrix, Progress.NONE))));
    }
    assertFalse(
        one.equals(
            text(
                new GraphMetrics(
                        options.thresholds(),
                        options.negative(),
                        options.unreachable(),
                        options.repeats(),
                        options.nulls(),
                        8)
                    .apply(matrix, Progress.NONE))));
  }

  private static String text(final GraphResult result) {
    final StringBuilder bits = new StringBuilder();
    for (final GraphMeasures m : result.measures()) {
      m.global().values().forEach(v -> bits.append(Double.doubleToLongBits(v)).append(' '));
      m.nodes().values().forEach(v -> bits.append(Arrays.toString(v)));
      bits.append(Arrays.toString(m.richClub())).append(Arrays.toString(m.richClubNull()));
    }
    return bits.toString();
  }

  @Test
  void nullsNeedEdgesThatCanBeSwapped() {
    final IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                options(Thresholds.none(), NegativeWeights.SIGNED, 5)
                    .apply(Graphs.matrix(Graphs.random(10, 1, 0.1, 1)), Progress.NONE));
    assertEquals(
        "Nulls of 'matrix' at no threshold are impossible: no two of its 45 edges can be swapped so"
            + " that every node keeps its degree, as where the graph is too small or every pair is"
            + " joined. Give nulls=0 or another threshold.",
        e.getMessage());
  }

  @Test
  void noEdgeIsRefused() {
    final IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                options(Thresholds.of("absolute:2"), NegativeWeights.SIGNED, 0)
                    .apply(Graphs.matrix(Graphs.random(10, 1, 0.1, 1)), Progress.NONE));
    assertTrue(
        e.getMessage().startsWith("'matrix' has no edge of positive weight at threshold 2;"));
  }

  @Test
  void negativeWeightsAloneAreNoEdges() {
    final double[][] below = {{0, -1, -1}, {-1, 0, -1}, {-1, -1, 0}};
    assertEquals(
        "'m' has no edge of positive weight; count negative weights by their magnitudes"
            + " (negative=absolute).",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    options(Thresholds.none(), NegativeWeights.SIGNED, 0)
                        .apply(
                            new WeightMatrix("m", java.util.List.of("a", "b", "c"), below),
                            Progress.NONE))
            .getMessage());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    final IllegalArgumentException nulls =
        assertThrows(
            IllegalArgumentException.class,
            () -> options(Thresholds.none(), NegativeWeights.SIGNED, -1));
    assertEquals("nulls is -1; give 0 for none, or up to 10000.", nulls.getMessage());
    final IllegalArgumentException repeats =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new GraphMetrics(
                    Thresholds.none(), NegativeWeights.SIGNED, UnreachablePairs.OMIT, 0, 0, 1));
    assertEquals("repeats is 0; Louvain's algorithm runs 1 to 10000 times.", repeats.getMessage());
  }

  @Test
  void cancelingStopsItBeforeAndBetweenNulls() {
    final WeightMatrix matrix = Graphs.matrix(Graphs.random(20, 0.4, 0.1, 1));
    final GraphMetrics options = options(Thresholds.none(), NegativeWeights.SIGNED, 1000);
    assertThrows(CancellationException.class, () -> options.apply(matrix, new Canceled()));
    final AtomicInteger nulls = new AtomicInteger();
    final Progress afterFive =
        new Progress() {
          @Override
          public void begin(final String what, final long steps) {
            assertEquals(1001, steps);
          }

          @Override
          public void advance(final long steps) {
            nulls.incrementAndGet();
          }

          @Override
          public boolean canceled() {
            return nulls.get() > 5;
          }
        };
    assertThrows(CancellationException.class, () -> options.apply(matrix, afterFive));
    assertTrue(nulls.get() < 1001, nulls + " steps");
  }
}
