package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph of the cord's regions: levels down the page, in each the horns where they are, the front
 * up and the subject's right on the left; edges in the colour of their weight, the stronger the
 * broader; nodes in the colour of their module, the larger the more strength they have. Where no
 * name says where its region lies, the regions stand in a ring. Immutable.
 *
 * @param title the headline; may be empty
 * @param names of the regions, such as {@code vertebral-C5_ventral-left}
 * @param weights of the edges, 0 for none; shared, not copied
 * @param modules each node's, from 1
 * @param label what the weights are
 */
public record Connectogram(
    String title, List<String> names, double[][] weights, int[] modules, String label) {

  private static final int WIDTH = 1600;
  private static final int BORDER = 36;
  private static final double MIDDLE = 760;

  /** From the middle of a level to its horns. */
  private static final double ASIDE = 120;

  private static final double BROADEST = 9;

  /** The ring of regions whose places are not known. */
  private static final double RING_MIDDLE = 640;

  private static final double RADIUS = 380;

  /** Checks the sizes. */
  public Connectogram {
    names = List.copyOf(names);
    if (weights.length != names.size() || modules.length != names.size()) {
      throw new IllegalArgumentException(
          "A connectogram of "
              + names.size()
              + " names has "
              + weights.length
              + " rows of weights and "
              + modules.length
              + " modules; give one each a name.");
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
    final boolean ring = !layout.inCord();
    final int rows = layout.levels().size();
    final double row = ring ? 140 : Math.max(64, Math.min(230, 2300.0 / rows));
    final double top = BORDER + (title.isEmpty() ? 0 : 64) + 56;
    final int height = ring ? (int) top + 1180 : (int) Math.max(620, top + rows * row + 90);
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, title, WIDTH, BORDER);
      final double[][] places = ring ? ring(top + 540) : places(layout, top, row);
      if (ring) {
        ringNames(g, places, top + 540);
      } else {
        levels(g, layout, top, row);
      }
      final double largest = largest();
      edges(g, ring ? null : layout, places, row, largest, top + 540);
      nodes(g, places, Math.min(20, row / 7));
      if (largest > 0) {
        final int bar = Math.min(520, height - (int) top - 90);
        new ColorBar(ColorMap.DIVERGING, new Range(-largest, largest), label, false, false)
            .draw(g, WIDTH - 220, (int) top, bar);
      }
      final String key =
          "Node: colour by module, size by strength. Edge: colour and breadth by weight.";
      Text.at(g, key, Text.plain(24), Text.FAINT, BORDER, height - BORDER, 0);
    } finally {
      g.dispose();
    }
    return picture;
  }

  private void levels(
      final Graphics2D g, final CordLayout layout, final double top, final double row) {
    Text.at(g, "R", Text.bold(30), Text.INK, MIDDLE - ASIDE, top - 28, 0.5);
    Text.at(g, "L", Text.bold(30), Text.INK, MIDDLE + ASIDE, top - 28, 0.5);
    if (row > 120) {
      Text.at(g, "ventral", Text.plain(20), Text.FAINT, MIDDLE, top - 26, 0.5);
    }
    for (int l = 0; l < layout.levels().size(); l++) {
      final double y = top + (l + 0.5) * row;
      final double wide = 2 * ASIDE + 70;
      final double high = row * 0.82;
      if (layout.inCord(l)) {
        final Ellipse2D cord = new Ellipse2D.Double(MIDDLE - wide / 2, y - high / 2, wide, high);
        g.setColor(new Color(0xf2f2f2));
        g.fill(cord);
        g.setColor(new Color(0xbdbdbd));
        g.setStroke(new BasicStroke(1.5f));
        g.draw(cord);
      }
      final String name = layout.levels().get(l);
      Text.at(
          g,
          name,
          Text.fit(name, Text.plain(Math.min(28, row / 2.6)), 250),
          Text.INK,
          BORDER,
          y,
          0);
    }
  }

  /** Each node's x and y; nodes of one place stand side by side. */
  private double[][] places(final CordLayout layout, final double top, final double row) {
    final Map<String, Integer> taken = new HashMap<>();
    final double[][] places = new double[names.size()][];
    for (int i = 0; i < places.length; i++) {
      final String place = layout.level()[i] + " " + layout.across()[i] + " " + layout.ahead()[i];
      final int before = taken.merge(place, 1, Integer::sum) - 1;
      places[i] =
          new double[] {
            MIDDLE - ASIDE * layout.across()[i] + 34 * before,
            top + (layout.level()[i] + 0.5) * row - 0.22 * row * layout.ahead()[i]
          };
    }
    return places;
  }

  /** Places in a ring, clockwise from the top. */
  private double[][] ring(final double center) {
    final double[][] places = new double[names.size()][];
    for (int i = 0; i < places.length; i++) {
      final double angle = 2 * Math.PI * i / places.length;
      places[i] =
          new double[] {RING_MIDDLE + RADIUS * Math.sin(angle), center - RADIUS * Math.cos(angle)};
    }
    return places;
  }

  private void ringNames(final Graphics2D g, final double[][] places, final double center) {
    final Font font = Text.plain(Math.max(8, Math.min(26, 2 * Math.PI * RADIUS / names.size())));
    final AffineTransform before = g.getTransform();
    for (int i = 0; i < places.length; i++) {
      final boolean left = places[i][0] < RING_MIDDLE - 1e-6;
      g.translate(places[i][0], places[i][1]);
      g.rotate(
          Math.atan2(places[i][1] - center, places[i][0] - RING_MIDDLE) + (left ? Math.PI : 0));
      final Font fitted = Text.fit(names.get(i), font, 120);
      Text.at(g, names.get(i), fitted, Text.INK, left ? -28 : 28, 0, left ? 1 : 0);
      g.setTransform(before);
    }
  }

  /** A chord that is drawn towards the middle of the ring. */
  private static Path2D chord(final double[] a, final double[] b, final double center) {
    final Path2D path = new Path2D.Double();
    path.moveTo(a[0], a[1]);
    final double x = 0.25 * (a[0] + b[0]) + 0.5 * RING_MIDDLE;
    final double y = 0.25 * (a[1] + b[1]) + 0.5 * center;
    path.quadTo(x, y, b[0], b[1]);
    return path;
  }

  private double largest() {
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < i; j++) {
        largest = Math.max(largest, Math.abs(weights[i][j]));
      }
    }
    return largest;
  }

  private void edges(
      final Graphics2D g,
      final CordLayout layout,
      final double[][] places,
      final double row,
      final double largest,
      final double center) {
    final List<int[]> edges = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < i; j++) {
        if (weights[i][j] != 0) {
          edges.add(new int[] {i, j});
        }
      }
    }
    // the strongest on top
    edges.sort(Comparator.comparingDouble(e -> Math.abs(weights[e[0]][e[1]])));
    for (final int[] e : edges) {
      final double weight = weights[e[0]][e[1]];
      final double share = Math.abs(weight) / largest;
      final int rgb = ColorMap.DIVERGING.rgb(weight, new Range(-largest, largest));
      g.setColor(new Color(rgb & 0xffffff | (int) (90 + 150 * share) << 24, true));
      g.setStroke(
          new BasicStroke(
              (float) (1 + (BROADEST - 1) * share), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(
          layout == null
              ? chord(places[e[0]], places[e[1]], center)
              : path(layout, places, e[0], e[1], row));
    }
  }

  /** Straight within a level or to the neighbouring one; past other levels around them. */
  private static Path2D path(
      final CordLayout layout,
      final double[][] places,
      final int i,
      final int j,
      final double row) {
    final double[] a = places[i];
    final double[] b = places[j];
    final Path2D path = new Path2D.Double();
    path.moveTo(a[0], a[1]);
    final int apart = Math.abs(layout.level()[i] - layout.level()[j]);
    final double middle = (a[0] + b[0]) / 2 - MIDDLE;
    if (apart == 0 || middle == 0 && layout.across()[i] != 0) {
      path.lineTo(b[0], b[1]);
      return path;
    }
    // horns of one side and another pass on their own side, those in front further out
    final double side = middle != 0 ? Math.signum(middle) : (i + j) % 2 == 0 ? 1 : -1;
    final double front = 12 * (layout.ahead()[i] + layout.ahead()[j]);
    final double out = side * (40 + front + Math.min(330, 50 * apart * Math.max(1, row / 160)));
    path.curveTo(a[0] + out, a[1], b[0] + out, b[1], b[0], b[1]);
    return path;
  }

  private void nodes(final Graphics2D g, final double[][] places, final double radius) {
    double most = 0;
    final double[] strength = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      for (final double w : weights[i]) {
        strength[i] += Math.abs(w);
      }
      most = Math.max(most, strength[i]);
    }
    for (int i = 0; i < weights.length; i++) {
      final double r = most == 0 ? radius : radius * (0.5 + 0.5 * strength[i] / most);
      final Ellipse2D node = new Ellipse2D.Double(places[i][0] - r, places[i][1] - r, 2 * r, 2 * r);
      g.setColor(new Color(Palette.rgb(modules[i] - 1)));
      g.fill(node);
      g.setColor(Color.WHITE);
      g.setStroke(new BasicStroke(2.5f));
      g.draw(node);
    }
  }
}
