package org.cordj.motion;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.cordj.image.Series;

/** The planes of a run: its own arrays where it is planar, else copies. One a thread. */
final class RunPlanes {

  private final Series series;
  private final int nz;
  private final float[] copy;
  private final RandomAccess<? extends RealType<?>> access;

  RunPlanes(final Series series) {
    this.series = series;
    nz = series.grid().nz();
    copy = series.isPlanar() ? null : new float[series.grid().planeSize()];
    access = series.isPlanar() ? null : series.img().randomAccess();
  }

  /** A plane, [x + nx * y], not to be changed and valid until the next call. */
  float[] get(final int volume, final int slice) {
    if (copy == null) {
      return series.planes()[volume * nz + slice];
    }
    access.setPosition(volume, 3);
    access.setPosition(slice, 2);
    final int nx = series.grid().nx();
    for (int i = 0; i < copy.length; i++) {
      access.setPosition(i % nx, 0);
      access.setPosition(i / nx, 1);
      copy[i] = access.get().getRealFloat();
    }
    return copy;
  }
}
