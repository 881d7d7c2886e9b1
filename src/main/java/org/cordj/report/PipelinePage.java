package org.cordj.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.cordj.io.Table;
import org.cordj.pipeline.Pipeline;

/** What the pages on a pipeline's results, of a subject and of the group, have in common. */
final class PipelinePage {

  /** A table with more rows is for the file. */
  static final int MOST_ROWS = 120;

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

  /** An empty page under the pipeline's name and description. */
  static HtmlPage of(final String title, final Pipeline pipeline) {
    return new HtmlPage(
        title,
        pipeline.name() + (pipeline.description().isEmpty() ? "" : ": " + pipeline.description()),
        "Made by CordJ's pipeline " + pipeline.name() + ".");
  }
}
