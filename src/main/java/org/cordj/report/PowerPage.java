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
import java.util.List;
import org.cordj.io.Numbers;

/** The drawing of a {@link PowerFigure}. */
final class PowerPage {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;
  private static final int BORDER = 36;
  private static final Font LABEL = Text.plain(26);
  private static final Font CAPTION = Text.plain(24);
  private static final Color CLOSED = new Color(0x606060);
  private static final Color TARGET = new Color(TraceFigure.MARK);
  private static final int CAPTION_LINE = 34;

  private final PowerFigure figure;

  PowerPage(final PowerFigure figure) {
    this.figure = figure;
  }

  BufferedImage draw() {
    final List<String> caption =
        figure.caption().isEmpty()
            ? List.of()
            : Text.wrap(figure.caption(), CAPTION, WIDTH - 2.0 * BORDER - 20);
    final BufferedImage picture =
        new BufferedImage(
            WIDTH, HEIGHT + CAPTION_LINE * caption.size(), BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      double top = BORDER;
      Text.headline(g, figure.title(), WIDTH, BORDER);
      top += figure.title().isEmpty() ? 0 : 64;
      legend(g, top + 16);
      top += 44;
      final ChartArea chart =
          new ChartArea(
              Axes.linear(
                  figure.across(),
                  ChartArea.around(Arrays.stream(figure.participants()).asDoubleStream()),
                  8),
              Axes.linear("Power", new Range(0, 1.02), 5));
      chart.draw(
          g,
          new Rectangle2D.Double(BORDER, top, WIDTH - 2.0 * BORDER, HEIGHT - top - BORDER / 2.0));
      curves(g, chart);
      double line = HEIGHT + 2;
      for (final String text : caption) {
        Text.at(g, text, CAPTION, Text.FAINT, BORDER + 10, line, 0);
        line += CAPTION_LINE;
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  private void legend(final Graphics2D g, final double y) {
    double x = BORDER + 12;
    Markers.draw(g, 0, TraceFigure.LINE, x, y, 6);
    g.setColor(new Color(TraceFigure.LINE));
    g.setStroke(new BasicStroke(3));
    g.draw(new Line2D.Double(x - 13, y - 12, x + 13, y - 12));
    g.draw(new Line2D.Double(x - 13, y + 12, x + 13, y + 12));
    g.draw(new Line2D.Double(x, y - 12, x, y + 12));
    Text.at(g, "simulated, 95 % interval", LABEL, Text.INK, x + 22, y, 0);
    x += 22 + Text.width("simulated, 95 % interval", LABEL) + 40;
    if (figure.closed() != null) {
      g.setColor(CLOSED);
      g.setStroke(new BasicStroke(4));
      g.draw(new Line2D.Double(x, y, x + 48, y));
      Text.at(g, "closed form", LABEL, Text.INK, x + 60, y, 0);
      x += 60 + Text.width("closed form", LABEL) + 40;
    }
    if (!Double.isNaN(figure.target())) {
      g.setColor(TARGET);
      g.setStroke(dashed());
      g.draw(new Line2D.Double(x, y, x + 48, y));
      final String name = "power " + Numbers.brief(figure.target());
      Text.at(g, name, LABEL, TARGET, x + 60, y, 0);
    }
  }

  private static BasicStroke dashed() {
    return new BasicStroke(
        3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {12}, 0);
  }

  private void curves(final Graphics2D g, final ChartArea chart) {
    final int[] n = figure.participants();
    if (!Double.isNaN(figure.target())) {
      g.setColor(TARGET);
      g.setStroke(dashed());
      final double y = chart.y(figure.target());
      g.draw(new Line2D.Double(chart.data().getMinX(), y, chart.data().getMaxX(), y));
    }
    final double[] closed = figure.closed();
    if (closed != null && n.length > 1) {
      final Path2D line = new Path2D.Double();
      line.moveTo(chart.x(n[0]), chart.y(closed[0]));
      for (int i = 1; i < n.length; i++) {
        line.lineTo(chart.x(n[i]), chart.y(closed[i]));
      }
      g.setColor(CLOSED);
      g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(line);
    }
    final double[] power = figure.power();
    final double[] low = figure.low();
    final double[] high = figure.high();
    for (int i = 0; i < n.length; i++) {
      final double x = chart.x(n[i]);
      g.setColor(new Color(TraceFigure.LINE));
      g.setStroke(new BasicStroke(3));
      g.draw(new Line2D.Double(x, chart.y(low[i]), x, chart.y(high[i])));
      g.draw(new Line2D.Double(x - 13, chart.y(low[i]), x + 13, chart.y(low[i])));
      g.draw(new Line2D.Double(x - 13, chart.y(high[i]), x + 13, chart.y(high[i])));
      Markers.draw(g, 0, TraceFigure.LINE, x, chart.y(power[i]), 6);
    }
  }
}
