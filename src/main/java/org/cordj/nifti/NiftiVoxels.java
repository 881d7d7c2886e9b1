package org.cordj.nifti;

import java.math.BigInteger;
import java.util.List;

/**
 * An image's voxels as they are stored: exact for every type, also int32, int64, float64 and
 * complex128, which a float does not hold. Writing them gives the same bytes.
 *
 * <p>A voxel is named by its plane and its index in the plane (x + nx * y). Planes are in the
 * file's order: z, then time, then the axes 5 to 7.
 *
 * @param header the file's header; its byte order is that of the planes
 * @param planes a plane's stored bytes
 * @param name the file's name without its ending
 * @param notes one sentence for each guess made in reading
 */
public record NiftiVoxels(NiftiHeader header, byte[][] planes, String name, List<String> notes) {

  /** Checks that the planes fit the header. */
  public NiftiVoxels {
    final long bytes = (long) header.grid().planeSize() * header.datatype().bytes();
    final long count = header.voxels() / header.grid().planeSize();
    if (planes.length != count) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + planes.length + " planes; its header needs " + count + ".");
    }
    for (final byte[] p : planes) {
      if (p.length != bytes) {
        throw new IllegalArgumentException(
            "A plane of '"
                + name
                + "' has "
                + p.length
                + " bytes; its header needs "
                + bytes
                + ".");
      }
    }
  }

  /**
   * A stored whole number, not scaled; of uint64 its 64 bits, to be taken as unsigned.
   *
   * @throws IllegalStateException if the type holds no whole numbers
   */
  public long integer(final int plane, final int index) {
    return integer(plane, index, 0);
  }

  /**
   * A colour component (0 red, 1 green, 2 blue, 3 alpha), or with component 0 a whole number.
   *
   * @throws IllegalStateException if the type holds no whole numbers
   */
  public long integer(final int plane, final int index, final int component) {
    return bytes().integer(planes[plane], at(index, component));
  }

  /**
   * A stored whole number, not scaled, with the sign that its type gives it.
   *
   * @throws IllegalStateException if the type holds no whole numbers
   */
  public BigInteger exact(final int plane, final int index) {
    final long v = integer(plane, index);
    return header.datatype() == DataType.UINT64
        ? new BigInteger(Long.toUnsignedString(v))
        : BigInteger.valueOf(v);
  }

  /** A stored number as a double, not scaled; of complex types the real part. */
  public double real(final int plane, final int index) {
    return bytes().real(planes[plane], at(index, 0));
  }

  /**
   * A complex voxel's imaginary part, not scaled.
   *
   * @throws IllegalStateException if the type is not complex
   */
  public double imaginary(final int plane, final int index) {
    if (header.datatype().kind() != DataType.Kind.COMPLEX) {
      throw new IllegalStateException(header.datatype() + " voxels have no imaginary part.");
    }
    return bytes().real(planes[plane], at(index, 1));
  }

  /** A stored number times scl_slope plus scl_inter, in double; of complex types the real part. */
  public double scaled(final int plane, final int index) {
    return real(plane, index) * header.slope() + header.inter();
  }

  private VoxelBytes bytes() {
    return new VoxelBytes(header.datatype(), header.order());
  }

  private int at(final int index, final int component) {
    final DataType t = header.datatype();
    if (component < 0 || component >= t.components()) {
      throw new IndexOutOfBoundsException(
          t + " voxels have " + t.components() + " components; there is no " + component + ".");
    }
    return index * t.bytes() + component * (t.bytes() / t.components());
  }
}
