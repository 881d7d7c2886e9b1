package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/**
 * A matrix of regions as colours, with the regions' names at its left and bottom. Up to 12 regions
 * have their values lettered; a marked cell has a star, in larger matrices a dot. What has no value
 * is grey.
 *
 * @param title the headline; may be empty
 * @param label what the values are, beside the colour bar
 * @param names of the rows and columns
 * @param values [row][column]
 * @param marked which cells have a star, null for none
 * @param note the line below, such as what a star means; may be empty
 * @param colors the colours
 * @param range the values of the first and last colour
 */
public record MatrixFigure(
    String title,
    String label,
    List<String> names,
    double[][] values,
    boolean[][] marked,
    String note,
    ColorMap colors,
    Range range) {

  private static final int MATRIX = 1080;
  private static final int LARGEST_CELL = 200;
  private static final int BORDER = 36;
  private static final int LONGEST_NAME = 420;
  private static final int MOST_LETTERED = 12;
  private static final Color NONE = new Color(0xfafafa);
  private static final Font NOTE = Text.plain(22);

  /** Checks that the matrix is square and named. */
  public MatrixFigure {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(note, "note");
    names = List.copyOf(names);
    if (names.isEmpty() || values.length != names.size()) {
      throw new IllegalArgumentException(
          "A matrix of " + values.length + " rows for " + names.size() + " names.");
    }
    for (final double[] row : values) {
      if (row.length != values.length) {
        throw new IllegalArgumentException(
            "A row of " + row.length + " values in a matrix of " + values.length + " rows.");
      }
    }
  }

  private int cell() {
    return Math.max(4, Math.min(LARGEST_CELL, MATRIX / names.size()));
  }

  private Font nameFont() {
    final Font font = Text.plain(Math.max(7, Math.min(28, cell() * 0.8)));
    final double longest = names.stream().mapToDouble(n -> Text.width(n, font)).max().orElse(1);
    return longest <= LONGEST_NAME
        ? font
        : font.deriveFont((float) (font.getSize2D() * LONGEST_NAME / longest));
  }

  /**
   * Draws the figure on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    final int side = cell() * names.size();
    final Font font = nameFont();
    final int room =
        20 + (int) Math.ceil(names.stream().mapToDouble(n -> Text.width(n, font)).max().orElse(0));
    final int top = BORDER + (title.isEmpty() ? 0 : 72);
    final ColorBar bar = new ColorBar(colors, range, label, false, false);
    final int barHeight = Math.max(360, Math.min(side, 720));
    final int width =
        Math.max(
            900, BORDER + room + side + BORDER + (int) Math.ceil(bar.width(barHeight)) + BORDER);
    final List<String> lines = Text.wrap(note, NOTE, width - 2.0 * BORDER);
    final int below = note.isEmpty() ? 0 : 20 + 30 * lines.size();
    final int height = top + Math.max(side + room, barHeight) + below + BORDER;
    final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, title, width, BORDER);
      cells(g, BORDER + room, top);
      for (int i = 0; i < names.size(); i++) {
        final double middle = (i + 0.5) * cell();
        Text.at(g, names.get(i), font, Text.INK, BORDER + room - 12, top + middle, 1);
        Text.upwards(
            g,
            names.get(i),
            font,
            BORDER + room + middle,
            top + side + 12 + Text.width(names.get(i), font) / 2);
      }
      bar.draw(g, BORDER + room + side + BORDER, top, barHeight);
      for (int l = 0; l < lines.size(); l++) {
        Text.at(
            g, lines.get(l), NOTE, Text.FAINT, BORDER, height - BORDER - below + 35 + 30 * l, 0);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  private void cells(final Graphics2D g, final int left, final int top) {
    final int cell = cell();
    final Font font = Text.plain(Math.min(30, cell * 0.28));
    final boolean lettered = names.size() <= MOST_LETTERED;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        final double v = values[i][j];
        final Color color = Double.isNaN(v) ? NONE : new Color(colors.rgb(v, range));
        final double x = left + (double) j * cell;
        final double y = top + (double) i * cell;
        g.setColor(color);
        g.fill(new Rectangle2D.Double(x, y, cell, cell));
        if (Double.isNaN(v) && cell >= 10) {
          g.setColor(Color.LIGHT_GRAY);
          g.setStroke(new BasicStroke(1));
          g.draw(new Line2D.Double(x, y + cell, x + cell, y));
        }
        final boolean star = marked != null && marked[i][j];
        final Color ink = luminance(color) > 0.35 ? Text.INK : Color.WHITE;
        if (lettered && !Double.isNaN(v)) {
          final String text = Text.tick(v, 0.01, 1) + (star ? " *" : "");
          Text.at(g, text, font, ink, x + cell / 2.0, y + cell / 2.0, 0.5);
        } else if (star && cell >= 10) {
          final double r = Math.max(1.5, cell * 0.1);
          g.setColor(ink);
          g.fill(new Ellipse2D.Double(x + cell / 2.0 - r, y + cell / 2.0 - r, 2 * r, 2 * r));
        }
      }
    }
    if (cell >= 16) {
      final double end = (double) cell * values.length;
      g.setColor(Color.WHITE);
      g.setStroke(new BasicStroke(cell >= 40 ? 2 : 1));
      for (int i = 1; i < values.length; i++) {
        g.draw(new Line2D.Double(left + i * cell, top, left + i * cell, top + end));
        g.draw(new Line2D.Double(left, top + i * cell, left + end, top + i * cell));
      }
    }
  }

  /** Relative luminance, sRGB: white letters are read on dark cells, dark ones on light cells. */
  private static double luminance(final Color c) {
    final float[] rgb = c.getRGBColorComponents(null);
    final double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += weights[k] * Math.pow(rgb[k], 2.2);
    }
    return sum;
  }
}
