package org.cordj.image;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import net.imglib2.FinalInterval;
import net.imglib2.Localizable;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;
import net.imglib2.view.Views;

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

  /** An image whose planes are asked for when a pixel of theirs is; an access keeps the last. */
  static RandomAccessibleInterval<FloatType> onDemand(
      final IntFunction<float[]> source, final Grid grid, final int volumes) {
    final FunctionRandomAccessible<FloatType> pixels =
        new FunctionRandomAccessible<>(4, () -> new LastPlane(source, grid), FloatType::new);
    return Views.interval(pixels, new FinalInterval(grid.nx(), grid.ny(), grid.nz(), volumes));
  }

  /** What one access does. */
  private static final class LastPlane implements BiConsumer<Localizable, FloatType> {
    private final IntFunction<float[]> source;
    private final Grid grid;
    private int index = -1;
    private float[] plane;

    LastPlane(final IntFunction<float[]> source, final Grid grid) {
      this.source = source;
      this.grid = grid;
    }

    @Override
    public void accept(final Localizable at, final FloatType pixel) {
      final int p = (int) (at.getLongPosition(3) * grid.nz() + at.getLongPosition(2));
      if (p != index) {
        plane = source.apply(p);
        index = p;
      }
      pixel.set(plane[(int) (at.getLongPosition(0) + grid.nx() * at.getLongPosition(1))]);
    }
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
