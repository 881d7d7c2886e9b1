package org.cordj.stats;

import java.io.Serializable;
import java.util.List;
import org.cordj.image.Progress;

/**
 * The shuffles of one contrast of one set of measurements, or of several sets that lack different
 * participants, in pieces that can be done in any order and anywhere: what a shuffle gives depends
 * on the seed and its number only, so results are the same bits however they are cut, by any number
 * of threads or computers.
 *
 * <p>Serialized it holds the data as doubles once: rows x variables x 8 bytes and little more.
 */
public final class PermutationJob implements Serializable {

  private static final long serialVersionUID = 1;

  /** Pieces begin at multiples of this. */
  public static final int CHUNK = ShuffledStatistic.CHUNK;

  private final List<Rows> sets;
  private final Statistic statistic;
  private final MeasureRecipe measures;
  private final int variables;

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
   * Variables of the same participants.
   *
   * @param shuffles of their rows; those of the same number belong together in all sets
   * @param groups [row] the variance group of each row, for Welch's statistic; else null
   */
  record Rows(ShuffledStatistic.Data data, Partition model, Exchanges shuffles, int[] groups)
      implements Serializable {
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
    this(List.of(new Rows(data, model, shuffles, groups)), statistic, measures);
  }

  /**
   * Plans the shuffles of several sets, whose variables follow each other.
   *
   * @param sets 1 or more, with as many shuffles each
   */
  PermutationJob(final List<Rows> sets, final Statistic statistic, final MeasureRecipe measures) {
    this.sets = List.copyOf(sets);
    this.statistic = statistic;
    this.measures = measures;
    variables = sets.stream().mapToInt(s -> s.data.variables).sum();
    observed = new double[variables];
    int at = 0;
    for (final Rows set : sets) {
      final double[][] first = new double[1][set.data.variables];
      newStatistic(set).compute(set.data, 0, 1, first);
      System.arraycopy(first[0], 0, observed, at, first[0].length);
      at += first[0].length;
    }
    least = new double[variables];
    for (int v = 0; v < least.length; v++) {
      least[v] = PermutationRun.atLeast(Math.abs(observed[v]));
    }
  }

  private ShuffledStatistic newStatistic(final Rows set) {
    return ShuffledStatistic.of(statistic, set.model, set.shuffles, set.groups, set.data);
  }

  /** How many shuffles there are, the data as they are included. */
  public int shuffles() {
    return sets.get(0).shuffles.count();
  }

  /** How many variables are tested. */
  public int variables() {
    return variables;
  }

  /** Bytes of the data that every computer needs. */
  public long bytes() {
    return sets.stream().mapToLong(s -> 8L * s.data.variables * (s.data.rows + 3)).sum();
  }

  /** Bytes that one thread needs while it works, without what clusters and TFCE take. */
  public long bytesOfThread() {
    return 8L * variables * (CHUNK + 2) * (sets.size() == 1 ? 1 : 2);
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
    private final List<ShuffledStatistic> computed =
        sets.stream().map(PermutationJob.this::newStatistic).toList();
    private final MapMeasure measure = measures.get();
    private final double[][] maps = new double[CHUNK][variables];

    /** [set][shuffle][variable of the set] where there are several sets. */
    private final double[][][] own =
        sets.stream()
            .map(s -> new double[CHUNK][sets.size() == 1 ? 0 : s.data.variables])
            .toArray(double[][][]::new);

    private final double[] found = new double[measure.count()];
    private final int[] reached = new int[variables];

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
      final int count = Math.min(CHUNK, shuffles() - from);
      compute(from, count);
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

    private void compute(final int from, final int count) {
      if (sets.size() == 1) {
        computed.get(0).compute(sets.get(0).data, from, count, maps);
        return;
      }
      int at = 0;
      for (int set = 0; set < own.length; set++) {
        computed.get(set).compute(sets.get(set).data, from, count, own[set]);
        for (int s = 0; s < count; s++) {
          System.arraycopy(own[set][s], 0, maps[s], at, own[set][s].length);
        }
        at += own[set][0].length;
      }
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
        || to > shuffles()
        || from % CHUNK != 0
        || to % CHUNK != 0 && to != shuffles()) {
      throw new IllegalArgumentException(
          "Shuffles "
              + from
              + " to "
              + to
              + " of "
              + shuffles()
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
