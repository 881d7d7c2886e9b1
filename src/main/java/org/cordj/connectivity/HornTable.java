package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.io.Table;
import org.cordj.signal.FalseDiscovery;

/**
 * The pairs of horns that papers report, one row each: level, pair (see {@link HornPair}), edges
 * ({@code within-slice}, {@code between-slice} or {@code pooled}), how many edges, and their mean.
 *
 * <p>z is the mean of the edges' z. Its standard error is the mean of theirs, as if they were
 * wholly dependent: edges share regions, slices share physiology, so p and intervals are never too
 * small for that. Where there are several levels, rows of level {@code all} average over them.
 */
final class HornTable {

  private static final double NORMAL_95 = 1.959963984540054;

  private HornTable() {}

  private record Group(String level, String pair, String edges) {}

  static Table of(final ConnectivityResult result) {
    final Map<Group, List<double[]>> groups = new LinkedHashMap<>();
    final List<String> names = result.names();
    final long levels =
        names.stream().map(HornPair::level).filter(l -> !l.isEmpty()).distinct().count();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        final String pair = HornPair.of(names.get(a), names.get(b));
        if (pair == null || Double.isNaN(result.z()[a][b])) {
          continue;
        }
        final double[] edge = {result.z()[a][b], result.dof()[a][b], result.r()[a][b]};
        final String level = HornPair.level(names.get(a));
        final String edges = result.edge(a, b);
        groups
            .computeIfAbsent(
                new Group(level.isEmpty() ? "all" : level, pair, edges), g -> new ArrayList<>())
            .add(edge);
        if (levels > 1) {
          groups.computeIfAbsent(new Group("all", pair, edges), g -> new ArrayList<>()).add(edge);
        }
      }
    }
    return table(groups, result.measure());
  }

  private static Table table(
      final Map<Group, List<double[]>> groups, final ConnectivityMeasure measure) {
    final Table table =
        new Table(
            "level", "pair", "edges", "n", "measure", "r", "z", "dof", "p", "q", "r_low", "r_high");
    final double factor = measure == ConnectivityMeasure.SPEARMAN ? Connectivity.RANKS : 1;
    final double[] p = new double[groups.size()];
    final double[][] rows = new double[groups.size()][];
    int row = 0;
    for (final List<double[]> edges : groups.values()) {
      double z = 0;
      double error = 0;
      double r = 0;
      for (final double[] edge : edges) {
        z += edge[0] / edges.size();
        r += edge[2] / edges.size();
        error += 1 / Math.sqrt(edge[1] - 2) / edges.size();
      }
      final double dof = 2 + 1 / (error * error);
      final boolean tested = measure.hasInterval() && dof >= Connectivity.LEAST_DOF;
      final double sd = error * Math.sqrt(factor);
      p[row] = tested ? Connectivity.twoSided(z / sd) : Double.NaN;
      rows[row++] =
          new double[] {
            measure == ConnectivityMeasure.COHERENCE ? r : Math.tanh(z),
            z,
            tested ? dof : Double.NaN,
            tested ? Math.tanh(z - NORMAL_95 * sd) : Double.NaN,
            tested ? Math.tanh(z + NORMAL_95 * sd) : Double.NaN
          };
    }
    final double[] q = FalseDiscovery.q(p);
    row = 0;
    for (final Map.Entry<Group, List<double[]>> group : groups.entrySet()) {
      final double[] v = rows[row];
      table.add(
          group.getKey().level(),
          group.getKey().pair(),
          group.getKey().edges(),
          group.getValue().size(),
          measure.key(),
          v[0],
          v[1],
          v[2],
          p[row],
          q[row],
          v[3],
          v[4]);
      row++;
    }
    return table;
  }
}
