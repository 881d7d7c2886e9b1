package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * The participants of a curve: those of the design that the multiverse has a value of.
 *
 * @param table their rows of the design's table
 * @param design the model of all of them
 * @param row [row of the design] the participant's row of the multiverse
 */
record CurveRows(Table table, GroupDesign design, int[] row) {

  /**
   * Finds them.
   *
   * @param omit whether participants that lack something are left out; else they are refused
   * @param notes get a sentence for each thing the user should know
   * @throws RefusedException if the design has a participant twice, or participants lack values
   */
  static CurveRows of(
      final Table table,
      final Formula formula,
      final boolean omit,
      final Specifications multiverse,
      final List<String> notes)
      throws RefusedException {
    final List<String> ids = new Participants("the design", table).ids();
    final List<String> measured = multiverse.participants();
    final List<String> without = new ArrayList<>();
    final List<Integer> kept = new ArrayList<>();
    for (int r = 0; r < ids.size(); r++) {
      final int m = measured.indexOf(ids.get(r));
      if (m < 0 || Arrays.stream(multiverse.values()[m]).allMatch(Double::isNaN)) {
        without.add(ids.get(r));
      } else {
        kept.add(r);
      }
    }
    if (kept.isEmpty()) {
      throw new RefusedException(
          "No participant of the design has a value: the design has "
              + Specifications.some(ids)
              + ", the values "
              + Specifications.some(measured)
              + ".");
    }
    if (!without.isEmpty() && !omit) {
      throw new RefusedException(
          "The design has "
              + Specifications.some(without)
              + ", of whom no universe has a value; take them out of the design, or choose"
              + " missing=omit to leave them out.");
    }
    if (!without.isEmpty()) {
      notes.add("Left out, since no universe has a value of them: " + names(without) + ".");
    }
    final List<String> strangers = measured.stream().filter(m -> !ids.contains(m)).toList();
    if (!strangers.isEmpty()) {
      notes.add("Not in the design and so left out: " + names(strangers) + ".");
    }
    final Table whole = rows(table, kept.stream().mapToInt(Integer::intValue).toArray());
    final GroupDesign design = GroupDesign.of(whole, formula, "", List.of(), omit);
    final int[] row = design.participants().stream().mapToInt(measured::indexOf).toArray();
    return new CurveRows(rows(whole, design.rows()), design, row);
  }

  /**
   * The model of some of them.
   *
   * @param kept rows of the design
   * @throws IllegalArgumentException if they are too few or too much alike
   */
  GroupDesign of(final int[] kept, final Formula formula) {
    return kept.length == row.length
        ? design
        : GroupDesign.of(rows(table, kept), formula, "", List.of(), false);
  }

  private static Table rows(final Table table, final int[] kept) {
    final Table some = new Table(table.columns());
    for (final int r : kept) {
      some.add(table.columns().stream().map(c -> table.text(r, c)).toArray());
    }
    return some;
  }

  private static String names(final List<String> all) {
    return String.join(", ", all);
  }
}
