package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.io.FileSaver;
import ij.plugin.Duplicator;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.cordj.segment.EditableMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outlines on an image follow what is selected there, without a window too. */
class MaskEditingTest {

  private static final int NX = 20;
  private static final int NY = 16;
  private static final int NZ = 5;

  /** Oblique, with axes to the left and the back. */
  private static final Grid GRID =
      new Grid(
          NX, NY, NZ, new double[][] {{-0.9, 0.1, 0, 8}, {-0.1, -0.9, 0.4, 5}, {0, 0.2, 3, -2}});

  private final Volume mask = Volume.zeros("m", GRID);
  private final ImagePlus maskImage;
  private final ImagePlus edit;

  MaskEditingTest() {
    final Random random = new Random(4);
    for (int z = 0; z < NZ - 1; z++) {
      for (int p = 0; p < NX * NY; p++) {
        // ragged, with holes and pieces; the last slice holds none
        mask.planes()[z][p] = random.nextInt(3) > 0 ? 1 : 0;
      }
    }
    maskImage = Images.fromVolume(mask, null);
    final Volume shown = Images.toVolume(maskImage);
    edit = MaskEditing.open("edit", Volume.filled("mean", shown.grid(), 100), shown, maskImage);
  }

  private boolean[][] planes(final Integer... empty) {
    return MaskEditing.planes(edit, Images.toVolume(maskImage), Set.of(empty));
  }

  private boolean[] plane(final int slice) {
    return EditableMask.of(Images.toVolume(maskImage)).plane(slice - 1);
  }

  private String refusal(final Integer... empty) {
    return assertThrows(IllegalArgumentException.class, () -> planes(empty)).getMessage();
  }

  private static boolean[] rectangle(final int x, final int y, final int w, final int h) {
    return Outlines.toPlane(new Roi(x, y, w, h), NX, NY);
  }

  @Test
  void nothingDoneChangesNothing() {
    assertEquals(NZ - 1, edit.getOverlay().size());
    for (int z = 1; z <= NZ; z++) {
      edit.setSlice(z);
      assertArrayEquals(plane(z), planes()[z - 1]);
    }
    assertEquals(false, edit.changes);
  }

  @Test
  void anAreaTakesThePlaceOfItsSlicesOutline() {
    edit.setSlice(2);
    edit.setRoi(new Roi(3, 4, 5, 6));
    edit.setSlice(5);
    edit.setRoi(new OvalRoi(2, 2, 9, 9));
    edit.setSlice(1);
    assertTrue(edit.changes);
    final boolean[][] planes = planes();
    assertArrayEquals(rectangle(3, 4, 5, 6), planes[1]);
    assertArrayEquals(Outlines.toPlane(new OvalRoi(2, 2, 9, 9), NX, NY), planes[4]);
    for (final int z : new int[] {1, 3, 4}) {
      assertArrayEquals(plane(z), planes[z - 1]);
    }
  }

  @Test
  void theSelectionIsTheSlicesOutlineAndChangesInPlace() {
    edit.setSlice(2);
    final Roi brushed = new ShapeRoi(edit.getRoi()).or(new ShapeRoi(new Roi(0, 0, 9, 9)));
    edit.setRoi(brushed);
    ((ShapeRoi) brushed).or(new ShapeRoi(new Roi(10, 0, 9, 9)));
    edit.setSlice(3);
    assertArrayEquals(plane(3), Outlines.toPlane(edit.getRoi(), NX, NY));
    final boolean[] expected = plane(2);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 19; x++) {
        expected[y * NX + x] |= x != 9;
      }
    }
    assertArrayEquals(expected, planes()[1]);
  }

  @Test
  void selectNoneLosesNothing() {
    edit.setSlice(2);
    edit.deleteRoi();
    assertArrayEquals(plane(2), planes()[1]);
    edit.setSlice(3);
    edit.setSlice(2);
    assertNotNull(edit.getRoi());
  }

  @Test
  void aDeletedOutlineHasToBeConfirmed() {
    edit.setSlice(2);
    edit.getOverlay().remove(edit.getRoi());
    edit.deleteRoi();
    assertTrue(refusal().startsWith("The outline of z 2 of 'edit' is gone."), refusal());
    assertTrue(refusal().contains("empty=2;"), refusal());
    assertArrayEquals(new boolean[NX * NY], planes(2)[1]);
    // an outline that was not touched may be emptied, one that was drawn contradicts
    assertArrayEquals(new boolean[NX * NY], planes(2, 3)[2]);
    edit.setSlice(4);
    edit.setRoi(new Roi(0, 0, 3, 3));
    assertTrue(refusal(2, 4).contains("take 4 out of empty"), refusal(2, 4));
  }

  @Test
  void revertedSlicesAreTheMasksAgain() {
    edit.setSlice(2);
    edit.setRoi(new Roi(0, 0, 3, 3));
    edit.setSlice(3);
    edit.setRoi(new Roi(0, 0, 3, 3));
    MaskEditing.revert(edit, Images.toVolume(maskImage), Set.of(3));
    assertArrayEquals(plane(3), planes()[2]);
    assertArrayEquals(rectangle(0, 0, 3, 3), planes()[1]);
  }

  @Test
  void selectionsThatAreNoOutlinesAreRefused() {
    edit.setSlice(2);
    edit.setRoi(new Line(1, 1, 9, 9));
    assertTrue(refusal().startsWith("The selection in z 2 is of type straight line"), refusal());
    edit.setRoi(new Roi(40, 40, 3, 3));
    assertTrue(refusal().contains("The outline in z 2, 3 x 3 pixels at (40, 40), covers no voxel"));
    edit.setRoi(new Roi(0, 0, 3, 3));
    final Roi second = new Roi(5, 5, 3, 3);
    second.setPosition(2);
    edit.getOverlay().add(second);
    assertTrue(refusal().startsWith("Slice z 2 of 'edit' has outlines that differ"), refusal());
    edit.getOverlay().remove(second);
    second.setPosition(0);
    edit.getOverlay().add(second);
    assertTrue(refusal().contains("belongs to no slice"), refusal());
  }

  @Test
  void whatReachesOverTheEdgeIsCutOff() {
    edit.setSlice(2);
    edit.setRoi(new Roi(-3, -2, 6, 6));
    assertArrayEquals(rectangle(0, 0, 3, 4), planes()[1]);
  }

  @Test
  void outlinesCountInACopyAndFromATiff(@TempDir final Path folder) {
    edit.setSlice(2);
    edit.setRoi(new Roi(3, 4, 5, 6));
    edit.setSlice(1);
    final Path tiff = folder.resolve("edit.tif");
    new FileSaver(edit).saveAsTiffStack(tiff.toString());
    final ImagePlus reopened = ij.IJ.openImage(tiff.toString());
    final Volume shown = Images.toVolume(maskImage);
    assertArrayEquals(rectangle(3, 4, 5, 6), MaskEditing.planes(reopened, shown, Set.of())[1]);
    reopened.setRoi(new Roi(1, 1, 2, 2));
    final IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> MaskEditing.planes(reopened, shown, Set.of()));
    assertTrue(e.getMessage().contains("is not in its overlay"), e.getMessage());
  }

  @Test
  void otherImagesAndMasksAreRefused() {
    final Volume shown = Images.toVolume(maskImage);
    final IllegalArgumentException no =
        assertThrows(
            IllegalArgumentException.class, () -> MaskEditing.planes(maskImage, shown, Set.of()));
    assertTrue(no.getMessage().contains("was not opened by Cord Mask Edit..."), no.getMessage());
    shown.planes()[0][0] = 1 - shown.planes()[0][0];
    assertTrue(refusal().contains("carries the outlines of the mask 'm'"), refusal());
    edit.deleteRoi();
    final ImagePlus part = new Duplicator().run(edit, 1, 1, 2, 4, 1, 1);
    final IllegalArgumentException cut =
        assertThrows(
            IllegalArgumentException.class, () -> MaskEditing.planes(part, shown, Set.of()));
    assertTrue(cut.getMessage().contains("are not on the same grid"), cut.getMessage());
  }
}
