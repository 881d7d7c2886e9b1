package org.cordj.motion;

import java.util.Locale;
import org.cordj.io.Words;

/** How values between voxels are computed when a run is resampled. */
public enum Interpolation {
  /** Between the two neighbours: never overshoots, smooths most. */
  LINEAR(2),
  /**
   * Cubic B-spline through the voxels' values (Unser 1999, IEEE Signal Processing Magazine
   * 16(6):22): smooths little; overshoots a few percent at sharp edges.
   */
  CUBIC(4),
  /**
   * Sinc over 8 voxels in a Lanczos window, its weights scaled to sum 1 so that a constant stays
   * one: smooths least, rings most.
   */
  SINC(8);

  private static final double POLE = Math.sqrt(3) - 2;
  private static final int HORIZON = 30;

  private final int taps;

  Interpolation(final int taps) {
    this.taps = taps;
  }

  /** How many voxels along each axis a value is made of. */
  int taps() {
    return taps;
  }

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The interpolation that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static Interpolation of(final String key) {
    return Words.of("interpolation is '%s'; it must be one of ", values(), Interpolation::key, key);
  }

  /**
   * The weights of the voxels around a place.
   *
   * @param fraction how far the place lies behind the voxel below it, 0 to below 1
   * @param w filled from the offset on: voxel 1 - taps / 2 (counted from the one below) first
   */
  void weights(final double fraction, final double[] w, final int offset) {
    switch (this) {
      case LINEAR -> {
        w[offset] = 1 - fraction;
        w[offset + 1] = fraction;
      }
      case CUBIC -> splineWeights(fraction, w, offset);
      case SINC -> {
        double sum = 0;
        for (int k = 0; k < taps; k++) {
          final double d = fraction - (k + 1 - taps / 2);
          w[offset + k] = sinc(d) * sinc(d / (taps / 2));
          sum += w[offset + k];
        }
        for (int k = 0; k < taps; k++) {
          w[offset + k] /= sum;
        }
      }
      default -> throw new AssertionError(this);
    }
  }

  /**
   * The four values of the cubic B-spline around a place.
   *
   * @param fraction how far the place lies behind the voxel below it, 0 to 1
   * @param w filled from the offset on: the voxel before the one below first
   */
  public static void splineWeights(final double fraction, final double[] w, final int offset) {
    final double f = fraction;
    final double g = 1 - f;
    w[offset] = g * g * g / 6;
    w[offset + 1] = 2.0 / 3 - f * f * (1 - f / 2);
    w[offset + 2] = 2.0 / 3 - g * g * (1 - g / 2);
    w[offset + 3] = f * f * f / 6;
  }

  /** The derivatives of {@link #splineWeights}, per voxel. */
  static void splineSlopes(final double fraction, final double[] w, final int offset) {
    final double f = fraction;
    final double g = 1 - f;
    w[offset] = -g * g / 2;
    w[offset + 1] = f * (1.5 * f - 2);
    w[offset + 2] = g * (2 - 1.5 * g);
    w[offset + 3] = f * f / 2;
  }

  private static double sinc(final double x) {
    return Math.abs(x) < 1e-12 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /** Replaces values by what the weights are meant for: B-spline coefficients, or nothing done. */
  void prefilter(final double[] values, final int nx, final int ny) {
    if (this != CUBIC) {
      return;
    }
    for (int y = 0; y < ny; y++) {
      coefficients(values, y * nx, nx, 1, 1);
    }
    coefficients(values, 0, ny, nx, nx);
  }

  /**
   * B-spline coefficients of lines, mirrored about their ends, in place.
   *
   * @param first where the first line begins
   * @param n values in a line
   * @param step from one value of a line to the next
   * @param lines how many lines, side by side (1 apart)
   */
  static void coefficients(
      final double[] c, final int first, final int n, final int step, final int lines) {
    if (n < 2) {
      return;
    }
    // the causal filter's first value: the sum over the line and its mirror images, exactly
    final double turn = Math.pow(POLE, 2 * n - 2);
    for (int l = first; l < first + lines; l++) {
      double sum = c[l] + Math.pow(POLE, n - 1) * c[l + (n - 1) * step];
      double there = POLE;
      double back = turn / POLE;
      // what lies further than the horizon is below a double's precision
      for (int i = 1; i < Math.min(n - 1, HORIZON); i++) {
        sum += (there + back) * c[l + i * step];
        there *= POLE;
        back /= POLE;
      }
      c[l] = sum / (1 - turn);
    }
    for (int i = 1; i < n; i++) {
      final int row = first + i * step;
      for (int l = row; l < row + lines; l++) {
        c[l] += POLE * c[l - step];
      }
    }
    final int end = first + (n - 1) * step;
    for (int l = end; l < end + lines; l++) {
      c[l] = POLE / (POLE * POLE - 1) * (c[l] + POLE * c[l - step]);
    }
    for (int i = n - 2; i >= 0; i--) {
      final int row = first + i * step;
      for (int l = row; l < row + lines; l++) {
        c[l] = POLE * (c[l + step] - c[l]);
      }
    }
    // gain of the filter
    for (int i = 0; i < n; i++) {
      final int row = first + i * step;
      for (int l = row; l < row + lines; l++) {
        c[l] *= 6;
      }
    }
  }
}
