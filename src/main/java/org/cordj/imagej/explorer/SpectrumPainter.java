package org.cordj.imagej.explorer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.cordj.io.Numbers;
import org.cordj.rsfc.Band;

/** The spectra of a sight, and the edges of its bands to take hold of. */
final class SpectrumPainter {

  private SpectrumPainter() {}

  private static SpectrumPlot plot(final Sight sight) {
    final List<SpectrumPlot.Line> lines = new ArrayList<>();
    final List<Trace> traces = Trace.of(sight);
    final Sight.Behind behind = sight.behind();
    if (behind != null && !traces.isEmpty()) {
      add(lines, behind.facts(), behind.frequencies(), BehindPainter.color(traces), 1.4f, true);
    }
    for (final Trace trace : traces) {
      add(lines, trace.facts(), sight.frequencies(), trace.color(), trace.width(), false);
    }
    return new SpectrumPlot(sight.frequencies(), lines, sight.wanted().bands());
  }

  private static void add(
      final List<SpectrumPlot.Line> lines,
      final Facts facts,
      final double[] frequencies,
      final Color color,
      final float width,
      final boolean behind) {
    if (facts.spectrum() != null) {
      lines.add(
          new SpectrumPlot.Line(frequencies, facts.spectrum().density(), color, width, behind));
    }
  }

  /** Where the axes lie in an area. */
  static Axes axes(final Rectangle2D area, final Sight sight) {
    return plot(sight).axes(area);
  }

  static void paint(final Graphics2D g, final Rectangle2D area, final Sight sight) {
    final SpectrumPlot plot = plot(sight);
    plot.paint(g, area);
    final List<Trace> traces = Trace.of(sight);
    if (sight.behind() != null && !traces.isEmpty()) {
      BehindPainter.corner(g, plot.axes(area).area(), sight.behind(), traces);
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
    final int[] rows = SpectrumPlot.rows(bands);
    Edge found = null;
    double best = 6;
    for (int b = 0; b < bands.size(); b++) {
      for (final boolean upper : new boolean[] {true, false}) {
        final double edge = axes.x(upper ? bands.get(b).high() : bands.get(b).low());
        // within its own bar an edge wins over those of other rows
        final boolean own = SpectrumPlot.inRow(area, rows[b], y - 2);
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
