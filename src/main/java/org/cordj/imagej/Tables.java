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
   * Shows a table in a window of its own, where there is a display and no pipeline runs it, and
   * writes it as TSV, where a path is given.
   *
   * @param path the TSV file, see {@link Targets#table}; null for none
   */
  public static void give(final Table table, final String title, final Path path)
      throws IOException {
    if (path != null) {
      table.write(path);
    }
    if (!GraphicsEnvironment.isHeadless() && !CommandSteps.running()) {
      // a table of that name that is still open may hold what was not saved yet
      toResults(table).show(Plots.ownTitle(title));
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
