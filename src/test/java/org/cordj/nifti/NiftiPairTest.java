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
import java.util.List;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers and voxels in two files, and Analyze 7.5. */
class NiftiPairTest {

  @TempDir Path folder;

  private static byte[] header() {
    final ByteBuffer h = NiftiTestFiles.header(ByteOrder.LITTLE_ENDIAN, DataType.INT16, 2);
    h.putFloat(108, 0).put(345, (byte) 'i');
    return h.array();
  }

  private static byte[] voxels() {
    final ByteBuffer v = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 48; i++) {
      v.putShort((short) i);
    }
    return v.array();
  }

  private static NiftiImage read(final Path path) throws IOException {
    return NiftiReader.read(path, Progress.NONE);
  }

  @Test
  void eitherHalfOpensThePairPlainOrGzip() throws IOException {
    final Path spaced = Files.createDirectory(folder.resolve("mit Blank und Ümläut"));
    for (final String[] names :
        new String[][] {
          {"a.hdr", "a.img"}, {"b.hdr.gz", "b.img.gz"}, {"c.hdr", "c.img.gz"}, {"D.HDR", "D.IMG"}
        }) {
      final Path hdr = spaced.resolve(names[0]);
      final Path img = spaced.resolve(names[1]);
      Files.write(hdr, names[0].endsWith("gz") ? NiftiTestFiles.gzip(header()) : header());
      Files.write(img, names[1].endsWith("gz") ? NiftiTestFiles.gzip(voxels()) : voxels());
      for (final Path half : List.of(hdr, img)) {
        final NiftiImage image = read(half);
        assertTrue(image.header().pair());
        assertEquals(47, image.toSeries().planes()[3][11]);
        assertEquals(names[0].substring(0, 1), image.name());
        assertEquals(List.of(), image.notes());
      }
    }
  }

  @Test
  void aPairIsSavedAsOneFileAndTheChangesAreListed() throws IOException {
    final byte[] withExtension = Arrays.copyOf(header(), 352 + 32);
    ByteBuffer.wrap(withExtension)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(348, (byte) 1)
        .putInt(352, 32)
        .putInt(356, 6);
    Files.write(folder.resolve("a.hdr"), withExtension);
    Files.write(folder.resolve("a.img"), voxels());
    final NiftiImage in = read(folder.resolve("a.img"));
    final Path out = folder.resolve("out.nii");
    final NiftiWriter.Written w =
        new NiftiWriter(DataType.INT16, 6).write(out, in.toSeries(), in.header());
    assertEquals(List.of("vox_offset: 0.0 -> 384.0", "magic: ni1 -> n+1"), w.changes());
    final NiftiImage back = read(out);
    assertArrayEquals(in.planes(), back.planes());
    assertEquals(6, back.header().extensions().get(0).code());
  }

  @Test
  void aMissingHalfIsNamed() throws IOException {
    Files.write(folder.resolve("a.hdr"), header());
    final String s =
        assertThrows(NiftiException.class, () -> read(folder.resolve("a.hdr"))).getMessage();
    assertTrue(s.contains("a.hdr' is the .hdr half") && s.contains("a.img' is not beside it"), s);
    Files.write(folder.resolve("b.img.gz"), NiftiTestFiles.gzip(voxels()));
    final String t =
        assertThrows(NiftiException.class, () -> read(folder.resolve("b.img.gz"))).getMessage();
    assertTrue(t.contains("b.hdr.gz' is not beside it"), t);
    assertEquals(2, NiftiReader.readHeader(folder.resolve("a.hdr")).volumes());
  }

  @Test
  void theVoxelsOfAPairMayBeginLaterOrEndTooEarly() throws IOException {
    final byte[] late = header();
    ByteBuffer.wrap(late).order(ByteOrder.LITTLE_ENDIAN).putFloat(108, 16);
    Files.write(folder.resolve("a.hdr"), late);
    final byte[] img = new byte[112];
    System.arraycopy(voxels(), 0, img, 16, 96);
    Files.write(folder.resolve("a.img"), img);
    assertEquals(47, read(folder.resolve("a.hdr")).planes()[3][11]);
    Files.write(folder.resolve("a.img"), Arrays.copyOf(img, 100));
    final String s =
        assertThrows(NiftiException.class, () -> read(folder.resolve("a.hdr"))).getMessage();
    assertTrue(s.contains("a.img' is cut short") && s.contains("1 of 2 volumes are whole"), s);
    Files.write(folder.resolve("x.nii"), header());
    final String ni =
        assertThrows(NiftiException.class, () -> read(folder.resolve("x.nii"))).getMessage();
    assertTrue(ni.contains("magic ni"), ni);
  }

  @Test
  void analyzeSaysThatItsOrientationIsUnknown() throws IOException {
    for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      final ByteBuffer h = ByteBuffer.allocate(348).order(order);
      h.putInt(0, 348).put(38, (byte) 'r');
      final int[] dim = {4, 4, 3, 2, 1};
      for (int i = 0; i < 5; i++) {
        h.putShort(40 + 2 * i, (short) dim[i]);
        h.putFloat(76 + 4 * i, i);
      }
      h.putShort(70, (short) 4).putShort(72, (short) 16);
      Files.write(folder.resolve("a.hdr"), h.array());
      final ByteBuffer v = ByteBuffer.allocate(48).order(order);
      v.putShort(2, (short) 300);
      Files.write(folder.resolve("a.img"), v.array());
      final NiftiImage plain = read(folder.resolve("a.hdr"));
      assertEquals(HeaderFormat.ANALYZE, plain.header().format());
      assertEquals(300, plain.planes()[0][1]);
      assertEquals("LAS", plain.grid().orientation());
      assertArrayEquals(new double[] {-1, 0, 0, 1.5}, plain.grid().affine()[0]);
      assertTrue(plain.notes().toString().contains("holds no orientation"));

      // SPM: a scale factor and an origin voxel, counted from 1.
      h.putFloat(112, 0.5f).putShort(253, (short) 2).putShort(255, (short) 3);
      h.putShort(257, (short) 1);
      Files.write(folder.resolve("a.hdr"), h.array());
      final NiftiImage spm = read(folder.resolve("a.hdr"));
      assertEquals(150, spm.planes()[0][1]);
      assertArrayEquals(new double[] {0, 2, 0, -4}, spm.grid().affine()[1]);
      assertTrue(spm.notes().toString().contains("SPM's scale factor"));

      final Path out = folder.resolve("out.nii");
      final NiftiWriter.Written w = NiftiWriter.FLOAT32.write(out, spm.toVolume(), spm.header());
      assertTrue(w.changes().contains("format: Analyze 7.5 -> NIfTI-1"), w.changes()::toString);
      final NiftiImage back = read(out);
      assertArrayEquals(spm.planes(), back.planes());
      assertTrue(spm.grid().matches(back.grid()));
      final NiftiVoxels exact = NiftiReader.readExact(folder.resolve("a.img"), Progress.NONE);
      NiftiWriter.writeExact(out, exact, 6, Progress.NONE);
      assertArrayEquals(spm.planes(), read(out).planes());
      assertTrue(spm.grid().matches(read(out).grid()));
    }
  }
}
