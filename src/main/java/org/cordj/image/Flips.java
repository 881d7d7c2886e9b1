package org.cordj.image;

/**
 * Brings images into the voxel order of another grid that covers the same voxels: an image that is
 * shown upright has other axes turned round than its file. Nothing is resampled.
 */
public final class Flips {

  private Flips() {}

  /**
   * The image in the order of a grid; itself where it has that order, or where the grid is another
   * one and cannot be reached by turning axes round.
   */
  public static Volume onto(final Volume volume, final Grid grid) {
    final Grid own = volume.grid();
    if (own.matches(grid)) {
      return volume;
    }
    for (int f = 1; f < 8; f++) {
      final boolean[] flip = {(f & 1) != 0, (f & 2) != 0, (f & 4) != 0};
      if (own.flipped(flip).matches(grid)) {
        final Volume turned = Volume.zeros(volume.name(), grid);
        for (int i = 0; i < own.voxels(); i++) {
          turned.set(turned(i, own, flip), volume.get(i));
        }
        return turned;
      }
    }
    return volume;
  }

  private static int turned(final int index, final Grid grid, final boolean[] flip) {
    final int x = index % grid.nx();
    final int y = index / grid.nx() % grid.ny();
    final int z = index / grid.planeSize();
    return (flip[0] ? grid.nx() - 1 - x : x)
        + grid.nx() * (flip[1] ? grid.ny() - 1 - y : y)
        + grid.planeSize() * (flip[2] ? grid.nz() - 1 - z : z);
  }

  /** The mask in the order of a grid, as {@link #onto(Volume, Grid)}. */
  public static Mask onto(final Mask mask, final Grid grid) {
    return mask.grid().matches(grid) ? mask : Mask.of(onto(mask.toVolume(), grid));
  }

  /** The regions in the order of a grid, as {@link #onto(Volume, Grid)}. */
  public static Labels onto(final Labels labels, final Grid grid) {
    return labels.grid().matches(grid)
        ? labels
        : Labels.of(onto(labels.toVolume(), grid), labels.regions());
  }
}
