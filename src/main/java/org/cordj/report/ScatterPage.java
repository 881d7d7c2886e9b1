package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;

/** The drawing of a {@link ScatterFigure}: headline, legend, and the panels, two in a row. */
final class ScatterPage {

  private static final int WIDTH = 1600;
  private static final int BORDER = 36;
  private static final int GAP = 40;
  private static final int ALONE = 900;
  private static final int PAIRED = 680;
  private static final Font CAPTION = Text.plain(24);
  private static final int LINE_HEIGHT = 34;
  private static final Color LINE = new Color(0x404040);
  private static final Color BAND = new Color(0x30808080, true);

  private final ScatterFigure figure;
  private final int columns;
  private final double panelWidth;
  private final int panelHeight;
  private final int captionLines;

  ScatterPage(final ScatterFigure figure) {
    this.figure = figure;
    columns = figure.panels().size() == 1 ? 1 : 2;
    panelWidth = (WIDTH - 2.0 * BORDER - (columns - 1) * GAP) / columns;
    panelHeight = columns == 1 ? ALONE : PAIRED;
    captionLines =
        figure.panels().stream()
            .mapToInt(p -> p.caption().isEmpty() ? 0 : caption(p).size())
            .max()
            .orElseThrow();
  }

  private List<String> caption(final ScatterFigure.Panel panel) {
    return Text.wrap(panel.caption(), CAPTION, panelWidth - 20);
  }

  private boolean named() {
    return figure.panels().stream().anyMatch(p -> p.groups().size() > 1);
  }

  BufferedImage draw() {
    final int rows = (figure.panels().size() + columns - 1) / columns;
    final double top = BORDER + (figure.title().isEmpty() ? 0 : 60) + (named() ? 46 : 0);
    final int cell = panelHeight + captionLines * LINE_HEIGHT + GAP;
    final BufferedImage picture =
        new BufferedImage(
            WIDTH, (int) (top + rows * cell - GAP + BORDER), BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, figure.title(), WIDTH, BORDER);
      if (named()) {
        legend(g, BORDER + (figure.title().isEmpty() ? 16 : 76));
      }
      for (int p = 0; p < figure.panels().size(); p++) {
        panel(
            g,
            figure.panels().get(p),
            BORDER + p % columns * (panelWidth + GAP),
            top + p / columns * cell);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  private void legend(final Graphics2D g, final double y) {
    double x = BORDER + 12;
    final List<ScatterFigure.Points> groups = figure.panels().get(0).groups();
    for (int n = 0; n < groups.size(); n++) {
      Markers.draw(g, n, groups.get(n).rgb(), x, y, 11);
      Text.at(g, groups.get(n).name(), CAPTION, Text.INK, x + 22, y, 0);
      x += 22 + Text.width(groups.get(n).name(), CAPTION) + 44;
    }
  }

  private void panel(
      final Graphics2D g, final ScatterFigure.Panel panel, final double left, final double top) {
    final ScatterFigure.Band band = panel.band();
    final Range x =
        ChartArea.around(panel.groups().stream().flatMapToDouble(p -> DoubleStream.of(p.x())));
    final Range y =
        ChartArea.around(
            DoubleStream.concat(
                panel.groups().stream().flatMapToDouble(p -> DoubleStream.of(p.y())),
                band == null
                    ? DoubleStream.empty()
                    : DoubleStream.concat(
                        DoubleStream.of(band.low()), DoubleStream.of(band.high()))));
    final ChartArea chart =
        new ChartArea(
            Axes.linear(panel.across(), x, columns == 1 ? 5 : 4), Axes.linear(panel.up(), y, 4));
    chart.draw(g, new Rectangle2D.Double(left, top, panelWidth, panelHeight));
    final Shape clip = g.getClip();
    g.clip(chart.data());
    if (band != null) {
      band(g, chart, band);
    }
    for (int n = 0; n < panel.groups().size(); n++) {
      final ScatterFigure.Points points = panel.groups().get(n);
      final double[] px = points.x();
      final double[] py = points.y();
      for (int i = 0; i < px.length; i++) {
        Markers.draw(g, n, points.rgb(), chart.x(px[i]), chart.y(py[i]), 11);
      }
    }
    g.setClip(clip);
    if (!panel.caption().isEmpty()) {
      double line = top + panelHeight + LINE_HEIGHT / 2.0 + 4;
      for (final String text : caption(panel)) {
        Text.at(g, text, CAPTION, Text.FAINT, left + 10, line, 0);
        line += LINE_HEIGHT;
      }
    }
  }

  private static void band(
      final Graphics2D g, final ChartArea chart, final ScatterFigure.Band band) {
    final double[] x = band.x();
    final double[] y = band.y();
    final double[] low = band.low();
    final double[] high = band.high();
    final Path2D between = new Path2D.Double();
    final Path2D line = new Path2D.Double();
    between.moveTo(chart.x(x[0]), chart.y(low[0]));
    line.moveTo(chart.x(x[0]), chart.y(y[0]));
    for (int i = 1; i < x.length; i++) {
      between.lineTo(chart.x(x[i]), chart.y(low[i]));
      line.lineTo(chart.x(x[i]), chart.y(y[i]));
    }
    for (int i = x.length - 1; i >= 0; i--) {
      between.lineTo(chart.x(x[i]), chart.y(high[i]));
    }
    between.closePath();
    g.setColor(BAND);
    g.fill(between);
    g.setColor(LINE);
    g.setStroke(new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(line);
  }
}
