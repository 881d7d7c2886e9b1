package org.cordj.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.image.Grid;

/**
 * The header of a NIfTI-1, NIfTI-2 or Analyze 7.5 file. Immutable.
 *
 * <p>It keeps the bytes of the file's header and extensions, so that a file that is read and
 * written keeps every byte that did not have to change. What the bytes mean (grid, TR, scaling) is
 * worked out once; every guess made in doing so is one of the {@link #notes()}.
 */
public final class NiftiHeader {

  /** One header extension: its code (0 ignored, 2 DICOM, 4 AFNI, 6 comment ...) and its bytes. */
  public record Extension(int code, byte[] data) {}

  /** Intent code of a vector in the fifth axis, and of the other meanings of that axis. */
  static final int INTENT_TIME_SERIES = 2001;

  private final HeaderFormat format;
  private final boolean pair;
  private final ByteBuffer raw;
  private final byte[] tail;
  private final HeaderMeaning meaning;

  /**
   * @param raw the header's bytes, in the file's byte order; owned by the header from now on
   * @param tail the bytes between the header and the voxels (in a pair: the rest of the .hdr)
   */
  NiftiHeader(
      final String where,
      final HeaderFormat format,
      final boolean pair,
      final ByteBuffer raw,
      final byte[] tail)
      throws NiftiException {
    this.format = format;
    this.pair = pair;
    this.raw = raw;
    this.tail = tail;
    this.meaning = new HeaderMeaning(where, this);
  }

  /**
   * A new header, little-endian: sform and qform with code 1 (scanner), mm and seconds. It is
   * NIfTI-1, or NIfTI-2 where a size is above 32767.
   *
   * @param volumes how many volumes, 1 for a 3-D image
   * @param tr repetition time in seconds, 0 where there is none
   */
  public static NiftiHeader of(
      final Grid grid, final int volumes, final double tr, final DataType type) {
    final HeaderFormat f =
        HeaderEdit.fits(HeaderFormat.NIFTI1, grid, volumes)
            ? HeaderFormat.NIFTI1
            : HeaderFormat.NIFTI2;
    return HeaderEdit.fresh(f, ByteOrder.LITTLE_ENDIAN)
        .type(type)
        .dims(volumes > 1 || tr > 0, grid, volumes)
        .unit(HeaderMeaning.MM, HeaderMeaning.SECONDS)
        .affine(grid, 1)
        .real(HeaderField.PIXDIM, 4, tr)
        .build();
  }

  /**
   * A header from the bytes that {@link #bytes()} and {@link #extensionBytes()} gave.
   *
   * @param header the 348 or 540 bytes of a header
   * @param extensions what stands between it and the voxels (in a pair: the rest of the .hdr)
   * @throws NiftiException with one sentence if they are not a header
   */
  public static NiftiHeader parse(final byte[] header, final byte[] extensions)
      throws NiftiException {
    final HeaderStart kind =
        header.length < HeaderFormat.NIFTI1.size() ? null : HeaderStart.of(header, true);
    if (kind == null || kind.format().size() != header.length) {
      throw new NiftiException(
          "These " + header.length + " bytes are not the header of a NIfTI or Analyze file.");
    }
    final ByteBuffer raw = ByteBuffer.wrap(header.clone()).order(kind.order());
    return new NiftiHeader("the header", kind.format(), kind.pair(), raw, extensions.clone());
  }

  /** NIfTI-1, NIfTI-2 or Analyze 7.5. */
  public HeaderFormat format() {
    return format;
  }

  /** Whether the voxels are in an .img of their own. */
  public boolean pair() {
    return pair;
  }

  /** The byte order of header and voxels. */
  public ByteOrder order() {
    return raw.order();
  }

  /** The header's bytes, a copy. */
  public byte[] bytes() {
    return raw.array().clone();
  }

  /** The bytes between header and voxels (extension flag, extensions, padding), a copy. */
  public byte[] extensionBytes() {
    return tail.clone();
  }

  /** The header extensions that the file holds. */
  public List<Extension> extensions() {
    return meaning.extensions;
  }

  /** The voxel type. */
  public DataType datatype() {
    return meaning.type;
  }

  /** The size as the header has it: as many entries as it has dimensions (1 to 7). */
  public long[] shape() {
    return Arrays.copyOf(meaning.dims, meaning.dimensions);
  }

  /** The size along NIfTI's axis 1 to 7, 1 where the header has fewer axes. */
  public long dim(final int axis) {
    return meaning.dims[axis - 1];
  }

  /** Volumes along the time axis, 1 for a 3-D image. */
  public int volumes() {
    return (int) meaning.dims[3];
  }

  /** Volumes for one point of time: the product of the axes 5 to 7. */
  public int channels() {
    return (int) (meaning.dims[4] * meaning.dims[5] * meaning.dims[6]);
  }

  /** Numbers of voxels in the file, all axes. */
  public long voxels() {
    return meaning.voxels;
  }

  /** Where the voxels lie, in mm. */
  public Grid grid() {
    return meaning.grid;
  }

  /** Repetition time in seconds: pixdim[4] in the header's unit of time; 0 where unknown. */
  public double tr() {
    return meaning.tr;
  }

  /** When each slice of a volume was acquired, as far as the header says. */
  public SliceTiming sliceTiming() {
    return SliceTiming.of(this, meaning.secondsPerUnit());
  }

  /** Whether stored values are to be scaled: scl_slope finite and not 0, and not 1 with inter 0. */
  public boolean scaled() {
    return meaning.slope != 1 || meaning.inter != 0;
  }

  /** What stored values are multiplied by, 1 where the header says no scaling. */
  public double slope() {
    return meaning.slope;
  }

  /** What is added after that, 0 where the header says no scaling. */
  public double inter() {
    return meaning.inter;
  }

  /** Where the voxels begin in the file (in a pair: in the .img). */
  public long voxelOffset() {
    return meaning.voxelOffset;
  }

  /** One sentence for each guess that was made in understanding the header. */
  public List<String> notes() {
    return meaning.notes;
  }

  /** The description. */
  public String descrip() {
    return text(HeaderField.DESCRIP);
  }

  /** The intent code, 0 for none. */
  public int intentCode() {
    return has(HeaderField.INTENT_CODE) ? (int) integer(HeaderField.INTENT_CODE, 0) : 0;
  }

  /** The intent's name, empty for none. */
  public String intentName() {
    return has(HeaderField.INTENT_NAME) ? text(HeaderField.INTENT_NAME) : "";
  }

  /** The qform's code, 0 for none. */
  public int qformCode() {
    return has(HeaderField.QFORM_CODE) ? (int) integer(HeaderField.QFORM_CODE, 0) : 0;
  }

  /** The sform's code, 0 for none. */
  public int sformCode() {
    return has(HeaderField.SFORM_CODE) ? (int) integer(HeaderField.SFORM_CODE, 0) : 0;
  }

  /** Whether this header's format has the field. */
  public boolean has(final HeaderField field) {
    return field.in(format);
  }

  /** A field's number as a double. */
  public double real(final HeaderField field, final int index) {
    return field.real(format, raw, index);
  }

  /** A field's number as an integer. */
  public long integer(final HeaderField field, final int index) {
    return field.integer(format, raw, index);
  }

  /** A field's text. */
  public String text(final HeaderField field) {
    return field.text(format, raw);
  }

  /** Every field by its name in nifti1.h, in that order, as people read it. */
  public Map<String, String> fields() {
    final Map<String, String> all = new LinkedHashMap<>();
    for (final HeaderField f : HeaderField.values()) {
      if (f.in(format)) {
        all.put(f.fieldName(), f.show(format, raw));
      }
    }
    return all;
  }

  /**
   * The same header with another description.
   *
   * @throws IllegalArgumentException if it takes more than 79 bytes
   */
  public NiftiHeader withDescrip(final String text) {
    return edit().text(HeaderField.DESCRIP, text, 79).build();
  }

  /**
   * The same header with another intent.
   *
   * @param code an intent code of nifti1.h, 0 for none
   * @param name at most 15 bytes
   */
  public NiftiHeader withIntent(final int code, final String name) {
    return edit()
        .integer(HeaderField.INTENT_CODE, 0, code)
        .real(HeaderField.INTENT_P1, 0, 0)
        .real(HeaderField.INTENT_P2, 0, 0)
        .real(HeaderField.INTENT_P3, 0, 0)
        .text(HeaderField.INTENT_NAME, name, 15)
        .build();
  }

  /** The same header with another repetition time in seconds (0: unknown); its unit becomes s. */
  public NiftiHeader withTr(final double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          "The TR is " + seconds + " s; it must be above 0 (0 where it is not known).");
    }
    return edit().tr(seconds).build();
  }

  /**
   * The same header without a place in the scanner: qform and sform code 0, which readers take as x
   * running to the subject's left and the origin in the middle.
   */
  public NiftiHeader withoutPlace() {
    return HeaderEdit.single(this)
        .integer(HeaderField.QFORM_CODE, 0, 0)
        .integer(HeaderField.SFORM_CODE, 0, 0)
        .build();
  }

  /** The same header without extensions. */
  public NiftiHeader withoutExtensions() {
    return edit().tail(new byte[4]).build();
  }

  /** The bytes of the text, refused if they are more than the field holds. */
  static byte[] requireLength(final HeaderField field, final String text, final int most) {
    final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > most) {
      throw new IllegalArgumentException(
          "The header's "
              + field.fieldName()
              + " '"
              + text
              + "' takes "
              + bytes.length
              + " bytes; it holds at most "
              + most
              + ".");
    }
    return bytes;
  }

  HeaderEdit edit() {
    return new HeaderEdit(this);
  }

  ByteBuffer raw() {
    return raw;
  }

  byte[] tail() {
    return tail;
  }

  /** Format, size, type and grid, for a log. */
  @Override
  public String toString() {
    return format + ", " + Arrays.toString(shape()) + " " + datatype() + ", " + grid();
  }
}
