package org.cordj.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * A table with one row a participant, as BIDS' participants.tsv: the column {@code participant_id}
 * and columns of numbers or words. A cell that is empty or blank, {@code n/a} or {@code NaN} is
 * missing. Immutable as long as its table is.
 */
public final class Participants {

  /** The column that names the participants. */
  public static final String ID = "participant_id";

  private static final Set<String> MISSING = Set.of("", "n/a", "NaN");

  /** Whether a cell has no value: the one rule for designs and correlations. */
  static boolean isMissing(final String cell) {
    return MISSING.contains(cell.strip());
  }

  private final String name;
  private final Table table;

  /**
   * Takes a table.
   *
   * @param name what the user calls it, for sentences
   * @throws RefusedException if it has no column {@code participant_id}, no row, or a participant
   *     without a name or with two rows
   */
  public Participants(final String name, final Table table) throws RefusedException {
    this.name = name;
    this.table = table;
    if (!table.columns().contains(ID)) {
      throw new RefusedException(
          "The table '"
              + name
              + "' has no column '"
              + ID
              + "', which names the participants; its columns are "
              + String.join(", ", table.columns())
              + ".");
    }
    final Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      final String id = table.text(row, ID);
      if (isMissing(id)) {
        throw new RefusedException(
            "Row " + (row + 1) + " of '" + name + "' has no " + ID + "; give every row one.");
      }
      final Integer before = rows.put(id, row);
      if (before != null) {
        throw new RefusedException(
            "The participant '"
                + id
                + "' stands twice in '"
                + name
                + "', in the rows "
                + (before + 1)
                + " and "
                + (row + 1)
                + "; keep one row a participant.");
      }
    }
  }

  /**
   * Reads a TSV file.
   *
   * @throws IOException if it is no table, or as the constructor
   */
  public static Participants read(final Path path) throws IOException {
    return new Participants(path.toString(), Table.read(path));
  }

  /** What the user calls the table. */
  public String name() {
    return name;
  }

  /** How many participants there are. */
  public int size() {
    return table.size();
  }

  /** The participants' names, in the order of the rows. */
  public List<String> ids() {
    final List<String> ids = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      ids.add(table.text(row, ID));
    }
    return ids;
  }

  /**
   * The words of a column, empty where one is missing.
   *
   * @param key the command's key that names the column, for the sentence
   * @throws IllegalArgumentException if there is no such column
   */
  public List<String> words(final String key, final String column) {
    require(key, column);
    final List<String> words = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      final String word = table.text(row, column);
      words.add(isMissing(word) ? "" : word);
    }
    return words;
  }

  /**
   * The numbers of a column, NaN where one is missing.
   *
   * @param key the command's key that names the column, for the sentence
   * @throws IllegalArgumentException if there is no such column, or a cell holds a text or an
   *     infinity
   */
  public double[] numbers(final String key, final String column) {
    require(key, column);
    final double[] numbers = new double[table.size()];
    for (int row = 0; row < numbers.length; row++) {
      final String cell = table.text(row, column);
      numbers[row] = isMissing(cell) ? Double.NaN : number(row, column, cell);
    }
    return numbers;
  }

  private double number(final int row, final String column, final String cell) {
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (final NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Column '"
              + column
              + "', row "
              + (row + 1)
              + " ('"
              + table.text(row, ID)
              + "') of '"
              + name
              + "' holds '"
              + cell
              + "', which is no number; code two categories as 0 and 1, write n/a for what is"
              + " missing.");
    }
    return value;
  }

  private void require(final String key, final String column) {
    if (!table.columns().contains(column)) {
      throw new IllegalArgumentException(
          key
              + " is '"
              + column
              + "', but '"
              + name
              + "' has no such column; its columns are "
              + String.join(", ", table.columns())
              + ".");
    }
  }
}
