package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.io.Table;

/**
 * A table of points whose level is known: the column {@code name} ({@link LevelPoint}), and their
 * place as {@code i}, {@code j}, {@code k} (voxels as shown, counted from 0) or {@code x}, {@code
 * y}, {@code z} (mm to the right, the front and the head); rows from the head down.
 */
public final class LevelPointTable {

  private LevelPointTable() {}

  /**
   * The points of a table.
   *
   * @throws IllegalArgumentException if a column is missing, a cell holds no number, or a name is
   *     none
   */
  public static List<LevelPoint> points(final Table table, final Grid grid) {
    final boolean mm = !table.columns().contains("i");
    final List<LevelPoint> points = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      final double[] p = {
        table.number(row, mm ? "x" : "i"),
        table.number(row, mm ? "y" : "j"),
        table.number(row, mm ? "z" : "k")
      };
      final double[] v = mm ? voxel(grid, p) : p;
      points.add(LevelPoint.of(table.text(row, "name"), new CordPoint(v[0], v[1], v[2])));
    }
    return points;
  }

  /** The voxel at a place in mm, by Cramer's rule. */
  private static double[] voxel(final Grid grid, final double[] mm) {
    final double[][] a = grid.affine();
    final double whole = determinant(a);
    final double[] v = new double[3];
    for (int d = 0; d < 3; d++) {
      final double[][] b = grid.affine();
      for (int r = 0; r < 3; r++) {
        b[r][d] = mm[r] - a[r][3];
      }
      v[d] = determinant(b) / whole;
    }
    return v;
  }

  private static double determinant(final double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }
}
