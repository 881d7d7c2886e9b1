package org.cordj.report;

import java.util.Arrays;

/**
 * The values between which a colour map runs.
 *
 * @param low the value of the first colour
 * @param high the value of the last colour, above low
 */
public record Range(double low, double high) {

  /** Checks that low lies below high and both are finite. */
  public Range {
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "A display range from "
              + low
              + " to "
              + high
              + " shows nothing; low must be below high, and both finite.");
    }
  }

  /** High minus low. */
  double span() {
    return high - low;
  }

  /**
   * The 2nd to 98th percentile of the finite values (linear between order statistics, as numpy's
   * default), or their whole range where the two percentiles coincide.
   *
   * @param name what the user calls the image, for the sentence
   * @throws IllegalArgumentException if no value is finite, or all are the same
   */
  public static Range robust(final String name, final double[] values) {
    final double[] sorted = sortedFinite(name, values);
    final double low = percentile(sorted, 0.02);
    final double high = percentile(sorted, 0.98);
    return low < high
        ? new Range(low, high)
        : whole(name, sorted[0], sorted[sorted.length - 1], "value");
  }

  /**
   * From minus to plus the 98th percentile of the finite values' magnitudes, or their largest
   * magnitude where that percentile is 0.
   *
   * @throws IllegalArgumentException if no value is finite, or all are 0
   */
  public static Range symmetric(final String name, final double[] values) {
    final double[] sorted = sortedFinite(name, Arrays.stream(values).map(Math::abs).toArray());
    final double p98 = percentile(sorted, 0.98);
    final double high = p98 > 0 ? p98 : sorted[sorted.length - 1];
    return whole(name, -high, high, "magnitude");
  }

  private static Range whole(
      final String name, final double low, final double high, final String what) {
    if (low < high) {
      return new Range(low, high);
    }
    throw new IllegalArgumentException(
        "Every shown voxel of '"
            + name
            + "' has the same "
            + what
            + ", "
            + high
            + "; give the range of its colours.");
  }

  private static double[] sortedFinite(final String name, final double[] values) {
    final double[] finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (finite.length == 0) {
      throw new IllegalArgumentException(
          "'" + name + "' has nothing to show: no voxel in the picture holds a finite value.");
    }
    return finite;
  }

  /** The largest 1, 2 or 5 times a power of ten that is not above a value. */
  public static double roundStep(final double atMost) {
    final double power = Math.pow(10, Math.floor(Math.log10(atMost)));
    final double share = atMost / power;
    return power * (share >= 5 ? 5 : share >= 2 ? 2 : 1);
  }

  /** The value below which a share of sorted values lies, between two of them on their line. */
  static double percentile(final double[] sorted, final double share) {
    final double at = share * (sorted.length - 1);
    final int below = (int) at;
    final int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
