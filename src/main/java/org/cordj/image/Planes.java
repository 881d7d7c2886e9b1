package org.cordj.image;

import java.util.Arrays;
import java.util.List;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

/** Float planes as ImgLib2 images and back, without copying. */
final class Planes {

  private Planes() {}

  /** Refuses planes whose number or length does not fit the grid. */
  static void requireFit(
      final String name, final float[][] planes, final Grid grid, final int volumes) {
    if (planes.length != (long) grid.nz() * volumes) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' has "
              + planes.length
              + " planes; its grid and "
              + volumes
              + " volumes need "
              + (long) grid.nz() * volumes
              + ".");
    }
    for (final float[] plane : planes) {
      if (plane.length != grid.planeSize()) {
        throw new IllegalArgumentException(
            "A plane of '"
                + name
                + "' holds "
                + plane.length
                + " values; its grid needs "
                + grid.planeSize()
                + ".");
      }
    }
  }

  /** The planes as an image of the given size; the last axes run over the planes in order. */
  static PlanarImg<FloatType, FloatArray> img(final float[][] planes, final long... size) {
    final List<FloatArray> slices = Arrays.stream(planes).map(FloatArray::new).toList();
    final PlanarImg<FloatType, FloatArray> img = new PlanarImg<>(slices, size, new Fraction());
    img.setLinkedType(new FloatType(img));
    return img;
  }

  /** The planes behind an image, or null if it is not a planar float image. */
  static float[][] of(final Object img) {
    if (img instanceof PlanarImg<?, ?> planar && planar.getPlane(0) instanceof FloatArray) {
      final float[][] planes = new float[planar.numSlices()][];
      for (int p = 0; p < planes.length; p++) {
        planes[p] = ((FloatArray) planar.getPlane(p)).getCurrentStorageArray();
      }
      return planes;
    }
    return null;
  }
}
