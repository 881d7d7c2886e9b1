package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.RefusedException;
import org.cordj.io.SafeFiles;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad file and bad place to write to gets one sentence that names it. */
class NiftiBadInputTest {

  @TempDir Path folder;

  private String refusal(final String name, final byte[] bytes) throws IOException {
    return refusal(Files.write(folder.resolve(name), bytes));
  }

  private static String refusal(final Path path) {
    final NiftiException e =
        assertThrows(NiftiException.class, () -> NiftiReader.read(path, Progress.NONE));
    assertTrue(e.getMessage().contains("'" + path + "'"), e.getMessage());
    assertTrue(e.getMessage().endsWith("."), e.getMessage());
    return e.getMessage();
  }

  private String refusal(final Consumer<ByteBuffer> change) throws IOException {
    return refusal("x.nii", NiftiTestFiles.int16(ByteOrder.LITTLE_ENDIAN, 2, change));
  }

  private NiftiImage read(final Consumer<ByteBuffer> change) throws IOException {
    return NiftiReader.read(
        Files.write(
            folder.resolve("x.nii"), NiftiTestFiles.int16(ByteOrder.LITTLE_ENDIAN, 2, change)),
        Progress.NONE);
  }

  private static void contains(final String sentence, final String... parts) {
    for (final String p : parts) {
      assertTrue(sentence.contains(p), () -> "no '" + p + "' in: " + sentence);
    }
  }

  @Test
  void missingFile() {
    contains(refusal(folder.resolve("no.nii")), "does not exist");
  }

  @Test
  void folderInsteadOfAFile() {
    contains(refusal(folder), "is a folder");
  }

  @Test
  void emptyFile() throws IOException {
    contains(refusal("x.nii", new byte[0]), "is empty");
  }

  @Test
  void notNifti() throws IOException {
    final byte[] noise = new byte[1000];
    Arrays.fill(noise, (byte) 7);
    contains(refusal("x.nii", noise), "is not a NIfTI file", "neither");
    final byte[] dicom = new byte[1000];
    System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
    contains(refusal("x.nii", dicom), "DICOM", "dcm2niix");
    contains(refusal("x.nii", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)), "JSON");
    contains(
        refusal(
            "x.nii.gz", "/annex/objects/MD5E-s1--0.nii.gz\n".getBytes(StandardCharsets.US_ASCII)),
        "git-annex pointer");
    contains(refusal("x.nii.gz", NiftiTestFiles.gzip(noise)), "is not a NIfTI file");
    contains(refusal("x.nii", new byte[10]), "only 10 bytes");
  }

  @Test
  void cutShortPlain() throws IOException {
    final byte[] file = NiftiTestFiles.int16(ByteOrder.LITTLE_ENDIAN, 10, h -> {});
    contains(
        refusal("x.nii", Arrays.copyOf(file, 352 + 48 * 7 + 5)),
        "cut short",
        "7 of 10 volumes are whole");
    contains(refusal("x.nii", Arrays.copyOf(file, 100)), "only 100 bytes");
  }

  @Test
  void cutShortInTheMiddleOfGzip() throws IOException {
    final ByteBuffer h = NiftiTestFiles.header(ByteOrder.LITTLE_ENDIAN, DataType.UINT8, 9);
    h.putShort(42, (short) 100).putShort(44, (short) 50);
    final byte[] noise = new byte[100 * 50 * 2 * 9];
    new java.util.Random(1).nextBytes(noise);
    final byte[] gz = NiftiTestFiles.gzip(NiftiTestFiles.file(h, noise));
    final String cut = refusal("x.nii.gz", Arrays.copyOf(gz, gz.length / 2));
    contains(cut, "cut short", "4 of 9 volumes are whole");
    contains(refusal("x.nii.gz", Arrays.copyOf(gz, 60)), "cut short", "header");
  }

  @Test
  void damagedGzip() throws IOException {
    final byte[] file = NiftiTestFiles.int16(ByteOrder.LITTLE_ENDIAN, 10, h -> {});
    final byte[] gz = NiftiTestFiles.gzip(file);
    gz[gz.length - 6] ^= 1;
    contains(refusal("x.nii.gz", gz), "damaged gzip", "checksum", "10 of 10 volumes");
    final byte[] inside = NiftiTestFiles.gzip(file);
    for (int i = inside.length / 2; i < inside.length / 2 + 20; i++) {
      inside[i] = (byte) 0xff;
    }
    contains(refusal("x.nii.gz", inside), "'");
    contains(
        refusal("x.nii.gz", new byte[] {0x1f, (byte) 0x8b, 7, 0, 0, 0, 0, 0, 0, 0, 0}),
        "damaged gzip",
        "compression method");
  }

  @Test
  void moreVoxelsThanTheFileCanHold() throws IOException {
    final byte[] file =
        NiftiTestFiles.int16(
            ByteOrder.LITTLE_ENDIAN,
            1,
            h -> h.putShort(42, (short) 30000).putShort(44, (short) 30000));
    contains(refusal("x.nii", file), "cut short", "3600000000 bytes", "0 of 1");
    contains(refusal("x.nii.gz", NiftiTestFiles.gzip(file)), "cut short", "at most");
  }

  @Test
  void sizesThatOverflow() throws IOException {
    contains(
        refusal(
            h -> {
              h.putShort(40, (short) 7);
              for (int i = 1; i < 8; i++) {
                h.putShort(40 + 2 * i, Short.MAX_VALUE);
              }
            }),
        "overflows");
    contains(
        refusal(
            h -> {
              h.putShort(40, (short) 5);
              h.putShort(46, Short.MAX_VALUE).putShort(48, Short.MAX_VALUE).putShort(50, (short) 9);
            }),
        "planes; the most is 2^31-9");
    contains(refusal(h -> h.putShort(40, (short) 0)), "dim[0]", "is 0", "1 to 7");
    contains(refusal(h -> h.putShort(44, (short) -3)), "dim[2]", "is -3");
  }

  @Test
  void zeroSizesAreTakenAsOneAndSaid() throws IOException {
    final NiftiImage in = read(h -> h.putShort(40, (short) 5));
    assertEquals(2, in.volumes());
    final NiftiImage zero = read(h -> h.putShort(40, (short) 5).putShort(50, (short) 0));
    contains(zero.notes().toString(), "dim[5] is 0");
  }

  @Test
  void dataTypes() throws IOException {
    contains(refusal(h -> h.putShort(70, (short) 1536)), "float128");
    contains(refusal(h -> h.putShort(70, (short) 2048)), "complex256");
    contains(refusal(h -> h.putShort(70, (short) 1)), "1-bit");
    contains(refusal(h -> h.putShort(70, (short) -9510)), "-9510");
    contains(read(h -> h.putShort(72, (short) 8)).notes().toString(), "bitpix is 8");
  }

  @Test
  void voxelOffsets() throws IOException {
    contains(refusal(h -> h.putFloat(108, 100)), "vox_offset is 100", "inside the header");
    contains(refusal(h -> h.putFloat(108, Float.NaN)), "vox_offset is NaN");
    contains(refusal(h -> h.putFloat(108, -352)), "vox_offset is -352");
    contains(refusal(h -> h.putFloat(108, 1e6f)), "1000000", "holds at most");
    final NiftiImage zero = read(h -> h.putFloat(108, 0));
    contains(zero.notes().toString(), "vox_offset is 0");
    assertEquals(5, zero.planes()[0][5]);
    final Path out = folder.resolve("out.nii");
    new NiftiWriter(DataType.INT16, 6).write(out, zero.toSeries(), zero.header());
    assertEquals(352, NiftiReader.readHeader(out).real(HeaderField.VOX_OFFSET, 0));
  }

  @Test
  void badPlacesInSpace() throws IOException {
    contains(refusal(h -> h.putFloat(280, 0)), "cannot be placed in space", "singular");
    contains(refusal(h -> h.putFloat(280, Float.NaN)), "cannot be placed in space", "NaN");
    contains(
        refusal(h -> h.putShort(254, (short) 0).putFloat(84, Float.NaN)), "pixdim[2]", "is NaN");
    contains(read(h -> h.putFloat(84, Float.NaN)).notes().toString(), "pixdim[2] is NaN");
    contains(read(h -> h.putFloat(84, -2)).notes().toString(), "pixdim[2] is negative");
    contains(
        read(h -> h.putFloat(84, 3)).notes().toString(),
        "pixdim[2] says 3.000 mm but the sform's voxels are 2.000 mm");
    assertEquals(List.of(), read(h -> h.putFloat(84, 0)).notes());
    contains(
        read(h -> h.putShort(254, (short) 0).putFloat(84, 0)).notes().toString(),
        "pixdim[2] is 0; taken as 1 mm");
    contains(
        read(h -> h.putShort(254, (short) 0).putShort(252, (short) 1).putFloat(76, 3))
            .notes()
            .toString(),
        "pixdim[0] (qfac) is 3; taken as 1");
    contains(
        read(h -> h.putShort(254, (short) 0).putShort(252, (short) 1).putFloat(256, 1.5f))
            .notes()
            .toString(),
        "is shortened to 1");
    contains(
        read(h -> h.putShort(254, (short) 0)).notes().toString(), "holds no orientation", "left");
    final NiftiImage both = read(h -> h.putShort(252, (short) 1).putFloat(268, 50));
    contains(both.notes().toString(), "sform (code 1) and qform (code 1) disagree by up to 50");
    assertEquals(0, both.grid().affine()[0][3]);
  }

  @Test
  void unitsThatHaveToBeGuessed() throws IOException {
    contains(read(h -> h.put(123, (byte) 2)).notes().toString(), "taken as seconds");
    contains(read(h -> h.put(123, (byte) 8)).notes().toString(), "taken as mm");
    final NiftiImage hertz = read(h -> h.put(123, (byte) (2 | 32)));
    assertEquals(0, hertz.tr());
    contains(hertz.notes().toString(), "Hz");
    contains(read(h -> h.putFloat(92, 2500)).notes().toString(), "milliseconds");
    assertEquals(0, read(h -> h.putFloat(92, -2)).tr());
    final NiftiImage meters = read(h -> h.put(123, (byte) (1 | 8)).putFloat(280, 0.002f));
    assertEquals(2, meters.grid().affine()[0][0], 1e-6);
  }

  @Test
  void threeAndFourDimensions() throws IOException {
    final NiftiImage run = read(h -> {});
    contains(
        assertThrows(NiftiException.class, run::toVolume).getMessage(), "4-D run of 2 volumes");
    final NiftiImage map = read(h -> h.putShort(40, (short) 3));
    contains(assertThrows(NiftiException.class, map::toSeries).getMessage(), "3-D");
    contains(map.notes().toString(), "48 bytes after the last voxel");
  }

  @Test
  void aWrongEndingIsSeenFromTheContent() throws IOException {
    final byte[] file = NiftiTestFiles.int16(ByteOrder.LITTLE_ENDIAN, 2, h -> {});
    final Path gz = Files.write(folder.resolve("x.nii"), NiftiTestFiles.gzip(file));
    contains(NiftiReader.read(gz, Progress.NONE).notes().toString(), "is gzip though");
  }

  @Test
  void cancelled() throws IOException {
    final Path path =
        Files.write(
            folder.resolve("x.nii"), NiftiTestFiles.int16(ByteOrder.LITTLE_ENDIAN, 2, h -> {}));
    final Progress stop = new Canceled();
    final Series run = NiftiReader.read(path, Progress.NONE).toSeries();
    assertThrows(CancellationException.class, () -> NiftiReader.read(path, stop));
    assertThrows(
        CancellationException.class,
        () -> NiftiWriter.FLOAT32.write(folder.resolve("y.nii"), run, null, stop));
    assertEquals(Set.of("x.nii"), names());
  }

  @Test
  void valuesThatTheTypeDoesNotHold() throws IOException {
    final Path out = Files.write(folder.resolve("y.nii"), new byte[] {1, 2, 3});
    final NiftiWriter w = new NiftiWriter(DataType.INT16, 6);
    for (final float bad : new float[] {0.5f, 32768, -32769, Float.NaN, Float.NEGATIVE_INFINITY}) {
      final Volume v = NiftiTestFiles.volume(NiftiTestFiles.GRID, 1);
      v.set(17, bad);
      final String s = assertThrows(NiftiException.class, () -> w.write(out, v, null)).getMessage();
      contains(s, "voxel (1, 1, 1)", String.valueOf(bad), "int16", "float32");
      assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(out));
      assertEquals(Set.of("y.nii"), names());
    }
  }

  @Test
  void placesThatCannotBeWrittenTo() throws IOException {
    final Volume v = NiftiTestFiles.volume(NiftiTestFiles.GRID, 1);
    contains(writeRefusal(folder.resolve("x.img"), v), "must end in .nii or .nii.gz");
    contains(writeRefusal(folder.resolve("no/x.nii"), v), "no' does not exist");
    Files.createDirectory(folder.resolve("d.nii"));
    contains(writeRefusal(folder.resolve("d.nii"), v), "is a folder");
    final Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(
        Files.exists(full), "skipped the full disk: there is no /dev/full on this system");
    final RefusedException e =
        assertThrows(
            RefusedException.class,
            () ->
                SafeFiles.writeChannel(
                    folder.resolve("z.nii"),
                    out -> {
                      out.write(ByteBuffer.wrap(new byte[1]));
                      try (var dev = Files.newOutputStream(full)) {
                        dev.write(1);
                      }
                    }));
    contains(e.getMessage(), "the disk is full", "z.nii");
    assertEquals(Set.of("d.nii"), names());
  }

  @Test
  void folderThatIsNotWritable() throws IOException {
    final Path locked = Files.createDirectory(folder.resolve("locked"));
    Assumptions.assumeTrue(
        locked.toFile().setWritable(false) && !Files.isWritable(locked),
        "skipped: this user may write everywhere");
    contains(
        writeRefusal(locked.resolve("x.nii"), NiftiTestFiles.volume(NiftiTestFiles.GRID, 1)),
        "is not writable");
  }

  private static String writeRefusal(final Path path, final Volume v) {
    final NiftiException e =
        assertThrows(NiftiException.class, () -> NiftiWriter.FLOAT32.write(path, v, null));
    contains(e.getMessage(), "'" + path + "'");
    return e.getMessage();
  }

  @Test
  void options() {
    contains(illegal(() -> new NiftiWriter(DataType.FLOAT128, 6)), "float128");
    contains(illegal(() -> new NiftiWriter(DataType.INT16, 10)), "10", "1 (fast) to 9");
    contains(illegal(() -> DataType.ofName("int24")), "'int24'", "int16");
    final NiftiHeader h = NiftiHeader.of(NiftiTestFiles.GRID, 1, 0, DataType.INT16);
    contains(illegal(() -> h.withDescrip("x".repeat(80))), "descrip", "80 bytes", "at most 79");
    assertEquals("x".repeat(79), h.withDescrip("x".repeat(79)).descrip());
    // U+FFFD is a character like any other: it says nothing about the coding of the bytes.
    assertEquals("\ufffd", h.withDescrip("\ufffd").descrip());
    contains(illegal(() -> h.withIntent(0, "x".repeat(16))), "intent_name", "at most 15");
    contains(illegal(() -> h.withTr(-1)), "-1.0 s");
  }

  private static String illegal(final org.junit.jupiter.api.function.Executable e) {
    return assertThrows(IllegalArgumentException.class, e).getMessage();
  }

  private Set<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(p -> p.getFileName().toString())
          .collect(java.util.stream.Collectors.toSet());
    }
  }
}
