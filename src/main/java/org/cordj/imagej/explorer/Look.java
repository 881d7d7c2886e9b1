package org.cordj.imagej.explorer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.util.Locale;
import org.cordj.report.Palette;

/** Colours and lettering that all parts of the window share. */
final class Look {

  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x1a1a1a);
  static final Color FAINT = new Color(0x666666);
  static final Color GRID = new Color(0xe3e3e3);

  /** The voxel under the mouse. */
  static final Color POINT = INK;

  /** The seed: vermilion. */
  static final Color SEED = new Color(Palette.rgb(0));

  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  static final Font LARGE = new Font(Font.SANS_SERIF, Font.BOLD, 16);

  private static final Stroke THIN = new BasicStroke(1f);

  private Look() {}

  /** The n-th pin's colour, from 0: those of Okabe and Ito after the seed's. */
  static Color pin(final int n) {
    return new Color(Palette.rgb(n + 1));
  }

  /** The n-th band's colour. */
  static Color band(final int n) {
    final int[] rgb = {0x56b4e9, 0x009e73, 0xcc79a7, 0xe69f00, 0x0072b2};
    return new Color(rgb[n % rgb.length]);
  }

  /** The same, so far through that lines on it are seen. */
  static Color faint(final Color color, final int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /** Sets a graphics for smooth lines and letters. */
  static void smooth(final Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setStroke(THIN);
  }

  /** Draws a text at its base line; gives its width. */
  static double text(
      final Graphics2D g,
      final String text,
      final Font font,
      final Color color,
      final double x,
      final double y) {
    if (text.isEmpty()) {
      return 0;
    }
    g.setFont(font);
    g.setColor(color);
    g.drawString(text, (float) x, (float) y);
    return width(g, text, font);
  }

  /** Draws a text whose right end lies at x. */
  static void textTo(
      final Graphics2D g,
      final String text,
      final Font font,
      final Color color,
      final double x,
      final double y) {
    text(g, text, font, color, x - width(g, text, font), y);
  }

  /** Draws a text whose middle lies at x. */
  static void textAt(
      final Graphics2D g,
      final String text,
      final Font font,
      final Color color,
      final double x,
      final double y) {
    text(g, text, font, color, x - width(g, text, font) / 2, y);
  }

  /** How wide a text is. */
  static double width(final Graphics2D g, final String text, final Font font) {
    return g.getFontMetrics(font).stringWidth(text);
  }

  /** A number with so many decimals; a dash for none. */
  static String number(final double value, final int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
  }

  /** A number with three significant digits or more; a dash for none. */
  static String value(final double value) {
    final double size = Math.abs(value);
    return number(value, size >= 100 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 5);
  }
}
