package org.cordj.denoise;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One column of a {@link ConfoundTable}: a time course for the whole volume, or for one slice.
 *
 * <p>A slice's column is called NAME_sliceZZ: ZZ is the slice's number along the third voxel axis
 * of the run, counted from 0 as BIDS' SliceTiming counts, with two digits or more. All slices'
 * columns of one NAME are one regressor, which takes each slice's own course.
 *
 * @param base the name without the slice, such as {@code csf}
 * @param slice the slice's number, {@link #ALL_SLICES} for the whole volume
 */
public record Confound(String base, int slice) {

  /** The slice number of a column for the whole volume. */
  public static final int ALL_SLICES = -1;

  private static final Pattern NAME = Pattern.compile("(.+)_slice(\\d{2,6})");

  /** Checks the name. */
  public Confound {
    if (base.isBlank() || base.chars().anyMatch(c -> Character.isWhitespace(c) || c == ',')) {
      throw new IllegalArgumentException(
          "A confound is called '"
              + base
              + "'; a name is one word without blanks, tabs and commas, such as trans_x.");
    }
    if (slice < ALL_SLICES) {
      throw new IllegalArgumentException(
          "The confound '" + base + "' is for slice " + slice + "; slices count from 0.");
    }
    if (NAME.matcher(base).matches()) {
      throw new IllegalArgumentException(
          "The confound '" + base + "' names a slice already; give the name without it.");
    }
  }

  /** What a column's name says. */
  public static Confound parse(final String name) {
    final Matcher m = NAME.matcher(name);
    return m.matches()
        ? new Confound(m.group(1), Integer.parseInt(m.group(2)))
        : new Confound(name, ALL_SLICES);
  }

  /** Whether it is for one slice only. */
  public boolean ofSlice() {
    return slice != ALL_SLICES;
  }

  /** The column's name in a table, such as {@code trans_x} or {@code csf_slice03}. */
  public String name() {
    return ofSlice() ? String.format(Locale.ROOT, "%s_slice%02d", base, slice) : base;
  }
}
