package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cordj.io.Numbers;
import org.cordj.io.Table;
import org.cordj.signal.ColumnBasis;

/**
 * The model of a group of participants: one row each, one column for each coefficient, of full
 * rank. Immutable.
 *
 * <p>Factors are coded as R codes them: indicators of all levels but the first (in alphabetical
 * order) where the rest of the term is in the model, of all levels where it is not. Covariates are
 * less their mean over the rows that are kept.
 */
public final class GroupDesign {

  private final Formula formula;
  private final int[] rows;
  private final List<String> participants;
  private final List<String> leftOut;
  private final Map<String, List<String>> levels;
  private final Map<String, String[]> cells;
  private final Map<String, double[]> covariates;
  private final Map<String, Double> means;
  private final List<DesignColumn> columns;
  private final double[][] x;
  private final int[] blocks;
  private final List<String> notes;

  /**
   * The model of a table of participants.
   *
   * @param table one row a participant (or a participant's session), with a column participant_id
   * @param formula the model
   * @param blocks the column whose values are the exchangeability blocks; empty for none
   * @param needed other columns that a row must have, such as those of files
   * @param omit whether rows that lack a value are left out; else they are refused
   * @throws IllegalArgumentException with the sentence for the user: an unknown column,
   *     participants that stand twice, missing values, a group of one, a constant covariate,
   *     columns that others explain, or no degrees of freedom left
   */
  public static GroupDesign of(
      final Table table,
      final Formula formula,
      final String blocks,
      final List<String> needed,
      final boolean omit) {
    return new GroupDesign(table, formula, blocks, needed, omit);
  }

  private GroupDesign(
      final Table table,
      final Formula formula,
      final String blockColumn,
      final List<String> needed,
      final boolean omit) {
    this.formula = formula;
    final DesignRows kept = DesignRows.of(table, formula, blockColumn, needed, omit);
    rows = kept.rows();
    participants = kept.participants();
    leftOut = kept.leftOut();
    levels = new LinkedHashMap<>();
    cells = new HashMap<>();
    covariates = new LinkedHashMap<>();
    means = new HashMap<>();
    for (final Formula.Variable v : formula.variables()) {
      read(table, v);
    }
    columns = new ArrayList<>();
    if (formula.intercept()) {
      columns.add(new DesignColumn("intercept", Map.of(), List.of()));
    }
    for (final Formula.Term term : formula.terms()) {
      addColumns(term);
    }
    x = new double[rows.length][columns.size()];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.size(); c++) {
        x[r][c] = value(columns.get(c), r);
      }
    }
    requireFullRank();
    this.blocks = blockColumn.isEmpty() ? new int[rows.length] : numbered(table, blockColumn);
    notes = notes(table);
  }

  private void read(final Table table, final Formula.Variable v) {
    final String[] text = new String[rows.length];
    Arrays.setAll(text, r -> table.text(rows[r], v.name()));
    if (v.use() != Formula.Use.FACTOR && Arrays.stream(text).allMatch(Numbers::isNumber)) {
      readCovariate(v, Arrays.stream(text).mapToDouble(Double::parseDouble).toArray());
      return;
    }
    if (v.use() == Formula.Use.RAW) {
      throw new IllegalArgumentException(
          "The formula '"
              + formula.text()
              + "' has raw("
              + v.name()
              + ") at position "
              + v.position()
              + ", but the column holds text; only numbers can be a covariate.");
    }
    if (v.use() != Formula.Use.FACTOR) {
      requireOneKind(v, text);
    }
    final TreeSet<String> found = new TreeSet<>(Arrays.asList(text));
    for (final String level : found) {
      if (Collections.frequency(Arrays.asList(text), level) < 2) {
        throw new IllegalArgumentException(
            "Group '"
                + level
                + "' of '"
                + v.name()
                + "' has one participant only, "
                + participants.get(Arrays.asList(text).indexOf(level))
                + "; every group needs 2 or more.");
      }
    }
    if (found.size() < 2) {
      throw new IllegalArgumentException(
          "Every participant has '"
              + (found.isEmpty() ? "" : found.first())
              + "' in '"
              + v.name()
              + "'; a factor needs 2 groups or more. Leave it out of the formula.");
    }
    levels.put(v.name(), List.copyOf(found));
    cells.put(v.name(), text);
  }

  /** Numbers with a word among them are a slip more often than groups. */
  private void requireOneKind(final Formula.Variable v, final String[] text) {
    final boolean[] number = new boolean[text.length];
    boolean any = false;
    for (int r = 0; r < text.length; r++) {
      number[r] = Numbers.isNumber(text[r]);
      any |= number[r];
    }
    for (int r = 0; any && r < text.length; r++) {
      if (!number[r]) {
        throw new IllegalArgumentException(
            "Column '"
                + v.name()
                + "' has numbers, but '"
                + text[r]
                + "' in "
                + participants.get(r)
                + "; write n/a for what is missing, or factor("
                + v.name()
                + ") in the formula if they are groups.");
      }
    }
  }

  private void readCovariate(final Formula.Variable v, final double[] values) {
    final double mean = Arrays.stream(values).average().orElse(Double.NaN);
    final double largest = Arrays.stream(values).map(a -> Math.abs(a - mean)).max().orElse(0);
    if (!(largest > 1e-12 * Math.abs(mean))) {
      throw new IllegalArgumentException(
          "Covariate '"
              + v.name()
              + "' is "
              + Numbers.brief(values.length == 0 ? Double.NaN : values[0])
              + " in every participant; leave it out of the formula.");
    }
    final boolean raw = v.use() == Formula.Use.RAW;
    covariates.put(v.name(), Arrays.stream(values).map(a -> raw ? a : a - mean).toArray());
    means.put(v.name(), raw ? mean : 0);
  }

  /** The columns of a term; which levels a factor has there is R's rule. */
  private void addColumns(final Formula.Term term) {
    List<DesignColumn> made = List.of(new DesignColumn("", Map.of(), List.of()));
    for (final Formula.Variable v : term.variables()) {
      final List<DesignColumn> next = new ArrayList<>();
      for (final DesignColumn so : made) {
        final String prefix = so.name().isEmpty() ? "" : so.name() + ":";
        if (covariates.containsKey(v.name())) {
          final List<String> more = new ArrayList<>(so.covariates());
          more.add(v.name());
          next.add(new DesignColumn(prefix + v.name(), so.levels(), more));
        } else {
          final List<String> all = levels.get(v.name());
          for (final String level : all.subList(hasRest(term, v) ? 1 : 0, all.size())) {
            final Map<String, String> more = new HashMap<>(so.levels());
            more.put(v.name(), level);
            next.add(
                new DesignColumn(prefix + v.name() + "[" + level + "]", more, so.covariates()));
          }
        }
      }
      made = next;
    }
    columns.addAll(made);
  }

  private boolean hasRest(final Formula.Term term, final Formula.Variable without) {
    final LinkedHashSet<String> rest = new LinkedHashSet<>();
    term.variables().forEach(v -> rest.add(v.name()));
    rest.remove(without.name());
    if (rest.isEmpty()) {
      // without an intercept the first factor stands for it
      return formula.intercept() || columns.stream().anyMatch(c -> c.covariates().isEmpty());
    }
    return formula.terms().stream()
        .anyMatch(
            t ->
                rest.equals(
                    new LinkedHashSet<>(
                        t.variables().stream().map(Formula.Variable::name).toList())));
  }

  private double value(final DesignColumn column, final int row) {
    double product = 1;
    for (final Map.Entry<String, String> level : column.levels().entrySet()) {
      if (!cells.get(level.getKey())[row].equals(level.getValue())) {
        return 0;
      }
    }
    for (final String name : column.covariates()) {
      product *= covariates.get(name)[row];
    }
    return product;
  }

  private void requireFullRank() {
    final int p = columns.size();
    final double[][] byColumn = new double[p][rows.length];
    for (int c = 0; c < p; c++) {
      for (int r = 0; r < rows.length; r++) {
        byColumn[c][r] = x[r][c];
      }
    }
    final List<Integer> dropped = ColumnBasis.empty(rows.length).with(byColumn).dropped();
    if (!dropped.isEmpty() && p <= rows.length) {
      throw new IllegalArgumentException(
          "The design is rank-deficient: "
              + String.join(", ", dropped.stream().map(c -> columns.get(c).name()).toList())
              + " can be written by the columns before. Its columns are "
              + String.join(", ", columnNames())
              + "; leave a term out.");
    }
    if (rows.length - p < 1) {
      throw new IllegalArgumentException(
          "The design has "
              + rows.length
              + " rows and "
              + p
              + " columns ("
              + String.join(", ", columnNames())
              + "): no degree of freedom is left. Leave terms out.");
    }
  }

  private int[] numbered(final Table table, final String column) {
    final Map<String, Integer> seen = new HashMap<>();
    final int[] found = new int[rows.length];
    for (int r = 0; r < rows.length; r++) {
      final int next = seen.size();
      found[r] = seen.computeIfAbsent(table.text(rows[r], column), block -> next);
    }
    return found;
  }

  private List<String> notes(final Table table) {
    final List<String> said = new ArrayList<>();
    if (!leftOut.isEmpty()) {
      said.add(
          leftOut.size()
              + " rows were left out for missing values: "
              + String.join(", ", leftOut)
              + ".");
    }
    said.addAll(DimensionsKept.notes(table, this));
    return List.copyOf(said);
  }

  /** One sentence for each thing the user should know of the table. */
  public List<String> notes() {
    return notes;
  }

  /** The formula. */
  public Formula formula() {
    return formula;
  }

  /** How many rows it has. */
  public int size() {
    return rows.length;
  }

  /** Which rows of the table these are, counted from 0. */
  public int[] rows() {
    return rows.clone();
  }

  /** Who stands in each row. */
  public List<String> participants() {
    return participants;
  }

  /** Who was left out for a missing value. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** The names of the model's columns, such as {@code group[opioid]}. */
  public List<String> columnNames() {
    return columns.stream().map(DesignColumn::name).toList();
  }

  List<DesignColumn> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** The model, [row][column], a copy. */
  public double[][] matrix() {
    return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
  }

  /** Each row's exchangeability block, from 0; all 0 where there are none. */
  public int[] blocks() {
    return blocks.clone();
  }

  /** The levels of each factor of the formula, in alphabetical order. */
  public Map<String, List<String>> levels() {
    return Collections.unmodifiableMap(levels);
  }

  /** Each row's level of a factor of the formula. */
  public List<String> levelsOf(final String factor) {
    return List.of(cells.get(factor));
  }

  /** The covariates of the formula. */
  public List<String> covariates() {
    return List.copyOf(covariates.keySet());
  }

  /** A covariate's value in each row, as the model has it, a copy. */
  public double[] covariate(final String name) {
    return covariates.get(name).clone();
  }

  /** The mean of a covariate as the model has it: 0 where it is centred. */
  double mean(final String covariate) {
    return means.get(covariate);
  }
}
