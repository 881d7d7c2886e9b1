package org.cordj.graph;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;

/**
 * The modules that repeated runs of Louvain's algorithm agree on: pairs that at least half of the
 * runs put together are the weights of the next runs, until all agree (the consensus clustering of
 * Lancichinetti and Fortunato 2012, 10.1038/srep00336, as the Brain Connectivity Toolbox's {@code
 * consensus_und} does it: a node that nothing is left with stays alone).
 *
 * @param nodes each node's module, from 0 in the order of the nodes
 * @param quality Q of these modules
 * @param best the best Q of the single runs
 * @param agreed whether the runs came to agree; else the modules are those of the best run
 */
record Modules(int[] nodes, double quality, double best, boolean agreed) {

  private static final double AGREEMENT = 0.5;
  private static final int ROUNDS = 50;

  /**
   * Finds the modules.
   *
   * @param repeats runs of Louvain's algorithm, 1 or more
   * @param stream which threshold it is, for its random numbers
   */
  static Modules of(
      final double[][] weights,
      final int repeats,
      final long seed,
      final int stream,
      final Progress progress) {
    final Modularity modularity = Modularity.of(weights);
    int[][] runs =
        runs(modularity, repeats, r -> Stream.of(seed, Stream.LOUVAIN, stream, r), progress);
    int[] best = runs[0];
    double quality = modularity.quality(best);
    for (final int[] run : runs) {
      final double q = modularity.quality(run);
      if (q > quality) {
        quality = q;
        best = run;
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      if (same(runs)) {
        return new Modules(runs[0], modularity.quality(runs[0]), quality, true);
      }
      final int first = round * repeats;
      runs =
          runs(
              Modularity.of(agreement(runs)),
              repeats,
              r -> Stream.of(seed, Stream.CONSENSUS, stream, first + r),
              progress);
    }
    return new Modules(best, quality, quality, false);
  }

  private static int[][] runs(
      final Modularity modularity,
      final int repeats,
      final IntFunction<Stream> random,
      final Progress progress) {
    final int[][] runs = new int[repeats][];
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, repeats).boxed().toList(),
            r -> {
              progress.check();
              runs[r] = modularity.louvain(random.apply(r));
            });
    return runs;
  }

  private static boolean same(final int[][] runs) {
    return Arrays.stream(runs).allMatch(r -> Arrays.equals(r, runs[0]));
  }

  private static double[][] agreement(final int[][] runs) {
    final int n = runs[0].length;
    final double[][] shares = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        int together = 0;
        for (final int[] run : runs) {
          together += run[i] == run[j] ? 1 : 0;
        }
        final double share = (double) together / runs.length;
        shares[i][j] = share >= AGREEMENT ? share : 0;
        shares[j][i] = shares[i][j];
      }
    }
    return shares;
  }
}
