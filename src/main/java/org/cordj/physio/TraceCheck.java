package org.cordj.physio;

import java.util.Arrays;
import org.cordj.io.Numbers;

/** Whether a trace holds a rhythm at all: refuses what no method could make a phase of. */
final class TraceCheck {

  /** More of the samples than this at the recorder's limit, in runs, and the peaks are cut off. */
  private static final double MOST_CLIPPED = 0.1;

  /** So many equal samples in a row count as clipped: noise alone repeats a value now and then. */
  private static final int LEAST_RUN = 3;

  /** More of the samples than this missing, and most of the rhythm would be invented. */
  private static final double MOST_MISSING = 0.3;

  private TraceCheck() {}

  /**
   * Refuses a trace without a usable rhythm.
   *
   * @throws IllegalArgumentException with the sentence for the user
   */
  static void require(final Trace trace, final Rhythm rhythm) {
    final String name = trace.name();
    if (trace.rate() < rhythm.leastRate()) {
      throw new IllegalArgumentException(
          name
              + " is sampled at "
              + Numbers.brief(trace.rate())
              + " Hz; a "
              + rhythm.key()
              + " trace needs "
              + Numbers.brief(rhythm.leastRate())
              + " Hz or more.");
    }
    final double seconds = trace.size() / trace.rate();
    final double least = 4 * rhythm.longestPeriod();
    if (seconds < least) {
      throw new IllegalArgumentException(
          name
              + " lasts "
              + Trace.s(seconds)
              + "; a "
              + rhythm.key()
              + " trace needs "
              + Trace.s(least)
              + " or more.");
    }
    final double[] present = Arrays.stream(trace.values()).filter(v -> !Double.isNaN(v)).toArray();
    if (present.length == 0) {
      throw new IllegalArgumentException(name + " holds no value, only n/a.");
    }
    final double low = Arrays.stream(present).min().getAsDouble();
    final double high = Arrays.stream(present).max().getAsDouble();
    if (low == high) {
      throw new IllegalArgumentException(
          name
              + (low == 0 ? " is zero throughout" : " is " + Numbers.brief(low) + " throughout")
              + "; the sensor was off or came loose, so leave this trace out.");
    }
    requireNotClipped(name, present, low, high);
    final double missing = Conditioning.missingShare(trace, rhythm);
    if (missing > MOST_MISSING) {
      throw new IllegalArgumentException(
          name
              + " is missing or flat for "
              + percent(missing)
              + " of its time; at most "
              + percent(MOST_MISSING)
              + " may be, so leave this trace out.");
    }
  }

  private static void requireNotClipped(
      final String name, final double[] values, final double low, final double high) {
    for (final double limit : new double[] {high, low}) {
      final double share = shareInRuns(values, limit);
      if (share > MOST_CLIPPED) {
        throw new IllegalArgumentException(
            name
                + " is clipped: "
                + percent(share)
                + " of its samples lie at its "
                + (limit == high ? "largest" : "smallest")
                + " value, "
                + Numbers.brief(limit)
                + ", where at most "
                + percent(MOST_CLIPPED)
                + " may; its phase cannot be told there, so leave this trace out.");
      }
    }
  }

  private static double shareInRuns(final double[] values, final double limit) {
    int total = 0;
    int run = 0;
    for (int n = 0; n <= values.length; n++) {
      if (n < values.length && values[n] == limit) {
        run++;
        continue;
      }
      total += run >= LEAST_RUN ? run : 0;
      run = 0;
    }
    return (double) total / values.length;
  }

  private static String percent(final double share) {
    return Numbers.format(100 * share, 3) + " %";
  }
}
