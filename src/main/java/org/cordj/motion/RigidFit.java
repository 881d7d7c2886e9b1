package org.cordj.motion;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.cordj.image.Grid;

/**
 * Fits a whole volume to a reference, three shifts and three angles, as {@link SliceFit} does with
 * a slice: Gauss-Newton on the reference's cubic B-spline with an intensity gain eliminated, in the
 * soft cylinder about the cord (which here stays where the mask is), fading out over the first and
 * the last slice. Holds scratch memory: one a thread. O(voxels within the cylinder) a step.
 */
final class RigidFit {

  private static final int MOST_STEPS = 30;
  private static final int HALVINGS = 8;

  /** A step below this many mm (at a lever of {@link #LEVER}) is none. */
  private static final double SETTLED = 1e-3;

  /** A step of this many mm that leads nowhere down is no rounding: the fit is stuck. */
  private static final double STUCK = 0.05;

  /** An angle counts as what it moves at this many mm from the centre. */
  private static final double LEVER = 20;

  private static final double MOST_ANGLE = Math.PI / 9;
  private static final int BORDER = 2;

  /** The reference and what is the same for all volumes; may be shared between threads. */
  static final class Target {
    private final int[] size;
    private final double[] voxel;
    private final double[] center;
    private final double[] c;
    private final int width;
    private final int plane;
    private final double[][] weights;

    /**
     * A reference.
     *
     * @param planes [z][x + nx * y], null in slices without mask
     */
    Target(
        final float[][] planes, final Grid grid, final SliceCenters centers, final double radius) {
      size = new int[] {grid.nx(), grid.ny(), grid.nz()};
      voxel = new double[] {grid.voxelSize(0), grid.voxelSize(1), grid.voxelSize(2)};
      center = RigidMotion.center(grid, centers);
      final VolumeSpline spline = new VolumeSpline(planes, size, BORDER);
      c = spline.coefficients();
      width = size[0] + 2 * BORDER;
      plane = width * (size[1] + 2 * BORDER);
      weights = new double[size[2]][];
      for (int z = 0; z < size[2]; z++) {
        if (centers.has(z)) {
          weights[z] = new double[grid.planeSize()];
          for (int i = 0; i < weights[z].length; i++) {
            final double dx = (i % size[0] - centers.x(z)) * voxel[0];
            final double dy = (i / size[0] - centers.y(z)) * voxel[1];
            final double inside = 1 - (dx * dx + dy * dy) / (radius * radius);
            weights[z][i] = inside > 0 ? inside * inside : 0;
          }
        }
      }
    }
  }

  private static final int N = RigidMotion.COUNT;

  private final Target target;
  private final double[][] w = new double[3][4];
  private final double[][] g = new double[3][4];
  private final double[] d = new double[N];
  private final double[] id = new double[N];
  private final double[] md = new double[N];
  private final double[] wmd = new double[N];
  private final double[][] dd = new double[N][N];
  private final double[][] wdd = new double[N][N];
  private double sw;
  private double ii;
  private double im;
  private double mm;
  private double wmm;

  /** Shift in mm. */
  double[] shift = new double[3];

  /** Rotation matrix. */
  double[][] turn = RigidMotion.matrix(0, 0, 0);

  /** Variances of the shifts in mm^2 and of the rotation vector in radians^2. */
  final double[] variances = new double[N];

  boolean converged;

  RigidFit(final Target target) {
    this.target = target;
  }

  /** Fits a volume, [z][x + nx * y], from rest. */
  void fit(final float[][] planes) {
    converged = false;
    shift = new double[3];
    turn = RigidMotion.matrix(0, 0, 0);
    double cost = sums(planes);
    for (int n = 0; n < MOST_STEPS && !Double.isNaN(cost); n++) {
      final double gain = im / mm;
      final RealMatrix inverse = inverse();
      if (inverse == null) {
        return;
      }
      final double[] gradient = new double[N];
      for (int k = 0; k < N; k++) {
        gradient[k] = (id[k] - gain * md[k]) / gain;
      }
      final double[] step = inverse.operate(gradient);
      final double length =
          Math.max(
              Math.max(Math.abs(step[0]), Math.max(Math.abs(step[1]), Math.abs(step[2]))),
              LEVER * Math.max(Math.abs(step[3]), Math.max(Math.abs(step[4]), Math.abs(step[5]))));
      if (!Double.isFinite(length)) {
        return;
      }
      if (length < SETTLED) {
        converged = bounded();
        spread(inverse, cost, gain);
        return;
      }
      final double[] fromShift = shift;
      final double[][] fromTurn = turn;
      final double before = cost;
      double share = 1;
      for (int halving = 0; halving <= HALVINGS; halving++, share /= 2) {
        move(fromShift, fromTurn, step, share);
        cost = sums(planes);
        if (cost <= before) {
          break;
        }
      }
      if (!(cost <= before)) {
        // no way down along the step: as far as rounding allows this is the bottom
        shift = fromShift;
        turn = fromTurn;
        cost = sums(planes);
        converged = bounded() && length < STUCK;
        spread(inverse, cost, gain);
        return;
      }
    }
  }

  private boolean bounded() {
    final double[] v = RigidMotion.vector(turn);
    return Math.sqrt(shift[0] * shift[0] + shift[1] * shift[1] + shift[2] * shift[2])
            <= MotionCorrection.REACH
        && Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) <= MOST_ANGLE;
  }

  private void move(
      final double[] fromShift,
      final double[][] fromTurn,
      final double[] step,
      final double share) {
    shift =
        new double[] {
          fromShift[0] + share * step[0],
          fromShift[1] + share * step[1],
          fromShift[2] + share * step[2]
        };
    final double[][] more = RigidMotion.matrix(share * step[3], share * step[4], share * step[5]);
    turn = new double[3][3];
    for (int r = 0; r < 3; r++) {
      for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 3; j++) {
          turn[r][k] += more[r][j] * fromTurn[j][k];
        }
      }
    }
  }

  private RealMatrix inverse() {
    final double[][] h = new double[N][N];
    for (int k = 0; k < N; k++) {
      for (int l = 0; l < N; l++) {
        h[k][l] = dd[Math.min(k, l)][Math.max(k, l)] - md[k] * md[l] / mm;
      }
    }
    try {
      return new CholeskyDecomposition(new Array2DRowRealMatrix(h, false), 1e-9, 1e-300)
          .getSolver()
          .getInverse();
    } catch (final NonPositiveDefiniteMatrixException e) {
      return null;
    }
  }

  private void spread(final RealMatrix inverse, final double cost, final double gain) {
    final double[][] b = new double[N][N];
    for (int k = 0; k < N; k++) {
      for (int l = 0; l < N; l++) {
        b[k][l] =
            wdd[Math.min(k, l)][Math.max(k, l)]
                - (wmd[k] * md[l] + wmd[l] * md[k]) / mm
                + wmm * md[k] * md[l] / (mm * mm);
      }
    }
    final RealMatrix covariance =
        inverse.multiply(new Array2DRowRealMatrix(b, false)).multiply(inverse);
    for (int k = 0; k < N; k++) {
      variances[k] =
          Math.max(
              SliceFit.LEAST_VARIANCE, covariance.getEntry(k, k) * cost * ii / sw / (gain * gain));
    }
  }

  /** The sums at shift and turn; gives the squared cost, NaN where it is not defined. */
  private double sums(final float[][] planes) {
    sw = 0;
    ii = 0;
    im = 0;
    mm = 0;
    wmm = 0;
    for (int k = 0; k < N; k++) {
      id[k] = 0;
      md[k] = 0;
      wmd[k] = 0;
      java.util.Arrays.fill(dd[k], 0);
      java.util.Arrays.fill(wdd[k], 0);
    }
    final int nx = target.size[0];
    for (int z = 0; z < target.size[2]; z++) {
      final double[] weights = target.weights[z];
      if (weights != null) {
        for (int i = 0; i < weights.length; i++) {
          if (weights[i] > 0) {
            add(weights[i], planes[z][i], i % nx, i / nx, z);
          }
        }
      }
    }
    return ii > 0 && mm > 0 && im > 0 ? Math.max(0, 1 - im * im / (ii * mm)) : Double.NaN;
  }

  private void add(final double inPlane, final double v, final int x, final int y, final int z) {
    final double[] voxel = target.voxel;
    final double ux = x * voxel[0] - target.center[0] - shift[0];
    final double uy = y * voxel[1] - target.center[1] - shift[1];
    final double uz = z * voxel[2] - target.center[2] - shift[2];
    final double px =
        (turn[0][0] * ux + turn[1][0] * uy + turn[2][0] * uz + target.center[0]) / voxel[0];
    final double py =
        (turn[0][1] * ux + turn[1][1] * uy + turn[2][1] * uz + target.center[1]) / voxel[1];
    final double pz =
        (turn[0][2] * ux + turn[1][2] * uy + turn[2][2] * uz + target.center[2]) / voxel[2];
    if (px < 0
        || py < 0
        || pz <= 0
        || px > target.size[0] - 1
        || py > target.size[1] - 1
        || pz >= target.size[2] - 1) {
      return;
    }
    // beyond the ends nothing is known, and the cost must not leap as slices come in and go out
    final double weight = inPlane * Math.min(1, pz) * Math.min(1, target.size[2] - 1 - pz);
    final int ix = (int) px;
    final int iy = (int) py;
    final int iz = (int) pz;
    weights(px - ix, 0);
    weights(py - iy, 1);
    weights(pz - iz, 2);
    double m = 0;
    double gx = 0;
    double gy = 0;
    double gz = 0;
    for (int k = 0; k < 4; k++) {
      double flat = 0;
      double flatX = 0;
      double flatY = 0;
      int i =
          (iz - 1 + BORDER + k) * target.plane + (iy - 1 + BORDER) * target.width + ix - 1 + BORDER;
      for (int j = 0; j < 4; j++, i += target.width) {
        final double a = target.c[i];
        final double b = target.c[i + 1];
        final double e = target.c[i + 2];
        final double f = target.c[i + 3];
        final double line = w[0][0] * a + w[0][1] * b + w[0][2] * e + w[0][3] * f;
        flat += w[1][j] * line;
        flatY += g[1][j] * line;
        flatX += w[1][j] * (g[0][0] * a + g[0][1] * b + g[0][2] * e + g[0][3] * f);
      }
      m += w[2][k] * flat;
      gx += w[2][k] * flatX;
      gy += w[2][k] * flatY;
      gz += g[2][k] * flat;
    }
    gx /= voxel[0];
    gy /= voxel[1];
    gz /= voxel[2];
    final double hx = turn[0][0] * gx + turn[0][1] * gy + turn[0][2] * gz;
    final double hy = turn[1][0] * gx + turn[1][1] * gy + turn[1][2] * gz;
    final double hz = turn[2][0] * gx + turn[2][1] * gy + turn[2][2] * gz;
    d[0] = -hx;
    d[1] = -hy;
    d[2] = -hz;
    d[3] = -(uy * hz - uz * hy);
    d[4] = -(uz * hx - ux * hz);
    d[5] = -(ux * hy - uy * hx);
    sw += weight;
    ii += weight * v * v;
    im += weight * v * m;
    mm += weight * m * m;
    wmm += weight * weight * m * m;
    for (int k = 0; k < N; k++) {
      final double wd = weight * d[k];
      id[k] += wd * v;
      md[k] += wd * m;
      wmd[k] += weight * wd * m;
      for (int l = k; l < N; l++) {
        dd[k][l] += wd * d[l];
        wdd[k][l] += weight * wd * d[l];
      }
    }
  }

  private void weights(final double fraction, final int axis) {
    Interpolation.splineWeights(fraction, w[axis], 0);
    Interpolation.splineSlopes(fraction, g[axis], 0);
  }
}
