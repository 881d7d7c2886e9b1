package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A user with a mouse corrects a mask: brush, freehand and polygon tool, Delete and clicks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskEditedByHandIT {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int WIDTH = 40;

  private WindowImageJ imagej;
  private int left;
  private int top;
  private double zoom;

  @TempDir Path folder;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @BeforeEach
  void edit() {
    imagej.run(
        "run(\"Cord Phantom...\", \"volumes=20\");"
            + "run(\"Cord Mask Edit...\", \"series=phantom mask=phantom_mask\");"
            + "selectImage(\"phantom_mask_edit\"); setLocation(400, 200); wait(300);"
            + "call(\"ij.gui.Toolbar.setBrushSize\", 5);");
    final String[] box = imagej.inside("bounds", "phantom_mask_edit").split(" ");
    left = Integer.parseInt(box[0]);
    top = Integer.parseInt(box[1]);
    zoom = Double.parseDouble(box[2]) / WIDTH;
  }

  @AfterEach
  void closeImages() {
    imagej.run("setTool(\"rectangle\"); run(\"Close All\");");
  }

  /** Takes a tool, in a slice counted from 1. */
  private void take(final String tool, final int slice) {
    imagej.run(
        "selectImage(\"phantom_mask_edit\"); setTool(\""
            + tool
            + "\"); setSlice("
            + slice
            + "); wait(200);");
  }

  /** Places on the screen of the middles of pixels: x, y, x, y. */
  private int[] places(final int... pixels) {
    return IntStream.range(0, pixels.length)
        .map(n -> (int) ((n % 2 == 0 ? left : top) + (pixels[n] + 0.5) * zoom))
        .toArray();
  }

  private void drag(final int... pixels) {
    imagej.drag(places(pixels));
  }

  private void click(final int x, final int y) {
    final int[] at = places(x, y);
    imagej.click(at[0], at[1]);
    // two clicks at once are a double click, which takes up an outline of the overlay
    imagej.run("wait(400);");
  }

  private float[][] apply(final String keys) throws IOException {
    final Path file = folder.resolve("manual.nii.gz");
    assertEquals(
        "done",
        imagej.run(
            "run(\"Cord Mask Apply...\", \"image=phantom_mask_edit mask=phantom_mask "
                + keys
                + "\"); run(\"Save NIfTI...\", \"image=phantom_mask_manual path=["
                + file
                + "]\"); return \"done\";"));
    return NiftiReader.read(file, Progress.NONE).toVolume().planes();
  }

  private float[][] before() throws IOException {
    final Path file = folder.resolve("before.nii.gz");
    imagej.run("run(\"Save NIfTI...\", \"image=phantom_mask path=[" + file + "]\");");
    return NiftiReader.read(file, Progress.NONE).toVolume().planes();
  }

  private static List<Integer> differing(final float[][] a, final float[][] b) {
    return IntStream.range(0, a.length).filter(z -> !Arrays.equals(a[z], b[z])).boxed().toList();
  }

  private static int count(final float[] plane) {
    int n = 0;
    for (final float v : plane) {
      n += v > 0 ? 1 : 0;
    }
    return n;
  }

  private static boolean at(final float[] plane, final int x, final int y) {
    // the file's rows run upwards, and its columns to the left as on the screen
    return plane[(plane.length / WIDTH - 1 - y) * WIDTH + x] > 0;
  }

  @Test
  void threeSlicesPaintedAppliedSavedAndReopened() throws IOException {
    final float[][] before = before();
    imagej.screenshot(PICTURES.resolve("mask-edit.png"));
    take("brush", 2);
    drag(20, 20, 24, 20, 28, 20, 30, 20);
    imagej.screenshot(PICTURES.resolve("mask-edit-brush.png"));
    take("freehand", 3);
    drag(10, 10, 10, 30, 30, 30, 30, 10, 11, 10);
    imagej.screenshot(PICTURES.resolve("mask-edit-freehand.png"));
    take("polygon", 5);
    // with this tool ImageJ lets go of the selection first
    click(4, 4);
    click(15, 15);
    click(25, 15);
    click(25, 25);
    click(15, 25);
    click(15, 15);
    imagej.screenshot(PICTURES.resolve("mask-edit-polygon.png"));
    take("hand", 1);
    final Path tsv = folder.resolve("slices.tsv");
    final float[][] after = apply("table=[" + tsv + "]");
    assertEquals(List.of(1, 2, 4), differing(before, after));
    for (final int z : new int[] {0, 3, 5}) {
      assertArrayEquals(before[z], after[z], 0f);
    }
    assertTrue(count(after[1]) > count(before[1]) && at(after[1], 29, 20), "the brush adds");
    assertTrue(count(after[2]) > 300 && at(after[2], 12, 28), "freehand " + count(after[2]));
    assertTrue(Math.abs(count(after[4]) - 100) < 25, "polygon " + count(after[4]));
    assertFalse(at(after[4], 27, 20) || at(after[4], 13, 20));
    assertEquals(3, Table.read(tsv).size());
    final String json = Files.readString(folder.resolve("manual.json"));
    assertTrue(json.contains("\"ManuallyCorrected\" : true"), json);
    assertTrue(json.contains("\"CorrectedSlices\" : [ 1, 2, 4 ]"), json);
  }

  @Test
  void theBrushBegunOutsideTakesAway() throws IOException {
    final float[][] before = before();
    take("brush", 4);
    drag(4, 20, 12, 20, 16, 20, 18, 20);
    final float[][] after = apply("");
    assertEquals(List.of(3), differing(before, after));
    assertTrue(count(after[3]) < count(before[3]));
  }

  @Test
  void shiftAdds() throws IOException {
    final float[][] before = before();
    take("freehand", 2);
    imagej.holding("shift", () -> drag(20, 20, 34, 20, 34, 34, 20, 34, 20, 21));
    final float[][] after = apply("");
    assertEquals(List.of(1), differing(before, after));
    for (int p = 0; p < before[1].length; p++) {
      assertTrue(after[1][p] >= before[1][p], "nothing is lost");
    }
  }

  @Test
  void aClickBesideLosesNothingAndScrollingCarriesNothingAlong() throws IOException {
    final float[][] before = before();
    for (final String tool : new String[] {"rectangle", "oval", "freehand"}) {
      take(tool, 3);
      click(4, 4);
    }
    assertTrue(Integer.parseInt(imagej.run("wait(300); return \"\" + selectionType();")) >= 0);
    imagej.run("selectImage(\"phantom_mask_edit\"); run(\"Next Slice [>]\");");
    imagej.run("run(\"Next Slice [>]\"); run(\"Previous Slice [<]\"); run(\"Select None\");");
    take("brush", 1);
    drag(20, 20, 30, 20);
    assertEquals(List.of(0), differing(before, apply("")));
  }

  @Test
  void deleteTakesTheOutlineAwayAndHasToBeConfirmed() throws IOException {
    final float[][] before = before();
    take("hand", 3);
    imagej.focus("^phantom_mask_edit");
    imagej.keys("Delete");
    imagej.run("wait(300);");
    assertEquals("5", imagej.run("return \"\" + Overlay.size;"));
    final WindowImageJ.Running refused =
        imagej.begin(
            "run(\"Cord Mask Apply...\", \"image=phantom_mask_edit mask=phantom_mask\");"
                + " return \"went on\";");
    imagej.focus("^CordJ$|^Macro Error$");
    imagej.screenshot(PICTURES.resolve("mask-edit-deleted.png"));
    imagej.keys("Return");
    assertFalse(refused.await().contains("went on"));
    final float[][] after = apply("empty=3");
    assertEquals(List.of(2), differing(before, after));
    assertEquals(0, count(after[2]));
  }
}
