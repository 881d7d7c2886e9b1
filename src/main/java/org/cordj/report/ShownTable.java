package org.cordj.report;

import java.util.List;
import org.cordj.io.Numbers;
import org.cordj.io.Table;

/** Tables as a page shows them: some columns, and no more digits than a reader wants. */
final class ShownTable {

  private static final int DIGITS = 3;

  private ShownTable() {}

  /** Some columns of all rows. */
  static Table of(final Table table, final List<String> columns) {
    final Table shown = new Table(columns);
    for (int row = 0; row < table.size(); row++) {
      add(shown, table, row);
    }
    return shown;
  }

  /** Adds a row of another table, its columns of these names. */
  static void add(final Table shown, final Table table, final int row) {
    shown.add(
        shown.columns().stream().map(c -> rounded(table.text(row, c))).toArray(Object[]::new));
  }

  /** A number with a point has three significant digits; whole numbers and words stay. */
  private static String rounded(final String cell) {
    return cell.matches("-?[0-9]*[.][0-9]+([eE][-+]?[0-9]+)?")
        ? Numbers.format(Double.parseDouble(cell), DIGITS)
        : cell;
  }
}
