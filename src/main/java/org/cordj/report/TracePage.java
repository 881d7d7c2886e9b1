package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.cordj.io.Numbers;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The drawing of a {@link TraceFigure}: headline, legend, and the panels over one axis. */
final class TracePage {

  private static final int WIDTH = 1600;

  /** How high a panel is with one trace, and with many. */
  private static final int ONE = 300;

  private static final int MANY = 420;
  private static final int BORDER = 36;
  private static final Color MARK = new Color(TraceFigure.MARK);
  private static final Font LABEL = Text.plain(26);
  private static final Font LEGEND = Text.plain(24);

  private final TraceFigure figure;

  TracePage(final TraceFigure figure) {
    this.figure = figure;
  }

  private int panelHeight() {
    return named() ? MANY : ONE;
  }

  /** Whether a legend is needed: a trace alone is named by its axis. */
  private boolean named() {
    return figure.panels().stream().anyMatch(p -> p.traces().size() > 1);
  }

  BufferedImage draw() {
    final double top = legend(null, BORDER + (figure.title().isEmpty() ? 0 : 64));
    final int height = (int) (top + figure.panels().size() * panelHeight() + 2 * BORDER);
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, figure.title(), WIDTH, BORDER);
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
    if (!named()) {
      return top;
    }
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
    // the first and the last value stand clear of the axes
    final NumberAxis across =
        Axes.linear(figure.across(), new Range(-0.5, figure.volumes() - 0.5), 8);
    Axes.style(across);
    final CombinedDomainXYPlot all = new CombinedDomainXYPlot(across);
    all.setGap(24);
    for (final TraceFigure.Panel panel : figure.panels()) {
      all.add(plot(panel));
    }
    all.setInsets(new RectangleInsets(8, 0, 0, 24));
    return all;
  }

  private XYPlot plot(final TraceFigure.Panel panel) {
    final XYSeriesCollection data = new XYSeriesCollection();
    final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    final XYSeries marks = new XYSeries("outliers", false, true);
    final DoubleSummaryStatistics span = new DoubleSummaryStatistics();
    // JFreeChart draws what comes first on top
    data.addSeries(marks);
    renderer.setSeriesLinesVisible(0, false);
    renderer.setSeriesShapesVisible(0, true);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-7, -7, 14, 14));
    renderer.setSeriesPaint(0, MARK);
    final List<TraceFigure.Trace> traces = panel.traces();
    for (int n = traces.size() - 1; n >= 0; n--) {
      final TraceFigure.Trace trace = traces.get(n);
      final XYSeries series = new XYSeries(n, false, true);
      final double[] values = trace.values();
      for (int t = 0; t < values.length; t++) {
        series.add(t, Double.isFinite(values[t]) ? values[t] : null);
        if (Double.isFinite(values[t])) {
          span.accept(values[t]);
        }
        if (values[t] > panel.threshold()) {
          marks.add(t, values[t]);
        }
      }
      final int at = data.getSeriesCount();
      data.addSeries(series);
      renderer.setSeriesPaint(at, new Color(trace.rgb() & 0xffffff));
      final float width = trace.heavy() ? 3.2f : 1.8f;
      renderer.setSeriesStroke(
          at, new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
    final XYPlot plot = new XYPlot(data, null, upwards(panel, span), renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(new Color(0xdedede));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setRangeZeroBaselineVisible(true);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    if (!Double.isNaN(panel.threshold())) {
      plot.addRangeMarker(threshold(panel.threshold()));
    }
    return plot;
  }

  /**
   * An axis a little wider than the values. Measures with a threshold start at 0, so that what
   * stands out is seen in proportion.
   */
  private NumberAxis upwards(final TraceFigure.Panel panel, final DoubleSummaryStatistics span) {
    double low = span.getCount() == 0 ? 0 : span.getMin();
    double high = span.getCount() == 0 ? 0 : span.getMax();
    if (!Double.isNaN(panel.threshold())) {
      low = Math.min(0, low);
      high = Math.max(high, panel.threshold());
    }
    final double room = high > low ? 0.1 * (high - low) : 0.1 * Math.max(1, Math.abs(high));
    final Range range = new Range(low == 0 ? 0 : low - room, high + room);
    final NumberAxis axis = Axes.linear(panel.label(), range, 3);
    Axes.style(axis);
    axis.setLabelFont(Text.fit(panel.label(), LABEL, panelHeight() - 24));
    return axis;
  }

  private static ValueMarker threshold(final double value) {
    final ValueMarker marker = new ValueMarker(value);
    marker.setPaint(MARK);
    marker.setAlpha(1);
    marker.setStroke(
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {10}, 0));
    marker.setLabel("threshold " + Numbers.brief(value));
    marker.setLabelFont(Text.plain(22));
    marker.setLabelPaint(MARK);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
    marker.setLabelBackgroundColor(new Color(255, 255, 255, 200));
    return marker;
  }
}
