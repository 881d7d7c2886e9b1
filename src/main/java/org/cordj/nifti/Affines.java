package org.cordj.nifti;

/**
 * NIfTI's three ways to say where voxels lie, as affines that take a voxel index to millimetres.
 *
 * <p>The quaternion formulas are those of nifti1.h and nifti1_io.c (R. W. Cox; public domain), the
 * affine of a header without orientation is nibabel's.
 */
final class Affines {

  /** How far from a rotation the directions of an affine may be to be called one. */
  private static final double ORTHOGONAL = 1e-5;

  private Affines() {}

  /**
   * The affine of a qform (method 2 of nifti1.h).
   *
   * @param q quatern_b, quatern_c, quatern_d
   * @param qfac 1 or -1
   * @param size voxel sizes in mm
   * @param offset qoffset_x, y, z in mm
   */
  static double[][] ofQuaternion(
      final double[] q, final double qfac, final double[] size, final double[] offset) {
    double b = q[0];
    double c = q[1];
    double d = q[2];
    double a = 1 - (b * b + c * c + d * d);
    if (a < 1e-7) {
      // A turn by 180 degrees whose stored parts are a little longer than 1.
      final double scale = 1 / Math.sqrt(b * b + c * c + d * d);
      b *= scale;
      c *= scale;
      d *= scale;
      a = 0;
    } else {
      a = Math.sqrt(a);
    }
    final double x = size[0];
    final double y = size[1];
    final double z = qfac < 0 ? -size[2] : size[2];
    return new double[][] {
      {
        (a * a + b * b - c * c - d * d) * x,
        2 * (b * c - a * d) * y,
        2 * (b * d + a * c) * z,
        offset[0]
      },
      {
        2 * (b * c + a * d) * x,
        (a * a + c * c - b * b - d * d) * y,
        2 * (c * d - a * b) * z,
        offset[1]
      },
      {
        2 * (b * d - a * c) * x,
        2 * (c * d + a * b) * y,
        (a * a + d * d - c * c - b * b) * z,
        offset[2]
      }
    };
  }

  /**
   * The quaternion of an affine that is a rotation times voxel sizes, one axis mirrored or not.
   *
   * @return {qfac, quatern_b, quatern_c, quatern_d}, or null if the affine shears
   */
  static double[] toQuaternion(final double[][] affine) {
    final double[][] r = new double[3][3];
    for (int j = 0; j < 3; j++) {
      final double size = length(affine, j);
      for (int i = 0; i < 3; i++) {
        r[i][j] = affine[i][j] / size;
      }
    }
    for (int j = 0; j < 3; j++) {
      for (int k = 0; k < j; k++) {
        if (Math.abs(r[0][j] * r[0][k] + r[1][j] * r[1][k] + r[2][j] * r[2][k]) > ORTHOGONAL) {
          return null;
        }
      }
    }
    final double det =
        r[0][0] * (r[1][1] * r[2][2] - r[1][2] * r[2][1])
            - r[0][1] * (r[1][0] * r[2][2] - r[1][2] * r[2][0])
            + r[0][2] * (r[1][0] * r[2][1] - r[1][1] * r[2][0]);
    final double qfac = det < 0 ? -1 : 1;
    for (int i = 0; i < 3; i++) {
      r[i][2] *= qfac;
    }
    double a = r[0][0] + r[1][1] + r[2][2] + 1;
    double b;
    double c;
    double d;
    if (a > 0.5) {
      a = 0.5 * Math.sqrt(a);
      b = 0.25 * (r[2][1] - r[1][2]) / a;
      c = 0.25 * (r[0][2] - r[2][0]) / a;
      d = 0.25 * (r[1][0] - r[0][1]) / a;
    } else {
      final double xd = 1 + r[0][0] - (r[1][1] + r[2][2]);
      final double yd = 1 + r[1][1] - (r[0][0] + r[2][2]);
      final double zd = 1 + r[2][2] - (r[0][0] + r[1][1]);
      if (xd > 1) {
        b = 0.5 * Math.sqrt(xd);
        c = 0.25 * (r[0][1] + r[1][0]) / b;
        d = 0.25 * (r[0][2] + r[2][0]) / b;
        a = 0.25 * (r[2][1] - r[1][2]) / b;
      } else if (yd > 1) {
        c = 0.5 * Math.sqrt(yd);
        b = 0.25 * (r[0][1] + r[1][0]) / c;
        d = 0.25 * (r[1][2] + r[2][1]) / c;
        a = 0.25 * (r[0][2] - r[2][0]) / c;
      } else {
        d = 0.5 * Math.sqrt(zd);
        b = 0.25 * (r[0][2] + r[2][0]) / d;
        c = 0.25 * (r[1][2] + r[2][1]) / d;
        a = 0.25 * (r[1][0] - r[0][1]) / d;
      }
      if (a < 0) {
        b = -b;
        c = -c;
        d = -d;
      }
    }
    return new double[] {qfac, b, c, d};
  }

  /**
   * What nibabel takes where a header holds no orientation: x to the left, y to the front, z to the
   * head, the middle of the image (or the given voxel) at the origin.
   *
   * @param origin the voxel at 0, 0, 0 mm, or null for the middle
   */
  static double[][] ofSizes(final long[] dims, final double[] size, final double[] origin) {
    final double[][] affine = new double[3][4];
    for (int i = 0; i < 3; i++) {
      affine[i][i] = i == 0 ? -size[i] : size[i];
      affine[i][3] = -affine[i][i] * (origin == null ? (dims[i] - 1) / 2.0 : origin[i]);
    }
    return affine;
  }

  /** The furthest that two affines put one corner of an image apart, in mm. */
  static double distance(final double[][] a, final double[][] b, final long[] dims) {
    double worst = 0;
    for (int corner = 0; corner < 8; corner++) {
      final double[] v = {
        (corner & 1) * (dims[0] - 1.0),
        (corner >> 1 & 1) * (dims[1] - 1.0),
        (corner >> 2) * (dims[2] - 1.0)
      };
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        double d = a[i][3] - b[i][3];
        for (int j = 0; j < 3; j++) {
          d += (a[i][j] - b[i][j]) * v[j];
        }
        sum += d * d;
      }
      worst = Math.max(worst, Math.sqrt(sum));
    }
    return worst;
  }

  /** The edge of a voxel along one axis. */
  static double length(final double[][] affine, final int axis) {
    return Math.sqrt(
        affine[0][axis] * affine[0][axis]
            + affine[1][axis] * affine[1][axis]
            + affine[2][axis] * affine[2][axis]);
  }
}
