package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.io.Table;

/**
 * The tables of all runs put together: for each table of a pipeline that the report shows one with
 * the rows of every run, after the columns participant_id, session_id, task and run.
 *
 * @param tables by the end of the file's name
 * @param missing one sentence for each table that a run does not have
 */
public record GroupTables(Map<String, Table> tables, List<String> missing) {

  /** A table with a row a volume is a run's own. */
  private static final String SERIES = "_timeseries.tsv";

  /**
   * Reads the tables of the runs.
   *
   * @throws IOException with one sentence, if one cannot be read or has other columns than the
   *     first
   */
  public static GroupTables of(
      final Pipeline pipeline, final List<RunInputs> runs, final OutputFolder folder)
      throws IOException {
    final Map<String, Table> tables = new LinkedHashMap<>();
    final List<String> missing = new ArrayList<>();
    for (final Step step : pipeline.steps()) {
      for (final Step.Output output : step.outputs().values()) {
        if (!output.file().endsWith(".tsv")
            || output.file().endsWith(SERIES)
            || output.heading().isEmpty()) {
          continue;
        }
        for (final RunInputs run : runs) {
          final Path file = folder.root().resolve(run.place(output.file()));
          if (!Files.isRegularFile(file)) {
            missing.add(
                run.name()
                    + " has no table '"
                    + file.getFileName()
                    + "'; run the participant level first.");
            continue;
          }
          append(tables, output.file(), run, file);
        }
      }
    }
    return new GroupTables(tables, missing);
  }

  private static void append(
      final Map<String, Table> tables, final String end, final RunInputs run, final Path file)
      throws IOException {
    final Table own = Table.read(file);
    final List<String> columns = new ArrayList<>(RunColumns.NAMES);
    columns.addAll(own.columns());
    final Table all = tables.computeIfAbsent(end, e -> new Table(columns));
    if (!all.columns().equals(columns)) {
      throw new IOException(
          "'"
              + file
              + "' has other columns than the tables of the runs before it: "
              + String.join(", ", own.columns())
              + "; run the participant level again.");
    }
    for (int row = 0; row < own.size(); row++) {
      final List<Object> cells = RunColumns.cells(run);
      for (final String column : own.columns()) {
        cells.add(own.text(row, column));
      }
      all.add(cells.toArray());
    }
  }

  /** Where the tables go: {@code group_desc-ALFF_bold.tsv} in the output folder. */
  public List<Path> files(final OutputFolder folder) {
    return tables.keySet().stream().map(e -> folder.root().resolve("group_" + e)).toList();
  }

  /** Writes the tables, each with the JSON file of its columns. */
  public void write(final OutputFolder folder) throws IOException {
    for (final Map.Entry<String, Table> table : tables.entrySet()) {
      final Path file = folder.root().resolve("group_" + table.getKey());
      table.getValue().write(file);
      ColumnDictionary.writeBeside(file);
    }
  }
}
