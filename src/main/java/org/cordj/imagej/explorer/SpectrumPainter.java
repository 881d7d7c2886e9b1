package org.cordj.imagej.explorer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.cordj.io.Numbers;
import org.cordj.rsfc.Band;

/** Draws the spectra, and the bands as bars above them, shaded below. */
final class SpectrumPainter {

  private static final int BAR = 15;

  private SpectrumPainter() {}

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

  private static int rowCount(final List<Band> bands) {
    int most = 0;
    for (final int row : rows(bands)) {
      most = Math.max(most, row + 1);
    }
    return most;
  }

  /** Where the axes lie in an area. */
  static Axes axes(final Rectangle2D area, final Sight sight) {
    double front = 0;
    for (final Trace trace : Trace.of(sight)) {
      front = Math.max(front, height(trace.facts()));
    }
    final double most =
        sight.behind() == null
            ? front
            : BehindPainter.height(front, height(sight.behind().facts()));
    final double[] hz = sight.frequencies();
    final double above = 6 + (BAR + 2) * rowCount(sight.wanted().bands());
    final Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX() + Axes.BESIDE,
            area.getY() + above,
            area.getWidth() - Axes.BESIDE - 12,
            Math.max(20, area.getHeight() - above - Axes.BELOW));
    return new Axes(
        inner, 0, hz.length == 0 ? 0.25 : hz[hz.length - 1], 0, most > 0 ? 1.08 * most : 1);
  }

  private static double height(final Facts facts) {
    double most = 0;
    if (facts.spectrum() != null) {
      for (final double v : facts.spectrum().density()) {
        most = Double.isFinite(v) ? Math.max(most, v) : most;
      }
    }
    return most;
  }

  static void paint(final Graphics2D g, final Rectangle2D area, final Sight sight) {
    final Axes axes = axes(area, sight);
    final Rectangle2D inner = axes.area();
    final List<Band> bands = sight.wanted().bands();
    final int[] rows = rows(bands);
    for (int b = 0; b < bands.size(); b++) {
      final double from = axes.x(bands.get(b).low());
      final double to = Math.min(inner.getMaxX(), axes.x(bands.get(b).high()));
      final Color color = Look.band(b);
      g.setColor(Look.faint(color, 38));
      g.fill(new Rectangle2D.Double(from, inner.getY(), to - from, inner.getHeight()));
    }
    axes.draw(g, "Frequency (Hz)", "Signal / \u221aHz");
    for (int b = 0; b < bands.size(); b++) {
      final double from = axes.x(bands.get(b).low());
      final double to = Math.min(inner.getMaxX(), axes.x(bands.get(b).high()));
      final double y = area.getY() + 2 + rows[b] * (BAR + 2);
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
    final List<Trace> traces = Trace.of(sight);
    final Sight.Behind behind = sight.behind();
    final boolean two = behind != null && !traces.isEmpty();
    if (two) {
      line(g, axes, behind.facts(), behind.frequencies(), BehindPainter.color(traces), 1.4f);
    }
    for (final Trace trace : traces) {
      line(g, axes, trace.facts(), sight.frequencies(), trace.color(), trace.width());
    }
    if (two) {
      BehindPainter.corner(g, inner, behind, traces);
    }
  }

  private static void line(
      final Graphics2D g,
      final Axes axes,
      final Facts facts,
      final double[] hz,
      final Color color,
      final float width) {
    if (facts.spectrum() != null && hz.length > 1) {
      axes.line(g, facts.spectrum().density(), 0, hz[0], hz[1] - hz[0], color, width);
    }
  }

  /**
   * An edge of a band.
   *
   * @param band its number
   * @param upper whether it is the upper one
   */
  record Edge(int band, boolean upper) {

    /** The bands with this edge at another frequency, as long as they are bands. */
    List<Band> moved(final List<Band> bands, final double hz, final double highest) {
      final Band old = bands.get(band);
      final double at = Math.rint(Math.max(0, Math.min(highest, hz)) * 1000) / 1000;
      final double low = upper ? old.low() : at;
      final double high = upper ? at : old.high();
      final String name = Numbers.brief(low) + "-" + Numbers.brief(high);
      if (!(low < high) || bands.stream().anyMatch(b -> b.name().equals(name))) {
        return bands;
      }
      final List<Band> others = new ArrayList<>(bands);
      others.set(band, new Band(name, low, high));
      return others;
    }
  }

  /** The edge near a place, null for none. Of edges that lie together the upper one. */
  static Edge edgeAt(final Rectangle2D area, final Sight sight, final double x, final double y) {
    final Axes axes = axes(area, sight);
    final List<Band> bands = sight.wanted().bands();
    final int[] rows = rows(bands);
    Edge found = null;
    double best = 6;
    for (int b = 0; b < bands.size(); b++) {
      for (final boolean upper : new boolean[] {true, false}) {
        final double edge = axes.x(upper ? bands.get(b).high() : bands.get(b).low());
        // within its own bar an edge wins over those of other rows
        final double row = area.getY() + 2 + rows[b] * (BAR + 2);
        final boolean own = y >= row && y < row + BAR;
        final double distance = Math.abs(edge - x) + (own ? 0 : 0.5);
        if (y <= axes.area().getMaxY() && distance < best) {
          best = distance;
          found = new Edge(b, upper);
        }
      }
    }
    return found;
  }
}
