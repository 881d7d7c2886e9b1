package org.cordj.preprocess;

import java.util.Arrays;
import org.cordj.image.Grid;
import org.cordj.image.Mask;

/**
 * The voxels of a cord mask in coordinates that follow the cord: how far along it, and how far from
 * its middle within the slice.
 *
 * <p>The middle is the centroid of the mask in each slice across the cord (the voxel axis nearest
 * to superior-inferior), carried on in a straight line where slices without mask lie between. How
 * far along is the length of the line through the middles, in mm. Two voxels of different slices
 * that lie equally far from their slices' middles lie on one curve that runs beside the cord's:
 * along such curves, not along the voxel axis, the cord is straight.
 */
final class CordTube {

  /** The voxel axes within a slice, the faster first, and across. */
  private final int axisU;

  private final int axisV;
  private final int axis;
  private final int[] stride;
  private final Grid grid;

  /** [slice] middle in voxels along u and v, and length along the line in mm. */
  private final double[] middleU;

  private final double[] middleV;
  private final double[] along;
  private final int first;
  private final int last;

  /** Squared millimetres of a step along u, along v, and twice their product. */
  private final double uu;

  private final double vv;
  private final double uv2;

  /** By linear index: the position in the mask, -1 outside. */
  private final int[] position;

  /** A mask that is not empty. */
  CordTube(final Mask mask) {
    grid = mask.grid();
    axis = grid.cordAxis();
    axisU = axis == 0 ? 1 : 0;
    axisV = axis == 2 ? 1 : 2;
    stride = new int[] {1, grid.nx(), grid.planeSize()};
    final double[][] a = grid.affine();
    double su = 0;
    double sv = 0;
    double suv = 0;
    for (int r = 0; r < 3; r++) {
      su += a[r][axisU] * a[r][axisU];
      sv += a[r][axisV] * a[r][axisV];
      suv += 2 * a[r][axisU] * a[r][axisV];
    }
    uu = su;
    vv = sv;
    uv2 = suv;
    position = new int[grid.voxels()];
    Arrays.fill(position, -1);
    final int slices = grid.size(axis);
    middleU = new double[slices];
    middleV = new double[slices];
    along = new double[slices];
    final int[] counts = new int[slices];
    for (int n = 0; n < mask.count(); n++) {
      final int voxel = mask.index(n);
      position[voxel] = n;
      final int s = slice(voxel);
      middleU[s] += u(voxel);
      middleV[s] += v(voxel);
      counts[s]++;
    }
    int lowest = slices;
    int highest = -1;
    for (int s = 0; s < slices; s++) {
      if (counts[s] > 0) {
        middleU[s] /= counts[s];
        middleV[s] /= counts[s];
        for (int gap = highest + 1; gap < s && highest >= 0; gap++) {
          final double w = (double) (gap - highest) / (s - highest);
          middleU[gap] = (1 - w) * middleU[highest] + w * middleU[s];
          middleV[gap] = (1 - w) * middleV[highest] + w * middleV[s];
        }
        lowest = Math.min(lowest, s);
        highest = s;
      }
    }
    first = lowest;
    last = highest;
    for (int s = first + 1; s <= last; s++) {
      along[s] = along[s - 1] + distance(world(s - 1), world(s));
    }
  }

  private double[] world(final int s) {
    final double[] voxel = new double[3];
    voxel[axisU] = middleU[s];
    voxel[axisV] = middleV[s];
    voxel[axis] = s;
    return grid.toWorld(voxel[0], voxel[1], voxel[2]);
  }

  private static double distance(final double[] p, final double[] q) {
    return Math.sqrt(
        (p[0] - q[0]) * (p[0] - q[0])
            + (p[1] - q[1]) * (p[1] - q[1])
            + (p[2] - q[2]) * (p[2] - q[2]));
  }

  /** The slice across the cord that a voxel lies in. */
  int slice(final int voxel) {
    return voxel / stride[axis] % grid.size(axis);
  }

  /** A voxel's place within its slice along the faster axis. */
  int u(final int voxel) {
    return voxel / stride[axisU] % grid.size(axisU);
  }

  /** A voxel's place within its slice along the slower axis. */
  int v(final int voxel) {
    return voxel / stride[axisV] % grid.size(axisV);
  }

  int sizeU() {
    return grid.size(axisU);
  }

  int sizeV() {
    return grid.size(axisV);
  }

  int firstSlice() {
    return first;
  }

  int lastSlice() {
    return last;
  }

  double middleU(final int slice) {
    return middleU[slice];
  }

  double middleV(final int slice) {
    return middleV[slice];
  }

  /** The way along the cord from one slice to another, in mm. */
  double alongBetween(final int a, final int b) {
    return Math.abs(along[a] - along[b]);
  }

  /** The squared length in mm of a step within a slice. */
  double square(final double du, final double dv) {
    return uu * du * du + uv2 * du * dv + vv * dv * dv;
  }

  /** How many steps along u a circle of this radius in mm reaches; axes may be oblique. */
  double reachU(final double radius) {
    return radius * Math.sqrt(vv / (uu * vv - uv2 * uv2 / 4));
  }

  /** How many steps along v a circle of this radius in mm reaches. */
  double reachV(final double radius) {
    return radius * Math.sqrt(uu / (uu * vv - uv2 * uv2 / 4));
  }

  /** The position in the mask of a voxel of a slice, -1 where it is outside. */
  int position(final int u, final int v, final int slice) {
    return position[u * stride[axisU] + v * stride[axisV] + slice * stride[axis]];
  }
}
