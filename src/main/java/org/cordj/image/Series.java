package org.cordj.image;

import java.util.function.IntFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A 4-D run: axes x, y, z, t, its grid, and the time from one volume to the next.
 *
 * <p>Any ImgLib2 image of real type will do; a planar float image (what {@link #ofPlanes} makes,
 * and what an open ImageJ stack shares) takes the fast paths. Pixels are shared, never copied.
 * Immutable but for its pixels.
 */
public final class Series {

  private final String name;
  private final RandomAccessibleInterval<? extends RealType<?>> img;
  private final Grid grid;
  private final double tr;
  private final float[][] planes;
  private final IntFunction<float[]> source;

  /**
   * A run from any image of real type.
   *
   * @param name what users call it
   * @param img axes x, y, z, t, starting at 0
   * @param grid the grid of x, y, z
   * @param tr repetition time in seconds, 0 where it is not known
   * @throws IllegalArgumentException if the image is not 4-D, does not begin at 0 or does not fit
   *     the grid, or the TR is negative or not finite
   */
  public Series(
      final String name,
      final RandomAccessibleInterval<? extends RealType<?>> img,
      final Grid grid,
      final double tr) {
    this(name, img, grid, tr, null);
  }

  private Series(
      final String name,
      final RandomAccessibleInterval<? extends RealType<?>> img,
      final Grid grid,
      final double tr,
      final IntFunction<float[]> source) {
    if (img.numDimensions() != 4) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' has "
              + img.numDimensions()
              + " dimensions; a series needs x, y, z and t.");
    }
    for (int d = 0; d < 3; d++) {
      if (img.dimension(d) != grid.size(d) || img.min(d) != 0) {
        throw new IllegalArgumentException(
            "'" + name + "' does not fit its grid along " + "xyz".charAt(d) + ": " + grid + ".");
      }
    }
    if (img.min(3) != 0 || img.dimension(3) < 1 || img.dimension(3) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' has "
              + img.dimension(3)
              + " volumes, the first with the number "
              + img.min(3)
              + "; a series has 1 or more, counted from 0 (see Views.zeroMin).");
    }
    if (!(tr >= 0) || Double.isInfinite(tr)) {
      throw new IllegalArgumentException(
          "The TR of '"
              + name
              + "' is "
              + tr
              + " s; it must be above 0 (0 where it is not known).");
    }
    this.name = name;
    this.img = img;
    this.grid = grid;
    this.tr = tr;
    this.planes = Planes.of(img);
    this.source = source;
  }

  /**
   * A run whose planes stay where they are, such as in a file larger than memory, and are asked for
   * when they are needed. {@link VoxelBlocks} reads such a run part by part, each plane that the
   * mask needs once a part; {@link #img} keeps one plane an access.
   *
   * @param source gives the plane t * nz + z, [x + nx * y]; asked by several threads at once
   */
  public static Series ofSource(
      final String name,
      final IntFunction<float[]> source,
      final Grid grid,
      final int volumes,
      final double tr) {
    return new Series(name, Planes.onDemand(source, grid, volumes), grid, tr, source);
  }

  /**
   * A run that shares float planes in the order of ImageJ stacks and NIfTI files.
   *
   * @param planes [t * nz + z][x + nx * y]
   */
  public static Series ofPlanes(
      final String name, final float[][] planes, final Grid grid, final double tr) {
    final int volumes = Math.max(1, planes.length / grid.nz());
    Planes.requireFit(name, planes, grid, volumes);
    return new Series(name, Planes.img(planes, grid.nx(), grid.ny(), grid.nz(), volumes), grid, tr);
  }

  /** What users call it. */
  public String name() {
    return name;
  }

  /** The pixels, axes x, y, z, t. */
  public RandomAccessibleInterval<? extends RealType<?>> img() {
    return img;
  }

  /** The grid of x, y, z. */
  public Grid grid() {
    return grid;
  }

  /** Repetition time in seconds, 0 where it is not known. */
  public double tr() {
    return tr;
  }

  /** The same run with another TR, in seconds. */
  public Series withTr(final double seconds) {
    return new Series(name, img, grid, seconds, source);
  }

  /** How many volumes there are. */
  public int volumes() {
    return (int) img.dimension(3);
  }

  /** Whether the pixels are float planes, [t * nz + z][x + nx * y]: the fast path. */
  public boolean isPlanar() {
    return planes != null;
  }

  /** Gives planes of a run that are not in memory, null if they are or it has none. */
  IntFunction<float[]> source() {
    return source;
  }

  /**
   * The float planes behind a planar run, [t * nz + z][x + nx * y].
   *
   * @throws IllegalStateException if it is not planar
   */
  public float[][] planes() {
    if (planes == null) {
      throw new IllegalStateException("'" + name + "' is not a planar float image.");
    }
    return planes;
  }

  /** The mean over time, NaN where a value is not finite. Uses all cores. */
  public Volume mean(final Progress progress) {
    final Volume mean = Volume.zeros(name + "_mean", grid);
    VoxelBlocks.forEach(
        this,
        Mask.all(grid),
        progress,
        () ->
            (first, count, data) -> {
              final int volumes = volumes();
              for (int v = 0; v < count; v++) {
                double sum = 0;
                for (int t = v * volumes; t < (v + 1) * volumes; t++) {
                  sum += data[t];
                }
                final double m = sum / volumes;
                mean.set(first + v, Double.isFinite(m) ? (float) m : Float.NaN);
              }
            });
    return mean;
  }
}
