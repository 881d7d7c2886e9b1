package org.cordj.bids;

import org.cordj.nifti.HeaderField;
import org.cordj.nifti.NiftiHeader;

/**
 * The slice times that a NIfTI header gives: slice_code, slice_start, slice_end, slice_duration and
 * the slice axis of dim_info, as nifti1.h defines them.
 *
 * @param axis the slice axis (0, 1 or 2), -1 where the header names none
 * @param times in seconds, by slice index; empty where the header gives none
 */
record HeaderSlices(int axis, double[] times) {

  static final HeaderSlices NONE = new HeaderSlices(-1, new double[0]);

  private static final int MILLISECONDS = 16;
  private static final int MICROSECONDS = 24;

  /** The header's slice times; slices before slice_start and after slice_end are padding, at 0. */
  static HeaderSlices of(final NiftiHeader header) {
    if (!header.has(HeaderField.SLICE_CODE) || !header.has(HeaderField.DIM_INFO)) {
      return NONE;
    }
    final int axis = ((int) header.integer(HeaderField.DIM_INFO, 0) >> 4 & 3) - 1;
    final int code = (int) header.integer(HeaderField.SLICE_CODE, 0);
    final double duration = seconds(header, header.real(HeaderField.SLICE_DURATION, 0));
    final long start = header.integer(HeaderField.SLICE_START, 0);
    final long end = header.integer(HeaderField.SLICE_END, 0);
    if (axis < 0 || code < 1 || code > 6 || !(duration > 0) || Double.isInfinite(duration)) {
      return new HeaderSlices(axis, NONE.times);
    }
    final int slices = header.grid().size(axis);
    if (start < 0 || end < start || end >= slices) {
      return new HeaderSlices(axis, NONE.times);
    }
    final double[] times = new double[slices];
    final int[] order = order(code, (int) (end - start + 1));
    for (int o = 0; o < order.length; o++) {
      times[(int) start + order[o]] = o * duration;
    }
    return new HeaderSlices(axis, times);
  }

  private static double seconds(final NiftiHeader header, final double duration) {
    return switch ((int) header.integer(HeaderField.XYZT_UNITS, 0) & 0x38) {
      case MILLISECONDS -> duration / 1e3;
      case MICROSECONDS -> duration / 1e6;
      default -> duration;
    };
  }

  /**
   * Which slice is taken first, second ...: codes 1, 2 one after the other; 3, 4 every other one,
   * beginning with the first; 5, 6 beginning with the second; even codes from the other end.
   */
  private static int[] order(final int code, final int n) {
    final int[] order = new int[n];
    int at = 0;
    if (code <= 2) {
      for (int s = 0; s < n; s++) {
        order[at++] = s;
      }
    } else {
      final int first = code <= 4 ? 0 : 1;
      for (int pass = 0; pass < 2; pass++) {
        for (int s = pass == 0 ? first : 1 - first; s < n; s += 2) {
          order[at++] = s;
        }
      }
    }
    if (code % 2 == 0) {
      for (int o = 0; o < n; o++) {
        order[o] = n - 1 - order[o];
      }
    }
    return order;
  }
}
