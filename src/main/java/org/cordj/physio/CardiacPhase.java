package org.cordj.physio;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The cardiac phase by the peaks: 2 pi (t - t1) / (t2 - t1) with t1 the last peak at or before t
 * and t2 the next one (Glover 2000, see {@link Retroicor}), from 0 to below 2 pi. Before the first
 * and after the last peak the heart is taken to beat on with the interval next to it. Immutable; a
 * value takes O(log peaks).
 */
public final class CardiacPhase implements DoubleUnaryOperator {

  /** How many intervals beyond the outermost peaks a run may reach. */
  static final double MOST_BEYOND = 2;

  private final double[] times;

  private CardiacPhase(final double[] times) {
    this.times = times;
  }

  /**
   * The phase for a run.
   *
   * @throws IllegalArgumentException with one sentence, if there are fewer than 3 peaks, or the run
   *     begins or ends more than two median intervals beyond them
   */
  public static CardiacPhase of(final Peaks peaks, final SliceClock clock) {
    peaks.requireCovers(clock, MOST_BEYOND);
    return new CardiacPhase(peaks.times());
  }

  /** The phase in radians at a time in s. */
  @Override
  public double applyAsDouble(final double t) {
    final int found = Arrays.binarySearch(times, t);
    final int after = found >= 0 ? found + 1 : -found - 1;
    final int last = times.length - 1;
    if (after == 0) {
      return turned((t - times[0]) / (times[1] - times[0]));
    }
    if (after > last) {
      return turned((t - times[last]) / (times[last] - times[last - 1]));
    }
    return 2 * Math.PI * (t - times[after - 1]) / (times[after] - times[after - 1]);
  }

  private static double turned(final double intervals) {
    return 2 * Math.PI * (intervals - Math.floor(intervals));
  }
}
