package org.cordj.stats;

import java.io.Serializable;
import java.util.Arrays;
import org.cordj.image.Grid;
import org.cordj.image.Mask;

/**
 * Which voxels of a mask touch each other.
 *
 * @param starts [voxel] where its neighbours begin; one entry more than voxels
 * @param others the neighbours' positions in the mask, voxel after voxel
 */
record Adjacency(int[] starts, int[] others) implements Serializable {

  /**
   * Neighbours by faces (6), edges too (18), corners too (26).
   *
   * @throws IllegalArgumentException if it is another number
   */
  static Adjacency of(final Mask mask, final int neighbors) {
    final int most = axesApart(neighbors);
    final Grid grid = mask.grid();
    final int[] position = new int[grid.voxels()];
    Arrays.fill(position, -1);
    for (int v = 0; v < mask.count(); v++) {
      position[mask.index(v)] = v;
    }
    final int[] starts = new int[mask.count() + 1];
    int[] others = new int[mask.count() * neighbors];
    int n = 0;
    for (int v = 0; v < mask.count(); v++) {
      starts[v] = n;
      final int index = mask.index(v);
      final int x = index % grid.nx();
      final int y = index / grid.nx() % grid.ny();
      final int z = index / grid.planeSize();
      for (int c = 0; c < 27; c++) {
        final int dx = c % 3 - 1;
        final int dy = c / 3 % 3 - 1;
        final int dz = c / 9 - 1;
        final int apart = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
        if (apart > 0
            && apart <= most
            && inside(x + dx, grid.nx())
            && inside(y + dy, grid.ny())
            && inside(z + dz, grid.nz())) {
          final int other = position[index + dx + grid.nx() * dy + grid.planeSize() * dz];
          if (other >= 0) {
            others[n++] = other;
          }
        }
      }
    }
    starts[mask.count()] = n;
    others = Arrays.copyOf(others, n);
    return new Adjacency(starts, others);
  }

  private static boolean inside(final int i, final int size) {
    return i >= 0 && i < size;
  }

  static int axesApart(final int neighbors) {
    return switch (neighbors) {
      case 6 -> 1;
      case 18 -> 2;
      case 26 -> 3;
      default ->
          throw new IllegalArgumentException(
              "neighbors is " + neighbors + "; it must be 6, 18 or 26.");
    };
  }

  int count() {
    return starts.length - 1;
  }
}
