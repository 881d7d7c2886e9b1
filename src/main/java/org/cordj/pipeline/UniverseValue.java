package org.cordj.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * Where the one number that a universe is about stands in a table. Immutable.
 *
 * @param column the column
 * @param rows what the row has in other columns, such as {@code roi} ventral-left
 * @param over the row of which the same column divides it; empty for none
 */
public record UniverseValue(String column, Map<String, String> rows, Map<String, String> over) {

  /** Copies the maps. */
  public UniverseValue {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    over = Collections.unmodifiableMap(new LinkedHashMap<>(over));
  }

  /**
   * The value.
   *
   * @param path the table's file, for the sentence
   * @return the number; NaN where the table has none or the divisor is 0
   * @throws RefusedException with one sentence, if a column is not there or not exactly one row is
   *     meant
   */
  double of(final Table table, final Path path) throws RefusedException {
    final double value = cell(table, path, rows);
    if (over.isEmpty()) {
      return value;
    }
    final double divisor = cell(table, path, over);
    return divisor == 0 ? Double.NaN : value / divisor;
  }

  private double cell(final Table table, final Path path, final Map<String, String> wanted)
      throws RefusedException {
    final List<String> columns = new ArrayList<>(wanted.keySet());
    columns.add(column);
    for (final String name : columns) {
      if (!table.columns().contains(name)) {
        throw new RefusedException(
            "'"
                + path
                + "' has no column '"
                + name
                + "', which the multiverse's value asks for; it has "
                + String.join(", ", table.columns())
                + ".");
      }
    }
    int found = -1;
    int n = 0;
    for (int row = 0; row < table.size(); row++) {
      final int r = row;
      if (wanted.entrySet().stream()
          .allMatch(e -> table.text(r, e.getKey()).equals(e.getValue()))) {
        found = row;
        n++;
      }
    }
    if (n != 1) {
      throw new RefusedException(
          "'"
              + path
              + "' has "
              + (n == 0 ? "no row" : n + " rows")
              + " with "
              + (wanted.isEmpty() ? "any content" : Multiverse.text(wanted))
              + ", but the multiverse's value is of one; "
              + (n == 0 ? "correct its rows." : "name more columns under its rows."));
    }
    return number(table, path, found);
  }

  private double number(final Table table, final Path path, final int row) throws RefusedException {
    try {
      return table.number(row, column);
    } catch (final IllegalArgumentException e) {
      throw new RefusedException(
          "'"
              + path
              + "', column '"
              + column
              + "': '"
              + table.text(row, column)
              + "' is no number.",
          e);
    }
  }
}
