package org.cordj.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cordj.io.Table;
import org.cordj.pipeline.Pipeline;

/** What the pages on a pipeline's results, of a subject and of the group, have in common. */
final class PipelinePage {

  /** A table with more rows is for the file. */
  static final int MOST_ROWS = 120;

  private static final int DIGITS = 4;

  /** A table of no more columns is read at a glance. */
  private static final int NARROW = 9;

  private PipelinePage() {}

  /**
   * A table as the page shows it, as the file has all of it: numbers with 4 digits that count, and
   * of a wide table only the columns in which rows differ.
   */
  static Table brief(final Table table) {
    final List<String> columns = new ArrayList<>(table.columns());
    columns.removeAll(same(table).keySet());
    final Table brief = new Table(columns);
    for (int row = 0; row < table.size(); row++) {
      final Object[] cells = new Object[columns.size()];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = brief(table.text(row, columns.get(c)));
      }
      brief.add(cells);
    }
    return brief;
  }

  /** A sentence with what {@link #brief(Table)} leaves out; empty for nothing. */
  static String alike(final Table table) {
    final Map<String, String> same = same(table);
    if (same.isEmpty()) {
      return "";
    }
    final List<String> words = new ArrayList<>();
    same.forEach((column, cell) -> words.add(column + " " + cell));
    return " In all rows: " + String.join(", ", words) + ".";
  }

  /** The columns of a wide table that have the same in all rows, with what they have. */
  private static Map<String, String> same(final Table table) {
    final Map<String, String> same = new LinkedHashMap<>();
    if (table.columns().size() <= NARROW || table.size() < 2) {
      return same;
    }
    for (final String column : table.columns()) {
      final String first = table.text(0, column);
      if (IntStream.range(1, table.size()).allMatch(r -> table.text(r, column).equals(first))) {
        same.put(column, first);
      }
    }
    return same;
  }

  private static String brief(final String cell) {
    if (!cell.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")) {
      return cell;
    }
    final BigDecimal all = new BigDecimal(cell);
    final BigDecimal less = all.round(new MathContext(DIGITS));
    return less.scale() < 0
        ? all.setScale(0, RoundingMode.HALF_EVEN).toString()
        : less.abs().compareTo(BigDecimal.valueOf(1, DIGITS)) < 0 && less.signum() != 0
            ? less.toString()
            : less.toPlainString();
  }

  /** An empty page under the pipeline's name and description. */
  static HtmlPage of(final String title, final Pipeline pipeline) {
    return new HtmlPage(
        title,
        pipeline.name() + (pipeline.description().isEmpty() ? "" : ": " + pipeline.description()),
        "Made by CordJ's pipeline " + pipeline.name() + ".");
  }
}
