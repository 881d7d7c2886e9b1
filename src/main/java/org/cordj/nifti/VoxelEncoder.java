package org.cordj.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns floats into stored voxels; a value that the type does not hold exactly is refused. */
final class VoxelEncoder {

  private final DataType type;
  private final ByteOrder order;
  private final double slope;
  private final double inter;
  private final boolean scaled;
  private final double least;
  private final double most;

  VoxelEncoder(final NiftiHeader header) {
    type = header.datatype();
    order = header.order();
    slope = header.slope();
    inter = header.inter();
    scaled = header.scaled();
    final double range = Math.scalb(1.0, type.bits());
    final boolean signed = type == DataType.INT16;
    least = signed ? -range / 2 : 0;
    most = signed ? range / 2 - 1 : range - 1;
  }

  /** Whether a writer can encode floats as this type. */
  static boolean supports(final DataType type) {
    return switch (type) {
      case UINT8, INT16, FLOAT32, FLOAT64 -> true;
      default -> false;
    };
  }

  int voxelBytes() {
    return type.bytes();
  }

  /**
   * Encodes n values.
   *
   * @param to the first byte in dst
   * @return -1, or the index in src of the first value that the type does not hold exactly
   */
  int encode(final float[] src, final int from, final int n, final byte[] dst, final int to) {
    final ByteBuffer out = ByteBuffer.wrap(dst, to, n * type.bytes()).slice().order(order);
    switch (type) {
      case FLOAT32:
        out.asFloatBuffer().put(src, from, n);
        return -1;
      case FLOAT64:
        final var doubles = out.asDoubleBuffer();
        for (int i = 0; i < n; i++) {
          doubles.put(i, src[from + i]);
        }
        return -1;
      case UINT8, INT16:
        return integers(src, from, n, out);
      default:
        throw new AssertionError(type);
    }
  }

  private int integers(final float[] src, final int from, final int n, final ByteBuffer out) {
    for (int i = 0; i < n; i++) {
      final float v = src[from + i];
      final double stored = scaled ? Math.rint((v - inter) / slope) : v;
      final float back = scaled ? (float) (stored * slope + inter) : v;
      if (!(stored >= least && stored <= most) || stored != Math.rint(stored) || back != v) {
        return from + i;
      }
      if (type == DataType.UINT8) {
        out.put(i, (byte) (int) stored);
      } else {
        out.putShort(2 * i, (short) stored);
      }
    }
    return -1;
  }

  /** Why a value is refused: the end of a sentence. */
  String why(final float value) {
    if (Float.isNaN(value)) {
      return type + " has no NaN; choose float32";
    }
    if (scaled) {
      return type
          + " with scl_slope "
          + slope
          + " and scl_inter "
          + inter
          + " does not hold it; choose float32";
    }
    return String.format(
        "%s holds only whole numbers from %.0f to %.0f; choose float32", type, least, most);
  }
}
