package org.cordj.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cordj.io.Table;
import org.cordj.pipeline.Pipeline;

/** What the pages on a pipeline's results, of a subject and of the group, have in common. */
final class PipelinePage {

  /** A table with more rows is for the file. */
  static final int MOST_ROWS = 120;

  /** More columns than these do not fit beside each other. */
  private static final int MOST_COLUMNS = 8;

  private static final int DIGITS = 4;

  private PipelinePage() {}

  /**
   * A table as the page shows it: numbers with 4 digits that count, as the file has all of them.
   */
  static Table brief(final Table table) {
    final Table brief = new Table(table.columns());
    for (int row = 0; row < table.size(); row++) {
      final Object[] cells = new Object[table.columns().size()];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = brief(table.text(row, table.columns().get(c)));
      }
      brief.add(cells);
    }
    return brief;
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

  /**
   * What stands in every row of a table with many columns, so that those that differ fit on the
   * page: column by column its name and value; empty for a table of few columns or one row.
   */
  static Map<String, String> alike(final Table table) {
    final Map<String, String> alike = new LinkedHashMap<>();
    if (table.columns().size() <= MOST_COLUMNS || table.size() < 2) {
      return alike;
    }
    for (final String column : table.columns()) {
      final String first = table.text(0, column);
      if (IntStream.range(1, table.size()).allMatch(r -> table.text(r, column).equals(first))) {
        alike.put(column, brief(first));
      }
    }
    return alike.size() == table.columns().size() ? Map.of() : alike;
  }

  /** A table without some columns. */
  static Table without(final Table table, final Set<String> columns) {
    final List<String> left = table.columns().stream().filter(c -> !columns.contains(c)).toList();
    final Table less = new Table(left);
    for (int row = 0; row < table.size(); row++) {
      final int r = row;
      less.add(left.stream().map(c -> table.text(r, c)).toArray());
    }
    return less;
  }

  /** An empty page under the pipeline's name and description. */
  static HtmlPage of(final String title, final Pipeline pipeline) {
    return new HtmlPage(
        title,
        pipeline.name() + (pipeline.description().isEmpty() ? "" : ": " + pipeline.description()),
        "Made by CordJ's pipeline " + pipeline.name() + ".");
  }
}
