package org.cordj.denoise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cordj.io.Numbers;
import org.cordj.io.Table;
import org.cordj.signal.BandSpace;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.FrequencyBins;

/**
 * What was fitted to one slice.
 *
 * @param slice its index along z
 * @param volumes the kept volumes' numbers in the run
 * @param runVolumes how many volumes the run has
 * @param columns how many columns the design has: constant, stopped frequencies, drift, confounds
 * @param dropped the names of those that are collinear with columns before them
 * @param condition the ratio of the largest and smallest singular value of the columns that were
 *     kept, each scaled to length 1 (the confounds and the drift less their mean)
 * @param basis of the columns, over the kept volumes
 */
public record SliceFit(
    int slice,
    int[] volumes,
    int runVolumes,
    int columns,
    List<String> dropped,
    double condition,
    ColumnBasis basis) {

  /** How many independent columns there are. */
  public int rank() {
    return basis.rank();
  }

  /** Degrees of freedom that are left: kept volumes less rank. */
  public int degreesLeft() {
    return volumes.length - rank();
  }

  /**
   * How many dimensions of a band are left: the trace of the product of the projections on the
   * band's cosines and sines, at the kept volumes, and on what the fit leaves. White noise keeps
   * this share of its power in the band; divided by {@link FrequencyBins#degrees()} it corrects a
   * power for what the fit took. O(degrees^2 volumes).
   */
  public double dimensionsLeft(final FrequencyBins bins) {
    final List<double[]> waves = new ArrayList<>();
    for (int m = bins.first(); m <= bins.last(); m++) {
      waves.add(BandSpace.cosine(m, runVolumes));
      if (2 * m != runVolumes) {
        waves.add(BandSpace.sine(m, runVolumes));
      }
    }
    final double[][] kept =
        waves.stream().map(w -> Design.pick(w, volumes)).toArray(double[][]::new);
    final double[][] band = ColumnBasis.empty(volumes.length).with(kept).vectors(0);
    double left = band.length;
    for (final double[] q : basis.vectors(0)) {
      for (final double[] w : band) {
        double dot = 0;
        for (int t = 0; t < q.length; t++) {
          dot += q[t] * w[t];
        }
        left -= dot * dot;
      }
    }
    return Math.max(0, left);
  }

  /**
   * A table with one row a slice.
   *
   * @param bins the band whose dimensions are reported, null for none
   */
  public static Table table(final List<SliceFit> fits, final FrequencyBins bins) {
    final Table table =
        new Table(
            "slice",
            "volumes",
            "columns",
            "rank",
            "dof",
            "band_dimensions",
            "band_dimensions_left",
            "condition",
            "dropped");
    SliceFit last = null;
    double left = 0;
    for (final SliceFit fit : fits) {
      // slices of one design share its basis
      if (bins != null && (last == null || last.basis != fit.basis)) {
        left = fit.dimensionsLeft(bins);
      }
      table.add(
          fit.slice,
          fit.volumes.length,
          fit.columns,
          fit.rank(),
          fit.degreesLeft(),
          bins == null ? null : bins.degrees(),
          bins == null ? null : (Object) left,
          Numbers.brief(fit.condition),
          fit.dropped.isEmpty() ? null : fit.dropped.stream().collect(Collectors.joining(",")));
      last = fit;
    }
    return table;
  }
}
