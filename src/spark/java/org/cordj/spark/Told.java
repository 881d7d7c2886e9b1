package org.cordj.spark;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how much of a long work is done and how long the rest will take at the same pace. */
final class Told {

  private final PrintStream out;
  private final String what;
  private final long total;
  private final long start = System.nanoTime();
  private long done;

  /**
   * @param what what is counted, such as {@code participants}
   */
  Told(final PrintStream out, final String what, final long total) {
    this.out = out;
    this.what = what;
    this.total = total;
  }

  /** So many more are done. */
  void add(final long more) {
    done += more;
    final StringBuilder line =
        new StringBuilder().append(done).append(" of ").append(total).append(' ').append(what);
    if (done < total) {
      line.append(", ").append(left((System.nanoTime() - start) / 1e9 / done * (total - done)));
    }
    out.println(line);
  }

  /** A time in words. */
  static String left(final double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s left", Math.ceil(seconds))
        : seconds < 5400
            ? String.format(Locale.ROOT, "%.0f min left", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h left", seconds / 3600);
  }
}
