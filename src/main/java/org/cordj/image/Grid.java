package org.cordj.image;

import java.util.Arrays;
import java.util.Locale;

/**
 * The voxel grid of an image: its size and where it lies in the scanner.
 *
 * <p>The affine takes a voxel index (i, j, k), counted from 0 at the centre of the first voxel, to
 * millimetres in the NIfTI world: +x to the subject's right, +y to the front, +z to the head.
 * Immutable.
 */
public final class Grid {

  /** Two grids are the same when no corner is further apart than this share of a voxel's edge. */
  private static final double TOLERANCE = 0.01;

  /** A voxel of less than this share of its edges' product is flat. */
  private static final double SINGULAR = 1e-6;

  private static final String[] POSITIVE = {"R", "A", "S"};
  private static final String[] NEGATIVE = {"L", "P", "I"};

  private final int[] size;
  private final double[][] affine;

  /**
   * A grid of nx x ny x nz voxels.
   *
   * @param affine 3 x 4 (or 4 x 4, its last row then 0 0 0 1), voxel index to millimetres
   * @throws IllegalArgumentException if a size is below 1, the grid holds more than 2^31-1 voxels,
   *     or the affine is not finite or singular
   */
  public Grid(final int nx, final int ny, final int nz, final double[][] affine) {
    size = new int[] {nx, ny, nz};
    for (int d = 0; d < 3; d++) {
      if (size[d] < 1) {
        throw new IllegalArgumentException(
            "The grid's size along "
                + "xyz".charAt(d)
                + " is "
                + size[d]
                + "; it must be 1 or more.");
      }
    }
    if ((long) nx * ny * nz > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A volume of "
              + nx
              + " x "
              + ny
              + " x "
              + nz
              + " voxels is too large; the most is 2^31-1.");
    }
    this.affine = new double[3][];
    for (int r = 0; r < 3; r++) {
      this.affine[r] = Arrays.copyOf(affine[r], 4);
      for (final double a : this.affine[r]) {
        if (!Double.isFinite(a)) {
          throw new IllegalArgumentException(
              "The affine holds " + a + "; every element must be a finite number of millimetres.");
        }
      }
    }
    // against the volume of an upright voxel of the same edges, so that small voxels are none less
    if (!(Math.abs(determinant()) > SINGULAR * voxelSize(0) * voxelSize(1) * voxelSize(2))) {
      throw new IllegalArgumentException(
          "The affine "
              + Arrays.deepToString(this.affine)
              + " is singular: two voxel axes run along the same line.");
    }
  }

  /** A grid with axes along R, A and S, the given voxel size in mm, centred on the origin. */
  public static Grid ras(
      final int nx, final int ny, final int nz, final double dx, final double dy, final double dz) {
    return new Grid(
        nx,
        ny,
        nz,
        new double[][] {
          {dx, 0, 0, -dx * (nx - 1) / 2},
          {0, dy, 0, -dy * (ny - 1) / 2},
          {0, 0, dz, -dz * (nz - 1) / 2}
        });
  }

  /** Voxels along x. */
  public int nx() {
    return size[0];
  }

  /** Voxels along y. */
  public int ny() {
    return size[1];
  }

  /** Voxels along z. */
  public int nz() {
    return size[2];
  }

  /** Voxels along the axis 0, 1 or 2. */
  public int size(final int axis) {
    return size[axis];
  }

  /** Voxels in one x-y plane. */
  public int planeSize() {
    return size[0] * size[1];
  }

  /** Voxels in the volume. */
  public int voxels() {
    return size[0] * size[1] * size[2];
  }

  /** The 3 x 4 affine, a copy. */
  public double[][] affine() {
    return new double[][] {affine[0].clone(), affine[1].clone(), affine[2].clone()};
  }

  /** The edge of a voxel along the axis 0, 1 or 2, in mm. */
  public double voxelSize(final int axis) {
    return Math.sqrt(
        affine[0][axis] * affine[0][axis]
            + affine[1][axis] * affine[1][axis]
            + affine[2][axis] * affine[2][axis]);
  }

  /** The world position of the voxel position (i, j, k), in mm. */
  public double[] toWorld(final double i, final double j, final double k) {
    final double[] w = new double[3];
    for (int r = 0; r < 3; r++) {
      w[r] = affine[r][0] * i + affine[r][1] * j + affine[r][2] * k + affine[r][3];
    }
    return w;
  }

  /**
   * Which world axis each voxel axis runs along, as signed numbers: entry d is w+1 if voxel axis d
   * runs to the positive side of world axis w (0 = right, 1 = front, 2 = head), -(w+1) if to the
   * negative side. Each world axis is taken once: the assignment with the largest sum of |cosines|.
   */
  public int[] axes() {
    final int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    int[] best = orders[0];
    double bestSum = -1;
    for (final int[] order : orders) {
      double sum = 0;
      for (int d = 0; d < 3; d++) {
        sum += Math.abs(affine[order[d]][d]) / voxelSize(d);
      }
      if (sum > bestSum + 1e-9) {
        bestSum = sum;
        best = order;
      }
    }
    final int[] signed = new int[3];
    for (int d = 0; d < 3; d++) {
      signed[d] = affine[best[d]][d] < 0 ? -(best[d] + 1) : best[d] + 1;
    }
    return signed;
  }

  /** The directions in which the voxel axes run, such as {@code LAS} (nibabel's axis codes). */
  public String orientation() {
    final StringBuilder s = new StringBuilder();
    for (final int a : axes()) {
      s.append(a > 0 ? POSITIVE[a - 1] : NEGATIVE[-a - 1]);
    }
    return s.toString();
  }

  /** The voxel axis that runs nearest to the world axis (0 = right, 1 = front, 2 = head). */
  public int axisAlong(final int world) {
    final int[] axes = axes();
    for (int d = 0; d < 3; d++) {
      if (Math.abs(axes[d]) == world + 1) {
        return d;
      }
    }
    throw new AssertionError("axes() takes each world axis once");
  }

  /** The voxel axis along the cord: the one nearest to superior-inferior. */
  public int cordAxis() {
    return axisAlong(2);
  }

  /** The same grid in space, with the voxel order turned round along the axes marked true. */
  public Grid flipped(final boolean[] flip) {
    final double[][] a = affine();
    for (int d = 0; d < 3; d++) {
      if (flip[d]) {
        for (int r = 0; r < 3; r++) {
          a[r][3] += a[r][d] * (size[d] - 1);
          a[r][d] = -a[r][d];
        }
      }
    }
    return new Grid(size[0], size[1], size[2], a);
  }

  /** Whether the other grid has the same size and lies in the same place (to 1 % of a voxel). */
  public boolean matches(final Grid other) {
    if (!Arrays.equals(size, other.size)) {
      return false;
    }
    final double limit = TOLERANCE * Math.min(voxelSize(0), Math.min(voxelSize(1), voxelSize(2)));
    for (int corner = 0; corner < 8; corner++) {
      final int i = (corner & 1) * (size[0] - 1);
      final int j = (corner >> 1 & 1) * (size[1] - 1);
      final int k = (corner >> 2) * (size[2] - 1);
      final double[] a = toWorld(i, j, k);
      final double[] b = other.toWorld(i, j, k);
      for (int r = 0; r < 3; r++) {
        if (!(Math.abs(a[r] - b[r]) <= limit)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Refuses two images whose grids differ.
   *
   * @throws IllegalArgumentException naming both images and both grids
   */
  public static void requireSame(
      final String nameA, final Grid a, final String nameB, final Grid b) {
    if (!a.matches(b)) {
      throw new IllegalArgumentException(
          "'"
              + nameA
              + "' and '"
              + nameB
              + "' are not on the same grid: '"
              + nameA
              + "' has "
              + a
              + ", '"
              + nameB
              + "' has "
              + b
              + ". Resample one onto the other's grid, or draw it anew on a duplicate of the other.");
    }
  }

  private double determinant() {
    final double[][] m = affine;
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  /** Size, voxel size, orientation and the place of the first voxel, for a sentence. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d x %d x %d voxels of %s x %s x %s mm, %s, first voxel at (%s, %s, %s) mm",
        size[0],
        size[1],
        size[2],
        brief(voxelSize(0)),
        brief(voxelSize(1)),
        brief(voxelSize(2)),
        orientation(),
        brief(affine[0][3]),
        brief(affine[1][3]),
        brief(affine[2][3]));
  }

  private static String brief(final double v) {
    final String s = String.format(Locale.ROOT, "%.3f", v);
    return s.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }
}
