package org.cordj.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cordj.report.DesignFigure;
import org.cordj.report.Palette;
import org.cordj.report.ScatterFigure;
import org.cordj.report.TraceFigure;
import org.cordj.stats.Correlate;
import org.cordj.stats.Correlation;
import org.cordj.stats.CorrelationMethod;
import org.cordj.stats.Correlations;
import org.cordj.stats.FitLine;
import org.cordj.stats.Participants;

/** The pictures of correlations. */
final class CorrelationFigures {

  private CorrelationFigures() {}

  /**
   * A panel an outcome.
   *
   * @param groups [participant] of the table, empty where unknown; null for no groups
   */
  static ScatterFigure scatter(
      final Correlations found, final Participants people, final List<String> groups) {
    final List<ScatterFigure.Panel> panels = new ArrayList<>();
    final Set<String> names = groups == null ? Set.of("") : new LinkedHashSet<>(groups);
    for (final Correlation c : found.results()) {
      final double[] x = c.x();
      final double[] y = c.y();
      final List<ScatterFigure.Points> points = new ArrayList<>();
      for (final String name : names) {
        final int[] members =
            IntStream.range(0, x.length)
                .filter(
                    i ->
                        groups == null
                            || groups
                                .get(people.ids().indexOf(c.participants().get(i)))
                                .equals(name))
                .toArray();
        points.add(
            new ScatterFigure.Points(
                name.isEmpty() ? "no group" : name,
                Arrays.stream(members).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(members).mapToDouble(i -> y[i]).toArray(),
                groups == null ? TraceFigure.LINE : Palette.rgb(points.size())));
      }
      panels.add(
          new ScatterFigure.Panel(
              c.outcome(),
              label(found, found.options().predictor()),
              label(found, c.outcome()),
              caption(found, c),
              points,
              LineBand.of(
                  FitLine.of(x, y, found.options().covariates().size()), x, Correlate.LEVEL)));
    }
    return new ScatterFigure("", panels);
  }

  /** No line breaks between a letter and its number, and a minus as a minus. */
  private static String caption(final Correlations found, final Correlation c) {
    return found.caption(c).replaceAll(" ([=<]) ", "\u00a0$1\u00a0").replace('-', '\u2212');
  }

  private static String label(final Correlations found, final String column) {
    final List<String> covariates = found.options().covariates();
    return column
        + (found.options().method() == CorrelationMethod.SPEARMAN ? ", rank" : "")
        + (covariates.isEmpty() ? "" : ", residual given " + String.join(", ", covariates));
  }

  /** A constant, the predictor and the covariates, of the participants of the first outcome. */
  static DesignFigure design(final Correlations found, final Participants people) {
    final List<String> columns = new ArrayList<>(List.of(found.options().predictor()));
    columns.addAll(found.options().covariates());
    final List<String> kept = found.results().get(0).participants();
    final double[][] rows = new double[kept.size()][columns.size() + 1];
    for (int c = 0; c < columns.size(); c++) {
      final double[] values = people.numbers("covariates", columns.get(c));
      for (int row = 0; row < rows.length; row++) {
        rows[row][0] = 1;
        rows[row][c + 1] = values[people.ids().indexOf(kept.get(row))];
      }
    }
    columns.add(0, "constant");
    return new DesignFigure("Design of the correlation", columns, rows);
  }
}
