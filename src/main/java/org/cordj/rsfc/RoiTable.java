package org.cordj.rsfc;

import java.util.Arrays;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.io.Table;
import org.cordj.signal.Statistics;

/** The values of ALFF maps in named regions. */
public final class RoiTable {

  private RoiTable() {}

  /**
   * One row a region, band and measure: roi, band, low_hz, high_hz, measure, unit, definition,
   * detrend, bins, dimensions and dimensions_kept (see {@link AlffMap}), mask, n_voxels (of the
   * region), n_used (inside the mask and with a value), and over these mean, sd (ddof 1), median
   * and rms: the root, with its sign, of the mean of the squares with their signs, which has no
   * bias where estimates of power may be negative.
   *
   * @param mask the mask that the maps were made with: voxels of a region outside it are not used
   * @throws IllegalArgumentException if the regions are on another grid
   */
  public static Table of(final AlffMaps maps, final Mask mask, final Labels rois) {
    Grid.requireSame(mask.name(), mask.grid(), rois.name(), rois.grid());
    final Table table =
        new Table(
            "roi",
            "band",
            "low_hz",
            "high_hz",
            "measure",
            "unit",
            "definition",
            "detrend",
            "bins",
            "dimensions",
            "dimensions_kept",
            "mask",
            "n_voxels",
            "n_used",
            "mean",
            "sd",
            "median",
            "rms");
    for (final Labels.Region region : rois.regions()) {
      final Mask voxels = rois.mask(region);
      final Mask inside = voxels.and(mask);
      for (final AlffMap map : maps.maps()) {
        final double[] used = used(map, inside);
        table.add(
            region.name(),
            map.band().name(),
            map.band().low(),
            map.band().high(),
            map.measure().key(),
            map.measure().unit(),
            maps.options().definition().key(),
            maps.options().detrend().key(),
            map.bins(),
            map.dimensions(),
            map.keptDimensions(),
            mask.name(),
            voxels.count(),
            used.length,
            Statistics.mean(used),
            Statistics.sd(used),
            Statistics.quantile(used, 0.5),
            rms(used));
      }
    }
    return table;
  }

  private static double[] used(final AlffMap map, final Mask inside) {
    return Arrays.stream(inside.indices())
        .mapToDouble(map.volume()::get)
        .filter(Double::isFinite)
        .toArray();
  }

  private static double rms(final double[] x) {
    double sum = 0;
    for (final double v : x) {
      sum += v * Math.abs(v);
    }
    return AlffPass.signedRoot(sum / x.length);
  }
}
