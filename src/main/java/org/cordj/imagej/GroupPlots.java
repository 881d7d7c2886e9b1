package org.cordj.imagej;

import ij.WindowManager;
import ij.gui.Plot;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.cordj.report.GroupDotPlot;
import org.cordj.report.Palette;
import org.cordj.report.PowerFigure;
import org.cordj.report.ScatterFigure;
import org.cordj.report.TraceFigure;

/** The figures of groups in ImageJ's own plot windows, whose data users can list, copy and fit. */
final class GroupPlots {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 420;
  private static final double ROOM = 0.06;
  private static final String[] SHAPES = {"circle", "triangle", "box", "diamond"};
  private static final Color LINE = new Color(0x404040);
  private static final Color LIMIT = new Color(0x909090);

  private GroupPlots() {}

  static void show(final String title, final ScatterFigure figure) {
    if (GraphicsEnvironment.isHeadless()) {
      return;
    }
    for (final ScatterFigure.Panel panel : figure.panels()) {
      final Plot plot = plot(title + "_" + panel.key(), panel.across(), panel.up());
      final List<String> names = new ArrayList<>();
      if (panel.band() != null) {
        final ScatterFigure.Band band = panel.band();
        line(plot, LINE, 2, band.x(), band.y());
        line(plot, LIMIT, 1, band.x(), band.low());
        line(plot, LIMIT, 1, band.x(), band.high());
        names.addAll(List.of("fit", "95 % limit", "95 % limit"));
      }
      for (int n = 0; n < panel.groups().size(); n++) {
        final ScatterFigure.Points points = panel.groups().get(n);
        dots(plot, n, points.rgb(), points.x(), points.y());
        names.add(points.name());
      }
      limits(
          plot,
          panel.groups().stream().flatMapToDouble(p -> DoubleStream.of(p.x())).toArray(),
          DoubleStream.concat(
                  panel.groups().stream().flatMapToDouble(p -> DoubleStream.of(p.y())),
                  panel.band() == null
                      ? DoubleStream.empty()
                      : DoubleStream.concat(
                          DoubleStream.of(panel.band().low()),
                          DoubleStream.of(panel.band().high())))
              .toArray());
      if (panel.groups().size() > 1) {
        legend(plot, names);
      }
      plot.show();
    }
    WindowManager.setTempCurrentImage(null);
  }

  static void show(final String title, final PowerFigure figure) {
    if (GraphicsEnvironment.isHeadless()) {
      return;
    }
    final Plot plot = plot(title, figure.across(), "Power");
    final double[] n = Arrays.stream(figure.participants()).asDoubleStream().toArray();
    final double[] low = figure.low();
    final double[] high = figure.high();
    final List<String> names = new ArrayList<>(List.of("simulated"));
    dots(plot, 0, TraceFigure.LINE, n, figure.power());
    // between the two limits ImageJ's error bars are as long on both sides
    final double[] half = new double[n.length];
    Arrays.setAll(half, i -> (high[i] - low[i]) / 2);
    plot.addErrorBars(half);
    if (figure.closed() != null) {
      line(plot, LINE, 2, n, figure.closed());
      names.add("closed form");
    }
    plot.setLimits(n[0] - 1, n[n.length - 1] + 1, 0, 1.02);
    legend(plot, names);
    plot.show();
    WindowManager.setTempCurrentImage(null);
  }

  static void show(final String title, final GroupDotPlot figure) {
    if (GraphicsEnvironment.isHeadless()) {
      return;
    }
    final int groups = figure.regions().get(0).groups().size();
    final Plot plot = plot(title, regions(figure), figure.label());
    final List<String> names = new ArrayList<>();
    for (int n = 0; n < groups; n++) {
      final double[] at = new double[figure.regions().size()];
      final double[] means = new double[at.length];
      final double[] halves = new double[at.length];
      double[] x = {};
      double[] y = {};
      for (int r = 0; r < at.length; r++) {
        final GroupDotPlot.Group group = figure.regions().get(r).groups().get(n);
        final double place = r + (n - (groups - 1) / 2.0) * 0.8 / groups;
        at[r] = place + 0.2 / groups;
        means[r] = group.mean();
        halves[r] = group.half();
        x = join(x, group.values().length, place);
        y = DoubleStream.concat(DoubleStream.of(y), DoubleStream.of(group.values())).toArray();
      }
      dots(plot, n, Palette.rgb(n), x, y);
      names.add(figure.regions().get(0).groups().get(n).name());
      plot.setColor(Color.BLACK);
      plot.add("x", at, means);
      plot.addErrorBars(halves);
      names.add("mean, 95 % interval");
    }
    limits(
        plot,
        new double[] {-0.5, figure.regions().size() - 0.5},
        figure.regions().stream()
            .flatMap(r -> r.groups().stream())
            .flatMapToDouble(d -> DoubleStream.of(d.values()))
            .toArray());
    legend(plot, names);
    plot.show();
    WindowManager.setTempCurrentImage(null);
  }

  /** A little wider than the values, so that no mark is cut. */
  private static void limits(final Plot plot, final double[] x, final double[] y) {
    final DoubleSummaryStatistics across = DoubleStream.of(x).summaryStatistics();
    final DoubleSummaryStatistics up = DoubleStream.of(y).summaryStatistics();
    final double right = ROOM * Math.max(across.getMax() - across.getMin(), Double.MIN_NORMAL);
    final double above = ROOM * Math.max(up.getMax() - up.getMin(), Double.MIN_NORMAL);
    plot.setLimits(
        across.getMin() - right, across.getMax() + right, up.getMin() - above, up.getMax() + above);
  }

  /** The regions' names at 0, 1, 2, as ImageJ writes names of categories: in braces. */
  private static String regions(final GroupDotPlot figure) {
    final List<String> names =
        figure.regions().stream().map(r -> r.name().replace('\n', ' ')).toList();
    return names.stream().anyMatch(n -> n.isEmpty() || n.matches(".*[,{}].*"))
        ? "Region and group"
        : "{" + String.join(",", names) + "}";
  }

  private static double[] join(final double[] before, final int more, final double value) {
    final double[] all = Arrays.copyOf(before, before.length + more);
    Arrays.fill(all, before.length, all.length, value);
    return all;
  }

  private static Plot plot(final String title, final String across, final String up) {
    final Plot plot = new Plot(Plots.ownTitle(title), across, up);
    plot.setSize(WIDTH, HEIGHT);
    return plot;
  }

  private static void line(
      final Plot plot, final Color color, final int width, final double[] x, final double[] y) {
    plot.setColor(color);
    plot.setLineWidth(width);
    plot.add("line", x, y);
  }

  private static void dots(
      final Plot plot, final int n, final int rgb, final double[] x, final double[] y) {
    plot.setColor(new Color(rgb), new Color(rgb));
    plot.setLineWidth(1);
    plot.add(SHAPES[n % SHAPES.length], x, y);
  }

  private static void legend(final Plot plot, final List<String> names) {
    plot.setColor(Color.BLACK);
    plot.setLineWidth(1);
    plot.addLegend(String.join("\n", names));
  }
}
