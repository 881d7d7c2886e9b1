package org.cordj.motion;

import java.util.Arrays;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.cordj.image.Grid;

/**
 * How volumes moved as a whole: the content of place p (mm along the array's axes, from the first
 * voxel's centre) had moved to centre + R (p - centre) + shift. The centre is the mean of the
 * slices' middles of the cord; R turns about the rotation vector, whose length is the angle.
 */
public final class RigidMotion {

  /** How many numbers a volume has: shift x, y, z in mm, rotation vector x, y, z in degrees. */
  static final int COUNT = 6;

  /** [volume][shift x, y, z in mm, rotation vector x, y, z in degrees]; NaN where not known. */
  final double[][] values;

  RigidMotion(final int volumes) {
    values = new double[volumes][COUNT];
  }

  /** The shift along axis 0, 1, 2 in mm (0, 1, 2), the rotation vector in degrees (3, 4, 5). */
  public double get(final int volume, final int number) {
    return values[volume][number];
  }

  /** Whether the fit of a volume converged; one that did not is left where it was. */
  public boolean known(final int volume) {
    return !Double.isNaN(values[volume][0]);
  }

  /** How many volumes did not converge. */
  public int failed() {
    return (int) Arrays.stream(values).filter(v -> Double.isNaN(v[0])).count();
  }

  /** The rotation matrix of a rotation vector in radians. */
  static double[][] matrix(final double x, final double y, final double z) {
    final Vector3D vector = new Vector3D(x, y, z);
    final double angle = vector.getNorm();
    return angle == 0
        ? Rotation.IDENTITY.getMatrix()
        : new Rotation(vector, angle, RotationConvention.VECTOR_OPERATOR).getMatrix();
  }

  /** The rotation vector, in radians, of a rotation matrix. */
  static double[] vector(final double[][] matrix) {
    final Rotation rotation = new Rotation(matrix, 1e-9);
    final double angle = rotation.getAngle();
    return angle == 0
        ? new double[3]
        : rotation.getAxis(RotationConvention.VECTOR_OPERATOR).scalarMultiply(angle).toArray();
  }

  /**
   * Where the content of places had moved, as a 3 x 4 matrix from mm to mm.
   *
   * @param center in mm
   */
  double[][] affine(final int volume, final double[] center) {
    final double[] v = known(volume) ? values[volume] : new double[COUNT];
    final double[][] m = matrix(Math.toRadians(v[3]), Math.toRadians(v[4]), Math.toRadians(v[5]));
    final double[][] a = new double[3][];
    for (int r = 0; r < 3; r++) {
      a[r] = Arrays.copyOf(m[r], 4);
      a[r][3] = center[r] + v[r] - m[r][0] * center[0] - m[r][1] * center[1] - m[r][2] * center[2];
    }
    return a;
  }

  /** The mean of the slices' middles of the cord, in mm from the first voxel's centre. */
  static double[] center(final Grid grid, final SliceCenters centers) {
    final double[] c = new double[3];
    for (int z = 0; z < grid.nz(); z++) {
      if (centers.has(z)) {
        c[0] += centers.x(z) * grid.voxelSize(0) / centers.count();
        c[1] += centers.y(z) * grid.voxelSize(1) / centers.count();
        c[2] += z * grid.voxelSize(2) / centers.count();
      }
    }
    return c;
  }

  /** The same motion in an array whose x and y are exchanged or run the other way. */
  RigidMotion turned(final boolean exchanged, final double signX, final double signY) {
    final RigidMotion other = new RigidMotion(values.length);
    // a rotation vector is an axial one: it changes its sign with the hand of the axes
    final double hand = (exchanged ? -1 : 1) * signX * signY;
    for (int t = 0; t < values.length; t++) {
      for (int part = 0; part < 2; part++) {
        final double[] from = values[t];
        final double sign = part == 0 ? 1 : hand;
        final int at = 3 * part;
        other.values[t][at] = sign * signX * from[at + (exchanged ? 1 : 0)] + 0.0;
        other.values[t][at + 1] = sign * signY * from[at + (exchanged ? 0 : 1)] + 0.0;
        other.values[t][at + 2] = sign * from[at + 2] + 0.0;
      }
    }
    return other;
  }
}
