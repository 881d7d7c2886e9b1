package org.cordj.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.bids.JsonFiles;
import org.cordj.bids.SidecarWriter;
import org.cordj.bids.Sidecars;
import org.cordj.io.Table;

/**
 * The values of all universes of a multiverse: for each run one a universe, from the tables that
 * the participant level left.
 *
 * @param multiverse what was run
 * @param runs the runs
 * @param values for each run the value of each universe; NaN where its table is not there or has
 *     none
 * @param made for each run how many universes have their table
 */
public record MultiverseTables(
    Multiverse multiverse, List<RunInputs> runs, List<double[]> values, List<Integer> made) {

  /** The file of the values, a row a run, a column a universe. */
  public static final String VALUES = "group_desc-multiverse_values.tsv";

  /** The file of the universes, a row each. */
  public static final String UNIVERSES = "group_desc-multiverse_universes.tsv";

  /** The column of the universes' names, which are the values' columns. */
  public static final String UNIVERSE = "universe";

  /** The column of the number of values. */
  public static final String N = "n_values";

  /** The column of what a universe is known by whatever else the grid holds. */
  public static final String HASH = "steps_hash";

  /** More pairs of universes with the same values are counted and not named. */
  private static final int MOST_TWINS = 3;

  /** Copies the lists. */
  public MultiverseTables {
    runs = List.copyOf(runs);
    values = List.copyOf(values);
    made = List.copyOf(made);
  }

  /**
   * Reads the values of the runs; a table that several universes share is read once a run.
   *
   * @param pipeline the union of a multiverse's universes
   * @throws IOException with one sentence, if a table cannot be read or has not what the value asks
   *     for
   */
  public static MultiverseTables of(
      final Pipeline pipeline, final List<RunInputs> runs, final OutputFolder folder)
      throws IOException {
    final Multiverse multiverse = pipeline.multiverse().orElseThrow();
    final Map<String, String> ends = new LinkedHashMap<>();
    pipeline
        .steps()
        .forEach(s -> s.outputs().forEach((name, output) -> ends.put(name, output.file())));
    final List<double[]> values = new ArrayList<>();
    final List<Integer> made = new ArrayList<>();
    for (final RunInputs run : runs) {
      final double[] own = new double[multiverse.universes().size()];
      Arrays.fill(own, Double.NaN);
      final Map<String, Table> read = new LinkedHashMap<>();
      int there = 0;
      for (int u = 0; u < own.length; u++) {
        final Multiverse.Universe universe = multiverse.universes().get(u);
        final Path given = run.given().get(universe.table());
        final Path file =
            given == null ? run.file(folder.root(), ends.get(universe.table())) : given;
        if (!read.containsKey(universe.table())) {
          read.put(universe.table(), Files.isRegularFile(file) ? Table.read(file) : null);
        }
        if (read.get(universe.table()) != null) {
          own[u] = universe.value().of(read.get(universe.table()), file);
          there++;
        }
      }
      values.add(own);
      made.add(there);
    }
    return new MultiverseTables(multiverse, runs, values, made);
  }

  /** One sentence for each run that lacks tables. */
  public List<String> missing() {
    final List<String> missing = new ArrayList<>();
    final int all = multiverse.universes().size();
    for (int r = 0; r < runs.size(); r++) {
      if (made.get(r) < all) {
        missing.add(
            runs.get(r).name()
                + " has the tables of "
                + made.get(r)
                + " of "
                + all
                + " universes; run the participant level first.");
      }
    }
    return missing;
  }

  /**
   * A sentence on universes that have the same value as another in every run, to the last bit;
   * empty for none. A choice between them may have come to nothing, and a test over all universes
   * counts what is one twice. Takes time in proportion to the values.
   */
  public List<String> twins() {
    final Map<List<Double>, Multiverse.Universe> first = new HashMap<>();
    final List<String> pairs = new ArrayList<>();
    for (int u = 0; u < multiverse.universes().size(); u++) {
      final int at = u;
      // boxed: a value that is missing equals another that is
      final List<Double> own = values.stream().map(v -> v[at] + 0.0).toList();
      if (own.stream().allMatch(v -> v.isNaN())) {
        continue;
      }
      final Multiverse.Universe universe = multiverse.universes().get(u);
      final Multiverse.Universe twin = first.putIfAbsent(own, universe);
      if (twin != null) {
        pairs.add(twin.text() + " and " + universe.text());
      }
    }
    if (pairs.isEmpty()) {
      return List.of();
    }
    final int shown = Math.min(pairs.size(), MOST_TWINS);
    return List.of(
        pairs.size()
            + (pairs.size() == 1 ? " universe has" : " universes have")
            + " in all runs the same values as one before: "
            + String.join("; ", pairs.subList(0, shown))
            + (pairs.size() > shown ? "; and " + (pairs.size() - shown) + " more" : "")
            + ". Each counts as a universe of its own; leave_out leaves one out.");
  }

  /** Whether no run has a value. */
  public boolean isEmpty() {
    return values.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isNaN);
  }

  /** A row a run: participant_id, session_id, task and run, then a column a universe. */
  public Table valueTable() {
    final List<String> columns = new ArrayList<>(RunColumns.NAMES);
    multiverse.universes().forEach(u -> columns.add(u.name()));
    final Table table = new Table(columns);
    for (int r = 0; r < runs.size(); r++) {
      final List<Object> cells = RunColumns.cells(runs.get(r));
      for (final double value : values.get(r)) {
        cells.add(value);
      }
      table.add(cells.toArray());
    }
    return table;
  }

  /** A row a universe: universe, its option of each choice, n_values, steps_hash. */
  public Table universeTable() {
    final List<String> columns = new ArrayList<>(List.of(UNIVERSE));
    columns.addAll(multiverse.choices().keySet());
    columns.addAll(List.of(N, HASH));
    final Table table = new Table(columns);
    for (int u = 0; u < multiverse.universes().size(); u++) {
      final Multiverse.Universe universe = multiverse.universes().get(u);
      final int at = u;
      final List<Object> cells = new ArrayList<>(List.of(universe.name()));
      cells.addAll(universe.options().values());
      cells.add((int) values.stream().filter(v -> !Double.isNaN(v[at])).count());
      cells.add(universe.hash());
      table.add(cells.toArray());
    }
    return table;
  }

  /** Where the tables go: the values, the universes. */
  public static List<Path> files(final OutputFolder folder) {
    return List.of(folder.root().resolve(VALUES), folder.root().resolve(UNIVERSES));
  }

  /** Writes both tables, each with the JSON file of its columns. */
  public void write(final OutputFolder folder) throws IOException {
    final ObjectNode ofValues = JsonFiles.object();
    RunColumns.NAMES.forEach(c -> ofValues.set(c, ColumnDictionary.of(c)));
    multiverse
        .universes()
        .forEach(
            u ->
                describe(
                    ofValues, u.name(), "Value in the universe " + Multiverse.text(u.options())));
    write(folder.root().resolve(VALUES), valueTable(), ofValues);
    final ObjectNode ofUniverses = JsonFiles.object();
    describe(ofUniverses, UNIVERSE, "Name of the universe, which is its column in " + VALUES);
    multiverse
        .choices()
        .forEach(
            (choice, options) -> {
              describe(ofUniverses, choice, "Option of the choice " + choice);
              final ObjectNode levels = ((ObjectNode) ofUniverses.get(choice)).putObject("Levels");
              options.forEach(levels::put);
            });
    describe(ofUniverses, N, "Number of runs that have a value in the universe");
    describe(
        ofUniverses,
        HASH,
        "Hash of the universe's steps and of where its value stands, the same in any grid");
    write(folder.root().resolve(UNIVERSES), universeTable(), ofUniverses);
  }

  private static void describe(final ObjectNode json, final String column, final String text) {
    json.putObject(column).put("Description", text);
  }

  private static void write(final Path file, final Table table, final ObjectNode columns)
      throws IOException {
    table.write(file);
    columns.set("GeneratedBy", SidecarWriter.generatedBy());
    JsonFiles.write(Sidecars.beside(file), columns);
  }
}
