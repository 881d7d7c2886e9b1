package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import org.junit.jupiter.api.Test;

/** Which open images a dialog offers as matrices. */
class MatrixImagesTest {

  private static ImagePlus image(final int width, final float... values) {
    return new ImagePlus("m", new FloatProcessor(width, values.length / width, values));
  }

  @Test
  void whatIsSquareAndSymmetricIsAMatrix() {
    assertTrue(MatrixImages.isMatrix(image(3, 1, .2f, .3f, .2f, 1, .4f, .3f, .4f, 1)));
    assertTrue(MatrixImages.isMatrix(image(2, 0, .5f, .5f, 0)));
    assertTrue(
        MatrixImages.isMatrix(image(3, 1, .2f, .3f, .2f, 1, .4f, Math.nextUp(.3f), .4f, 1)),
        "up to rounding");
    final float nan = Float.NaN;
    assertTrue(MatrixImages.isMatrix(image(3, 1, nan, .3f, nan, 1, nan, .3f, nan, 1)));
  }

  @Test
  void othersAreNot() {
    assertFalse(MatrixImages.isMatrix(image(3, 1, .2f, .3f, .2f, 1, .4f, .31f, .4f, 1)));
    assertFalse(MatrixImages.isMatrix(image(3, 1, .2f, .3f, .2f, 1, .4f)), "not square");
    assertFalse(MatrixImages.isMatrix(image(3, new float[9])), "all alike, as an empty slice");
    assertFalse(MatrixImages.isMatrix(image(3, 1, .2f, Float.NaN, .2f, 1, 0, 1, 0, 1)));
    assertFalse(MatrixImages.isMatrix(image(1, 1)), "one region");
    assertFalse(MatrixImages.isMatrix(new ImagePlus("rgb", new ColorProcessor(3, 3))));
  }
}
