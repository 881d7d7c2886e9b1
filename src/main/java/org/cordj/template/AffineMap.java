package org.cordj.template;

import java.util.Arrays;
import org.cordj.image.Grid;

/**
 * An affine transform of points in NIfTI's world, in mm. Immutable.
 *
 * @param name what users call it, such as its file
 * @param matrix 3 x 4
 */
record AffineMap(String name, double[][] matrix) implements PointMap {

  /** Below this share of the product of its columns' lengths a determinant counts as 0. */
  private static final double SINGULAR = 1e-9;

  /**
   * Checks that it can be turned round.
   *
   * @throws IllegalArgumentException if it holds what is not finite or flattens space
   */
  AffineMap {
    double edges = 1;
    for (int c = 0; c < 3; c++) {
      edges *= Math.sqrt(square(matrix[0][c]) + square(matrix[1][c]) + square(matrix[2][c]));
    }
    for (final double[] row : matrix) {
      for (final double v : row) {
        if (!Double.isFinite(v)) {
          throw new IllegalArgumentException(
              "The affine '" + name + "' holds " + v + "; every number of it must be finite.");
        }
      }
    }
    if (!(Math.abs(determinant(matrix)) > SINGULAR * edges)) {
      throw new IllegalArgumentException(
          "The affine '"
              + name
              + "' is singular (determinant "
              + determinant(matrix)
              + "): it flattens space, so that no image can be taken through it. Its rows are "
              + Arrays.deepToString(matrix)
              + ".");
    }
    matrix = new double[][] {matrix[0].clone(), matrix[1].clone(), matrix[2].clone()};
  }

  /** From a grid's voxel indices to its world. */
  static AffineMap ofVoxels(final String name, final Grid grid) {
    return new AffineMap(name, grid.affine());
  }

  /**
   * What ITK keeps of a transform: y = matrix (x - center) + center + translation, in ITK's world
   * (+x to the left, +y to the back).
   *
   * @param m 3 x 3
   */
  static AffineMap ofItk(
      final String name, final double[][] m, final double[] center, final double[] translation) {
    final double[][] ras = new double[3][4];
    for (int r = 0; r < 3; r++) {
      double offset = translation[r] + center[r];
      for (int c = 0; c < 3; c++) {
        offset -= m[r][c] * center[c];
        ras[r][c] = SIGN[r] * SIGN[c] * m[r][c];
      }
      ras[r][3] = SIGN[r] * offset;
    }
    return new AffineMap(name, ras);
  }

  /** What turns ITK's world into NIfTI's, and back. */
  static final double[] SIGN = {-1, -1, 1};

  /** The transform that undoes this one. */
  AffineMap inverse() {
    final double[][] m = matrix;
    final double det = determinant(m);
    final double[][] inverse = new double[3][4];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        // the adjugate: cyclic neighbours carry its signs
        final int r1 = (c + 1) % 3;
        final int r2 = (c + 2) % 3;
        final int c1 = (r + 1) % 3;
        final int c2 = (r + 2) % 3;
        inverse[r][c] = (m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1]) / det;
      }
    }
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        inverse[r][3] -= inverse[r][c] * m[c][3];
      }
    }
    return new AffineMap(name, inverse);
  }

  @Override
  public boolean move(final double[] p) {
    final double x = p[0];
    final double y = p[1];
    final double z = p[2];
    for (int r = 0; r < 3; r++) {
      final double[] m = matrix[r];
      p[r] = m[0] * x + m[1] * y + m[2] * z + m[3];
    }
    return true;
  }

  private static double square(final double v) {
    return v * v;
  }

  private static double determinant(final double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }
}
