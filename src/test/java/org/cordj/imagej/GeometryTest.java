package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.plugin.Duplicator;
import ij.plugin.SubstackMaker;
import ij.plugin.filter.Transformer;
import java.nio.file.Path;
import org.cordj.image.Grid;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image's place through what ImageJ does to images. */
class GeometryTest {

  /** Oblique, as it is shown; no two axes of the same length. */
  private static final Grid SHOWN =
      new Grid(8, 6, 5, new double[][] {{-1.5, .2, .1, 9}, {.2, -1.4, .3, -7}, {.1, .3, 5, 30}});

  /** In the middle of the scanner, as it is shown. */
  private static final Grid SQUARE =
      Grid.ras(6, 6, 2, 1, 1, 1).flipped(new boolean[] {true, true, false});

  private static ImagePlus image(final Grid grid, final int volumes) {
    final float[][] planes = new float[grid.nz() * volumes][grid.planeSize()];
    for (int p = 0; p < planes.length; p++) {
      for (int i = 0; i < planes[p].length; i++) {
        planes[p][i] = 1000 * p + i;
      }
    }
    return volumes > 1
        ? Images.fromSeries(Series.ofPlanes("run", planes, grid, 1.13), null)
        : Images.fromVolume(new Volume("vol", planes, grid), null);
  }

  /** The place of every voxel is that of the voxel with the same value in the source. */
  private static void assertInPlace(final ImagePlus now, final ImagePlus source) {
    final Geometry.Place place = Geometry.of(now);
    assertTrue(place.known(), place.why());
    final Grid was = Geometry.of(source).grid();
    for (int z = 0; z < now.getNSlices(); z++) {
      final float[] plane = (float[]) now.getStack().getPixels(now.getStackIndex(1, z + 1, 1));
      for (int i = 0; i < plane.length; i++) {
        final int value = Math.round(plane[i]);
        final int from = value % 1000;
        assertArrayEquals(
            was.toWorld(from % was.nx(), from / was.nx(), value / 1000 % was.nz()),
            place.grid().toWorld(i % now.getWidth(), i / now.getWidth(), z),
            1e-9);
      }
    }
  }

  private static void assertLost(final ImagePlus imp, final String reason) {
    final Geometry.Place place = Geometry.of(imp);
    assertFalse(place.known());
    assertTrue(place.why().contains(reason), place.why());
  }

  @Test
  void aDuplicateKeepsPlaceAndHeader() {
    final ImagePlus imp = image(SHOWN, 3);
    final NiftiHeader header =
        NiftiHeader.of(SHOWN, 3, 1.13, DataType.INT16).withDescrip("as it was");
    Geometry.attach(imp, SHOWN, View.AS_STORED, header);
    final ImagePlus copy = imp.duplicate();
    assertInPlace(copy, imp);
    assertArrayEquals(header.bytes(), Geometry.header(copy).bytes());
  }

  @Test
  void cropsOfOneSizeLieWhereTheyWereCut() {
    final ImagePlus imp = image(SHOWN, 2);
    Grid before = null;
    for (int x = 0; x < 4; x++) {
      for (int y = 0; y < 3; y++) {
        if (x == 0 && y == 0) {
          continue;
        }
        imp.setRoi(x, y, 4, 3);
        final ImagePlus crop = new Duplicator().run(imp, 1, 1, 2, 4, 1, 2);
        assertInPlace(crop, imp);
        final Grid grid = Geometry.of(crop).grid();
        assertFalse(before != null && before.matches(grid));
        before = grid;
        crop.setRoi(1, 1, 2, 2);
        assertInPlace(new Duplicator().run(crop, 1, 1, 2, 3, 1, 1), imp);
      }
    }
  }

  @Test
  void aCropThatDoesNotSayWhereIsLost() {
    final ImagePlus imp = image(SHOWN, 1);
    imp.setRoi(0, 0, 5, 5);
    final ImagePlus corner = new Duplicator().run(imp, 1, 1, 1, 5, 1, 1);
    imp.setRoi(2, 1, 5, 5);
    assertLost(imp.crop("stack"), "does not tell where");
    assertLost(corner, "does not tell where");
  }

  @Test
  void rotationsAreFollowed() {
    for (final Grid grid : new Grid[] {SHOWN, SQUARE}) {
      for (final String what : new String[] {"left", "right"}) {
        final ImagePlus imp = image(grid, 1);
        final ImagePlus source = imp.duplicate();
        for (int turn = 0; turn < 3; turn++) {
          final Transformer transformer = new Transformer();
          transformer.setup(what, imp);
          transformer.run(imp.getProcessor());
          assertInPlace(imp, source);
        }
      }
    }
  }

  @Test
  void anOriginThatWasFlippedIsLost() {
    // the image lies in the middle of the scanner: turned round it would lie the same
    final ImagePlus imp = image(Grid.ras(9, 9, 3, 1, 1, 1), 1);
    imp.getLocalCalibration().xOrigin = 8 - imp.getLocalCalibration().xOrigin;
    assertLost(imp, "flipped");
  }

  @Test
  void substacksKeepTheirSlices() {
    final ImagePlus imp = image(SHOWN, 1);
    assertInPlace(new SubstackMaker().makeSubstack(imp, "2-4"), imp);
    assertInPlace(new SubstackMaker().makeSubstack(imp, "1-5-2"), imp);
    assertInPlace(new SubstackMaker().makeSubstack(imp, "3"), imp);
    assertLost(new SubstackMaker().makeSubstack(imp, "1,2,4"), "labels do not say");
    new ij.plugin.StackReverser().flipStack(imp);
    assertInPlace(imp, image(SHOWN, 1));
  }

  @Test
  void throughTiff(@TempDir final Path folder) {
    final ImagePlus imp = image(SHOWN, 2);
    Geometry.attach(
        imp, SHOWN, new View(true, true, false), NiftiHeader.of(SHOWN, 2, 1, DataType.INT16));
    imp.setRoi(1, 2, 5, 3);
    final ImagePlus crop = new Duplicator().run(imp, 1, 1, 2, 3, 1, 2);
    for (final ImagePlus i : new ImagePlus[] {imp, crop}) {
      final String path = folder.resolve("i.tif").toString();
      assertTrue(new FileSaver(i).saveAsTiff(path));
      final ImagePlus back = IJ.openImage(path);
      assertInPlace(back, imp);
      assertEquals("-y +x", Geometry.of(back).view().toString());
      assertNotNull(Geometry.header(back));
    }
  }

  @Test
  void theInfoAloneIsEnough() {
    // Fiji's own opener of files copies the Info text but no properties
    final ImagePlus imp = image(SHOWN, 1);
    final ImagePlus other = new ImagePlus("other", imp.getStack());
    other.setCalibration(imp.getCalibration());
    assertLost(other, "carries no orientation");
    other.setProperty("Info", "Path: x\n" + Geometry.info(imp));
    assertInPlace(other, imp);
    assertNull(Geometry.header(other));
  }

  @Test
  void whatCannotBeKnownIsLost() {
    final ImagePlus scaled = image(SHOWN, 1);
    scaled.getLocalCalibration().pixelWidth *= 2;
    assertLost(scaled, "another pixel size");

    final ImagePlus moved = image(SHOWN, 1);
    moved.getLocalCalibration().xOrigin = 3;
    assertLost(moved, "given another origin");

    // what plugins do that make a new stack, such as Reslice
    final ImagePlus from = image(Grid.ras(4, 4, 4, 1, 1, 1), 1);
    final ImagePlus made = from.createImagePlus();
    made.setStack("made", ImageStack.create(4, 4, 4, 32));
    assertLost(made, "labels do not say");
  }

  @Test
  void aResultOfALostImageIsLostToo() {
    final ImagePlus lost = image(SHOWN, 2);
    lost.getLocalCalibration().xOrigin = 3;
    final ImagePlus mean =
        Images.fromVolume(Images.toSeries(lost, 0).mean(org.cordj.image.Progress.NONE), lost);
    assertLost(mean, "carries no orientation");
    assertTrue(Geometry.of(mean).grid().matches(Geometry.of(lost).grid()));
  }

  @Test
  void lettersAreTheSidesOfThePatient() {
    assertArrayEquals(
        new String[] {"R", "L", "A", "P"},
        OrientationCanvas.letters(image(Grid.ras(4, 3, 2, 1, 1, 1), 1)));
    final Grid sagittal = GridsForTests.of("PSR");
    assertArrayEquals(
        new String[] {"A", "P", "S", "I"}, OrientationCanvas.letters(image(sagittal, 1)));
    final double c = Math.cos(Math.toRadians(30));
    final double s = Math.sin(Math.toRadians(30));
    final Grid oblique =
        new Grid(4, 3, 2, new double[][] {{-1, 0, 0, 0}, {0, -c, s, 0}, {0, s, c, 0}});
    assertArrayEquals(
        new String[] {"R", "L", "AI", "PS"}, OrientationCanvas.letters(image(oblique, 1)));
    assertNull(OrientationCanvas.letters(IJ.createImage("plain", "32-bit", 5, 4, 3)));
  }

  @Test
  void slicesAreLabelledWithPlaceAndTime() {
    final ImagePlus imp = image(Grid.ras(4, 3, 3, 1, 1, 2.5), 2);
    assertEquals("z 1 (I 2.5 mm), t 1 (0 s)", imp.getStack().getSliceLabel(1));
    assertEquals("z 2 (S 0 mm), t 2 (1.13 s)", imp.getStack().getSliceLabel(5));
    assertEquals(
        "z 3 (S 2.5 mm)", image(Grid.ras(4, 3, 3, 1, 1, 2.5), 1).getStack().getSliceLabel(3));
  }

  @Test
  void propertiesDialogKeepsTheMark() {
    // Image>Properties shows and sets an origin with two decimals
    final ImagePlus imp = image(SHOWN, 1);
    final var c = imp.getLocalCalibration();
    c.xOrigin = Double.parseDouble(IJ.d2s(c.xOrigin, 2));
    c.yOrigin = Double.parseDouble(IJ.d2s(c.yOrigin, 2));
    assertInPlace(imp, image(SHOWN, 1));
  }
}
