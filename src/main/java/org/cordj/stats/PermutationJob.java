package org.cordj.stats;

import java.io.Serializable;
import org.cordj.image.Progress;

/**
 * The shuffles of one contrast of one set of measurements, in pieces that can be done in any order
 * and anywhere: what a shuffle gives depends on the seed and its number only, so results are the
 * same bits however they are cut, by any number of threads or computers.
 *
 * <p>Serialized it holds the data as doubles once: rows x variables x 8 bytes and little more.
 */
public final class PermutationJob implements Serializable {

  private static final long serialVersionUID = 1;

  /** Pieces begin at multiples of this. */
  public static final int CHUNK = ShuffledStatistic.CHUNK;

  private final ShuffledStatistic.Data data;
  private final Statistic statistic;
  private final Partition model;
  private final Shuffles shuffles;
  private final int[] groups;
  private final MeasureRecipe measures;

  /** [variable] what a statistic has to reach to count as large as the observed one. */
  private final double[] least;

  private final double[] observed;

  /**
   * What some shuffles gave.
   *
   * @param from the number of the first
   * @param reached [variable] in how many of them the variable's statistic is as large as the
   *     observed one, whatever its sign
   * @param maxima [kind][shuffle - from] what the measure gives of each
   */
  public record Part(int from, int[] reached, double[][] maxima) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /**
   * Plans the shuffles and computes the observed statistics.
   *
   * @param groups [row] the variance group of each row, for Welch's statistic; else null
   */
  PermutationJob(
      final ShuffledStatistic.Data data,
      final Statistic statistic,
      final Partition model,
      final Shuffles shuffles,
      final int[] groups,
      final MeasureRecipe measures) {
    this.data = data;
    this.statistic = statistic;
    this.model = model;
    this.shuffles = shuffles;
    this.groups = groups;
    this.measures = measures;
    final double[][] first = new double[1][data.variables];
    newStatistic().compute(data, 0, 1, first);
    observed = first[0];
    least = new double[data.variables];
    for (int v = 0; v < least.length; v++) {
      least[v] = PermutationRun.atLeast(Math.abs(observed[v]));
    }
  }

  private ShuffledStatistic newStatistic() {
    return ShuffledStatistic.of(statistic, model, shuffles, groups, data);
  }

  /** How many shuffles there are, the data as they are included. */
  public int shuffles() {
    return shuffles.count();
  }

  /** How many variables are tested. */
  public int variables() {
    return data.variables;
  }

  /** Bytes of the data that every computer needs. */
  public long bytes() {
    return 8L * data.variables * (data.rows + 3);
  }

  /** Bytes that one thread needs while it works, without what clusters and TFCE take. */
  public long bytesOfThread() {
    return 8L * data.variables * (CHUNK + 2);
  }

  double[] observed() {
    return observed;
  }

  /** How many kinds of maximum come of a shuffle. */
  public int kinds() {
    return measures.get().count();
  }

  /**
   * Somebody who does shuffles, with the buffers that this takes; one thread at a time may use one.
   */
  public final class Worker {
    private final ShuffledStatistic computed = newStatistic();
    private final MapMeasure measure = measures.get();
    private final double[][] maps = new double[CHUNK][data.variables];
    private final double[] found = new double[measure.count()];
    private final int[] reached = new int[data.variables];

    private Worker() {}

    /**
     * Does up to {@link #CHUNK} shuffles.
     *
     * @param from the first, a multiple of {@link #CHUNK}
     * @param maxima [kind][shuffle - base] gets what the measure gives
     * @param base the shuffle that stands first in {@code maxima}
     * @return how many were done
     */
    int chunk(final int from, final double[][] maxima, final int base, final Progress progress) {
      final int count = Math.min(CHUNK, shuffles.count() - from);
      computed.compute(data, from, count, maps);
      for (int s = 0; s < count; s++) {
        progress.check();
        final double[] map = maps[s];
        for (int v = 0; v < map.length; v++) {
          reached[v] += Math.abs(map[v]) >= least[v] ? 1 : 0;
        }
        measure.maxima(map, found);
        for (int k = 0; k < maxima.length; k++) {
          maxima[k][from - base + s] = found[k];
        }
      }
      return count;
    }

    /** [variable] in how many shuffles of this worker the observed statistic was reached. */
    int[] reached() {
      return reached;
    }
  }

  /** A new worker. */
  Worker worker() {
    return new Worker();
  }

  /**
   * Does some shuffles on this thread.
   *
   * @param from the first, a multiple of {@link #CHUNK}
   * @param to the one after the last: a multiple of {@link #CHUNK}, or how many there are
   * @throws IllegalArgumentException if these are no such numbers
   */
  public Part part(final int from, final int to, final Progress progress) {
    if (from < 0
        || from >= to
        || to > shuffles.count()
        || from % CHUNK != 0
        || to % CHUNK != 0 && to != shuffles.count()) {
      throw new IllegalArgumentException(
          "Shuffles "
              + from
              + " to "
              + to
              + " of "
              + shuffles.count()
              + "; pieces begin and end at multiples of "
              + CHUNK
              + ".");
    }
    final Worker worker = worker();
    final double[][] maxima = new double[kinds()][to - from];
    for (int at = from; at < to; at += CHUNK) {
      worker.chunk(at, maxima, from, progress);
    }
    return new Part(from, worker.reached(), maxima);
  }
}
