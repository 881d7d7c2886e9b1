package org.cordj.phantom;

import java.util.Random;
import org.cordj.signal.FrequencyBins;

/**
 * Band-limited Gaussian time courses, flat between 0.01 and 0.08 Hz, made on the frequency bins of
 * the run itself: mean 0 and SD 1 (ddof 1) exactly, nothing outside the band.
 */
final class Latents {

  /** The band of the planted signals, both edges inclusive, in Hz. */
  static final double LOW = 0.01;

  static final double HIGH = 0.08;

  private Latents() {}

  /**
   * All latents, [slice][horn][volume].
   *
   * @param between correlation of the two dorsal, and of the two ventral horns of a slice in the
   *     long run, 0 to below 1; all others are independent
   */
  static double[][][] make(
      final long seed, final int slices, final int volumes, final double tr, final double between) {
    final double[] cosines = new double[volumes];
    for (int n = 0; n < volumes; n++) {
      cosines[n] = StrictMath.cos(2 * StrictMath.PI * n / volumes);
    }
    final double[] sines = new double[volumes];
    for (int n = 0; n < volumes; n++) {
      sines[n] = StrictMath.sin(2 * StrictMath.PI * n / volumes);
    }
    final FrequencyBins bins = FrequencyBins.of(LOW, HIGH, volumes, tr);
    final double[][][] latents = new double[slices][Anatomy.HORNS][];
    for (int z = 0; z < slices; z++) {
      for (int h = 0; h < Anatomy.HORNS; h++) {
        latents[z][h] = one(Seeds.random(seed, Seeds.LATENT, z, h), bins, cosines, sines);
      }
      if (between > 0) {
        for (int pair = 0; pair < Anatomy.HORNS; pair += 2) {
          final Random random = Seeds.random(seed, Seeds.SHARED, z, pair);
          final double[] shared = one(random, bins, cosines, sines);
          mix(latents[z][pair], shared, between);
          mix(latents[z][pair + 1], shared, between);
        }
      }
    }
    return latents;
  }

  /** Puts a course that others have too into one of its own: it is this share of the variance. */
  private static void mix(final double[] own, final double[] shared, final double share) {
    for (int t = 0; t < own.length; t++) {
      own[t] = Math.sqrt(1 - share) * own[t] + Math.sqrt(share) * shared[t];
    }
    standardize(own, 1);
  }

  private static double[] one(
      final Random random, final FrequencyBins bins, final double[] cosines, final double[] sines) {
    final int volumes = cosines.length;
    final double[] x = new double[volumes];
    for (int m = bins.first(); m <= bins.last(); m++) {
      final double a = random.nextGaussian();
      final double b = random.nextGaussian();
      for (int t = 0; t < volumes; t++) {
        final int n = (int) ((long) m * t % volumes);
        x[t] += a * cosines[n] + b * sines[n];
      }
    }
    standardize(x, 1);
    return x;
  }

  /** Gives a series mean 0 and this SD (ddof 1). */
  static void standardize(final double[] x, final double sd) {
    double mean = 0;
    for (final double v : x) {
      mean += v;
    }
    mean /= x.length;
    double squares = 0;
    for (int t = 0; t < x.length; t++) {
      x[t] -= mean;
      squares += x[t] * x[t];
    }
    final double factor = sd / Math.sqrt(squares / (x.length - 1));
    for (int t = 0; t < x.length; t++) {
      x[t] *= factor;
    }
  }
}
