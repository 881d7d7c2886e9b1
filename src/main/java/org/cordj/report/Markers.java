package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The marks of groups: shapes as well as colours, so that they differ in a grey print too. */
final class Markers {

  private static final int SHAPES = 4;

  private Markers() {}

  /** Draws the mark of the n-th group, filled in its colour with a white rim. */
  static void draw(
      final Graphics2D g,
      final int n,
      final int rgb,
      final double x,
      final double y,
      final double radius) {
    final Shape shape = shape(n, x, y, radius);
    g.setColor(new Color(rgb & 0xffffff));
    g.fill(shape);
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(2));
    g.draw(shape);
  }

  private static Shape shape(final int n, final double x, final double y, final double radius) {
    return switch (Math.floorMod(n, SHAPES)) {
      case 0 -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      case 1 -> polygon(x, y, 1.3 * radius, 3, -Math.PI / 2);
      case 2 ->
          new Rectangle2D.Double(
              x - 0.88 * radius, y - 0.88 * radius, 1.76 * radius, 1.76 * radius);
      default -> polygon(x, y, 1.25 * radius, 4, 0);
    };
  }

  private static Shape polygon(
      final double x, final double y, final double radius, final int corners, final double from) {
    final Path2D path = new Path2D.Double();
    for (int c = 0; c < corners; c++) {
      final double angle = from + 2 * Math.PI * c / corners;
      final double px = x + radius * Math.cos(angle);
      final double py = y + radius * Math.sin(angle);
      if (c == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }
}
