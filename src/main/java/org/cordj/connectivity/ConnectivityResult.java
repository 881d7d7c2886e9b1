package org.cordj.connectivity;

import java.util.List;
import org.cordj.io.Table;

/**
 * What every pair of regions has in common. All matrices are symmetric; NaN on the diagonal but for
 * r (1), and where a pair shares no slice or has no test.
 *
 * @param measure what r is
 * @param names of the regions
 * @param r the correlations; over slices the inverse of the mean Fisher z
 * @param z Fisher's atanh(r), over slices their mean
 * @param dof effective dimensions: what r is worth, T - 1 for T independent values; the standard
 *     error of z is 1 / sqrt(dof - 2)
 * @param left dimensions that denoising has left, over slices their sum
 * @param slices how many slices the pair was compared in, 1 if pooled
 * @param p two-sided
 * @param q Benjamini and Hochberg's over all pairs that have a p
 * @param low lower end of the 95 % interval of r
 * @param high upper end
 * @param notes what the user should know
 */
public record ConnectivityResult(
    ConnectivityMeasure measure,
    List<String> names,
    double[][] r,
    double[][] z,
    double[][] dof,
    int[][] left,
    int[][] slices,
    double[][] p,
    double[][] q,
    double[][] low,
    double[][] high,
    List<String> notes) {

  /** The correlations with their names. */
  public NamedMatrix matrix() {
    return new NamedMatrix(names, r);
  }

  /**
   * One row a pair: roi_a, roi_b, pair (see {@link HornPair}), measure, slices, r, z, dof,
   * dimensions_left, p, q, r_low, r_high.
   */
  public Table edges() {
    final Table table =
        new Table(
            "roi_a",
            "roi_b",
            "pair",
            "measure",
            "slices",
            "r",
            "z",
            "dof",
            "dimensions_left",
            "p",
            "q",
            "r_low",
            "r_high");
    for (int a = 0; a < r.length; a++) {
      for (int b = a + 1; b < r.length; b++) {
        table.add(
            names.get(a),
            names.get(b),
            HornPair.of(names.get(a), names.get(b)),
            measure.key(),
            slices[a][b],
            r[a][b],
            z[a][b],
            dof[a][b],
            left[a][b],
            p[a][b],
            q[a][b],
            low[a][b],
            high[a][b]);
      }
    }
    return table;
  }
}
