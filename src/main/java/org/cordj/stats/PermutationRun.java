package org.cordj.stats;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cordj.image.Lanes;
import org.cordj.image.Progress;

/**
 * The statistics of all variables under all shuffles of one contrast.
 *
 * <p>A chunk of shuffles is the unit of parallelism, progress and cancelling. What a shuffle gives
 * depends on the seed and its number only, so results are the same bits for any number of threads.
 * Time is O(shuffles x rows x variables x vectors of the model), memory that of the data as doubles
 * and 16 maps a thread.
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

  private static final class Lane {
    final ShuffledStatistic statistic;
    final MapMeasure measure;
    final double[][] maps;
    final double[] found;
    final int[] reached;

    Lane(final ShuffledStatistic statistic, final MapMeasure measure, final int variables) {
      this.statistic = statistic;
      this.measure = measure;
      maps = new double[ShuffledStatistic.CHUNK][variables];
      found = new double[measure.count()];
      reached = new int[variables];
    }
  }

  /**
   * Does all shuffles.
   *
   * @param groups [row] the variance group of each row, for Welch's statistic; else null
   * @param measures makes a measure for each thread
   */
  static PermutationRun of(
      final ShuffledStatistic.Data data,
      final Statistic statistic,
      final Partition model,
      final Shuffles shuffles,
      final int[] groups,
      final Supplier<? extends MapMeasure> measures,
      final Progress progress) {
    final double[][] first = new double[1][data.variables];
    ShuffledStatistic.of(statistic, model, shuffles, groups, data).compute(data, 0, 1, first);
    final double[] observed = first[0];
    final double[] least = new double[data.variables];
    for (int v = 0; v < least.length; v++) {
      least[v] = atLeast(Math.abs(observed[v]));
    }
    final double[][] maxima = new double[measures.get().count()][shuffles.count()];
    final Queue<Lane> lanes = new ConcurrentLinkedQueue<>();
    final List<Integer> chunks =
        IntStream.iterate(0, i -> i < shuffles.count(), i -> i + ShuffledStatistic.CHUNK)
            .boxed()
            .toList();
    progress.begin("Permutations", shuffles.count());
    Lanes.forEach(
        chunks,
        progress,
        () -> {
          final Lane lane =
              new Lane(
                  ShuffledStatistic.of(statistic, model, shuffles, groups, data),
                  measures.get(),
                  data.variables);
          lanes.add(lane);
          return lane;
        },
        (lane, from) -> {
          final int count = Math.min(ShuffledStatistic.CHUNK, shuffles.count() - from);
          lane.statistic.compute(data, from, count, lane.maps);
          for (int s = 0; s < count; s++) {
            progress.check();
            final double[] map = lane.maps[s];
            for (int v = 0; v < map.length; v++) {
              lane.reached[v] += Math.abs(map[v]) >= least[v] ? 1 : 0;
            }
            lane.measure.maxima(map, lane.found);
            for (int k = 0; k < maxima.length; k++) {
              maxima[k][from + s] = lane.found[k];
            }
          }
          progress.advance(count);
        });
    final int[] reached = new int[data.variables];
    for (final Lane lane : lanes) {
      for (int v = 0; v < reached.length; v++) {
        reached[v] += lane.reached[v];
      }
    }
    return new PermutationRun(observed, reached, maxima);
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
