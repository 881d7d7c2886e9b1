package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;

/**
 * The drawing of a {@link GroupDotPlot}: headline, legend, and for each group from the left its
 * density, a swarm of its points, and its mean.
 */
final class GroupDotPage {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;
  private static final int BORDER = 36;
  private static final double RADIUS = 8;
  private static final Font LABEL = Text.plain(26);
  private static final int LINE = 34;

  /** How much of a group's colour its density has, of 255. */
  private static final int PALE = 70;

  /** The share of a region's width that stays empty between it and the next. */
  private static final double AISLE = 0.2;

  private final GroupDotPlot figure;
  private final int groups;

  GroupDotPage(final GroupDotPlot figure) {
    this.figure = figure;
    groups = figure.regions().get(0).groups().size();
  }

  BufferedImage draw() {
    final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      double top = BORDER;
      Text.headline(g, figure.title(), WIDTH, BORDER);
      top += figure.title().isEmpty() ? 0 : 64;
      legend(g, top + 16);
      top += 48;
      final Range range =
          ChartArea.around(
              figure.regions().stream()
                  .flatMap(r -> r.groups().stream())
                  .flatMapToDouble(
                      d ->
                          DoubleStream.concat(
                              DoubleStream.of(d.values()),
                              DoubleStream.of(d.mean() - d.half(), d.mean() + d.half()))));
      final NumberAxis across =
          Axes.linear(null, new Range(-0.5, figure.regions().size() - 0.5), 1);
      final ChartArea chart = new ChartArea(across, Axes.linear(figure.label(), range, 4));
      across.setTickLabelsVisible(false);
      across.setTickMarksVisible(false);
      final int lines =
          figure.regions().stream().mapToInt(r -> r.name().split("\n").length).max().orElse(1);
      final double names =
          figure.regions().size() == 1 && name(0).isEmpty() ? 0 : 16 + lines * LINE;
      chart.draw(
          g,
          new Rectangle2D.Double(
              BORDER, top, WIDTH - 2.0 * BORDER, HEIGHT - top - names - BORDER / 2.0));
      for (int r = 0; r < figure.regions().size(); r++) {
        region(g, chart, r);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  private String name(final int region) {
    return figure.regions().get(region).name();
  }

  private void legend(final Graphics2D g, final double y) {
    double x = BORDER + 12;
    for (int n = 0; n < groups; n++) {
      final String name = figure.regions().get(0).groups().get(n).name();
      Markers.draw(g, n, Palette.rgb(n), x, y, 11);
      Text.at(g, name, LABEL, Text.INK, x + 22, y, 0);
      x += 22 + Text.width(name, LABEL) + 44;
    }
    g.setColor(Text.INK);
    g.setStroke(new BasicStroke(5));
    g.draw(new Line2D.Double(x - 10, y, x + 16, y));
    g.setStroke(new BasicStroke(3));
    g.draw(new Line2D.Double(x + 3, y - 14, x + 3, y + 14));
    Text.at(g, "mean, 95 % interval; shaded: density", LABEL, Text.FAINT, x + 30, y, 0);
  }

  private void region(final Graphics2D g, final ChartArea chart, final int r) {
    final double width = chart.x(1) - chart.x(0);
    final double lane = width * (1 - AISLE) / groups;
    for (int n = 0; n < groups; n++) {
      final double middle = chart.x(r) + (n - (groups - 1) / 2.0) * lane;
      group(g, chart, figure.regions().get(r).groups().get(n), n, middle, lane);
    }
    final double below = chart.data().getMaxY();
    final String[] lines = name(r).split("\n");
    for (int n = 0; n < lines.length; n++) {
      final Font font = Text.fit(lines[n], LABEL, width - 12);
      Text.at(g, lines[n], font, Text.INK, chart.x(r), below + (n + 1) * LINE, 0.5);
    }
  }

  private static void group(
      final Graphics2D g,
      final ChartArea chart,
      final GroupDotPlot.Group group,
      final int n,
      final double middle,
      final double lane) {
    final double[] values = group.values();
    final double[] y = Arrays.stream(values).map(chart::y).toArray();
    // density, points and mean stand side by side, so that none hides another
    final double reach = Math.min(80, lane * 0.28);
    final double swarm = middle + Math.min(20, lane * 0.06);
    final Color color = new Color(Palette.rgb(n));
    final Path2D violin =
        HalfViolin.of(
            values, chart, middle - Math.min(60, lane * 0.16), Math.min(120, lane * 0.32));
    if (violin != null) {
      g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), PALE));
      g.fill(violin);
    }
    final double[] offsets = swarm(y, reach);
    for (int i = 0; i < y.length; i++) {
      Markers.draw(g, n, Palette.rgb(n), swarm + offsets[i], y[i], RADIUS);
    }
    if (values.length == 0) {
      return;
    }
    final double x = middle + Math.min(120, lane * 0.42);
    final double half = Math.min(20, lane * 0.08);
    g.setColor(Text.INK);
    g.setStroke(new BasicStroke(5));
    final double mean = chart.y(group.mean());
    g.draw(new Line2D.Double(x - half, mean, x + half, mean));
    if (Double.isFinite(group.half())) {
      g.setStroke(new BasicStroke(3));
      final double low = chart.y(group.mean() - group.half());
      final double high = chart.y(group.mean() + group.half());
      g.draw(new Line2D.Double(x, low, x, high));
      g.draw(new Line2D.Double(x - half / 2, low, x + half / 2, low));
      g.draw(new Line2D.Double(x - half / 2, high, x + half / 2, high));
    }
  }

  /**
   * How far each point moves aside so that it covers no other: each takes the free place nearest to
   * the middle; where the lane is full, the one farthest from the others.
   */
  static double[] swarm(final double[] y, final double reach) {
    final double[] offsets = new double[y.length];
    final List<Integer> order =
        IntStream.range(0, y.length).boxed().sorted(Comparator.comparingDouble(i -> y[i])).toList();
    for (int k = 0; k < order.size(); k++) {
      final int i = order.get(k);
      double farthest = -1;
      for (int step = 0; farthest < 2 * RADIUS && step * RADIUS / 4 <= 2 * reach; step++) {
        // 0, then right and left in turn, ever farther
        final double offset = (step + 1) / 2 * (step % 2 == 0 ? -1 : 1) * RADIUS / 2;
        final double distance = nearest(offset, i, order.subList(0, k), y, offsets);
        if (distance > farthest) {
          farthest = distance;
          offsets[i] = offset;
        }
      }
    }
    return offsets;
  }

  /** How far the nearest of the points that have their place is, two radii or more alike. */
  private static double nearest(
      final double offset,
      final int i,
      final List<Integer> placed,
      final double[] y,
      final double[] offsets) {
    double least = 2 * RADIUS;
    for (int k = placed.size() - 1; k >= 0 && y[i] - y[placed.get(k)] < 2 * RADIUS; k--) {
      final int other = placed.get(k);
      least = Math.min(least, Math.hypot(y[i] - y[other], offset - offsets[other]));
    }
    return least;
  }
}
