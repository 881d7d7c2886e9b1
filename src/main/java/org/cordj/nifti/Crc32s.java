package org.cordj.nifti;

/**
 * The CRC-32 of two pieces together, from the CRC-32 of each: zlib's crc32_combine (M. Adler), by
 * multiplying with a power of x modulo the polynomial.
 */
final class Crc32s {

  /** The polynomial of gzip, bits reversed. */
  private static final int POLYNOMIAL = 0xedb88320;

  private Crc32s() {}

  /**
   * The checksum of a piece followed by another.
   *
   * @param length bytes of the second piece
   */
  static int combine(final int first, final int second, final long length) {
    return multiply(powerOfX(8 * length), first) ^ second;
  }

  /** The product of two polynomials modulo the CRC's; bit 31 is the coefficient of x^0. */
  private static int multiply(final int a, final int b) {
    int product = 0;
    int shifted = b;
    for (int bit = 31; bit >= 0; bit--) {
      if ((a >>> bit & 1) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
    }
    return product;
  }

  private static int powerOfX(final long n) {
    int result = 1 << 31;
    int square = 1 << 30;
    for (long left = n; left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result = multiply(square, result);
      }
      square = multiply(square, square);
    }
    return result;
  }
}
