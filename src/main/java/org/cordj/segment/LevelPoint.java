package org.cordj.segment;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place whose level is known: a disc between two vertebrae, such as {@code C2/C3}, the middle of
 * a vertebra, {@code vertebral-C3}, or the middle of a segment of the cord, {@code spinal-C5}.
 *
 * @param name as the user knows it
 * @param kind of the levels
 * @param level on a scale on which the middle of level n is n and its upper end n - 0.5
 * @param voxel where it lies
 */
public record LevelPoint(String name, LevelKind kind, double level, CordPoint voxel) {

  private static final Pattern DISC = Pattern.compile("([CTL]\\d+)/([CTLS]\\d+)");
  private static final Pattern MIDDLE = Pattern.compile("(vertebral|spinal)-([CTLS]\\d+)");

  /**
   * A point of this name.
   *
   * @throws IllegalArgumentException if the name is none, with the names that are
   */
  public static LevelPoint of(final String name, final CordPoint voxel) {
    final Matcher disc = DISC.matcher(name);
    if (disc.matches()) {
      final int above = LevelKind.VERTEBRAL.number(disc.group(1));
      final int below = LevelKind.VERTEBRAL.number(disc.group(2));
      // the sacrum's first vertebra has no level of its own
      if (above > 0 && (below == above + 1 || disc.group(0).equals("L5/S1"))) {
        return new LevelPoint(name, LevelKind.VERTEBRAL, above + 0.5, voxel);
      }
    }
    final Matcher middle = MIDDLE.matcher(name);
    if (middle.matches()) {
      final LevelKind kind = LevelKind.of(middle.group(1));
      final int number = kind.number(middle.group(2));
      if (number > 0) {
        return new LevelPoint(name, kind, number, voxel);
      }
    }
    throw new IllegalArgumentException(
        "'"
            + name
            + "' names no level; a point is a disc such as C2/C3, the middle of a vertebra such as"
            + " vertebral-C3, or the middle of a segment of the cord such as spinal-C5.");
  }

  /** The same kind of point so many levels further down, at another place. */
  LevelPoint below(final int levels, final CordPoint at) {
    final double to = level + levels;
    final boolean disc = to != Math.rint(to);
    final int above = (int) Math.floor(to);
    if (above > kind.last() || (disc && above + 1 > kind.last())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "There are more points than levels below '%s': %d points further down there is no"
                  + " level.",
              name,
              levels));
    }
    return new LevelPoint(
        disc ? kind.shortName(above) + "/" + kind.shortName(above + 1) : kind.name(above),
        kind,
        to,
        at);
  }
}
