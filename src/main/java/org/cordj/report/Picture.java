package org.cordj.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
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

  /** A picture that has been drawn. */
  static Picture of(final BufferedImage drawn) {
    return new Picture(Png.bytes(drawn), drawn.getWidth(), drawn.getHeight());
  }

  /**
   * A PNG file.
   *
   * @throws IOException with one sentence, if it cannot be read or is no whole picture
   */
  static Picture of(final Path file) throws IOException {
    final byte[] bytes = Files.readAllBytes(file);
    BufferedImage picture = null;
    try {
      picture = ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (final IOException e) {
      // told below: it is cut off or damaged
    }
    if (picture == null) {
      throw new RefusedException("'" + file + "' is no picture that can be read.");
    }
    return new Picture(bytes, picture.getWidth(), picture.getHeight());
  }

  /** The bytes as a data URI has them. */
  String base64() {
    return Base64.getEncoder().encodeToString(png);
  }
}
