package org.cordj.physio;

import java.util.Arrays;

/**
 * When each slice of each volume of a run was acquired. Immutable.
 *
 * @param tr repetition time in s
 * @param sliceTimes when each slice is acquired, in s after its volume begins, by the slice's index
 * @param volumes how many volumes the run has
 * @param offset how many volumes of the acquired run were cut off before its first one
 */
public record SliceClock(double tr, double[] sliceTimes, int volumes, int offset) {

  /** Copies the times. */
  public SliceClock {
    if (!(tr > 0 && Double.isFinite(tr))) {
      throw new IllegalArgumentException(
          "The repetition time is " + tr + " s; it must be above 0 s.");
    }
    if (volumes < 1 || offset < 0) {
      throw new IllegalArgumentException(
          "A run of "
              + volumes
              + " volumes after "
              + offset
              + " that were cut off; it needs 1 or more, after 0 or more.");
    }
    if (sliceTimes.length == 0) {
      throw new IllegalArgumentException("There are no slice times; a run has 1 slice or more.");
    }
    sliceTimes = sliceTimes.clone();
    for (int z = 0; z < sliceTimes.length; z++) {
      // a header keeps its TR as a float
      if (!(sliceTimes[z] >= 0 && sliceTimes[z] <= tr * (1 + 1e-6))) {
        throw new IllegalArgumentException(
            "Slice "
                + z
                + " is acquired at "
                + sliceTimes[z]
                + " s; it must be from 0 s to the repetition time, "
                + tr
                + " s.");
      }
    }
  }

  @Override
  public double[] sliceTimes() {
    return sliceTimes.clone();
  }

  /** How many slices there are. */
  public int slices() {
    return sliceTimes.length;
  }

  /**
   * When a slice of a volume of the run was acquired, in s after the first acquired volume began.
   */
  public double time(final int slice, final int volume) {
    return (offset + volume) * tr + sliceTimes[slice];
  }

  /** When the first slice of the run was acquired. */
  public double first() {
    return offset * tr + Arrays.stream(sliceTimes).min().getAsDouble();
  }

  /** When the last slice of the run was acquired. */
  public double last() {
    return (offset + volumes - 1) * tr + Arrays.stream(sliceTimes).max().getAsDouble();
  }

  /** One course a slice: the function's values at the slice's own times, [slice][volume]. */
  double[][] sample(final java.util.function.DoubleUnaryOperator f) {
    final double[][] values = new double[slices()][volumes];
    for (int z = 0; z < values.length; z++) {
      for (int v = 0; v < volumes; v++) {
        values[z][v] = f.applyAsDouble(time(z, v));
      }
    }
    return values;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof SliceClock c
        && tr == c.tr
        && volumes == c.volumes
        && offset == c.offset
        && Arrays.equals(sliceTimes, c.sliceTimes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Double.hashCode(tr) + volumes) + Arrays.hashCode(sliceTimes);
  }
}
