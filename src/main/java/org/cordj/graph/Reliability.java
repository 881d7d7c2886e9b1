package org.cordj.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cordj.io.Table;

/**
 * How well the measures of two runs, or of two halves of a run, agree over subjects: an {@link
 * IntraclassCorrelation} of each measure, and of each edge or node where the tables have several
 * rows a subject.
 *
 * @param subject the column with the subjects' names
 * @param by columns that say what a row is of, such as the two regions of an edge; may be empty
 * @param measures the columns to compare; empty for all that both tables have and that hold numbers
 * @param confidence of the intervals, above 0 and below 1
 */
public record Reliability(
    String subject, List<String> by, List<String> measures, double confidence) {

  /**
   * What came of it.
   *
   * @param table a row a measure and combination of {@code by}: subjects, both correlations with
   *     their intervals, and that of both runs together
   * @param notes sentences for the user: what was left out
   */
  public record Result(Table table, List<String> notes) {}

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if the confidence is out of range or the subjects' column is
   *     empty
   */
  public Reliability {
    by = List.copyOf(by);
    measures = List.copyOf(measures);
    if (subject.isBlank()) {
      throw new IllegalArgumentException(
          "subject is empty; give the column with the subjects' names, such as participant_id.");
    }
    IntraclassCorrelation.checkConfidence(confidence);
  }

  /**
   * Compares two tables, in any order of rows.
   *
   * @param names what sentences call the two
   * @throws IllegalArgumentException if a column is missing, a subject has two rows of the same, a
   *     named measure holds text, or there is nothing to compare
   */
  public Result apply(final Table first, final Table second, final List<String> names) {
    final List<String> notes = new ArrayList<>();
    final Map<List<String>, Map<String, Integer>> rows = index(first, names.get(0));
    final Map<List<String>, Map<String, Integer>> others = index(second, names.get(1));
    noteAlone(rows, others, names, notes);
    final List<String> columns = columns(first, second, names, notes);
    final List<String> header = new ArrayList<>(by);
    header.addAll(
        List.of(
            "measure",
            "subjects",
            "icc_2_1",
            "icc_2_1_low",
            "icc_2_1_high",
            "icc_3_1",
            "icc_3_1_low",
            "icc_3_1_high",
            "icc_3_k",
            "confidence"));
    final Table table = new Table(header);
    int few = 0;
    for (final Map.Entry<List<String>, Map<String, Integer>> of : rows.entrySet()) {
      final Map<String, Integer> partner = others.get(of.getKey());
      if (partner == null) {
        continue;
      }
      for (final String measure : columns) {
        final double[][] values = values(first, second, of.getValue(), partner, measure);
        final List<Object> row = new ArrayList<>(of.getKey());
        row.add(measure);
        row.add(values.length);
        if (values.length < IntraclassCorrelation.LEAST_SUBJECTS) {
          few++;
          for (int c = 0; c < 7; c++) {
            row.add(null);
          }
        } else {
          final IntraclassCorrelation icc = IntraclassCorrelation.of(values, confidence);
          row.addAll(
              List.of(
                  icc.agreement(),
                  icc.agreementLow(),
                  icc.agreementHigh(),
                  icc.consistency(),
                  icc.consistencyLow(),
                  icc.consistencyHigh(),
                  icc.together()));
        }
        row.add(confidence);
        table.add(row.toArray());
      }
    }
    if (table.size() == few) {
      throw new IllegalArgumentException(
          "'"
              + names.get(0)
              + "' and '"
              + names.get(1)
              + "' have no measure of 3 or more subjects in common; check the columns of subject ('"
              + subject
              + "')"
              + (by.isEmpty() ? "." : " and by ('" + String.join(",", by) + "')."));
    }
    if (few > 0) {
      notes.add(
          few
              + " rows of the table are n/a: they have fewer than "
              + IntraclassCorrelation.LEAST_SUBJECTS
              + " subjects with a value in both.");
    }
    return new Result(table, notes);
  }

  /** For each combination of {@code by}, each subject's row. */
  private Map<List<String>, Map<String, Integer>> index(final Table table, final String name) {
    final Map<List<String>, Map<String, Integer>> rows = new LinkedHashMap<>();
    for (int r = 0; r < table.size(); r++) {
      final List<String> key = new ArrayList<>();
      for (final String column : by) {
        key.add(table.text(r, column));
      }
      final String who = table.text(r, subject);
      if (rows.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(who, r) != null) {
        throw new IllegalArgumentException(
            "'"
                + name
                + "' has two rows of subject '"
                + who
                + "'"
                + (by.isEmpty() ? "" : " and " + by + " " + key)
                + "; name in by the columns that tell them apart.");
      }
    }
    return rows;
  }

  private static Set<String> subjects(final Map<List<String>, Map<String, Integer>> rows) {
    final Set<String> subjects = new TreeSet<>();
    rows.values().forEach(m -> subjects.addAll(m.keySet()));
    return subjects;
  }

  private static void noteAlone(
      final Map<List<String>, Map<String, Integer>> rows,
      final Map<List<String>, Map<String, Integer>> others,
      final List<String> names,
      final List<String> notes) {
    for (int t = 0; t < 2; t++) {
      final Set<String> alone = subjects(t == 0 ? rows : others);
      alone.removeAll(subjects(t == 0 ? others : rows));
      if (!alone.isEmpty()) {
        notes.add("Only '" + names.get(t) + "' has " + String.join(", ", alone) + "; left out.");
      }
      final Set<List<String>> keys = new LinkedHashSet<>((t == 0 ? rows : others).keySet());
      keys.removeAll((t == 0 ? others : rows).keySet());
      if (!keys.isEmpty()) {
        notes.add(
            "Only '"
                + names.get(t)
                + "' has rows of "
                + keys.size()
                + " combinations, such as "
                + keys.iterator().next()
                + "; left out.");
      }
    }
  }

  private List<String> columns(
      final Table first, final Table second, final List<String> names, final List<String> notes) {
    if (!measures.isEmpty()) {
      for (final String measure : measures) {
        // names the column and the row where it is no number
        first.numbers(measure);
        second.numbers(measure);
      }
      return measures;
    }
    final List<String> columns = new ArrayList<>();
    final List<String> text = new ArrayList<>();
    for (final String column : first.columns()) {
      if (column.equals(subject) || by.contains(column) || !second.columns().contains(column)) {
        continue;
      }
      try {
        first.numbers(column);
        second.numbers(column);
        columns.add(column);
      } catch (final IllegalArgumentException e) {
        text.add(column);
      }
    }
    if (!text.isEmpty()) {
      notes.add("Columns that hold text are no measures: " + String.join(", ", text) + ".");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + names.get(0)
              + "' and '"
              + names.get(1)
              + "' have no column of numbers in common beside '"
              + subject
              + "'.");
    }
    return columns;
  }

  /** [subject][run] of those with a finite value in both. */
  private static double[][] values(
      final Table first,
      final Table second,
      final Map<String, Integer> rows,
      final Map<String, Integer> partner,
      final String measure) {
    final List<double[]> values = new ArrayList<>();
    rows.forEach(
        (who, row) -> {
          if (partner.containsKey(who)) {
            final double a = first.number(row, measure);
            final double b = second.number(partner.get(who), measure);
            if (Double.isFinite(a) && Double.isFinite(b)) {
              values.add(new double[] {a, b});
            }
          }
        });
    return values.toArray(double[][]::new);
  }
}
