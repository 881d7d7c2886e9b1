package org.cordj.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cordj.io.Table;

/**
 * The metrics of a graph at each threshold.
 *
 * @param names of the nodes
 * @param options they were computed with
 * @param measures one a threshold, in their order
 * @param notes sentences for the user: what was counted how, and what is not defined
 */
public record GraphResult(
    List<String> names, GraphMetrics options, List<GraphMeasures> measures, List<String> notes) {

  /** What the row with the areas under the curves is called. */
  private static final String AREA = "area";

  /** The columns that say how it was computed. */
  private static final List<String> RULES =
      List.of("negative", "unreachable_pairs", "louvain_runs", "nulls", "randomseed");

  /** Copies the lists. */
  public GraphResult {
    names = List.copyOf(names);
    measures = List.copyOf(measures);
    notes = List.copyOf(notes);
  }

  /**
   * A row a threshold with all global metrics, and with two thresholds or more a row {@code area}:
   * the area under each metric's curve over the thresholds, by trapezoids. An infinite path length
   * is {@code Infinity}, what is not defined {@code n/a}. The last columns are the options.
   */
  public Table table() {
    final List<String> columns =
        new ArrayList<>(List.of("threshold", "edges", "density", "unreachable"));
    columns.addAll(GraphMeasures.GLOBAL);
    columns.addAll(RULES);
    final Table table = new Table(columns);
    for (final GraphMeasures m : measures) {
      final List<Object> row = new ArrayList<>();
      row.add(threshold(m));
      row.add(m.edges());
      row.add(m.density());
      row.add(m.unreachable());
      GraphMeasures.GLOBAL.forEach(metric -> row.add(cell(m.global().get(metric))));
      row.addAll(rules());
      table.add(row.toArray());
    }
    if (measures.size() > 1) {
      final List<Object> row = new ArrayList<>();
      row.add(AREA);
      row.add(null);
      row.add(area(GraphMeasures::density));
      row.add(null);
      for (final String metric : GraphMeasures.GLOBAL) {
        row.add(cell(area(m -> m.global().get(metric))));
      }
      row.addAll(rules());
      table.add(row.toArray());
    }
    return table;
  }

  private List<Object> rules() {
    return List.of(
        options.negative().key(),
        options.unreachable().key(),
        options.repeats(),
        options.nulls(),
        options.seed());
  }

  /** A row a threshold and node, and the rows {@code area} of nodes, without their modules. */
  public Table nodeTable() {
    final List<String> columns = new ArrayList<>(List.of("threshold", "node"));
    columns.addAll(GraphMeasures.NODES);
    final Table table = new Table(columns);
    for (final GraphMeasures m : measures) {
      for (int i = 0; i < names.size(); i++) {
        final List<Object> row = new ArrayList<>(List.of(threshold(m), names.get(i)));
        for (final String metric : GraphMeasures.NODES) {
          final double value = m.nodes().get(metric)[i];
          row.add(metric.equals("module") ? Integer.valueOf((int) value) : (Object) value);
        }
        table.add(row.toArray());
      }
    }
    for (int i = 0; i < names.size() && measures.size() > 1; i++) {
      final int node = i;
      final List<Object> row = new ArrayList<>(List.of(AREA, names.get(i)));
      for (final String metric : GraphMeasures.NODES) {
        // a module's number is a name
        row.add(metric.equals("module") ? null : area(m -> m.nodes().get(metric)[node]));
      }
      table.add(row.toArray());
    }
    return table;
  }

  /** A row a threshold and level: the rich club, its mean over the nulls, and their ratio. */
  public Table richClubTable() {
    final Table table = new Table("threshold", "degree", "rich_club", "rich_club_null", "ratio");
    for (final GraphMeasures m : measures) {
      for (int k = 0; k < m.richClub().length; k++) {
        final double club = m.richClub()[k];
        final double random = m.richClubNull().length == 0 ? Double.NaN : m.richClubNull()[k];
        table.add(threshold(m), k + 1, club, random, club / random);
      }
    }
    return table;
  }

  /**
   * The area under a metric's curve over the thresholds; 0 with one threshold.
   *
   * @param metric of the measures at a threshold
   */
  public double area(final ToDoubleFunction<GraphMeasures> metric) {
    double area = 0;
    for (int t = 1; t < measures.size(); t++) {
      final GraphMeasures a = measures.get(t - 1);
      final GraphMeasures b = measures.get(t);
      area +=
          0.5
              * (metric.applyAsDouble(a) + metric.applyAsDouble(b))
              * (b.threshold() - a.threshold());
    }
    return area;
  }

  private Object threshold(final GraphMeasures m) {
    return options.thresholds().kind() == Thresholds.Kind.NONE ? "none" : (Object) m.threshold();
  }

  private static Object cell(final double value) {
    return Double.isInfinite(value) ? String.valueOf(value) : (Object) value;
  }
}
