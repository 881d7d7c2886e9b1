package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A colour bar that stands upright: the ends of its range are always lettered, with round values
 * between them; a pointed end says that some values lie beyond it.
 *
 * @param colors the colours
 * @param range the values of its ends
 * @param label what it shows, with the unit
 * @param below whether some voxel is lower than the range
 * @param above whether some voxel is higher than the range
 */
record ColorBar(ColorMap colors, Range range, String label, boolean below, boolean above) {

  private static final int WIDTH = 34;
  private static final int POINT = 24;

  /** How much smaller than the others a label may be set to fit into one line. */
  private static final double SMALLEST = 0.75;

  private static final Font NUMBERS = Text.plain(24);
  private static final Font LABEL = Text.plain(26);

  /** How wide the bar with its numbers and label is, drawn at that height. */
  double width(final int height) {
    double numbers = 0;
    for (final double tick : ticks(height)) {
      numbers = Math.max(numbers, Text.width(text(tick), NUMBERS));
    }
    return WIDTH + 18 + numbers + lines(height).size() * 34 + 16;
  }

  /** Draws the bar with its upper left corner at (x, y). */
  void draw(final Graphics2D g, final int x, final int y, final int height) {
    final int top = y + POINT;
    final int length = height - 2 * POINT;
    for (int row = 0; row < length; row++) {
      final double share = 1 - (row + 0.5) / length;
      g.setColor(new Color(colors.rgb((int) Math.rint(share * (ColorMap.SIZE - 1)))));
      g.fillRect(x, top + row, WIDTH, 1);
    }
    final Path2D outline = new Path2D.Double();
    outline.moveTo(x, top);
    if (above) {
      outline.lineTo(x + WIDTH / 2.0, top - POINT);
    }
    outline.lineTo(x + WIDTH, top);
    outline.lineTo(x + WIDTH, top + length);
    if (below) {
      outline.lineTo(x + WIDTH / 2.0, top + length + POINT);
    }
    outline.lineTo(x, top + length);
    outline.closePath();
    if (above) {
      g.setColor(new Color(colors.rgb(ColorMap.SIZE - 1)));
      g.fill(triangle(x, top, -POINT));
    }
    if (below) {
      g.setColor(new Color(colors.rgb(0)));
      g.fill(triangle(x, top + length, POINT));
    }
    g.setColor(Text.INK);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(outline);
    double numbers = 0;
    for (final double tick : ticks(height)) {
      final double at = top + length * (range.high() - tick) / range.span();
      g.setStroke(new BasicStroke(1.5f));
      g.setColor(Text.INK);
      g.draw(new Line2D.Double(x + WIDTH, at, x + WIDTH + 8, at));
      Text.at(g, text(tick), NUMBERS, Text.INK, x + WIDTH + 14, at, 0);
      numbers = Math.max(numbers, Text.width(text(tick), NUMBERS));
    }
    double middle = x + WIDTH + 18 + numbers + 26;
    for (final String line : lines(height)) {
      Text.upwards(g, line, Text.fit(line, LABEL, height), middle, y + height / 2.0);
      middle += 34;
    }
  }

  /** The label in one line, a little smaller if need be; else with its unit on a second line. */
  private List<String> lines(final int height) {
    if (Text.width(label, LABEL) * SMALLEST <= height) {
      return List.of(label);
    }
    final int unit = label.lastIndexOf(" (");
    if (unit > 0 && Text.width(label.substring(0, unit), LABEL) * SMALLEST <= height) {
      return List.of(label.substring(0, unit), label.substring(unit + 1));
    }
    return Text.wrap(label, LABEL, height);
  }

  /** The range's ends and the round values between them that leave room for their numbers. */
  List<Double> ticks(final int height) {
    final double perValue = (height - 2 * POINT) / range.span();
    final List<Double> ticks = new ArrayList<>();
    ticks.add(range.low());
    final double step = step();
    for (long n = (long) Math.ceil(range.low() / step); n * step < range.high(); n++) {
      final double tick = n * step;
      if (Math.min(tick - range.low(), range.high() - tick) * perValue > 34) {
        ticks.add(tick);
      }
    }
    ticks.add(range.high());
    return ticks;
  }

  private double step() {
    return Range.roundStep(range.span() / 4);
  }

  /** An end of the range with the digits it needs, a round value between with those of its step. */
  String text(final double tick) {
    return tick == range.low() || tick == range.high()
        ? Text.number(tick, range.span())
        : Text.tick(tick, step(), range.span());
  }

  private static Path2D triangle(final double x, final double y, final double height) {
    final Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.lineTo(x + WIDTH / 2.0, y + height);
    path.lineTo(x + WIDTH, y);
    path.closePath();
    return path;
  }
}
