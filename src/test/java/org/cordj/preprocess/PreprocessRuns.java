package org.cordj.preprocess;

import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Series;

/** Runs for the tests of this room. */
final class PreprocessRuns {

  private PreprocessRuns() {}

  /** Signal 1000 with Gaussian noise of SD 50, voxels of 1 x 1 x 5 mm. */
  static Series noise(
      final int nx, final int ny, final int nz, final int volumes, final long seed) {
    final Random random = new Random(seed);
    final float[][] planes = new float[nz * volumes][nx * ny];
    for (final float[] plane : planes) {
      for (int p = 0; p < plane.length; p++) {
        plane[p] = (float) (1000 + 50 * random.nextGaussian());
      }
    }
    return Series.ofPlanes("noise", planes, Grid.ras(nx, ny, nz, 1, 1, 5), 2);
  }
}
