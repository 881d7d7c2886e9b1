package org.cordj.bids;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.cordj.io.RefusedException;

/**
 * A time course in a file of numbers, one line a volume: AFNI's .1D, a .tsv or .csv with or without
 * names in its first line, a .txt.
 */
public final class CourseFile {

  private CourseFile() {}

  /**
   * Reads one column.
   *
   * @param column its name, or its number counted from 1; may be empty if the file has one column
   * @return one value a line, NaN for {@code n/a}
   * @throws RefusedException with one sentence, if the file cannot be read, a cell is no number
   *     (naming its line and column), or there is no such column
   */
  public static double[] read(final Path path, final String column) throws RefusedException {
    final NumberColumns numbers = NumberColumns.read(path);
    if (column.isEmpty()) {
      if (numbers.columns() > 1) {
        throw new RefusedException(
            "'"
                + path
                + "' has "
                + numbers.columns()
                + " columns; say which one, "
                + legal(numbers));
      }
      return numbers.column(0);
    }
    final int named = numbers.names().indexOf(column);
    if (named >= 0) {
      return numbers.column(named);
    }
    final int number =
        IntStream.rangeClosed(1, numbers.columns())
            .filter(c -> column.equals(Integer.toString(c)))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        "There is no column '"
                            + column
                            + "' in '"
                            + path
                            + "'; give "
                            + legal(numbers)));
    return numbers.column(number - 1);
  }

  private static String legal(final NumberColumns numbers) {
    return (numbers.names().isEmpty() ? "" : String.join(", ", numbers.names()) + ", or ")
        + "a number from 1 to "
        + numbers.columns()
        + ".";
  }
}
