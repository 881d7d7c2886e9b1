package org.cordj.physio;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The respiration volume per time (RVT) in units of the trace per s: depth by duration of the
 * breaths (Birn 2006, 10.1016/j.neuroimage.2006.02.048).
 *
 * <p>The trace is smoothed as for {@link RespiratoryPhase}. Its value at each peak, and the
 * smallest value between two peaks, are joined by straight lines; the interval of two peaks stands
 * at their middle, joined likewise; RVT is the difference of the two curves by the third. Beyond
 * the outermost points their values hold. Immutable; a value takes O(log peaks).
 */
public final class BreathVolume implements DoubleUnaryOperator {

  private final Line top;
  private final Line bottom;
  private final Line interval;
  private final double since;

  /** Straight lines between points. */
  private record Line(double[] x, double[] y) {

    double at(final double t) {
      final int found = Arrays.binarySearch(x, t);
      if (found >= 0) {
        return y[found];
      }
      final int after = -found - 1;
      if (after == 0 || after == x.length) {
        return y[after == 0 ? 0 : after - 1];
      }
      final double share = (t - x[after - 1]) / (x[after] - x[after - 1]);
      return y[after - 1] + share * (y[after] - y[after - 1]);
    }
  }

  private BreathVolume(final Trace trace, final Peaks peaks) {
    final double[] depth = Conditioning.smooth(trace, Rhythm.RESPIRATORY);
    final double[] times = peaks.times();
    final int n = times.length;
    final double[] tops = new double[n];
    final double[] lowAt = new double[n - 1];
    final double[] lows = new double[n - 1];
    final double[] gaps = new double[n - 1];
    for (int i = 0; i < n; i++) {
      final double at = (times[i] - trace.start()) * trace.rate();
      final int k = (int) Math.max(0, Math.min(depth.length - 2, Math.floor(at)));
      final double share = Math.max(0, Math.min(1, at - k));
      tops[i] = depth[k] + share * (depth[k + 1] - depth[k]);
    }
    for (int i = 0; i < n - 1; i++) {
      gaps[i] = times[i + 1] - times[i];
      int least = (int) Math.ceil((times[i] - trace.start()) * trace.rate());
      least = Math.max(0, Math.min(depth.length - 1, least));
      final int end = (int) Math.floor((times[i + 1] - trace.start()) * trace.rate());
      for (int k = least; k <= Math.min(depth.length - 1, end); k++) {
        least = depth[k] < depth[least] ? k : least;
      }
      lowAt[i] = trace.time(least);
      lows[i] = depth[least];
    }
    top = new Line(times, tops);
    bottom = new Line(lowAt, lows);
    interval = new Line(peaks.middles(), gaps);
    since = times[0];
  }

  /**
   * The volume per time for a run.
   *
   * @param peaks the breaths of the trace, of {@link PeakFinder} or corrected
   * @throws IllegalArgumentException with one sentence, if the trace does not cover the run, is
   *     constant, clipped or sampled too slowly, or a peak lies outside of it, or there are fewer
   *     than 3, or the run begins or ends more than two breaths beyond them
   */
  public static BreathVolume of(final Trace trace, final Peaks peaks, final SliceClock clock) {
    trace.requireCovers(clock);
    TraceCheck.require(trace, Rhythm.RESPIRATORY);
    peaks.requireCovers(clock, CardiacPhase.MOST_BEYOND);
    for (final double t : peaks.times()) {
      if (t < trace.start() || t > trace.end()) {
        throw new IllegalArgumentException(
            "The peaks of "
                + peaks.name()
                + " are not of "
                + trace.name()
                + ": one is at "
                + Trace.s(t)
                + ", the trace lasts from "
                + Trace.s(trace.start())
                + " to "
                + Trace.s(trace.end())
                + ".");
      }
    }
    return new BreathVolume(trace, peaks);
  }

  @Override
  public double applyAsDouble(final double t) {
    return (top.at(t) - bottom.at(t)) / interval.at(t);
  }

  /**
   * Two regressors at each slice's own time: {@code rvt}, and {@code rvt_rrf}, its response by
   * {@link ResponseFunction#RRF}. Time O(slices x volumes x 600 log peaks).
   */
  public List<SliceCourse> columns(final SliceClock clock) {
    return List.of(
        new SliceCourse("rvt", clock.sample(this)),
        new SliceCourse("rvt_rrf", clock.sample(ResponseFunction.RRF.applyTo(this, since, clock))));
  }
}
