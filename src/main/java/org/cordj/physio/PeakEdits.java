package org.cordj.physio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cordj.io.Numbers;

/**
 * What a person changed in a list of peaks: first the peaks that were removed, then those that were
 * added. Immutable.
 *
 * @param add times in s
 * @param remove times in s; each takes away the nearest peak, at most a quarter of the median
 *     interval away
 */
public record PeakEdits(List<Double> add, List<Double> remove) {

  /** Copies both. */
  public PeakEdits {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /**
   * The changes that two lists of times say.
   *
   * @param add numbers with commas between them, may be empty
   * @param remove the same
   * @throws IllegalArgumentException naming the word that is no number
   */
  public static PeakEdits of(final String add, final String remove) {
    return new PeakEdits(times("add", add), times("remove", remove));
  }

  private static List<Double> times(final String key, final String text) {
    final List<Double> times = new ArrayList<>();
    for (final String word : text.isBlank() ? new String[0] : text.split(",", -1)) {
      try {
        final double time = Double.parseDouble(word.strip());
        if (Double.isFinite(time)) {
          times.add(time);
          continue;
        }
      } catch (final NumberFormatException e) {
        // the sentence below says it
      }
      throw new IllegalArgumentException(
          key
              + " is '"
              + text
              + "'; it must be times in s with commas between them, such as 12.31,15.2.");
    }
    return times;
  }

  /** What turns one list into another. */
  public static PeakEdits between(final Peaks from, final Peaks to) {
    final List<Double> removed = new ArrayList<>();
    final List<Double> added = new ArrayList<>();
    for (final double t : from.times()) {
      removed.add(t);
    }
    for (final double t : to.times()) {
      if (!removed.remove((Double) t)) {
        added.add(t);
      }
    }
    return new PeakEdits(added, removed);
  }

  /** These changes and then others, which were made on their result. */
  public PeakEdits and(final PeakEdits later) {
    final List<Double> added = new ArrayList<>(add);
    final List<Double> removed = new ArrayList<>(remove);
    for (final double t : later.remove) {
      // what was added only to be removed leaves no trace
      if (!added.remove((Double) t)) {
        removed.add(t);
      }
    }
    added.addAll(later.add);
    return new PeakEdits(added, removed);
  }

  /**
   * The changed list.
   *
   * @throws IllegalArgumentException with one sentence, if there is no peak to remove near a time,
   *     or already one where one is to be added
   */
  public Peaks apply(final Peaks peaks) {
    Peaks changed = peaks;
    final double near = peaks.medianInterval() / 4;
    for (final double t : remove) {
      changed = changed.remove(t, near);
    }
    for (final double t : add) {
      changed = changed.add(t);
    }
    return changed;
  }

  /**
   * As keys of a macro, each with a blank before it: {@code " add=12.31 remove=13.1"}; empty for
   * none.
   */
  public String text() {
    return key("add", add) + key("remove", remove);
  }

  private static String key(final String key, final List<Double> times) {
    return times.isEmpty()
        ? ""
        : times.stream()
            .map(t -> Numbers.format(t, 9))
            .collect(Collectors.joining(",", " " + key + "=", ""));
  }
}
