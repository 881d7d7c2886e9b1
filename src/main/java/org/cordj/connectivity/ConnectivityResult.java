package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.List;
import org.cordj.io.NamedMatrix;
import org.cordj.io.Table;

/**
 * What every pair of regions has in common. All matrices but the lags are symmetric; NaN on the
 * diagonal but for r (1), and where a pair shares no slice or has no test.
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
 * @param lag of cross-correlations, in volumes, else null: above 0 at [a][b] region b follows a, so
 *     that it changes its sign with the order
 * @param inBand the correlation within the band, null if none was given
 * @param corrected that correlation without white noise (see {@link BandPairs}), null if no band
 *     was given
 * @param edge {@code within-slice}, {@code between-slice} or {@code pooled}
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
    double[][] lag,
    double[][] inBand,
    double[][] corrected,
    String[][] edge,
    List<String> notes) {

  /** The correlations with their names. */
  public NamedMatrix matrix() {
    return new NamedMatrix(names, r);
  }

  /** The rows of horn pairs, see {@link HornTable}; empty if no regions are horns by name. */
  public Table horns() {
    return HornTable.of(this);
  }

  String edge(final int a, final int b) {
    return edge[a][b];
  }

  /**
   * One row a pair: roi_a, roi_b, pair (see {@link HornPair}), edges, measure, slices, r, z, dof,
   * dimensions_left, p, q, r_low, r_high; with lags lag_volumes; with a band r_band and
   * r_band_without_noise.
   */
  public Table edges() {
    final List<String> columns =
        new ArrayList<>(
            List.of(
                "roi_a",
                "roi_b",
                "pair",
                "edges",
                "measure",
                "slices",
                "r",
                "z",
                "dof",
                "dimensions_left",
                "p",
                "q",
                "r_low",
                "r_high"));
    if (lag != null) {
      columns.add("lag_volumes");
    }
    if (inBand != null) {
      columns.addAll(List.of("r_band", "r_band_without_noise"));
    }
    final Table table = new Table(columns);
    for (int a = 0; a < r.length; a++) {
      for (int b = a + 1; b < r.length; b++) {
        final List<Object> row = new ArrayList<>();
        row.add(names.get(a));
        row.add(names.get(b));
        row.add(HornPair.of(names.get(a), names.get(b)));
        row.add(edge[a][b]);
        row.add(measure.key());
        row.add(slices[a][b]);
        row.add(r[a][b]);
        row.add(z[a][b]);
        row.add(dof[a][b]);
        row.add(left[a][b]);
        row.add(p[a][b]);
        row.add(q[a][b]);
        row.add(low[a][b]);
        row.add(high[a][b]);
        if (lag != null) {
          row.add(lag[a][b]);
        }
        if (inBand != null) {
          row.add(inBand[a][b]);
          row.add(corrected[a][b]);
        }
        table.add(row.toArray());
      }
    }
    return table;
  }
}
