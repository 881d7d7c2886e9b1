package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back, and a header that was read stays as it was. */
class NiftiRoundTripTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"UINT8", "INT16", "FLOAT32", "FLOAT64"})
  void seriesComeBackInEveryType(final DataType type) throws IOException {
    final Series s = NiftiTestFiles.series(NiftiTestFiles.GRID, 3, 1.25, 1);
    if (type == DataType.UINT8) {
      for (final float[] plane : s.planes()) {
        for (int i = 0; i < plane.length; i++) {
          plane[i] += 20;
        }
      }
    }
    for (final String name : List.of("r.nii", "r.nii.gz")) {
      final Path path = folder.resolve(name);
      final NiftiWriter.Written w = new NiftiWriter(type, 6).write(path, s, null);
      final NiftiImage back = NiftiReader.read(path, Progress.NONE);
      assertEquals("r", back.name());
      assertEquals(type, back.header().datatype());
      assertEquals(1.25, back.tr());
      assertEquals(3, back.volumes());
      assertTrue(back.grid().matches(s.grid()));
      assertArrayEquals(s.planes(), back.planes());
      assertArrayEquals(w.header().bytes(), back.header().bytes());
      assertEquals(List.of(), back.notes());
      assertEquals(1, back.header().sformCode());
    }
  }

  @Test
  void aVolumeComesBackWithItsPlaceInSpace() throws IOException {
    final Volume v = NiftiTestFiles.volume(NiftiTestFiles.GRID, 0.37f);
    NiftiWriter.FLOAT32.write(folder.resolve("v.nii.gz"), v, null);
    final NiftiImage back = NiftiReader.read(folder.resolve("v.nii.gz"), Progress.NONE);
    assertArrayEquals(v.planes(), back.toVolume().planes());
    final double[][] a = v.grid().affine();
    final double[][] b = back.grid().affine();
    for (int r = 0; r < 3; r++) {
      assertArrayEquals(a[r], b[r], 1e-5);
    }
    assertEquals(3, back.header().shape().length);
  }

  @Test
  void aRunOfAnotherTypeGoesThroughItsCursor() throws IOException {
    final Grid g = NiftiTestFiles.GRID;
    final Series planar = NiftiTestFiles.series(g, 2, 2, 0.25f);
    final Img<DoubleType> img = ArrayImgs.doubles(g.nx(), g.ny(), g.nz(), 2);
    int i = 0;
    for (final DoubleType d : img) {
      d.set(planar.planes()[i / g.planeSize()][i % g.planeSize()]);
      i++;
    }
    final Path a = folder.resolve("a.nii");
    final Path b = folder.resolve("b.nii");
    NiftiWriter.FLOAT32.write(a, planar, null);
    NiftiWriter.FLOAT32.write(b, new Series("img", img, g, 2), null);
    assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void bothByteOrdersAreReadAndKept(final String order) throws IOException {
    final ByteOrder o = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    final byte[] file = NiftiTestFiles.int16(o, 3, h -> {});
    final Path path = Files.write(folder.resolve("in.nii"), file);
    final NiftiImage in = NiftiReader.read(path, Progress.NONE);
    assertEquals(o, in.header().order());
    assertEquals(23, in.planes()[1][11]);
    assertEquals(71, in.planes()[5][11]);
    assertEquals(2.5, in.tr());
    final Path out = folder.resolve("out.nii");
    final NiftiWriter.Written w =
        new NiftiWriter(DataType.INT16, 6).write(out, in.toSeries(), in.header());
    assertArrayEquals(file, Files.readAllBytes(out));
    assertEquals(List.of(), w.changes());
  }

  @Test
  void scalingIsDoneInDoubleAndKeptForTheSameType() throws IOException {
    final float slope = 0.07540697f;
    final float inter = 3100.7617f;
    final byte[] file =
        NiftiTestFiles.int16(
            ByteOrder.LITTLE_ENDIAN, 2, h -> h.putFloat(112, slope).putFloat(116, inter));
    final NiftiImage in =
        NiftiReader.read(Files.write(folder.resolve("in.nii"), file), Progress.NONE);
    assertEquals((float) (37 * (double) slope + inter), in.planes()[3][1]);
    final Path out = folder.resolve("out.nii");
    new NiftiWriter(DataType.INT16, 6).write(out, in.toSeries(), in.header());
    assertArrayEquals(file, Files.readAllBytes(out));
    final NiftiWriter.Written w =
        NiftiWriter.FLOAT32.write(folder.resolve("f.nii"), in.toSeries(), in.header());
    assertEquals(
        List.of(
            "datatype: 4 -> 16",
            "bitpix: 16 -> 32",
            "scl_slope: 0.07540697 -> 1.0",
            "scl_inter: 3100.7617 -> 0.0"),
        w.changes());
    assertArrayEquals(
        in.planes(), NiftiReader.read(folder.resolve("f.nii"), Progress.NONE).planes());
  }

  @Test
  void slopeOfZeroOrNanMeansNoScaling() throws IOException {
    for (final float slope : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
      final byte[] file =
          NiftiTestFiles.int16(
              ByteOrder.LITTLE_ENDIAN, 1, h -> h.putFloat(112, slope).putFloat(116, 7));
      final NiftiImage in =
          NiftiReader.read(Files.write(folder.resolve("in.nii"), file), Progress.NONE);
      assertEquals(5, in.planes()[0][5]);
      assertFalse(in.header().scaled());
      assertEquals(slope == 0 ? 0 : 1, in.notes().size(), in.notes()::toString);
    }
  }

  @Test
  void aMapKeepsTheRunsHeaderButWhatHadToChange() throws IOException {
    final byte[] file =
        NiftiTestFiles.int16(
            ByteOrder.BIG_ENDIAN,
            4,
            h -> {
              h.putFloat(124, 500).put(122, (byte) 3).putFloat(132, 0.1f);
              h.putShort(68, (short) 2001);
              h.put(148, (byte) 'E').put(149, (byte) 'P').put(150, (byte) 'I');
            });
    final NiftiImage in =
        NiftiReader.read(Files.write(folder.resolve("in.nii"), file), Progress.NONE);
    final Volume map = NiftiTestFiles.volume(in.grid(), 0.5f);
    final NiftiWriter.Written w =
        NiftiWriter.FLOAT32.write(
            folder.resolve("map.nii"), map, in.header().withDescrip("CordJ ALFF"));
    assertEquals(
        List.of(
            "dim: 4 4 3 2 4 1 1 1 -> 3 4 3 2 1 1 1 1",
            "intent_code: 2001 -> 0",
            "datatype: 4 -> 16",
            "bitpix: 16 -> 32",
            "cal_max: 500.0 -> 0.0"),
        w.changes());
    final NiftiImage back = NiftiReader.read(folder.resolve("map.nii"), Progress.NONE);
    assertArrayEquals(map.planes(), back.toVolume().planes());
    assertEquals("CordJ ALFF", back.header().descrip());
    assertEquals(3, back.header().integer(HeaderField.SLICE_CODE, 0));
    assertEquals(ByteOrder.BIG_ENDIAN, back.header().order());
  }

  @Test
  void anotherGridRewritesThePlaceAndShearHasNoQform() throws IOException {
    final byte[] file = NiftiTestFiles.int16(ByteOrder.LITTLE_ENDIAN, 1, h -> {});
    final NiftiHeader template =
        NiftiReader.read(Files.write(folder.resolve("in.nii"), file), Progress.NONE).header();
    final Grid rotated = NiftiTestFiles.GRID;
    final Grid sheared =
        new Grid(4, 3, 2, new double[][] {{1, 0.2, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}});
    for (final Grid g : List.of(rotated, sheared)) {
      final NiftiWriter.Written w =
          NiftiWriter.FLOAT32.write(
              folder.resolve("out.nii"), NiftiTestFiles.volume(g, 1), template);
      final NiftiHeader back = NiftiReader.readHeader(folder.resolve("out.nii"));
      assertTrue(back.grid().matches(g));
      assertEquals(1, back.sformCode());
      assertEquals(g == rotated ? 1 : 0, back.qformCode());
      assertEquals(g.voxelSize(1), back.real(HeaderField.PIXDIM, 2), 1e-6);
      assertTrue(w.changes().toString().contains("srow_x"), w.changes()::toString);
      assertEquals(List.of(), back.notes());
    }
  }

  @Test
  void aChangedTrIsWrittenInSeconds() throws IOException {
    final byte[] file =
        NiftiTestFiles.int16(
            ByteOrder.LITTLE_ENDIAN, 2, h -> h.put(123, (byte) (2 | 16)).putFloat(92, 2500));
    final NiftiImage in =
        NiftiReader.read(Files.write(folder.resolve("in.nii"), file), Progress.NONE);
    assertEquals(2.5, in.tr());
    final Path out = folder.resolve("out.nii");
    final NiftiWriter w = new NiftiWriter(DataType.INT16, 6);
    assertEquals(List.of(), w.write(out, in.toSeries(), in.header()).changes());
    assertEquals(
        List.of(
            "pixdim: 1.0 2.0 2.0 2.0 2500.0 0.0 0.0 0.0 -> 1.0 2.0 2.0 2.0 3.0 0.0 0.0 0.0",
            "xyzt_units: 18 -> 10"),
        w.write(out, in.toSeries().withTr(3), in.header()).changes());
    assertEquals(3, NiftiReader.readHeader(out).tr());
  }

  @Test
  void sliceTimingFollowsTheSliceCode() throws IOException {
    final double[][] expected = {
      {0, 1, 2, 3, 4, 5, 6},
      {6, 5, 4, 3, 2, 1, 0},
      {0, 4, 1, 5, 2, 6, 3},
      {3, 6, 2, 5, 1, 4, 0},
      {3, 0, 4, 1, 5, 2, 6},
      {6, 2, 5, 1, 4, 0, 3}
    };
    final Grid g = Grid.ras(2, 3, 7, 1, 1, 1);
    final NiftiHeader none = NiftiHeader.of(g, 1, 0, DataType.UINT8);
    assertEquals(0, none.sliceTiming().seconds().length);
    for (int code = 1; code <= 6; code++) {
      final NiftiHeader h =
          none.edit()
              .integer(HeaderField.SLICE_CODE, 0, code)
              .integer(HeaderField.SLICE_END, 0, 6)
              .integer(HeaderField.DIM_INFO, 0, 3 << 4)
              .real(HeaderField.SLICE_DURATION, 0, 125)
              .unit(HeaderMeaning.MM, 16)
              .build();
      final double[] seconds = h.sliceTiming().seconds();
      for (int z = 0; z < 7; z++) {
        assertEquals(0.125 * expected[code - 1][z], seconds[z], 1e-12, "code " + code);
      }
      assertEquals(2, h.sliceTiming().axis());
    }
    final NiftiHeader padded =
        none.edit()
            .integer(HeaderField.SLICE_CODE, 0, 2)
            .integer(HeaderField.SLICE_START, 0, 1)
            .integer(HeaderField.SLICE_END, 0, 5)
            .real(HeaderField.SLICE_DURATION, 0, 1)
            .build();
    assertArrayEquals(
        new double[] {Double.NaN, 4, 3, 2, 1, 0, Double.NaN}, padded.sliceTiming().seconds());
    final NiftiHeader outside = padded.edit().integer(HeaderField.SLICE_END, 0, 7).build();
    assertEquals(0, outside.sliceTiming().seconds().length);
  }

  @Test
  void extensionsAreKeptByteForByte() throws IOException {
    final byte[] text = "a comment of AFNI's".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    final ByteBuffer h = NiftiTestFiles.header(ByteOrder.LITTLE_ENDIAN, DataType.UINT8, 1);
    h.put(348, (byte) 1).putFloat(108, 400);
    final ByteBuffer ext = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    ext.putInt(32).putInt(4).put(text);
    final ByteBuffer voxels = ByteBuffer.allocate(48 + 24).put(ext.array());
    final byte[] file = NiftiTestFiles.file(h, voxels.array());
    final NiftiImage in =
        NiftiReader.read(Files.write(folder.resolve("in.nii"), file), Progress.NONE);
    assertEquals(1, in.header().extensions().size());
    assertEquals(4, in.header().extensions().get(0).code());
    assertArrayEquals(text, Arrays.copyOf(in.header().extensions().get(0).data(), text.length));
    final Path out = folder.resolve("out.nii.gz");
    new NiftiWriter(DataType.UINT8, 9).write(out, in.toVolume(), in.header());
    try (GZIPInputStream gz =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(out)))) {
      assertArrayEquals(file, gz.readAllBytes());
    }
    assertEquals(List.of(), in.header().withoutExtensions().extensions());
  }

  @Test
  void realFilesKeepTheirBytes() throws IOException {
    final Path data = Shared.require("data/expected.json").getParent();
    for (final String name :
        List.of(
            "conformance/nibabel/anatomical.nii",
            "conformance/nibabel/functional.nii",
            "conformance/nifti-reader-js/with_extension.nii.gz",
            "oro_nifti/filtered_func_data.nii.gz",
            "sct_testing_data/mt/t1w.nii.gz")) {
      final Path path = data.resolve(name);
      final NiftiImage in = NiftiReader.read(path, Progress.NONE);
      final Path out = folder.resolve("out.nii");
      final NiftiWriter w = new NiftiWriter(in.header().datatype(), 6);
      final NiftiWriter.Written written =
          in.is4d()
              ? w.write(out, in.toSeries(), in.header())
              : w.write(out, in.toVolume(), in.header());
      assertEquals(List.of(), written.changes(), name);
      byte[] expected = Files.readAllBytes(path);
      if (name.endsWith(".gz")) {
        try (GZIPInputStream gz = new GZIPInputStream(new ByteArrayInputStream(expected))) {
          expected = gz.readAllBytes();
        }
      }
      assertArrayEquals(expected, Files.readAllBytes(out), name);
    }
  }
}
