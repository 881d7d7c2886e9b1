package org.cordj.physio;

import java.util.function.DoubleUnaryOperator;

/**
 * The respiratory phase by the depth of breathing (Glover 2000, see {@link Retroicor}): pi times
 * the share of the recording's samples whose amplitude lies in the same or a lower one of 100 equal
 * bins between its smallest and largest, positive where the trace rises and negative where it
 * falls.
 *
 * <p>The trace is first smoothed with a Gaussian of 0.2 s SD ({@link Conditioning#smooth}), else
 * noise would decide about the sign. Between samples, amplitude is the straight line; the slope is
 * that line's, and where it is level that of the last part that was not (rising at the start).
 * Immutable; a value takes O(1).
 */
public final class RespiratoryPhase implements DoubleUnaryOperator {

  /** Bins of the histogram. */
  public static final int BINS = 100;

  private final double[] depth;
  private final boolean[] rising;
  private final double rate;
  private final double start;
  private final double lowest;
  private final double highest;
  private final double[] share = new double[BINS];

  private RespiratoryPhase(final Trace trace) {
    depth = Conditioning.smooth(trace, Rhythm.RESPIRATORY);
    rate = trace.rate();
    start = trace.start();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (final double d : depth) {
      low = Math.min(low, d);
      high = Math.max(high, d);
    }
    lowest = low;
    highest = high;
    final int[] counts = new int[BINS];
    for (final double d : depth) {
      counts[bin(d)]++;
    }
    long below = 0;
    for (int b = 0; b < BINS; b++) {
      below += counts[b];
      share[b] = (double) below / depth.length;
    }
    rising = new boolean[depth.length - 1];
    boolean up = true;
    for (int n = 0; n < rising.length; n++) {
      final double step = depth[n + 1] - depth[n];
      up = step == 0 ? up : step > 0;
      rising[n] = up;
    }
  }

  /**
   * The phase for a run.
   *
   * @throws IllegalArgumentException with one sentence, if the trace does not last from the first
   *     to the last slice, is constant or clipped, or is sampled too slowly
   */
  public static RespiratoryPhase of(final Trace trace, final SliceClock clock) {
    trace.requireCovers(clock);
    TraceCheck.require(trace, Rhythm.RESPIRATORY);
    return new RespiratoryPhase(trace);
  }

  private int bin(final double value) {
    return Math.min(BINS - 1, (int) (BINS * ((value - lowest) / (highest - lowest))));
  }

  /**
   * The phase in radians at a time in s, from -pi to pi; beyond the ends the outermost sample's.
   */
  @Override
  public double applyAsDouble(final double t) {
    final double at = Math.max(0, Math.min(depth.length - 1, (t - start) * rate));
    final int n = Math.min(depth.length - 2, (int) at);
    final double value = depth[n] + (at - n) * (depth[n + 1] - depth[n]);
    final double phase = Math.PI * share[bin(value)];
    return rising[n] ? phase : -phase;
  }
}
