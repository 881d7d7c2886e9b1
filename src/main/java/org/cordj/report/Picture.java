package org.cordj.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32;
import org.cordj.io.RefusedException;

/**
 * A picture of a page as the PNG that the page holds, so that a file's own bytes are taken as they
 * are and not encoded again.
 *
 * @param png the bytes of a PNG file; not changed
 * @param width in pixels
 * @param height in pixels
 */
record Picture(byte[] png, int width, int height) {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  /** Where the width stands in a file; the height follows. */
  private static final int WIDTH = 16;

  /** A picture that has been drawn. */
  static Picture of(final BufferedImage drawn) {
    return new Picture(Png.bytes(drawn), drawn.getWidth(), drawn.getHeight());
  }

  /**
   * A PNG file. It is not decoded: that its parts are whole, their checksums tell.
   *
   * @throws IOException with one sentence, if it cannot be read or is no whole picture
   */
  static Picture of(final Path file) throws IOException {
    final byte[] bytes = Files.readAllBytes(file);
    final ByteBuffer png = ByteBuffer.wrap(bytes);
    if (bytes.length < 8 || png.getLong() != SIGNATURE || !isWhole(png)) {
      throw new RefusedException("'" + file + "' is no picture that can be read.");
    }
    return new Picture(bytes, png.getInt(WIDTH), png.getInt(WIDTH + 4));
  }

  /**
   * Whether what follows the signature are the chunks of a picture (PNG specification, ISO/IEC
   * 15948, clause 5): length, type, data and the CRC of type and data of each; IHDR first, with
   * sides that are not empty, IEND last, pixels in between.
   */
  private static boolean isWhole(final ByteBuffer png) {
    boolean pixels = false;
    final CRC32 crc = new CRC32();
    while (png.remaining() >= 12) {
      final int at = png.position();
      final int length = png.getInt();
      final int type = png.getInt();
      if (length < 0 || length > png.remaining() - 4) {
        return false;
      }
      crc.reset();
      crc.update(png.array(), at + 4, length + 4);
      png.position(at + 8 + length);
      if ((int) crc.getValue() != png.getInt()) {
        return false;
      }
      final boolean head = at == 8;
      if (head != (type == IHDR)
          || head && (length != 13 || png.getInt(WIDTH) <= 0 || png.getInt(WIDTH + 4) <= 0)) {
        return false;
      }
      pixels |= type == IDAT && length > 0;
      if (type == IEND) {
        return pixels;
      }
    }
    return false;
  }

  /** The bytes as a data URI has them. */
  String base64() {
    return Base64.getEncoder().encodeToString(png);
  }
}
