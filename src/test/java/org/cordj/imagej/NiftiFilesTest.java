package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.Duplicator;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.nifti.ComplexPart;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiException;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiReader;
import org.cordj.nifti.NiftiVoxels;
import org.cordj.nifti.NiftiWriter;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class NiftiFilesTest {

  private static final NiftiOpening VIRTUAL = new NiftiOpening(0, true, ComplexPart.MAGNITUDE);

  @TempDir Path folder;

  private static ImagePlus open(final Path path) throws IOException {
    return NiftiFiles.open(path, NiftiOpening.DEFAULT, Progress.NONE);
  }

  private static void save(final ImagePlus imp, final Path path) throws IOException {
    NiftiSaver.save(imp, path, NiftiSaving.DEFAULT, Progress.NONE);
  }

  /** A run on a grid, as a file of the type. */
  private Path run(final String name, final Grid grid, final DataType type) throws IOException {
    final float[][] planes = new float[2 * grid.nz()][grid.planeSize()];
    for (int p = 0; p < planes.length; p++) {
      for (int i = 0; i < planes[p].length; i++) {
        planes[p][i] = 7 * p + i;
      }
    }
    final Path path = folder.resolve(name);
    new NiftiWriter(type, 6)
        .write(path, Series.ofPlanes("run", planes, grid, 2), null, Progress.NONE);
    return path;
  }

  @Test
  void everyOrientationIsSavedBackToTheSameBytes() throws IOException {
    for (final String code : ViewTest.orientations()) {
      final Path path = run(code + ".nii", GridsForTests.of(code), DataType.INT16);
      final Path again = folder.resolve("again.nii");
      save(open(path), again);
      assertArrayEquals(Files.readAllBytes(path), Files.readAllBytes(again), code);
      save(NiftiFiles.open(path, VIRTUAL, Progress.NONE), again);
      assertArrayEquals(Files.readAllBytes(path), Files.readAllBytes(again), code);
    }
  }

  @Test
  void voxelsAreShownWhereTheyAre() throws IOException {
    final Grid grid =
        new Grid(4, 3, 2, new double[][] {{.1, -1.8, .3, 9}, {2, .1, .2, -7}, {.2, .3, 5, 30}});
    final ImagePlus imp = open(run("oblique.nii", grid, DataType.INT16));
    final Grid shown = Geometry.of(imp).grid();
    assertEquals("LPS", shown.orientation());
    for (int z = 0; z < 2; z++) {
      for (int i = 0; i < 12; i++) {
        final int value = Math.round(imp.getStack().getProcessor(z + 1).getf(i)) - 7 * z;
        assertArrayEquals(
            grid.toWorld(value % 4, value / 4, z), shown.toWorld(i % 3, i / 3, z), 1e-5);
      }
    }
  }

  @TestFactory
  List<DynamicTest> everySharedFileIsSavedBackUnchanged() throws IOException {
    final Path data = Shared.require("data/expected.json").getParent();
    final JsonNode all = new ObjectMapper().readTree(data.resolve("expected.json").toFile());
    final List<DynamicTest> tests = new ArrayList<>();
    all.properties()
        .forEach(
            e -> {
              if (!e.getValue().has("load_error") && !e.getValue().has("data_error")) {
                tests.add(
                    DynamicTest.dynamicTest(
                        e.getKey(), () -> assertSavedBack(data.resolve(e.getKey()))));
              }
            });
    assertTrue(tests.size() > 140);
    return tests;
  }

  private void assertSavedBack(final Path path) throws IOException {
    final Path again = folder.resolve("again.nii");
    save(open(path), again);
    final NiftiVoxels before = NiftiReader.readExact(path, Progress.NONE);
    final NiftiVoxels after = NiftiReader.readExact(again, Progress.NONE);
    assertTrue(before.header().grid().matches(after.header().grid()));
    assertArrayEquals(before.header().shape(), after.header().shape());
    if (!before.header().pair()) {
      assertArrayEquals(before.header().extensionBytes(), after.header().extensionBytes());
    }
    final DataType type = before.header().datatype();
    if (type.kind() == DataType.Kind.COMPLEX) {
      assertEquals(DataType.FLOAT32, after.header().datatype());
      return;
    }
    assertEquals(type, after.header().datatype());
    for (int p = 0; p < before.planes().length; p++) {
      if (type.exactInFloat() && (type != DataType.FLOAT32 || !before.header().scaled())) {
        assertArrayEquals(before.planes()[p], after.planes()[p]);
      } else {
        for (int i = 0; i < before.header().grid().planeSize(); i++) {
          assertEquals((float) before.scaled(p, i), (float) after.scaled(p, i));
        }
      }
    }
  }

  @Test
  void aVirtualImageIsTheSame() throws IOException {
    final Grid grid = GridsForTests.of("ASL");
    for (final String name : new String[] {"v.nii", "v.nii.gz"}) {
      for (final DataType type : new DataType[] {DataType.UINT8, DataType.FLOAT64}) {
        final Path path = run(name, grid, type);
        assertSamePixels(open(path), NiftiFiles.open(path, VIRTUAL, Progress.NONE));
      }
    }
    final ImagePlus imp = NiftiFiles.open(folder.resolve("v.nii"), VIRTUAL, Progress.NONE);
    final float[] second = (float[]) imp.getStack().getPixels(2);
    imp.getStack().deleteSlice(1);
    assertArrayEquals(second, (float[]) imp.getStack().getPixels(1));
    assertThrows(IllegalArgumentException.class, () -> imp.getStack().getPixels(4));
  }

  private static void assertSamePixels(final ImagePlus a, final ImagePlus b) {
    assertTrue(b.getStack().isVirtual());
    assertEquals(a.getStackSize(), b.getStackSize());
    assertArrayEquals(a.getDimensions(), b.getDimensions());
    assertEquals(a.getBitDepth(), b.getBitDepth());
    assertEquals(a.getDisplayRangeMax(), b.getDisplayRangeMax());
    assertEquals(Geometry.of(a).grid().toString(), Geometry.of(b).grid().toString());
    for (int s = 1; s <= a.getStackSize(); s++) {
      assertEquals(a.getStack().getSliceLabel(s), b.getStack().getSliceLabel(s));
      if (a.getBitDepth() == 24) {
        assertArrayEquals((int[]) a.getStack().getPixels(s), (int[]) b.getStack().getPixels(s));
      } else {
        assertArrayEquals((float[]) a.getStack().getPixels(s), (float[]) b.getStack().getPixels(s));
      }
    }
  }

  @Test
  void everySharedFileThatCanBeIsOpenedVirtually() throws IOException {
    final Path data = Shared.require("data/conformance");
    int opened = 0;
    for (final String name :
        new String[] {
          "nifti-reader-js/5D_small.nii",
          "nifti-rs/rgb/3D.nii",
          "nifti-rs/complex/complex32.nii",
          "nibabel/functional.nii",
          "nibabel/anatomical.nii",
          "nifti-rs/27/float64.nii"
        }) {
      final Path path = data.resolve(name);
      assertSamePixels(open(path), NiftiFiles.open(path, VIRTUAL, Progress.NONE));
      opened++;
    }
    assertEquals(6, opened);
    // another program's gzip has no index: it is unpacked once, into a temporary file
    final Path gzip = data.resolve("nibabel/example4d.nii.gz");
    assertSamePixels(open(gzip), NiftiFiles.open(gzip, VIRTUAL, Progress.NONE));
  }

  @Test
  void aVirtualFileThatBecameShorterIsSaid() throws IOException {
    final Path path = run("short.nii", GridsForTests.of("LPS"), DataType.FLOAT64);
    final ImagePlus imp = NiftiFiles.open(path, VIRTUAL, Progress.NONE);
    try (var file =
        java.nio.channels.FileChannel.open(path, java.nio.file.StandardOpenOption.WRITE)) {
      file.truncate(400);
    }
    assertTrue(Float.isNaN(imp.getStack().getProcessor(3).getf(0)));
    final var e = assertThrows(java.io.UncheckedIOException.class, () -> Images.toSeries(imp, 0));
    assertTrue(e.getCause().getMessage().contains("has become shorter"), e.getCause().getMessage());
  }

  @Test
  void savingOntoTheFileThatIsViewed() throws IOException {
    final Path path = run("own.nii", GridsForTests.of("SAR"), DataType.INT16);
    final byte[] before = Files.readAllBytes(path);
    final ImagePlus imp = NiftiFiles.open(path, VIRTUAL, Progress.NONE);
    save(imp, path);
    assertArrayEquals(before, Files.readAllBytes(path));
    NiftiSaver.save(imp, path, NiftiSaving.of("float64", 6), Progress.NONE);
    // what is on screen is still read from the file as it was
    assertSamePixels(open(path), imp);
    assertEquals(DataType.FLOAT64, NiftiReader.readHeader(path).datatype());
  }

  @Test
  void theTypeIsKeptWhereEveryValueFits() throws IOException {
    final Path path = run("type.nii", GridsForTests.of("LAS"), DataType.INT16);
    final ImagePlus imp = open(path);
    imp.getStack().getProcessor(1).setf(0, 1.5f);
    final Path out = folder.resolve("out.nii");
    save(imp, out);
    assertEquals(DataType.FLOAT32, NiftiReader.readHeader(out).datatype());
    final NiftiException e =
        assertThrows(
            NiftiException.class,
            () -> NiftiSaver.save(imp, out, NiftiSaving.of("uint8", 6), Progress.NONE));
    assertTrue(e.getMessage().contains("holds 1.5"), e.getMessage());
    NiftiSaver.save(imp, out, NiftiSaving.of("float64", 6), Progress.NONE);
    assertSame(imp, open(out));
    final ImagePlus bytes = IJ.createImage("bytes", "8-bit ramp", 5, 4, 3);
    save(bytes, out);
    assertEquals(DataType.UINT8, NiftiReader.readHeader(out).datatype());
  }

  private static void assertSame(final ImagePlus a, final ImagePlus b) {
    for (int s = 1; s <= a.getStackSize(); s++) {
      assertArrayEquals((float[]) a.getStack().getPixels(s), (float[]) b.getStack().getPixels(s));
    }
  }

  @Test
  void optionsAreChecked() {
    assertTrue(refusal(() -> NiftiSaving.of("int12", 6)).contains("one of auto, uint8"));
    assertTrue(refusal(() -> NiftiSaving.of("auto", 0)).contains("must be 1 (fast) to 9"));
    assertTrue(refusal(() -> new NiftiSaving(DataType.RGB24, 6)).contains("datatype is 'rgb24'"));
    assertTrue(
        refusal(() -> new NiftiOpening(Double.NaN, false, ComplexPart.REAL)).contains("tr is NaN"));
  }

  private static String refusal(final org.junit.jupiter.api.function.Executable e) {
    return assertThrows(IllegalArgumentException.class, e).getMessage();
  }

  @Test
  void anImageWithoutOrientationIsShownAgainAsItWas() throws IOException {
    final ImagePlus plain = IJ.createImage("plain", "32-bit ramp", 5, 4, 3);
    plain.getStack().getProcessor(2).setf(3, 7);
    final Path path = folder.resolve("plain.nii");
    save(plain, path);
    final NiftiHeader h = NiftiReader.readHeader(path);
    assertEquals(0, h.qformCode());
    assertEquals(0, h.sformCode());
    assertSame(plain, open(path));
  }

  @Test
  void channelsAreTheAxesBeyondTime() throws IOException {
    final Path path = Shared.require("data/conformance/nifti-reader-js/5D_small.nii");
    final ImagePlus imp = open(path);
    assertEquals(3, imp.getNChannels());
    assertEquals("vector component 2, z 1 (L 87.9 mm)", imp.getStack().getSliceLabel(2));
    assertEquals(3, imp.getNSlices());
    // the size is one that the header does not have: which channels are left it does not say
    final ImagePlus two = new Duplicator().run(imp, 1, 2, 1, 3, 1, 1);
    final String sentence = refusal(() -> save(two, folder.resolve("two.nii")));
    assertTrue(sentence.contains("Split them"), sentence);
  }

  @Test
  void partsOfComplexVoxels() throws IOException {
    final Grid grid = Grid.ras(3, 2, 1, 1, 1, 1);
    final ByteBuffer bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 6; i++) {
      bytes.putFloat(i - 2).putFloat(3 - i);
    }
    final Path path = folder.resolve("complex.nii");
    NiftiWriter.writeExact(
        path,
        new NiftiVoxels(
            NiftiHeader.of(grid, 1, 0, DataType.COMPLEX64),
            new byte[][] {bytes.array()},
            "complex",
            List.of()),
        6,
        Progress.NONE);
    final float[][] parts = new float[4][];
    for (final ComplexPart part : ComplexPart.values()) {
      final ImagePlus imp = NiftiFiles.open(path, new NiftiOpening(0, false, part), Progress.NONE);
      parts[part.ordinal()] = (float[]) imp.getProcessor().getPixels();
    }
    for (int i = 0; i < parts[0].length; i++) {
      assertEquals(Math.hypot(parts[2][i], parts[3][i]), parts[0][i], 1e-5);
      assertEquals(Math.atan2(parts[3][i], parts[2][i]), parts[1][i], 1e-5);
    }
    // shown turned round: rows and columns run the other way
    assertArrayEquals(new float[] {3, 2, 1, 0, -1, -2}, parts[2]);
    assertArrayEquals(new float[] {-2, -1, 0, 1, 2, 3}, parts[3]);
  }

  @Test
  void coloursThatImageJMadeAreSaved() throws IOException {
    final ImageStack stack = new ImageStack(3, 2);
    for (int s = 0; s < 2; s++) {
      stack.addSlice(
          new ColorProcessor(3, 2, new int[] {0xff102030, -1, 0xff0000ff, 7 << 8, 5, s}));
    }
    final ImagePlus imp = new ImagePlus("colours", stack);
    final Path path = folder.resolve("colours.nii.gz");
    save(imp, path);
    assertEquals(DataType.RGB24, NiftiReader.readHeader(path).datatype());
    final ImagePlus back = open(path);
    assertEquals(ImagePlus.COLOR_RGB, back.getType());
    for (int s = 1; s <= 2; s++) {
      final int[] was = (int[]) stack.getPixels(s);
      final int[] is = (int[]) back.getStack().getPixels(s);
      for (int i = 0; i < was.length; i++) {
        assertEquals(was[i] & 0xffffff, is[i] & 0xffffff);
      }
    }
    assertTrue(
        refusal(() -> NiftiSaver.save(imp, path, NiftiSaving.of("int16", 6), Progress.NONE))
            .contains("is an RGB image"));
  }
}
