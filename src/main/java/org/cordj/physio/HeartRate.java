package org.cordj.physio;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The heart rate in beats per minute as it changes over a run, in a window of 6 s as of Chang 2009
 * (see {@link ResponseFunction#CRF}): of the peaks from 3 s before to 3 s after the time, the
 * number of intervals by the time they take; with fewer than two peaks there, 60 by the interval
 * around the time. Before the first and after the last interval, that interval's. Immutable; a
 * value takes O(log peaks).
 */
public final class HeartRate implements DoubleUnaryOperator {

  private static final double HALF_WINDOW = 3;

  private final double[] times;

  private HeartRate(final double[] times) {
    this.times = times;
  }

  /**
   * The heart rate for a run.
   *
   * @throws IllegalArgumentException as {@link CardiacPhase#of}
   */
  public static HeartRate of(final Peaks peaks, final SliceClock clock) {
    peaks.requireCovers(clock, CardiacPhase.MOST_BEYOND);
    return new HeartRate(peaks.times());
  }

  /** The index of the first peak at or after a time. */
  private int from(final double t) {
    final int i = Arrays.binarySearch(times, t);
    return i >= 0 ? i : -i - 1;
  }

  @Override
  public double applyAsDouble(final double t) {
    final int first = from(t - HALF_WINDOW);
    final int last = from(Math.nextUp(t + HALF_WINDOW)) - 1;
    if (last > first) {
      return 60 * (last - first) / (times[last] - times[first]);
    }
    final int i = Math.max(1, Math.min(times.length - 1, from(t)));
    return 60 / (times[i] - times[i - 1]);
  }

  /**
   * Two regressors at each slice's own time: {@code heart_rate}, and {@code heart_rate_crf}, its
   * response by {@link ResponseFunction#CRF}. Time O(slices x volumes x 600 log peaks).
   */
  public List<SliceCourse> columns(final SliceClock clock) {
    return List.of(
        new SliceCourse("heart_rate", clock.sample(this)),
        new SliceCourse(
            "heart_rate_crf", clock.sample(ResponseFunction.CRF.applyTo(this, times[0], clock))));
  }
}
