package org.cordj.phantom;

import java.util.Random;

/**
 * Random generators of their own for each purpose, slice and volume, so that no result depends on
 * the order in which threads come by.
 */
final class Seeds {

  static final int LATENT = 1;
  static final int NOISE = 2;
  static final int TEXTURE = 3;
  static final int MOTION = 4;
  static final int JUMPS = 5;
  static final int PHYSIOLOGY = 6;
  static final int PULSATION = 7;
  static final int SHARED = 8;
  static final int PARTICIPANT = 9;
  static final int MISSING = 10;

  private Seeds() {}

  /** The generator of one purpose and two counters, such as slice and volume. */
  static Random random(final long seed, final int purpose, final int a, final int b) {
    return new Random(mix(mix(mix(mix(seed) + purpose) + a) + b));
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
