package org.cordj.nifti;

import java.nio.ByteBuffer;

/** Turns stored voxels into floats: scaled in double, then rounded to float once. */
final class VoxelDecoder {

  private final DataType type;
  private final VoxelBytes bytes;
  private final ComplexPart part;
  private final double slope;
  private final double inter;
  private final boolean scaled;

  /**
   * @param part which part of complex voxels to take
   */
  VoxelDecoder(final NiftiHeader header, final ComplexPart part) {
    this.type = header.datatype();
    this.bytes = new VoxelBytes(type, header.order());
    this.part = part;
    this.slope = header.slope();
    this.inter = header.inter();
    this.scaled = header.scaled();
  }

  /** Bytes of one stored voxel. */
  int voxelBytes() {
    return type.bytes();
  }

  /** How many floats there are for one voxel: the colour components, else 1. */
  static int channels(final DataType type) {
    return type.kind() == DataType.Kind.COLOR ? type.components() : 1;
  }

  /**
   * Decodes n voxels.
   *
   * @param src stored bytes
   * @param from the first voxel's first byte
   * @param channel which colour component, else 0
   * @return how many unscaled real values changed by being rounded to float
   */
  long decode(
      final byte[] src,
      final int from,
      final float[] dst,
      final int to,
      final int n,
      final int channel) {
    switch (type) {
      case FLOAT32:
        ByteBuffer.wrap(src, from, 4 * n)
            .slice()
            .order(bytes.order())
            .asFloatBuffer()
            .get(dst, to, n);
        break;
      case RGB24, RGBA32:
        final int stride = type.bytes();
        for (int i = 0, at = from + channel; i < n; i++, at += stride) {
          dst[to + i] = src[at] & 0xff;
        }
        return 0;
      case COMPLEX64, COMPLEX128:
        complex(src, from, dst, to, n);
        return 0;
      case UINT8:
        for (int i = 0; i < n; i++) {
          dst[to + i] = src[from + i] & 0xff;
        }
        break;
      case INT8:
        for (int i = 0; i < n; i++) {
          dst[to + i] = src[from + i];
        }
        break;
      case INT16:
        for (int i = 0; i < n; i++) {
          dst[to + i] = bytes.int16(src, from + 2 * i);
        }
        break;
      case UINT16:
        for (int i = 0; i < n; i++) {
          dst[to + i] = bytes.int16(src, from + 2 * i) & 0xffff;
        }
        break;
      case INT64, UINT64:
        if (!scaled) {
          return longs(src, from, dst, to, n);
        }
        return doubles(src, from, dst, to, n);
      default:
        return doubles(src, from, dst, to, n);
    }
    if (scaled) {
      for (int i = to; i < to + n; i++) {
        dst[i] = (float) (dst[i] * slope + inter);
      }
    }
    return 0;
  }

  private long doubles(
      final byte[] src, final int from, final float[] dst, final int to, final int n) {
    final int stride = type.bytes();
    long rounded = 0;
    for (int i = 0; i < n; i++) {
      final double v = bytes.real(src, from + i * stride);
      final float f = (float) (scaled ? v * slope + inter : v);
      dst[to + i] = f;
      rounded += f != v && v == v ? 1 : 0;
    }
    return scaled ? 0 : rounded;
  }

  /** 64-bit integers, rounded to float directly: by way of double they could be rounded twice. */
  private long longs(
      final byte[] src, final int from, final float[] dst, final int to, final int n) {
    final boolean unsigned = type == DataType.UINT64;
    long rounded = 0;
    for (int i = 0; i < n; i++) {
      final long v = bytes.int64(src, from + 8 * i);
      final boolean high = unsigned && v < 0;
      // The half of a large unsigned number; its last bit stays in to break ties rightly.
      final long half = high ? v >>> 1 | v & 1 : v;
      final float f = half;
      final boolean exact = f < 0x1p63f && (long) f == half && !(high && (v & 1) != 0);
      dst[to + i] = high ? 2 * f : f;
      rounded += exact ? 0 : 1;
    }
    return rounded;
  }

  private void complex(
      final byte[] src, final int from, final float[] dst, final int to, final int n) {
    final int stride = type.bytes();
    for (int i = 0; i < n; i++) {
      final double re = bytes.real(src, from + i * stride) * slope + inter;
      final double im = bytes.real(src, from + i * stride + stride / 2) * slope;
      final double v =
          switch (part) {
            case REAL -> re;
            case IMAGINARY -> im;
            case PHASE -> StrictMath.atan2(im, re);
            case MAGNITUDE ->
                // The squares of float32 cannot overflow in double.
                stride == 8 ? Math.sqrt(re * re + im * im) : StrictMath.hypot(re, im);
          };
      dst[to + i] = (float) v;
    }
  }
}
