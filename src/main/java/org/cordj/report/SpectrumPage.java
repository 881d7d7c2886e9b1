package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.cordj.report.SpectrumFigure.NamedBand;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * The drawing of a {@link SpectrumFigure}: headline, the curves' names, strips that name the bands,
 * and the curves over the bands' shades, by JFreeChart.
 */
final class SpectrumPage {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;
  private static final int BORDER = 36;
  private static final int BAND_ROW = 40;

  /** Room above the axes for half a number that stands at their upper end. */
  private static final int HEADROOM = 16;

  private static final Font LABEL = Text.plain(28);
  private static final Font NUMBERS = Text.plain(24);
  private static final Font BAND = Text.plain(24);

  /** Band names that would have to be smaller than this stand upright below their strip. */
  private static final double SMALLEST = 16;

  private static final Color[] SHADES = {new Color(0xe3e9f1), new Color(0xf0ebe1)};
  private static final Color[] STRIPS = {new Color(0xc3cfdf), new Color(0xdccfb6)};

  private final SpectrumFigure figure;
  private final Range frequencies;
  private final XYPlot plot;
  private final List<Integer> rows;
  private Rectangle2D data;

  SpectrumPage(final SpectrumFigure figure) {
    this.figure = figure;
    frequencies = figure.frequencies();
    rows = bandRows(figure.bands());
    plot = plot();
  }

  /** Where a frequency lies in the drawn picture. */
  double x(final double frequency) {
    return plot.getDomainAxis().valueToJava2D(frequency, data, RectangleEdge.BOTTOM);
  }

  /** Where a value lies in the drawn picture. */
  double y(final double value) {
    return plot.getRangeAxis().valueToJava2D(value, data, RectangleEdge.LEFT);
  }

  /** The part of the drawn picture that the axes span. */
  Rectangle2D data() {
    return data;
  }

  BufferedImage draw() {
    final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      double top = BORDER;
      Text.headline(g, figure.title(), WIDTH, BORDER);
      top += figure.title().isEmpty() ? 0 : 64;
      top = drawLegend(g, top);
      final int strips = rows.stream().mapToInt(r -> r + 1).max().orElse(0);
      top += strips * BAND_ROW + 6;
      final JFreeChart chart = new JFreeChart(null, null, plot, false);
      chart.setBackgroundPaint(null);
      chart.setPadding(RectangleInsets.ZERO_INSETS);
      final ChartRenderingInfo info = new ChartRenderingInfo();
      final Rectangle2D area =
          new Rectangle2D.Double(
              BORDER, top - HEADROOM, WIDTH - 2 * BORDER, HEIGHT - BORDER - top + HEADROOM);
      // once to learn where the axes come to lie; then the shades, and the curves over them
      chart.draw(g, area, info);
      data = info.getPlotInfo().getDataArea();
      g.setColor(Color.WHITE);
      g.fill(area);
      for (int b = 0; b < figure.bands().size(); b++) {
        shade(g, b);
      }
      chart.draw(g, area, info);
      for (int b = 0; b < figure.bands().size(); b++) {
        name(g, b);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  /** The names of the curves with their colours, in as many lines as they need; gives their end. */
  private double drawLegend(final Graphics2D g, final double top) {
    double x = BORDER;
    double y = top + 18;
    for (final Curve curve : figure.curves()) {
      final double width = 62 + Text.width(curve.name(), LABEL) + 44;
      if (x > BORDER && x + width > WIDTH - BORDER) {
        x = BORDER;
        y += 42;
      }
      final Color color = new Color(curve.rgb() & 0xffffff);
      if (curve.low() != null) {
        g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 56));
        g.fill(new Rectangle2D.Double(x, y - 11, 48, 22));
      }
      g.setColor(color);
      g.fill(new Rectangle2D.Double(x, y - 2.5, 48, 5));
      Text.at(g, curve.name(), LABEL, Text.INK, x + 62, y, 0);
      x += width;
    }
    return y + 34;
  }

  /** In which row, counted from the lowest, each band is named: bands of one row do not overlap. */
  private static List<Integer> bandRows(final List<NamedBand> bands) {
    final List<Integer> rows = new ArrayList<>();
    for (final NamedBand band : bands) {
      int row = 0;
      while (overlapsOneOf(bands, rows, row, band)) {
        row++;
      }
      rows.add(row);
    }
    return rows;
  }

  private static boolean overlapsOneOf(
      final List<NamedBand> bands, final List<Integer> rows, final int row, final NamedBand band) {
    for (int other = 0; other < rows.size(); other++) {
      final NamedBand o = bands.get(other);
      if (rows.get(other) == row && o.low() < band.high() && band.low() < o.high()) {
        return true;
      }
    }
    return false;
  }

  /** A band's strip above the axes and, in the lowest row only, its shade between them. */
  private void shade(final Graphics2D g, final int band) {
    final double from = from(band);
    final double width = to(band) - from;
    if (rows.get(band) == 0) {
      g.setColor(SHADES[band % 2]);
      g.fill(new Rectangle2D.Double(from, data.getMinY(), width, data.getHeight()));
    }
    g.setColor(STRIPS[band % 2]);
    g.fill(new Rectangle2D.Double(from + 1, stripTop(band), Math.max(2, width - 2), BAND_ROW - 5));
  }

  private void name(final Graphics2D g, final int band) {
    final String name = figure.bands().get(band).name();
    final double middle = (from(band) + to(band)) / 2;
    final Font font = Text.fit(name, BAND, Math.max(1, to(band) - from(band) - 10));
    if (font.getSize2D() >= SMALLEST) {
      Text.at(g, name, font, Text.INK, middle, stripTop(band) + (BAND_ROW - 5) / 2.0, 0.5);
    } else {
      final Font upright = BAND.deriveFont(20f);
      Text.upwards(g, name, upright, middle, data.getMinY() + 10 + Text.width(name, upright) / 2);
    }
  }

  private double from(final int band) {
    return x(Math.max(frequencies.low(), figure.bands().get(band).low()));
  }

  private double to(final int band) {
    return x(Math.min(frequencies.high(), figure.bands().get(band).high()));
  }

  private double stripTop(final int band) {
    return data.getMinY() - 6 - (rows.get(band) + 1) * BAND_ROW;
  }

  private XYPlot plot() {
    final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    final DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(0.22f);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < figure.curves().size(); c++) {
      final Curve curve = figure.curves().get(c);
      final double[] f = curve.frequencies();
      final double[] values = curve.values();
      final double[] low = curve.low() == null ? values : curve.low();
      final double[] high = curve.high() == null ? values : curve.high();
      final YIntervalSeries series = new YIntervalSeries(c, false, true);
      for (int i = 0; i < values.length; i++) {
        series.add(f[i], values[i], low[i], high[i]);
        if (f[i] >= frequencies.low() && f[i] <= frequencies.high()) {
          lowest = Math.min(lowest, Math.min(low[i], values[i]));
          highest = Math.max(highest, Math.max(high[i], values[i]));
        }
      }
      data.addSeries(series);
      final Color color = new Color(curve.rgb() & 0xffffff);
      renderer.setSeriesPaint(c, color);
      renderer.setSeriesFillPaint(c, color);
      renderer.setSeriesStroke(
          c, new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
    final ValueAxis across = Axes.linear("Frequency (Hz)", frequencies, 6);
    final XYPlot made = new XYPlot(data, across, valueAxis(lowest, highest), renderer);
    Axes.style(across);
    Axes.style(made.getRangeAxis());
    made.setBackgroundPaint(null);
    made.setOutlineVisible(false);
    made.setDomainGridlinesVisible(false);
    made.setRangeGridlinePaint(new Color(0xcfcfcf));
    made.setRangeGridlineStroke(new BasicStroke(1));
    made.setAxisOffset(RectangleInsets.ZERO_INSETS);
    made.setInsets(new RectangleInsets(HEADROOM, 0, 0, 24));
    return made;
  }

  /** From 0 (or from below the lowest value) to a little above the highest value shown. */
  private ValueAxis valueAxis(final double lowest, final double highest) {
    if (figure.logarithmic()) {
      final PlainLogAxis axis = new PlainLogAxis(figure.valueLabel());
      axis.setRange(lowest / 1.3, highest * 1.3);
      return axis;
    }
    final double span = Math.max(0, highest) - Math.min(0, lowest);
    final double room = span == 0 ? 1 : 0.06 * span;
    final double from = lowest < 0 ? lowest - room : 0;
    return Axes.linear(figure.valueLabel(), new Range(from, Math.max(0, highest) + room), 4);
  }
}
