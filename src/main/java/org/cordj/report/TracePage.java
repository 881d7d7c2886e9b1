package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
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

/** The drawing of a {@link TraceFigure}, by JFreeChart. */
final class TracePage {

  private static final int WIDTH = 1600;
  private static final int PANEL = 300;
  private static final int BORDER = 36;
  private static final int FOOT = 100;

  private static final Color LINE = new Color(0x0072b2);
  private static final Color MARK = new Color(0xd55e00);
  private static final Font TITLE = Text.bold(38);
  private static final Font SMALL = Text.plain(22);

  private final TraceFigure figure;

  TracePage(final TraceFigure figure) {
    this.figure = figure;
  }

  BufferedImage draw() {
    final int head = figure.title().isEmpty() ? 0 : 64;
    final int height = 2 * BORDER + head + PANEL * figure.panels().size() + FOOT;
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      if (head > 0) {
        final Font font = Text.fit(figure.title(), TITLE, WIDTH - 2 * BORDER);
        Text.at(g, figure.title(), font, Text.INK, BORDER, BORDER + 20, 0);
      }
      final int volumes = figure.panels().get(0).values().length;
      final NumberAxis across =
          SpectrumPage.linear("Volume (counted from 0)", new Range(-0.5, volumes - 0.5), 8);
      SpectrumPage.style(across);
      final CombinedDomainXYPlot all = new CombinedDomainXYPlot(across);
      all.setGap(24);
      all.setBackgroundPaint(null);
      all.setInsets(new RectangleInsets(12, 0, 0, 24));
      figure.panels().forEach(panel -> all.add(plot(panel)));
      final JFreeChart chart = new JFreeChart(null, null, all, false);
      chart.setBackgroundPaint(null);
      chart.setPadding(RectangleInsets.ZERO_INSETS);
      final int top = BORDER + head;
      chart.draw(
          g, new Rectangle2D.Double(BORDER, top, WIDTH - 2 * BORDER, height - BORDER - top), null);
    } finally {
      g.dispose();
    }
    return picture;
  }

  private static XYPlot plot(final TraceFigure.Panel panel) {
    final XYSeries line = new XYSeries("values");
    final XYSeries marks = new XYSeries("outliers");
    final double[] values = panel.values();
    double highest = Double.isNaN(panel.threshold()) ? 0 : Math.max(0, panel.threshold());
    double lowest = 0;
    for (int t = 0; t < values.length; t++) {
      line.add(t, values[t]);
      if (Double.isFinite(values[t])) {
        highest = Math.max(highest, values[t]);
        lowest = Math.min(lowest, values[t]);
        if (values[t] > panel.threshold()) {
          marks.add(t, values[t]);
        }
      }
    }
    final double room = highest > lowest ? 0.12 * (highest - lowest) : 1;
    final NumberAxis up =
        SpectrumPage.linear(
            panel.label(), new Range(lowest < 0 ? lowest - room : 0, highest + room), 3);
    SpectrumPage.style(up);
    up.setLabelFont(Text.fit(panel.label(), Text.plain(26), PANEL - 24));
    final XYSeriesCollection data = new XYSeriesCollection();
    data.addSeries(marks);
    data.addSeries(line);
    final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    renderer.setSeriesLinesVisible(0, false);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-7, -7, 14, 14));
    renderer.setSeriesPaint(0, MARK);
    renderer.setSeriesShapesVisible(1, false);
    renderer.setSeriesPaint(1, LINE);
    renderer.setSeriesStroke(1, new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    final XYPlot plot = new XYPlot(data, null, up, renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(new Color(0xdedede));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    if (!Double.isNaN(panel.threshold())) {
      plot.addRangeMarker(threshold(panel.threshold()));
    }
    return plot;
  }

  private static ValueMarker threshold(final double value) {
    final ValueMarker marker = new ValueMarker(value);
    marker.setPaint(MARK);
    marker.setAlpha(1);
    marker.setStroke(
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {10}, 0));
    marker.setLabel("threshold " + Numbers.brief(value));
    marker.setLabelFont(SMALL);
    marker.setLabelPaint(MARK);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
    marker.setLabelBackgroundColor(new Color(255, 255, 255, 200));
    return marker;
  }
}
