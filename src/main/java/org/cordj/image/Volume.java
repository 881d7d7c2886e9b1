package org.cordj.image;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A named 3-D image of float values: one float[] per z plane, x fastest, as ImageJ's stacks and
 * NIfTI files have it. The planes are shared, not copied.
 *
 * @param name what users call it (an image title or a file name)
 * @param planes [z][x + nx * y]
 * @param grid where it lies
 */
public record Volume(String name, float[][] planes, Grid grid) {

  /** Checks that the planes fit the grid. */
  public Volume {
    Planes.requireFit(name, planes, grid, 1);
  }

  /** An image of zeros. */
  public static Volume zeros(final String name, final Grid grid) {
    return new Volume(name, new float[grid.nz()][grid.planeSize()], grid);
  }

  /** An image whose voxels all hold the same value. */
  public static Volume filled(final String name, final Grid grid, final float value) {
    final Volume v = zeros(name, grid);
    for (final float[] plane : v.planes) {
      Arrays.fill(plane, value);
    }
    return v;
  }

  /** The value of the voxel with this linear index (x + nx * (y + ny * z)). */
  public float get(final int index) {
    final int plane = grid.planeSize();
    return planes[index / plane][index % plane];
  }

  /** Sets the value of the voxel with this linear index (x + nx * (y + ny * z)). */
  public void set(final int index, final float value) {
    final int plane = grid.planeSize();
    planes[index / plane][index % plane] = value;
  }

  /** The same pixels as an ImgLib2 image with axes x, y, z. */
  public RandomAccessibleInterval<FloatType> img() {
    return Planes.img(planes, grid.nx(), grid.ny(), grid.nz());
  }
}
