package org.cordj.phantom;

import java.util.Random;

/**
 * In-plane shifts of the cord, slice by slice: a slow wander that neighbouring slices share in part
 * (autoregressive), and three jumps that decay over about 15 volumes. Mean 0 over the run, so that
 * the truth maps lie where the cord is on average; more to front and back than to the sides.
 */
final class HeadMotion {

  /** SD of the wander along x and y in mm; 0.17 mm taken together. */
  private static final double[] WANDER = {0.09, 0.14};

  private static final int JUMPS = 3;

  /** Smallest jump along x and y in mm; the largest is twice that. */
  private static final double[] JUMP = {0.10, 0.20};

  private static final double DECAY = 0.93;

  private HeadMotion() {}

  /** Shifts in mm, [volume][slice][x, y], of the content along the array's axes. */
  static double[][][] make(final long seed, final int slices, final int volumes) {
    final double[][][] motion = new double[volumes][slices][2];
    for (int axis = 0; axis < 2; axis++) {
      final double[] common = wander(Seeds.random(seed, Seeds.MOTION, -1, axis), volumes, 0.95);
      final double[] jumps = jumps(Seeds.random(seed, Seeds.JUMPS, 0, axis), volumes, JUMP[axis]);
      for (int z = 0; z < slices; z++) {
        final Random random = Seeds.random(seed, Seeds.MOTION, z, axis);
        final double gain = 0.8 + 0.4 * random.nextDouble();
        final double[] shift = wander(random, volumes, 0.85);
        for (int t = 0; t < volumes; t++) {
          shift[t] = 0.8 * common[t] + 0.6 * shift[t];
        }
        Latents.standardize(shift, WANDER[axis]);
        double mean = 0;
        for (int t = 0; t < volumes; t++) {
          shift[t] += gain * jumps[t];
          mean += shift[t] / volumes;
        }
        for (int t = 0; t < volumes; t++) {
          motion[t][z][axis] = shift[t] - mean;
        }
      }
    }
    return motion;
  }

  private static double[] wander(final Random random, final int volumes, final double memory) {
    final double[] x = new double[volumes];
    double last = random.nextGaussian();
    final double fresh = Math.sqrt(1 - memory * memory);
    for (int t = 0; t < volumes; t++) {
      last = memory * last + fresh * random.nextGaussian();
      x[t] = last;
    }
    return x;
  }

  private static double[] jumps(final Random random, final int volumes, final double smallest) {
    final double[] x = new double[volumes];
    for (int n = 0; n < JUMPS; n++) {
      final int at = (int) (volumes * (n + 0.2 + 0.6 * random.nextDouble()) / JUMPS);
      double size = smallest * (1 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
      for (int t = at; t < volumes; t++) {
        x[t] += size;
        size *= DECAY;
      }
    }
    return x;
  }
}
