package org.cordj.segment;

import java.util.Arrays;

/**
 * How much a boundary looks like that of the cord, from 0 to 1: the product of what can be seen.
 *
 * <ul>
 *   <li>the share of directions in which the CSF (full credit) or the dura (half) follows,
 *   <li>the contrast to the CSF against the unevenness inside, and against the whole image,
 *   <li>the size, against the cord's expected radius, and the shape: not too flat,
 *   <li>the brightness: in a dark cord's images the CSF is among the brightest, the cord far above
 *       air and bone; a bright cord is itself among the brightest.
 * </ul>
 */
final class BoundaryQuality {

  private static final int A = PolarGrid.ANGLES;

  /** Never quite 0, so that its logarithm is finite. */
  static final double LEAST = 1e-3;

  /** Contrast over unevenness at which the credit is half. */
  private static final double HALF_NOISE = 3;

  /** Contrast as a share of the image's bright level that earns full credit. */
  private static final double FULL_CONTRAST = 0.3;

  /** Standard deviation of the logarithm of the cord's radius over all people and levels. */
  private static final double SIZE_SPREAD = 0.3;

  /** Smallest over largest diameter that earns full credit. */
  private static final double FULL_ROUNDNESS = 0.55;

  /** Brightness that earns full credit: of a dark cord, of its CSF, and of a bright cord. */
  private static final double DARK_CORD = 0.3;

  private static final double BRIGHT_CSF = 0.9;
  private static final double BRIGHT_CORD = 0.7;

  private BoundaryQuality() {}

  /**
   * Judges a boundary.
   *
   * @param scale the image's bright level (98th percentile)
   */
  static double of(
      final CordModel model,
      final float[] polar,
      final PolarBoundary.Levels levels,
      final double[] radii,
      final double scale) {
    final double[] towards = new double[A];
    final double[] opposite = new double[A];
    double sum = 0;
    double squares = 0;
    int n = 0;
    double narrow = Double.MAX_VALUE;
    double wide = 0;
    for (int a = 0; a < A; a++) {
      final double diameter = radii[a] + radii[(a + A / 2) % A];
      narrow = Math.min(narrow, diameter);
      wide = Math.max(wide, diameter);
      double in = 0;
      for (int k = 2; k <= 6; k++) {
        in += PolarGrid.at(polar, a, radii[a] - k * PolarGrid.STEP) / 5;
      }
      double high = -Double.MAX_VALUE;
      double low = Double.MAX_VALUE;
      for (int k = 1; k <= 7; k++) {
        final double out = PolarGrid.at(polar, a, radii[a] + k * PolarGrid.STEP);
        high = Math.max(high, out);
        low = Math.min(low, out);
      }
      towards[a] = model.dark() ? high - in : in - low;
      opposite[a] = model.dark() ? in - low : high - in;
      for (int r = 0; r < PolarGrid.RADII && PolarGrid.radius(r) < radii[a] - 0.75; r++) {
        final double value = polar[a * PolarGrid.RADII + r];
        sum += value;
        squares += value * value;
        n++;
      }
    }
    final double[] sorted = towards.clone();
    Arrays.sort(sorted);
    final double contrast = sorted[A * 3 / 4];
    if (!(contrast > 0) || !(scale > 0) || n == 0) {
      return LEAST;
    }
    double complete = 0;
    for (int a = 0; a < A; a++) {
      complete += towards[a] > contrast / 3 ? 1 : opposite[a] > contrast / 3 ? 0.5 : 0;
    }
    final double deviation = Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
    final double size =
        Math.log(Math.sqrt(PolarGrid.area(radii) / Math.PI) / model.radius()) / SIZE_SPREAD;
    return Math.max(
        LEAST,
        complete
            / A
            * (contrast / (contrast + HALF_NOISE * deviation))
            * Math.min(1, contrast / scale / FULL_CONTRAST)
            * Math.exp(-size * size / 2)
            * Math.min(1, narrow / wide / FULL_ROUNDNESS)
            * bright(model, levels, scale));
  }

  private static double bright(
      final CordModel model, final PolarBoundary.Levels levels, final double scale) {
    final double cord = Math.max(0, levels.cord() / scale);
    if (model.dark()) {
      final double csf = Math.min(1, levels.csf() / scale / BRIGHT_CSF);
      return Math.min(1, cord / DARK_CORD) * csf * csf;
    }
    final double share = Math.min(1, cord / BRIGHT_CORD);
    return share * share;
  }
}
