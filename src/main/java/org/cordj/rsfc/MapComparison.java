package org.cordj.rsfc;

import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.io.Table;

/**
 * How far two maps of the same voxels agree: differences over means, as Bland and Altman 1986
 * (10.1016/S0140-6736(86)90837-8) look at them. A correlation alone does not tell: two maps that
 * differ by a scale correlate perfectly.
 *
 * @param first the one map
 * @param second the other
 * @param difference first less second, called FIRST_minus_SECOND; 0 outside the mask, NaN where one
 *     of them has no value
 * @param means [voxel] of the two, in the order of the mask, where both are finite
 * @param differences [voxel] first less second
 * @param excluded voxels of the mask where one of the maps has no value
 */
public record MapComparison(
    Volume first,
    Volume second,
    Volume difference,
    double[] means,
    double[] differences,
    int excluded) {

  /** Between these multiples of the SD about the mean lie 95 % of normal differences. */
  private static final double LIMIT = 1.96;

  private static final int FEWEST = 3;

  /**
   * Compares two maps.
   *
   * @throws IllegalArgumentException if a grid differs, the mask is empty, or fewer than 3 voxels
   *     have a value in both
   */
  public static MapComparison of(final Volume first, final Volume second, final Mask mask) {
    Grid.requireSame(first.name(), first.grid(), second.name(), second.grid());
    mask.requireFits(first.name(), first.grid());
    final Volume difference = Volume.zeros(first.name() + "_minus_" + second.name(), first.grid());
    final double[] means = new double[mask.count()];
    final double[] differences = new double[mask.count()];
    int n = 0;
    for (int v = 0; v < mask.count(); v++) {
      final int index = mask.index(v);
      final double a = first.get(index);
      final double b = second.get(index);
      difference.set(index, Double.isFinite(a - b) ? (float) (a - b) : Float.NaN);
      if (Double.isFinite(a - b)) {
        means[n] = (a + b) / 2;
        differences[n++] = a - b;
      }
    }
    if (n < FEWEST) {
      throw new IllegalArgumentException(
          "'"
              + first.name()
              + "' and '"
              + second.name()
              + "' both have a value in "
              + n
              + " of the "
              + mask.count()
              + " voxels of '"
              + mask.name()
              + "'; comparing them needs "
              + FEWEST
              + " or more.");
    }
    return new MapComparison(
        first,
        second,
        difference,
        java.util.Arrays.copyOf(means, n),
        java.util.Arrays.copyOf(differences, n),
        mask.count() - n);
  }

  /** Copies the arrays. */
  public MapComparison {
    means = means.clone();
    differences = differences.clone();
  }

  @Override
  public double[] means() {
    return means.clone();
  }

  @Override
  public double[] differences() {
    return differences.clone();
  }

  /** How many voxels are compared. */
  public int voxels() {
    return means.length;
  }

  /** The mean difference. */
  public double bias() {
    return mean(differences);
  }

  /** The SD (ddof 1) of the differences. */
  public double sd() {
    return Math.sqrt(product(differences, differences) / (differences.length - 1));
  }

  /** The lower limit of agreement: bias - 1.96 SD. */
  public double low() {
    return bias() - LIMIT * sd();
  }

  /** The upper limit of agreement: bias + 1.96 SD. */
  public double high() {
    return bias() + LIMIT * sd();
  }

  /** Pearson's correlation of the two maps; NaN where one does not vary. */
  public double correlation() {
    final double[] a = new double[means.length];
    final double[] b = new double[means.length];
    for (int v = 0; v < a.length; v++) {
      a[v] = means[v] + differences[v] / 2;
      b[v] = means[v] - differences[v] / 2;
    }
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  /**
   * The least-squares slope of the differences over the means: 0 where they differ by a constant,
   * not 0 where they differ by a scale. NaN where the means do not vary.
   */
  public double slope() {
    return product(means, differences) / product(means, means);
  }

  private static double mean(final double[] x) {
    double sum = 0;
    for (final double v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static double product(final double[] a, final double[] b) {
    final double meanA = mean(a);
    final double meanB = mean(b);
    double sum = 0;
    for (int v = 0; v < a.length; v++) {
      sum += (a[v] - meanA) * (b[v] - meanB);
    }
    return sum;
  }

  /** One row: the maps' names, n_voxels, n_excluded, means, bias, sd, limits, r, slope. */
  public Table toTable() {
    final double mean = mean(means);
    return new Table(
            "first",
            "second",
            "n_voxels",
            "n_excluded",
            "mean_first",
            "mean_second",
            "bias",
            "sd_of_differences",
            "limit_low",
            "limit_high",
            "r",
            "slope")
        .add(
            first.name(),
            second.name(),
            voxels(),
            excluded,
            mean + bias() / 2,
            mean - bias() / 2,
            bias(),
            sd(),
            low(),
            high(),
            correlation(),
            slope());
  }
}
