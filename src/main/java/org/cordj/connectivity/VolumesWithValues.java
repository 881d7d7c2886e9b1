package org.cordj.connectivity;

import java.util.stream.IntStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.cordj.image.Mask;
import org.cordj.image.Series;

/** Which volumes of a run hold values: a censored one is NaN in every voxel. */
final class VolumesWithValues {

  /** Courses of fewer values have no correlation to speak of. */
  private static final int FEWEST = 5;

  private VolumesWithValues() {}

  /**
   * The volumes that are not NaN in every voxel of a mask, ascending. A volume with values is left
   * at its first one, so this costs next to nothing.
   *
   * @throws IllegalArgumentException if fewer than 5 are left
   */
  static int[] of(final Series series, final Mask mask) {
    mask.requireFits(series.name(), series.grid());
    final int[] kept =
        IntStream.range(0, series.volumes()).filter(t -> holdsValues(series, mask, t)).toArray();
    if (kept.length < FEWEST) {
      throw new IllegalArgumentException(
          "'"
              + series.name()
              + "' has "
              + kept.length
              + " volumes with values in '"
              + mask.name()
              + "'; connectivity needs "
              + FEWEST
              + " or more.");
    }
    return kept;
  }

  private static boolean holdsValues(final Series series, final Mask mask, final int volume) {
    final int nx = series.grid().nx();
    final int plane = series.grid().planeSize();
    final int nz = series.grid().nz();
    final float[][] planes = series.isPlanar() ? series.planes() : null;
    final RandomAccess<? extends RealType<?>> access =
        planes == null ? series.img().randomAccess() : null;
    for (int v = 0; v < mask.count(); v++) {
      final int index = mask.index(v);
      final double value;
      if (planes != null) {
        value = planes[volume * nz + index / plane][index % plane];
      } else {
        access.setPosition(index % nx, 0);
        access.setPosition(index % plane / nx, 1);
        access.setPosition(index / plane, 2);
        access.setPosition(volume, 3);
        value = access.get().getRealDouble();
      }
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
