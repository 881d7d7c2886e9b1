package org.cordj.imagej;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * ImageJ's option strings: {@code key=value key=[value with blanks]}.
 *
 * <p>{@code ij.Macro.getValue} finds a key inside an earlier value in brackets and reads a missing
 * number as 0; this parser does neither.
 */
final class OptionString {

  private OptionString() {}

  /**
   * The keys and values of an option string, in order.
   *
   * @throws IllegalArgumentException if a bracket is open, a key stands twice or has no value
   */
  static Map<String, String> parse(final String command, final String options) {
    final Map<String, String> values = new LinkedHashMap<>();
    int at = 0;
    while (true) {
      while (at < options.length() && Character.isWhitespace(options.charAt(at))) {
        at++;
      }
      if (at == options.length()) {
        return values;
      }
      final int keyStart = at;
      while (at < options.length()
          && options.charAt(at) != '='
          && !Character.isWhitespace(options.charAt(at))) {
        at++;
      }
      final String key = options.substring(keyStart, at);
      if (at == options.length() || options.charAt(at) != '=') {
        throw new IllegalArgumentException(
            command
                + ": '"
                + key
                + "' has no value; write "
                + key
                + "=VALUE (true or false for a"
                + " switch).");
      }
      at++;
      final int end = valueEnd(command, key, options, at);
      String value = options.substring(at, end);
      if (isQuoted(value)) {
        value = value.substring(1, value.length() - 1);
      }
      if (values.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException(command + ": '" + key + "' is given twice.");
      }
      at = end;
    }
  }

  private static boolean isQuoted(final String value) {
    return value.length() > 1
        && (value.startsWith("[") && value.endsWith("]")
            || value.startsWith("'") && value.endsWith("'"));
  }

  private static int valueEnd(
      final String command, final String key, final String options, final int start) {
    if (start < options.length() && options.charAt(start) == '[') {
      int depth = 0;
      for (int i = start; i < options.length(); i++) {
        if (options.charAt(i) == '[') {
          depth++;
        } else if (options.charAt(i) == ']' && --depth == 0) {
          return i + 1;
        }
      }
      throw new IllegalArgumentException(
          command
              + ": the value of '"
              + key
              + "' has an open bracket: "
              + options.substring(start));
    }
    if (start < options.length() && options.charAt(start) == '\'') {
      final int close = options.indexOf('\'', start + 1);
      if (close > 0) {
        return close + 1;
      }
    }
    int end = start;
    while (end < options.length() && !Character.isWhitespace(options.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Refuses a value that a macro cannot hold, in Fiji or in ImageJ.
   *
   * @param keys the command's keys
   */
  static void requireRecordable(
      final String command, final Collection<String> keys, final String key, final String value) {
    String fault = null;
    int depth = 0;
    for (final char c : value.toCharArray()) {
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth < 0) {
        break;
      }
    }
    if (depth != 0) {
      fault = "unbalanced brackets";
    } else if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      fault = "a line break";
    } else {
      for (final String k : keys) {
        if (value.matches("(?s)(.*[^a-zA-Z])?" + k + "=.*")) {
          fault = "'" + k + "=', which is a key of this command";
        }
      }
    }
    if (fault != null) {
      throw new IllegalArgumentException(
          command
              + ": the value of '"
              + key
              + "' holds "
              + fault
              + ", which a macro cannot hold: '"
              + value
              + "'. Rename it.");
    }
  }
}
