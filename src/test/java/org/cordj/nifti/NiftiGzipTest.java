package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gzip files of independent blocks: what they are to other readers, and how CordJ reads them. */
class NiftiGzipTest {

  @TempDir static Path folder;

  private static final NiftiWriter INT16 = new NiftiWriter(DataType.INT16, 6);

  private static Series run;
  private static Path packed;
  private static Path plain;

  /** 6.5 MB of int16 that packs as a run does: smooth anatomy under noise, zeros around it. */
  @BeforeAll
  static void writeARun() throws IOException {
    final Grid g = Grid.ras(64, 63, 13, 2, 2, 2);
    final Random r = new Random(1);
    final float[][] planes = new float[13 * 62][g.planeSize()];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        final double dx = i % 64 - 32;
        final double dy = i / 64 - 32;
        final double d = dx * dx + dy * dy;
        plane[i] = d > 700 ? 0 : Math.round(400 + 300 * Math.exp(-d / 300) + 12 * r.nextGaussian());
      }
    }
    run = Series.ofPlanes("run", planes, g, 2);
    packed = folder.resolve("run.nii.gz");
    plain = folder.resolve("run.nii");
    INT16.write(packed, run, null);
    INT16.write(plain, run, null);
  }

  private static NiftiImage read(final Path path) throws IOException {
    return NiftiReader.read(path, Progress.NONE);
  }

  @Test
  void itIsOneGzipMemberThatOtherReadersRead() throws IOException {
    final byte[] bytes = Files.readAllBytes(packed);
    final byte[] expected = Files.readAllBytes(plain);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      assertArrayEquals(expected, in.readAllBytes());
    }
    final int start = 12 + (bytes[10] & 0xff) + ((bytes[11] & 0xff) << 8);
    final Inflater inflater = new Inflater(true);
    inflater.setInput(bytes, start, bytes.length - start);
    final byte[] out = new byte[expected.length];
    try {
      int n = 0;
      while (!inflater.finished()) {
        n += inflater.inflate(out, n, out.length - n);
      }
    } catch (final java.util.zip.DataFormatException e) {
      throw new AssertionError(e);
    }
    assertArrayEquals(expected, out);
    assertEquals(8, inflater.getRemaining(), "bytes after the only deflate stream");
    inflater.end();
  }

  @Test
  void blocksCostLessThanTwoPercent() throws IOException {
    final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream gz =
        new GZIPOutputStream(whole) {
          {
            def.setLevel(6);
          }
        }) {
      gz.write(Files.readAllBytes(plain));
    }
    assertTrue(
        Files.size(packed) < 1.02 * whole.size(), Files.size(packed) + " and " + whole.size());
    assertTrue(Files.size(packed) > 1 << 20, "more than one block");
  }

  @Test
  void theBytesDoNotDependOnTheNumberOfThreads() throws Exception {
    final byte[] expected = Files.readAllBytes(packed);
    for (final int threads : new int[] {1, 2, 7}) {
      final Path out = folder.resolve("threads.nii.gz");
      final Callable<?> write = () -> INT16.write(out, run, null);
      Parallelization.runWithNumThreads(threads, write);
      assertArrayEquals(expected, Files.readAllBytes(out));
      final Callable<NiftiImage> read = () -> read(out);
      assertArrayEquals(run.planes(), Parallelization.runWithNumThreads(threads, read).planes());
      final Callable<NiftiImage> readPlain = () -> read(plain);
      assertArrayEquals(
          run.planes(), Parallelization.runWithNumThreads(threads, readPlain).planes());
    }
  }

  @Test
  void itIsReadByItsIndexAndWithoutIt() throws IOException {
    try (FileChannel c = FileChannel.open(packed)) {
      final GzipIndex index = GzipIndex.read(c);
      assertEquals(Files.size(plain), index.total());
      assertEquals(7, index.blocks());
    }
    assertArrayEquals(run.planes(), read(packed).planes());
    // An index whose sizes are false: the stream is read from its start.
    final byte[] bytes = Files.readAllBytes(packed);
    bytes[32]++;
    bytes[36]--;
    final Path wrong = Files.write(folder.resolve("wrong.nii.gz"), bytes);
    assertArrayEquals(run.planes(), read(wrong).planes());
    // Another program's gzip has no index.
    final Path other =
        Files.write(folder.resolve("other.nii.gz"), NiftiTestFiles.gzip(Files.readAllBytes(plain)));
    try (FileChannel c = FileChannel.open(other)) {
      assertEquals(null, GzipIndex.read(c));
    }
    assertArrayEquals(run.planes(), read(other).planes());
  }

  @Test
  void roundedValuesAreCountedOnceWhereTheIndexIsFalse() throws IOException {
    final Grid g = Grid.ras(256, 256, 8, 1, 1, 1);
    final NiftiHeader h = NiftiHeader.of(g, 1, 0, DataType.INT32);
    final byte[][] planes = new byte[8][4 * g.planeSize()];
    planes[0][0] = 1;
    planes[0][3] = 1;
    final Path out = folder.resolve("rounded.nii.gz");
    NiftiWriter.writeExact(out, new NiftiVoxels(h, planes, "rounded", List.of()), 6, Progress.NONE);
    assertTrue(read(out).notes().toString().contains("1 of 524288 int32"));
    final byte[] bytes = Files.readAllBytes(out);
    bytes[36]++;
    bytes[40]--;
    Files.write(out, bytes);
    assertTrue(read(out).notes().toString().contains("1 of 524288 int32"));
  }

  @Test
  void severalMembersAndPaddingAreRead() throws IOException {
    final byte[] file = Files.readAllBytes(plain);
    final ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < file.length; i += 1_000_003) {
      members.writeBytes(
          NiftiTestFiles.gzip(Arrays.copyOfRange(file, i, Math.min(file.length, i + 1_000_003))));
    }
    final Path path = Files.write(folder.resolve("m.nii.gz"), members.toByteArray());
    assertArrayEquals(run.planes(), read(path).planes());
    members.writeBytes(new byte[512]);
    Files.write(path, members.toByteArray());
    assertArrayEquals(run.planes(), read(path).planes());
  }

  @Test
  void damageInTheMiddleSaysHowManyVolumesAreWhole() throws IOException {
    final byte[] bytes = Files.readAllBytes(packed);
    bytes[bytes.length / 2] ^= 0x55;
    final Path path = Files.write(folder.resolve("d.nii.gz"), bytes);
    final String damaged = assertThrows(NiftiException.class, () -> read(path)).getMessage();
    assertTrue(damaged.matches(".*damaged gzip.*; [1-6]?\\d of 62 volumes are whole\\."), damaged);
    Files.write(path, Arrays.copyOf(Files.readAllBytes(packed), bytes.length / 2));
    final String cut = assertThrows(NiftiException.class, () -> read(path)).getMessage();
    assertTrue(cut.matches(".*cut short.*; (2[89]|3[0-3]) of 62 volumes are whole\\."), cut);
  }

  @Test
  void anImageIsSavedOntoItself() throws IOException {
    final Path path = folder.resolve("self.nii.gz");
    Files.copy(packed, path);
    final NiftiImage image = read(path);
    INT16.write(path, image.toSeries(), image.header());
    assertEquals(-1, Files.mismatch(packed, path));
  }

  @Test
  void everyLevelPacks() throws IOException {
    long last = Long.MAX_VALUE;
    for (final int level : new int[] {1, 6, 9}) {
      final Path out = folder.resolve("level.nii.gz");
      new NiftiWriter(DataType.INT16, level).write(out, run, null);
      assertTrue(Files.size(out) < last);
      last = Files.size(out);
      assertArrayEquals(run.planes(), read(out).planes());
    }
  }

  @Test
  void incompressibleVoxelsPackToo() throws IOException {
    final Grid g = Grid.ras(128, 128, 40, 1, 1, 1);
    final float[][] planes = new float[40][g.planeSize()];
    final Random r = new Random(2);
    for (final float[] p : planes) {
      for (int i = 0; i < p.length; i++) {
        p[i] = Float.intBitsToFloat(r.nextInt() & 0xbfffffff);
      }
    }
    final Path out = folder.resolve("noise.nii.gz");
    NiftiWriter.FLOAT32.write(out, new org.cordj.image.Volume("noise", planes, g), null);
    assertArrayEquals(planes, read(out).planes());
  }

  @Test
  void checksumsCombine() {
    final Random r = new Random(3);
    for (int n = 0; n < 50; n++) {
      final byte[] bytes = new byte[r.nextInt(5000)];
      r.nextBytes(bytes);
      final int cut = r.nextInt(bytes.length + 1);
      assertEquals(
          crc(bytes, 0, bytes.length),
          Crc32s.combine(
              crc(bytes, 0, cut), crc(bytes, cut, bytes.length - cut), bytes.length - cut));
    }
  }

  private static int crc(final byte[] b, final int from, final int n) {
    final CRC32 crc = new CRC32();
    crc.update(b, from, n);
    return (int) crc.getValue();
  }

  @Test
  void sizesAbove32767AreNifti2() throws IOException {
    final Grid g = Grid.ras(40000, 2, 1, 1, 1, 1);
    final Path out = folder.resolve("wide.nii");
    final NiftiWriter.Written w = NiftiWriter.FLOAT32.write(out, NiftiTestFiles.volume(g, 1), null);
    assertEquals(HeaderFormat.NIFTI2, w.header().format());
    assertEquals(40000, read(out).grid().nx());
    final NiftiHeader small =
        NiftiHeader.of(Grid.ras(2, 2, 2, 1, 1, 1), 1, 0, DataType.INT16).withDescrip("kept");
    final NiftiWriter.Written grown =
        NiftiWriter.FLOAT32.write(out, NiftiTestFiles.volume(g, 1), small);
    assertTrue(grown.changes().contains("format: NIfTI-1 -> NIfTI-2"));
    assertEquals("kept", read(out).header().descrip());
  }
}
