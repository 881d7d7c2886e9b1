package org.cordj.physio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cordj.io.Numbers;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * When the heart beat or a breath was deepest: found by {@link PeakFinder}, corrected by a person,
 * or read from a file. Immutable.
 *
 * <p>In a file it is a TSV with the columns {@code onset} (s from the start of the first acquired
 * volume, as in BIDS' events) and {@code origin} (detected, filled, added); only onset is needed.
 *
 * @param name what sentences call it
 * @param rhythm what the peaks are of
 * @param times in s, ascending
 * @param origins where each comes from
 */
public record Peaks(String name, Rhythm rhythm, double[] times, List<Origin> origins) {

  private static final String ONSET = "onset";
  private static final String ORIGIN = "origin";

  /** Where a peak comes from. */
  public enum Origin {
    /** Found in the trace. */
    DETECTED(0x0b5fa5),
    /** Put between two others, as the trace shows nothing there. */
    FILLED(0xd55e00),
    /** Added by a person, or read from a list that does not say. */
    ADDED(0x00875f);

    private final int rgb;

    Origin(final int rgb) {
      this.rgb = rgb;
    }

    /** The colour 0xRRGGBB in pictures. */
    public int rgb() {
      return rgb;
    }

    /** The word that files hold. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies and checks the times. */
  public Peaks {
    times = times.clone();
    origins = List.copyOf(origins);
    if (origins.size() != times.length) {
      throw new IllegalArgumentException(
          name + " has " + times.length + " peaks, but " + origins.size() + " origins.");
    }
    for (int i = 0; i < times.length; i++) {
      if (!Double.isFinite(times[i])) {
        throw new IllegalArgumentException(
            "Peak " + (i + 1) + " of " + name + " is at n/a; give its time in seconds.");
      }
      if (i > 0 && times[i] <= times[i - 1]) {
        throw new IllegalArgumentException(
            "The peaks of "
                + name
                + " must ascend, but number "
                + (i + 1)
                + " is at "
                + Trace.s(times[i])
                + " after one at "
                + Trace.s(times[i - 1])
                + ".");
      }
    }
  }

  /** The times in s, a copy. */
  @Override
  public double[] times() {
    return times.clone();
  }

  /** How many there are. */
  public int size() {
    return times.length;
  }

  /**
   * The list with one more peak.
   *
   * @throws IllegalArgumentException if there is one within 1 ms already
   */
  public Peaks add(final double time) {
    if (!Double.isFinite(time)) {
      throw new IllegalArgumentException(
          "A peak to add is at '" + time + "'; give its time in seconds.");
    }
    final List<Double> all = new ArrayList<>();
    final List<Origin> from = new ArrayList<>(origins);
    for (final double t : times) {
      if (Math.abs(t - time) < 1e-3) {
        throw new IllegalArgumentException(
            "There is a peak of " + name + " at " + Trace.s(t) + " already; add one elsewhere.");
      }
      all.add(t);
    }
    int at = 0;
    while (at < times.length && times[at] < time) {
      at++;
    }
    all.add(at, time);
    from.add(at, Origin.ADDED);
    return new Peaks(name, rhythm, all.stream().mapToDouble(t -> t).toArray(), from);
  }

  /**
   * The list without the peak nearest to a time.
   *
   * @param within how far it may be away, in s
   * @throws IllegalArgumentException if none is that near
   */
  public Peaks remove(final double time, final double within) {
    final int at = nearest(time);
    if (at < 0 || !(Math.abs(times[at] - time) <= within)) {
      throw new IllegalArgumentException(
          "There is no peak of "
              + name
              + " within "
              + Trace.s(within)
              + " of "
              + Trace.s(time)
              + (at < 0 ? "." : "; the nearest is at " + Trace.s(times[at]) + "."));
    }
    final List<Double> all = new ArrayList<>();
    for (final double t : times) {
      all.add(t);
    }
    final List<Origin> from = new ArrayList<>(origins);
    all.remove(at);
    from.remove(at);
    return new Peaks(name, rhythm, all.stream().mapToDouble(t -> t).toArray(), from);
  }

  /** The index of the peak nearest to a time, -1 if there is none. */
  public int nearest(final double time) {
    int at = -1;
    for (int i = 0; i < times.length; i++) {
      at = at < 0 || Math.abs(times[i] - time) < Math.abs(times[at] - time) ? i : at;
    }
    return at;
  }

  /** The middle of each interval in s. */
  public double[] middles() {
    final double[] m = new double[Math.max(0, times.length - 1)];
    for (int i = 0; i < m.length; i++) {
      m[i] = (times[i] + times[i + 1]) / 2;
    }
    return m;
  }

  /** The rate of each interval, per minute. */
  public double[] rates() {
    final double[] r = new double[Math.max(0, times.length - 1)];
    for (int i = 0; i < r.length; i++) {
      r[i] = 60 / (times[i + 1] - times[i]);
    }
    return r;
  }

  /** The median interval in s; 0 with fewer than 2 peaks. */
  double medianInterval() {
    final double[] d = new double[Math.max(0, times.length - 1)];
    for (int i = 0; i < d.length; i++) {
      d[i] = times[i + 1] - times[i];
    }
    Arrays.sort(d);
    return d.length == 0 ? 0 : d[d.length / 2];
  }

  /** What is usual around each interval: the median of the 9 intervals about it. */
  static double[] localIntervals(final double[] times) {
    final double[] usual = new double[Math.max(0, times.length - 1)];
    for (int i = 0; i < usual.length; i++) {
      final int from = Math.max(0, Math.min(i - 4, usual.length - 9));
      final int to = Math.min(usual.length, from + 9);
      final double[] d = new double[to - from];
      for (int k = from; k < to; k++) {
        d[k - from] = times[k + 1] - times[k];
      }
      Arrays.sort(d);
      usual[i] = d[d.length / 2];
    }
    return usual;
  }

  /**
   * Refuses a list that does not reach over a run.
   *
   * @param beyond how many median intervals the run may begin before the first peak or end after
   *     the last one
   * @throws IllegalArgumentException with the sentence for the user
   */
  void requireCovers(final SliceClock clock, final double beyond) {
    if (times.length < 3) {
      throw new IllegalArgumentException(
          name + " has " + times.length + " peaks; 3 or more are needed.");
    }
    final double reach = beyond * medianInterval();
    final double last = times[times.length - 1];
    if (last + reach < clock.last()) {
      throw new IllegalArgumentException(
          "The peaks of "
              + name
              + " end at "
              + Trace.s(last)
              + ", but the run's last slice was acquired at "
              + Trace.s(clock.last())
              + "; add the missing peaks, or cut the run.");
    }
    if (times[0] - reach > clock.first()) {
      throw new IllegalArgumentException(
          "The peaks of "
              + name
              + " begin at "
              + Trace.s(times[0])
              + ", but the run's first slice was acquired at "
              + Trace.s(clock.first())
              + "; add the missing peaks, or cut the run.");
    }
  }

  /**
   * Number and rate in words, for the heart its variability too, from all intervals (SDNN, RMSSD).
   */
  public String summary() {
    final StringBuilder s = new StringBuilder();
    s.append(times.length).append(' ').append(rhythm.event()).append("s");
    final double[] rates = rates();
    if (rates.length > 2) {
      Arrays.sort(rates);
      s.append(", median ").append(Numbers.format(rates[rates.length / 2], 3));
      s.append(" per minute (").append(Numbers.format(rates[0], 3));
      s.append(" to ").append(Numbers.format(rates[rates.length - 1], 3)).append(')');
      if (rhythm == Rhythm.CARDIAC) {
        s.append(", SDNN ").append(Numbers.format(1000 * sdnn(), 3));
        s.append(" ms, RMSSD ").append(Numbers.format(1000 * rmssd(), 3)).append(" ms");
      }
    }
    for (final Origin o : new Origin[] {Origin.FILLED, Origin.ADDED}) {
      final long n = origins.stream().filter(o::equals).count();
      s.append(n == 0 ? "" : "; " + n + " " + o.key());
    }
    return s.append('.').toString();
  }

  /** SD of the intervals in s (n - 1 in the denominator); NaN with fewer than 3 peaks. */
  public double sdnn() {
    final int n = times.length - 1;
    if (n < 2) {
      return Double.NaN;
    }
    final double mean = (times[n] - times[0]) / n;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      final double d = times[i + 1] - times[i] - mean;
      sum += d * d;
    }
    return Math.sqrt(sum / (n - 1));
  }

  /**
   * Root mean square of the differences of successive intervals in s; NaN with fewer than 3 peaks.
   */
  public double rmssd() {
    if (times.length < 3) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 2; i < times.length; i++) {
      final double d = times[i] - 2 * times[i - 1] + times[i - 2];
      sum += d * d;
    }
    return Math.sqrt(sum / (times.length - 2));
  }

  /** The list as a table: onset and origin. */
  public Table toTable() {
    final Table table = new Table(ONSET, ORIGIN);
    for (int i = 0; i < times.length; i++) {
      table.add(times[i], origins.get(i).key());
    }
    return table;
  }

  /**
   * Reads a list.
   *
   * @throws IOException with one sentence that names the file, if there is none, it has no column
   *     onset, or its times are no ascending numbers
   */
  public static Peaks read(final Path path, final Rhythm rhythm) throws IOException {
    final Table table = Table.read(path);
    if (table.size() == 0) {
      throw new RefusedException(
          "The list of peaks '" + path + "' has no rows; save it again, or leave it out.");
    }
    final double[] times = new double[table.size()];
    final List<Origin> origins = new ArrayList<>();
    try {
      for (int row = 0; row < times.length; row++) {
        times[row] = table.number(row, ONSET);
        final String word = table.columns().contains(ORIGIN) ? table.text(row, ORIGIN) : "";
        origins.add(
            Arrays.stream(Origin.values())
                .filter(o -> o.key().equals(word))
                .findFirst()
                .orElse(Origin.ADDED));
      }
      return new Peaks("'" + path + "'", rhythm, times, origins);
    } catch (final IllegalArgumentException e) {
      throw new RefusedException("'" + path + "' is no list of peaks: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof Peaks p
        && name.equals(p.name)
        && rhythm == p.rhythm
        && Arrays.equals(times, p.times)
        && origins.equals(p.origins);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(times);
  }

  /** Name and number. */
  @Override
  public String toString() {
    return name + ": " + times.length + " peaks";
  }
}
