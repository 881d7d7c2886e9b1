package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Objects;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.physio.Trace;

/**
 * A physiological trace with its peaks, in rows of one minute (heart) or two (breath), longer ones
 * where that would be more than 12 rows; above them the rate of every interval over time. Filled-in
 * and added peaks have colours of their own. A missed or double peak shows as a dip or spike of the
 * rate.
 *
 * @param title the headline
 * @param trace the trace
 * @param peaks its peaks
 */
public record PeaksFigure(String title, Trace trace, Peaks peaks) {

  private static final int WIDTH = 1600;
  private static final int BORDER = 36;
  private static final int LEFT = 130;
  private static final int RATE = 240;
  private static final int ROW = 110;
  private static final int GAP = 34;
  private static final int MOST_ROWS = 12;

  private static final Font TITLE = Text.bold(34);
  private static final Font LABEL = Text.plain(22);
  private static final Font NUMBERS = Text.plain(20);

  private static final Color LINE = new Color(0x9aa3ad);
  private static final Color GRID = new Color(0xd8d8d8);

  /** Checks that nothing is missing. */
  public PeaksFigure {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(trace, "trace");
    Objects.requireNonNull(peaks, "peaks");
  }

  /** How many seconds a row shows. */
  private double rowSeconds() {
    final double usual = peaks.rhythm() == Rhythm.CARDIAC ? 60 : 120;
    final double span = trace.end() - trace.start();
    return span <= usual * MOST_ROWS ? usual : span / MOST_ROWS;
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    final double seconds = rowSeconds();
    final int rows = (int) Math.max(1, Math.ceil((trace.end() - trace.start()) / seconds - 1e-9));
    final int top = BORDER + 110 + RATE + 80;
    final BufferedImage picture =
        new BufferedImage(WIDTH, top + rows * (ROW + GAP) + BORDER / 2, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      final Font font = Text.fit(title, TITLE, WIDTH - 2 * BORDER);
      Text.at(g, title, font, Text.INK, BORDER, BORDER + 14, 0);
      final String words = peaks.summary();
      Text.at(
          g, words, Text.fit(words, LABEL, WIDTH - 2 * BORDER), Text.INK, BORDER, BORDER + 62, 0);
      legend(g);
      rates(g, BORDER + 100);
      final double[] limits = limits();
      for (int r = 0; r < rows; r++) {
        row(g, top + r * (ROW + GAP), trace.start() + r * seconds, seconds, limits);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  /** What the colours of the peaks mean, where there are several. */
  private void legend(final Graphics2D g) {
    double x = WIDTH - BORDER;
    for (int o = Peaks.Origin.values().length - 1; o >= 0; o--) {
      final Peaks.Origin origin = Peaks.Origin.values()[o];
      if (!peaks.origins().contains(origin)
          || peaks.origins().stream().allMatch(Peaks.Origin.DETECTED::equals)) {
        continue;
      }
      x -= Text.width(origin.key(), LABEL);
      Text.at(g, origin.key(), LABEL, Text.INK, x, BORDER + 62, 0);
      g.setColor(new Color(origin.rgb()));
      g.fill(new Ellipse2D.Double(x - 18, BORDER + 57, 10, 10));
      x -= 44;
    }
  }

  private static double width() {
    return WIDTH - LEFT - BORDER;
  }

  private void rates(final Graphics2D g, final int top) {
    final double[] rates = peaks.rates();
    final double[] at = peaks.middles();
    final double high = Arrays.stream(rates).max().orElse(1) * 1.08;
    final double low = Arrays.stream(rates).min().orElse(0) * 0.92;
    final double span = Math.max(high - low, 1e-9);
    final double step = Range.roundStep(span / 4);
    for (double v = Math.ceil(low / step) * step; v <= high; v += step) {
      final double y = top + RATE * (high - v) / span;
      g.setColor(GRID);
      g.draw(new Line2D.Double(LEFT, y, LEFT + width(), y));
      Text.at(g, Text.tick(v, step, span), NUMBERS, Text.INK, LEFT - 12, y, 1);
    }
    final double start = trace.start();
    final double length = trace.end() - start;
    final double tick = Range.roundStep(length / 10);
    for (double t = Math.ceil(start / tick) * tick; t <= trace.end(); t += tick) {
      final double x = LEFT + width() * (t - start) / length;
      Text.at(g, Text.tick(t, tick, length), NUMBERS, Text.INK, x, top + RATE + 20, 0.5);
    }
    Text.at(g, "Time (s)", LABEL, Text.INK, LEFT + width() / 2, top + RATE + 50, 0.5);
    Text.upwards(g, peaks.rhythm().event() + "s / min", LABEL, BORDER + 8, top + RATE / 2.0);
    g.setColor(new Color(Peaks.Origin.DETECTED.rgb()));
    g.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    final Path2D path = new Path2D.Double();
    for (int i = 0; i < rates.length; i++) {
      final double x = LEFT + width() * (at[i] - start) / length;
      final double y = top + RATE * (high - rates[i]) / span;
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    g.draw(path);
    g.setStroke(new BasicStroke(1.5f));
    g.setColor(Text.INK);
    g.draw(new Rectangle2D.Double(LEFT, top, width(), RATE));
  }

  /**
   * What the rows span: the middle 99 % of the values, with some room, so that no spike flattens.
   */
  private double[] limits() {
    final double[] sorted =
        Arrays.stream(trace.samples()).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return new double[] {0, 1};
    }
    final double low = sorted[(int) (0.005 * (sorted.length - 1))];
    final double high = sorted[(int) (0.995 * (sorted.length - 1))];
    final double room = high > low ? 0.15 * (high - low) : 1;
    return new double[] {low - room, high + room};
  }

  private void row(
      final Graphics2D g,
      final int top,
      final double from,
      final double seconds,
      final double[] limits) {
    final double[] x = trace.samples();
    final double scale = width() / seconds;
    final Path2D path = new Path2D.Double();
    boolean open = false;
    final int first = (int) Math.max(0, Math.ceil((from - trace.start()) * trace.rate()));
    for (int n = first; n < x.length && trace.time(n) <= from + seconds; n++) {
      if (Double.isNaN(x[n])) {
        open = false;
        continue;
      }
      final double px = LEFT + (trace.time(n) - from) * scale;
      final double py = y(x[n], top, limits);
      if (open) {
        path.lineTo(px, py);
      } else {
        path.moveTo(px, py);
      }
      open = true;
    }
    g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(LINE);
    g.draw(path);
    final double[] times = peaks.times();
    for (int i = 0; i < times.length; i++) {
      if (times[i] < from || times[i] > from + seconds) {
        continue;
      }
      final int n = (int) Math.rint((times[i] - trace.start()) * trace.rate());
      final double value = n >= 0 && n < x.length && !Double.isNaN(x[n]) ? x[n] : limits[1];
      final double px = LEFT + (times[i] - from) * scale;
      g.setColor(new Color(peaks.origins().get(i).rgb()));
      g.fill(new Ellipse2D.Double(px - 4, y(value, top, limits) - 4, 8, 8));
    }
    Text.at(g, Text.tick(from, 1, 1000) + " s", NUMBERS, Text.INK, LEFT - 12, top + ROW / 2.0, 1);
    g.setColor(GRID);
    g.draw(new Line2D.Double(LEFT, top + ROW, LEFT + width(), top + ROW));
  }

  private static double y(final double value, final int top, final double[] limits) {
    final double share = (limits[1] - value) / (limits[1] - limits[0]);
    return top + ROW * Math.max(0, Math.min(1, share));
  }
}
