package org.cordj.motion;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Series;

/**
 * Runs of a drawn cord: a bright ellipse with a brighter, lopsided core in brighter CSF, on darker
 * tissue with some texture, all of it smooth functions of the place, so that motion is exact.
 */
final class CordRuns {

  /** A run and how its content was moved. */
  record Moving(Series series, SliceMotion motion) {}

  private CordRuns() {}

  /** A still run but for noise. */
  static Series still(final Grid grid, final int volumes, final double noise, final long seed) {
    return planted(grid, new SliceMotion(volumes, grid.nz()), noise, new Random(seed));
  }

  /** A run whose slices move at random, with this SD in mm along each axis. */
  static Moving moving(
      final Grid grid,
      final int volumes,
      final double sd,
      final double noise,
      final Random random) {
    final SliceMotion motion = new SliceMotion(volumes, grid.nz());
    for (int i = 0; i < motion.x.length; i++) {
      motion.x[i] = sd * random.nextGaussian();
      motion.y[i] = sd * random.nextGaussian();
      motion.states[i] = SliceMotion.State.CONVERGED;
    }
    return new Moving(planted(grid, motion, noise, random), motion);
  }

  /** A run whose content, all of it, was moved so. */
  static Series planted(
      final Grid grid, final SliceMotion motion, final double noise, final Random random) {
    final float[][] planes = new float[motion.volumes() * grid.nz()][grid.planeSize()];
    for (int p = 0; p < planes.length; p++) {
      final double angle = Math.toRadians(motion.degrees[p]);
      final double cos = Math.cos(angle);
      final double sin = Math.sin(angle);
      for (int i = 0; i < planes[p].length; i++) {
        final double ux = (i % grid.nx() - (grid.nx() - 1) / 2.0) * grid.voxelSize(0) - motion.x[p];
        final double uy = (i / grid.nx() - (grid.ny() - 1) / 2.0) * grid.voxelSize(1) - motion.y[p];
        planes[p][i] =
            (float)
                (at(cos * ux + sin * uy, cos * uy - sin * ux, p % grid.nz())
                    + noise * random.nextGaussian());
      }
    }
    return Series.ofPlanes("cord", planes, grid, 2);
  }

  /** The picture at a place in mm from the middle. */
  static double at(final double x, final double y, final int slice) {
    return 500
        + 700 * edge(1 - Math.hypot(x / 10, y / 8))
        - 500 * edge(1 - Math.hypot(x / 6.5, y / 4.5))
        + 120 * Math.exp(-((x - 2) * (x - 2) + y * y * 2) / 6)
        + 60 * Math.sin(0.35 * x + 0.2 * y + slice)
        + 40 * Math.cos(0.3 * y - 0.15 * x);
  }

  private static double edge(final double inside) {
    return 1 / (1 + Math.exp(-7 * inside));
  }

  /** The voxels of the drawn cord, about the middle of each slice. */
  static Mask mask(final Grid grid) {
    final int[] all = IntStream.range(0, grid.voxels()).toArray();
    return Mask.ofIndices(
        "cord_mask",
        grid,
        Arrays.stream(all)
            .filter(
                i -> {
                  final int p = i % grid.planeSize();
                  final double x = (p % grid.nx() - (grid.nx() - 1) / 2.0) * grid.voxelSize(0);
                  final double y = (p / grid.nx() - (grid.ny() - 1) / 2.0) * grid.voxelSize(1);
                  return Math.hypot(x / 6.5, y / 4.5) < 1;
                })
            .toArray());
  }
}
