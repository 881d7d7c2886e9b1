package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.DoubleStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/** Axes with their grid, drawn in a part of a picture; what lies between them is drawn after. */
final class ChartArea {

  private final XYPlot plot;
  private Rectangle2D data;

  /** Both axes in the style of all charts. */
  ChartArea(final NumberAxis across, final NumberAxis up) {
    Axes.style(across);
    Axes.style(up);
    plot = new XYPlot(new DefaultXYDataset(), across, up, new XYLineAndShapeRenderer());
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(new Color(0xdedede));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(8, 0, 0, 24));
  }

  /** Draws the axes. */
  void draw(final Graphics2D g, final Rectangle2D area) {
    final JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    final ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(g, area, info);
    data = info.getPlotInfo().getDataArea();
  }

  /** The part of the picture that the axes span, once they are drawn. */
  Rectangle2D data() {
    return data;
  }

  /** Where a value across lies in the picture. */
  double x(final double value) {
    return plot.getDomainAxis().valueToJava2D(value, data, RectangleEdge.BOTTOM);
  }

  /** Where a value up lies in the picture. */
  double y(final double value) {
    return plot.getRangeAxis().valueToJava2D(value, data, RectangleEdge.LEFT);
  }

  /** A little wider than the finite values. */
  static Range around(final DoubleStream values) {
    final double[] finite = values.filter(Double::isFinite).toArray();
    final double low = DoubleStream.of(finite).min().orElse(0);
    final double high = DoubleStream.of(finite).max().orElse(1);
    final double room = high > low ? 0.06 * (high - low) : Math.max(1, Math.abs(high)) / 2;
    return new Range(low - room, high + room);
  }
}
