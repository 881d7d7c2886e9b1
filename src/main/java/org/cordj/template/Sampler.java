package org.cordj.template;

import org.cordj.image.Grid;
import org.cordj.motion.Interpolation;
import org.cordj.motion.VolumeSpline;

/**
 * Values of one volume between its voxels. A voxel that is not finite is a hole: a place nearest to
 * it is NaN, and others are made of the finite voxels around alone. Stateless but for its volume,
 * so that threads may share it.
 */
final class Sampler {

  /** How far spline taps reach beyond a volume. */
  private static final int BORDER = 2;

  private static final int TAPS = 4;

  /** Scratch memory that {@link #at} needs, one a thread. */
  static final int SCRATCH = 3 * TAPS;

  private final Sampling sampling;
  private final float[][] planes;
  private final Grid grid;
  private final double[] spline;

  /**
   * @param planes of one volume, [z][x + nx * y]
   */
  Sampler(final Sampling sampling, final float[][] planes, final Grid grid) {
    this.sampling = sampling;
    this.planes = planes;
    this.grid = grid;
    spline =
        sampling == Sampling.CUBIC
            ? new VolumeSpline(
                    Holes.filled(planes, grid), new int[] {grid.nx(), grid.ny(), grid.nz()}, BORDER)
                .coefficients()
            : null;
  }

  /**
   * The value at a place in voxels that is inside the volume, see {@link Places}.
   *
   * @param scratch of {@link #SCRATCH} values
   */
  float at(final double placeX, final double placeY, final double placeZ, final double[] scratch) {
    final double x = Places.clamped(placeX, grid.nx());
    final double y = Places.clamped(placeY, grid.ny());
    final double z = Places.clamped(placeZ, grid.nz());
    final float nearest =
        planes[(int) Math.floor(z + 0.5)][
            (int) Math.floor(x + 0.5) + grid.nx() * (int) Math.floor(y + 0.5)];
    if (sampling == Sampling.NEAREST) {
      return nearest;
    }
    if (!Float.isFinite(nearest)) {
      return Float.NaN;
    }
    return sampling == Sampling.LINEAR ? linear(x, y, z) : cubic(x, y, z, scratch);
  }

  private float linear(final double x, final double y, final double z) {
    final int i = (int) x;
    final int j = (int) y;
    final int k = (int) z;
    final double fx = x - i;
    final double fy = y - j;
    final double fz = z - k;
    final int right = i + 1 < grid.nx() ? 1 : 0;
    final int up = j + 1 < grid.ny() ? grid.nx() : 0;
    final int at = i + grid.nx() * j;
    final float[] low = planes[k];
    final float[] high = planes[k + 1 < planes.length ? k + 1 : k];
    final double below =
        (1 - fy) * ((1 - fx) * low[at] + fx * low[at + right])
            + fy * ((1 - fx) * low[at + up] + fx * low[at + up + right]);
    final double above =
        (1 - fy) * ((1 - fx) * high[at] + fx * high[at + right])
            + fy * ((1 - fx) * high[at + up] + fx * high[at + up + right]);
    final float value = (float) ((1 - fz) * below + fz * above);
    // a hole among the eight, be its weight 0, has made it NaN
    return Float.isFinite(value) ? value : beside(i, j, k, fx, fy, fz);
  }

  /** Of the neighbours that are finite; one of them, the nearest, is. */
  private float beside(
      final int i, final int j, final int k, final double fx, final double fy, final double fz) {
    double sum = 0;
    double weights = 0;
    for (int corner = 0; corner < 8; corner++) {
      final int dx = corner & 1;
      final int dy = corner >> 1 & 1;
      final int dz = corner >> 2;
      final double w = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy) * (dz == 0 ? 1 - fz : fz);
      // a neighbour beyond the last voxel has no weight
      if (w > 0) {
        final float v = planes[k + dz][i + dx + grid.nx() * (j + dy)];
        if (Float.isFinite(v)) {
          sum += w * v;
          weights += w;
        }
      }
    }
    return (float) (sum / weights);
  }

  private float cubic(final double x, final double y, final double z, final double[] w) {
    final int i = (int) x;
    final int j = (int) y;
    final int k = (int) z;
    Interpolation.splineWeights(x - i, w, 0);
    Interpolation.splineWeights(y - j, w, TAPS);
    Interpolation.splineWeights(z - k, w, 2 * TAPS);
    final int width = grid.nx() + 2 * BORDER;
    final int height = grid.ny() + 2 * BORDER;
    double sum = 0;
    for (int c = 0; c < TAPS; c++) {
      double flat = 0;
      for (int b = 0; b < TAPS; b++) {
        final int row =
            i + BORDER - 1 + width * (j + BORDER - 1 + b + height * (k + BORDER - 1 + c));
        double line = 0;
        for (int a = 0; a < TAPS; a++) {
          line += w[a] * spline[row + a];
        }
        flat += w[TAPS + b] * line;
      }
      sum += w[2 * TAPS + c] * flat;
    }
    return (float) sum;
  }
}
