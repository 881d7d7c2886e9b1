package org.cordj.phantom;

import java.util.Random;

/**
 * Smooth random texture of a slice, about zero mean and unit SD: Gaussian values on two square
 * lattices, blended with the quintic that has no kink at the nodes. Polynomials only, so that it is
 * cheap to evaluate at displaced positions and the same on every machine.
 */
final class Texture {

  /** Half the width that the lattices cover, in mm: the field of view and what motion brings in. */
  private static final double REACH = 28;

  private static final double[] SPACING = {3.9, 1.7};
  private static final double[] WEIGHT = {1.35, 0.7};

  /** How much of a slice's texture its neighbours share, as tissue goes on from slice to slice. */
  private static final double COMMON = 0.6;

  private final double[][] lattices = new double[SPACING.length][];
  private final int[] sizes = new int[SPACING.length];

  Texture(final long seed, final int purpose, final int slice) {
    final Random common = Seeds.random(seed, purpose, -1, 0);
    final Random own = Seeds.random(seed, purpose, slice, 0);
    final double c = Math.sqrt(COMMON);
    final double o = Math.sqrt(1 - COMMON);
    for (int l = 0; l < lattices.length; l++) {
      sizes[l] = (int) (2 * REACH / SPACING[l]) + 2;
      lattices[l] = new double[sizes[l] * sizes[l]];
      for (int n = 0; n < lattices[l].length; n++) {
        lattices[l][n] = c * common.nextGaussian() + o * own.nextGaussian();
      }
    }
  }

  /** The texture at a position in mm from the middle of the field of view. */
  double at(final double x, final double y) {
    double sum = 0;
    for (int l = 0; l < lattices.length; l++) {
      sum += WEIGHT[l] * blend(lattices[l], sizes[l], x / SPACING[l], y / SPACING[l], SPACING[l]);
    }
    return sum;
  }

  private static double blend(
      final double[] lattice, final int size, final double u, final double v, final double mm) {
    final double a = clamp(u + REACH / mm, size);
    final double b = clamp(v + REACH / mm, size);
    final int i = (int) a;
    final int j = (int) b;
    final double s = quintic(a - i);
    final double t = quintic(b - j);
    final int n = j * size + i;
    final double low = lattice[n] + s * (lattice[n + 1] - lattice[n]);
    final double high = lattice[n + size] + s * (lattice[n + size + 1] - lattice[n + size]);
    return low + t * (high - low);
  }

  private static double clamp(final double position, final int size) {
    return Math.min(Math.max(position, 0), size - 1.000001);
  }

  private static double quintic(final double t) {
    return t * t * t * (t * (6 * t - 15) + 10);
  }
}
