package org.cordj.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The part of a volume that a montage shows: a box of columns and rows, the same in every tile, and
 * the slices that have a tile, the one nearest to the head first. Ends are exclusive.
 */
record Crop(int left, int top, int right, int bottom, List<Integer> slices, int candidates) {

  /**
   * The box around voxels with a margin, and at most so many of the slices from the first to the
   * last that hold any, spread evenly.
   */
  static Crop around(
      final SliceView view, final int[] indices, final double margin, final int tiles) {
    int left = view.size(0);
    int top = view.size(1);
    int right = 0;
    int bottom = 0;
    final boolean[] held = new boolean[view.size(2)];
    for (final int index : indices) {
      final int[] p = view.position(index);
      left = Math.min(left, p[0]);
      top = Math.min(top, p[1]);
      right = Math.max(right, p[0] + 1);
      bottom = Math.max(bottom, p[1] + 1);
      held[p[2]] = true;
    }
    final int dx = (int) Math.ceil(margin / view.voxelSize(0));
    final int dy = (int) Math.ceil(margin / view.voxelSize(1));
    final List<Integer> all = new ArrayList<>();
    int first = 0;
    while (!held[first]) {
      first++;
    }
    int last = held.length - 1;
    while (!held[last]) {
      last--;
    }
    for (int slice = first; slice <= last; slice++) {
      all.add(slice);
    }
    if (view.ascends()) {
      Collections.reverse(all);
    }
    final List<Integer> chosen = new ArrayList<>();
    final int n = Math.min(tiles, all.size());
    for (int t = 0; t < n; t++) {
      chosen.add(
          all.get(n == 1 ? all.size() / 2 : (int) Math.rint(t * (all.size() - 1.0) / (n - 1))));
    }
    return new Crop(
        Math.max(0, left - dx),
        Math.max(0, top - dy),
        Math.min(view.size(0), right + dx),
        Math.min(view.size(1), bottom + dy),
        List.copyOf(chosen),
        all.size());
  }

  int columns() {
    return right - left;
  }

  int rows() {
    return bottom - top;
  }

  /** The linear indices of every voxel in the tiles. */
  int[] indices(final SliceView view) {
    final int[] indices = new int[slices.size() * rows() * columns()];
    int n = 0;
    for (final int slice : slices) {
      for (int row = top; row < bottom; row++) {
        for (int column = left; column < right; column++) {
          indices[n++] = view.index(column, row, slice);
        }
      }
    }
    return indices;
  }
}
