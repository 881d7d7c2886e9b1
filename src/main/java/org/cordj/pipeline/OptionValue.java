package org.cordj.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values of options by what they mean: 0.5, .50 and 5e-1 are one number. */
final class OptionValue {

  /** A number as macros have it; one with leading zeros, such as 01, is a label. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?=\\.?[0-9])(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?");

  /** Digits before or after the point up to which a number is written out. */
  private static final int PLAIN = 20;

  private OptionValue() {}

  /**
   * The text that all ways to write a value have in common: its numbers, also those of a comma
   * list, without zeros at the end, signs of plus and blanks around them; all else as it is.
   */
  static String canonical(final String value) {
    if (value.indexOf(',') < 0) {
      return one(value);
    }
    final List<String> all = new ArrayList<>();
    for (final String part : value.split(",", -1)) {
      all.add(one(part));
    }
    return String.join(",", all);
  }

  private static String one(final String value) {
    final String text = value.strip();
    if (!NUMBER.matcher(text).matches()) {
      return value;
    }
    final BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() > PLAIN || number.precision() - number.scale() > PLAIN
        ? number.toString()
        : number.toPlainString();
  }
}
