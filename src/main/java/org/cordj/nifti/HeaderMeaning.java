package org.cordj.nifti;

import static org.cordj.nifti.HeaderField.BITPIX;
import static org.cordj.nifti.HeaderField.DIM;
import static org.cordj.nifti.HeaderField.FUNUSED1;
import static org.cordj.nifti.HeaderField.PIXDIM;
import static org.cordj.nifti.HeaderField.SIZEOF_HDR;
import static org.cordj.nifti.HeaderField.VOX_OFFSET;
import static org.cordj.nifti.HeaderField.XYZT_UNITS;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Grid;

/**
 * What a header's bytes mean, worked out once: the rules of nifti1.h, and where that is silent
 * those of nibabel. What cannot be understood is refused; what had to be guessed is noted.
 */
final class HeaderMeaning {

  /** Codes of xyzt_units. */
  static final int MM = 2;

  static final int SECONDS = 8;

  private static final int MILLISECONDS = 16;
  private static final int MICROSECONDS = 24;

  /** A TR above this, in seconds, is more likely given in milliseconds. */
  private static final double LONG_TR = 100;

  final long[] dims = new long[7];
  final int dimensions;
  final DataType type;
  final long voxels;
  final long voxelOffset;
  final Grid grid;
  final double tr;
  final double slope;
  final double inter;
  final List<NiftiHeader.Extension> extensions;
  final List<String> notes;

  private final String where;
  private final NiftiHeader h;
  private final List<String> said = new ArrayList<>();

  HeaderMeaning(final String where, final NiftiHeader header) throws NiftiException {
    this.where = where;
    this.h = header;
    if (h.integer(SIZEOF_HDR, 0) != h.format().size()) {
      note(
          "sizeof_hdr is %d instead of %d; the magic says %s",
          h.integer(SIZEOF_HDR, 0), h.format().size(), h.format());
    }
    dimensions = readDims();
    type = readType();
    voxels = countVoxels();
    voxelOffset = readOffset();
    final double[] scaling = readScaling();
    slope = scaling[0];
    inter = scaling[1];
    grid = new HeaderSpace(where, h, dims, dimensions, this::note).grid();
    tr = readTr();
    extensions = readExtensions();
    notes = List.copyOf(said);
  }

  private int readDims() throws NiftiException {
    final long n = h.integer(DIM, 0);
    if (n < 1 || n > 7) {
      throw refuse("dim[0], the number of dimensions, is %d; it must be 1 to 7", n);
    }
    Arrays.fill(dims, 1);
    for (int i = 1; i <= n; i++) {
      final long d = h.integer(DIM, i);
      if (d < 0 || d == 0 && i == 1) {
        throw refuse("dim[%d], the size along axis %d, is %d; it must be 1 or more", i, i, d);
      }
      if (d == 0) {
        note("dim[%d] is 0; taken as 1, as nifti_clib does", i);
      }
      dims[i - 1] = Math.max(1, d);
    }
    return (int) n;
  }

  private DataType readType() throws NiftiException {
    final int code = (int) h.integer(HeaderField.DATATYPE, 0);
    final DataType known =
        DataType.ofCode(code)
            .orElseThrow(() -> refuse("its datatype code %d is not one of NIfTI's", code));
    final long bits = h.integer(BITPIX, 0);
    if (bits != known.bits()) {
      note("bitpix is %d but %s has %d bits; the datatype is believed", bits, known, known.bits());
    }
    return known;
  }

  private long countVoxels() throws NiftiException {
    try {
      long count = 1;
      for (final long d : dims) {
        count = Math.multiplyExact(count, d);
      }
      Math.addExact(Math.multiplyExact(count, (long) type.bytes()), Integer.MAX_VALUE);
      if (count / dims[0] / dims[1] > Integer.MAX_VALUE - 8) {
        throw refuse("it has %d planes; the most is 2^31-9", count / dims[0] / dims[1]);
      }
      return count;
    } catch (final ArithmeticException e) {
      throw refuse(
          "its size %s overflows; no file can hold so many voxels",
          Arrays.toString(Arrays.copyOf(dims, dimensions)));
    }
  }

  private long readOffset() throws NiftiException {
    final double offset = h.real(VOX_OFFSET, 0);
    final int least = h.pair() ? 0 : h.format().size() + 4;
    if (!(offset >= 0) || offset > Long.MAX_VALUE / 2) {
      throw refuse("its vox_offset is %s; it must be %d or more", show(offset), least);
    }
    if (offset == 0) {
      if (least > 0) {
        note("vox_offset is 0; the voxels are taken to begin right after the header, at %d", least);
      }
      return least;
    }
    if (offset < least) {
      throw refuse(
          "its vox_offset is %s, which is inside the header; it must be %d or more",
          show(offset), least);
    }
    if (offset != Math.rint(offset)) {
      note("vox_offset is %s, not a whole number; the fraction is dropped", show(offset));
    }
    return h.format() == HeaderFormat.NIFTI2 ? h.integer(VOX_OFFSET, 0) : (long) offset;
  }

  private double[] readScaling() {
    if (type.kind() == DataType.Kind.COLOR) {
      return new double[] {1, 0};
    }
    if (h.format() == HeaderFormat.ANALYZE) {
      final double spm = h.real(FUNUSED1, 0);
      if (spm == 0 || spm == 1 || !Double.isFinite(spm)) {
        return new double[] {1, 0};
      }
      note("funused1 is %s; taken as SPM's scale factor", show(spm));
      return new double[] {spm, 0};
    }
    final double s = h.real(HeaderField.SCL_SLOPE, 0);
    final double i = h.real(HeaderField.SCL_INTER, 0);
    if (!Double.isFinite(s)) {
      note("scl_slope is %s; the values are not scaled", show(s));
    }
    if (s == 0 || !Double.isFinite(s)) {
      return new double[] {1, 0};
    }
    if (!Double.isFinite(i)) {
      note("scl_inter is %s; taken as 0", show(i));
      return new double[] {s, 0};
    }
    return new double[] {s, i};
  }

  private double readTr() {
    final double p = dimensions >= 4 || dims[3] > 1 ? h.real(PIXDIM, 4) : 0;
    if (p == 0) {
      return 0;
    }
    if (!(p > 0) || Double.isInfinite(p)) {
      note("pixdim[4], the repetition time, is %s; taken as unknown", show(p));
      return 0;
    }
    final int code = timeUnit();
    if (code != 0 && code != SECONDS && code != MILLISECONDS && code != MICROSECONDS) {
      note("the fourth axis is in %s, which is no time; there is no TR", unitName(code));
      return 0;
    }
    if (code == 0) {
      note("the unit of time is not given; the repetition time %s is taken as seconds", show(p));
    }
    final double seconds = p * secondsPerUnit();
    if (seconds > LONG_TR) {
      note("the repetition time is %s s; perhaps it was meant as milliseconds", show(seconds));
    }
    return seconds;
  }

  private int timeUnit() {
    return h.has(XYZT_UNITS) ? (int) h.integer(XYZT_UNITS, 0) & 0x38 : 0;
  }

  /** The header's unit of time in seconds; 1 where it has none. */
  double secondsPerUnit() {
    return switch (timeUnit()) {
      case MILLISECONDS -> 1e-3;
      case MICROSECONDS -> 1e-6;
      default -> 1;
    };
  }

  private static String unitName(final int code) {
    return switch (code) {
      case 32 -> "Hz";
      case 40 -> "ppm";
      case 48 -> "rad/s";
      default -> "a unit of unknown code " + code;
    };
  }

  private List<NiftiHeader.Extension> readExtensions() {
    final byte[] tail = h.tail();
    if (h.format() == HeaderFormat.ANALYZE || tail.length < 4 || tail[0] == 0) {
      return List.of();
    }
    final ByteBuffer b = ByteBuffer.wrap(tail).order(h.order());
    final List<NiftiHeader.Extension> found = new ArrayList<>();
    int at = 4;
    while (at + 8 <= tail.length) {
      final int size = b.getInt(at);
      if (size < 8 || size > tail.length - at) {
        if (found.isEmpty() || size != 0) {
          note("header extension %d is damaged (its size is %d)", found.size() + 1, size);
        }
        break;
      }
      found.add(
          new NiftiHeader.Extension(b.getInt(at + 4), Arrays.copyOfRange(tail, at + 8, at + size)));
      at += size;
    }
    return List.copyOf(found);
  }

  private NiftiException refuse(final String sentence, final Object... values) {
    return new NiftiException(
        "'" + where + "' cannot be read: " + String.format(Locale.ROOT, sentence, values) + ".");
  }

  private void note(final String sentence, final Object... values) {
    final String s = String.format(Locale.ROOT, sentence, values);
    // A name of a field keeps its small letter.
    said.add((s.startsWith("the ") ? "T" + s.substring(1) : s) + ".");
  }

  /** A number as short as it is exact, float fields without the digits of a double. */
  static String show(final double v) {
    return v == Math.rint(v) && Math.abs(v) < 1e15
        ? Long.toString((long) v)
        : v == (float) v ? Float.toString((float) v) : Double.toString(v);
  }
}
