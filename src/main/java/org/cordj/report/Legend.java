package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cordj.image.Labels;

/**
 * The names of the outlined regions beside the colour of their outlines, one below the other; in
 * smaller letters where there are many.
 *
 * @param regions in the order of their table
 */
record Legend(List<Labels.Region> regions) {

  private static final int NAME_WIDTH = 318;
  private static final int BOX = 42;

  /** More than these do not fit beside the tiles in large letters. */
  private static final int FEW = 16;

  /** The regions that have a voxel in the picture. */
  static Legend of(final Labels outlines, final Crop crop, final SliceView view) {
    final Set<Integer> shown = new HashSet<>();
    for (final int index : crop.indices(view)) {
      shown.add(outlines.get(index));
    }
    return new Legend(outlines.regions().stream().filter(r -> shown.contains(r.index())).toList());
  }

  /** How wide it is, in pixels. */
  double width() {
    double widest = 0;
    for (final Labels.Region region : regions) {
      widest = Math.max(widest, BOX + Math.min(NAME_WIDTH, Text.width(region.name(), font())));
    }
    return widest;
  }

  /** How high it is with the gap below it, in pixels; 0 without regions. */
  int height() {
    return regions.isEmpty() ? 0 : row() * regions.size() + 24;
  }

  /** Draws it with its upper left corner at (x, y). */
  void draw(final Graphics2D g, final int x, final int y) {
    final int box = row() - 18;
    for (int r = 0; r < regions.size(); r++) {
      final Labels.Region region = regions.get(r);
      final int top = y + r * row();
      g.setColor(new Color(region.rgb() & 0xffffff));
      g.setStroke(new BasicStroke(box / 4f));
      g.draw(new Rectangle2D.Double(x + 3, top + 5, box * 1.2, box));
      final Font font = Text.fit(region.name(), font(), NAME_WIDTH);
      Text.at(g, region.name(), font, Text.INK, x + BOX, top + 5 + box / 2.0, 0);
    }
  }

  private int row() {
    return regions.size() > FEW ? 30 : 38;
  }

  private Font font() {
    return Text.plain(regions.size() > FEW ? 20 : 26);
  }
}
