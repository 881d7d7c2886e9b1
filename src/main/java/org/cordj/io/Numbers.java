package org.cordj.io;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as text for people and tables, the same in every locale. */
public final class Numbers {

  private Numbers() {}

  /** A number with this many significant digits at most, without trailing zeros. */
  public static String format(final double value, final int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    final BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    final int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.signum() != 0 && (exponent < -4 || exponent > 14)
        ? rounded.toString()
        : rounded.toPlainString();
  }

  /** A number with 4 significant digits at most. */
  public static String brief(final double value) {
    return format(value, 4);
  }

  /** Whether a text is a finite number. */
  public static boolean isNumber(final String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (final NumberFormatException e) {
      return false;
    }
  }
}
