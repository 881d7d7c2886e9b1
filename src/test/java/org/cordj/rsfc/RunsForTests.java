package org.cordj.rsfc;

import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Series;

/** Small seeded runs. */
final class RunsForTests {

  private RunsForTests() {}

  /** Noise about 1000 with a drift, nx x ny x nz voxels of 1 mm. */
  static Series noise(
      final int nx,
      final int ny,
      final int nz,
      final int volumes,
      final double tr,
      final long seed) {
    final Random random = new Random(seed);
    final float[][] planes = new float[nz * volumes][nx * ny];
    for (int p = 0; p < planes.length; p++) {
      final double u = (double) (p / nz) / volumes;
      for (int i = 0; i < nx * ny; i++) {
        planes[p][i] = (float) (1000 + 30 * random.nextGaussian() + 50 * u + 40 * u * u);
      }
    }
    return Series.ofPlanes("noise", planes, Grid.ras(nx, ny, nz, 1, 1, 1), tr);
  }

  /** One voxel's course. */
  static double[] course(final Series series, final int index) {
    final int plane = series.grid().planeSize();
    final double[] x = new double[series.volumes()];
    for (int t = 0; t < x.length; t++) {
      x[t] = series.planes()[t * series.grid().nz() + index / plane][index % plane];
    }
    return x;
  }
}
