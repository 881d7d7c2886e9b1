package org.cordj.imagej.explorer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.cordj.io.Numbers;
import org.cordj.report.Range;

/**
 * The two axes of a small plot: where values lie, and their lettering.
 *
 * @param area inside of the axes
 * @param left the value at the left edge
 * @param right the value at the right edge
 * @param bottom the value at the lower edge
 * @param top the value at the upper edge
 */
record Axes(Rectangle2D area, double left, double right, double bottom, double top) {

  /** Room for the numbers beside and below a plot. */
  static final int BESIDE = 52;

  static final int BELOW = 32;

  double x(final double value) {
    return area.getX() + (value - left) / (right - left) * area.getWidth();
  }

  double y(final double value) {
    return area.getMaxY() - (value - bottom) / (top - bottom) * area.getHeight();
  }

  /** The value at a place across. */
  double valueAt(final double x) {
    return left + (x - area.getX()) / area.getWidth() * (right - left);
  }

  /** The largest 1, 2 or 5 times a power of ten that gives at least so many steps. */
  static double step(final double span, final int steps) {
    return Range.roundStep(span / steps);
  }

  /** Draws grid lines, numbers and names. */
  void draw(final Graphics2D g, final String across, final String up) {
    final double stepX = step(right - left, Math.max(2, (int) (area.getWidth() / 110)));
    for (long n = (long) Math.ceil(left / stepX - 1e-9); n * stepX <= right * (1 + 1e-9); n++) {
      final double at = x(n * stepX);
      g.setColor(Look.GRID);
      g.draw(new Line2D.Double(at, area.getY(), at, area.getMaxY()));
      Look.textAt(g, Numbers.brief(n * stepX), Look.SMALL, Look.FAINT, at, area.getMaxY() + 13);
    }
    final double stepY = step(top - bottom, Math.max(2, (int) (area.getHeight() / 55)));
    for (long n = (long) Math.ceil(bottom / stepY - 1e-9); n * stepY <= top; n++) {
      final double at = y(n * stepY);
      g.setColor(Look.GRID);
      g.draw(new Line2D.Double(area.getX(), at, area.getMaxX(), at));
      Look.textTo(g, Numbers.brief(n * stepY), Look.SMALL, Look.FAINT, area.getX() - 5, at + 4);
    }
    g.setColor(Look.FAINT);
    g.draw(new Line2D.Double(area.getX(), area.getMaxY(), area.getMaxX(), area.getMaxY()));
    Look.textAt(g, across, Look.SMALL, Look.FAINT, area.getCenterX(), area.getMaxY() + 27);
    // in a small window a name would run into its neighbours: the numbers alone are left
    if (Look.width(g, up, Look.SMALL) <= area.getHeight() + BELOW) {
      final Graphics2D turned = (Graphics2D) g.create();
      turned.rotate(-Math.PI / 2, area.getX() - 40, area.getCenterY());
      Look.textAt(turned, up, Look.SMALL, Look.FAINT, area.getX() - 40, area.getCenterY());
      turned.dispose();
    }
  }

  /**
   * Draws a line through values, with gaps where they are not finite.
   *
   * @param x the place of the first value
   * @param step from one to the next
   */
  void line(
      final Graphics2D g,
      final double[] values,
      final double less,
      final double x,
      final double step,
      final Color color,
      final float width) {
    final Path2D path = new Path2D.Double();
    boolean pen = false;
    for (int n = 0; n < values.length; n++) {
      final boolean there = Double.isFinite(values[n]);
      if (there && pen) {
        path.lineTo(x(x + n * step), y(values[n] - less));
      } else if (there) {
        path.moveTo(x(x + n * step), y(values[n] - less));
      }
      pen = there;
    }
    final Shape clip = g.getClip();
    g.clip(area);
    g.setColor(color);
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
    g.setStroke(new BasicStroke(1));
    g.setClip(clip);
  }
}
