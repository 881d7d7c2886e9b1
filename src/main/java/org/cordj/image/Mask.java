package org.cordj.image;

import java.util.Arrays;

/**
 * Which voxels of a grid count. Immutable.
 *
 * <p>Voxels are named by their linear index x + nx * (y + ny * z), and counted in that order.
 */
public final class Mask {

  private final String name;
  private final Grid grid;
  private final int[] indices;

  private Mask(final String name, final Grid grid, final int[] indices) {
    this.name = name;
    this.grid = grid;
    this.indices = indices;
  }

  /** The voxels of an image that are above 0 (NaN is not). */
  public static Mask of(final Volume volume) {
    final int plane = volume.grid().planeSize();
    final int[] found = new int[volume.grid().voxels()];
    int n = 0;
    for (int z = 0; z < volume.grid().nz(); z++) {
      final float[] values = volume.planes()[z];
      for (int p = 0; p < plane; p++) {
        if (values[p] > 0) {
          found[n++] = z * plane + p;
        }
      }
    }
    return new Mask(volume.name(), volume.grid(), Arrays.copyOf(found, n));
  }

  /** Every voxel of a grid. */
  public static Mask all(final Grid grid) {
    final int[] indices = new int[grid.voxels()];
    Arrays.setAll(indices, i -> i);
    return new Mask("all voxels", grid, indices);
  }

  /**
   * The voxels with these linear indices.
   *
   * @throws IllegalArgumentException if they do not ascend or lie outside the grid
   */
  public static Mask ofIndices(final String name, final Grid grid, final int[] indices) {
    int last = -1;
    for (final int i : indices) {
      if (i <= last || i >= grid.voxels()) {
        throw new IllegalArgumentException(
            "Mask '"
                + name
                + "': voxel index "
                + i
                + " after "
                + last
                + " does not ascend in "
                + grid);
      }
      last = i;
    }
    return new Mask(name, grid, indices.clone());
  }

  /** What users call it. */
  public String name() {
    return name;
  }

  /** Where it lies. */
  public Grid grid() {
    return grid;
  }

  /** How many voxels it holds. */
  public int count() {
    return indices.length;
  }

  /** The linear index of the n-th voxel. */
  public int index(final int n) {
    return indices[n];
  }

  /** The linear indices, ascending, a copy. */
  public int[] indices() {
    return indices.clone();
  }

  /** Whether the voxel with this linear index is in the mask. */
  public boolean contains(final int index) {
    return position(index) >= 0;
  }

  /** The n of {@link #index} of the voxel with this linear index, below 0 if it is not in it. */
  public int position(final int index) {
    return Arrays.binarySearch(indices, index);
  }

  /**
   * The voxels that are in both masks; keeps this one's name.
   *
   * @throws IllegalArgumentException if the grids differ
   */
  public Mask and(final Mask other) {
    Grid.requireSame(name, grid, other.name, other.grid);
    return new Mask(name, grid, Arrays.stream(indices).filter(other::contains).toArray());
  }

  /** The mask as an image of 0 and 1. */
  public Volume toVolume() {
    final Volume v = Volume.zeros(name, grid);
    for (final int i : indices) {
      v.set(i, 1);
    }
    return v;
  }

  /**
   * Refuses an empty mask, and one on another grid than the image it is for.
   *
   * @throws IllegalArgumentException with the sentence for the user
   */
  public void requireFits(final String imageName, final Grid imageGrid) {
    Grid.requireSame(imageName, imageGrid, name, grid);
    if (indices.length == 0) {
      throw new IllegalArgumentException(
          "The mask '"
              + name
              + "' is empty: no voxel is above 0. Choose a mask that covers the cord.");
    }
  }
}
