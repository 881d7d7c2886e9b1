package org.cordj.motion;

import java.util.Arrays;
import org.cordj.image.Grid;
import org.cordj.image.Mask;

/**
 * The middle of the cord in each slice: the centroid of the mask's voxels there. Shifts and angles
 * are about it.
 */
public final class SliceCenters {

  private final double[] x;
  private final double[] y;
  private final int[] counts;

  private SliceCenters(final int slices) {
    x = new double[slices];
    y = new double[slices];
    counts = new int[slices];
  }

  /** Those of a mask's slices along z. */
  public static SliceCenters of(final Mask mask) {
    final Grid grid = mask.grid();
    final SliceCenters centers = new SliceCenters(grid.nz());
    for (int n = 0; n < mask.count(); n++) {
      final int z = mask.index(n) / grid.planeSize();
      final int p = mask.index(n) % grid.planeSize();
      centers.x[z] += p % grid.nx();
      centers.y[z] += p / grid.nx();
      centers.counts[z]++;
    }
    for (int z = 0; z < centers.x.length; z++) {
      centers.x[z] /= centers.counts[z];
      centers.y[z] /= centers.counts[z];
    }
    return centers;
  }

  /** In voxels along x, counted from 0; NaN in a slice without mask. */
  public double x(final int slice) {
    return x[slice];
  }

  /** In voxels along y, counted from 0; NaN in a slice without mask. */
  public double y(final int slice) {
    return y[slice];
  }

  /** Whether the mask has a voxel in the slice. */
  public boolean has(final int slice) {
    return counts[slice] > 0;
  }

  /** How many slices hold mask. */
  public int count() {
    return (int) Arrays.stream(counts).filter(c -> c > 0).count();
  }

  /** The slices without mask, counted from 0. */
  public int[] without() {
    return java.util.stream.IntStream.range(0, counts.length).filter(z -> !has(z)).toArray();
  }
}
