package org.cordj.imagej.explorer;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;

/**
 * How the slices of a mask fill an area side by side, cropped to the mask, as large as they can be.
 *
 * @param slices those shown, from 0
 * @param left the first column of the crop
 * @param top the first row of the crop
 * @param columns of the crop, in voxels
 * @param rows of the crop, in voxels
 * @param boxes where each slice lies
 */
record Tiles(int[] slices, int left, int top, int columns, int rows, List<Rectangle2D> boxes) {

  /** Room for a slice's number. */
  static final int CAPTION = 14;

  private static final int GAP = 4;
  private static final int MARGIN = 3;

  /** A slice should be this high at least; else fewer are shown. */
  private static final int LEAST = 44;

  static Tiles of(final Mask mask, final Rectangle2D area) {
    final Grid grid = mask.grid();
    int x0 = grid.nx();
    int x1 = -1;
    int y0 = grid.ny();
    int y1 = -1;
    final List<Integer> all = new ArrayList<>();
    for (int v = 0; v < mask.count(); v++) {
      final int x = mask.index(v) % grid.nx();
      final int y = mask.index(v) % grid.planeSize() / grid.nx();
      final int z = mask.index(v) / grid.planeSize();
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
      if (all.isEmpty() || all.get(all.size() - 1) != z) {
        all.add(z);
      }
    }
    x0 = Math.max(0, x0 - MARGIN);
    y0 = Math.max(0, y0 - MARGIN);
    x1 = Math.min(grid.nx() - 1, x1 + MARGIN);
    y1 = Math.min(grid.ny() - 1, y1 + MARGIN);
    final double wide = (x1 - x0 + 1) * grid.voxelSize(0);
    final double high = (y1 - y0 + 1) * grid.voxelSize(1);
    for (int n = all.size(); ; n--) {
      final double[] best = best(n, wide, high, area);
      if (best[1] * high >= LEAST || n == 1) {
        final int[] slices = new int[n];
        for (int s = 0; s < n; s++) {
          slices[s] =
              all.get(n == 1 ? all.size() / 2 : (int) ((long) s * (all.size() - 1) / (n - 1)));
        }
        return new Tiles(
            slices,
            x0,
            y0,
            x1 - x0 + 1,
            y1 - y0 + 1,
            boxes(n, (int) best[0], best[1] * wide, best[1] * high, area));
      }
    }
  }

  /** The number of columns and the pixels a mm with which n tiles are largest. */
  private static double[] best(
      final int n, final double wide, final double high, final Rectangle2D area) {
    final double[] best = new double[2];
    for (int columns = 1; columns <= n; columns++) {
      final int rows = (n + columns - 1) / columns;
      final double scale =
          Math.min(
              (area.getWidth() / columns - GAP) / wide,
              (area.getHeight() / rows - GAP - CAPTION) / high);
      if (scale > best[1]) {
        best[0] = columns;
        best[1] = scale;
      }
    }
    best[0] = Math.max(1, best[0]);
    best[1] = Math.max(1e-3, best[1]);
    return best;
  }

  private static List<Rectangle2D> boxes(
      final int n,
      final int columns,
      final double width,
      final double height,
      final Rectangle2D area) {
    final List<Rectangle2D> boxes = new ArrayList<>();
    for (int s = 0; s < n; s++) {
      boxes.add(
          new Rectangle2D.Double(
              area.getX() + s % columns * (width + GAP),
              area.getY() + CAPTION + s / columns * (height + GAP + CAPTION),
              width,
              height));
    }
    return boxes;
  }

  /** The voxel at a place in the area, null between the tiles. */
  Place at(final double x, final double y) {
    for (int s = 0; s < slices.length; s++) {
      final Rectangle2D box = boxes.get(s);
      if (box.contains(x, y)) {
        return new Place(
            left + (int) ((x - box.getX()) / box.getWidth() * columns),
            top + (int) ((y - box.getY()) / box.getHeight() * rows),
            slices[s]);
      }
    }
    return null;
  }
}
