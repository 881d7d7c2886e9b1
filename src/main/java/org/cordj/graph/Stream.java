package org.cordj.graph;

/**
 * A stream of random numbers: Steele, Lea and Flood's SplitMix64 (10.1145/2660193.2660195), whose
 * step is a few instructions, where java.util.Random's is an atomic exchange. Not for several
 * threads at once.
 */
final class Stream {

  static final int NULL = 1;
  static final int LATTICE = 2;
  static final int LOUVAIN = 3;
  static final int CONSENSUS = 4;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  private Stream(final long state) {
    this.state = state;
  }

  /**
   * The stream of one purpose and two counters, such as threshold and null: no result depends on
   * the order in which threads come by.
   */
  static Stream of(final long seed, final int purpose, final int a, final int b) {
    return new Stream(mix(mix(mix(mix(seed) + purpose) + a) + b));
  }

  private static long mix(final long seed) {
    long z = seed + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  long next() {
    final long bits = mix(state);
    state += GOLDEN;
    return bits;
  }

  /** A number from 0 to bound - 1; unequal by a share of bound / 2^32 at most. */
  int below(final int bound) {
    return scale(next() >>> 32, bound);
  }

  /** 32 random bits as a number from 0 to bound - 1. */
  static int scale(final long bits, final int bound) {
    return (int) ((bits * bound) >>> 32);
  }

  /** The numbers 0 to n - 1 in random order. */
  int[] permutation(final int n) {
    final int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      final int j = below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
