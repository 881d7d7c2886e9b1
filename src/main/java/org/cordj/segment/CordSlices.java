package org.cordj.segment;

import org.cordj.image.Grid;
import org.cordj.image.Mask;

/**
 * The slices of a grid perpendicular to its cord axis, whichever voxel axis that is, ranked from
 * the lowest (most inferior) one, and where their voxels lie in the plane.
 *
 * <p>Voxels of a slice are counted u + nu * v, where u and v run along the two other voxel axes.
 */
final class CordSlices {

  private final int axis;
  private final int count;
  private final boolean upward;
  private final int nu;
  private final int nv;
  private final int[] stride = new int[3];
  private final int axisU;
  private final int axisV;

  /** Components of one voxel step along u and v towards the front and the right, in mm. */
  private final double frontU;

  private final double frontV;
  private final double rightU;
  private final double rightV;
  private final double[] edges;
  private final double lengthUv;

  CordSlices(final Grid grid) {
    axis = grid.cordAxis();
    count = grid.size(axis);
    upward = grid.axes()[axis] > 0;
    axisU = axis == 0 ? 1 : 0;
    axisV = axis == 2 ? 1 : 2;
    nu = grid.size(axisU);
    nv = grid.size(axisV);
    stride[0] = 1;
    stride[1] = grid.nx();
    stride[2] = grid.planeSize();
    edges = new double[] {grid.voxelSize(axisU), grid.voxelSize(axisV)};
    final double[][] affine = grid.affine();
    final double[] u = {affine[0][axisU], affine[1][axisU], affine[2][axisU]};
    final double[] v = {affine[0][axisV], affine[1][axisV], affine[2][axisV]};
    lengthUv = Math.sqrt(dot(cross(u, v), cross(u, v)));
    final double[] normal = unit(cross(u, v));
    final double[] front = inPlane(new double[] {0, 1, 0}, normal);
    final double[] right = inPlane(new double[] {1, 0, 0}, normal);
    // The projections of two right-angled directions need not be at right angles: the nearest pair
    // that is lies 45 degrees to either side of the line halfway between them.
    final double[] half = unit(sum(front, right, 1));
    final double[] across = unit(sum(front, right, -1));
    final double[] toFront = unit(sum(half, across, 1));
    final double[] toRight = unit(sum(half, across, -1));
    frontU = dot(u, toFront);
    frontV = dot(v, toFront);
    rightU = dot(u, toRight);
    rightV = dot(v, toRight);
  }

  /** How many slices there are. */
  int count() {
    return count;
  }

  /** The index along the cord axis of the slice of this rank from below. */
  int index(final int rank) {
    return upward ? rank : count - 1 - rank;
  }

  /** The edge of a voxel along u (0) or v (1), in mm. */
  double edge(final int which) {
    return edges[which];
  }

  /** The linear index in the grid of a voxel of a slice. */
  int linearIndex(final int voxel, final int rank) {
    return voxel % nu * stride[axisU] + voxel / nu * stride[axisV] + index(rank) * stride[axis];
  }

  /** Which voxels of a slice a mask holds. */
  boolean[] read(final Mask mask, final int rank) {
    final boolean[] in = new boolean[nu * nv];
    for (int voxel = 0; voxel < in.length; voxel++) {
      in[voxel] = mask.contains(linearIndex(voxel, rank));
    }
    return in;
  }

  boolean any(final boolean[] in) {
    for (final boolean b : in) {
      if (b) {
        return true;
      }
    }
    return false;
  }

  /** Mean position (u, v) of the voxels, in voxels; not a number if there is none. */
  double[] centroid(final boolean[] in) {
    long sumU = 0;
    long sumV = 0;
    int n = 0;
    for (int voxel = 0; voxel < in.length; voxel++) {
      if (in[voxel]) {
        sumU += voxel % nu;
        sumV += voxel / nu;
        n++;
      }
    }
    return new double[] {(double) sumU / n, (double) sumV / n};
  }

  /** How far to the front of a position (u, v) a voxel lies, in mm. */
  double front(final int voxel, final double[] from) {
    return (voxel % nu - from[0]) * frontU + (voxel / nu - from[1]) * frontV;
  }

  /** How far to the right of a position (u, v) a voxel lies, in mm. */
  double right(final int voxel, final double[] from) {
    return (voxel % nu - from[0]) * rightU + (voxel / nu - from[1]) * rightV;
  }

  /** The voxels from which the nearest one outside is further than this many mm. */
  boolean[] erode(final boolean[] in, final double mm) {
    final boolean[] kept = in.clone();
    if (mm == 0) {
      return kept;
    }
    // a distance equal to the limit counts as within it in spite of rounding
    final double limit = mm * (1 + 1e-9);
    // in a sheared grid a voxel row lies nearer than its step is long
    final int reachU = (int) (limit * edges[1] / lengthUv);
    final int reachV = (int) (limit * edges[0] / lengthUv);
    for (int dv = -reachV; dv <= reachV; dv++) {
      for (int du = -reachU; du <= reachU; du++) {
        final double front = du * frontU + dv * frontV;
        final double right = du * rightU + dv * rightV;
        if (front * front + right * right <= limit * limit) {
          removeWhereOutside(in, kept, du, dv);
        }
      }
    }
    return kept;
  }

  private void removeWhereOutside(
      final boolean[] in, final boolean[] kept, final int du, final int dv) {
    for (int voxel = 0; voxel < in.length; voxel++) {
      if (kept[voxel]) {
        final int u = voxel % nu + du;
        final int v = voxel / nu + dv;
        kept[voxel] = u >= 0 && u < nu && v >= 0 && v < nv && in[u + nu * v];
      }
    }
  }

  private static double[] inPlane(final double[] direction, final double[] normal) {
    return unit(sum(direction, normal, -dot(direction, normal)));
  }

  private static double[] sum(final double[] a, final double[] b, final double factor) {
    return new double[] {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
  }

  private static double[] unit(final double[] a) {
    final double length = Math.sqrt(dot(a, a));
    return new double[] {a[0] / length, a[1] / length, a[2] / length};
  }

  private static double dot(final double[] a, final double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(final double[] a, final double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
