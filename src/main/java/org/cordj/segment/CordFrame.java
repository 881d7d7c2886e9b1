package org.cordj.segment;

import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Volume;

/**
 * A right-angled frame in millimetres for the slices across the cord: x to the right and y to the
 * front in the slices' plane, z along their normal to the head, all from the middle of the grid.
 *
 * <p>Everything that looks for the cord works in this frame, so that the order and the direction of
 * the voxel axes play no part.
 */
final class CordFrame {

  /** Pixels smaller than this, in mm, are averaged with their neighbours to lessen their noise. */
  private static final double FINE = 0.7;

  private final Grid grid;
  private final CordSlices slices;
  private final int axis;
  private final int axisU;
  private final int axisV;
  private final int nu;
  private final int nv;
  private final double rightU;
  private final double rightV;
  private final double frontU;
  private final double frontV;
  private final double det;

  /** How far one rank up moves the slice to the right, to the front and along the normal. */
  private final double stepRight;

  private final double stepFront;
  private final double spacing;

  CordFrame(final Grid grid) {
    this.grid = grid;
    slices = new CordSlices(grid);
    axis = grid.cordAxis();
    axisU = axis == 0 ? 1 : 0;
    axisV = axis == 2 ? 1 : 2;
    nu = grid.size(axisU);
    nv = grid.size(axisV);
    rightU = slices.right(0, new double[] {-1, 0});
    rightV = slices.right(0, new double[] {0, -1});
    frontU = slices.front(0, new double[] {-1, 0});
    frontV = slices.front(0, new double[] {0, -1});
    det = rightU * frontV - rightV * frontU;
    final double[][] a = grid.affine();
    final double direction = grid.axes()[axis] > 0 ? 1 : -1;
    // the step from slice to slice split into its part along u and v and the rest, the normal
    double uu = 0;
    double uv = 0;
    double vv = 0;
    double uw = 0;
    double vw = 0;
    double ww = 0;
    for (int r = 0; r < 3; r++) {
      final double u = a[r][axisU];
      final double v = a[r][axisV];
      final double w = direction * a[r][axis];
      uu += u * u;
      uv += u * v;
      vv += v * v;
      uw += u * w;
      vw += v * w;
      ww += w * w;
    }
    final double d = uu * vv - uv * uv;
    final double alongU = (uw * vv - vw * uv) / d;
    final double alongV = (vw * uu - uw * uv) / d;
    stepRight = alongU * rightU + alongV * rightV;
    stepFront = alongU * frontU + alongV * frontV;
    spacing = Math.sqrt(ww - alongU * uw - alongV * vw);
  }

  Grid grid() {
    return grid;
  }

  CordSlices slices() {
    return slices;
  }

  int count() {
    return slices.count();
  }

  int nu() {
    return nu;
  }

  int nv() {
    return nv;
  }

  /** From one slice's plane to the next one's, in mm. */
  double spacing() {
    return spacing;
  }

  /** The area of a voxel in the slice's plane, in mm2. */
  double voxelArea() {
    return Math.abs(det);
  }

  double smallerEdge() {
    return Math.min(slices.edge(0), slices.edge(1));
  }

  double z(final int rank) {
    return (rank - (count() - 1) / 2.0) * spacing;
  }

  double x(final double u, final double v, final int rank) {
    return (u - (nu - 1) / 2.0) * rightU
        + (v - (nv - 1) / 2.0) * rightV
        + (rank - (count() - 1) / 2.0) * stepRight;
  }

  double y(final double u, final double v, final int rank) {
    return (u - (nu - 1) / 2.0) * frontU
        + (v - (nv - 1) / 2.0) * frontV
        + (rank - (count() - 1) / 2.0) * stepFront;
  }

  double u(final double x, final double y, final int rank) {
    final double r = x - (rank - (count() - 1) / 2.0) * stepRight;
    final double f = y - (rank - (count() - 1) / 2.0) * stepFront;
    return (r * frontV - f * rightV) / det + (nu - 1) / 2.0;
  }

  double v(final double x, final double y, final int rank) {
    final double r = x - (rank - (count() - 1) / 2.0) * stepRight;
    final double f = y - (rank - (count() - 1) / 2.0) * stepFront;
    return (f * rightU - r * frontU) / det + (nv - 1) / 2.0;
  }

  /** Change of u and v with x and y: du/dx, du/dy, dv/dx, dv/dy. */
  double[] gradient() {
    return new double[] {frontV / det, -rightV / det, -frontU / det, rightU / det};
  }

  /** The voxel position (i, j, k) of a place in a slice. */
  double[] voxel(final double x, final double y, final int rank) {
    final double[] p = new double[3];
    p[axisU] = u(x, y, rank);
    p[axisV] = v(x, y, rank);
    p[axis] = slices.index(rank);
    return p;
  }

  /** Whether a place lies in a voxel of its slice. */
  boolean inside(final double x, final double y, final int rank) {
    final double u = u(x, y, rank);
    final double v = v(x, y, rank);
    return u >= -0.5 && u <= nu - 0.5 && v >= -0.5 && v <= nv - 0.5;
  }

  /** The place of a position: to the right, to the front and along the normal, in mm. */
  double[] place(final CordPoint point) {
    final double[] p = point.toArray();
    final double rank = grid.axes()[axis] > 0 ? p[axis] : count() - 1 - p[axis];
    return new double[] {
      x(p[axisU], p[axisV], 0) + rank * stepRight,
      y(p[axisU], p[axisV], 0) + rank * stepFront,
      (rank - (count() - 1) / 2.0) * spacing
    };
  }

  /** The rank of the slice nearest to a position, and its place in that slice. */
  CordFinder.Pin pin(final CordPoint point) {
    final double[] p = point.toArray();
    // the rank of an index and the index of a rank are the same mapping
    final int rank = slices.index((int) Math.rint(p[axis]));
    return new CordFinder.Pin(rank, x(p[axisU], p[axisV], rank), y(p[axisU], p[axisV], rank));
  }

  /** Half the extent of all slices along x (0) and y (1), to the outermost voxel centres, in mm. */
  double[] reach() {
    final double[] most = new double[2];
    for (final int rank : new int[] {0, count() - 1}) {
      for (int corner = 0; corner < 4; corner++) {
        final double u = (corner & 1) * (nu - 1);
        final double v = (corner >> 1) * (nv - 1);
        most[0] = Math.max(most[0], Math.abs(x(u, v, rank)));
        most[1] = Math.max(most[1], Math.abs(y(u, v, rank)));
      }
    }
    return most;
  }

  /** The pixels by slice, [rank][u + nu * v]; what is not finite is 0. */
  float[][] pixels(final Volume volume) {
    return pixels(volume, true);
  }

  /** The same, with fine pixels averaged with their neighbours or not. */
  float[][] pixels(final Volume volume, final boolean smooth) {
    final float[][] out = new float[count()][nu * nv];
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, count()).boxed().toList(),
            rank -> {
              final float[] slice = out[rank];
              for (int voxel = 0; voxel < slice.length; voxel++) {
                final float value = volume.get(slices.linearIndex(voxel, rank));
                slice[voxel] = Float.isFinite(value) ? value : 0;
              }
              if (smooth && slices.edge(0) < FINE) {
                binomial(slice, 1, nu);
              }
              if (smooth && slices.edge(1) < FINE) {
                binomial(slice, nu, nv);
              }
            });
    return out;
  }

  /** Filters a slice by 1 2 1 along lines of this many pixels. */
  private static void binomial(final float[] slice, final int step, final int length) {
    for (int start = 0; start < slice.length; start++) {
      if (start / step % length != 0) {
        continue;
      }
      float before = slice[start];
      for (int n = 0; n < length; n++) {
        final int at = start + n * step;
        final float here = slice[at];
        final float after = n + 1 < length ? slice[at + step] : here;
        slice[at] = (before + 2 * here + after) / 4;
        before = here;
      }
    }
  }

  /** The value at (u, v), bilinear; beyond the border that of the nearest place inside. */
  float sample(final float[] slice, final double u, final double v) {
    final double cu = u < 0 ? 0 : Math.min(u, nu - 1);
    final double cv = v < 0 ? 0 : Math.min(v, nv - 1);
    final int u0 = Math.min((int) cu, Math.max(0, nu - 2));
    final int v0 = Math.min((int) cv, Math.max(0, nv - 2));
    final double fu = cu - u0;
    final double fv = cv - v0;
    final int at = u0 + nu * v0;
    final int right = nu > 1 ? 1 : 0;
    final int up = nv > 1 ? nu : 0;
    return (float)
        ((1 - fv) * ((1 - fu) * slice[at] + fu * slice[at + right])
            + fv * ((1 - fu) * slice[at + up] + fu * slice[at + up + right]));
  }
}
