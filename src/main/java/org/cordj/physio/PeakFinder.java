package org.cordj.physio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.io.Numbers;

/**
 * Finds the beats or breaths of a trace.
 *
 * <p>What is missing (n/a, a flat line, lost zeros) is bridged; the trace is smoothed, its baseline
 * (a Gaussian of about a period's SD) taken away and its strength made even ({@link WorkingTrace}).
 * The local period comes from the autocorrelation in windows ({@link LocalPeriod}). Candidates are
 * local maxima; of them the sequence that is strong and regular is chosen ({@link PeakPath}), which
 * leaves out a second wave or a spike within a beat and steps over beats that are not seen. For the
 * heart, the median shape of these beats is then laid over the trace, and the same choice made
 * among the maxima of its correlation ({@link BeatTemplate}). Times are parabolas' vertices, finer
 * than a sample. Up to 5 heartbeats that are missing in a row are filled in ({@link GapFilling});
 * breaths are not, as breath may be held.
 *
 * <p>The parts are textbook ones (autocorrelation, dynamic programming, template matching); put
 * together so they are this program's own, without a reference. Tested with pulse and ECG shapes,
 * noise, wander, dropouts and spikes; not made for arrhythmia, where the list should be looked at
 * and corrected. Deterministic, one thread; time O(samples x period's samples).
 *
 * @param rhythm what to look for
 */
public record PeakFinder(Rhythm rhythm) {

  /**
   * What noise does not reach over some minutes, see {@link LocalPeriod#regularity}; a clear trace
   * has 0.7 and more.
   */
  private static final double LEAST_REGULARITY = 0.2;

  /** Below this, peaks should be looked at. */
  private static final double CLEAR = 0.45;

  /** Weaker candidates, in units of a clear peak, are none. */
  private static final double LEAST_STRENGTH = 0.05;

  /** What was found, and what a user should know of it. */
  public record Result(Peaks peaks, List<String> notes) {

    /** Copies the notes. */
    public Result {
      notes = List.copyOf(notes);
    }
  }

  private record Candidates(int[] indices, double[] times, double[] strengths) {}

  /**
   * The peaks of a trace.
   *
   * @throws IllegalArgumentException with one sentence, if the trace is constant, clipped, too
   *     short, too slowly sampled or mostly missing, or no rhythm is found in it
   */
  public Result apply(final Trace trace) {
    TraceCheck.require(trace, rhythm);
    final WorkingTrace working = WorkingTrace.of(trace, rhythm);
    final LocalPeriod period = LocalPeriod.of(working, rhythm);
    Candidates found = candidates(working, heights(working, period), 0);
    List<Integer> chosen = PeakPath.choose(found.times(), found.strengths(), period);
    if (rhythm == Rhythm.CARDIAC && chosen.size() > 2) {
      final int[] indices = found.indices();
      final BeatTemplate shape =
          BeatTemplate.of(working, chosen.stream().map(c -> indices[c]).toList(), period.median());
      found = candidates(working, shape.match(working), shape.peak());
      chosen = PeakPath.choose(found.times(), found.strengths(), period);
    }
    final double[] times = new double[chosen.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = found.times()[chosen.get(i)];
    }
    final double seconds = trace.end() - trace.start();
    // a rhythm fills its trace: a quarter of the beats that the period lets expect is none
    if (period.regularity() < LEAST_REGULARITY
        || times.length < Math.max(3, 0.25 * seconds / period.median())) {
      throw new IllegalArgumentException(
          "No "
              + rhythm.key()
              + " rhythm is found in "
              + trace.name()
              + " (one period on, it is like itself with a correlation of "
              + Numbers.format(period.regularity(), 2)
              + "; at least "
              + LEAST_REGULARITY
              + " is needed, and peaks in a quarter of the periods); check that it is the right"
              + " column, or give a list of peaks.");
    }
    return filled(trace, times, period.regularity());
  }

  /** The values as strengths: 1 is the median of the highest in each period. */
  private static double[] heights(final WorkingTrace working, final LocalPeriod period) {
    final double[] x = working.values();
    final int length = (int) Math.max(1, Math.round(period.median() * working.rate()));
    final double[] tops = new double[x.length / length];
    for (int b = 0; b < tops.length; b++) {
      tops[b] =
          Arrays.stream(x, b * length, (b + 1) * length).max().orElse(Double.NEGATIVE_INFINITY);
    }
    Arrays.sort(tops);
    final double clear = Math.max(tops[tops.length / 2], Double.MIN_NORMAL);
    return Arrays.stream(x).map(v -> Math.min(1.5, v / clear)).toArray();
  }

  /** The local maxima of a strength; what lies beside a NaN or a gap is none: it may still rise. */
  private static Candidates candidates(
      final WorkingTrace working, final double[] y, final double shift) {
    final List<Integer> maxima = new ArrayList<>();
    final boolean[] gone = working.missing();
    for (int i = 1; i + 1 < y.length; i++) {
      if (y[i] > y[i - 1]
          && y[i] >= y[i + 1]
          && y[i] > LEAST_STRENGTH
          && !(gone[i - 1] || gone[i] || gone[i + 1])) {
        maxima.add(i);
      }
    }
    final int[] indices = maxima.stream().mapToInt(Integer::intValue).toArray();
    final double[] times = new double[indices.length];
    final double[] strengths = new double[indices.length];
    for (int c = 0; c < indices.length; c++) {
      times[c] = working.time(WorkingTrace.vertex(y, indices[c]) + shift);
      strengths[c] = y[indices[c]];
    }
    return new Candidates(indices, times, strengths);
  }

  private Result filled(final Trace trace, final double[] times, final double regularity) {
    final GapFilling.Result filled = GapFilling.fill(times, rhythm == Rhythm.CARDIAC);
    final List<String> notes = new ArrayList<>();
    final long count = filled.origins().stream().filter(o -> o == Peaks.Origin.FILLED).count();
    if (count > 0) {
      notes.add(
          count
              + " "
              + rhythm.event()
              + "(s) that "
              + trace.name()
              + " does not show were filled in between the others; look at them.");
    }
    if (regularity < CLEAR) {
      notes.add(
          trace.name()
              + " is noisy or irregular (one period on, it is like itself with a correlation of "
              + Numbers.format(regularity, 2)
              + "); look at its peaks.");
    }
    if (filled.left() > 0) {
      notes.add(
          filled.left()
              + " gap(s) between "
              + rhythm.event()
              + "s of "
              + trace.name()
              + " are longer than "
              + GapFilling.LONG
              + " usual intervals and were left; look at them.");
    }
    return new Result(new Peaks(trace.name(), rhythm, filled.times(), filled.origins()), notes);
  }
}
