package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cordj.bids.GroupFiles;
import org.cordj.bids.GroupOutputs;
import org.cordj.io.Numbers;
import org.cordj.report.DesignFigure;
import org.cordj.report.GroupDotPlot;
import org.cordj.report.Palette;
import org.cordj.report.Png;
import org.cordj.report.ScatterFigure;
import org.cordj.stats.ContrastPower;
import org.cordj.stats.Correction;
import org.cordj.stats.DesignContrast;
import org.cordj.stats.GroupDesign;
import org.cordj.stats.GroupPoints;
import org.cordj.stats.GroupResult;
import org.cordj.stats.GroupTest;
import org.cordj.stats.Measurements;

/** The pictures of a comparison of groups. */
final class GroupFigures {

  /** From here on columns are said to nearly explain each other: Belsley's usual limit. */
  private static final double ILL_CONDITIONED = 30;

  /** More columns than these are not named in the log: a participant's each would fill it. */
  private static final int MOST_NAMES = 12;

  /** So many variables are drawn of a test, those of the smallest p. */
  static final int MOST = 8;

  /** Variables share an axis where each takes at least this part of it. */
  private static final double LEAST_PART = 0.25;

  private static final double LEVEL = 0.95;

  private GroupFigures() {}

  /**
   * Draws each test of numbers or matrices: points by group, NAME_dots.png (NAME_dots-1.png and so
   * on, those of like size together, where their values are of different sizes), or of slopes the
   * added-variable plots, NAME_scatter.png. Tests of maps have none, nor joint tests of several
   * slopes.
   *
   * @param contrasts in the order of the tests of each measurement
   * @return how many files were written
   */
  static int write(
      final Path folder, final GroupResult result, final List<DesignContrast> contrasts)
      throws IOException {
    final List<String> names = GroupOutputs.names(result);
    int written = 0;
    for (int n = 0; n < names.size(); n++) {
      final GroupTest test = result.tests().get(n);
      if (test.measurements().layout() instanceof Measurements.Voxels) {
        continue;
      }
      final GroupPoints points =
          GroupPoints.of(result.design(), contrasts.get(n % contrasts.size()));
      final int[] chosen = chosen(test, result.options().correction());
      if (!points.isSlope()) {
        final List<GroupDotPlot> plots = dots(test, points, chosen, result.options().correction());
        for (int k = 0; k < plots.size(); k++) {
          final String end = plots.size() == 1 ? "_dots.png" : "_dots-" + (k + 1) + ".png";
          Png.write(plots.get(k).draw(), folder.resolve(names.get(n) + end));
          written++;
        }
      } else if (points.hasLine()) {
        Png.write(
            scatter(test, points, chosen, result.options().correction()).draw(),
            folder.resolve(names.get(n) + "_scatter.png"));
        written++;
      }
    }
    return written;
  }

  /** The variables of the smallest corrected p, of equal ones those of the largest statistic. */
  static int[] chosen(final GroupTest test, final Correction correction) {
    return IntStream.range(0, test.p().length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(v -> test.corrected(correction, v))
                .thenComparingDouble(v -> -Math.abs(test.statistic()[v])))
        .limit(MOST)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static String p(final GroupTest test, final int v, final Correction correction) {
    return (correction == Correction.NONE
            ? "p"
            : correction == Correction.FDR ? "q" : "p(" + correction.key() + ")")
        + "\u00a0=\u00a0"
        + Numbers.format(test.corrected(correction, v), 2);
  }

  /** The variables in order, those of like size on one axis, where none is pressed flat. */
  static List<GroupDotPlot> dots(
      final GroupTest test,
      final GroupPoints points,
      final int[] chosen,
      final Correction correction) {
    final List<Axis> axes = new ArrayList<>();
    for (final int v : chosen) {
      final double[] values = points.adjusted(test.measurements().column(v));
      final List<GroupDotPlot.Group> groups = new ArrayList<>();
      for (final String level : points.levels()) {
        groups.add(new GroupDotPlot.Group(level, of(level, points, values)));
      }
      final double low = DoubleStream.of(values).min().orElseThrow();
      final double high = DoubleStream.of(values).max().orElseThrow();
      Axis axis = axes.stream().filter(a -> a.takes(low, high)).findFirst().orElse(null);
      if (axis == null) {
        axis = new Axis();
        axes.add(axis);
      }
      axis.add(
          new GroupDotPlot.Region(
              test.measurements().layout().label(v) + "\n" + p(test, v, correction), groups),
          low,
          high);
    }
    final Measurements measured = test.measurements();
    final String label =
        (measured.name().equals(GroupFiles.NUMBERS) ? "value" : measured.name())
            + (measured.unit().isEmpty() ? "" : " (" + measured.unit() + ")")
            + (points.adjustedFor().isEmpty()
                ? ", as measured"
                : ", adjusted for " + String.join(", ", points.adjustedFor()));
    final String title = title(test, chosen);
    return axes.stream().map(a -> new GroupDotPlot(title, label, a.regions)).toList();
  }

  /** The variables that share an axis, and where it goes. */
  private static final class Axis {

    private final List<GroupDotPlot.Region> regions = new ArrayList<>();
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double least = Double.POSITIVE_INFINITY;

    boolean takes(final double from, final double to) {
      return Math.min(least, to - from) >= LEAST_PART * (Math.max(high, to) - Math.min(low, from));
    }

    void add(final GroupDotPlot.Region region, final double from, final double to) {
      regions.add(region);
      low = Math.min(low, from);
      high = Math.max(high, to);
      least = Math.min(least, to - from);
    }
  }

  private static double[] of(final String level, final GroupPoints points, final double[] values) {
    return IntStream.range(0, values.length)
        .filter(r -> points.groups().get(r).equals(level))
        .mapToDouble(r -> values[r])
        .toArray();
  }

  private static String title(final GroupTest test, final int[] chosen) {
    return test.contrast()
        + (chosen.length < test.p().length
            ? ": the " + chosen.length + " of " + test.p().length + " variables of smallest p"
            : "");
  }

  /** A panel a variable: what the contrast asks about and the values, both as residuals. */
  static ScatterFigure scatter(
      final GroupTest test,
      final GroupPoints points,
      final int[] chosen,
      final Correction correction) {
    final double[] x = points.across();
    final List<ScatterFigure.Panel> panels = new ArrayList<>();
    for (final int v : chosen) {
      final double[] values = test.measurements().column(v);
      final double[] y = points.residual(values);
      final List<ScatterFigure.Points> groups = new ArrayList<>();
      for (final String level : points.levels()) {
        groups.add(
            new ScatterFigure.Points(
                level, of(level, points, x), of(level, points, y), Palette.rgb(groups.size())));
      }
      panels.add(
          new ScatterFigure.Panel(
              "panel" + (panels.size() + 1),
              test.contrast() + ", residual",
              test.measurements().layout().label(v) + ", residual",
              ("slope\u00a0=\u00a0"
                      + Numbers.format(test.estimate()[v], 3)
                      + ", "
                      + test.effectName().replace('_', ' ')
                      + "\u00a0=\u00a0"
                      + Numbers.format(test.effect()[v], 2)
                      + ", "
                      + p(test, v, correction))
                  .replace('-', '\u2212'),
              groups,
              LineBand.of(points.line(values), x, LEVEL)));
    }
    return new ScatterFigure(title(test, chosen) + ", given the rest of the model", panels);
  }

  /** The model's columns, and what its contrasts can find. */
  static DesignFigure design(final GroupDesign design, final List<ContrastPower> powers) {
    return new DesignFigure(
        "Design: " + design.formula().text(),
        design.columnNames(),
        design.matrix(),
        powers.stream()
            .map(
                p ->
                    new DesignFigure.Power(
                        p.contrast(),
                        p.symbol() + " = " + Numbers.brief(p.reference()),
                        p.power(),
                        p.detectableText()))
            .toList());
  }

  /** Rows, columns, rank, condition and the largest correlation of two columns, in words. */
  static String sentence(final DesignFigure figure) {
    final int n = figure.columns().size();
    double largest = 0;
    String pair = "";
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        final double r = figure.correlation(a, b);
        if (Math.abs(r) > Math.abs(largest)) {
          largest = r;
          pair = figure.columns().get(b) + " and " + figure.columns().get(a);
        }
      }
    }
    return "Design: "
        + figure.values().length
        + " rows, "
        + n
        + " columns"
        + (n <= MOST_NAMES ? " (" + String.join(", ", figure.columns()) + ")" : "")
        + ", rank "
        + figure.rank()
        + ", condition number "
        + Numbers.format(figure.condition(), 3)
        + (pair.isEmpty()
            ? ""
            : "; largest correlation " + Numbers.format(largest, 2) + ", of " + pair)
        + (figure.condition() >= ILL_CONDITIONED
            ? ". The columns nearly explain each other: their effects can hardly be told apart."
            : ".");
  }
}
