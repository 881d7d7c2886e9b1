package org.cordj.stats;

import static org.cordj.signal.Vectors.dot;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordj.signal.ColumnBasis;

/**
 * A design split for one contrast into what the contrast asks about and the rest: orthonormal bases
 * of the reduced model (all fits in which the contrast is 0) and of what the full model adds to it.
 * The reduced model's residuals are what Freedman and Lane's scheme exchanges (Winkler 2014,
 * 10.1016/j.neuroimage.2014.01.060).
 *
 * @param nuisance [vector][row] of the reduced model; the constant first where it is in it
 * @param effect [vector][row] of what the contrast adds; for a single one, turned so that the
 *     estimate is positive where its product with the data is
 * @param constant whether the reduced model holds the constant
 * @param scale for a contrast of one row, the estimate over the product of the effect's vector with
 *     the data; NaN for several
 * @param degrees what is left to the full model's residuals
 * @param signature [row] a number that rows of equal design share
 * @param place [row] its place within its block, see {@link BlockPlaces}
 */
record Partition(
    double[][] nuisance,
    double[][] effect,
    boolean constant,
    double scale,
    int degrees,
    int[] signature,
    int[] place)
    implements Serializable {

  static Partition of(final GroupDesign design, final DesignContrast contrast) {
    final double[][] x = design.matrix();
    final int n = x.length;
    final int p = x[0].length;
    final double[][] c = contrast.weights();
    final ColumnBasis asked = ColumnBasis.empty(p).with(c);
    final double[][] reduced =
        Arrays.stream(asked.complement()).map(b -> times(x, b)).toArray(double[][]::new);
    final double[] ones = new double[n];
    Arrays.fill(ones, 1);
    final boolean constant =
        !ColumnBasis.empty(n).with(reduced).with(new double[][] {ones}).dropped().isEmpty();
    final ColumnBasis start = ColumnBasis.empty(n);
    final ColumnBasis nuisance =
        (constant ? start.with(new double[][] {ones}) : start).with(reduced);
    final double[][] columns = new double[p][];
    for (int j = 0; j < p; j++) {
      final double[] unit = new double[p];
      unit[j] = 1;
      columns[j] = times(x, unit);
    }
    final double[][] effect = nuisance.with(columns).vectors(nuisance.rank());
    double scale = Double.NaN;
    if (effect.length == 1) {
      scale = dot(c[0], c[0]) / dot(effect[0], times(x, c[0]));
      if (scale < 0) {
        scale = -scale;
        for (int r = 0; r < n; r++) {
          effect[0][r] = -effect[0][r];
        }
      }
    }
    return new Partition(
        nuisance.vectors(0), effect, constant, scale, n - p, signature(x), BlockPlaces.of(design));
  }

  private static int[] signature(final double[][] x) {
    final int[] numbers = new int[x.length];
    final Map<List<Double>, Integer> first = new HashMap<>();
    for (int r = 0; r < x.length; r++) {
      final int row = r;
      numbers[r] = first.computeIfAbsent(Arrays.stream(x[r]).boxed().toList(), design -> row);
    }
    return numbers;
  }

  private static double[] times(final double[][] x, final double[] b) {
    return Arrays.stream(x).mapToDouble(row -> dot(row, b)).toArray();
  }

  /** How many rows the design has. */
  int rows() {
    return signature.length;
  }

  /** Takes the reduced model's fit from the values of one variable. */
  void residual(final double[] y) {
    for (final double[] q : nuisance) {
      final double part = dot(q, y);
      for (int r = 0; r < y.length; r++) {
        y[r] -= part * q[r];
      }
    }
  }
}
