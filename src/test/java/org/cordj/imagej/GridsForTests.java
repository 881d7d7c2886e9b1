package org.cordj.imagej;

import org.cordj.image.Grid;

/** Grids of a given orientation. */
final class GridsForTests {

  private GridsForTests() {}

  /** A 4 x 3 x 2 grid whose axes run as the three letters say. */
  static Grid of(final String code) {
    final double[][] affine = new double[3][4];
    for (int d = 0; d < 3; d++) {
      final int positive = "RAS".indexOf(code.charAt(d));
      if (positive >= 0) {
        affine[positive][d] = 1 + d;
      } else {
        affine["LPI".indexOf(code.charAt(d))][d] = -(1 + d);
      }
    }
    return new Grid(4, 3, 2, affine);
  }
}
