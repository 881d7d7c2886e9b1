package org.cordj.command;

import java.util.Arrays;
import java.util.List;
import org.cordj.graph.GraphMeasures;
import org.cordj.graph.GraphResult;
import org.cordj.graph.Thresholds;
import org.cordj.io.Numbers;
import org.cordj.report.Connectogram;
import org.cordj.report.LevelMatrixFigure;
import org.cordj.report.MetricCurves;

/** The pictures of graph metrics: what goes into the figures of the report room. */
final class GraphPictures {

  private static final List<String> CURVES =
      List.of(
          "clustering",
          "path_length",
          "efficiency",
          "local_efficiency",
          "transitivity",
          "modularity",
          "participation",
          "assortativity",
          "sigma");

  private GraphPictures() {}

  /** The edges at the first threshold, which keeps the fewest of densities. */
  static Connectogram connectogram(final GraphResult result, final String name) {
    final GraphMeasures first = result.measures().get(0);
    return new Connectogram(
        name + ": " + kept(result, first),
        result.names(),
        first.weights(),
        Arrays.stream(first.nodes().get("module")).mapToInt(m -> (int) m).toArray(),
        "Weight");
  }

  private static String kept(final GraphResult result, final GraphMeasures measures) {
    final String threshold = Numbers.brief(measures.threshold());
    return switch (result.options().thresholds().kind()) {
      case NONE -> "all edges";
      case DENSITY -> "density " + threshold;
      case ABSOLUTE -> "weights of " + threshold + " or more";
    };
  }

  /** The whole matrix by level. */
  static LevelMatrixFigure matrix(
      final String name, final List<String> names, final double[][] weights) {
    return new LevelMatrixFigure(name + " by level", names, weights, "Weight");
  }

  /** Metrics over thresholds, null with one threshold. */
  static MetricCurves curves(final GraphResult result, final String name) {
    if (result.measures().size() < 2) {
      return null;
    }
    final boolean nulls = result.options().nulls() > 0;
    return new MetricCurves(
        name + ": metrics over thresholds",
        result.options().thresholds().kind() == Thresholds.Kind.DENSITY ? "Density" : "Threshold",
        result.measures().stream().mapToDouble(GraphMeasures::threshold).toArray(),
        CURVES.stream()
            .filter(metric -> nulls || !metric.equals("sigma"))
            .map(
                metric ->
                    new MetricCurves.Panel(
                        metric,
                        values(result, metric),
                        nulls && GraphMeasures.GLOBAL.contains(metric + "_null")
                            ? values(result, metric + "_null")
                            : new double[0]))
            .toList());
  }

  private static double[] values(final GraphResult result, final String metric) {
    return result.measures().stream().mapToDouble(m -> m.global().get(metric)).toArray();
  }
}
