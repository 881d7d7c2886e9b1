package org.cordj.nifti;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The voxel types of NIfTI, by the codes of nifti1.h (and, for the codes up to 128, of Analyze
 * 7.5).
 */
public enum DataType {
  /** One bit a voxel; named so that it can be refused by name. */
  BINARY(1, 1, 1, "1-bit", Kind.REFUSED),
  /** 0 to 255. */
  UINT8(2, 8, 1, "uint8", Kind.INTEGER),
  /** -32768 to 32767. */
  INT16(4, 16, 1, "int16", Kind.INTEGER),
  /** -2^31 to 2^31-1. */
  INT32(8, 32, 1, "int32", Kind.INTEGER),
  /** IEEE single precision. */
  FLOAT32(16, 32, 1, "float32", Kind.REAL),
  /** Two float32: real and imaginary. */
  COMPLEX64(32, 64, 2, "complex64", Kind.COMPLEX),
  /** IEEE double precision. */
  FLOAT64(64, 64, 1, "float64", Kind.REAL),
  /** Three uint8: red, green, blue. */
  RGB24(128, 24, 3, "rgb24", Kind.COLOR),
  /** -128 to 127. */
  INT8(256, 8, 1, "int8", Kind.INTEGER),
  /** 0 to 65535. */
  UINT16(512, 16, 1, "uint16", Kind.INTEGER),
  /** 0 to 2^32-1. */
  UINT32(768, 32, 1, "uint32", Kind.INTEGER),
  /** -2^63 to 2^63-1. */
  INT64(1024, 64, 1, "int64", Kind.INTEGER),
  /** 0 to 2^64-1. */
  UINT64(1280, 64, 1, "uint64", Kind.INTEGER),
  /** 128-bit floating point, whose layout differs between machines; refused by name. */
  FLOAT128(1536, 128, 1, "float128", Kind.REFUSED),
  /** Two float64: real and imaginary. */
  COMPLEX128(1792, 128, 2, "complex128", Kind.COMPLEX),
  /** Two float128; refused by name. */
  COMPLEX256(2048, 256, 2, "complex256", Kind.REFUSED),
  /** Four uint8: red, green, blue, alpha. */
  RGBA32(2304, 32, 4, "rgba32", Kind.COLOR);

  /** What kind of value a voxel holds. */
  public enum Kind {
    /** A whole number. */
    INTEGER,
    /** A floating-point number. */
    REAL,
    /** A real and an imaginary part. */
    COMPLEX,
    /** Colour components of 8 bits. */
    COLOR,
    /** Known by name only. */
    REFUSED
  }

  private final int code;
  private final int bits;
  private final int components;
  private final String label;
  private final Kind kind;

  DataType(
      final int code, final int bits, final int components, final String label, final Kind kind) {
    this.code = code;
    this.bits = bits;
    this.components = components;
    this.label = label;
    this.kind = kind;
  }

  /** The header's datatype code. */
  public int code() {
    return code;
  }

  /** Bits a voxel, the header's bitpix. */
  public int bits() {
    return bits;
  }

  /** Bytes a voxel. */
  public int bytes() {
    return (bits + 7) / 8;
  }

  /** Numbers a voxel: 2 for complex, 3 or 4 for colour, else 1. */
  public int components() {
    return components;
  }

  /** What kind of value a voxel holds. */
  public Kind kind() {
    return kind;
  }

  /** Whether files of this type can be read and written. */
  public boolean supported() {
    return kind != Kind.REFUSED;
  }

  /** Whether a 32-bit float holds every value of this type exactly. */
  public boolean exactInFloat() {
    return switch (this) {
      case UINT8, INT8, INT16, UINT16, FLOAT32, COMPLEX64, RGB24, RGBA32 -> true;
      default -> false;
    };
  }

  /** The type's name, as numpy and nibabel write it, such as {@code int16}. */
  @Override
  public String toString() {
    return label;
  }

  /** The type with this header code, if NIfTI knows it. */
  public static Optional<DataType> ofCode(final int code) {
    return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
  }

  /**
   * The type with this name, in any case.
   *
   * @throws IllegalArgumentException for another name, with the names that can be read and written
   */
  public static DataType ofName(final String name) {
    for (final DataType t : values()) {
      if (t.supported() && t.label.equals(name.trim().toLowerCase(Locale.ROOT))) {
        return t;
      }
    }
    throw new IllegalArgumentException(
        "The data type '"
            + name
            + "' is none of "
            + Arrays.stream(values())
                .filter(DataType::supported)
                .map(DataType::toString)
                .collect(Collectors.joining(", "))
            + ".");
  }
}
