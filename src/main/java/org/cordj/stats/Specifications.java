package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cordj.io.Numbers;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * What every universe, one way of many to process the same runs, gave of every participant, and how
 * the universes differ. Immutable.
 *
 * @param participants who was measured
 * @param universes the universes' names, in the order of their table
 * @param choices how they differ, 1 or more
 * @param values [participant][universe], NaN where one is missing; not changed
 * @param notes one sentence for each thing the user should know
 */
public record Specifications(
    List<String> participants,
    List<String> universes,
    List<Choice> choices,
    double[][] values,
    List<String> notes) {

  /** The column of the universes' names. */
  public static final String UNIVERSE = "universe";

  /** The columns that tell runs apart, as the tables of a pipeline have them. */
  private static final List<String> KEYS = List.of(Participants.ID, "session_id", "task", "run");

  /** More names than these are not listed in a sentence. */
  private static final int MOST_NAMES = 8;

  /**
   * A column of the universes' table.
   *
   * @param name of the column
   * @param options its entries, each once, in the order of their first universe
   * @param option [universe] which one it is
   */
  public record Choice(String name, List<String> options, int[] option) {

    /** Copies. */
    public Choice {
      options = List.copyOf(options);
      option = option.clone();
    }

    @Override
    public int[] option() {
      return option.clone();
    }

    /** The option of one universe. */
    public String of(final int universe) {
      return options.get(option[universe]);
    }
  }

  /** Copies the lists. */
  public Specifications {
    participants = List.copyOf(participants);
    universes = List.copyOf(universes);
    choices = List.copyOf(choices);
    notes = List.copyOf(notes);
  }

  /**
   * Reads the two tables of a multiverse.
   *
   * @param values a row a participant: participant_id, maybe session_id, task and run, and a column
   *     a universe
   * @param table a row a universe: the column universe and the choices
   * @param columns comma list of the choices' columns; empty: those that differ between universes,
   *     without counts (n, n_...), hashes (..._hash) and columns in which every universe has its
   *     own entry where there are others
   * @throws RefusedException with one sentence: a column is missing, a universe stands in one table
   *     only or twice, a participant has several rows, there is one universe only, or nothing has a
   *     value
   */
  public static Specifications of(final Table values, final Table table, final String columns)
      throws RefusedException {
    final List<String> universes = universes(table);
    requireSame(universes, values);
    requireOneRow(values);
    if (universes.size() < 2) {
      throw new RefusedException(
          "The universes' table has "
              + (universes.isEmpty()
                  ? "no universe"
                  : "one universe only, '" + universes.get(0) + "'")
              + "; a specification curve needs 2 or more. Cord Group Compare... tests one.");
    }
    final List<String> notes = new ArrayList<>();
    final List<Choice> choices = choices(table, columns, notes);
    final double[][] numbers = new double[values.size()][universes.size()];
    boolean any = false;
    for (int u = 0; u < universes.size(); u++) {
      for (int r = 0; r < numbers.length; r++) {
        numbers[r][u] = number(values, r, universes.get(u));
        any |= !Double.isNaN(numbers[r][u]);
      }
    }
    if (!any) {
      throw new RefusedException(
          "The values' table has no value: every universe is n/a in every participant.");
    }
    return new Specifications(
        IntStream.range(0, values.size()).mapToObj(r -> values.text(r, Participants.ID)).toList(),
        universes,
        choices,
        numbers,
        notes);
  }

  private static List<String> universes(final Table table) throws RefusedException {
    if (!table.columns().contains(UNIVERSE)) {
      throw new RefusedException(
          "The universes' table has no column 'universe'; its columns are "
              + String.join(", ", table.columns())
              + ".");
    }
    final Set<String> found = new LinkedHashSet<>();
    for (int r = 0; r < table.size(); r++) {
      final String name = table.text(r, UNIVERSE);
      if (!found.add(name)) {
        throw new RefusedException(
            "The universe '" + name + "' stands twice in the universes' table; keep one row each.");
      }
    }
    return List.copyOf(found);
  }

  private static void requireSame(final List<String> universes, final Table values)
      throws RefusedException {
    if (!values.columns().contains(Participants.ID)) {
      throw new RefusedException(
          "The values' table has no column 'participant_id'; its columns are "
              + some(values.columns())
              + ".");
    }
    final Set<String> there = new LinkedHashSet<>(values.columns());
    KEYS.forEach(there::remove);
    final List<String> unmeasured = universes.stream().filter(u -> !there.contains(u)).toList();
    universes.forEach(there::remove);
    if (!unmeasured.isEmpty() || !there.isEmpty()) {
      final String first =
          unmeasured.isEmpty()
              ? ""
              : some(unmeasured)
                  + " stand in the universes' table, but the values have no such column";
      final String second =
          there.isEmpty()
              ? ""
              : "the values have the columns "
                  + some(List.copyOf(there))
                  + ", which the universes' table does not name";
      throw new RefusedException(
          "The two tables do not have the same universes: "
              + first
              + (first.isEmpty() || second.isEmpty() ? "" : "; ")
              + second
              + ". Give the two tables of one multiverse.");
    }
  }

  private static void requireOneRow(final Table values) throws RefusedException {
    final Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int r = 0; r < values.size(); r++) {
      final String id = values.text(r, Participants.ID);
      if (Participants.isMissing(id)) {
        throw new RefusedException(
            "Row " + (r + 1) + " of the values has no participant_id; give every row one.");
      }
      rows.computeIfAbsent(id, k -> new ArrayList<>()).add(r);
    }
    for (final Map.Entry<String, List<Integer>> one : rows.entrySet()) {
      if (one.getValue().size() > 1) {
        final List<String> told = new ArrayList<>();
        for (final int r : one.getValue()) {
          told.add(
              String.join(
                  " ",
                  KEYS.stream()
                      .skip(1)
                      .filter(values.columns()::contains)
                      .map(k -> k.replace("_id", "") + " " + values.text(r, k))
                      .toList()));
        }
        throw new RefusedException(
            "The participant '"
                + one.getKey()
                + "' has "
                + one.getValue().size()
                + " rows in the values"
                + (told.get(0).isEmpty() ? "" : " (" + String.join("; ", told) + ")")
                + "; choose one run of each participant, or average them, and keep one row each.");
      }
    }
  }

  private static double number(final Table values, final int row, final String universe)
      throws RefusedException {
    final String cell = values.text(row, universe);
    if (Participants.isMissing(cell)) {
      return Double.NaN;
    }
    if (!Numbers.isNumber(cell)) {
      throw new RefusedException(
          "The value of '"
              + values.text(row, Participants.ID)
              + "' in universe '"
              + universe
              + "' is '"
              + cell
              + "', which is no finite number; write n/a for what is missing.");
    }
    return Double.parseDouble(cell);
  }

  private static List<Choice> choices(
      final Table table, final String columns, final List<String> notes) throws RefusedException {
    final List<String> names = new ArrayList<>();
    for (final String word : columns.split(",")) {
      final String name = word.strip();
      if (!name.isEmpty() && (!table.columns().contains(name) || name.equals(UNIVERSE))) {
        throw new RefusedException(
            "choices names '"
                + name
                + "', which is no choice of the universes' table; its columns are "
                + some(table.columns())
                + ".");
      }
      if (!name.isEmpty() && !names.contains(name)) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      names.addAll(guessed(table, notes));
    }
    if (names.isEmpty()) {
      throw new RefusedException(
          "The universes' table has no column in which the universes differ; name the columns of"
              + " the choices with choices=, of "
              + some(table.columns())
              + ".");
    }
    return names.stream().map(n -> choice(table, n)).toList();
  }

  private static Choice choice(final Table table, final String name) {
    final List<String> options = new ArrayList<>();
    final int[] option = new int[table.size()];
    for (int r = 0; r < option.length; r++) {
      final String entry = table.text(r, name);
      if (!options.contains(entry)) {
        options.add(entry);
      }
      option[r] = options.indexOf(entry);
    }
    return new Choice(name, options, option);
  }

  private static List<String> guessed(final Table table, final List<String> notes) {
    final List<Choice> all =
        table.columns().stream()
            .filter(c -> !c.equals(UNIVERSE) && !isRecord(c))
            .map(c -> choice(table, c))
            .toList();
    final List<Choice> differ = all.stream().filter(c -> c.options().size() > 1).toList();
    final boolean shared = differ.stream().anyMatch(c -> c.options().size() < table.size());
    final List<String> found =
        differ.stream()
            .filter(c -> !shared || c.options().size() < table.size())
            .map(Choice::name)
            .toList();
    final List<String> others =
        all.stream().map(Choice::name).filter(c -> !found.contains(c)).toList();
    if (!others.isEmpty()) {
      notes.add(
          "Taken as choices: "
              + String.join(", ", found)
              + ". Not taken: "
              + String.join(", ", others)
              + " (alike in all universes, or each universe's own); choices= names others.");
    }
    return found;
  }

  /** Whether a column tells of what was made of a universe, by its name: counts and hashes. */
  private static boolean isRecord(final String column) {
    return column.equals("n") || column.startsWith("n_") || column.endsWith("_hash");
  }

  /** Some names, and how many more there are. */
  static String some(final List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES))
            + " and "
            + (names.size() - MOST_NAMES)
            + " more";
  }

  /** [participant] the values of one universe, NaN where one is missing. */
  double[] column(final int universe) {
    return Arrays.stream(values).mapToDouble(row -> row[universe]).toArray();
  }
}
