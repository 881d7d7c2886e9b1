package org.cordj.physio;

import java.util.Locale;
import org.cordj.io.Words;

/** What a trace records, with what detection needs to know of each. */
public enum Rhythm {
  /** The heart, by pulse oximeter or ECG: 30 to 200 beats per minute. */
  CARDIAC(30, 200, "beat", 20, 100, 8, 0.02),
  /** Breathing, by belt or spirometer: 4.8 to 48 breaths per minute. */
  RESPIRATORY(4.8, 48, "breath", 4, 25, 50, 0.2);

  private final double slowest;
  private final double fastest;
  private final String event;
  private final double leastRate;
  private final double workingRate;
  private final double window;
  private final double smoothing;

  Rhythm(
      final double slowest,
      final double fastest,
      final String event,
      final double leastRate,
      final double workingRate,
      final double window,
      final double smoothing) {
    this.slowest = slowest;
    this.fastest = fastest;
    this.event = event;
    this.leastRate = leastRate;
    this.workingRate = workingRate;
    this.window = window;
    this.smoothing = smoothing;
  }

  /** The word that users write, and BIDS' name of the column. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What one period is called: beat or breath. */
  public String event() {
    return event;
  }

  /** The shortest period that is looked for, in s. */
  public double shortestPeriod() {
    return 60 / fastest;
  }

  /** The longest period that is looked for, in s. */
  public double longestPeriod() {
    return 60 / slowest;
  }

  /** The least sampling rate at which peaks can be timed, in Hz. */
  public double leastRate() {
    return leastRate;
  }

  /** Traces sampled much faster are averaged down to about this rate, in Hz. */
  double workingRate() {
    return workingRate;
  }

  /** The part of the trace over which the period is taken as constant, in s. */
  double window() {
    return window;
  }

  /** SD of the Gaussian that noise is smoothed away with, in s. */
  double smoothing() {
    return smoothing;
  }

  /**
   * The rhythm that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static Rhythm of(final String key) {
    return Words.of(
        "The kind of a physiological trace is '%s'; legal are ", values(), Rhythm::key, key);
  }
}
