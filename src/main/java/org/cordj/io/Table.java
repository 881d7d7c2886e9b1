package org.cordj.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table with named columns, read and written as BIDS does: tab-separated, one header line, UTF-8,
 * {@code n/a} for a value that is missing or no number.
 */
public final class Table {

  private static final String MISSING = "n/a";

  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @throws IllegalArgumentException if a column's name stands twice
   */
  public Table(final List<String> columns) {
    if (columns.stream().distinct().count() < columns.size()) {
      throw new IllegalArgumentException("A column of the table stands twice: " + columns + ".");
    }
    this.columns = List.copyOf(columns);
  }

  /** An empty table. */
  public Table(final String... columns) {
    this(List.of(columns));
  }

  /**
   * Adds a row: text as it is, whole numbers in full, other numbers with 9 significant digits.
   *
   * @throws IllegalArgumentException if it has not one cell a column, or a cell holds a tab or line
   *     break
   */
  public Table add(final Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "A row of " + cells.length + " cells for " + columns.size() + " columns.");
    }
    final List<String> row = new ArrayList<>(cells.length);
    for (final Object cell : cells) {
      final String text = format(cell);
      if (text.matches("(?s).*[\t\r\n].*")) {
        throw new IllegalArgumentException("A cell holds a tab or a line break: '" + text + "'.");
      }
      row.add(text);
    }
    rows.add(List.copyOf(row));
    return this;
  }

  private static String format(final Object cell) {
    if (cell == null) {
      return MISSING;
    }
    if (cell instanceof Double || cell instanceof Float) {
      final double v = ((Number) cell).doubleValue();
      return Double.isFinite(v) ? Numbers.format(v, 9) : MISSING;
    }
    return cell.toString();
  }

  /** The names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /**
   * The text of a cell.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public String text(final int row, final String column) {
    return rows.get(row).get(index(column));
  }

  /**
   * The number in a cell, NaN for {@code n/a}.
   *
   * @throws IllegalArgumentException if there is no such column or the cell holds no number
   */
  public double number(final int row, final String column) {
    return number(row, index(column));
  }

  /**
   * The numbers of a column, NaN for {@code n/a}.
   *
   * @throws IllegalArgumentException if there is no such column or a cell holds no number
   */
  public double[] numbers(final String column) {
    final int c = index(column);
    final double[] numbers = new double[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = number(row, c);
    }
    return numbers;
  }

  private double number(final int row, final int column) {
    final String cell = rows.get(row).get(column);
    if (cell.equals(MISSING)) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(cell);
    } catch (final NumberFormatException e) {
      throw new IllegalArgumentException(
          "Column '"
              + columns.get(column)
              + "', row "
              + (row + 1)
              + " holds '"
              + cell
              + "', which is no number.");
    }
  }

  private int index(final String column) {
    final int c = columns.indexOf(column);
    if (c < 0) {
      throw new IllegalArgumentException(
          "There is no column '"
              + column
              + "'; the columns are "
              + String.join(", ", columns)
              + ".");
    }
    return c;
  }

  /** The table as TSV text, each line with its line feed. */
  public String toTsv() {
    final StringBuilder s = new StringBuilder(String.join("\t", columns)).append('\n');
    for (final List<String> row : rows) {
      s.append(String.join("\t", row)).append('\n');
    }
    return s.toString();
  }

  /** Writes the table as TSV; nothing is half-written. */
  public void write(final Path path) throws IOException {
    SafeFiles.writeText(path, toTsv());
  }

  /**
   * Reads a TSV with a header line.
   *
   * @throws IOException if there is no such file, or it is no table, with one sentence
   */
  public static Table read(final Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("There is no table '" + path + "'.");
    }
    final List<String> lines;
    try {
      lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (final CharacterCodingException e) {
      throw new IOException("The table '" + path + "' is not UTF-8; save it in that encoding.", e);
    }
    if (lines.isEmpty()) {
      throw new IOException("The table '" + path + "' is empty; it needs a header line.");
    }
    final List<String> header = List.of(lines.get(0).split("\t", -1));
    for (final String column : header) {
      if (Collections.frequency(header, column) > 1) {
        throw new IOException(
            "The table '"
                + path
                + "' has more than one column '"
                + column
                + "'; rename or remove all but one.");
      }
    }
    final Table table = new Table(header);
    for (int l = 1; l < lines.size(); l++) {
      if (lines.get(l).isEmpty()) {
        continue;
      }
      final String[] cells = lines.get(l).split("\t", -1);
      if (cells.length != table.columns.size()) {
        throw new IOException(
            "Line "
                + (l + 1)
                + " of '"
                + path
                + "' has "
                + cells.length
                + " cells; the header has "
                + table.columns.size()
                + ".");
      }
      table.add((Object[]) cells);
    }
    return table;
  }
}
