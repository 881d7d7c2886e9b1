package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.cordj.io.Numbers;

/** The drawing of a {@link DesignFigure}. */
final class DesignPage {

  private static final int WIDTH = 1600;
  private static final int BORDER = 36;
  private static final int SIDE = 700;
  private static final int FOOT = 70;
  private static final Font NAME = Text.plain(24);
  private static final Font NUMBER = Text.plain(24);
  private static final int LINE = 46;
  private static final Range SIGNED = new Range(-1, 1);

  /** Names that would be wider than their column stand upright. */
  private static final double LEVEL_ROOM = 8;

  /** More contrasts than these are in the log only. */
  private static final int MOST_POWERS = 12;

  private static final double BAR = 240;
  private static final Color FILL = new Color(TraceFigure.LINE);
  private static final Color TROUGH = new Color(0xe4e4e4);

  /** Numbers smaller than this are left out: the colour tells. */
  private static final double SMALLEST = 11;

  private final DesignFigure figure;
  private final int columns;
  private final double names;

  DesignPage(final DesignFigure figure) {
    this.figure = figure;
    columns = figure.columns().size();
    double widest = 0;
    for (final String name : figure.columns()) {
      widest = Math.max(widest, Text.width(name, NAME));
    }
    names = widest <= (double) SIDE / columns - LEVEL_ROOM ? 44 : Math.min(widest, 330) + 20;
  }

  BufferedImage draw() {
    final double top = BORDER + (figure.title().isEmpty() ? 0 : 64) + 44 + names;
    final BufferedImage picture =
        new BufferedImage(
            WIDTH, (int) (top + SIDE + FOOT + powersHeight()), BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, figure.title(), WIDTH, BORDER);
      final double right = WIDTH - BORDER - (double) SIDE;
      final double heads = top - names - 22;
      final String rows =
          figure.values().length + " participants; each column from its least (black) to its most";
      Text.at(g, rows, Text.fit(rows, NAME, SIDE), Text.FAINT, BORDER, heads, 0);
      Text.at(g, "Correlations between columns", NAME, Text.FAINT, right, heads, 0);
      names(g, BORDER, top);
      names(g, right, top);
      matrix(g, BORDER, top);
      correlations(g, right, top);
      foot(g, top + SIDE + FOOT / 2.0);
      powers(g, top + SIDE + FOOT);
    } finally {
      g.dispose();
    }
    return picture;
  }

  private void names(final Graphics2D g, final double left, final double bottom) {
    final double width = (double) SIDE / columns;
    for (int c = 0; c < columns; c++) {
      final String name = figure.columns().get(c);
      final double x = left + (c + 0.5) * width;
      if (names == 44) {
        Text.at(g, name, NAME, Text.INK, x, bottom - 20, 0.5);
      } else {
        final Font font =
            Text.fit(name, NAME.deriveFont((float) Math.min(24, width - 2)), names - 20);
        final AffineTransform before = g.getTransform();
        g.translate(x, bottom - 10);
        g.rotate(-Math.PI / 2);
        Text.at(g, name, font, Text.INK, 0, 0, 0);
        g.setTransform(before);
      }
    }
  }

  private void matrix(final Graphics2D g, final double left, final double top) {
    final double[][] values = figure.values();
    final double width = (double) SIDE / columns;
    final double height = (double) SIDE / values.length;
    for (int c = 0; c < columns; c++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (final double[] row : values) {
        low = Math.min(low, row[c]);
        high = Math.max(high, row[c]);
      }
      for (int r = 0; r < values.length; r++) {
        // a constant column is white, as a design of ones is drawn
        final float grey = high > low ? (float) ((values[r][c] - low) / (high - low)) : 1;
        g.setColor(new Color(grey, grey, grey));
        g.fill(cell(left + c * width, top + r * height, width, height));
      }
    }
    frame(g, left, top, width);
  }

  /** A cell that leaves no seam to its neighbours. */
  private static Rectangle2D cell(
      final double x, final double y, final double width, final double height) {
    final double left = Math.floor(x);
    final double top = Math.floor(y);
    return new Rectangle2D.Double(
        left, top, Math.floor(x + width) - left, Math.floor(y + height) - top);
  }

  private void frame(final Graphics2D g, final double left, final double top, final double width) {
    g.setStroke(new BasicStroke(2));
    g.setColor(new Color(0x808080));
    for (int c = 0; c <= columns; c++) {
      final int x = (int) Math.floor(left + c * width);
      g.drawLine(x, (int) top, x, (int) top + SIDE);
    }
    g.drawRect((int) left, (int) top, SIDE, SIDE);
  }

  private void correlations(final Graphics2D g, final double left, final double top) {
    final double size = (double) SIDE / columns;
    final Font font = NUMBER.deriveFont((float) Math.min(28, size / 3.2));
    for (int row = 0; row < columns; row++) {
      for (int c = 0; c < columns; c++) {
        final double r = figure.correlation(row, c);
        final int rgb = Double.isNaN(r) ? 0xffffff : ColorMap.DIVERGING.rgb(r, SIGNED);
        g.setColor(new Color(rgb & 0xffffff));
        g.fill(cell(left + c * size, top + row * size, size, size));
        if (font.getSize2D() >= SMALLEST) {
          final String text =
              Double.isNaN(r)
                  ? "\u2013"
                  : String.format(Locale.ROOT, "%.2f", r).replace('-', '\u2212');
          Text.at(
              g,
              text,
              font,
              Math.abs(r) > 0.7 ? Color.WHITE : Text.INK,
              left + (c + 0.5) * size,
              top + (row + 0.5) * size,
              0.5);
        }
      }
    }
    frame(g, left, top, size);
  }

  private void foot(final Graphics2D g, final double y) {
    final int rank = figure.rank();
    final String text =
        rank == columns
            ? "Rank " + rank + " of " + columns + "; condition number " + brief(figure.condition())
            : "Rank "
                + rank
                + " of "
                + columns
                + ": "
                + String.join(", ", figure.collinear())
                + " explained by the columns before";
    Text.at(
        g,
        text,
        Text.fit(text, Text.bold(26), WIDTH - 2.0 * BORDER),
        rank == columns ? Text.INK : new Color(TraceFigure.MARK),
        BORDER,
        y,
        0);
  }

  private double powersHeight() {
    final int n = figure.powers().size();
    return n == 0 ? 0 : (Math.min(n, MOST_POWERS) + (n > MOST_POWERS ? 2 : 1)) * LINE + 32;
  }

  /** A line a contrast: its name, its power as a bar, and what is found with a power of .8. */
  private void powers(final Graphics2D g, final double top) {
    if (figure.powers().isEmpty()) {
      return;
    }
    final double bar = BORDER + 620;
    final double last = bar + BAR + 330;
    double y = top + 20;
    final String head = "One test at alpha 0.05, uncorrected, before any data";
    Text.at(g, head, Text.fit(head, NAME, 600), Text.FAINT, BORDER, y, 0);
    Text.at(g, "power", NAME, Text.FAINT, bar, y, 0);
    Text.at(g, "found with power 0.8", NAME, Text.FAINT, last, y, 0);
    for (final DesignFigure.Power one :
        figure.powers().subList(0, Math.min(MOST_POWERS, figure.powers().size()))) {
      y += LINE;
      Text.at(g, one.contrast(), Text.fit(one.contrast(), NAME, 600), Text.INK, BORDER, y, 0);
      g.setColor(TROUGH);
      g.fill(cell(bar, y - 12, BAR, 24));
      g.setColor(FILL);
      g.fill(cell(bar, y - 12, BAR * one.power(), 24));
      final String at = String.format(Locale.ROOT, "%.2f at %s", one.power(), one.effect());
      Text.at(g, at, NAME, Text.INK, bar + BAR + 18, y, 0);
      final double room = WIDTH - BORDER - last;
      Text.at(g, one.detectable(), Text.fit(one.detectable(), NAME, room), Text.INK, last, y, 0);
    }
    if (figure.powers().size() > MOST_POWERS) {
      final String more = figure.powers().size() - MOST_POWERS + " more in the log";
      Text.at(g, more, NAME, Text.FAINT, BORDER, y + LINE, 0);
    }
  }

  private static String brief(final double value) {
    return Numbers.format(value, 3);
  }
}
