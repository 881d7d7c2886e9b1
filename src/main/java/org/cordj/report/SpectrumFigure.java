package org.cordj.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Spectra of regions over frequency, with the frequency bands named above them.
 *
 * @param title the headline; may be empty
 * @param valueLabel what the values are, with the unit
 * @param curves the spectra, 1 or more
 * @param bands the bands to shade; those that overlap are named in several rows
 * @param logarithmic whether the values' axis is logarithmic
 * @param frequencies the frequencies shown in Hz; null for 0 to the highest of the curves
 */
public record SpectrumFigure(
    String title,
    String valueLabel,
    List<Curve> curves,
    List<NamedBand> bands,
    boolean logarithmic,
    Range frequencies) {

  /**
   * A frequency band in the figure.
   *
   * @param name such as {@code slow5}
   * @param low its lower edge in Hz
   * @param high its upper edge in Hz
   */
  public record NamedBand(String name, double low, double high) {

    /** Checks that low lies below high. */
    public NamedBand {
      if (!(low >= 0 && low < high) || Double.isInfinite(high)) {
        throw new IllegalArgumentException(
            "The band '"
                + name
                + "' runs from "
                + low
                + " to "
                + high
                + " Hz; its lower edge must be 0 or more and below its upper one.");
      }
    }
  }

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;
  private static final int BORDER = 36;
  private static final int BAND_ROW = 40;
  private static final Font TITLE = Text.bold(38);
  private static final Font LABEL = Text.plain(28);
  private static final Font NUMBERS = Text.plain(24);
  private static final Font BAND = Text.plain(24);
  private static final Color[] SHADES = {new Color(0xe3e9f1), new Color(0xf0ebe1)};
  private static final Color[] STRIPS = {new Color(0xc3cfdf), new Color(0xdccfb6)};

  /** Checks that there is something to draw, and to draw it on. */
  public SpectrumFigure {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(valueLabel, "valueLabel");
    curves = List.copyOf(curves);
    bands = List.copyOf(bands);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("The spectrum figure has no curve; give 1 or more.");
    }
    double highest = 0;
    for (final Curve curve : curves) {
      final double[] f = curve.frequencies();
      highest = Math.max(highest, f[f.length - 1]);
    }
    if (frequencies == null) {
      frequencies = new Range(0, highest);
    }
    for (final Curve curve : curves) {
      final double[] lowest = curve.low() == null ? curve.values() : curve.low();
      boolean seen = false;
      for (int i = 0; i < lowest.length; i++) {
        final double f = curve.frequencies()[i];
        final boolean shown = f >= frequencies.low() && f <= frequencies.high();
        seen |= shown;
        if (logarithmic && shown && !(Math.min(lowest[i], curve.values()[i]) > 0)) {
          throw new IllegalArgumentException(
              "The curve '"
                  + curve.name()
                  + "' or its lower limit holds "
                  + Math.min(lowest[i], curve.values()[i])
                  + " at "
                  + f
                  + " Hz, which a logarithmic axis cannot show; choose the linear axis, or leave"
                  + " that frequency out.");
        }
      }
      if (!seen) {
        throw new IllegalArgumentException(
            "The curve '"
                + curve.name()
                + "' has no point from "
                + frequencies.low()
                + " to "
                + frequencies.high()
                + " Hz, the frequencies shown.");
      }
    }
    for (final NamedBand band : bands) {
      if (band.low() >= frequencies.high() || band.high() <= frequencies.low()) {
        throw new IllegalArgumentException(
            "The band '"
                + band.name()
                + "' ("
                + band.low()
                + " to "
                + band.high()
                + " Hz) lies outside the frequencies shown, "
                + frequencies.low()
                + " to "
                + frequencies.high()
                + " Hz.");
      }
    }
  }

  /** Spectra on a linear axis without bands. */
  public static SpectrumFigure of(final String valueLabel, final List<Curve> curves) {
    return new SpectrumFigure("", valueLabel, curves, List.of(), false, null);
  }

  /** The same with another headline. */
  public SpectrumFigure withTitle(final String newTitle) {
    return new SpectrumFigure(newTitle, valueLabel, curves, bands, logarithmic, frequencies);
  }

  /** The same with these bands shaded. */
  public SpectrumFigure withBands(final List<NamedBand> newBands) {
    return new SpectrumFigure(title, valueLabel, curves, newBands, logarithmic, frequencies);
  }

  /** The same on a logarithmic axis, or on a linear one. */
  public SpectrumFigure withLogarithmic(final boolean newLogarithmic) {
    return new SpectrumFigure(title, valueLabel, curves, bands, newLogarithmic, frequencies);
  }

  /** The same with other frequencies shown. */
  public SpectrumFigure withFrequencies(final Range newFrequencies) {
    return new SpectrumFigure(title, valueLabel, curves, bands, logarithmic, newFrequencies);
  }

  /**
   * Draws the figure, 1600 x 900 pixels, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    return drawing().picture;
  }

  /** A picture, and the part of it that the axes span. */
  record Drawing(BufferedImage picture, Rectangle2D data, XYPlot plot) {

    double x(final double frequency) {
      return plot.getDomainAxis().valueToJava2D(frequency, data, RectangleEdge.BOTTOM);
    }

    double y(final double value) {
      return plot.getRangeAxis().valueToJava2D(value, data, RectangleEdge.LEFT);
    }
  }

  Drawing drawing() {
    Text.requireFonts();
    final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      double top = BORDER;
      if (!title.isEmpty()) {
        final Font font = Text.fit(title, TITLE, WIDTH - 2 * BORDER);
        Text.at(g, title, font, Text.INK, BORDER, BORDER + 20, 0);
        top += 64;
      }
      top = drawLegend(g, top);
      final List<Integer> rows = bandRows();
      final int strips = rows.stream().mapToInt(r -> r + 1).max().orElse(0);
      top += strips * BAND_ROW + 6;
      final XYPlot plot = plot();
      final JFreeChart chart = new JFreeChart(null, null, plot, false);
      chart.setBackgroundPaint(null);
      chart.setPadding(RectangleInsets.ZERO_INSETS);
      final ChartRenderingInfo info = new ChartRenderingInfo();
      final Rectangle2D area =
          new Rectangle2D.Double(BORDER, top, WIDTH - 2 * BORDER, HEIGHT - BORDER - top);
      // once for where the axes come to lie, the shades, and once more over them
      chart.draw(g, area, info);
      final Rectangle2D data = info.getPlotInfo().getDataArea();
      final Drawing drawing = new Drawing(picture, data, plot);
      g.setColor(Color.WHITE);
      g.fill(area);
      drawBands(g, drawing, rows);
      chart.draw(g, area, info);
      return drawing;
    } finally {
      g.dispose();
    }
  }

  /** The names of the curves in their colours, in as many lines as they need; gives their end. */
  private double drawLegend(final Graphics2D g, final double top) {
    double x = BORDER;
    double y = top + 18;
    for (final Curve curve : curves) {
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
  private List<Integer> bandRows() {
    final List<Integer> rows = new ArrayList<>();
    for (int b = 0; b < bands.size(); b++) {
      int row = 0;
      for (int a = 0; a < b; a++) {
        if (rows.get(a) == row && overlap(bands.get(a), bands.get(b))) {
          row++;
          a = -1;
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static boolean overlap(final NamedBand a, final NamedBand b) {
    return a.low() < b.high() && b.low() < a.high();
  }

  private void drawBands(final Graphics2D g, final Drawing drawing, final List<Integer> rows) {
    final Rectangle2D data = drawing.data;
    final Composite before = g.getComposite();
    for (int b = 0; b < bands.size(); b++) {
      final double from = drawing.x(Math.max(frequencies.low(), bands.get(b).low()));
      final double to = drawing.x(Math.min(frequencies.high(), bands.get(b).high()));
      // only the lowest row is shaded: shades upon shades would say nothing
      if (rows.get(b) == 0) {
        g.setColor(SHADES[b % 2]);
        g.fill(new Rectangle2D.Double(from, data.getMinY(), to - from, data.getHeight()));
      }
      final double y = data.getMinY() - 6 - (rows.get(b) + 1) * BAND_ROW;
      g.setColor(STRIPS[b % 2]);
      g.fill(new Rectangle2D.Double(from + 1, y, Math.max(2, to - from - 2), BAND_ROW - 5));
      final String name = bands.get(b).name();
      final Font font = Text.fit(name, BAND, Math.max(8, to - from - 8));
      Text.at(g, name, font, Text.INK, (from + to) / 2, y + (BAND_ROW - 5) / 2.0, 0.5);
    }
    g.setComposite(before == null ? AlphaComposite.SrcOver : before);
  }

  private XYPlot plot() {
    final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    final DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(0.22f);
    for (int c = 0; c < curves.size(); c++) {
      final Curve curve = curves.get(c);
      final YIntervalSeries series = new YIntervalSeries(c, false, true);
      for (int i = 0; i < curve.values().length; i++) {
        final double v = curve.values()[i];
        series.add(
            curve.frequencies()[i],
            v,
            curve.low() == null ? v : curve.low()[i],
            curve.high() == null ? v : curve.high()[i]);
      }
      data.addSeries(series);
      final Color color = new Color(curve.rgb() & 0xffffff);
      renderer.setSeriesPaint(c, color);
      renderer.setSeriesFillPaint(c, color);
      renderer.setSeriesStroke(
          c, new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
    final NumberAxis frequency = new NumberAxis("Frequency (Hz)");
    frequency.setRange(frequencies.low(), frequencies.high());
    final XYPlot plot = new XYPlot(data, frequency, valueAxis(), renderer);
    style(frequency);
    style(plot.getRangeAxis());
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(new Color(0xcfcfcf));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(0, 0, 0, 24));
    return plot;
  }

  /** From 0 (or from the lowest value) to a little above the highest value shown. */
  private ValueAxis valueAxis() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (final Curve curve : curves) {
      for (int i = 0; i < curve.values().length; i++) {
        final double f = curve.frequencies()[i];
        if (f >= frequencies.low() && f <= frequencies.high()) {
          low = Math.min(low, curve.low() == null ? curve.values()[i] : curve.low()[i]);
          low = Math.min(low, curve.values()[i]);
          high = Math.max(high, curve.high() == null ? curve.values()[i] : curve.high()[i]);
          high = Math.max(high, curve.values()[i]);
        }
      }
    }
    if (logarithmic) {
      final PlainLogAxis axis = new PlainLogAxis(valueLabel);
      axis.setRange(low / 1.3, high * 1.3);
      return axis;
    }
    final NumberAxis axis = new NumberAxis(valueLabel);
    final double from = Math.min(0, low);
    axis.setRange(from, high > from ? high + 0.06 * (high - from) : from + 1);
    return axis;
  }

  private static void style(final ValueAxis axis) {
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(NUMBERS);
    axis.setLabelPaint(Text.INK);
    axis.setTickLabelPaint(Text.INK);
    axis.setAxisLinePaint(Text.INK);
    axis.setAxisLineStroke(new BasicStroke(2));
    axis.setTickMarkPaint(Text.INK);
    axis.setTickMarkStroke(new BasicStroke(2));
    axis.setTickMarkOutsideLength(8);
    axis.setTickLabelInsets(new RectangleInsets(6, 6, 6, 6));
    axis.setLabelInsets(new RectangleInsets(8, 8, 4, 8));
  }
}
