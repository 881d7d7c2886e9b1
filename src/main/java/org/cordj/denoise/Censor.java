package org.cordj.denoise;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cordj.io.Table;

/** Volumes of a run that take no part in a fit. Immutable; volumes count from 0. */
public final class Censor {

  /** No volume is left out. */
  public static final Censor NONE = new Censor(new int[0]);

  private final int[] volumes;

  private Censor(final int[] volumes) {
    this.volumes = volumes;
  }

  /**
   * These volumes.
   *
   * @throws IllegalArgumentException if one is negative or stands twice
   */
  public static Censor of(final int... volumes) {
    final TreeSet<Integer> set = new TreeSet<>();
    for (final int v : volumes) {
      if (v < 0) {
        throw new IllegalArgumentException("censor names volume " + v + "; volumes count from 0.");
      }
      if (!set.add(v)) {
        throw new IllegalArgumentException("censor names volume " + v + " twice.");
      }
    }
    return new Censor(set.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * A list such as {@code 3,17-19}; empty for none.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Censor parse(final String text) {
    if (text.isBlank()) {
      return NONE;
    }
    final int[] all =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .flatMapToInt(word -> range(word, text))
            .toArray();
    return of(all);
  }

  private static IntStream range(final String word, final String text) {
    if (!word.matches("\\d{1,7}(-\\d{1,7})?")) {
      throw new IllegalArgumentException(
          "censor is '"
              + text
              + "'; give volumes, counted from 0, and ranges of them with commas between, such as"
              + " 3,17-19, or a .tsv file.");
    }
    final String[] ends = word.split("-");
    final int first = Integer.parseInt(ends[0]);
    final int last = Integer.parseInt(ends[ends.length - 1]);
    if (last < first) {
      throw new IllegalArgumentException(
          "censor holds the range " + word + "; its first volume must not be above its last.");
    }
    return IntStream.rangeClosed(first, last);
  }

  /**
   * The volumes that a table marks. One row a volume: those that are 1 in its column {@code
   * censor}, else those in any column that names spikes as fMRIPrep does ({@code motion_outlier00},
   * ...; see {@link ConfoundGroup#SPIKES}). One row an outlier: the numbers in its column {@code
   * volume}, as Cord Outliers... writes them.
   *
   * @param name what sentences call it: its file
   * @throws IllegalArgumentException if it has no such column, another number of rows than there
   *     are volumes, or a value other than 0 and 1
   */
  public static Censor of(final Table table, final String name, final int volumes) {
    final List<String> columns =
        table.columns().contains("censor")
            ? List.of("censor")
            : table.columns().stream()
                .filter(c -> ConfoundGroup.of(c) == ConfoundGroup.SPIKES)
                .toList();
    if (columns.isEmpty() && table.columns().contains("volume")) {
      return of(
          Arrays.stream(table.numbers("volume")).mapToInt(v -> wholeNumber(v, name)).toArray());
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' marks no volumes: it needs a column censor or volume, or columns motion_outlier00"
              + " and so on; it has "
              + String.join(", ", table.columns())
              + ".");
    }
    if (table.size() != volumes) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + table.size() + " rows; the run has " + volumes + " volumes.");
    }
    final TreeSet<Integer> marked = new TreeSet<>();
    for (final String column : columns) {
      final double[] values = table.numbers(column);
      for (int t = 0; t < volumes; t++) {
        if (values[t] != 0 && values[t] != 1) {
          throw new IllegalArgumentException(
              "'"
                  + name
                  + "', column '"
                  + column
                  + "', row "
                  + (t + 1)
                  + " holds "
                  + table.text(t, column)
                  + "; a volume is marked by 1 and kept by 0.");
        }
        if (values[t] == 1) {
          marked.add(t);
        }
      }
    }
    return new Censor(marked.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int wholeNumber(final double v, final String name) {
    if (!(v >= 0 && v == Math.rint(v) && v < 1e9)) {
      throw new IllegalArgumentException(
          "'" + name + "' names volume " + v + "; volumes are whole numbers from 0.");
    }
    return (int) v;
  }

  /**
   * One column for each of these volumes, 1 there and else 0, called {@code motion_outlier00} and
   * so on as fMRIPrep does.
   */
  public ConfoundTable spikes(final ConfoundTable like) {
    kept(like.name(), like.volumes());
    ConfoundTable table = ConfoundTable.empty(like.name(), like.volumes(), like.offset());
    for (int s = 0; s < volumes.length; s++) {
      final double[] spike = new double[like.volumes()];
      spike[volumes[s]] = 1;
      table = table.with(String.format(Locale.ROOT, "motion_outlier%02d", s), spike);
    }
    return table;
  }

  /** How many volumes are left out. */
  public int count() {
    return volumes.length;
  }

  /** Whether a volume is left out. */
  public boolean contains(final int volume) {
    return Arrays.binarySearch(volumes, volume) >= 0;
  }

  /** The volumes that are left out, ascending, a copy. */
  public int[] volumes() {
    return volumes.clone();
  }

  /**
   * The volumes that are kept, ascending.
   *
   * @throws IllegalArgumentException if one that the run does not have is left out, or all are
   */
  public int[] kept(final String run, final int runVolumes) {
    if (volumes.length > 0 && volumes[volumes.length - 1] >= runVolumes) {
      throw new IllegalArgumentException(
          "censor names volume "
              + volumes[volumes.length - 1]
              + "; '"
              + run
              + "' has the volumes 0 to "
              + (runVolumes - 1)
              + ".");
    }
    if (volumes.length == runVolumes) {
      throw new IllegalArgumentException("censor names every volume of '" + run + "'; keep some.");
    }
    return IntStream.range(0, runVolumes).filter(t -> !contains(t)).toArray();
  }

  /** The list as users write it. */
  @Override
  public String toString() {
    return Arrays.stream(volumes).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}
