package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYItemRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The drawing of a {@link TraceFigure}: headline, legend, and the panels over one axis. */
final class TracePage {

  private static final int WIDTH = 1600;
  private static final int PANEL = 420;
  private static final int BORDER = 36;
  private static final Font TITLE = Text.bold(38);
  private static final Font LABEL = Text.plain(26);
  private static final Font NUMBERS = Text.plain(22);
  private static final Font LEGEND = Text.plain(24);

  private final TraceFigure figure;

  TracePage(final TraceFigure figure) {
    this.figure = figure;
  }

  BufferedImage draw() {
    final double top = legend(null, BORDER + (figure.title().isEmpty() ? 0 : 64));
    final int height = (int) (top + figure.panels().size() * PANEL + 2 * BORDER);
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      if (!figure.title().isEmpty()) {
        final Font font = Text.fit(figure.title(), TITLE, WIDTH - 2 * BORDER);
        Text.at(g, figure.title(), font, Text.INK, BORDER, BORDER + 20, 0);
      }
      legend(g, BORDER + (figure.title().isEmpty() ? 0 : 64));
      final JFreeChart chart = new JFreeChart(null, null, plot(), false);
      chart.setBackgroundPaint(null);
      chart.setPadding(RectangleInsets.ZERO_INSETS);
      chart.draw(
          g, new Rectangle2D.Double(BORDER, top, WIDTH - 2 * BORDER, height - top - BORDER / 2.0));
    } finally {
      g.dispose();
    }
    return picture;
  }

  /** Draws the names of the first panel's traces, or only measures; gives where they end. */
  private double legend(final Graphics2D g, final double top) {
    double x = BORDER;
    double y = top + 16;
    for (final TraceFigure.Trace trace : figure.panels().get(0).traces()) {
      final double width = 50 + Text.width(trace.name(), LEGEND) + 32;
      if (x > BORDER && x + width > WIDTH - BORDER) {
        x = BORDER;
        y += 38;
      }
      if (g != null) {
        final double heavy = trace.heavy() ? 5 : 3;
        g.setColor(new Color(trace.rgb() & 0xffffff));
        g.fill(new Rectangle2D.Double(x, y - heavy / 2, 40, heavy));
        Text.at(g, trace.name(), LEGEND, Text.INK, x + 50, y, 0);
      }
      x += width;
    }
    return y + 30;
  }

  private CombinedDomainXYPlot plot() {
    final NumberAxis across = new NumberAxis(figure.across());
    final int last = figure.volumes() - 1;
    across.setRange(0, last);
    final double step = Math.max(1, ColorBar.roundStep(last / 5.0));
    across.setTickUnit(new NumberTickUnit(step, new ScaleFormat(step, last)));
    style(across);
    final CombinedDomainXYPlot all = new CombinedDomainXYPlot(across);
    all.setGap(24);
    for (final TraceFigure.Panel panel : figure.panels()) {
      all.add(plot(panel));
    }
    all.setInsets(new RectangleInsets(8, 0, 0, 24));
    return all;
  }

  private static XYPlot plot(final TraceFigure.Panel panel) {
    final XYSeriesCollection data = new XYSeriesCollection();
    final StandardXYItemRenderer renderer = new StandardXYItemRenderer();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int n = 0;
    for (final TraceFigure.Trace trace : panel.traces()) {
      final XYSeries series = new XYSeries(n, false, true);
      final double[] values = trace.values();
      for (int t = 0; t < values.length; t++) {
        series.add(t, Double.isFinite(values[t]) ? values[t] : null);
        if (Double.isFinite(values[t])) {
          low = Math.min(low, values[t]);
          high = Math.max(high, values[t]);
        }
      }
      data.addSeries(series);
      renderer.setSeriesPaint(n, new Color(trace.rgb() & 0xffffff));
      renderer.setSeriesStroke(
          n,
          new BasicStroke(
              trace.heavy() ? 3.5f : 1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      n++;
    }
    final XYPlot plot = new XYPlot(data, null, axis(panel.label(), low, high), renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(new Color(0xcfcfcf));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setRangeZeroBaselineVisible(true);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /** An axis a little wider than the values; around 0 where there are none or all are 0. */
  private static NumberAxis axis(final String label, final double low, final double high) {
    final NumberAxis axis = new NumberAxis(label);
    final boolean flat = !(high > low);
    final double middle = flat && Double.isFinite(low) ? low : 0;
    final double from = flat ? middle - 0.1 : low - 0.06 * (high - low);
    final double to = flat ? middle + 0.1 : high + 0.06 * (high - low);
    axis.setRange(from, to);
    final double step = ColorBar.roundStep((to - from) / 3);
    axis.setTickUnit(new NumberTickUnit(step, new ScaleFormat(step, to - from)));
    style(axis);
    return axis;
  }

  private static void style(final NumberAxis axis) {
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(NUMBERS);
    axis.setLabelPaint(Text.INK);
    axis.setTickLabelPaint(Text.INK);
    axis.setAxisLinePaint(Text.INK);
    axis.setAxisLineStroke(new BasicStroke(2));
    axis.setTickMarkPaint(Text.INK);
    axis.setTickMarkStroke(new BasicStroke(2));
    axis.setTickMarkOutsideLength(8);
    axis.setLabelInsets(new RectangleInsets(6, 6, 4, 6));
  }
}
