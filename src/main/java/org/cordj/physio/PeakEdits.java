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

  /** Files hold 9 digits, so that a list that was read is not the same to the last bit. */
  private static final double SAME = 1e-4;

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

  /** What turns one list into another; times that differ by less than 0.1 ms are the same. */
  public static PeakEdits between(final Peaks from, final Peaks to) {
    return new PeakEdits(without(to, from), without(from, to));
  }

  private static List<Double> without(final Peaks peaks, final Peaks others) {
    final double[] theirs = others.times();
    final List<Double> left = new ArrayList<>();
    for (final double t : peaks.times()) {
      final int near = others.nearest(t);
      if (near < 0 || Math.abs(theirs[near] - t) >= SAME) {
        left.add(t);
      }
    }
    return left;
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
