package org.cordj.imagej.explorer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws what the other run holds faintly behind what is in front, and says which line is whose. */
final class BehindPainter {

  /**
   * A line behind may be this many times as high as those in front; more would press them flat, so
   * it is cut off at the frame.
   */
  private static final double MOST = 3;

  private static final int ALPHA = 95;

  private BehindPainter() {}

  /** How high a plot reaches whose lines in front and behind reach so high. */
  static double height(final double front, final double behind) {
    return front > 0 ? Math.max(front, Math.min(behind, MOST * front)) : behind;
  }

  /** The colour of the line behind the topmost of these. */
  static Color color(final List<Trace> traces) {
    return Look.faint(front(traces).color(), ALPHA);
  }

  private static Trace front(final List<Trace> traces) {
    return traces.get(traces.size() - 1);
  }

  /**
   * Names both runs in one row that ends at the right.
   *
   * @param y of its base line
   * @param most how wide it may be
   * @return false if there is no room for it
   */
  static boolean row(
      final Graphics2D g,
      final Sight.Behind behind,
      final List<Trace> traces,
      final double right,
      final double y,
      final double most) {
    final double front = 28 + Look.width(g, behind.front(), Look.SMALL);
    final double back = 28 + Look.width(g, behind.name(), Look.SMALL);
    if (front + back + 16 > most) {
      return false;
    }
    line(g, front(traces).color(), behind.front(), right - back - 16 - front, y);
    line(g, color(traces), behind.name(), right - back, y);
    return true;
  }

  /** Names both runs in the plot's upper right corner. */
  static void corner(
      final Graphics2D g,
      final Rectangle2D plot,
      final Sight.Behind behind,
      final List<Trace> traces) {
    final double text =
        Math.max(
            Look.width(g, behind.front(), Look.SMALL), Look.width(g, behind.name(), Look.SMALL));
    final double x = plot.getMaxX() - text - 34;
    g.setColor(Look.faint(Look.PAPER, 215));
    g.fill(new Rectangle2D.Double(x - 5, plot.getY() + 1, text + 38, 32));
    line(g, front(traces).color(), behind.front(), x, plot.getY() + 13);
    line(g, color(traces), behind.name(), x, plot.getY() + 28);
  }

  private static void line(
      final Graphics2D g, final Color color, final String name, final double x, final double y) {
    g.setColor(color);
    g.setStroke(new BasicStroke(2));
    g.draw(new Line2D.Double(x, y - 4, x + 22, y - 4));
    g.setStroke(new BasicStroke(1));
    Look.text(g, name, Look.SMALL, Look.INK, x + 28, y);
  }
}
