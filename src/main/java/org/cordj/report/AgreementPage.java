package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.stream.DoubleStream;
import org.cordj.io.Numbers;
import org.cordj.rsfc.MapComparison;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** Differences over means of two maps: a dot a voxel, bias and limits of agreement as lines. */
final class AgreementPage {

  private static final int WIDTH = 1600;
  private static final int LEAST_HEIGHT = 800;
  private static final int BORDER = 36;
  private static final Color DOT = new Color(TraceFigure.LINE & 0xffffff | 0x70000000, true);
  private static final Color LINE = new Color(TraceFigure.MARK);

  private final MapComparison comparison;
  private final String unit;

  AgreementPage(final MapComparison comparison, final String unit) {
    this.comparison = comparison;
    this.unit = unit;
  }

  /** As high as what stands beside it, if that is not too low. */
  BufferedImage draw(final int height) {
    final BufferedImage picture =
        new BufferedImage(WIDTH, Math.max(LEAST_HEIGHT, height), BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.at(g, "Differences over means, a dot a voxel", Text.bold(38), Text.INK, BORDER, 56, 0);
      final String numbers =
          comparison.voxels()
              + " voxels, r = "
              + Numbers.format(comparison.correlation(), 3)
              + ", slope "
              + Numbers.format(comparison.slope(), 3);
      Text.at(g, numbers, Text.plain(26), Text.FAINT, BORDER, 104, 0);
      final JFreeChart chart = new JFreeChart(null, null, plot(), false);
      chart.setBackgroundPaint(null);
      chart.setPadding(RectangleInsets.ZERO_INSETS);
      chart.draw(
          g,
          new Rectangle2D.Double(
              BORDER, 130, WIDTH - 2.0 * BORDER, picture.getHeight() - 130.0 - BORDER));
    } finally {
      g.dispose();
    }
    return picture;
  }

  private XYPlot plot() {
    final double[] means = comparison.means();
    final double[] differences = comparison.differences();
    final DefaultXYDataset data = new DefaultXYDataset();
    data.addSeries("voxels", new double[][] {means, differences});
    final XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
    dots.setSeriesShape(0, new Ellipse2D.Double(-5, -5, 10, 10));
    dots.setSeriesPaint(0, DOT);
    final String tail = unit.isEmpty() ? "" : " (" + unit + ")";
    final NumberAxis across = Axes.linear("Mean of the two" + tail, range(means), 6);
    final NumberAxis up =
        Axes.linear(
            "First - second" + tail,
            range(
                DoubleStream.concat(
                        DoubleStream.of(differences),
                        DoubleStream.of(comparison.low(), comparison.high(), 0))
                    .toArray()),
            5);
    Axes.style(across);
    Axes.style(up);
    final XYPlot plot = new XYPlot(data, across, up, dots);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(new Color(0xdedede));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setRangeZeroBaselineVisible(true);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.addRangeMarker(line(comparison.bias(), "bias", false));
    if (comparison.sd() > 0) {
      plot.addRangeMarker(line(comparison.low(), "bias - 1.96 SD", true));
      plot.addRangeMarker(line(comparison.high(), "bias + 1.96 SD", true));
    }
    return plot;
  }

  /** A little wider than the values. */
  private static Range range(final double[] values) {
    final double low = DoubleStream.of(values).min().orElseThrow();
    final double high = DoubleStream.of(values).max().orElseThrow();
    final double room = high > low ? 0.08 * (high - low) : Math.max(1, Math.abs(high));
    return new Range(low - room, high + room);
  }

  private static ValueMarker line(final double value, final String name, final boolean dashed) {
    final ValueMarker marker = new ValueMarker(value);
    marker.setPaint(LINE);
    marker.setAlpha(1);
    marker.setStroke(
        dashed
            ? new BasicStroke(
                3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {12}, 0)
            : new BasicStroke(3));
    marker.setLabel(name + " = " + Numbers.brief(value));
    marker.setLabelFont(Text.plain(24));
    marker.setLabelPaint(LINE);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
    marker.setLabelBackgroundColor(new Color(255, 255, 255, 200));
    return marker;
  }
}
