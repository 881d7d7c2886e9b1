package org.cordj.stats;

import static org.cordj.stats.Participants.ID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.cordj.io.Table;

/**
 * The rows of a participants table that a design keeps.
 *
 * @param rows which, counted from 0
 * @param participants who stands in each
 * @param leftOut who was left out for a missing value
 */
record DesignRows(int[] rows, List<String> participants, List<String> leftOut) {

  /** The rows that have every value, see {@link GroupDesign#of}. */
  static DesignRows of(
      final Table table,
      final Formula formula,
      final String blocks,
      final List<String> needed,
      final boolean omit) {
    requireColumns(table, formula, blocks, needed);
    final DesignRows kept = kept(table, formula, blocks, needed, omit);
    kept.requireUnique(blocks);
    return kept;
  }

  private static void requireColumns(
      final Table table, final Formula formula, final String blocks, final List<String> needed) {
    final String known = String.join(", ", table.columns());
    if (!table.columns().contains(ID)) {
      throw new IllegalArgumentException(
          "The design has no column participant_id; its columns are " + known + ".");
    }
    for (final Formula.Variable v : formula.variables()) {
      if (!table.columns().contains(v.name())) {
        throw new IllegalArgumentException(
            "The formula '"
                + formula.text()
                + "' names '"
                + v.name()
                + "' at position "
                + v.position()
                + ", which is no column of the design; its columns are "
                + known
                + ".");
      }
    }
    if (!blocks.isEmpty() && !table.columns().contains(blocks)) {
      throw new IllegalArgumentException(
          "blocks is '" + blocks + "', no column of the design; its columns are " + known + ".");
    }
    for (final String column : needed) {
      if (!table.columns().contains(column)) {
        throw new IllegalArgumentException(
            "The design has no column '" + column + "'; its columns are " + known + ".");
      }
    }
  }

  private static DesignRows kept(
      final Table table,
      final Formula formula,
      final String blocks,
      final List<String> needed,
      final boolean omit) {
    final LinkedHashSet<String> used = new LinkedHashSet<>();
    formula.variables().forEach(v -> used.add(v.name()));
    if (!blocks.isEmpty()) {
      used.add(blocks);
    }
    used.addAll(needed);
    final List<String> missing = new ArrayList<>();
    final List<String> leftOut = new ArrayList<>();
    final int[] found = new int[table.size()];
    int n = 0;
    for (int r = 0; r < table.size(); r++) {
      boolean whole = true;
      for (final String column : used) {
        if (Participants.isMissing(table.text(r, column))) {
          missing.add(table.text(r, ID) + " (" + column + ")");
          whole = false;
        }
      }
      if (whole) {
        found[n++] = r;
      } else {
        leftOut.add(table.text(r, ID));
      }
    }
    if (!missing.isEmpty() && !omit) {
      throw new IllegalArgumentException(
          "Values are missing: "
              + String.join(", ", missing)
              + ". Fill them in, or choose missing=omit to leave these participants out.");
    }
    if (n == 0) {
      throw new IllegalArgumentException(
          table.size() == 0
              ? "The design has no rows."
              : "No row of the design has a value in each of "
                  + String.join(", ", used)
                  + "; nobody is left.");
    }
    final int[] rows = Arrays.copyOf(found, n);
    return new DesignRows(
        rows, Arrays.stream(rows).mapToObj(r -> table.text(r, ID)).toList(), List.copyOf(leftOut));
  }

  private void requireUnique(final String blocks) {
    if (blocks.equals(ID)) {
      return;
    }
    final LinkedHashSet<String> seen = new LinkedHashSet<>();
    final LinkedHashSet<String> twice = new LinkedHashSet<>();
    for (final String p : participants) {
      if (!seen.add(p)) {
        twice.add(p);
      }
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "The design has "
              + String.join(", ", twice)
              + " in more than one row; take the rows out that are too many, or choose"
              + " blocks=participant_id if they are repeated measures.");
    }
  }
}
