package org.cordj.graph;

import java.util.Random;

/**
 * Random generators of their own for each purpose, threshold and index, so that no result depends
 * on the order in which threads come by.
 */
final class Streams {

  static final int NULL = 1;
  static final int LATTICE = 2;
  static final int LOUVAIN = 3;
  static final int CONSENSUS = 4;

  private Streams() {}

  /** The generator of one purpose and two counters. */
  static Random random(final long seed, final int purpose, final int a, final int b) {
    return new Random(mix(mix(mix(mix(seed) + purpose) + a) + b));
  }

  /** Steele, Lea and Flood's SplitMix64 step (10.1145/2660193.2660195). */
  private static long mix(final long seed) {
    long z = seed + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The numbers 0 to n - 1 in random order. */
  static int[] permutation(final int n, final Random random) {
    final int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      final int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
