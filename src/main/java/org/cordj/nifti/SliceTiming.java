package org.cordj.nifti;

/**
 * When each slice of a volume was acquired, by slice_code, slice_start, slice_end and
 * slice_duration (nifti1.h; the orders are those of nibabel's get_slice_times).
 *
 * @param axis the slice axis, 0 to 2: that of dim_info, else z
 * @param seconds for each slice the seconds from the volume's beginning, NaN for slices outside
 *     slice_start to slice_end; empty where the header does not say
 */
public record SliceTiming(int axis, double[] seconds) {

  static SliceTiming of(final NiftiHeader h, final double secondsPerUnit) {
    if (!h.has(HeaderField.SLICE_CODE)) {
      return new SliceTiming(2, new double[0]);
    }
    final int info = (int) h.integer(HeaderField.DIM_INFO, 0) >> 4 & 3;
    final int axis = info == 0 ? 2 : info - 1;
    final int code = (int) h.integer(HeaderField.SLICE_CODE, 0);
    final double duration = h.real(HeaderField.SLICE_DURATION, 0) * secondsPerUnit;
    final int size = h.grid().size(axis);
    final long first = h.integer(HeaderField.SLICE_START, 0);
    final long end = h.integer(HeaderField.SLICE_END, 0);
    final long last = end == 0 ? size - 1 : end;
    if (code < 1
        || code > 6
        || !(duration > 0)
        || Double.isInfinite(duration)
        || first < 0
        || last < first
        || last >= size) {
      return new SliceTiming(axis, new double[0]);
    }
    final double[] seconds = new double[size];
    java.util.Arrays.fill(seconds, Double.NaN);
    final int n = (int) (last - first) + 1;
    for (int rank = 0; rank < n; rank++) {
      seconds[(int) first + slice(code, rank, n)] = rank * duration;
    }
    return new SliceTiming(axis, seconds);
  }

  /** Which of n slices comes at that place of the order. */
  private static int slice(final int code, final int rank, final int n) {
    final int forward =
        switch (code) {
          case 1, 2 -> rank;
          // Every second slice from the first one, then the others.
          case 3, 4 -> rank < (n + 1) / 2 ? 2 * rank : 2 * (rank - (n + 1) / 2) + 1;
          // Every second slice from the second one, then the others.
          default -> rank < n / 2 ? 2 * rank + 1 : 2 * (rank - n / 2);
        };
    return code % 2 == 1 ? forward : n - 1 - forward;
  }
}
