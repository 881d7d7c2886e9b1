package org.cordj.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lettering that all figures share: fonts, text with a halo, wrapping, numbers. */
final class Text {

  static final Color INK = new Color(0x1a1a1a);
  static final Color FAINT = new Color(0x555555);

  private static final Font HEADLINE = bold(38);
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Text() {}

  /** The sans-serif font of this size in pixels. */
  static Font plain(final double size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
  }

  /** The bold sans-serif font of this size in pixels. */
  static Font bold(final double size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size);
  }

  /**
   * Makes sure that this machine can draw letters.
   *
   * @throws IllegalStateException with the sentence for the user if Java finds no font
   */
  static void requireFonts() {
    try {
      width("R", plain(20));
    } catch (final RuntimeException | LinkageError | InternalError e) {
      throw new IllegalStateException(
          "Java finds no font on this machine, so a figure cannot be lettered; install a font and"
              + " fontconfig (on Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core).",
          e);
    }
  }

  /** A white picture with everything set for smooth drawing; dispose of the graphics. */
  static Graphics2D draw(final BufferedImage picture) {
    final Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    return g;
  }

  /** How wide a text is, in pixels. */
  static double width(final String text, final Font font) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** The font, made smaller until the text is no wider than that many pixels. */
  static Font fit(final String text, final Font font, final double limit) {
    final double width = width(text, font);
    return width <= limit ? font : font.deriveFont((float) (font.getSize2D() * limit / width));
  }

  /** A text's words in lines that are no wider than that many pixels. */
  static List<String> wrap(final String text, final Font font, final double limit) {
    final List<String> lines = new ArrayList<>();
    String line = "";
    for (final String word : text.split(" ")) {
      final String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, font) > limit) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  /**
   * The headline at a figure's upper left, smaller where it would not fit; nothing if it is empty.
   *
   * @param width of the figure
   * @param border the room about everything
   */
  static void headline(final Graphics2D g, final String title, final int width, final int border) {
    if (!title.isEmpty()) {
      at(g, title, fit(title, HEADLINE, width - 2 * border), INK, border, border + 20, 0);
    }
  }

  /**
   * Draws a text by the middle of its letters' ink.
   *
   * @param alignX 0 if x is its left edge, 0.5 its middle, 1 its right edge
   * @param y the middle of a capital letter's height
   */
  static void at(
      final Graphics2D g,
      final String text,
      final Font font,
      final Color color,
      final double x,
      final double y,
      final double alignX) {
    g.setFont(font);
    g.setColor(color);
    g.drawString(text, (float) (x - alignX * width(text, font)), (float) (y + capHeight(font) / 2));
  }

  /** White letters with a dark halo, readable on black and on bright tissue; placed as by at. */
  static void halo(
      final Graphics2D g,
      final String text,
      final Font font,
      final double x,
      final double y,
      final double alignX) {
    final double left = x - alignX * width(text, font);
    final Shape outline =
        font.createGlyphVector(CONTEXT, text)
            .getOutline((float) left, (float) (y + capHeight(font) / 2));
    g.setColor(new Color(0, 0, 0, 225));
    g.setStroke(
        new BasicStroke(font.getSize2D() / 3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline);
    g.setColor(Color.WHITE);
    g.fill(outline);
  }

  /** A text that reads upwards, its middle at (x, y). */
  static void upwards(
      final Graphics2D g, final String text, final Font font, final double x, final double y) {
    final AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.rotate(-Math.PI / 2);
    at(g, text, font, INK, 0, 0, 0.5);
    g.setTransform(before);
  }

  /** How high a capital letter is, in pixels. */
  static double capHeight(final Font font) {
    final Rectangle2D ink = font.createGlyphVector(CONTEXT, "H").getVisualBounds();
    return ink.getHeight();
  }

  /**
   * A number for a scale: as many digits as tell values apart that differ by a 200th of its span,
   * without zeros at the end; with an exponent where that is shorter.
   *
   * @param span the difference between the ends of the scale, above 0
   */
  static String number(final double value, final double span) {
    if (value == 0) {
      return "0";
    }
    final int last = (int) Math.floor(Math.log10(span / 200));
    final BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(-last, RoundingMode.HALF_EVEN).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    final double size = Math.abs(value);
    final boolean exponent = size >= 1e6 || size < 1e-3;
    final String plain =
        exponent
            ? new DecimalFormat("0.##############E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(rounded)
                .replace('E', 'e')
            : rounded.toPlainString();
    return plain.replace('-', '\u2212');
  }

  /**
   * A round value on a scale with that step: every such value has the same number of decimals.
   *
   * @param span the difference between the ends of the scale, above 0
   */
  static String tick(final double value, final double step, final double span) {
    if (Math.abs(value) >= 1e6 || step < 1e-4) {
      return number(value, span);
    }
    final int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    return BigDecimal.valueOf(value)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .toPlainString()
        .replace('-', '\u2212');
  }
}
