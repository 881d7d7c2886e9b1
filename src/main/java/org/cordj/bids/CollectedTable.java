package org.cordj.bids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.cordj.stats.Participants;

/**
 * One value of each row of many participants' tables, side by side: a row a participant, as {@code
 * participants.tsv} has it, with a column more for each row of the tables. That is what group
 * statistics begin with.
 *
 * <p>A column is called by what stands in the {@code columns} of its row, such as {@code
 * ALFF_slow4_ventral-left}; where several values are collected, by the value's name and that.
 * Columns come in the order in which the tables have them first. A participant whose table, or row
 * of it, is not there gets {@code n/a}, and the notes say so.
 *
 * @param columns the columns of the participants' tables that tell their rows apart
 * @param values the columns that are collected, one or more
 */
public record CollectedTable(List<String> columns, List<String> values) {

  /**
   * Checks that rows can be named.
   *
   * @throws IllegalArgumentException if there are no columns, or the value is one of them
   */
  public CollectedTable {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || columns.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "columns is "
              + columns
              + "; give the columns that tell the rows of a participant's table apart, such as"
              + " measure,band,roi.");
    }
    values = List.copyOf(values);
    for (final String value : values) {
      if (value.isBlank() || columns.contains(value)) {
        throw new IllegalArgumentException(
            "value is '"
                + value
                + "'; give a column of numbers that is not among "
                + columns
                + ".");
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("value is empty; give one or more columns of numbers.");
    }
  }

  /**
   * The collected table and what was not there.
   *
   * @param table a row a participant
   * @param added the columns that are new
   * @param notes a sentence for each kind of gap
   */
  public record Collected(Table table, List<String> added, List<String> notes) {}

  /**
   * Reads the tables and puts them side by side.
   *
   * @param participants the participants, with a column {@code participant_id}; its columns come
   *     first in the result
   * @param pattern path of a participant's table, with {@code {participant_id}} (or another column
   *     of the participants in such brackets) in it
   * @throws IOException with one sentence if a table cannot be read, has a row twice or lacks a
   *     column, or no participant has one
   * @throws IllegalArgumentException if the pattern names no participant, a participant stands
   *     twice, or a new column has a name that is taken
   */
  public Collected collect(final Table participants, final String pattern) throws IOException {
    requireParticipants(participants, pattern);
    final List<Map<String, String>> found = new ArrayList<>();
    final Set<String> added = new LinkedHashSet<>();
    final List<String> without = new ArrayList<>();
    for (int row = 0; row < participants.size(); row++) {
      final Path path = Path.of(filled(pattern, participants, row));
      if (Files.isRegularFile(path)) {
        found.add(read(path));
        added.addAll(found.get(row).keySet());
      } else {
        found.add(Map.of());
        without.add(participants.text(row, Participants.ID));
      }
    }
    if (without.size() == participants.size()) {
      throw new RefusedException(
          "No participant has a table: there is no '"
              + filled(pattern, participants, 0)
              + "', nor one of the other "
              + (participants.size() - 1)
              + ".");
    }
    final List<String> taken = added.stream().filter(participants.columns()::contains).toList();
    if (!taken.isEmpty()) {
      throw new IllegalArgumentException(
          "The participants' table has columns " + taken + " already; name another value or file.");
    }
    final List<String> ids = new ArrayList<>();
    for (int row = 0; row < participants.size(); row++) {
      ids.add(participants.text(row, Participants.ID));
    }
    return joined(
        participants, List.copyOf(added), found, without, UnlistedTables.of(pattern, ids));
  }

  private static Collected joined(
      final Table participants,
      final List<String> added,
      final List<Map<String, String>> found,
      final List<String> without,
      final List<String> unlisted) {
    final List<String> header = new ArrayList<>(participants.columns());
    header.addAll(added);
    final Table table = new Table(header);
    final List<String> gaps = new ArrayList<>();
    for (int row = 0; row < participants.size(); row++) {
      final List<Object> cells = new ArrayList<>();
      for (final String column : participants.columns()) {
        cells.add(participants.text(row, column));
      }
      final Map<String, String> own = found.get(row);
      added.forEach(column -> cells.add(own.get(column)));
      if (!own.isEmpty() && own.size() < added.size()) {
        gaps.add(
            participants.text(row, Participants.ID) + " (" + (added.size() - own.size()) + ")");
      }
      table.add(cells.toArray());
    }
    final List<String> notes = new ArrayList<>();
    if (!without.isEmpty()) {
      notes.add("Without a table, so n/a: " + String.join(", ", without) + ".");
    }
    if (!unlisted.isEmpty()) {
      notes.add(
          "Not collected, since the participants' table lacks them: tables of "
              + String.join(", ", unlisted)
              + ".");
    }
    if (!gaps.isEmpty()) {
      notes.add("Rows that others have are missing, so n/a, in " + String.join(", ", gaps) + ".");
    }
    return new Collected(table, added, notes);
  }

  private static void requireParticipants(final Table participants, final String pattern) {
    if (!participants.columns().contains(Participants.ID)) {
      throw new IllegalArgumentException(
          "The participants' table has no column "
              + Participants.ID
              + "; its columns are "
              + String.join(", ", participants.columns())
              + ".");
    }
    if (!pattern.contains("{" + Participants.ID + "}")) {
      throw new IllegalArgumentException(
          "tables is '"
              + pattern
              + "'; it must have {"
              + Participants.ID
              + "} where each participant's name stands.");
    }
    final Set<String> seen = new LinkedHashSet<>();
    for (int row = 0; row < participants.size(); row++) {
      if (!seen.add(participants.text(row, Participants.ID))) {
        throw new IllegalArgumentException(
            "The participant '" + participants.text(row, Participants.ID) + "' stands twice.");
      }
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("The participants' table has no rows.");
    }
  }

  private static String filled(final String pattern, final Table participants, final int row) {
    String path = pattern;
    for (final String column : participants.columns()) {
      path = path.replace("{" + column + "}", participants.text(row, column));
    }
    return path;
  }

  /** The values of one table by the names of their columns-to-be. */
  private Map<String, String> read(final Path path) throws IOException {
    final Table table = Table.read(path);
    for (final String column : columns) {
      require(table, column, path);
    }
    for (final String value : values) {
      require(table, value, path);
    }
    final Map<String, String> found = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      final int r = row;
      final String name =
          columns.stream().map(c -> table.text(r, c)).collect(Collectors.joining("_"));
      for (final String value : values) {
        try {
          table.number(row, value);
        } catch (final IllegalArgumentException e) {
          throw new RefusedException("'" + path + "': " + e.getMessage(), e);
        }
        final String column = values.size() == 1 ? name : value + "_" + name;
        if (found.put(column, table.text(row, value)) != null) {
          throw new RefusedException(
              "'"
                  + path
                  + "' has the row "
                  + name
                  + " twice; name in columns what tells its rows apart, of "
                  + String.join(", ", table.columns())
                  + ".");
        }
      }
    }
    return found;
  }

  private static void require(final Table table, final String column, final Path path)
      throws RefusedException {
    if (!table.columns().contains(column)) {
      throw new RefusedException(
          "'"
              + path
              + "' has no column '"
              + column
              + "'; its columns are "
              + String.join(", ", table.columns())
              + ".");
    }
  }
}
