package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every voxel type in both byte orders: as floats, exactly, and written again. */
class NiftiTypesTest {

  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

  @TempDir Path folder;

  /** A file of 24 voxels, the first ones set, the others 0. */
  private Path file(
      final ByteOrder order, final DataType type, final BiConsumer<ByteBuffer, ByteBuffer> fill)
      throws IOException {
    final ByteBuffer header = NiftiTestFiles.header(order, type, 1);
    final ByteBuffer voxels = ByteBuffer.allocate(24 * type.bytes()).order(order);
    fill.accept(header, voxels);
    return Files.write(folder.resolve("x.nii"), NiftiTestFiles.file(header, voxels.array()));
  }

  private static NiftiImage read(final Path path) throws IOException {
    return NiftiReader.read(path, Progress.NONE);
  }

  private static void begins(final NiftiImage image, final float... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], image.planes()[0][i], "voxel " + i);
    }
  }

  @Test
  void smallIntegersAreExact() throws IOException {
    for (final ByteOrder o : ORDERS) {
      begins(read(file(o, DataType.INT8, (h, v) -> v.put((byte) -128).put((byte) 127))), -128, 127);
      begins(read(file(o, DataType.UINT8, (h, v) -> v.put((byte) -1).put((byte) 1))), 255, 1);
      begins(
          read(file(o, DataType.INT16, (h, v) -> v.putShort((short) -32768).putShort((short) 258))),
          -32768,
          258);
      begins(
          read(file(o, DataType.UINT16, (h, v) -> v.putShort((short) -1).putShort((short) 258))),
          65535,
          258);
    }
  }

  @Test
  void largeIntegersAreRoundedOnceAndCounted() throws IOException {
    for (final ByteOrder o : ORDERS) {
      final NiftiImage i32 =
          read(file(o, DataType.INT32, (h, v) -> v.putInt(16777217).putInt(-5).putInt(1 << 30)));
      begins(i32, 16777216f, -5, 1 << 30);
      assertTrue(
          i32.notes().toString().contains("1 of 24 int32 values are not exact"),
          i32.notes()::toString);
      begins(read(file(o, DataType.UINT32, (h, v) -> v.putInt(-1).putInt(7))), 4294967296f, 7);
      // By way of double this would be rounded twice, and down.
      final long tie = (1L << 53) + (1L << 29) + 1;
      final NiftiImage i64 =
          read(
              file(
                  o,
                  DataType.INT64,
                  (h, v) -> v.putLong(tie).putLong(Long.MIN_VALUE).putLong(Long.MAX_VALUE)));
      begins(i64, (float) (1L << 53) + (float) (1L << 30), -0x1p63f, 0x1p63f);
      assertTrue(i64.notes().toString().contains("2 of 24 int64"), i64.notes()::toString);
      final NiftiImage u64 =
          read(
              file(
                  o,
                  DataType.UINT64,
                  (h, v) -> v.putLong(-1).putLong(Long.MIN_VALUE).putLong(Long.MIN_VALUE + 1)));
      begins(u64, 0x1p64f, 0x1p63f, 0x1p63f);
      assertTrue(u64.notes().toString().contains("2 of 24 uint64"), u64.notes()::toString);
    }
  }

  @Test
  void floatsKeepNanAndInfinity() throws IOException {
    for (final ByteOrder o : ORDERS) {
      begins(
          read(
              file(
                  o,
                  DataType.FLOAT32,
                  (h, v) ->
                      v.putFloat(Float.NaN).putFloat(Float.NEGATIVE_INFINITY).putFloat(1e-40f))),
          Float.NaN,
          Float.NEGATIVE_INFINITY,
          1e-40f);
      final NiftiImage d =
          read(
              file(
                  o,
                  DataType.FLOAT64,
                  (h, v) -> v.putDouble(0.1).putDouble(1e300).putDouble(Double.NaN)));
      begins(d, 0.1f, Float.POSITIVE_INFINITY, Float.NaN);
      assertTrue(d.notes().toString().contains("2 of 24 float64"), d.notes()::toString);
    }
  }

  @Test
  void scalingOfEachKindIsDoneInDouble() throws IOException {
    final BiConsumer<ByteBuffer, ByteBuffer> scale =
        (h, v) -> h.putFloat(112, 0.1f).putFloat(116, 3);
    final double s = 0.1f;
    begins(
        read(file(ORDERS.get(0), DataType.INT32, scale.andThen((h, v) -> v.putInt(123456789)))),
        (float) (123456789 * s + 3));
    begins(
        read(file(ORDERS.get(0), DataType.UINT64, scale.andThen((h, v) -> v.putLong(-1)))),
        (float) (0x1p64 * s + 3));
    final NiftiImage d =
        read(file(ORDERS.get(0), DataType.FLOAT64, scale.andThen((h, v) -> v.putDouble(1.7))));
    begins(d, (float) (1.7 * s + 3));
    assertTrue(d.notes().toString().contains("were rounded"), d.notes()::toString);
    begins(
        read(file(ORDERS.get(0), DataType.INT8, scale.andThen((h, v) -> v.put((byte) -7)))),
        (float) (-7 * s + 3));
  }

  @Test
  void complexPartsAndTheirScaling() throws IOException {
    for (final ByteOrder o : ORDERS) {
      for (final DataType t : List.of(DataType.COMPLEX64, DataType.COMPLEX128)) {
        final Path path =
            file(
                o,
                t,
                (h, v) -> {
                  if (t == DataType.COMPLEX64) {
                    v.putFloat(3).putFloat(-4);
                  } else {
                    v.putDouble(3).putDouble(-4);
                  }
                });
        begins(read(path), 5);
        assertTrue(read(path).notes().toString().contains("the magnitude is shown"));
        begins(NiftiReader.read(path, ComplexPart.REAL, Progress.NONE), 3);
        begins(NiftiReader.read(path, ComplexPart.IMAGINARY, Progress.NONE), -4);
        begins(
            NiftiReader.read(path, ComplexPart.PHASE, Progress.NONE),
            (float) StrictMath.atan2(-4, 3));
        final NiftiVoxels exact = NiftiReader.readExact(path, Progress.NONE);
        assertEquals(3, exact.real(0, 0));
        assertEquals(-4, exact.imaginary(0, 0));
        assertThrows(IllegalStateException.class, () -> exact.integer(0, 0));
      }
    }
    final Path scaled =
        file(
            ORDERS.get(0),
            DataType.COMPLEX64,
            (h, v) -> {
              h.putFloat(112, 2).putFloat(116, 10);
              v.putFloat(3).putFloat(-4);
            });
    begins(NiftiReader.read(scaled, ComplexPart.REAL, Progress.NONE), 16);
    begins(NiftiReader.read(scaled, ComplexPart.IMAGINARY, Progress.NONE), -8);
  }

  @ParameterizedTest
  @EnumSource(names = {"RGB24", "RGBA32"})
  void colorsAreChannels(final DataType type) throws IOException {
    final int n = type.components();
    final Path path =
        file(
            ORDERS.get(0),
            type,
            (h, v) -> {
              h.putFloat(112, 3);
              for (int i = 0; i < 24 * n; i++) {
                v.put((byte) (i % 251 + 5));
              }
            });
    final NiftiImage image = read(path);
    assertEquals(n, image.channels());
    assertEquals(List.of("red", "green", "blue", "alpha").subList(0, n), image.channelNames());
    assertEquals(List.of(new NiftiAxis("color", n)), NiftiAxis.of(image.header()));
    assertEquals(2 * n + 1 + 5, image.channel(1).planes()[0][2]);
    assertEquals(image.planes()[2 * 2 + 1][3], image.channel(2).toVolume().get(15));
    assertTrue(
        assertThrows(NiftiException.class, image::toVolume).getMessage().contains("red, green"));
    final Path out = folder.resolve("out.nii");
    assertEquals(List.of(), new NiftiWriter(type, 6).write(out, image, Progress.NONE).changes());
    assertEquals(-1, Files.mismatch(path, out));
    final Volume red = image.channel(0).toVolume();
    new NiftiWriter(DataType.UINT8, 6).write(out, red, image.header());
    assertArrayEquals(red.planes(), read(out).toVolume().planes());
    assertThrows(
        IllegalArgumentException.class, () -> new NiftiWriter(type, 6).write(out, red, null));
    assertThrows(
        IllegalArgumentException.class, () -> NiftiWriter.FLOAT32.write(out, image, Progress.NONE));
  }

  @Test
  void theFifthAxisIsNamedByTheIntent() throws IOException {
    final ByteBuffer h = NiftiTestFiles.header(ByteOrder.LITTLE_ENDIAN, DataType.FLOAT32, 2);
    h.putShort(40, (short) 5).putShort(50, (short) 3).putShort(68, (short) 1006);
    final ByteBuffer v = ByteBuffer.allocate(4 * 24 * 6).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 24 * 6; i++) {
      v.putFloat(i);
    }
    final Path path = Files.write(folder.resolve("warp.nii"), NiftiTestFiles.file(h, v.array()));
    final NiftiImage image = read(path);
    assertEquals(3, image.channels());
    assertEquals(
        List.of(new NiftiAxis("time", 2), new NiftiAxis("displacement", 3)),
        NiftiAxis.of(image.header()));
    assertEquals(
        List.of("displacement 1", "displacement 2", "displacement 3"), image.channelNames());
    assertEquals(48 + 5, image.channel(1).toSeries().planes()[0][5]);
    assertEquals("warp_displacement2", image.channel(1).name());
    assertThrows(NiftiException.class, image::toSeries);
    assertThrows(IllegalArgumentException.class, () -> image.channel(3));
    final Path out = folder.resolve("out.nii");
    NiftiWriter.FLOAT32.write(out, image, Progress.NONE);
    assertEquals(-1, Files.mismatch(path, out));
    NiftiWriter.FLOAT32.write(out, image.channel(2).toSeries(), image.header());
    assertEquals(0, NiftiReader.readHeader(out).intentCode());
    assertEquals(4, NiftiReader.readHeader(out).shape().length);
  }

  @ParameterizedTest
  @EnumSource
  void storedVoxelsAreWrittenByteForByte(final DataType type) throws IOException {
    if (!type.supported()) {
      assertThrows(
          NiftiException.class,
          () -> NiftiReader.readExact(file(ORDERS.get(0), type, (h, v) -> {}), Progress.NONE));
      return;
    }
    for (final ByteOrder o : ORDERS) {
      final byte[] noise = new byte[24 * type.bytes()];
      new Random(type.code()).nextBytes(noise);
      final Path path = file(o, type, (h, v) -> v.put(noise));
      final NiftiVoxels voxels = NiftiReader.readExact(path, Progress.NONE);
      final Path out = folder.resolve("out.nii");
      assertEquals(List.of(), NiftiWriter.writeExact(out, voxels, 6, Progress.NONE).changes());
      assertEquals(-1, Files.mismatch(path, out));
    }
  }

  @Test
  void exactValues() throws IOException {
    for (final ByteOrder o : ORDERS) {
      final NiftiVoxels u64 =
          NiftiReader.readExact(
              file(o, DataType.UINT64, (h, v) -> v.putLong(-1).putLong(5)), Progress.NONE);
      assertEquals(new BigInteger("18446744073709551615"), u64.exact(0, 0));
      assertEquals(5, u64.integer(0, 1));
      final NiftiVoxels i64 =
          NiftiReader.readExact(
              file(o, DataType.INT64, (h, v) -> v.putLong((1L << 53) + 1)), Progress.NONE);
      assertEquals((1L << 53) + 1, i64.integer(0, 0));
      final NiftiVoxels f64 =
          NiftiReader.readExact(
              file(o, DataType.FLOAT64, (h, v) -> v.putDouble(0.1).putDouble(Math.PI)),
              Progress.NONE);
      assertEquals(Math.PI, f64.real(0, 1));
      final NiftiVoxels rgb =
          NiftiReader.readExact(
              file(o, DataType.RGB24, (h, v) -> v.put(new byte[] {1, 2, (byte) 200})),
              Progress.NONE);
      assertEquals(200, rgb.integer(0, 0, 2));
      assertThrows(IndexOutOfBoundsException.class, () -> rgb.integer(0, 0, 3));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INT8", "UINT16", "INT32", "UINT32", "INT64", "UINT64"})
  void integersAreWrittenExactlyOrRefused(final DataType type) throws IOException {
    final boolean signed = type.name().startsWith("I");
    final float least = signed ? (float) -Math.scalb(1.0, type.bits() - 1) : 0;
    final float beyond = (float) Math.scalb(1.0, signed ? type.bits() - 1 : type.bits());
    final float most = Math.nextDown(beyond) >= 1 << 24 ? Math.nextDown(beyond) : beyond - 1;
    final Path out = folder.resolve("out.nii");
    final NiftiWriter w = new NiftiWriter(type, 6);
    final Volume v = Volume.zeros("map", NiftiTestFiles.GRID);
    v.set(0, least);
    v.set(23, most);
    w.write(out, v, null);
    assertArrayEquals(v.planes(), read(out).planes());
    v.set(7, beyond);
    assertThrows(NiftiException.class, () -> w.write(out, v, null));
    v.set(7, signed ? least * 2 : -1);
    final String s = assertThrows(NiftiException.class, () -> w.write(out, v, null)).getMessage();
    assertTrue(s.contains("voxel (3, 1, 0)") && s.contains(type.toString()), s);
  }
}
