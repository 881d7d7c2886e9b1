package org.cordj.nifti;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in stored bytes, of one type and byte order. */
final class VoxelBytes {

  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private final DataType type;
  private final ByteOrder order;
  private final boolean big;

  VoxelBytes(final DataType type, final ByteOrder order) {
    this.type = type;
    this.order = order;
    this.big = order == ByteOrder.BIG_ENDIAN;
  }

  private static VarHandle view(final Class<?> array, final ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  ByteOrder order() {
    return order;
  }

  short int16(final byte[] src, final int at) {
    return big ? (short) SHORT_BE.get(src, at) : (short) SHORT_LE.get(src, at);
  }

  int int32(final byte[] src, final int at) {
    return big ? (int) INT_BE.get(src, at) : (int) INT_LE.get(src, at);
  }

  long int64(final byte[] src, final int at) {
    return big ? (long) LONG_BE.get(src, at) : (long) LONG_LE.get(src, at);
  }

  void putInt16(final byte[] dst, final int at, final short v) {
    if (big) {
      SHORT_BE.set(dst, at, v);
    } else {
      SHORT_LE.set(dst, at, v);
    }
  }

  void putInt32(final byte[] dst, final int at, final int v) {
    if (big) {
      INT_BE.set(dst, at, v);
    } else {
      INT_LE.set(dst, at, v);
    }
  }

  void putInt64(final byte[] dst, final int at, final long v) {
    if (big) {
      LONG_BE.set(dst, at, v);
    } else {
      LONG_LE.set(dst, at, v);
    }
  }

  /**
   * The number of a whole-number type; of uint64 the 64 bits, to be taken as unsigned.
   *
   * @throws IllegalStateException if the type holds no whole numbers
   */
  long integer(final byte[] src, final int at) {
    return switch (type) {
      case UINT8, RGB24, RGBA32 -> src[at] & 0xff;
      case INT8 -> src[at];
      case INT16 -> int16(src, at);
      case UINT16 -> int16(src, at) & 0xffff;
      case INT32 -> int32(src, at);
      case UINT32 -> int32(src, at) & 0xffffffffL;
      case INT64, UINT64 -> int64(src, at);
      default -> throw new IllegalStateException(type + " voxels are not whole numbers.");
    };
  }

  /** The number (of complex types, of one part) as a double, which rounds 64-bit integers. */
  double real(final byte[] src, final int at) {
    return switch (type) {
      case FLOAT32, COMPLEX64 -> Float.intBitsToFloat(int32(src, at));
      case FLOAT64, COMPLEX128 -> Double.longBitsToDouble(int64(src, at));
      case UINT64 -> unsigned(int64(src, at));
      default -> integer(src, at);
    };
  }

  private static double unsigned(final long v) {
    return v >= 0 ? v : 2.0 * (v >>> 1 | v & 1);
  }
}
