package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels to outlines and back. */
class OutlinesTest {

  /** A plane drawn with # for set pixels. */
  private static boolean[] plane(final String... rows) {
    final int width = rows[0].length();
    final boolean[] plane = new boolean[width * rows.length];
    for (int p = 0; p < plane.length; p++) {
      plane[p] = rows[p / width].charAt(p % width) == '#';
    }
    return plane;
  }

  private static Roi assertReturns(final boolean[] plane, final int width) {
    final int height = plane.length / width;
    final Roi roi = Outlines.of(plane, width, height);
    assertArrayEquals(plane, Outlines.toPlane(roi, width, height));
    return roi;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.2, 0.5, 0.8, 0.98})
  void randomPlanesReturn(final double share) {
    final Random random = new Random(Double.hashCode(share));
    for (int n = 0; n < 60; n++) {
      final int width = 1 + random.nextInt(40);
      final boolean[] plane = new boolean[width * (1 + random.nextInt(40))];
      for (int p = 0; p < plane.length; p++) {
        plane[p] = random.nextDouble() < share;
      }
      assertReturns(plane, width);
    }
  }

  @Test
  void holesPiecesAndTouchingCornersReturn() {
    final boolean[] plane =
        plane("#####..", "#...#.#", "#.#.#..", "#...##.", "#####.#", ".......", "#.#.#.#");
    final Roi roi = assertReturns(plane, 7);
    assertTrue(roi instanceof ShapeRoi, roi.toString());
    assertReturns(plane("#.", ".#"), 2);
    assertReturns(plane(".#", "#."), 2);
    assertReturns(plane("###", "###"), 3);
  }

  /** As in an overlay that a TIFF or the ROI Manager keeps. */
  @Test
  void outlinesReturnFromFiles() {
    final Random random = new Random(3);
    for (int n = 0; n < 40; n++) {
      final boolean[] plane = new boolean[20 * 15];
      for (int p = 0; p < plane.length; p++) {
        plane[p] = random.nextBoolean();
      }
      final Roi roi =
          RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(assertReturns(plane, 20)));
      assertArrayEquals(plane, Outlines.toPlane(roi, 20, 15));
    }
  }

  @Test
  void nothingHasNoOutline() {
    assertNull(Outlines.of(new boolean[12], 4, 3));
    assertArrayEquals(new boolean[12], Outlines.toPlane(null, 4, 3));
  }

  /** The pixels are those that ImageJ fills. */
  @Test
  void anyAreaIsWhatImageJFills() {
    final Random random = new Random(5);
    for (int n = 0; n < 100; n++) {
      final float[] x = new float[7];
      final float[] y = new float[7];
      for (int p = 0; p < x.length; p++) {
        x[p] = random.nextFloat() * 40 - 5;
        y[p] = random.nextFloat() * 40 - 5;
      }
      final double size = 1 + random.nextInt(20);
      final Roi roi =
          switch (n % 4) {
            case 0 -> new PolygonRoi(x, y, Roi.FREEROI);
            case 1 -> new OvalRoi(x[0], y[0], size, 7);
            case 2 -> new Roi((int) x[0], (int) y[0], (int) size, 6);
            default ->
                new ShapeRoi(new OvalRoi(x[0], y[0], size, 9))
                    .or(new ShapeRoi(new Roi(4, 5, 9, 9)));
          };
      final ByteProcessor filled = new ByteProcessor(30, 30);
      filled.setValue(255);
      filled.fill(roi);
      final boolean[] plane = Outlines.toPlane(roi, 30, 30);
      for (int p = 0; p < plane.length; p++) {
        assertEquals(filled.get(p) != 0, plane[p], roi + " pixel " + p);
      }
    }
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    assertArrayEquals(plane("#..", "...", "..."), Outlines.toPlane(new Roi(-3, -3, 4, 4), 3, 3));
    assertArrayEquals(new boolean[9], Outlines.toPlane(new Roi(7, 0, 4, 4), 3, 3));
  }

  @Test
  void linesPointsAndTextAreNoAreas() {
    for (final Roi roi :
        new Roi[] {new Line(0, 0, 5, 5), new PointRoi(2, 2), new TextRoi(1, 1, "cord")}) {
      assertFalse(Outlines.isArea(roi));
      final IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> Outlines.toPlane(roi, 9, 9));
      assertTrue(e.getMessage().contains("has no inside; draw an area"), e.getMessage());
    }
  }

  @Test
  void aPlaneOfAnotherSizeIsRefused() {
    final IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Outlines.of(new boolean[11], 4, 3));
    assertEquals("A plane holds 11 pixels; 4 x 3 need 12.", e.getMessage());
  }
}
