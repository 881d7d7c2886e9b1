package org.cordj.stats;

import org.cordj.image.Progress;

/**
 * The statistics of all variables under all shuffles of one contrast.
 *
 * <p>A chunk of shuffles is the unit of parallelism, progress and cancelling. Time is O(shuffles x
 * rows x variables x vectors of the model), memory that of the data as doubles and 16 maps a
 * thread.
 *
 * @param observed [variable] the statistics of the data as they are
 * @param reached [variable] in how many shuffles, the data as they are included, the variable's
 *     statistic is as large as the observed one, whatever its sign
 * @param maxima [kind][shuffle] what the measure gives of each shuffle, of the data as they are
 *     first
 */
record PermutationRun(double[] observed, int[] reached, double[][] maxima) {

  /** Statistics that differ by less than this share are the same but for rounding. */
  private static final double TIE = 1e-9;

  /** Does all shuffles with the thread's engine. */
  static PermutationRun of(final PermutationJob job, final Progress progress) {
    progress.begin("Permutations", job.shuffles());
    final int[] reached = new int[job.variables()];
    final double[][] maxima = new double[job.kinds()][job.shuffles()];
    for (final PermutationJob.Part part : PermutationEngine.chosen().run(job, progress)) {
      for (int v = 0; v < reached.length; v++) {
        reached[v] += part.reached()[v];
      }
      for (int k = 0; k < maxima.length; k++) {
        System.arraycopy(part.maxima()[k], 0, maxima[k], part.from(), part.maxima()[k].length);
      }
    }
    return new PermutationRun(job.observed(), reached, maxima);
  }

  /** The least value that counts as this large. */
  static double atLeast(final double value) {
    return value - TIE * Math.abs(value);
  }

  /**
   * The share of a null distribution, the data as they are included, that is as large as a value:
   * (b + 1) / (m + 1) of Phipson and Smyth 2010 (10.2202/1544-6115.1585); exact where each possible
   * shuffle is in it.
   *
   * @param sorted the distribution, ascending
   */
  static double share(final double[] sorted, final double value) {
    final double least = atLeast(value);
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      final int middle = (low + high) >>> 1;
      if (sorted[middle] < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) (sorted.length - low) / sorted.length;
  }
}
