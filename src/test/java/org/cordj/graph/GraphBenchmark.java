package org.cordj.graph;

import java.util.concurrent.TimeUnit;
import org.cordj.image.Progress;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.shortestpath.FloydWarshallShortestPaths;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Graphs of 100 nodes: all metrics with 20 nulls, and shortest paths as JGraphT does them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class GraphBenchmark {

  @Param({"0.25", "0.9"})
  private double density;

  private WeightMatrix matrix;
  private Graph graph;

  /** A random graph. */
  @Setup
  public void setUp() {
    final double[][] weights = Graphs.random(100, density, 0.05, 1);
    matrix = Graphs.matrix(weights);
    graph = Graph.positive(weights);
  }

  /** All metrics, 100 runs of Louvain's algorithm, 20 nulls and 20 lattices. */
  @Benchmark
  public GraphResult everything() {
    return new GraphMetrics(
            Thresholds.none(), NegativeWeights.SIGNED, UnreachablePairs.INFINITE, 100, 20, 1)
        .apply(matrix, Progress.NONE);
  }

  /** All shortest paths and betweenness. */
  @Benchmark
  public Object pathsAndBetweenness() {
    return ShortestPaths.of(graph);
  }

  /** The same by JGraphT, the making of its graph among it, as ours makes its own arrays. */
  @Benchmark
  public Object pathsAndBetweennessOfJgrapht() {
    final org.jgrapht.Graph<Integer, DefaultWeightedEdge> peer = Graphs.jgrapht(graph.weights);
    double sum = 0;
    final FloydWarshallShortestPaths<Integer, DefaultWeightedEdge> paths =
        new FloydWarshallShortestPaths<>(peer);
    for (int i = 0; i < graph.size(); i++) {
      for (int j = 0; j < graph.size(); j++) {
        sum += paths.getPathWeight(i, j);
      }
    }
    return sum + new BetweennessCentrality<>(peer).getScores().get(0);
  }
}
