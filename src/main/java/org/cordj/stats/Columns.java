package org.cordj.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.io.Numbers;

/**
 * The columns of a correlation: predictor, outcome, covariates.
 *
 * @param names of the columns
 * @param values [column][participant], finite
 * @param method Spearman looks at the ranks
 */
record Columns(List<String> names, double[][] values, CorrelationMethod method) {

  /**
   * Checks that no column is constant and none is explained wholly by the covariates.
   *
   * @throws IllegalArgumentException naming the column and what explains it
   */
  void requireIndependent() {
    for (int c = 0; c < values.length; c++) {
      final double first = values[c][0];
      if (Arrays.stream(values[c]).allMatch(v -> v == first)) {
        throw new IllegalArgumentException(
            "The column '"
                + names.get(c)
                + "' is constant: it holds "
                + Numbers.brief(first)
                + " for all "
                + values[c].length
                + " participants; leave it out.");
      }
    }
    for (int c = 3; c < values.length; c++) {
      final List<Integer> before = IntStream.range(2, c).boxed().toList();
      if (explained(c, before)) {
        refuse("The covariate", c, before);
      }
    }
    final List<Integer> covariates = IntStream.range(2, values.length).boxed().toList();
    if (!covariates.isEmpty() && explained(0, covariates)) {
      refuse("The predictor", 0, covariates);
    }
    if (!covariates.isEmpty() && explained(1, covariates)) {
      refuse("The outcome", 1, covariates);
    }
  }

  private boolean explained(final int column, final List<Integer> by) {
    // in the place of predictor and outcome alike: nothing left of it shows as NaN
    final double[][] columns = new double[2 + by.size()][];
    columns[0] = values[column];
    columns[1] = values[column];
    for (int k = 0; k < by.size(); k++) {
      columns[2 + k] = values[by.get(k)];
    }
    final int n = values[column].length;
    return Double.isNaN(
        new PartialCorrelation(method, columns.length, n)
            .of(columns, IntStream.range(0, n).toArray()));
  }

  private void refuse(final String what, final int column, final List<Integer> by) {
    throw new IllegalArgumentException(
        what
            + " '"
            + names.get(column)
            + "' is collinear with "
            + (by.size() == 1 ? "the covariate " : "the covariates ")
            + String.join(", ", by.stream().map(b -> "'" + names.get(b) + "'").toList())
            + ": nothing of it is left beside "
            + (by.size() == 1 ? "it" : "them")
            + "; leave one of them out.");
  }
}
