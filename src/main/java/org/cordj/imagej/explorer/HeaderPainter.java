package org.cordj.imagej.explorer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.cordj.connectivity.LiveSeed;

/** Letters which voxel is meant, its region, its r with the seed, tSNR and mean. */
final class HeaderPainter {

  /** How high it is. */
  static final int HEIGHT = 62;

  private HeaderPainter() {}

  /** The correlation of the voxel under the mouse, or of the seed, with the seed; NaN for none. */
  static double r(final Exploration exploration, final Sight sight) {
    return r(exploration, sight, sight.front());
  }

  /** The correlation of a voxel's or region's course with the seed; NaN for none. */
  static double r(final Exploration exploration, final Sight sight, final Facts facts) {
    if (facts == null || sight.map() == null || facts.course() == null) {
      return Double.NaN;
    }
    if (facts.spot().isRegion()) {
      final LiveSeed live = exploration.run(sight.wanted().run()).live();
      return live.r(sight.map().unit(), facts.course());
    }
    final int voxel = exploration.mask().position(facts.place().index(exploration.grid()));
    return voxel < 0 ? Double.NaN : sight.r()[voxel];
  }

  /** Where a voxel lies, in words. */
  static String where(final Exploration exploration, final Facts facts) {
    if (!facts.region().isEmpty()) {
      return facts.region();
    }
    return facts.inMask() ? "in '" + exploration.mask().name() + "'" : "outside of the mask";
  }

  static void paint(
      final Graphics2D g,
      final Rectangle2D area,
      final Exploration exploration,
      final Sight sight) {
    final Facts facts = sight.front();
    final double x = area.getX() + 14;
    final String run = exploration.run(sight.wanted().run()).series().name();
    if (facts == null) {
      Look.text(g, run, Look.LARGE, Look.INK, x, area.getY() + 22);
      Look.text(
          g,
          "Move the mouse over the image; click or drag for a seed map.",
          Look.PLAIN,
          Look.FAINT,
          x,
          area.getY() + 46);
      return;
    }
    final double y = area.getY() + 22;
    final double after =
        x + Look.text(g, where(exploration, facts), Look.LARGE, Look.INK, x, y) + 12;
    final String of =
        facts.spot().isRegion()
            ? "mean of its " + facts.voxels() + " voxels of " + run
            : facts.place() + "  of " + run;
    Look.text(g, of, Look.PLAIN, Look.FAINT, after, y);
    double at = x;
    final double below = area.getY() + 48;
    at = item(g, "r with seed", Look.number(r(exploration, sight), 3), Look.SEED, at, below);
    at = item(g, "tSNR", Look.value(facts.tsnr()), Look.INK, at, below);
    at = item(g, "mean", Look.value(facts.mean()), Look.INK, at, below);
    for (int n = 0; n < sight.pins().size() && sight.r() != null; n++) {
      final double r = r(exploration, sight, sight.pins().get(n));
      at = item(g, "r of " + (n + 1), Look.number(r, 3), Look.pin(n), at, below);
    }
  }

  private static double item(
      final Graphics2D g,
      final String name,
      final String value,
      final Color color,
      final double x,
      final double y) {
    double at = x + Look.text(g, name, Look.PLAIN, Look.FAINT, x, y) + 6;
    at += Look.text(g, value, Look.LARGE, color, at, y);
    return at + 20;
  }
}
