package org.cordj.nifti;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns stored voxels into floats: scaled in double, then rounded to float once. */
final class VoxelDecoder {

  private static final VarHandle SHORT_LE = handle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = handle(short[].class, ByteOrder.BIG_ENDIAN);

  private final DataType type;
  private final ByteOrder order;
  private final double slope;
  private final double inter;
  private final boolean scaled;

  VoxelDecoder(final NiftiHeader header) {
    type = header.datatype();
    order = header.order();
    slope = header.slope();
    inter = header.inter();
    scaled = header.scaled();
  }

  /** Bytes of one stored voxel. */
  int voxelBytes() {
    return type.bytes();
  }

  private static VarHandle handle(final Class<?> type, final ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(type, order);
  }

  /**
   * Decodes n voxels.
   *
   * @param src stored bytes
   * @param from the first voxel's first byte
   * @return how many values changed by being rounded to float (counted only for unscaled types that
   *     float does not hold exactly)
   */
  long decode(final byte[] src, final int from, final float[] dst, final int to, final int n) {
    switch (type) {
      case UINT8:
        for (int i = 0; i < n; i++) {
          dst[to + i] = src[from + i] & 0xff;
        }
        break;
      case INT16:
        shorts(order == ByteOrder.BIG_ENDIAN ? SHORT_BE : SHORT_LE, src, from, dst, to, n);
        break;
      case FLOAT32:
        buffer(src, from, 4 * n).asFloatBuffer().get(dst, to, n);
        break;
      case FLOAT64:
        return doubles(src, from, dst, to, n);
      default:
        throw new AssertionError(type);
    }
    if (scaled) {
      for (int i = to; i < to + n; i++) {
        dst[i] = (float) (dst[i] * slope + inter);
      }
    }
    return 0;
  }

  private static void shorts(
      final VarHandle view,
      final byte[] src,
      final int from,
      final float[] dst,
      final int to,
      final int n) {
    for (int i = 0; i < n; i++) {
      dst[to + i] = (short) view.get(src, from + 2 * i);
    }
  }

  private long doubles(
      final byte[] src, final int from, final float[] dst, final int to, final int n) {
    final var in = buffer(src, from, 8 * n).asDoubleBuffer();
    long rounded = 0;
    for (int i = 0; i < n; i++) {
      final double v = in.get(i);
      final float f = (float) (scaled ? v * slope + inter : v);
      dst[to + i] = f;
      rounded += !scaled && f != v && v == v ? 1 : 0;
    }
    return rounded;
  }

  private ByteBuffer buffer(final byte[] src, final int from, final int bytes) {
    return ByteBuffer.wrap(src, from, bytes).slice().order(order);
  }
}
