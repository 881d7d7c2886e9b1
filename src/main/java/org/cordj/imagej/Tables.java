package org.cordj.imagej;

import ij.measure.ResultsTable;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.io.Table;

/** Shows and writes tables. */
public final class Tables {

  private Tables() {}

  /**
   * Shows a table in a window of its own, where there is a display, and writes it as TSV, where a
   * path is given.
   *
   * @param path the TSV file, or empty for none
   */
  public static void give(final Table table, final String title, final String path)
      throws IOException {
    if (!path.isEmpty()) {
      table.write(Path.of(path));
    }
    if (!GraphicsEnvironment.isHeadless()) {
      toResults(table).show(title);
    }
  }

  private static ResultsTable toResults(final Table table) {
    final ResultsTable results = new ResultsTable();
    results.showRowNumbers(false);
    results.setPrecision(6);
    for (int row = 0; row < table.size(); row++) {
      results.incrementCounter();
      for (final String column : table.columns()) {
        final String text = table.text(row, column);
        try {
          results.addValue(column, Double.parseDouble(text));
        } catch (final NumberFormatException e) {
          results.addValue(column, text);
        }
      }
    }
    return results;
  }
}
