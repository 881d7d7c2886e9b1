package org.cordj.bids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.io.Table;
import org.cordj.stats.Measurements;

/**
 * The tables of all participants: every number is a variable, named by its row and column. A row is
 * named by its cells of text. A symmetric matrix, whose first column repeats the header, is a
 * network of edges; its diagonal is not tested.
 */
final class ParticipantTables {

  private static final double SYMMETRIC = 1e-9;

  private ParticipantTables() {}

  static Measurements read(
      final String column, final List<String> participants, final List<Path> files)
      throws IOException {
    final List<Table> tables = new ArrayList<>();
    for (final Path file : files) {
      tables.add(Table.read(file));
    }
    for (int r = 1; r < tables.size(); r++) {
      if (!tables.get(r).columns().equals(tables.get(0).columns())) {
        throw new IOException(
            "The tables of column '"
                + column
                + "' have different columns: "
                + participants.get(0)
                + " has "
                + String.join(", ", tables.get(0).columns())
                + "; "
                + participants.get(r)
                + " has "
                + String.join(", ", tables.get(r).columns())
                + ".");
      }
    }
    if (tables.stream().allMatch(ParticipantTables::isMatrix)) {
      return edges(column, tables);
    }
    final List<String> keys =
        tables.get(0).columns().stream()
            .filter(c -> tables.stream().anyMatch(t -> isText(t, c)))
            .toList();
    final List<Map<String, Double>> numbers = new ArrayList<>();
    for (int r = 0; r < tables.size(); r++) {
      numbers.add(numbers(participants.get(r), files.get(r), tables.get(r), keys));
    }
    return regions(column, participants, numbers);
  }

  private static boolean isText(final Table table, final String column) {
    for (int row = 0; row < table.size(); row++) {
      try {
        table.number(row, column);
      } catch (final IllegalArgumentException e) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMatrix(final Table table) {
    final List<String> names = table.columns();
    final int n = names.size() - 1;
    if (n < 2 || table.size() != n) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (!table.text(i, names.get(0)).equals(names.get(i + 1))) {
        return false;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        final double a = table.number(i, names.get(j + 1));
        final double b = table.number(j, names.get(i + 1));
        if (Math.abs(a - b) > SYMMETRIC * (1 + Math.abs(a))) {
          return false;
        }
      }
    }
    return true;
  }

  private static Map<String, Double> numbers(
      final String participant, final Path file, final Table table, final List<String> keys)
      throws IOException {
    final Map<String, Double> found = new LinkedHashMap<>();
    final boolean single = keys.isEmpty() && table.size() == 1;
    for (int row = 0; row < table.size(); row++) {
      final int at = row;
      final String key =
          keys.isEmpty()
              ? "row-" + (row + 1)
              : String.join("/", keys.stream().map(k -> table.text(at, k)).toList());
      for (final String column : table.columns()) {
        if (!keys.contains(column)
            && found.put(single ? column : key + ":" + column, table.number(row, column)) != null) {
          throw new IOException(
              "'"
                  + file
                  + "' of "
                  + participant
                  + " has two rows called '"
                  + key
                  + "'; rows are told apart by their cells of text.");
        }
      }
    }
    return found;
  }

  private static Measurements regions(
      final String column, final List<String> participants, final List<Map<String, Double>> numbers)
      throws IOException {
    final Map<String, Double> first = numbers.get(0);
    for (int r = 1; r < numbers.size(); r++) {
      requireSame(column, participants.get(0), first, participants.get(r), numbers.get(r));
      requireSame(column, participants.get(r), numbers.get(r), participants.get(0), first);
    }
    final List<String> lost = new ArrayList<>();
    final List<String> kept = new ArrayList<>();
    for (final String name : first.keySet()) {
      (numbers.stream().allMatch(m -> Double.isFinite(m.get(name))) ? kept : lost).add(name);
    }
    final double[][] values = new double[numbers.size()][kept.size()];
    for (int r = 0; r < values.length; r++) {
      for (int v = 0; v < kept.size(); v++) {
        values[r][v] = numbers.get(r).get(kept.get(v));
      }
    }
    return new Measurements(
        column, values, new Measurements.Regions(List.copyOf(kept)), "", notes(column, lost));
  }

  private static List<String> notes(final String column, final List<String> lost) {
    return lost.isEmpty()
        ? List.of()
        : List.of(
            "'"
                + column
                + "': "
                + lost.size()
                + " variables have no value in some participant and were left out: "
                + String.join(", ", lost.subList(0, Math.min(10, lost.size())))
                + (lost.size() > 10 ? ", ..." : "")
                + ".");
  }

  private static void requireSame(
      final String column,
      final String who,
      final Map<String, Double> has,
      final String other,
      final Map<String, Double> lacks)
      throws IOException {
    for (final String name : has.keySet()) {
      if (!lacks.containsKey(name)) {
        throw new IOException(
            "The tables of column '"
                + column
                + "' differ: "
                + who
                + " has '"
                + name
                + "', "
                + other
                + " has not.");
      }
    }
  }

  private static Measurements edges(final String column, final List<Table> tables) {
    final List<String> names = tables.get(0).columns();
    final List<String> nodes = names.subList(1, names.size());
    final List<int[]> kept = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    for (int a = 0; a < nodes.size(); a++) {
      for (int b = a + 1; b < nodes.size(); b++) {
        final int row = a;
        final String to = nodes.get(b);
        if (tables.stream().allMatch(t -> Double.isFinite(t.number(row, to)))) {
          kept.add(new int[] {a, b});
        } else {
          lost.add(nodes.get(a) + "--" + to);
        }
      }
    }
    final double[][] values = new double[tables.size()][kept.size()];
    for (int r = 0; r < values.length; r++) {
      for (int e = 0; e < kept.size(); e++) {
        values[r][e] = tables.get(r).number(kept.get(e)[0], nodes.get(kept.get(e)[1]));
      }
    }
    return new Measurements(
        column,
        values,
        new Measurements.Edges(
            List.copyOf(nodes),
            kept.stream().mapToInt(e -> e[0]).toArray(),
            kept.stream().mapToInt(e -> e[1]).toArray()),
        "",
        notes(column, lost));
  }
}
