package org.cordj.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of a graph at one threshold.
 *
 * @param threshold the density or weight asked for; 0 for none
 * @param edges how many there are
 * @param density edges as a share of all pairs
 * @param unreachable pairs of nodes without a path between them
 * @param weights that were kept, shared, not copied
 * @param global a number a metric, those of {@link #GLOBAL}; NaN for what is not defined
 * @param nodes a number a node for each metric of {@link #NODES}
 * @param richClub the coefficients of the levels from degree 1; NaN where there is none
 * @param richClubNull their means over the nulls; empty without nulls
 */
public record GraphMeasures(
    double threshold,
    int edges,
    double density,
    int unreachable,
    double[][] weights,
    Map<String, Double> global,
    Map<String, double[]> nodes,
    double[] richClub,
    double[] richClubNull) {

  /** Metrics of a whole graph, in the order of tables. */
  public static final List<String> GLOBAL =
      List.of(
          "strength",
          "degree",
          "clustering",
          "transitivity",
          "path_length",
          "efficiency",
          "local_efficiency",
          "participation",
          "modularity",
          "modularity_best",
          "modules",
          "assortativity",
          "sigma",
          "omega",
          "clustering_null",
          "path_length_null",
          "clustering_lattice");

  /** Metrics of a node, in the order of tables. */
  public static final List<String> NODES =
      List.of(
          "strength",
          "degree",
          "clustering",
          "local_efficiency",
          "betweenness",
          "closeness",
          "participation",
          "module");

  /** Keeps the order of the maps; arrays are shared. */
  public GraphMeasures {
    global = Collections.unmodifiableMap(new LinkedHashMap<>(global));
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
  }
}
