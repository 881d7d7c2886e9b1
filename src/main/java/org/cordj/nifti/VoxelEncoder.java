package org.cordj.nifti;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Turns floats into stored voxels; a value that the type does not hold exactly is refused. */
final class VoxelEncoder {

  private final DataType type;
  private final VoxelBytes bytes;
  private final double slope;
  private final double inter;
  private final boolean scaled;
  private final double least;
  private final double limit;

  VoxelEncoder(final NiftiHeader header) {
    type = header.datatype();
    bytes = new VoxelBytes(type, header.order());
    slope = header.slope();
    inter = header.inter();
    scaled = header.scaled();
    final int bits = type.kind() == DataType.Kind.COLOR ? 8 : type.bits();
    final boolean signed =
        switch (type) {
          case INT8, INT16, INT32, INT64 -> true;
          default -> false;
        };
    least = signed ? -Math.scalb(1.0, bits - 1) : 0;
    limit = Math.scalb(1.0, signed ? bits - 1 : bits);
  }

  int voxelBytes() {
    return type.bytes();
  }

  /**
   * Encodes n values.
   *
   * @param to the first voxel's first byte in dst
   * @param component which colour component the values are, else 0
   * @return -1, or the index in src of the first value that the type does not hold exactly
   */
  int encode(
      final float[] src,
      final int from,
      final int n,
      final byte[] dst,
      final int to,
      final int component) {
    switch (type) {
      case FLOAT32:
        ByteBuffer.wrap(dst, to, 4 * n)
            .slice()
            .order(bytes.order())
            .asFloatBuffer()
            .put(src, from, n);
        return -1;
      case FLOAT64:
        for (int i = 0; i < n; i++) {
          bytes.putInt64(dst, to + 8 * i, Double.doubleToRawLongBits(src[from + i]));
        }
        return -1;
      case RGB24, RGBA32:
        return integers(src, from, n, dst, to + component);
      default:
        return integers(src, from, n, dst, to);
    }
  }

  private int integers(
      final float[] src, final int from, final int n, final byte[] dst, final int to) {
    final int stride = type.bytes();
    for (int i = 0; i < n; i++) {
      final float v = src[from + i];
      final double stored = scaled ? Math.rint((v - inter) / slope) : v;
      final float back = scaled ? (float) (stored * slope + inter) : v;
      if (!(stored >= least && stored < limit) || stored != Math.rint(stored) || back != v) {
        return from + i;
      }
      final int at = to + i * stride;
      switch (type) {
        case UINT8, INT8, RGB24, RGBA32 -> dst[at] = (byte) (int) stored;
        case INT16, UINT16 -> bytes.putInt16(dst, at, (short) (int) stored);
        case INT32, UINT32 -> bytes.putInt32(dst, at, (int) (long) stored);
        case INT64 -> bytes.putInt64(dst, at, (long) stored);
        case UINT64 ->
            bytes.putInt64(
                dst,
                at,
                stored < 0x1p63 ? (long) stored : (long) (stored - 0x1p63) ^ Long.MIN_VALUE);
        default -> throw new AssertionError(type);
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
        Locale.ROOT,
        "%s holds only whole numbers from %.0f to %s; choose float32",
        type,
        least,
        new java.math.BigDecimal(limit).subtract(java.math.BigDecimal.ONE).toPlainString());
  }
}
