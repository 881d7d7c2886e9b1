package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberAxis;

/**
 * The drawing of a {@link CurveFigure}. Universes are marks with a gap between while there is room
 * for one, else columns of whole pixels; several may then share one.
 */
final class CurvePage {

  private static final int WIDTH = 1600;
  private static final int BORDER = 36;
  private static final int CURVE = 560;

  /** The room for the means at the right. */
  private static final int MEANS = 118;

  private static final int LEAST_LEFT = 200;
  private static final int MOST_LEFT = 420;
  private static final int GAP = 14;

  /** A universe that is narrower has no mark of its own. */
  private static final double LEAST_PITCH = 5;

  private static final Font LABEL = Text.plain(26);
  private static final Font BOLD = Text.bold(26);
  private static final Color LANE = new Color(0xf0f0f0);
  private static final int HEADING = 54;

  private final CurveFigure figure;
  private final int[] order;
  private final int row;
  private final Font optionFont;
  private final int left;
  private final int right = WIDTH - BORDER - MEANS;
  private final double pitch;

  CurvePage(final CurveFigure figure) {
    this.figure = figure;
    order = figure.order();
    final int options = figure.choices().stream().mapToInt(c -> c.options().size()).sum();
    row = options <= 40 ? 34 : options <= 100 ? 26 : 18;
    optionFont = Text.plain(Math.min(24, row * 0.72));
    final double widest =
        figure.choices().stream()
            .flatMap(c -> c.options().stream())
            .mapToDouble(o -> Text.width(o, optionFont))
            .max()
            .orElse(0);
    left = BORDER + (int) Math.ceil(Math.max(LEAST_LEFT, Math.min(MOST_LEFT, widest))) + GAP;
    pitch = (double) (right - left) / order.length;
  }

  private int below() {
    return figure.choices().stream().mapToInt(c -> HEADING + row * c.options().size()).sum();
  }

  BufferedImage draw() {
    int top = BORDER + (figure.title().isEmpty() ? 0 : 64) + 48;
    final int height = top + CURVE + below() + BORDER;
    final BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, figure.title(), WIDTH, BORDER);
      legend(g, top - 32);
      curve(g, top);
      top += CURVE;
      for (final CurveFigure.Choice choice : figure.choices()) {
        top = choice(g, choice, top);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  private static String meaning(final CurveFigure.Level level) {
    return switch (level) {
      case NONE -> "p > .05";
      case UNCORRECTED -> "p \u2264 .05 uncorrected";
      case CORRECTED -> "p \u2264 .05 corrected for all";
    };
  }

  private void legend(final Graphics2D g, final double y) {
    double x = BORDER + 12;
    for (int n = CurveFigure.Level.values().length - 1; n >= 0; n--) {
      final CurveFigure.Level level = CurveFigure.Level.values()[n];
      final long count = figure.universes().stream().filter(u -> u.level() == level).count();
      final String text = meaning(level) + ": " + count;
      g.setColor(new Color(level.rgb));
      g.fill(new Ellipse2D.Double(x - 10, y - 10, 20, 20));
      Text.at(g, text, LABEL, Text.INK, x + 20, y, 0);
      x += 20 + Text.width(text, LABEL) + 44;
    }
    g.setColor(pale(CurveFigure.Level.NONE));
    g.fill(new Rectangle2D.Double(x - 12, y - 14, 24, 28));
    final String end =
        "95 % interval; " + order.length + (order.length == 1 ? " universe" : " universes");
    Text.at(g, end, Text.fit(end, LABEL, WIDTH - BORDER - x - 22), Text.FAINT, x + 22, y, 0);
  }

  /** A quarter of the colour on white; opaque, so that columns that share a pixel do not darken. */
  private static Color pale(final CurveFigure.Level level) {
    final Color c = new Color(level.rgb);
    return new Color(mix(c.getRed()), mix(c.getGreen()), mix(c.getBlue()));
  }

  private static int mix(final int part) {
    return 255 - (255 - part) * 35 / 100;
  }

  private NumberAxis hidden() {
    final NumberAxis across = Axes.linear(null, new Range(0, order.length), 1);
    across.setTickLabelsVisible(false);
    across.setTickMarksVisible(false);
    return across;
  }

  private void curve(final Graphics2D g, final int top) {
    final Range range =
        ChartArea.around(
            DoubleStream.concat(
                DoubleStream.of(0),
                figure.universes().stream()
                    .flatMapToDouble(u -> DoubleStream.of(u.effect(), u.low(), u.high()))));
    final double height = CURVE - 8.0;
    // how much its axis takes is known when it is drawn: once for that, outside the picture
    final ChartArea trial = new ChartArea(hidden(), Axes.linear(figure.label(), range, 4));
    final Graphics2D nowhere = (Graphics2D) g.create();
    nowhere.clipRect(0, 0, 0, 0);
    trial.draw(nowhere, new Rectangle2D.Double(0, top, WIDTH, height));
    nowhere.dispose();
    final double axis = trial.data().getMinX();
    final double margin = WIDTH - trial.data().getMaxX();
    final ChartArea chart = new ChartArea(hidden(), Axes.linear(figure.label(), range, 4));
    chart.draw(g, new Rectangle2D.Double(left - axis, top, right + margin - left + axis, height));
    for (int place = 0; place < order.length; place++) {
      final CurveFigure.Universe u = figure.universes().get(order[place]);
      if (Double.isFinite(u.low()) && Double.isFinite(u.high())) {
        final double high = chart.y(u.high());
        mark(g, place, high, chart.y(u.low()) - high, 0.3, 10, pale(u.level()));
      }
    }
    g.setColor(Text.INK);
    g.setStroke(new BasicStroke(2));
    g.draw(new Line2D.Double(left, chart.y(0), right, chart.y(0)));
    // the surest last, so that they are seen where columns share pixels
    for (final CurveFigure.Level level : CurveFigure.Level.values()) {
      for (int place = 0; place < order.length; place++) {
        final CurveFigure.Universe u = figure.universes().get(order[place]);
        if (u.level() == level) {
          point(g, place, chart.y(u.effect()), level);
        }
      }
    }
  }

  private void point(
      final Graphics2D g, final int place, final double y, final CurveFigure.Level level) {
    if (pitch < LEAST_PITCH) {
      mark(g, place, y - 3, 6, 1, pitch, new Color(level.rgb));
      return;
    }
    final double r = Math.min(10, Math.max(2.5, pitch * 0.42));
    final double x = left + (place + 0.5) * pitch;
    g.setColor(new Color(level.rgb));
    g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  /**
   * Fills a universe's part of a lane.
   *
   * @param share of its width, where it has room for a gap
   * @param most its largest width
   */
  private void mark(
      final Graphics2D g,
      final int place,
      final double top,
      final double height,
      final double share,
      final double most,
      final Color color) {
    g.setColor(color);
    if (pitch >= LEAST_PITCH) {
      final double width = Math.max(2, Math.min(most, pitch * share));
      final double x = left + (place + 0.5) * pitch - width / 2;
      g.fill(new Rectangle2D.Double(x, top, width, Math.max(1, height)));
      return;
    }
    final int from = (int) Math.floor(left + place * pitch);
    final int to = Math.max(from + 1, (int) Math.floor(left + (place + 1) * pitch));
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    g.fillRect(from, (int) Math.round(top), to - from, Math.max(1, (int) Math.round(height)));
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  private int choice(final Graphics2D g, final CurveFigure.Choice choice, final int from) {
    final double middle = from + HEADING - 20.0;
    final double note = choice.note().isEmpty() ? 0 : Text.width(choice.note(), LABEL) + 24;
    final double room = right - BORDER - Math.min(note, (right - BORDER) / 2.0);
    final String name = shortened(choice.name(), BOLD, room);
    Text.at(g, name, BOLD, Text.INK, BORDER, middle, 0);
    final double after = BORDER + Text.width(name, BOLD) + 24;
    Text.at(
        g,
        choice.note(),
        Text.fit(choice.note(), LABEL, right - after),
        Text.FAINT,
        after,
        middle,
        0);
    Text.at(g, "mean", LABEL, Text.FAINT, WIDTH - BORDER, middle, 1);
    final int[] option = choice.option();
    int top = from + HEADING;
    for (int o = 0; o < choice.options().size(); o++) {
      g.setColor(LANE);
      g.fill(new Rectangle2D.Double(left, top + 2, right - left, row - 4.0));
      double sum = 0;
      int n = 0;
      final List<Integer> late = new ArrayList<>();
      for (int place = 0; place < order.length; place++) {
        if (option[order[place]] == o) {
          sum += figure.universes().get(order[place]).effect();
          n++;
          if (figure.universes().get(order[place]).level() == CurveFigure.Level.NONE) {
            tick(g, place, top);
          } else {
            late.add(place);
          }
        }
      }
      for (final int place : late) {
        tick(g, place, top);
      }
      final String own = shortened(choice.options().get(o), optionFont, left - GAP - BORDER);
      Text.at(g, own, optionFont, Text.INK, left - GAP, top + row / 2.0, 1);
      if (n > 0) {
        Text.at(
            g,
            Text.tick(sum / n, 0.01, 1),
            optionFont,
            Text.INK,
            WIDTH - BORDER,
            top + row / 2.0,
            1);
      }
      top += row;
    }
    return top;
  }

  private void tick(final Graphics2D g, final int place, final int top) {
    final Color color = new Color(figure.universes().get(order[place]).level().rgb);
    mark(g, place, top + 5.0, row - 10.0, 0.6, 16, color);
  }

  /** A name that is too long, without its middle. */
  static String shortened(final String name, final Font font, final double limit) {
    String now = name;
    for (int keep = name.length() - 1; keep > 1 && Text.width(now, font) > limit; keep--) {
      now = name.substring(0, (keep + 1) / 2) + "\u2026" + name.substring(name.length() - keep / 2);
    }
    return now;
  }
}
