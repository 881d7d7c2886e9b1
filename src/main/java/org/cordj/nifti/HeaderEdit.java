package org.cordj.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.cordj.image.Grid;

/** Makes a header from another one by changing bytes; what is not changed stays as it is. */
final class HeaderEdit {

  private static final byte[] MAGIC1 = {'n', '+', '1', 0};
  private static final byte[] MAGIC2 = {'n', '+', '2', 0, '\r', '\n', 0x1a, '\n'};

  /** Fields that a header of one format cannot take from one of another. */
  private static final Set<HeaderField> OWN =
      EnumSet.of(HeaderField.SIZEOF_HDR, HeaderField.MAGIC, HeaderField.VOX_OFFSET);

  private final HeaderFormat format;
  private final boolean pair;
  private final ByteBuffer raw;
  private byte[] tail;

  HeaderEdit(final NiftiHeader from) {
    this(
        from.format(), from.pair(), ByteBuffer.wrap(from.bytes()).order(from.order()), from.tail());
  }

  private HeaderEdit(
      final HeaderFormat format, final boolean pair, final ByteBuffer raw, final byte[] tail) {
    this.format = format;
    this.pair = pair;
    this.raw = raw;
    this.tail = tail;
  }

  /** An empty single-file header of one voxel, NIfTI-1 or NIfTI-2. */
  static HeaderEdit fresh(final HeaderFormat f, final ByteOrder order) {
    final HeaderEdit e =
        new HeaderEdit(f, false, ByteBuffer.allocate(f.size()).order(order), new byte[4]);
    e.integer(HeaderField.SIZEOF_HDR, 0, f.size());
    if (f == HeaderFormat.NIFTI1) {
      e.integer(HeaderField.REGULAR, 0, 'r');
    }
    HeaderField.MAGIC.putText(f, e.raw, f == HeaderFormat.NIFTI1 ? MAGIC1 : MAGIC2);
    e.real(HeaderField.VOX_OFFSET, 0, f.size() + 4.0);
    e.real(HeaderField.SCL_SLOPE, 0, 1);
    for (int i = 0; i < 8; i++) {
      e.integer(HeaderField.DIM, i, 1);
      e.real(HeaderField.PIXDIM, i, i < 4 ? 1 : 0);
    }
    return e;
  }

  /** Whether the sizes fit into the format's dim field. */
  static boolean fits(final HeaderFormat format, final Grid grid, final int volumes) {
    return format == HeaderFormat.NIFTI2
        || Math.max(Math.max(grid.nx(), grid.ny()), Math.max(grid.nz(), volumes))
            <= Short.MAX_VALUE;
  }

  /** A single file's NIfTI-1 header as NIfTI-2. */
  static HeaderEdit nifti2(final NiftiHeader from) {
    final HeaderFormat f = HeaderFormat.NIFTI2;
    final HeaderEdit e = fresh(f, from.order());
    for (final HeaderField field : HeaderField.values()) {
      if (!field.in(f) || !from.has(field) || OWN.contains(field)) {
        continue;
      }
      if (field.isText(f)) {
        final byte[] text = new byte[field.bytes(from.format())];
        from.raw().get(field.offset(from.format()), text);
        field.putText(f, e.raw, text);
      } else {
        for (int i = 0; i < field.count(f); i++) {
          if (field.isReal(f)) {
            e.real(field, i, from.real(field, i));
          } else {
            e.integer(field, i, from.integer(field, i));
          }
        }
      }
    }
    return e.tail(from.tail());
  }

  /** A single file's header from any: a pair's becomes one, Analyze 7.5 becomes NIfTI-1. */
  static HeaderEdit single(final NiftiHeader from) {
    if (!from.pair()) {
      final HeaderEdit e = new HeaderEdit(from);
      e.integer(HeaderField.SIZEOF_HDR, 0, from.format().size());
      return from.real(HeaderField.VOX_OFFSET, 0) == from.voxelOffset() ? e : e.tail(from.tail());
    }
    if (from.format() == HeaderFormat.ANALYZE) {
      final HeaderEdit e = fresh(HeaderFormat.NIFTI1, from.order());
      e.real(HeaderField.XYZT_UNITS, 0, 0);
      for (final HeaderField f : HeaderField.values()) {
        if (f.in(HeaderFormat.ANALYZE) && f.in(HeaderFormat.NIFTI1) && !OWN.contains(f)) {
          // Analyze's common fields have the same place and type in NIfTI-1.
          e.raw.put(
              f.offset(HeaderFormat.NIFTI1),
              from.raw().array(),
              f.offset(HeaderFormat.ANALYZE),
              f.bytes(HeaderFormat.ANALYZE));
        }
      }
      return e;
    }
    final HeaderEdit e =
        new HeaderEdit(
            from.format(), false, ByteBuffer.wrap(from.bytes()).order(from.order()), from.tail());
    e.raw.put(HeaderField.MAGIC.offset(from.format()) + 1, (byte) '+');
    return e.tail(padded(from.tail()));
  }

  /** Extension bytes such that the voxels begin at a multiple of 16, as NIfTI wants it. */
  private static byte[] padded(final byte[] tail) {
    final int extensions = Math.max(0, tail.length - 4);
    return Arrays.copyOf(tail, 4 + (extensions + 15) / 16 * 16);
  }

  HeaderEdit integer(final HeaderField field, final int index, final long value) {
    field.putInteger(format, raw, index, value);
    return this;
  }

  HeaderEdit real(final HeaderField field, final int index, final double value) {
    field.putReal(format, raw, index, value);
    return this;
  }

  HeaderEdit text(final HeaderField field, final String text, final int most) {
    field.putText(format, raw, NiftiHeader.requireLength(field, text, most));
    return this;
  }

  HeaderEdit type(final DataType type) {
    integer(HeaderField.DATATYPE, 0, type.code());
    return integer(HeaderField.BITPIX, 0, type.bits());
  }

  /** Sets the size of a 3-D or 4-D image. */
  HeaderEdit dims(final boolean time, final Grid grid, final int volumes) {
    final long[] d = {time ? 4 : 3, grid.nx(), grid.ny(), grid.nz(), volumes, 1, 1, 1};
    for (int i = 0; i < 8; i++) {
      integer(HeaderField.DIM, i, d[i]);
    }
    return this;
  }

  HeaderEdit unit(final int space, final int time) {
    return integer(HeaderField.XYZT_UNITS, 0, space | time);
  }

  /** Sets the repetition time, in seconds. */
  HeaderEdit tr(final double seconds) {
    real(HeaderField.PIXDIM, 4, seconds);
    final int space = (int) HeaderField.XYZT_UNITS.integer(format, raw, 0) & 7;
    return unit(space, HeaderMeaning.SECONDS);
  }

  /**
   * Sets the place in space: sform always, qform where it can say the same, else its code is 0. The
   * unit of length becomes mm.
   */
  HeaderEdit affine(final Grid grid, final int code) {
    final int time = (int) HeaderField.XYZT_UNITS.integer(format, raw, 0) & 0x38;
    unit(HeaderMeaning.MM, time);
    final double[][] a = grid.affine();
    final HeaderField[] rows = {HeaderField.SROW_X, HeaderField.SROW_Y, HeaderField.SROW_Z};
    final HeaderField[] offsets = {
      HeaderField.QOFFSET_X, HeaderField.QOFFSET_Y, HeaderField.QOFFSET_Z
    };
    final double[] q = Affines.toQuaternion(a);
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        real(rows[r], c, a[r][c]);
      }
      real(HeaderField.PIXDIM, r + 1, grid.voxelSize(r));
      real(offsets[r], 0, q == null ? 0 : a[r][3]);
    }
    real(HeaderField.PIXDIM, 0, q == null ? 1 : q[0]);
    real(HeaderField.QUATERN_B, 0, q == null ? 0 : q[1]);
    real(HeaderField.QUATERN_C, 0, q == null ? 0 : q[2]);
    real(HeaderField.QUATERN_D, 0, q == null ? 0 : q[3]);
    integer(HeaderField.QFORM_CODE, 0, q == null ? 0 : code);
    return integer(HeaderField.SFORM_CODE, 0, code);
  }

  /** Sets what stands between header and voxels; the voxels' offset follows. */
  HeaderEdit tail(final byte[] bytes) {
    tail = bytes;
    return real(HeaderField.VOX_OFFSET, 0, pair ? 0 : format.size() + (double) bytes.length);
  }

  /**
   * The new header.
   *
   * @throws IllegalArgumentException if it is not one that could be read
   */
  NiftiHeader build() {
    try {
      return new NiftiHeader("the header", format, pair, raw, tail);
    } catch (final NiftiException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
