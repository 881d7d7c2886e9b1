package org.cordj.denoise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cordj.io.Table;

/**
 * The noise regressors of one run: named columns, one row a volume. Immutable.
 *
 * <p>Names are those of fMRIPrep where it has one ({@code trans_x}, {@code trans_x_derivative1},
 * {@code white_matter}, {@code cosine00}, ...). A column belongs to the whole volume, or to one
 * slice (see {@link Confound} for how it is then called). As in fMRIPrep's tables a value may be
 * missing ({@code n/a}) in the first row only, where a difference to the volume before has no
 * value; such a value takes the mean of the column's other rows, which adds no step to it.
 *
 * <p>Courses of single slices hold for the moments at which the slices were acquired: a table with
 * such columns {@link #needsTrueSliceTimes()} and is refused for a run whose slices were moved to
 * one time. Volumes cut off the run's start are the table's {@link #offset()}.
 */
public final class ConfoundTable {

  private final String name;
  private final int volumes;
  private final int offset;
  private final Map<Confound, double[]> columns;
  private final Set<Confound> completed;
  private final List<String> notes;

  private ConfoundTable(
      final String name,
      final int volumes,
      final int offset,
      final Map<Confound, double[]> columns,
      final Set<Confound> completed,
      final List<String> notes) {
    this.name = name;
    this.volumes = volumes;
    this.offset = offset;
    this.columns = columns;
    this.completed = completed;
    this.notes = notes;
  }

  /**
   * A table without columns.
   *
   * @param name what sentences call it: a file or a run
   * @param volumes how many rows its columns have
   * @param offset how many volumes of the acquired run were cut off before the first row
   * @throws IllegalArgumentException if there are fewer than 2 volumes or the offset is negative
   */
  public static ConfoundTable empty(final String name, final int volumes, final int offset) {
    if (volumes < 2) {
      throw new IllegalArgumentException(
          "The confounds of '" + name + "' have " + volumes + " volumes; a run has 2 or more.");
    }
    if (offset < 0) {
      throw new IllegalArgumentException(
          "The confounds of '" + name + "' begin at volume " + offset + "; it must be 0 or more.");
    }
    return new ConfoundTable(name, volumes, offset, new LinkedHashMap<>(), Set.of(), List.of());
  }

  /**
   * The confounds that a table with a header holds, fMRIPrep's for example: every column.
   *
   * @param name what sentences call it: its file
   * @param offset how many volumes of the acquired run were cut off before its first row
   * @throws IllegalArgumentException if a column has no name, holds a word or a value that is not
   *     finite, or n/a in another row than the first
   */
  public static ConfoundTable of(final Table table, final String name, final int offset) {
    ConfoundTable read = empty(name, table.size(), offset);
    for (final String column : table.columns()) {
      final double[] values;
      try {
        values = table.numbers(column);
      } catch (final IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + name + "': " + e.getMessage(), e);
      }
      read = read.with(Confound.parse(column), values);
    }
    return read;
  }

  /**
   * This table with one more column, for all slices.
   *
   * @param values one a volume; the first may be NaN
   * @throws IllegalArgumentException as {@link #with(Confound, double[])}
   */
  public ConfoundTable with(final String base, final double[] values) {
    return with(new Confound(base, Confound.ALL_SLICES), values);
  }

  /**
   * This table with one more column.
   *
   * @param values one a volume; the first may be NaN, which stands for n/a
   * @throws IllegalArgumentException if it has another number of volumes, its name stands in the
   *     table already (a name for all slices and the same for one slice are the same name), or a
   *     value is missing or not finite
   */
  public ConfoundTable with(final Confound confound, final double[] values) {
    requireNew(confound);
    if (values.length != volumes) {
      throw new IllegalArgumentException(
          "The confound '"
              + confound.name()
              + "' has "
              + values.length
              + " values; '"
              + name
              + "' has "
              + volumes
              + " volumes.");
    }
    final double[] course = values.clone();
    final boolean missing = Double.isNaN(course[0]);
    double sum = 0;
    for (int t = missing ? 1 : 0; t < volumes; t++) {
      if (!Double.isFinite(course[t])) {
        throw new IllegalArgumentException(
            "The confound '"
                + confound.name()
                + "' of '"
                + name
                + "' holds "
                + (Double.isNaN(course[t]) ? "n/a" : Double.toString(course[t]))
                + " in row "
                + (t + 1)
                + "; a value may be missing (n/a) in the first row only. Leave the column out, or"
                + " fill it in.");
      }
      sum += course[t];
    }
    final Set<Confound> incomplete = new LinkedHashSet<>(completed);
    if (missing) {
      course[0] = sum / (volumes - 1);
      incomplete.add(confound);
    }
    final Map<Confound, double[]> more = new LinkedHashMap<>(columns);
    more.put(confound, course);
    return new ConfoundTable(name, volumes, offset, more, incomplete, notes);
  }

  private void requireNew(final Confound confound) {
    for (final Confound c : columns.keySet()) {
      if (c.base().equals(confound.base())
          && (c.slice() == confound.slice() || !c.ofSlice() || !confound.ofSlice())) {
        throw new IllegalArgumentException(
            "The confound '"
                + confound.name()
                + "' stands twice in '"
                + name
                + "'"
                + (c.equals(confound) ? "" : ", for all slices and for one")
                + "; each name may stand once.");
      }
    }
  }

  /**
   * The columns of this table and then those of another of the same run.
   *
   * @throws IllegalArgumentException if volumes or offset differ or a name stands in both
   */
  public ConfoundTable and(final ConfoundTable other) {
    other.requireFits(name, volumes, offset, false);
    ConfoundTable joined = this;
    for (final Map.Entry<Confound, double[]> column : other.columns.entrySet()) {
      final double[] values = column.getValue().clone();
      if (other.completed.contains(column.getKey())) {
        values[0] = Double.NaN;
      }
      joined = joined.with(column.getKey(), values);
    }
    return joined.withNotes(other.notes);
  }

  /** This table with sentences on what in it was guessed, for logs and files. */
  public ConfoundTable withNotes(final List<String> more) {
    final List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new ConfoundTable(name, volumes, offset, columns, completed, List.copyOf(all));
  }

  /** Sentences on what in the table was guessed, values that were filled in for example. */
  public List<String> notes() {
    return notes;
  }

  /** The columns that pass, in the same order. */
  public ConfoundTable select(final Predicate<Confound> wanted) {
    final Map<Confound, double[]> some = new LinkedHashMap<>(columns);
    some.keySet().removeIf(wanted.negate());
    return new ConfoundTable(
        name,
        volumes,
        offset,
        some,
        completed.stream().filter(wanted).collect(Collectors.toUnmodifiableSet()),
        notes);
  }

  /**
   * The rows of a part of the run.
   *
   * @param first the first row to keep, counted from 0; is added to the offset
   * @param last the last one
   * @throws IllegalArgumentException if these are no rows of the table, or fewer than 2
   */
  public ConfoundTable trim(final int first, final int last) {
    if (first < 0 || last >= volumes || last <= first) {
      throw new IllegalArgumentException(
          "Volumes "
              + first
              + " to "
              + last
              + " are asked of '"
              + name
              + "', which has 0 to "
              + (volumes - 1)
              + "; give two or more of them.");
    }
    final Map<Confound, double[]> rows = new LinkedHashMap<>();
    columns.forEach((c, values) -> rows.put(c, Arrays.copyOfRange(values, first, last + 1)));
    return new ConfoundTable(
        name, last - first + 1, offset + first, rows, first == 0 ? completed : Set.of(), notes);
  }

  /**
   * Refuses a run that this table does not belong to.
   *
   * @param run the run's name
   * @param runVolumes how many volumes it has
   * @param runOffset how many volumes were cut off its start
   * @param sliceTimed whether its slices were moved to one time
   * @throws IllegalArgumentException with the sentence for the user
   */
  public void requireFits(
      final String run, final int runVolumes, final int runOffset, final boolean sliceTimed) {
    if (volumes != runVolumes) {
      throw new IllegalArgumentException(
          "The confounds '"
              + name
              + "' have "
              + volumes
              + " rows; '"
              + run
              + "' has "
              + runVolumes
              + " volumes. Each volume needs its row: make the table from this run, or cut both"
              + " alike.");
    }
    if (offset != runOffset) {
      throw new IllegalArgumentException(
          "The confounds '"
              + name
              + "' begin at volume "
              + offset
              + " of the acquired run, '"
              + run
              + "' at volume "
              + runOffset
              + ": their rows are of other moments. Cut both alike.");
    }
    if (sliceTimed && needsTrueSliceTimes()) {
      throw new IllegalArgumentException(
          "The confounds '"
              + name
              + "' have columns for single slices ("
              + columns.keySet().stream().filter(Confound::ofSlice).findFirst().get().name()
              + ", ...), which hold for the moments at which the slices were acquired; the slices of"
              + " '"
              + run
              + "' were moved to one time. Denoise before slice timing.");
    }
  }

  /** What sentences call it. */
  public String name() {
    return name;
  }

  /** How many rows there are. */
  public int volumes() {
    return volumes;
  }

  /** How many volumes of the acquired run were cut off before the first row. */
  public int offset() {
    return offset;
  }

  /** Whether there is no column. */
  public boolean isEmpty() {
    return columns.isEmpty();
  }

  /** The columns, in their order. */
  public List<Confound> confounds() {
    return List.copyOf(columns.keySet());
  }

  /** The names without slices, each once, in the order in which they first stand. */
  public List<String> bases() {
    return columns.keySet().stream().map(Confound::base).distinct().toList();
  }

  /** The names without slices and final numbers, each with how many there are where it is many. */
  public String summary() {
    final Map<String, Integer> counts = new LinkedHashMap<>();
    bases().forEach(base -> counts.merge(base.replaceFirst("_?\\d+$", ""), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + ")" : ""))
        .collect(Collectors.joining(", "));
  }

  /** The columns whose first value was missing and is the mean of the others. */
  public List<Confound> completed() {
    return columns.keySet().stream().filter(completed::contains).toList();
  }

  /** Whether some column is for one slice, at the moments when that slice was acquired. */
  public boolean needsTrueSliceTimes() {
    return columns.keySet().stream().anyMatch(Confound::ofSlice);
  }

  /**
   * A column's values, a copy.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public double[] values(final Confound confound) {
    final double[] values = columns.get(confound);
    if (values == null) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' has no confound '"
              + confound.name()
              + "'; it has "
              + columns.keySet().stream().map(Confound::name).collect(Collectors.joining(", "))
              + ".");
    }
    return values.clone();
  }

  /**
   * What holds for one slice: the columns for all slices and the slice's own, by their names
   * without the slice, in the order of {@link #bases()}. A name that has columns for other slices
   * only is not among them.
   */
  public Map<String, double[]> ofSlice(final int slice) {
    final Map<String, double[]> some = new LinkedHashMap<>();
    for (final String base : bases()) {
      some.put(base, null);
    }
    columns.forEach(
        (c, values) -> {
          if (!c.ofSlice() || c.slice() == slice) {
            some.put(c.base(), values.clone());
          }
        });
    some.values().removeIf(values -> values == null);
    return some;
  }

  /** The table as TSV files have it: every digit, so that it reads back as the same numbers. */
  public Table toTable() {
    final Table table = new Table(columns.keySet().stream().map(Confound::name).toList());
    for (int t = 0; t < volumes; t++) {
      final List<Object> row = new ArrayList<>();
      for (final Map.Entry<Confound, double[]> column : columns.entrySet()) {
        row.add(
            t == 0 && completed.contains(column.getKey())
                ? null
                : Double.toString(column.getValue()[t]));
      }
      table.add(row.toArray());
    }
    return table;
  }
}
