package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.cordj.io.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures as pages hold them. */
class PictureTest {

  @TempDir Path folder;

  @Test
  void aFilesOwnBytesAreTaken() throws IOException {
    final Path file = folder.resolve("p.png");
    Png.write(new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB), file);
    final Picture picture = Picture.of(file);
    assertArrayEquals(Files.readAllBytes(file), picture.png());
    assertEquals(7, picture.width());
    assertEquals(5, picture.height());
  }

  @Test
  void whatIsNoWholePictureIsRefused() throws IOException {
    final Path file = folder.resolve("p.png");
    Png.write(new BufferedImage(70, 50, BufferedImage.TYPE_INT_RGB), file);
    final byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    final RefusedException cut = assertThrows(RefusedException.class, () -> Picture.of(file));
    assertEquals("'" + file + "' is no picture that can be read.", cut.getMessage());
    Files.writeString(file, "no picture");
    assertThrows(RefusedException.class, () -> Picture.of(file));
    Files.write(file, new byte[0]);
    assertThrows(RefusedException.class, () -> Picture.of(file));
  }

  @Test
  void aPictureWithOneWrongByteIsRefused() throws IOException {
    final Path file = folder.resolve("p.png");
    Png.write(new BufferedImage(9, 4, BufferedImage.TYPE_INT_RGB), file);
    final byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      final byte[] damaged = bytes.clone();
      damaged[i] ^= 16;
      Files.write(file, damaged);
      final int at = i;
      assertThrows(RefusedException.class, () -> Picture.of(file), () -> "byte " + at);
    }
  }

  @Test
  void whatFollowsTheEndOfAPictureDoesNotMatter() throws IOException {
    final Path file = folder.resolve("p.png");
    Png.write(new BufferedImage(9, 4, BufferedImage.TYPE_INT_RGB), file);
    Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertEquals(9, Picture.of(file).width());
  }
}
