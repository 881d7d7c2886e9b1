package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The drawing of a {@link CarpetFigure}. */
final class CarpetPage {

  private static final int WIDTH = 1600;
  private static final int LEFT = 190;
  private static final int RIGHT = 1430;
  private static final int BORDER = 36;
  private static final int PANEL = 110;
  private static final int CORD = 300;
  private static final int OUTSIDE = 130;
  private static final int GAP = 14;

  private static final Font LABEL = Text.plain(26);
  private static final Font SMALL = Text.plain(20);

  /** A longer name than this lets stand readably is told by the curve's own name alone. */
  private static final double SMALLEST = 15;

  private static final Color NOTHING = new Color(0xdbe6f2);
  private static final Color CENSORED = new Color(0xd55e00);
  private static final int[] SLICE_SHADES = {0x0072b2, 0x56b4e9};

  private final CarpetFigure figure;
  private final Range range;
  private final Map<String, List<CarpetFigure.Trace>> panels = new LinkedHashMap<>();

  CarpetPage(final CarpetFigure figure) {
    this.figure = figure;
    final double limit = figure.limit();
    range = new Range(-limit, limit);
    for (final CarpetFigure.Trace t : figure.traces()) {
      panels.computeIfAbsent(t.panel(), p -> new ArrayList<>()).add(t);
    }
  }

  private boolean hasOutside(final CarpetFigure.Carpet carpet) {
    for (int r = figure.rows().cord().length; r < carpet.rows().length; r++) {
      for (final float v : carpet.rows()[r]) {
        if (Float.isFinite(v)) {
          return true;
        }
      }
    }
    return false;
  }

  BufferedImage draw() {
    int height = BORDER + 64;
    height += panels.size() * (PANEL + GAP + 30);
    for (final CarpetFigure.Carpet c : figure.carpets()) {
      height += 40 + CORD + (hasOutside(c) ? OUTSIDE + 6 : 0) + GAP;
    }
    height += 90 + BORDER;
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, figure.title(), WIDTH, BORDER);
      int y = BORDER + 64;
      for (final Map.Entry<String, List<CarpetFigure.Trace>> panel : panels.entrySet()) {
        y = drawPanel(g, panel.getKey(), panel.getValue(), y);
      }
      final int carpets = y;
      for (final CarpetFigure.Carpet c : figure.carpets()) {
        y = drawCarpet(g, picture, c, y);
      }
      drawScale(g, carpets + 40);
      drawTime(g, y);
    } finally {
      g.dispose();
    }
    return picture;
  }

  /** The left edge of a volume. */
  private double x(final double volume) {
    return LEFT + volume * (RIGHT - LEFT) / figure.volumes();
  }

  private int drawPanel(
      final Graphics2D g, final String name, final List<CarpetFigure.Trace> traces, final int top) {
    double right = LEFT;
    for (int n = 0; n < traces.size(); n++) {
      final double width = 34 + Text.width(traces.get(n).name(), SMALL) + 26;
      if (right + width > WIDTH - BORDER) {
        Text.at(g, "...", SMALL, Text.FAINT, right, top + 10, 0);
        break;
      }
      g.setColor(new Color(Palette.rgb(n)));
      g.fill(new Rectangle2D.Double(right, top + 8, 26, 4));
      Text.at(g, traces.get(n).name(), SMALL, Text.INK, right + 34, top + 10, 0);
      right += width;
    }
    final int y = top + 30;
    final Font label = Text.fit(name, LABEL, LEFT - BORDER - 30);
    if (label.getSize2D() >= SMALLEST) {
      Text.at(g, name, label, Text.INK, BORDER, y + PANEL / 2.0, 0);
    }
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (final CarpetFigure.Trace t : traces) {
      for (final double v : t.values()) {
        if (Double.isFinite(v)) {
          low = Math.min(low, v);
          high = Math.max(high, v);
        }
      }
    }
    drawCensored(g, y, PANEL);
    g.setColor(new Color(0xbbbbbb));
    g.setStroke(new BasicStroke(1));
    g.draw(new Rectangle2D.Double(LEFT, y, RIGHT - LEFT, PANEL));
    if (!(high > low)) {
      return y + PANEL + GAP;
    }
    Text.at(g, Text.number(high, high - low), SMALL, Text.FAINT, RIGHT + 10, y + 10, 0);
    Text.at(g, Text.number(low, high - low), SMALL, Text.FAINT, RIGHT + 10, y + PANEL - 10, 0);
    g.setStroke(new BasicStroke(2));
    for (int n = traces.size() - 1; n >= 0; n--) {
      final double[] values = traces.get(n).values();
      final Path2D path = new Path2D.Double();
      boolean open = true;
      for (int t = 0; t < values.length; t++) {
        if (!Double.isFinite(values[t])) {
          open = true;
          continue;
        }
        final double py = y + 6 + (PANEL - 12) * (high - values[t]) / (high - low);
        if (open) {
          path.moveTo(x(t + 0.5), py);
        } else {
          path.lineTo(x(t + 0.5), py);
        }
        open = false;
      }
      g.setColor(new Color(Palette.rgb(n)));
      g.draw(path);
    }
    return y + PANEL + GAP;
  }

  private void drawCensored(final Graphics2D g, final double y, final double height) {
    g.setColor(new Color(CENSORED.getRed(), CENSORED.getGreen(), CENSORED.getBlue(), 70));
    for (final int t : figure.censored()) {
      g.fill(new Rectangle2D.Double(x(t), y, Math.max(2, x(t + 1) - x(t)), height));
    }
  }

  private int drawCarpet(
      final Graphics2D g,
      final BufferedImage picture,
      final CarpetFigure.Carpet carpet,
      final int top) {
    Text.at(
        g,
        carpet.name(),
        Text.fit(carpet.name(), LABEL, RIGHT - LEFT),
        Text.INK,
        LEFT,
        top + 20,
        0);
    int y = top + 40;
    final int cord = figure.rows().cord().length;
    paint(picture, carpet.rows(), 0, cord, y, CORD);
    drawMarks(g, y - 8);
    Text.at(g, "cord", LABEL, Text.INK, BORDER, y + CORD / 2.0, 0);
    drawLevels(g, y);
    y += CORD;
    if (hasOutside(carpet)) {
      y += 6;
      paint(picture, carpet.rows(), cord, carpet.rows().length, y, OUTSIDE);
      Text.at(g, "outside", LABEL, Text.INK, BORDER, y + OUTSIDE / 2.0, 0);
      y += OUTSIDE;
    }
    return y + GAP;
  }

  /** Left-out volumes above a carpet, whose greys stay as they are. */
  private void drawMarks(final Graphics2D g, final double y) {
    g.setColor(CENSORED);
    for (final int t : figure.censored()) {
      g.fill(new Rectangle2D.Double(x(t), y, Math.max(2, x(t + 1) - x(t)), 7));
    }
  }

  /** A strip whose colour changes with the slice, and the slices' numbers where they have room. */
  private void drawLevels(final Graphics2D g, final int y) {
    final List<CarpetRows.Level> levels = figure.rows().levels();
    final double rows = figure.rows().cord().length;
    double free = y - 100;
    for (int l = 0; l < levels.size(); l++) {
      final double from = y + CORD * levels.get(l).row() / rows;
      final double to =
          l + 1 < levels.size() ? y + CORD * levels.get(l + 1).row() / rows : y + CORD;
      g.setColor(new Color(SLICE_SHADES[l % 2]));
      g.fill(new Rectangle2D.Double(LEFT - 16, from, 10, to - from));
      final double middle = (from + to) / 2;
      if (middle - free >= 22) {
        Text.at(g, "z " + levels.get(l).slice(), SMALL, Text.FAINT, LEFT - 24, middle, 1);
        free = middle;
      }
    }
  }

  /** Rows and volumes as pixels; where several share a pixel their mean. */
  private void paint(
      final BufferedImage picture,
      final float[][] rows,
      final int from,
      final int to,
      final int top,
      final int height) {
    for (int y = 0; y < height; y++) {
      final int first = from + (int) ((long) y * (to - from) / height);
      final int last = Math.max(first + 1, from + (int) ((long) (y + 1) * (to - from) / height));
      for (int x = LEFT; x < RIGHT; x++) {
        final int t = (int) ((long) (x - LEFT) * figure.volumes() / (RIGHT - LEFT));
        double sum = 0;
        int n = 0;
        for (int r = first; r < last; r++) {
          if (Float.isFinite(rows[r][t])) {
            sum += rows[r][t];
            n++;
          }
        }
        picture.setRGB(x, top + y, n == 0 ? NOTHING.getRGB() : ColorMap.GRAY.rgb(sum / n, range));
      }
    }
  }

  private void drawScale(final Graphics2D g, final int top) {
    final int x = RIGHT + 40;
    for (int y = 0; y < CORD; y++) {
      g.setColor(new Color(ColorMap.GRAY.rgb(255 - 255 * y / (CORD - 1))));
      g.fillRect(x, top + y, 24, 1);
    }
    final double span = range.high() - range.low();
    Text.at(g, Text.number(range.high(), span), SMALL, Text.INK, x + 32, top + 8, 0);
    Text.at(g, "0", SMALL, Text.INK, x + 32, top + CORD / 2.0, 0);
    Text.at(g, Text.number(range.low(), span), SMALL, Text.INK, x + 32, top + CORD - 8, 0);
    Text.upwards(g, "% of mean", SMALL, x + 110, top + CORD / 2.0);
  }

  private void drawTime(final Graphics2D g, final int y) {
    final double unit = figure.tr() > 0 ? figure.tr() : 1;
    final double end = figure.volumes() * unit;
    final double step = step(end / 8);
    g.setColor(Text.INK);
    for (double s = 0; s <= end * (1 + 1e-9); s += step) {
      final double at = x(s / unit);
      g.setColor(Text.INK);
      g.fill(new Rectangle2D.Double(at - 1, y - 6, 2, 8));
      Text.at(g, Text.tick(s, step, end), SMALL, Text.INK, at, y + 18, 0.5);
    }
    Text.at(
        g,
        figure.tr() > 0 ? "time (s)" : "volume",
        LABEL,
        Text.INK,
        (LEFT + RIGHT) / 2.0,
        y + 56,
        0.5);
    if (figure.censored().length > 0) {
      g.setColor(CENSORED);
      g.fill(new Rectangle2D.Double(RIGHT - 190, y + 52, 26, 8));
      Text.at(g, "censored", SMALL, Text.INK, RIGHT - 156, y + 56, 0);
    }
  }

  /** The next of 1, 2, 5 times a power of ten. */
  private static double step(final double least) {
    final double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (final double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
