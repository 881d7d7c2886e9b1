package org.cordj.report;

import java.awt.geom.Path2D;
import java.util.Arrays;
import org.cordj.signal.Statistics;

/**
 * The density of a group's values on one side of an axis: a Gaussian kernel with Silverman's
 * bandwidth, .9 min(SD, interquartile range / 1.34) n^(-1/5) (Density Estimation for Statistics and
 * Data Analysis, 1986), from the least value to the largest, since nothing was measured beyond.
 */
final class HalfViolin {

  /** Fewer values have no shape of their own: the kernel's would be seen. */
  static final int LEAST = 5;

  private static final int STEPS = 120;

  private HalfViolin() {}

  /** The kernel's SD; 0 where the values do not vary. */
  static double bandwidth(final double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final double iqr = Range.percentile(sorted, .75) - Range.percentile(sorted, .25);
    final double sd = Statistics.sd(values);
    // half of the values may be equal and still vary
    final double spread = iqr > 0 ? Math.min(sd, iqr / 1.34) : sd;
    return .9 * spread * Math.pow(values.length, -.2);
  }

  /** The density at a place, in 1 over the values' unit. */
  static double density(final double[] values, final double bandwidth, final double at) {
    double sum = 0;
    for (final double v : values) {
      final double z = (at - v) / bandwidth;
      sum += Math.exp(-z * z / 2);
    }
    return sum / (values.length * bandwidth * Math.sqrt(2 * Math.PI));
  }

  /**
   * The shape, to the left of its axis; its widest place is as wide in every group.
   *
   * @param values as they are
   * @param chart where a value stands
   * @param axis the axis' place in pixels
   * @param width how far the shape reaches, in pixels
   * @return the shape, null for values that are too few or do not vary
   */
  static Path2D of(
      final double[] values, final ChartArea chart, final double axis, final double width) {
    final double bandwidth = values.length < LEAST ? 0 : bandwidth(values);
    if (!(bandwidth > 0)) {
      return null;
    }
    final double low = Arrays.stream(values).min().orElseThrow();
    final double high = Arrays.stream(values).max().orElseThrow();
    final double[] densities = new double[STEPS + 1];
    Arrays.setAll(densities, s -> density(values, bandwidth, low + s * (high - low) / STEPS));
    final double most = Arrays.stream(densities).max().orElseThrow();
    final Path2D path = new Path2D.Double();
    path.moveTo(axis, chart.y(low));
    for (int s = 0; s <= STEPS; s++) {
      path.lineTo(axis - width * densities[s] / most, chart.y(low + s * (high - low) / STEPS));
    }
    path.lineTo(axis, chart.y(high));
    path.closePath();
    return path;
  }
}
