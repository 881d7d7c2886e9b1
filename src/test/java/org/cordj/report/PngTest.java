package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {

  @TempDir Path folder;

  private final BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);

  @Test
  void writesThePixelsAndTheResolutionAndLeavesNothingElse() throws IOException {
    picture.setRGB(3, 4, 0xff123456);
    final Path path = folder.resolve("figure.png");
    Files.writeString(path, "an older file");
    Png.write(picture, path);
    final BufferedImage back = ImageIO.read(path.toFile());
    assertEquals(20, back.getWidth());
    assertEquals(0xff123456, back.getRGB(3, 4));
    final byte[] bytes = Files.readAllBytes(path);
    final int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    final ByteBuffer physical = ByteBuffer.wrap(bytes, at + 4, 9);
    assertEquals(150, physical.getInt() * 0.0254, 0.05);
    assertEquals(150, physical.getInt() * 0.0254, 0.05);
    assertEquals(1, physical.get());
    assertArrayEquals(new String[] {"figure.png"}, folder.toFile().list());
  }

  @Test
  void refusesAMissingFolderAndAFolderAsFile() {
    final Path missing = folder.resolve("none").resolve("figure.png");
    final String a = refused(missing);
    assertTrue(a.contains(missing.toString()) && a.contains("does not exist"), a);
    final String b = refused(folder);
    assertTrue(b.contains("it is a folder"), b);
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void refusesAFolderThatIsNotWritable() {
    assertTrue(folder.toFile().setWritable(false));
    try {
      Assumptions.assumeFalse(
          Files.isWritable(folder), "skipped: this user may write into read-only folders");
      final String message = refused(folder.resolve("figure.png"));
      assertTrue(message.contains("is not writable"), message);
    } finally {
      folder.toFile().setWritable(true);
    }
  }

  @Test
  void aFailingDeviceIsOneSentence() {
    final Path odd = Path.of("/proc/figure.png");
    Assumptions.assumeTrue(
        Files.isDirectory(odd.getParent()), "skipped: there is no /proc on this machine");
    final String message = refused(odd);
    assertTrue(message.startsWith("Cannot write '/proc/figure.png': "), message);
    assertTrue(message.endsWith("choose another one."), message);
  }

  private String refused(final Path path) {
    return assertThrows(IOException.class, () -> Png.write(picture, path)).getMessage();
  }
}
