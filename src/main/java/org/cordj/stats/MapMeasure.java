package org.cordj.stats;

/**
 * What a map of statistics is reduced to under each shuffle, so that the largest value anywhere has
 * a null distribution. One worker at a time may use one.
 */
interface MapMeasure {

  /** How many numbers it gives. */
  int count();

  /**
   * The largest of each kind, 0 where there is none.
   *
   * @param statistics [variable]; signs are directions, both of which count
   * @param out [kind]
   */
  void maxima(double[] statistics, double[] out);

  /** The largest statistic, whatever its sign. */
  final class Largest implements MapMeasure {

    @Override
    public int count() {
      return 1;
    }

    @Override
    public void maxima(final double[] statistics, final double[] out) {
      double most = 0;
      for (final double t : statistics) {
        most = Math.max(most, Math.abs(t));
      }
      out[0] = most;
    }
  }
}
