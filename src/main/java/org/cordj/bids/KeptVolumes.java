package org.cordj.bids;

import java.util.List;
import java.util.Optional;
import org.cordj.io.Table;

/**
 * Which volumes of a run were kept when it was trimmed, so that tables made of the whole run can
 * follow. Volumes are counted from 0. In a sidecar it is the list [first, last, of].
 *
 * @param first the first volume kept
 * @param last the last volume kept
 * @param of how many volumes the whole run had
 */
public record KeptVolumes(int first, int last, int of) {

  static final String FIELD = "KeptVolumes";

  private static final String VOLUME = "volume";

  /** Checks that the volumes lie in the run. */
  public KeptVolumes {
    if (first < 0 || last < first || last >= of) {
      throw new IllegalArgumentException(
          "Volumes "
              + first
              + " to "
              + last
              + " of "
              + of
              + " cannot be kept; they are counted from 0 to "
              + (of - 1)
              + ".");
    }
  }

  /** All volumes of a run. */
  public static KeptVolumes all(final int volumes) {
    return new KeptVolumes(0, volumes - 1, volumes);
  }

  /** How many volumes were kept. */
  public int count() {
    return last - first + 1;
  }

  /**
   * What is kept of the whole run when what was kept is trimmed again.
   *
   * @param from the first volume now kept, counted in the run that was trimmed before
   * @param to the last one
   */
  public KeptVolumes trim(final int from, final int to) {
    final KeptVolumes again = new KeptVolumes(from, to, count());
    return new KeptVolumes(first + again.first, first + again.last, of);
  }

  /**
   * The rows of a table of the whole run that are of the kept volumes. A table with a column {@code
   * volume} (motion, censored volumes) has these numbers lowered by {@link #first()}; one without
   * has one row a volume (confounds).
   *
   * @param name what the table is called, for sentences
   * @throws IllegalArgumentException if a volume is not one of the whole run's, or a table without
   *     that column has not as many rows as it has volumes
   */
  public Table carry(final Table table, final String name) {
    final boolean numbered = table.columns().contains(VOLUME);
    if (!numbered && table.size() != of) {
      throw new IllegalArgumentException(
          "The table '"
              + name
              + "' has "
              + table.size()
              + " rows and no column 'volume'; the run had "
              + of
              + " volumes before it was trimmed, and one row a volume is needed.");
    }
    final Table carried = new Table(table.columns());
    for (int row = 0; row < table.size(); row++) {
      final double v = numbered ? table.number(row, VOLUME) : row;
      if (!(v >= 0 && v < of && v == Math.rint(v))) {
        throw new IllegalArgumentException(
            "The table '"
                + name
                + "' has volume "
                + table.text(row, VOLUME)
                + " in row "
                + (row + 1)
                + "; before it was trimmed the run had volumes 0 to "
                + (of - 1)
                + ".");
      }
      if (v >= first && v <= last) {
        final Object[] cells = new Object[table.columns().size()];
        for (int c = 0; c < cells.length; c++) {
          final String column = table.columns().get(c);
          cells[c] = column.equals(VOLUME) ? (int) v - first : table.text(row, column);
        }
        carried.add(cells);
      }
    }
    return carried;
  }

  /**
   * A table for the kept volumes: as it is where it has these already, {@link #carry carried} where
   * it has the whole run's.
   *
   * @throws IllegalArgumentException if it has neither
   */
  public Table fit(final Table table, final String name) {
    final int volumes = volumesIn(table);
    if (volumes == count()) {
      return table;
    }
    if (volumes != of) {
      throw new IllegalArgumentException(
          "The table '"
              + name
              + "' is of "
              + volumes
              + (volumes == 1 ? " volume" : " volumes")
              + ", the run has "
              + count()
              + (of == count() ? "" : " (" + of + " before it was trimmed)")
              + "; take the table that was made of this run.");
    }
    return carry(table, name);
  }

  private static int volumesIn(final Table table) {
    if (!table.columns().contains(VOLUME)) {
      return table.size();
    }
    double most = -1;
    for (int row = 0; row < table.size(); row++) {
      most = Math.max(most, table.number(row, VOLUME));
    }
    return (int) most + 1;
  }

  /** As the sidecar has it. */
  public List<Integer> toList() {
    return List.of(first, last, of);
  }

  /** The sidecar's field; refused where it does not fit a run of that many volumes. */
  static Optional<KeptVolumes> read(final FieldReader fields, final int volumes) {
    final List<Double> list =
        fields.numbers(
            FIELD,
            v -> v >= 0 && v <= Integer.MAX_VALUE && v == Math.rint(v),
            "a whole number, 0 or more");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    if (list.size() == 3) {
      final int first = list.get(0).intValue();
      final int last = list.get(1).intValue();
      final int of = list.get(2).intValue();
      if (first <= last && last < of && last - first + 1 == volumes) {
        return Optional.of(new KeptVolumes(first, last, of));
      }
    }
    fields.refuse(
        FIELD,
        " is "
            + list.stream().map(Double::intValue).toList()
            + "; it must be [first, last, of] with as many volumes from first to last as the image"
            + " has, "
            + volumes);
    return Optional.empty();
  }
}
