package org.cordj.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.cordj.io.SafeFiles;

/** Writes figures as PNG files. */
public final class Png {

  /** 150 dots per inch, in dots per metre as PNG's pHYs chunk has it. */
  private static final int PER_METRE = 5906;

  private Png() {}

  /**
   * Writes a picture with a resolution of 150 dpi. The file appears, or is replaced, only when it
   * is complete.
   *
   * @throws IOException with the sentence for the user: the folder is missing or not writable, the
   *     path is a folder, or the disk is full
   */
  public static void write(final BufferedImage picture, final Path path) throws IOException {
    SafeFiles.write(
        path,
        out -> {
          try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            encode(picture, stream);
          }
        });
  }

  /** A picture as the bytes of a PNG file with a resolution of 150 dpi. */
  static byte[] bytes(final BufferedImage picture) {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      encode(picture, stream);
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void encode(final BufferedImage picture, final ImageOutputStream stream)
      throws IOException {
    final ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try {
      final IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
      final IIOMetadataNode physical = new IIOMetadataNode("pHYs");
      physical.setAttribute("pixelsPerUnitXAxis", Integer.toString(PER_METRE));
      physical.setAttribute("pixelsPerUnitYAxis", Integer.toString(PER_METRE));
      physical.setAttribute("unitSpecifier", "meter");
      final IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
      root.appendChild(physical);
      metadata.mergeTree("javax_imageio_png_1.0", root);
      writer.setOutput(stream);
      writer.write(new IIOImage(picture, null, metadata));
    } finally {
      writer.dispose();
    }
  }
}
