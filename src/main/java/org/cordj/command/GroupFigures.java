package org.cordj.command;

import org.cordj.io.Numbers;
import org.cordj.report.DesignFigure;
import org.cordj.stats.GroupDesign;

/** The pictures of a comparison of groups. */
final class GroupFigures {

  /** From here on columns are said to nearly explain each other: Belsley's usual limit. */
  private static final double ILL_CONDITIONED = 30;

  private GroupFigures() {}

  /** The model's columns. */
  static DesignFigure design(final GroupDesign design) {
    return new DesignFigure(
        "Design: " + design.formula().text(), design.columnNames(), design.matrix());
  }

  /** Rows, columns, rank, condition and the largest correlation of two columns, in words. */
  static String sentence(final DesignFigure figure) {
    final int n = figure.columns().size();
    double largest = 0;
    String pair = "";
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        final double r = figure.correlation(a, b);
        if (Math.abs(r) > Math.abs(largest)) {
          largest = r;
          pair = figure.columns().get(b) + " and " + figure.columns().get(a);
        }
      }
    }
    return "Design: "
        + figure.values().length
        + " rows, "
        + n
        + " columns ("
        + String.join(", ", figure.columns())
        + "), rank "
        + figure.rank()
        + ", condition number "
        + Numbers.format(figure.condition(), 3)
        + (pair.isEmpty()
            ? ""
            : "; largest correlation " + Numbers.format(largest, 2) + ", of " + pair)
        + (figure.condition() >= ILL_CONDITIONED
            ? ". The columns nearly explain each other: their effects can hardly be told apart."
            : ".");
  }
}
