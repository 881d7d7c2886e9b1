package org.cordj.graph;

import java.util.Arrays;

/**
 * How much more weight lies within modules than expected from the strengths: Newman's Q for
 * weights, and for signed weights Rubinov and Sporns' Q*, in which negative weights count the less
 * the fewer there are ({@code sta} of the Brain Connectivity Toolbox's {@code
 * modularity_louvain_und_sign}).
 */
final class Modularity {

  /** Gains below this are rounding. */
  private static final double LEAST_GAIN = 1e-10;

  /** What a pair adds to Q if it is in one module. */
  private final double[][] gain;

  private Modularity(final double[][] gain) {
    this.gain = gain;
  }

  /** Of these weights, which may be negative. */
  static Modularity of(final double[][] weights) {
    final int n = weights.length;
    final double[] above = new double[n];
    final double[] below = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        above[i] += Math.max(0, weights[i][j]);
        below[i] += Math.max(0, -weights[i][j]);
      }
    }
    final double positive = Graph.sum(above);
    final double negative = Graph.sum(below);
    final double[][] gain = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (positive > 0) {
          gain[i][j] = (Math.max(0, weights[i][j]) - above[i] * above[j] / positive) / positive;
        }
        if (negative > 0) {
          gain[i][j] -=
              (Math.max(0, -weights[i][j]) - below[i] * below[j] / negative)
                  / (positive + negative);
        }
      }
    }
    return new Modularity(gain);
  }

  /** Q of a partition. */
  double quality(final int[] modules) {
    double sum = 0;
    for (int i = 0; i < modules.length; i++) {
      for (int j = 0; j < modules.length; j++) {
        sum += modules[i] == modules[j] ? gain[i][j] : 0;
      }
    }
    return sum;
  }

  /**
   * One run of Louvain's algorithm (Blondel 2008, 10.1088/1742-5468/2008/10/P10008): nodes move to
   * the module that gains most, in random order, until none moves; then modules become nodes.
   * O(n^2) a round.
   *
   * @return each node's module, numbered from 0 in the order of the nodes
   */
  int[] louvain(final Stream random) {
    final int[] modules = new int[gain.length];
    Arrays.setAll(modules, i -> i);
    double[][] level = gain;
    while (true) {
      final int[] moved = round(level, random);
      final int count = Arrays.stream(moved).max().orElse(0) + 1;
      for (int i = 0; i < modules.length; i++) {
        modules[i] = moved[modules[i]];
      }
      if (count == level.length) {
        return numbered(modules);
      }
      final double[][] coarse = new double[count][count];
      for (int i = 0; i < level.length; i++) {
        for (int j = 0; j < level.length; j++) {
          coarse[moved[i]][moved[j]] += level[i][j];
        }
      }
      level = coarse;
    }
  }

  private static int[] round(final double[][] level, final Stream random) {
    final int n = level.length;
    final int[] module = new int[n];
    Arrays.setAll(module, i -> i);
    // what each module adds to a node that joins it, [module][node]
    final double[][] joins = new double[n][];
    for (int m = 0; m < n; m++) {
      joins[m] = level[m].clone();
    }
    boolean moving = true;
    while (moving) {
      moving = false;
      for (final int u : random.permutation(n)) {
        final int now = module[u];
        final double stays = joins[now][u] - level[u][u];
        int best = now;
        double most = LEAST_GAIN;
        for (int m = 0; m < n; m++) {
          if (m != now && joins[m][u] - stays > most) {
            most = joins[m][u] - stays;
            best = m;
          }
        }
        if (best != now) {
          module[u] = best;
          moving = true;
          for (int v = 0; v < n; v++) {
            joins[now][v] -= level[u][v];
            joins[best][v] += level[u][v];
          }
        }
      }
    }
    return numbered(module);
  }

  /** The same partition, its modules numbered from 0 in the order in which they first come. */
  static int[] numbered(final int[] modules) {
    final int[] number = new int[Arrays.stream(modules).max().orElse(0) + 1];
    Arrays.fill(number, -1);
    final int[] result = new int[modules.length];
    int next = 0;
    for (int i = 0; i < modules.length; i++) {
      if (number[modules[i]] < 0) {
        number[modules[i]] = next++;
      }
      result[i] = number[modules[i]];
    }
    return result;
  }
}
