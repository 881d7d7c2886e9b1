package org.cordj.preprocess;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;

/**
 * The median of every value of a run in a mask, as floats, exactly and without a copy of them:
 * floats sort like whole numbers, so one pass counts their upper 16 bits and one more the lower 16
 * of those that share the median's. Linear in the values.
 */
final class FloatMedian {

  private static final int HALF = 1 << 16;

  private FloatMedian() {}

  /** The median of the finite values; NaN if there is none. */
  static double of(final Series run, final Mask mask, final Progress progress) {
    final long[] upper = count(run, mask, -1, progress);
    long n = 0;
    for (final long c : upper) {
      n += c;
    }
    if (n == 0) {
      return Double.NaN;
    }
    final long[] lowRank = {(n - 1) / 2};
    final int lowHigh = find(upper, lowRank);
    final long[] highRank = {n / 2};
    final int highHigh = find(upper, highRank);
    final long[] lower = count(run, mask, lowHigh, progress);
    final int low = find(lower, lowRank);
    final int high =
        find(highHigh == lowHigh ? lower : count(run, mask, highHigh, progress), highRank);
    return ((double) value(lowHigh, low) + value(highHigh, high)) / 2;
  }

  /** The class that holds a rank; the rank becomes that within the class. */
  private static int find(final long[] counts, final long[] rank) {
    int c = 0;
    while (rank[0] >= counts[c]) {
      rank[0] -= counts[c++];
    }
    return c;
  }

  /** How often each upper half occurs, or, below a given one, each lower half. */
  private static long[] count(
      final Series run, final Mask mask, final int upper, final Progress progress) {
    final int volumes = run.volumes();
    final Queue<int[]> all = new ConcurrentLinkedQueue<>();
    VoxelBlocks.forEach(
        run,
        mask,
        progress,
        () -> {
          final int[] counts = new int[HALF];
          all.add(counts);
          return (first, count, data) -> {
            for (int i = 0; i < count * volumes; i++) {
              final float value = (float) data[i];
              if (Float.isFinite(value)) {
                final int order = order(value);
                if (upper < 0) {
                  counts[order >>> 16]++;
                } else if (order >>> 16 == upper) {
                  counts[order & HALF - 1]++;
                }
              }
            }
          };
        });
    final long[] sum = new long[HALF];
    for (final int[] counts : all) {
      for (int c = 0; c < HALF; c++) {
        sum[c] += counts[c];
      }
    }
    return sum;
  }

  /** A whole number, to be read without sign, that sorts as the floats do. */
  private static int order(final float value) {
    final int bits = Float.floatToRawIntBits(value + 0f);
    return bits ^ (bits >> 31 | 0x80000000);
  }

  private static float value(final int upper, final int lower) {
    final int order = upper << 16 | lower;
    return Float.intBitsToFloat(order < 0 ? order ^ 0x80000000 : ~order);
  }
}
