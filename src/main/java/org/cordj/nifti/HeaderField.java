package org.cordj.nifti;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Every field of the NIfTI-1, NIfTI-2 and Analyze 7.5 headers, with its place and type in each.
 *
 * <p>The places are those of nifti1.h, nifti2.h (<a
 * href="https://nifti.nimh.nih.gov">nifti.nimh.nih.gov</a>) and dbh.h of Analyze 7.5. The order is
 * that of NIfTI-1; what only one format has stands at the end.
 */
public enum HeaderField {
  SIZEOF_HDR("i32@0", "i32@0", "i32@0"),
  DATA_TYPE("c10@4", null, "c10@4"),
  DB_NAME("c18@14", null, "c18@14"),
  EXTENTS("i32@32", null, "i32@32"),
  SESSION_ERROR("i16@36", null, "i16@36"),
  REGULAR("u8@38", null, "u8@38"),
  DIM_INFO("u8@39", "u8@524", null),
  DIM("i16@40*8", "i64@16*8", "i16@40*8"),
  INTENT_P1("f32@56", "f64@80", null),
  INTENT_P2("f32@60", "f64@88", null),
  INTENT_P3("f32@64", "f64@96", null),
  INTENT_CODE("i16@68", "i32@504", null),
  DATATYPE("i16@70", "i16@12", "i16@70"),
  BITPIX("i16@72", "i16@14", "i16@72"),
  SLICE_START("i16@74", "i64@224", null),
  PIXDIM("f32@76*8", "f64@104*8", "f32@76*8"),
  VOX_OFFSET("f32@108", "i64@168", "f32@108"),
  SCL_SLOPE("f32@112", "f64@176", null),
  SCL_INTER("f32@116", "f64@184", null),
  SLICE_END("i16@120", "i64@232", null),
  SLICE_CODE("u8@122", "i32@496", null),
  XYZT_UNITS("u8@123", "i32@500", null),
  CAL_MAX("f32@124", "f64@192", "f32@124"),
  CAL_MIN("f32@128", "f64@200", "f32@128"),
  SLICE_DURATION("f32@132", "f64@208", null),
  TOFFSET("f32@136", "f64@216", null),
  GLMAX("i32@140", null, "i32@140"),
  GLMIN("i32@144", null, "i32@144"),
  DESCRIP("c80@148", "c80@240", "c80@148"),
  AUX_FILE("c24@228", "c24@320", "c24@228"),
  QFORM_CODE("i16@252", "i32@344", null),
  SFORM_CODE("i16@254", "i32@348", null),
  QUATERN_B("f32@256", "f64@352", null),
  QUATERN_C("f32@260", "f64@360", null),
  QUATERN_D("f32@264", "f64@368", null),
  QOFFSET_X("f32@268", "f64@376", null),
  QOFFSET_Y("f32@272", "f64@384", null),
  QOFFSET_Z("f32@276", "f64@392", null),
  SROW_X("f32@280*4", "f64@400*4", null),
  SROW_Y("f32@296*4", "f64@432*4", null),
  SROW_Z("f32@312*4", "f64@464*4", null),
  INTENT_NAME("c16@328", "c16@508", null),
  MAGIC("c4@344", "c8@4", null),
  UNUSED_STR(null, "c15@525", null),
  HKEY_UN0(null, null, "u8@39"),
  VOX_UNITS(null, null, "c4@56"),
  CAL_UNITS(null, null, "c8@60"),
  UNUSED1(null, null, "i16@68"),
  DIM_UN0(null, null, "i16@74"),
  /** SPM's scale factor where SPM wrote the file. */
  FUNUSED1(null, null, "f32@112"),
  FUNUSED2(null, null, "f32@116"),
  FUNUSED3(null, null, "f32@120"),
  COMPRESSED(null, null, "i32@132"),
  VERIFIED(null, null, "i32@136"),
  ORIENT(null, null, "u8@252"),
  /** SPM's origin voxel, counted from 1, where SPM wrote the file. */
  ORIGINATOR(null, null, "i16@253*5"),
  GENERATED(null, null, "c10@263"),
  SCANNUM(null, null, "c10@273"),
  PATIENT_ID(null, null, "c10@283"),
  EXP_DATE(null, null, "c10@293"),
  EXP_TIME(null, null, "c10@303"),
  HIST_UN0(null, null, "c3@313"),
  VIEWS(null, null, "i32@316"),
  VOLS_ADDED(null, null, "i32@320"),
  START_FIELD(null, null, "i32@324"),
  FIELD_SKIP(null, null, "i32@328"),
  OMAX(null, null, "i32@332"),
  OMIN(null, null, "i32@336"),
  SMAX(null, null, "i32@340"),
  SMIN(null, null, "i32@344");

  /** Where a field lies in one format. */
  private record Place(char type, int bytes, int offset, int count) {

    static Place of(final String text) {
      if (text == null) {
        return null;
      }
      final int at = text.indexOf('@');
      final int star = text.indexOf('*');
      final int size = Integer.parseInt(text.substring(1, at));
      return new Place(
          text.charAt(0),
          text.charAt(0) == 'c' ? size : size / 8,
          Integer.parseInt(text.substring(at + 1, star < 0 ? text.length() : star)),
          star < 0 ? 1 : Integer.parseInt(text.substring(star + 1)));
    }
  }

  private final Place[] places;

  HeaderField(final String nifti1, final String nifti2, final String analyze) {
    places = new Place[HeaderFormat.values().length];
    places[HeaderFormat.NIFTI1.ordinal()] = Place.of(nifti1);
    places[HeaderFormat.NIFTI2.ordinal()] = Place.of(nifti2);
    places[HeaderFormat.ANALYZE.ordinal()] = Place.of(analyze);
  }

  /** The name in nifti1.h, such as {@code scl_slope}. */
  public String fieldName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the format has this field. */
  public boolean in(final HeaderFormat format) {
    return places[format.ordinal()] != null;
  }

  /** How many numbers the field holds; 1 for text. */
  public int count(final HeaderFormat format) {
    return place(format).count;
  }

  /** Whether it holds text. */
  public boolean isText(final HeaderFormat format) {
    return place(format).type == 'c';
  }

  /** Whether it holds floating-point numbers. */
  public boolean isReal(final HeaderFormat format) {
    return place(format).type == 'f';
  }

  /** Bytes of the whole field. */
  int bytes(final HeaderFormat format) {
    return place(format).bytes * place(format).count;
  }

  /** Where the field begins. */
  int offset(final HeaderFormat format) {
    return place(format).offset;
  }

  double real(final HeaderFormat format, final ByteBuffer header, final int index) {
    final Place p = place(format);
    final int at = p.offset + index * p.bytes;
    if (p.type == 'f') {
      return p.bytes == 4 ? header.getFloat(at) : header.getDouble(at);
    }
    return integer(format, header, index);
  }

  long integer(final HeaderFormat format, final ByteBuffer header, final int index) {
    final Place p = place(format);
    final int at = p.offset + index * p.bytes;
    if (p.type == 'f') {
      return (long) real(format, header, index);
    }
    return switch (p.bytes) {
      case 1 -> header.get(at) & 0xff;
      case 2 -> header.getShort(at);
      case 4 -> header.getInt(at);
      default -> header.getLong(at);
    };
  }

  /** Text up to the first 0 byte; bytes are taken as UTF-8 where they are, else as Latin-1. */
  String text(final HeaderFormat format, final ByteBuffer header) {
    final byte[] bytes = new byte[place(format).bytes];
    header.get(place(format).offset, bytes);
    int n = 0;
    while (n < bytes.length && bytes[n] != 0) {
      n++;
    }
    try {
      // A new decoder refuses malformed bytes; a U+FFFD that the text itself holds is left alone.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, n)).toString();
    } catch (final CharacterCodingException notUtf8) {
      return new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
    }
  }

  void putReal(
      final HeaderFormat format, final ByteBuffer header, final int index, final double value) {
    final Place p = place(format);
    final int at = p.offset + index * p.bytes;
    if (p.type == 'f' && p.bytes == 4) {
      header.putFloat(at, (float) value);
    } else if (p.type == 'f') {
      header.putDouble(at, value);
    } else {
      putInteger(format, header, index, (long) value);
    }
  }

  void putInteger(
      final HeaderFormat format, final ByteBuffer header, final int index, final long value) {
    final Place p = place(format);
    final int at = p.offset + index * p.bytes;
    if (p.type == 'f') {
      putReal(format, header, index, value);
      return;
    }
    switch (p.bytes) {
      case 1 -> header.put(at, (byte) value);
      case 2 -> header.putShort(at, (short) value);
      case 4 -> header.putInt(at, (int) value);
      default -> header.putLong(at, value);
    }
  }

  /** Sets text, filled up with 0 bytes; the caller has checked its length. */
  void putText(final HeaderFormat format, final ByteBuffer header, final byte[] text) {
    header.put(place(format).offset, Arrays.copyOf(text, place(format).bytes));
  }

  /** The field's value for people: text as it is, numbers separated by blanks. */
  String show(final HeaderFormat format, final ByteBuffer header) {
    final Place p = place(format);
    if (p.type == 'c') {
      return text(format, header);
    }
    final StringBuilder s = new StringBuilder();
    for (int i = 0; i < p.count; i++) {
      s.append(i == 0 ? "" : " ");
      if (p.type != 'f') {
        s.append(integer(format, header, i));
      } else if (p.bytes == 4) {
        s.append((float) real(format, header, i));
      } else {
        s.append(real(format, header, i));
      }
    }
    return s.toString();
  }

  private Place place(final HeaderFormat format) {
    final Place p = places[format.ordinal()];
    if (p == null) {
      throw new IllegalArgumentException(format + " headers have no field " + fieldName() + ".");
    }
    return p;
  }
}
