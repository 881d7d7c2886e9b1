package org.cordj.connectivity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What papers call a pair of horns or quadrants of one level. */
final class HornPair {

  private static final Pattern HORN =
      Pattern.compile("(.*?)(dorsal|ventral)-(left|right)(?:_slice\\d+)?");

  private HornPair() {}

  /**
   * {@code dorsal-dorsal}, {@code ventral-ventral}, {@code within-left}, {@code within-right},
   * {@code between} for a dorsal and a ventral one of opposite sides; null for regions of different
   * levels or that are no horns by their names.
   */
  static String of(final String a, final String b) {
    final Matcher first = HORN.matcher(a);
    final Matcher second = HORN.matcher(b);
    if (!first.matches() || !second.matches() || !first.group(1).equals(second.group(1))) {
      return null;
    }
    final boolean sameKind = first.group(2).equals(second.group(2));
    final boolean sameSide = first.group(3).equals(second.group(3));
    if (sameKind) {
      return sameSide ? "same" : first.group(2) + "-" + first.group(2);
    }
    return sameSide ? "within-" + first.group(3) : "between";
  }

  /** What stands before the horn's name, such as {@code spinal-C5}; empty if nothing does. */
  static String level(final String name) {
    final Matcher horn = HORN.matcher(name);
    return horn.matches() ? horn.group(1).replaceAll("_$", "") : "";
  }
}
