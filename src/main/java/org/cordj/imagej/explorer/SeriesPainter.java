package org.cordj.imagej.explorer;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws the courses over time, each less its mean, on one axis. */
final class SeriesPainter {

  private SeriesPainter() {}

  /** Where the axes lie in an area. */
  static Axes axes(final Rectangle2D area, final Sight sight, final int volumes, final double tr) {
    double front = 0;
    for (final Trace trace : Trace.of(sight)) {
      front = Math.max(front, height(trace.facts()));
    }
    final double most =
        sight.behind() == null
            ? front
            : BehindPainter.height(front, height(sight.behind().facts()));
    final double high = most > 0 ? 1.08 * most : 1;
    final Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX() + Axes.BESIDE,
            area.getY() + 24,
            area.getWidth() - Axes.BESIDE - 12,
            Math.max(20, area.getHeight() - 24 - Axes.BELOW));
    return new Axes(inner, 0, (volumes - 1) * tr, -high, high);
  }

  /** The most by which a course departs from its mean. */
  private static double height(final Facts facts) {
    final double mean = mean(facts);
    double most = 0;
    for (final double v : facts.course()) {
      final double size = Math.abs(v - mean);
      most = Double.isFinite(size) ? Math.max(most, size) : most;
    }
    return most;
  }

  private static double mean(final Facts facts) {
    double sum = 0;
    int n = 0;
    for (final double v : facts.course()) {
      if (Double.isFinite(v)) {
        sum += v;
        n++;
      }
    }
    return sum / n;
  }

  /**
   * Draws them.
   *
   * @param volume the volume on screen, from 0; below 0 for none
   */
  static void paint(
      final Graphics2D g,
      final Rectangle2D area,
      final Sight sight,
      final int volumes,
      final double tr,
      final int volume) {
    final List<Trace> traces = Trace.of(sight);
    final Axes axes = axes(area, sight, volumes, tr);
    axes.draw(g, "Time (s)", "Signal less its mean");
    if (volume >= 0) {
      g.setColor(Look.faint(Look.INK, 60));
      final double at = axes.x(volume * tr);
      g.draw(new Line2D.Double(at, axes.area().getY(), at, axes.area().getMaxY()));
    }
    final Sight.Behind behind = sight.behind();
    if (behind != null && !traces.isEmpty()) {
      final Facts facts = behind.facts();
      axes.line(
          g,
          facts.course(),
          mean(facts),
          behind.start(),
          behind.tr(),
          BehindPainter.color(traces),
          1.4f);
    }
    for (final Trace trace : traces) {
      final Facts facts = trace.facts();
      axes.line(g, facts.course(), mean(facts), 0, tr, trace.color(), trace.width());
    }
    final double end = legend(g, axes.area(), traces);
    if (behind != null && !traces.isEmpty()) {
      final double right = axes.area().getMaxX();
      final double y = axes.area().getY() - 8;
      if (!BehindPainter.row(g, behind, traces, right, y, right - end)) {
        BehindPainter.corner(g, axes.area(), behind, traces);
      }
    }
  }

  /** Names the lines in one row above the plot; gives where it ends. */
  private static double legend(
      final Graphics2D g, final Rectangle2D area, final List<Trace> traces) {
    double x = area.getX();
    final double y = area.getY() - 8;
    for (int n = traces.size() - 1; n >= 0; n--) {
      final Trace trace = traces.get(n);
      g.setColor(trace.color());
      g.fill(new Rectangle2D.Double(x, y - 8, 14, 8));
      x += 18;
      x += Look.text(g, trace.name(), Look.BOLD, Look.INK, x, y) + 5;
      x += Look.text(g, trace.facts().spot().label(), Look.PLAIN, Look.FAINT, x, y) + 16;
    }
    return x;
  }
}
