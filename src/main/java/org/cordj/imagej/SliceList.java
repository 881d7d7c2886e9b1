package org.cordj.imagej;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Slices that a user lists, such as {@code 3,7-9}: counted from 1, as an image's window and a
 * macro's setSlice() count them.
 */
public final class SliceList {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  private SliceList() {}

  /**
   * The slices of a list.
   *
   * @param key the option that it is given as, for sentences
   * @param text empty for none
   * @param slices how many the image has
   * @return ascending
   * @throws IllegalArgumentException if it is no such list, or a slice is not there
   */
  public static Set<Integer> parse(final String key, final String text, final int slices) {
    final Set<Integer> found = new TreeSet<>();
    if (text.isBlank()) {
      return found;
    }
    for (final String word : text.split(",", -1)) {
      final Matcher m = RANGE.matcher(word.strip());
      if (!m.matches()) {
        throw new IllegalArgumentException(
            key + " is '" + text + "'; it must be slices such as 3,7-9, counted from 1.");
      }
      final int first = Integer.parseInt(m.group(1));
      final int last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
      if (first < 1 || last > slices || first > last) {
        throw new IllegalArgumentException(
            key
                + " is '"
                + text
                + "'; the image has slices 1 to "
                + slices
                + ", and a range runs upwards.");
      }
      for (int z = first; z <= last; z++) {
        found.add(z);
      }
    }
    return found;
  }

  /** The list as a user reads and writes it. */
  public static String text(final Set<Integer> slices) {
    return slices.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
