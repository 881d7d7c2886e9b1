package org.cordj.motion;

import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;

/**
 * The first phase, if wanted: each volume as a rigid body in three dimensions, in the cylinder
 * about the cord. What it moves back is only for the second phase's estimates; the result is made
 * of the original values by {@link VolumeMover}.
 */
final class RigidPhase {

  private RigidPhase() {}

  /** The motion of each volume against a reference, smoothed over time if wanted. */
  static RigidMotion estimate(
      final Series series,
      final RigidFit.Target target,
      final boolean overtime,
      final Progress progress) {
    final RigidMotion motion = new RigidMotion(series.volumes());
    final double[][] variances = new double[RigidMotion.COUNT][series.volumes()];
    progress.begin("Rigid motion of " + series.name(), series.volumes());
    Resampler.forEachBlock(
        new int[1],
        series.volumes(),
        progress,
        (z, first, end) -> {
          final RigidFit fit = new RigidFit(target);
          for (int t = first; t < end; t++) {
            progress.check();
            fit.fit(planes(series, t));
            final double[] angles = RigidMotion.vector(fit.turn);
            for (int k = 0; k < 3; k++) {
              motion.values[t][k] = fit.converged ? fit.shift[k] : Double.NaN;
              motion.values[t][3 + k] = fit.converged ? Math.toDegrees(angles[k]) : Double.NaN;
              variances[k][t] = fit.variances[k];
              variances[3 + k][t] = fit.variances[3 + k] * Math.pow(180 / Math.PI, 2);
            }
          }
        });
    if (overtime) {
      for (int k = 0; k < RigidMotion.COUNT; k++) {
        smooth(motion, k, variances[k]);
      }
    }
    return motion;
  }

  private static void smooth(final RigidMotion motion, final int k, final double[] variance) {
    final double[] y = new double[variance.length];
    for (int t = 0; t < y.length; t++) {
      y[t] = motion.values[t][k];
      variance[t] = motion.known(t) ? variance[t] : 0;
    }
    final double[] smooth = LocalLevel.smooth(y, variance);
    for (int t = 0; t < y.length; t++) {
      if (motion.known(t)) {
        motion.values[t][k] = smooth[t];
      }
    }
  }

  /** The planes of one volume, not to be changed. */
  static float[][] planes(final Series series, final int volume) {
    final float[][] planes = new float[series.grid().nz()][];
    for (int z = 0; z < planes.length; z++) {
      // a run that is no planar one hands out its buffer: one reader a plane
      planes[z] = new RunPlanes(series).get(volume, z);
    }
    return planes;
  }

  /** The run with its volumes moved back, for estimates; slices without mask as they were. */
  static Series moved(
      final Series series,
      final RigidMotion rigid,
      final SliceCenters centers,
      final Progress progress) {
    final SliceMotion still = new SliceMotion(series.volumes(), series.grid().nz(), rigid);
    for (int t = 0; t < series.volumes(); t++) {
      for (int z = 0; z < series.grid().nz(); z++) {
        if (centers.has(z)) {
          still.states[still.at(t, z)] = SliceMotion.State.CONVERGED;
        }
      }
    }
    total(still, series.grid(), centers);
    return new Resampler(Interpolation.CUBIC)
        .apply(series.name(), series, still, centers, progress);
  }

  /**
   * Turns a motion that was estimated after the rigid phase into the whole one: how far the content
   * of the cord's middle had moved in plane, and turned, by both phases.
   */
  static void total(final SliceMotion motion, final Grid grid, final SliceCenters centers) {
    final double[] center = RigidMotion.center(grid, centers);
    final int[] slices = IntStream.range(0, grid.nz()).filter(centers::has).toArray();
    for (int t = 0; t < motion.volumes(); t++) {
      if (!motion.rigid().known(t)) {
        continue;
      }
      final double[][] a = motion.rigid().affine(t, center);
      for (final int z : slices) {
        final int i = motion.at(t, z);
        if (motion.states[i] == SliceMotion.State.CONVERGED) {
          final double cx = centers.x(z) * grid.voxelSize(0);
          final double cy = centers.y(z) * grid.voxelSize(1);
          final double px = cx + motion.x[i];
          final double py = cy + motion.y[i];
          final double pz = z * grid.voxelSize(2);
          motion.x[i] = a[0][0] * px + a[0][1] * py + a[0][2] * pz + a[0][3] - cx;
          motion.y[i] = a[1][0] * px + a[1][1] * py + a[1][2] * pz + a[1][3] - cy;
          motion.degrees[i] += motion.rigid().get(t, 5);
        }
      }
    }
  }
}
