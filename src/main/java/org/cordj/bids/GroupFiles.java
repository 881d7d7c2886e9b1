package org.cordj.bids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Numbers;
import org.cordj.io.Table;
import org.cordj.stats.GroupDesign;
import org.cordj.stats.Measurements;

/**
 * Reads what a column of a participants table stands for: a NIfTI map of each participant, a TSV
 * table of each (regions, graph measures, matrices), or the number in the cell itself. Paths are
 * from the folder of the table, or absolute.
 */
public final class GroupFiles {

  /** The name of several columns of numbers, which are one set of measurements. */
  public static final String NUMBERS = "columns";

  private GroupFiles() {}

  /**
   * The columns that a list names.
   *
   * @param maps comma list; {@code alff_*} stands for every column that begins so
   * @throws IllegalArgumentException if one is no column
   */
  public static List<String> columns(final Table table, final String maps) {
    final List<String> found = new ArrayList<>();
    for (final String word : maps.split(",")) {
      final String name = word.strip();
      if (name.isEmpty()) {
        continue;
      }
      final List<String> fits =
          name.endsWith("*")
              ? table.columns().stream()
                  .filter(c -> c.startsWith(name.substring(0, name.length() - 1)))
                  .toList()
              : table.columns().stream().filter(name::equals).toList();
      if (fits.isEmpty()) {
        throw new IllegalArgumentException(
            "maps names '"
                + name
                + "', which is no column of the design; its columns are "
                + String.join(", ", table.columns())
                + ".");
      }
      fits.stream().filter(c -> !found.contains(c)).forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "maps is empty; give the columns that hold files or numbers, of "
              + String.join(", ", table.columns())
              + ".");
    }
    return found;
  }

  /**
   * Reads everything.
   *
   * @param path the table's file, from whose folder paths go
   * @param columns as {@link #columns} gives them
   * @param mask the voxels to test; null for those where every participant's map is finite and not
   *     0
   * @throws IOException with one sentence that names the participant or file
   */
  public static List<Measurements> read(
      final Path path,
      final Table table,
      final GroupDesign design,
      final List<String> columns,
      final Mask mask,
      final Progress progress)
      throws IOException {
    final List<Measurements> all = new ArrayList<>();
    final List<String> numbers = new ArrayList<>();
    for (final String column : columns) {
      final List<String> cells =
          Arrays.stream(design.rows()).mapToObj(r -> table.text(r, column)).toList();
      if (cells.stream().allMatch(Numbers::isNumber)) {
        numbers.add(column);
      } else {
        all.add(ofFiles(path, design, column, cells, mask, progress));
      }
    }
    if (!numbers.isEmpty()) {
      final double[][] values = new double[design.size()][numbers.size()];
      for (int r = 0; r < values.length; r++) {
        for (int v = 0; v < numbers.size(); v++) {
          values[r][v] = table.number(design.rows()[r], numbers.get(v));
        }
      }
      all.add(
          new Measurements(
              numbers.size() == 1 ? numbers.get(0) : NUMBERS,
              values,
              new Measurements.Regions(List.copyOf(numbers)),
              "",
              List.of()));
    }
    return all;
  }

  private static Measurements ofFiles(
      final Path path,
      final GroupDesign design,
      final String column,
      final List<String> cells,
      final Mask mask,
      final Progress progress)
      throws IOException {
    final Path folder = path.toAbsolutePath().getParent();
    final List<Path> files = cells.stream().map(folder::resolve).toList();
    final List<String> missing = new ArrayList<>();
    for (int r = 0; r < files.size(); r++) {
      if (!Files.isRegularFile(files.get(r))) {
        missing.add(design.participants().get(r) + " ('" + cells.get(r) + "')");
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          "Files of column '"
              + column
              + "' do not exist: "
              + String.join(", ", missing)
              + ". Paths go from the folder of the design, '"
              + folder
              + "'.");
    }
    final boolean tables =
        cells.stream().allMatch(c -> c.toLowerCase(Locale.ROOT).endsWith(".tsv"));
    return tables
        ? ParticipantTables.read(column, design.participants(), files)
        : GroupMaps.read(column, design.participants(), files, mask, progress);
  }
}
