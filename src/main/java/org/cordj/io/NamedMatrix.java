package org.cordj.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A square matrix whose rows and columns are regions.
 *
 * @param names of the regions
 * @param values [row][column], shared, not copied; NaN where there is none
 */
public record NamedMatrix(List<String> names, double[][] values) {

  private static final String FIRST = "roi";

  /** Checks the size. */
  public NamedMatrix {
    names = List.copyOf(names);
    if (values.length != names.size() || new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException(
          values.length + " rows for the names " + names + "; each names one row.");
    }
    for (final double[] row : values) {
      if (row.length != values.length) {
        throw new IllegalArgumentException(
            "A row of " + row.length + " values in a matrix of " + values.length + " rows.");
      }
    }
  }

  /** How many regions there are. */
  public int size() {
    return values.length;
  }

  /** The matrix with its names in the header and the first column, {@code roi}. */
  public Table toTable() {
    final List<String> columns = new ArrayList<>(List.of(FIRST));
    columns.addAll(names);
    final Table table = new Table(columns);
    for (int i = 0; i < values.length; i++) {
      final Object[] row = new Object[values.length + 1];
      row[0] = names.get(i);
      for (int j = 0; j < values.length; j++) {
        row[j + 1] = values[i][j];
      }
      table.add(row);
    }
    return table;
  }

  /**
   * Reads a table with names in its header and first column.
   *
   * @param name what sentences call it: its file
   * @param diagonal whether the diagonal is read; else it is NaN, whatever its cells hold
   * @throws IllegalArgumentException if it is not square, its rows are not named as its columns, or
   *     a cell is no number
   */
  public static NamedMatrix of(final Table table, final String name, final boolean diagonal) {
    final List<String> columns = table.columns().subList(1, table.columns().size());
    final int n = columns.size();
    if (n != table.size()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' has "
              + table.size()
              + " rows and "
              + n
              + " columns beside the names in the first; a matrix of regions is square.");
    }
    final double[][] values = new double[n][n];
    for (int i = 0; i < n; i++) {
      final String row = table.text(i, table.columns().get(0));
      if (!row.equals(columns.get(i))) {
        throw new IllegalArgumentException(
            "Row "
                + (i + 1)
                + " of '"
                + name
                + "' is called '"
                + row
                + "' but its column '"
                + columns.get(i)
                + "'; rows and columns are the same regions in the same order.");
      }
      for (int j = 0; j < n; j++) {
        values[i][j] = i == j && !diagonal ? Double.NaN : cell(table, name, i, columns.get(j));
      }
    }
    return new NamedMatrix(columns, values);
  }

  private static double cell(
      final Table table, final String name, final int row, final String column) {
    try {
      return table.number(row, column);
    } catch (final IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "', row '"
              + table.text(row, table.columns().get(0))
              + "', column '"
              + column
              + "' holds '"
              + table.text(row, column)
              + "', which is no number.",
          e);
    }
  }
}
