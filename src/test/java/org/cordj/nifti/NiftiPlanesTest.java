package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planes on demand equal those of the whole image. */
class NiftiPlanesTest {

  @TempDir Path folder;

  private static void equalsWhole(final Path path) throws IOException {
    final float[][] whole = NiftiReader.read(path, Progress.NONE).planes();
    try (NiftiPlanes planes = NiftiPlanes.open(path)) {
      assertEquals(whole.length, planes.count());
      final Random r = new Random(1);
      for (int i = 0; i < 100; i++) {
        final int p = r.nextInt(whole.length);
        assertArrayEquals(whole[p], planes.plane(p), "plane " + p);
      }
      assertThrows(IndexOutOfBoundsException.class, () -> planes.plane(whole.length));
      assertThrows(IndexOutOfBoundsException.class, () -> planes.plane(-1));
    }
  }

  @Test
  void plainIndexedAndOtherGzip() throws IOException {
    final Grid g = Grid.ras(50, 40, 7, 2, 2, 2);
    final Series run = NiftiTestFiles.series(g, 100, 2, 1);
    final Path plain = folder.resolve("a.nii");
    final Path indexed = folder.resolve("b.nii.gz");
    NiftiWriter.FLOAT32.write(plain, run, null);
    NiftiWriter.FLOAT32.write(indexed, run, null);
    final Path other =
        Files.write(folder.resolve("c.nii.gz"), NiftiTestFiles.gzip(Files.readAllBytes(plain)));
    for (final Path path : new Path[] {plain, indexed, other}) {
      equalsWhole(path);
    }
    try (NiftiPlanes p = NiftiPlanes.open(other)) {
      assertTrue(p.notes().toString().contains("temporary file"));
      assertEquals("c", p.name());
    }
    final byte[] bytes = Files.readAllBytes(other);
    Files.write(other, Arrays.copyOf(bytes, bytes.length / 2));
    final String cut =
        assertThrows(NiftiException.class, () -> NiftiPlanes.open(other)).getMessage();
    assertTrue(cut.matches(".*cut short.*; \\d+ of 100 volumes are whole\\."), cut);
    final byte[] damaged = Files.readAllBytes(indexed);
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 100, (byte) 0xff);
    Files.write(indexed, damaged);
    try (NiftiPlanes p = NiftiPlanes.open(indexed)) {
      assertEquals(run.planes()[0][7], p.plane(0)[7]);
      final String s =
          assertThrows(
                  NiftiException.class,
                  () -> {
                    for (int i = 0; i < p.count(); i++) {
                      p.plane(i);
                    }
                  })
              .getMessage();
      assertTrue(s.contains("damaged gzip"), s);
    }
  }

  @Test
  void colorsAndChannels() throws IOException {
    final ByteBuffer h = NiftiTestFiles.header(ByteOrder.BIG_ENDIAN, DataType.RGB24, 3);
    h.putShort(40, (short) 5).putShort(50, (short) 2);
    final byte[] voxels = new byte[24 * 3 * 2 * 3];
    new Random(4).nextBytes(voxels);
    equalsWhole(Files.write(folder.resolve("x.nii"), NiftiTestFiles.file(h, voxels)));
  }
}
