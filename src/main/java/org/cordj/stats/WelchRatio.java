package org.cordj.stats;

/**
 * The least-squares estimate over its standard error when each group has a variance of its own:
 * {@code sum over g of s_g^2 |a_g|^2}, where a is the estimate's vector and s_g^2 the residuals'
 * sum of squares in group g over the share of the residuals' degrees of freedom that falls there.
 * For two groups without covariates that is Welch's t.
 */
final class WelchRatio extends ShuffledStatistic {

  private final int vectors;
  private final int groups;

  /** [group][vector][vector] products of the basis within the group. */
  private final double[][][] grams;

  private final double[] degrees;
  private final double[] lengths;

  /** [group][block][variable] sums of squares of the residuals; signs do not change them. */
  private final double[][][] squares;

  private final double[] total;

  WelchRatio(
      final Partition model, final Exchanges shuffles, final int[] groupOf, final Data data) {
    super(shuffles, restricted(basis(model), groupOf), model.rows());
    final double[][] q = basis(model);
    vectors = q.length;
    groups = groups(groupOf);
    grams = new double[groups][vectors][vectors];
    degrees = degrees(model, groupOf);
    lengths = new double[groups];
    for (int r = 0; r < groupOf.length; r++) {
      final int g = groupOf[r];
      for (int k = 0; k < vectors; k++) {
        for (int l = 0; l < vectors; l++) {
          grams[g][k][l] += q[k][r] * q[l][r];
        }
      }
      lengths[g] += q[0][r] * q[0][r];
    }
    squares = new double[groups][data.blocks.length][];
    for (int b = 0; b < data.blocks.length; b++) {
      for (int g = 0; g < groups; g++) {
        squares[g][b] = new double[data.size(b)];
      }
      for (int r = 0; r < groupOf.length; r++) {
        final double[] sums = squares[groupOf[r]][b];
        final double[] row = data.blocks[b][r];
        for (int v = 0; v < sums.length; v++) {
          sums[v] += row[v] * row[v];
        }
      }
    }
    total = new double[vectors];
  }

  private static int groups(final int[] groupOf) {
    int most = 0;
    for (final int g : groupOf) {
      most = Math.max(most, g + 1);
    }
    return most;
  }

  /** The effect's vector first, then the reduced model's. */
  private static double[][] basis(final Partition model) {
    final double[][] q = new double[1 + model.nuisance().length][];
    q[0] = model.effect()[0];
    System.arraycopy(model.nuisance(), 0, q, 1, model.nuisance().length);
    return q;
  }

  private static double[][] restricted(final double[][] q, final int[] groupOf) {
    final int groups = groups(groupOf);
    final double[][] rows = new double[groups * q.length][groupOf.length];
    for (int g = 0; g < groups; g++) {
      for (int k = 0; k < q.length; k++) {
        for (int r = 0; r < groupOf.length; r++) {
          rows[g * q.length + k][r] = groupOf[r] == g ? q[k][r] : 0;
        }
      }
    }
    return rows;
  }

  /** The residuals' degrees of freedom that fall to each group. */
  static double[] degrees(final Partition model, final int[] groupOf) {
    final double[] degrees = new double[groups(groupOf)];
    for (int r = 0; r < groupOf.length; r++) {
      degrees[groupOf[r]]++;
      for (final double[] vector : basis(model)) {
        degrees[groupOf[r]] -= vector[r] * vector[r];
      }
    }
    return degrees;
  }

  @Override
  void statistic(
      final Data data,
      final int block,
      final double[][] products,
      final int from,
      final double[] out) {
    for (int v = 0; v < data.size(block); v++) {
      for (int k = 0; k < vectors; k++) {
        double sum = 0;
        for (int g = 0; g < groups; g++) {
          sum += products[from + g * vectors + k][v];
        }
        total[k] = sum;
      }
      double variance = 0;
      for (int g = 0; g < groups; g++) {
        double rest = squares[g][block][v];
        for (int k = 0; k < vectors; k++) {
          rest -= 2 * total[k] * products[from + g * vectors + k][v];
          double row = 0;
          for (int l = 0; l < vectors; l++) {
            row += grams[g][k][l] * total[l];
          }
          rest += total[k] * row;
        }
        variance += Math.max(rest, ROUNDING * data.squares[block][v]) / degrees[g] * lengths[g];
      }
      out[block * BLOCK + v] = total[0] / Math.sqrt(variance);
    }
  }
}
