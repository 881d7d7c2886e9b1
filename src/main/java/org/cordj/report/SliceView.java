package org.cordj.report;

import org.cordj.image.Grid;

/**
 * How the slices of a grid lie on the page: cut across the cord axis, front up, and in radiological
 * convention (the subject's right on the left), whatever the order of the array.
 *
 * <p>A slice has columns counted from the subject's right and rows counted from the front. On an
 * oblique grid each voxel axis counts as the anatomical axis it is assigned to by {@link
 * Grid#axes()}.
 */
final class SliceView {

  private final Grid grid;
  private final int[] axes;
  private final boolean[] reversed;

  SliceView(final Grid grid) {
    this.grid = grid;
    axes = new int[] {grid.axisAlong(0), grid.axisAlong(1), grid.cordAxis()};
    final int[] signs = grid.axes();
    // columns start at the right and rows at the front: the positive ends of the world axes
    reversed = new boolean[] {signs[axes[0]] > 0, signs[axes[1]] > 0};
  }

  /** How many columns, rows and slices there are (view axis 0, 1, 2). */
  int size(final int viewAxis) {
    return grid.size(axes[viewAxis]);
  }

  /** A voxel's edge along a view axis in mm. */
  double voxelSize(final int viewAxis) {
    return grid.voxelSize(axes[viewAxis]);
  }

  /** The linear index of the voxel at a column and row of a slice. */
  int index(final int column, final int row, final int slice) {
    final int[] voxel = new int[3];
    voxel[axes[0]] = (int) flip(0, column);
    voxel[axes[1]] = (int) flip(1, row);
    voxel[axes[2]] = slice;
    return voxel[0] + grid.nx() * (voxel[1] + grid.ny() * voxel[2]);
  }

  /** Column, row and slice of the voxel with a linear index. */
  int[] position(final int index) {
    final int[] voxel = {
      index % grid.nx(), index / grid.nx() % grid.ny(), index / grid.planeSize()
    };
    return new int[] {(int) flip(0, voxel[axes[0]]), (int) flip(1, voxel[axes[1]]), voxel[axes[2]]};
  }

  /** How far towards the head a place in a slice is, in mm of the scanner. */
  double superior(final double column, final double row, final int slice) {
    final double[] voxel = new double[3];
    voxel[axes[0]] = flip(0, column);
    voxel[axes[1]] = flip(1, row);
    voxel[axes[2]] = slice;
    return grid.toWorld(voxel[0], voxel[1], voxel[2])[2];
  }

  /** Whether a higher slice number lies nearer to the head. */
  boolean ascends() {
    return grid.axes()[axes[2]] > 0;
  }

  /** The largest angle between a voxel axis and the anatomical axis it counts as, in degrees. */
  double tilt() {
    final double[][] affine = grid.affine();
    double least = 1;
    for (int world = 0; world < 3; world++) {
      final double along = Math.abs(affine[world][axes[world]]);
      least = Math.min(least, along / grid.voxelSize(axes[world]));
    }
    return Math.toDegrees(Math.acos(Math.min(1, least)));
  }

  /** From a place on the page to a place along the voxel axis, and back. */
  private double flip(final int viewAxis, final double place) {
    return reversed[viewAxis] ? size(viewAxis) - 1 - place : place;
  }
}
