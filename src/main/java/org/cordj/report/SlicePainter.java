package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import org.cordj.image.Labels;

/** Paints one slice, voxel by voxel, at the picture's resolution: no smoothing, no guessing. */
final class SlicePainter {

  /** The colour of a voxel without a finite value: darker than any tissue, but not black. */
  private static final int NOTHING = 0x202028;

  private final Montage montage;
  private final SliceView view;
  private final Crop crop;
  private final int[] columnEdges;
  private final int[] rowEdges;
  private final int thickness;
  private final Map<Integer, Integer> colors = new HashMap<>();

  SlicePainter(final Montage montage, final SliceView view, final Crop crop, final Tiling tiling) {
    this.montage = montage;
    this.view = view;
    this.crop = crop;
    columnEdges = edges(crop.columns(), view.voxelSize(0) * tiling.scale());
    rowEdges = edges(crop.rows(), view.voxelSize(1) * tiling.scale());
    final double voxel = Math.min(view.voxelSize(0), view.voxelSize(1)) * tiling.scale();
    // thick enough for a slide, yet a third of a voxel at most
    thickness = (int) Math.max(1, Math.min(voxel / 3, Math.max(3, Math.min(5, voxel / 5))));
    if (montage.outlines() != null) {
      for (final Labels.Region region : montage.outlines().regions()) {
        colors.put(region.index(), region.rgb() & 0xffffff);
      }
    }
  }

  /** Where a column's pixels begin, from the left of the tile. */
  int columnEdge(final int column) {
    return columnEdges[column - crop.left()];
  }

  /** Where a row's pixels begin, from the top of the tile. */
  int rowEdge(final int row) {
    return rowEdges[row - crop.top()];
  }

  /** Paints a slice with its upper left corner at (x, y). */
  void paint(
      final BufferedImage picture,
      final int x,
      final int y,
      final int slice,
      final Range grey,
      final Range values) {
    for (int row = crop.top(); row < crop.bottom(); row++) {
      for (int column = crop.left(); column < crop.right(); column++) {
        final int index = view.index(column, row, slice);
        final float v = montage.background().get(index);
        int rgb = Float.isFinite(v) ? ColorMap.GRAY.rgb(v, grey) : NOTHING;
        if (montage.overlay() != null && montage.overlay().shows(index)) {
          rgb = montage.overlay().colors().rgb(montage.overlay().map().get(index), values);
        }
        fill(
            picture,
            x + columnEdge(column),
            y + rowEdge(row),
            x + columnEdges[column - crop.left() + 1],
            y + rowEdges[row - crop.top() + 1],
            rgb);
      }
    }
    if (montage.outlines() != null) {
      outline(picture, x, y, slice);
    }
  }

  /** Marks, inside each region, the voxel edges beyond which lies another region or none. */
  private void outline(final BufferedImage picture, final int x, final int y, final int slice) {
    for (int row = crop.top(); row < crop.bottom(); row++) {
      for (int column = crop.left(); column < crop.right(); column++) {
        final int region = region(column, row, slice);
        if (region == 0) {
          continue;
        }
        final int[] xs = borders(x + columnEdge(column), x + columnEdges[column - crop.left() + 1]);
        final int[] ys = borders(y + rowEdge(row), y + rowEdges[row - crop.top() + 1]);
        // the nine parts of a voxel; each belongs to the line if a neighbour on its side is foreign
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            if (region(column + dx, row, slice) != region
                || region(column, row + dy, slice) != region
                || region(column + dx, row + dy, slice) != region) {
              fill(picture, xs[dx + 1], ys[dy + 1], xs[dx + 2], ys[dy + 2], colors.get(region));
            }
          }
        }
      }
    }
  }

  private int[] borders(final int from, final int to) {
    final int inset = Math.min(thickness, (to - from) / 2);
    return new int[] {from, from + inset, to - inset, to};
  }

  private int region(final int column, final int row, final int slice) {
    final boolean outside = column < 0 || row < 0 || column >= view.size(0) || row >= view.size(1);
    return outside ? 0 : montage.outlines().get(view.index(column, row, slice));
  }

  private static void fill(
      final BufferedImage picture,
      final int x0,
      final int y0,
      final int x1,
      final int y1,
      final int rgb) {
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        picture.setRGB(x, y, 0xff000000 | rgb);
      }
    }
  }

  /** Where n voxels of a size in pixels begin, and where the last one ends. */
  private static int[] edges(final int n, final double size) {
    final int[] edges = new int[n + 1];
    for (int i = 0; i <= n; i++) {
      edges[i] = (int) Math.round(i * size);
    }
    return edges;
  }
}
