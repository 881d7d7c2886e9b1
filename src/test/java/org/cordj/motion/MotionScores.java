package org.cordj.motion;

import java.util.Arrays;
import org.cordj.image.Mask;
import org.cordj.image.Series;

/** How good an estimate or a run is. */
final class MotionScores {

  private MotionScores() {}

  /**
   * Lengths of the error of each shift, [volume][slice] in mm. A slice's mean error is taken out:
   * where a run's reference lies is not known.
   */
  static double[][] errors(final SliceMotion found, final SliceMotion truth) {
    final double[][] errors = new double[found.volumes()][found.slices()];
    for (int z = 0; z < found.slices(); z++) {
      double mx = 0;
      double my = 0;
      for (int t = 0; t < found.volumes(); t++) {
        mx += (found.x(t, z) - truth.x(t, z)) / found.volumes();
        my += (found.y(t, z) - truth.y(t, z)) / found.volumes();
      }
      for (int t = 0; t < found.volumes(); t++) {
        errors[t][z] =
            Math.hypot(found.x(t, z) - truth.x(t, z) - mx, found.y(t, z) - truth.y(t, z) - my);
      }
    }
    return errors;
  }

  static double rms(final double[][] errors) {
    double squares = 0;
    for (final double[] row : errors) {
      for (final double e : row) {
        squares += e * e / row.length / errors.length;
      }
    }
    return Math.sqrt(squares);
  }

  static double worst(final double[][] errors) {
    return Arrays.stream(errors).flatMapToDouble(Arrays::stream).max().orElseThrow();
  }

  /** Angles' errors likewise: the largest, in degrees, less each slice's mean. */
  static double worstAngle(final SliceMotion found, final SliceMotion truth) {
    double worst = 0;
    for (int z = 0; z < found.slices(); z++) {
      double mean = 0;
      for (int t = 0; t < found.volumes(); t++) {
        mean += (found.rotation(t, z) - truth.rotation(t, z)) / found.volumes();
      }
      for (int t = 0; t < found.volumes(); t++) {
        worst = Math.max(worst, Math.abs(found.rotation(t, z) - truth.rotation(t, z) - mean));
      }
    }
    return worst;
  }

  /** The median over a mask of mean / SD (ddof 1). */
  static double tsnr(final Series run, final Mask mask) {
    final double[] all = new double[mask.count()];
    final int nz = run.grid().nz();
    final int size = run.grid().planeSize();
    for (int n = 0; n < all.length; n++) {
      double sum = 0;
      for (int t = 0; t < run.volumes(); t++) {
        sum += run.planes()[t * nz + mask.index(n) / size][mask.index(n) % size];
      }
      final double mean = sum / run.volumes();
      double squares = 0;
      for (int t = 0; t < run.volumes(); t++) {
        squares +=
            Math.pow(run.planes()[t * nz + mask.index(n) / size][mask.index(n) % size] - mean, 2);
      }
      all[n] = mean / Math.sqrt(squares / (run.volumes() - 1));
    }
    Arrays.sort(all);
    return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
  }
}
