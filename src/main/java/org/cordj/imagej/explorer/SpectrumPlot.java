package org.cordj.imagej.explorer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.cordj.rsfc.Band;

/**
 * A small plot of spectra, with the bands as bars above them, shaded below.
 *
 * @param frequencies what the axis spans, in Hz; empty for none
 * @param lines the spectra, the topmost last
 * @param bands those that overlap lie in several rows
 */
public record SpectrumPlot(double[] frequencies, List<Line> lines, List<Band> bands) {

  private static final int BAR = 15;

  /**
   * A spectrum.
   *
   * @param frequencies its own, in Hz, evenly spaced
   * @param density at these, in signal units / sqrt(Hz)
   * @param behind whether it is shown behind the others, which then choose the scale
   */
  public record Line(
      double[] frequencies, double[] density, Color color, float width, boolean behind) {

    private double height() {
      double most = 0;
      for (final double v : density) {
        most = Double.isFinite(v) ? Math.max(most, v) : most;
      }
      return most;
    }
  }

  /** One spectrum in the colour of letters. */
  public static SpectrumPlot of(
      final double[] frequencies, final double[] density, final List<Band> bands) {
    return new SpectrumPlot(
        frequencies, List.of(new Line(frequencies, density, Look.INK, 1.2f, false)), bands);
  }

  /** A component that always shows the plot of this moment, at ImageJ's own scale. */
  public static JComponent panel(
      final String name, final int width, final int height, final Supplier<SpectrumPlot> plot) {
    return new SightPanel(name, width, height, (g, area) -> plot.get().paint(g, area));
  }

  /** The row of bars that each band lies in: bands that overlap lie in different rows. */
  static int[] rows(final List<Band> bands) {
    final int[] row = new int[bands.size()];
    for (int b = 0; b < row.length; b++) {
      boolean free = false;
      while (!free) {
        free = true;
        for (int a = 0; a < b; a++) {
          if (row[a] == row[b] && bands.get(a).overlaps(bands.get(b))) {
            free = false;
          }
        }
        row[b] += free ? 0 : 1;
      }
    }
    return row;
  }

  /** The upper edge of a row of bars. */
  static double top(final Rectangle2D area, final int row) {
    return area.getY() + row * (BAR + 2);
  }

  /** Whether a height lies in the row. */
  static boolean inRow(final Rectangle2D area, final int row, final double y) {
    return y >= top(area, row) && y < top(area, row) + BAR;
  }

  /** Where the axes lie in an area. */
  Axes axes(final Rectangle2D area) {
    final double front =
        lines.stream().filter(l -> !l.behind()).mapToDouble(Line::height).max().orElse(0);
    final double most =
        lines.stream()
            .filter(Line::behind)
            .mapToDouble(l -> BehindPainter.height(front, l.height()))
            .max()
            .orElse(front);
    int rows = 0;
    for (final int row : rows(bands)) {
      rows = Math.max(rows, row + 1);
    }
    final double above = 6 + (BAR + 2) * rows;
    final Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX() + Axes.BESIDE,
            area.getY() + above,
            area.getWidth() - Axes.BESIDE - 12,
            Math.max(20, area.getHeight() - above - Axes.BELOW));
    final double highest = frequencies.length == 0 ? 0.25 : frequencies[frequencies.length - 1];
    return new Axes(inner, 0, highest, 0, most > 0 ? 1.08 * most : 1);
  }

  void paint(final Graphics2D g, final Rectangle2D area) {
    final Axes axes = axes(area);
    final Rectangle2D inner = axes.area();
    final int[] rows = rows(bands);
    for (int b = 0; b < bands.size(); b++) {
      final double from = axes.x(bands.get(b).low());
      final double to = Math.min(inner.getMaxX(), axes.x(bands.get(b).high()));
      g.setColor(Look.faint(Look.band(b), 38));
      g.fill(new Rectangle2D.Double(from, inner.getY(), to - from, inner.getHeight()));
    }
    axes.draw(g, "Frequency (Hz)", "Signal / \u221aHz");
    for (int b = 0; b < bands.size(); b++) {
      final double from = axes.x(bands.get(b).low());
      final double to = Math.min(inner.getMaxX(), axes.x(bands.get(b).high()));
      final double y = top(area, rows[b]) + 2;
      g.setColor(Look.faint(Look.band(b), 130));
      g.fill(new RoundRectangle2D.Double(from, y, Math.max(2, to - from), BAR, 5, 5));
      final String name = bands.get(b).name();
      if (Look.width(g, name, Look.SMALL) < to - from - 4) {
        Look.textAt(g, name, Look.SMALL, Look.INK, (from + to) / 2, y + BAR - 4);
      }
      g.setColor(Look.faint(Look.band(b), 160));
      for (final double edge : new double[] {from, to}) {
        g.draw(new Line2D.Double(edge, y + BAR, edge, inner.getMaxY()));
      }
    }
    for (final Line line : lines) {
      final double[] hz = line.frequencies();
      if (hz.length > 1) {
        axes.line(g, line.density(), 0, hz[0], hz[1] - hz[0], line.color(), line.width());
      }
    }
  }
}
