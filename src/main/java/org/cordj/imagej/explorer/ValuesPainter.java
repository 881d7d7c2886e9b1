package org.cordj.imagej.explorer;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.cordj.io.Numbers;
import org.cordj.rsfc.Band;

/** Letters ALFF and fALFF by band, of the voxel under the mouse or else of the seed. */
final class ValuesPainter {

  /** How wide it is. */
  static final int WIDTH = 262;

  private static final int ROW = 19;

  private ValuesPainter() {}

  static void paint(final Graphics2D g, final Rectangle2D area, final Sight sight) {
    final Facts facts = sight.front();
    final double x = area.getX();
    final double alff = x + 196;
    final double falff = x + WIDTH - 8;
    double y = area.getY() + 14;
    Look.text(g, "Band (Hz)", Look.SMALL, Look.FAINT, x + 14, y);
    Look.textTo(g, "ALFF", Look.SMALL, Look.FAINT, alff, y);
    Look.textTo(g, "fALFF", Look.SMALL, Look.FAINT, falff, y);
    y += 5;
    g.setColor(Look.GRID);
    g.draw(new Line2D.Double(x, y, falff, y));
    final List<Band> bands = sight.wanted().bands();
    for (int b = 0; b < bands.size() && y + ROW < area.getMaxY(); b++) {
      y += ROW;
      g.setColor(Look.faint(Look.band(b), 160));
      g.fill(new Rectangle2D.Double(x, y - 9, 9, 9));
      final Band band = bands.get(b);
      final boolean named = !band.name().contains("-");
      double at = x + 14;
      if (named) {
        at += Look.text(g, band.name(), Look.BOLD, Look.INK, at, y) + 4;
      }
      final String edges = Numbers.brief(band.low()) + "-" + Numbers.brief(band.high());
      Look.text(g, edges, named ? Look.SMALL : Look.BOLD, named ? Look.FAINT : Look.INK, at, y);
      if (facts != null && facts.spectrum() != null) {
        Look.textTo(g, Look.value(facts.spectrum().alff()[b]), Look.BOLD, Look.INK, alff, y);
        Look.textTo(g, Look.number(facts.spectrum().falff()[b], 3), Look.PLAIN, Look.INK, falff, y);
      }
    }
    final String why = facts == null || facts.spectrum() == null ? "" : facts.spectrum().why();
    Look.text(g, why, Look.SMALL, Look.SEED, x, Math.min(area.getMaxY() - 4, y + ROW));
  }
}
