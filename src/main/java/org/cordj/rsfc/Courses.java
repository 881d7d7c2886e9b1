package org.cordj.rsfc;

/** What is asked of one voxel's time course before its spectrum: its mean and whether it varies. */
final class Courses {

  /** Residuals below this share of the data's own square sum are rounding, not signal. */
  private static final double ROUNDING = 1e-24;

  private Courses() {}

  static double mean(final double[] data, final int offset, final int volumes) {
    double sum = 0;
    for (int t = offset; t < offset + volumes; t++) {
      sum += data[t];
    }
    return sum / volumes;
  }

  /** The sum of the squared differences from a value. */
  static double squares(
      final double[] data, final int offset, final int volumes, final double mean) {
    double sum = 0;
    for (int t = offset; t < offset + volumes; t++) {
      sum += (data[t] - mean) * (data[t] - mean);
    }
    return sum;
  }

  /**
   * Whether anything but rounding is left of a course once its trend is taken away.
   *
   * @param data holds the detrended course
   * @param before its {@link #squares} about the mean before detrending
   * @param mean its mean before detrending
   */
  static boolean varies(
      final double[] data,
      final int offset,
      final int volumes,
      final double before,
      final double mean) {
    final double left = squares(data, offset, volumes, mean(data, offset, volumes));
    return left > ROUNDING * (before + volumes * mean * mean);
  }
}
