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
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Metrics over thresholds: a small panel a metric, three side by side, in each the data's curve
 * and, where there are any, the nulls' mean. Immutable.
 *
 * @param title the headline; may be empty
 * @param across what the thresholds are
 * @param thresholds rising, 2 or more
 * @param panels 1 or more
 */
public record MetricCurves(
    String title, String across, double[] thresholds, List<MetricCurves.Panel> panels) {

  /**
   * A metric.
   *
   * @param name of the metric
   * @param values one a threshold; what is not finite leaves a gap
   * @param random the nulls' means; empty for none
   */
  public record Panel(String name, double[] values, double[] random) {}

  private static final int WIDTH = 1600;
  private static final int BORDER = 36;
  private static final int COLUMNS = 3;
  private static final int HIGH = 330;
  private static final Color DATA = new Color(TraceFigure.LINE);
  private static final Color NULLS = new Color(0x8a8a8a);
  private static final Font SMALL = Text.plain(20);

  /** Checks the lengths. */
  public MetricCurves {
    panels = List.copyOf(panels);
    if (thresholds.length < 2 || panels.isEmpty()) {
      throw new IllegalArgumentException("Curves need 2 thresholds or more and 1 metric or more.");
    }
    for (final Panel panel : panels) {
      if (panel.values().length != thresholds.length
          || panel.random().length != 0 && panel.random().length != thresholds.length) {
        throw new IllegalArgumentException(
            "The metric '" + panel.name() + "' has not one value a threshold.");
      }
    }
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    final double top = BORDER + (title.isEmpty() ? 0 : 64) + 44;
    final int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    final int height = (int) (top + rows * HIGH + BORDER);
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, title, WIDTH, BORDER);
      key(g, top - 28);
      final double wide = (double) (WIDTH - 2 * BORDER) / COLUMNS;
      for (int p = 0; p < panels.size(); p++) {
        final double x = BORDER + p % COLUMNS * wide;
        final double y = top + p / COLUMNS * (double) HIGH;
        final JFreeChart chart = new JFreeChart(null, null, plot(panels.get(p)), false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.draw(g, new Rectangle2D.Double(x, y + 30, wide - 16, HIGH - 40));
        Text.at(
            g, panels.get(p).name().replace('_', ' '), Text.bold(24), Text.INK, x + 10, y + 14, 0);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  private void key(final Graphics2D g, final double y) {
    g.setColor(DATA);
    g.fill(new Rectangle2D.Double(BORDER, y - 2.5, 40, 5));
    Text.at(g, "matrix", Text.plain(24), Text.INK, BORDER + 50, y, 0);
    if (panels.stream().anyMatch(p -> p.random().length > 0)) {
      g.setColor(NULLS);
      g.fill(new Rectangle2D.Double(BORDER + 170, y - 2.5, 40, 5));
      Text.at(g, "mean of the nulls", Text.plain(24), Text.INK, BORDER + 220, y, 0);
    }
  }

  private XYPlot plot(final Panel panel) {
    final XYSeriesCollection data = new XYSeriesCollection();
    final DoubleSummaryStatistics span = new DoubleSummaryStatistics();
    data.addSeries(series("matrix", panel.values(), span));
    final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    renderer.setDefaultShape(new Ellipse2D.Double(-4.5, -4.5, 9, 9));
    renderer.setAutoPopulateSeriesShape(false);
    renderer.setSeriesPaint(0, DATA);
    renderer.setSeriesStroke(0, new BasicStroke(3.2f));
    if (panel.random().length > 0) {
      data.addSeries(series("nulls", panel.random(), span));
      renderer.setSeriesPaint(1, NULLS);
      renderer.setSeriesStroke(1, new BasicStroke(2.2f));
    }
    final double room = 0.03 * (thresholds[thresholds.length - 1] - thresholds[0]);
    final NumberAxis x =
        Axes.linear(
            across, new Range(thresholds[0] - room, thresholds[thresholds.length - 1] + room), 4);
    final double low = span.getCount() == 0 ? 0 : span.getMin();
    final double high = span.getCount() == 0 ? 0 : span.getMax();
    final double edge = high - low > 1e-12 ? 0.12 * (high - low) : Math.max(0.1, 0.1 * high);
    final NumberAxis y = Axes.linear(null, new Range(low - edge, high + edge), 3);
    for (final NumberAxis axis : List.of(x, y)) {
      Axes.style(axis);
      axis.setTickLabelFont(SMALL);
      axis.setLabelFont(SMALL);
    }
    final XYPlot plot = new XYPlot(data, x, y, renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(new Color(0xdedede));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    // room for the half of a number beside the axis' upper end
    plot.setInsets(new RectangleInsets(14, 0, 0, 14));
    return plot;
  }

  private XYSeries series(
      final String name, final double[] values, final DoubleSummaryStatistics span) {
    final XYSeries series = new XYSeries(name, false, true);
    for (int t = 0; t < values.length; t++) {
      series.add(thresholds[t], Double.isFinite(values[t]) ? values[t] : null);
      if (Double.isFinite(values[t])) {
        span.accept(values[t]);
      }
    }
    return series;
  }
}
