package org.cordj.bids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cordj.image.Labels;
import org.cordj.image.RegionColors;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * The look-up table beside an image of regions, as BIDS has it for dseg.nii.gz (Derivatives, Common
 * image-derived labels): index and name, each unique, and color as {@code #RRGGBB}.
 *
 * <p>Files of others may leave out color, or a region's color as {@code n/a}: it then gets one of
 * {@link RegionColors}. A row of index 0 names the background.
 *
 * @param regions in the order of the file
 * @param notes what the file holds that is not used, a sentence each
 */
public record RegionTable(List<Labels.Region> regions, List<String> notes) {

  private static final String INDEX = "index";
  private static final String NAME = "name";
  private static final String COLOR = "color";
  private static final String MISSING = "n/a";
  private static final int LARGEST = 1 << 24;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");

  /** Copies the lists. */
  public RegionTable {
    regions = List.copyOf(regions);
    notes = List.copyOf(notes);
  }

  /** The regions as a table; colours as {@code #rrggbb}. */
  public static Table of(final Labels labels) {
    final Table table = new Table(INDEX, NAME, COLOR);
    for (final Labels.Region r : labels.regions()) {
      table.add(r.index(), r.name(), String.format("#%06x", r.rgb()));
    }
    return table;
  }

  /** Whether a table has the columns index and name, without which it names no regions. */
  public static boolean isOne(final Table table) {
    return table.columns().containsAll(List.of(INDEX, NAME));
  }

  /** The columns of a table that this class does not read, such as abbreviation or mapping. */
  public static List<String> unread(final Table table) {
    return table.columns().stream().filter(c -> !List.of(INDEX, NAME, COLOR).contains(c)).toList();
  }

  /**
   * The regions of a file.
   *
   * @throws IOException with one sentence that names file and row, if there is no such file, it has
   *     no columns index and name, an index is no whole number from 0 to 2^24, a name is missing,
   *     or an index or name stands twice
   */
  public static RegionTable read(final Path file) throws IOException {
    return read(file, Table.read(file));
  }

  /** The regions of a file that has been read; see {@link #read(Path)}. */
  public static RegionTable read(final Path file, final Table table) throws IOException {
    if (!isOne(table)) {
      throw new RefusedException(
          "'"
              + file
              + "' is no look-up table of regions: it needs the columns index and name, and has "
              + String.join(", ", table.columns())
              + ".");
    }
    final List<Labels.Region> regions = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      final int index = index(file, table, row);
      final String name = table.text(row, NAME);
      requireOnce(file, rows, INDEX + " " + index, row);
      if (index == 0) {
        notes.add("Row " + (row + 1) + " of '" + file + "' names the background; it is no region.");
        continue;
      }
      requireOnce(file, rows, NAME + " '" + name + "'", row);
      try {
        regions.add(new Labels.Region(index, name, color(file, table, row, index, notes)));
      } catch (final IllegalArgumentException e) {
        throw new RefusedException(at(file, row) + e.getMessage(), e);
      }
    }
    final List<String> unread = unread(table);
    if (!unread.isEmpty()) {
      notes.add("Of '" + file + "' this is not used: " + String.join(", ", unread) + ".");
    }
    return new RegionTable(regions, notes);
  }

  private static String at(final Path file, final int row) {
    return "Row " + (row + 1) + " of '" + file + "': ";
  }

  private static int index(final Path file, final Table table, final int row)
      throws RefusedException {
    final String text = table.text(row, INDEX).strip();
    if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > LARGEST) {
      throw new RefusedException(
          at(file, row) + "index is '" + text + "'; it must be a whole number from 0 to 2^24.");
    }
    if (table.text(row, NAME).equals(MISSING)) {
      throw new RefusedException(
          at(file, row)
              + "index "
              + text
              + " has no name (n/a); give it one, or leave the row out.");
    }
    return Integer.parseInt(text);
  }

  private static void requireOnce(
      final Path file, final Map<String, Integer> rows, final String what, final int row)
      throws RefusedException {
    final Integer before = rows.put(what, row);
    if (before != null) {
      throw new RefusedException(
          at(file, row)
              + what
              + " stands in row "
              + (before + 1)
              + " already; each index and each name stands once.");
    }
  }

  private static int color(
      final Path file,
      final Table table,
      final int row,
      final int index,
      final List<String> notes) {
    if (table.columns().contains(COLOR)) {
      final String text = table.text(row, COLOR).strip();
      final var hex = HEX.matcher(text);
      if (hex.matches()) {
        return Integer.parseInt(hex.group(1), 16);
      }
      if (!text.isEmpty() && !text.equals(MISSING)) {
        notes.add(
            at(file, row)
                + "the color '"
                + text
                + "' is not #RRGGBB; the region is shown in one of CordJ's own.");
      }
    }
    return RegionColors.rgb(index);
  }
}
