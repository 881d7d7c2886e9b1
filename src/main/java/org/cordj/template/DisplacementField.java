package org.cordj.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;

/**
 * A field of displacements as SCT, ANTs and ITK write it: NIfTI with five axes, x, y, z, 1 and the
 * three components, in mm. A component belongs to an axis of the world, never to one of the array.
 *
 * <p>With the intent code 1007 (vector) the components are in ITK's world (to the left, to the
 * back, to the head); with 1006 (displacement vector) in NIfTI's, as newer versions of ITK read it.
 * The vector at a point of the result leads to the point of the image. Between voxels it is
 * interpolated linearly, up to half a voxel beyond the outermost ones. Further out there is none,
 * nor where ITK has written the largest float, which marks places that lead nowhere.
 *
 * @param name the file
 * @param grid where the vectors stand
 * @param components [axis][z][x + nx * y], mm in NIfTI's world
 */
record DisplacementField(String name, Grid grid, float[][][] components, AffineMap toVoxels)
    implements PointMap {

  private static final int VECTOR = 1007;
  private static final int DISPLACEMENT = 1006;

  /** In voxels. */
  private static final double ROUNDING = 1e-4;

  /** In mm: no vector is as long; ITK writes the largest float where a field leads nowhere. */
  private static final double NOWHERE = 1e6;

  /** A field of components in NIfTI's world; shares the arrays. */
  DisplacementField(final String name, final Grid grid, final float[][][] components) {
    this(name, grid, components, AffineMap.ofVoxels(name, grid).inverse());
  }

  /**
   * Reads a field.
   *
   * @throws IOException with one sentence if it cannot be read or is no field of displacements
   */
  static DisplacementField read(final Path path, final Progress progress) throws IOException {
    final NiftiHeader header = NiftiReader.readHeader(path);
    final int intent = header.intentCode();
    if (intent != VECTOR && intent != DISPLACEMENT) {
      throw new RefusedException(
          "'"
              + path
              + "' is no field of displacements: its intent code is "
              + intent
              + ", but warping fields of SCT, ANTs and ITK have 1007 (vector). Fields of FSL and SPM"
              + " have to be converted first.");
    }
    final long[] shape = Arrays.copyOf(header.shape(), 7);
    for (int d = header.shape().length; d < 7; d++) {
      shape[d] = 1;
    }
    if (shape[3] != 1 || shape[4] != 3 || shape[5] != 1 || shape[6] != 1) {
      throw new RefusedException(
          "'"
              + path
              + "' is no field of displacements in space: its size is "
              + Arrays.toString(header.shape())
              + "; it must have five axes, the fourth of size 1 and the fifth of size 3 (the"
              + " components).");
    }
    final NiftiImage image = NiftiReader.read(path, progress);
    final int nz = image.grid().nz();
    final float[][][] components = new float[3][][];
    for (int c = 0; c < 3; c++) {
      components[c] = Arrays.copyOfRange(image.planes(), c * nz, (c + 1) * nz);
      if (intent == VECTOR && AffineMap.SIGN[c] < 0) {
        for (final float[] plane : components[c]) {
          for (int i = 0; i < plane.length; i++) {
            plane[i] = -plane[i];
          }
        }
      }
    }
    return new DisplacementField(path.toString(), image.grid(), components);
  }

  @Override
  public boolean move(final double[] p) {
    final double px = p[0];
    final double py = p[1];
    final double pz = p[2];
    toVoxels.move(p);
    if (!Places.inside(p, grid)) {
      return false;
    }
    final double x = snapped(Places.clamped(p[0], grid.nx()));
    final double y = snapped(Places.clamped(p[1], grid.ny()));
    final double z = snapped(Places.clamped(p[2], grid.nz()));
    final int i = (int) x;
    final int j = (int) y;
    final int k = (int) z;
    final double fx = x - i;
    final double fy = y - j;
    final double fz = z - k;
    final int right = i + 1 < grid.nx() ? 1 : 0;
    final int up = j + 1 < grid.ny() ? grid.nx() : 0;
    final int above = k + 1 < grid.nz() ? k + 1 : k;
    final int at = i + grid.nx() * j;
    p[0] = px;
    p[1] = py;
    p[2] = pz;
    for (int c = 0; c < 3; c++) {
      final double low = flat(components[c][k], at, right, up, fx, fy);
      final double high = flat(components[c][above], at, right, up, fx, fy);
      final double way = fz == 0 ? low : (1 - fz) * low + fz * high;
      if (!(Math.abs(way) < NOWHERE)) {
        return false;
      }
      p[c] += way;
    }
    return true;
  }

  /** A place that rounding has moved off a voxel is on it, so that no neighbour has a say. */
  private static double snapped(final double place) {
    final double voxel = Math.rint(place);
    return Math.abs(place - voxel) < ROUNDING ? voxel : place;
  }

  private static double flat(
      final float[] plane,
      final int at,
      final int right,
      final int up,
      final double fx,
      final double fy) {
    final double low = fx == 0 ? plane[at] : (1 - fx) * plane[at] + fx * plane[at + right];
    if (fy == 0) {
      return low;
    }
    final int next = at + up;
    return (1 - fy) * low
        + fy * (fx == 0 ? plane[next] : (1 - fx) * plane[next] + fx * plane[next + right]);
  }
}
