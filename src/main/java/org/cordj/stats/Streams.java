package org.cordj.stats;

import java.util.SplittableRandom;

/**
 * Random generators of their own for each purpose and number, so that no result depends on the
 * order in which threads come by.
 */
final class Streams {

  static final int PERMUTATION = 1;
  static final int RESAMPLE = 2;
  static final int STUDY = 3;

  private Streams() {}

  /** The generator of one purpose and two counters. */
  static SplittableRandom of(final long seed, final int purpose, final long a, final long b) {
    return new SplittableRandom(mix(mix(mix(mix(seed) + purpose) + a) + b));
  }

  /**
   * Steele, Lea and Flood's SplitMix64 step (10.1145/2660193.2660195): one bit in, all bits out.
   */
  private static long mix(final long seed) {
    long z = seed + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
