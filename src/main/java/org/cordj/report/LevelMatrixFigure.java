package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A matrix of regions with its rows and columns ordered by level of the cord, ventral before
 * dorsal, left before right, and lines between the levels. The diagonal, which is no edge, is grey.
 *
 * @param title the headline; may be empty
 * @param names of the regions
 * @param weights [row][column], shared, not copied
 * @param label what the weights are
 */
public record LevelMatrixFigure(
    String title, List<String> names, double[][] weights, String label) {

  private static final int WIDTH = 1600;
  private static final int BORDER = 36;
  private static final int SIDE = 1000;

  /** Names take so much at most. */
  private static final int NAMES = 330;

  /** Checks the sizes. */
  public LevelMatrixFigure {
    names = List.copyOf(names);
    if (weights.length != names.size()) {
      throw new IllegalArgumentException(
          "A matrix of "
              + weights.length
              + " rows has "
              + names.size()
              + " names; give one a row.");
    }
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    final CordLayout layout = CordLayout.of(names);
    final int[] order = layout.order();
    final double cell = (double) SIDE / order.length;
    final Font font = Text.plain(Math.max(7, Math.min(24, 0.8 * cell)));
    double longest = 0;
    for (final String name : names) {
      longest = Math.max(longest, Text.width(name, Text.fit(name, font, NAMES)));
    }
    final double left = BORDER + longest + 14;
    final double top = BORDER + (title.isEmpty() ? 0 : 64);
    final int height = (int) (top + SIDE + longest + 14 + BORDER);
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, title, WIDTH, BORDER);
      final double largest = largest();
      cells(g, order, left, top, cell, largest);
      names(g, order, font, left, top, cell);
      lines(g, layout, order, left, top, cell);
      new ColorBar(ColorMap.DIVERGING, new Range(-largest, largest), label, false, false)
          .draw(g, (int) left + SIDE + 50, (int) top, 560);
    } finally {
      g.dispose();
    }
    return picture;
  }

  private double largest() {
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < i; j++) {
        largest = Math.max(largest, Math.abs(weights[i][j]));
      }
    }
    return largest > 0 ? largest : 1;
  }

  private void cells(
      final Graphics2D g,
      final int[] order,
      final double left,
      final double top,
      final double cell,
      final double largest) {
    final Range range = new Range(-largest, largest);
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < order.length; j++) {
        g.setColor(
            i == j
                ? new Color(0x9e9e9e)
                : new Color(ColorMap.DIVERGING.rgb(weights[order[i]][order[j]], range)));
        // a little more than a cell, so that no seam of white shows
        g.fill(
            new Rectangle2D.Double(
                left + j * cell,
                top + i * cell,
                j + 1 < order.length ? cell + 0.6 : cell,
                i + 1 < order.length ? cell + 0.6 : cell));
      }
    }
  }

  private void names(
      final Graphics2D g,
      final int[] order,
      final Font font,
      final double left,
      final double top,
      final double cell) {
    final AffineTransform before = g.getTransform();
    for (int i = 0; i < order.length; i++) {
      final String name = names.get(order[i]);
      final Font fitted = Text.fit(name, font, NAMES);
      Text.at(g, name, fitted, Text.INK, left - 10, top + (i + 0.5) * cell, 1);
      g.translate(left + (i + 0.5) * cell, top + SIDE + 10);
      g.rotate(-Math.PI / 2);
      Text.at(g, name, fitted, Text.INK, 0, 0, 1);
      g.setTransform(before);
    }
  }

  private static void lines(
      final Graphics2D g,
      final CordLayout layout,
      final int[] order,
      final double left,
      final double top,
      final double cell) {
    g.setColor(Text.INK);
    for (int i = 0; i <= order.length; i++) {
      final boolean end = i == 0 || i == order.length;
      if (end || layout.level()[order[i]] != layout.level()[order[i - 1]]) {
        g.setStroke(new BasicStroke(end ? 2 : 1.2f));
        g.draw(new Line2D.Double(left, top + i * cell, left + SIDE, top + i * cell));
        g.draw(new Line2D.Double(left + i * cell, top, left + i * cell, top + SIDE));
      }
    }
  }
}
