package org.cordj.physio;

import java.util.Arrays;
import org.cordj.io.Numbers;

/**
 * A signal sampled at an even rate on the clock of a run. Immutable.
 *
 * @param name what sentences call it: its column and file
 * @param samples the values in any unit; NaN where one is missing
 * @param rate samples per second
 * @param start when the first sample was taken, in s after the first acquired volume began; below 0
 *     before it
 */
public record Trace(String name, double[] samples, double rate, double start) {

  /** A sampling rate above this in Hz was not meant as one. */
  public static final double HIGHEST_RATE = 100_000;

  /** Copies the samples. */
  public Trace {
    if (!(rate > 0 && rate <= HIGHEST_RATE)) {
      throw new IllegalArgumentException(
          "The sampling rate of "
              + name
              + " is "
              + Numbers.brief(rate)
              + " Hz; it must be above 0 and at most "
              + Numbers.brief(HIGHEST_RATE)
              + " Hz.");
    }
    if (!Double.isFinite(start)) {
      throw new IllegalArgumentException(
          "The start of " + name + " is " + start + " s; it must be a number of seconds.");
    }
    if (samples.length < 2) {
      throw new IllegalArgumentException(
          name + " has " + samples.length + " samples; 2 or more are needed.");
    }
    samples = samples.clone();
    for (int n = 0; n < samples.length; n++) {
      if (Double.isInfinite(samples[n])) {
        throw new IllegalArgumentException(
            name + " is infinite at sample " + (n + 1) + "; write n/a where a value is missing.");
      }
    }
  }

  /** The samples, a copy. */
  @Override
  public double[] samples() {
    return samples.clone();
  }

  /** The samples themselves, for this room's readers. */
  double[] values() {
    return samples;
  }

  /** How many samples there are. */
  public int size() {
    return samples.length;
  }

  /** When a sample was taken, in s. */
  public double time(final int sample) {
    return start + sample / rate;
  }

  /** When the last sample was taken, in s. */
  public double end() {
    return time(samples.length - 1);
  }

  /** The same trace taken that many seconds later. */
  public Trace shifted(final double seconds) {
    return new Trace(name, samples, rate, start + seconds);
  }

  /**
   * Refuses a trace that does not last from the first to the last slice of a run; one sample's time
   * is allowed for at each end.
   *
   * @throws IllegalArgumentException with the sentence for the user
   */
  public void requireCovers(final SliceClock clock) {
    if (end() < clock.last() - 1 / rate) {
      throw new IllegalArgumentException(
          name
              + " ends "
              + s(end())
              + " after the run's start, but the run's last slice was acquired at "
              + s(clock.last())
              + "; cut the run to the volumes that it covers, or check StartTime and"
              + " SamplingFrequency.");
    }
    if (start > clock.first() + 1 / rate) {
      throw new IllegalArgumentException(
          name
              + " starts "
              + s(start)
              + " after the run's start, but the run's first slice was acquired at "
              + s(clock.first())
              + "; cut the volumes before it off, or check StartTime.");
    }
  }

  static String s(final double seconds) {
    return Numbers.format(seconds, 7) + " s";
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof Trace t
        && name.equals(t.name)
        && Arrays.equals(samples, t.samples)
        && rate == t.rate
        && start == t.start;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(samples);
  }

  /** Name, length and rate. */
  @Override
  public String toString() {
    return name + ": " + samples.length + " samples at " + Numbers.brief(rate) + " Hz";
  }
}
