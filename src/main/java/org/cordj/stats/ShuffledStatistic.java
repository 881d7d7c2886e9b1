package org.cordj.stats;

import java.io.Serializable;
import org.cordj.signal.RowProduct;
import org.cordj.signal.Vectors;

/**
 * The statistic of every variable for a chunk of shuffles at once: the rows of the model's bases,
 * shuffled instead of the data, times blocks of variables. One worker at a time may use one.
 */
abstract class ShuffledStatistic {

  /** Shuffles that are done together. */
  static final int CHUNK = 16;

  /** Variables that are done together: their values stay in a core's second cache. */
  static final int BLOCK = 256;

  /** The reduced model's residuals, ready for shuffling, and their sums of squares. */
  static final class Data implements Serializable {

    private static final long serialVersionUID = 1;

    final int variables;
    final int rows;

    /** [block][row][variable]. */
    final double[][][] blocks;

    /** [block][variable] sum of squares. */
    final double[][] squares;

    /**
     * Residuals of the data.
     *
     * @param values [row][variable], finite; not changed
     */
    Data(final double[][] values, final Partition model) {
      rows = values.length;
      variables = values[0].length;
      final int n = (variables + BLOCK - 1) / BLOCK;
      blocks = new double[n][rows][];
      squares = new double[n][];
      final double[] y = new double[rows];
      for (int b = 0; b < n; b++) {
        final int size = Math.min(BLOCK, variables - b * BLOCK);
        for (int r = 0; r < rows; r++) {
          blocks[b][r] = new double[size];
        }
        squares[b] = new double[size];
        for (int v = 0; v < size; v++) {
          for (int r = 0; r < rows; r++) {
            y[r] = values[r][b * BLOCK + v];
          }
          model.residual(y);
          for (int r = 0; r < rows; r++) {
            blocks[b][r][v] = y[r];
          }
          squares[b][v] = Vectors.dot(y, y);
        }
      }
    }

    int size(final int block) {
      return squares[block].length;
    }
  }

  /** Residuals that are this share of the whole or less are rounding. */
  static final double ROUNDING = 1e-14;

  private final Exchanges shuffles;
  private final double[][] bases;
  private final double[][] weights;
  private final double[][] products;
  private final int[] source;
  private final double[] sign;

  /**
   * A worker.
   *
   * @param bases [m][row] the vectors whose products with the shuffled residuals are needed
   */
  ShuffledStatistic(final Exchanges shuffles, final double[][] bases, final int rows) {
    this.shuffles = shuffles;
    this.bases = bases;
    weights = new double[CHUNK * bases.length][rows];
    products = new double[CHUNK * bases.length][BLOCK];
    source = new int[rows];
    sign = new double[rows];
  }

  /**
   * Statistics of all variables for the shuffles from a number on.
   *
   * @param count how many shuffles, up to {@link #CHUNK}
   * @param out [shuffle][variable]
   */
  final void compute(final Data data, final int first, final int count, final double[][] out) {
    final int m = bases.length;
    for (int s = 0; s < CHUNK; s++) {
      // a short last chunk repeats its last shuffle, so that rows are always paired alike
      shuffles.fill(first + Math.min(s, count - 1), source, sign);
      for (int k = 0; k < m; k++) {
        final double[] w = weights[s * m + k];
        for (int r = 0; r < source.length; r++) {
          w[source[r]] = sign[r] * bases[k][r];
        }
      }
    }
    for (int b = 0; b < data.blocks.length; b++) {
      RowProduct.set(weights, data.blocks[b], products, data.size(b));
      for (int s = 0; s < count; s++) {
        statistic(data, b, products, s * m, out[s]);
      }
    }
  }

  /**
   * Statistics of one block from the products.
   *
   * @param from the row of the first product of this shuffle
   * @param out all variables' statistics; this block's begin at block * {@link #BLOCK}
   */
  abstract void statistic(Data data, int block, double[][] products, int from, double[] out);

  static ShuffledStatistic of(
      final Statistic statistic,
      final Partition model,
      final Exchanges shuffles,
      final int[] groups,
      final Data data) {
    return switch (statistic) {
      case T, F -> new Ratio(statistic == Statistic.F, model, shuffles);
      case WELCH -> new WelchRatio(model, shuffles, groups, data);
    };
  }

  /** Student's t, or F. */
  private static final class Ratio extends ShuffledStatistic {

    private final boolean squared;
    private final int effects;
    private final int all;
    private final double degrees;

    Ratio(final boolean squared, final Partition model, final Exchanges shuffles) {
      super(shuffles, needed(model, shuffles), model.rows());
      this.squared = squared;
      effects = model.effect().length;
      all = needed(model, shuffles).length;
      degrees = model.degrees();
    }

    /** The constant's product stays 0 when residuals only change places. */
    private static double[][] needed(final Partition model, final Exchanges shuffles) {
      final int skip = model.constant() && !shuffles.flips() ? 1 : 0;
      final double[][] rows = new double[model.effect().length + model.nuisance().length - skip][];
      System.arraycopy(model.effect(), 0, rows, 0, model.effect().length);
      System.arraycopy(
          model.nuisance(), skip, rows, model.effect().length, model.nuisance().length - skip);
      return rows;
    }

    @Override
    void statistic(
        final Data data,
        final int block,
        final double[][] products,
        final int from,
        final double[] out) {
      final int size = data.size(block);
      final int at = block * BLOCK;
      final double[] squares = data.squares[block];
      final double[] first = products[from];
      for (int k = 1; k < all; k++) {
        final double[] p = products[from + k];
        if (k == effects) {
          for (int v = 0; v < size; v++) {
            p[v] = p[v] * p[v];
          }
        } else if (k > effects) {
          final double[] sum = products[from + effects];
          for (int v = 0; v < size; v++) {
            sum[v] += p[v] * p[v];
          }
        }
      }
      final double[] fitted = all > effects ? products[from + effects] : null;
      if (!squared) {
        for (int v = 0; v < size; v++) {
          final double rest = squares[v] - (fitted == null ? 0 : fitted[v]) - first[v] * first[v];
          out[at + v] = first[v] / Math.sqrt(Math.max(rest, ROUNDING * squares[v]) / degrees);
        }
        return;
      }
      for (int v = 0; v < size; v++) {
        double effect = 0;
        for (int k = 0; k < effects; k++) {
          effect += products[from + k][v] * products[from + k][v];
        }
        final double rest = squares[v] - (fitted == null ? 0 : fitted[v]) - effect;
        out[at + v] = effect / effects / (Math.max(rest, ROUNDING * squares[v]) / degrees);
      }
    }
  }
}
