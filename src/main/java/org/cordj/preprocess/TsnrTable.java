package org.cordj.preprocess;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.signal.Statistics;

/** tSNR by region and slice, alone or beside that of another version of the run. */
public final class TsnrTable {

  private static final String ALL = "all";

  private TsnrTable() {}

  /**
   * One row a region and slice along z that it has voxels in, the region as a whole (slice {@code
   * all}) first: roi, slice (counted from 0), n_voxels, n_used (finite in every map given), mean,
   * sd (ddof 1) and median of tSNR; with another map also before_mean, before_median and
   * gain_percent, 100 (median / before_median - 1).
   *
   * @param mask what the maps were made of: voxels of a region outside it are not used
   * @param before the map to compare with, null for none
   * @throws IllegalArgumentException if the grids differ
   */
  public static Table of(
      final Volume map, final Volume before, final Mask mask, final Labels regions) {
    Grid.requireSame(mask.name(), mask.grid(), regions.name(), regions.grid());
    Grid.requireSame(map.name(), map.grid(), mask.name(), mask.grid());
    final Table table =
        before == null
            ? new Table("roi", "slice", "n_voxels", "n_used", "mean", "sd", "median")
            : new Table(
                "roi",
                "slice",
                "n_voxels",
                "n_used",
                "mean",
                "sd",
                "median",
                "before_mean",
                "before_median",
                "gain_percent");
    final int plane = map.grid().planeSize();
    for (final Labels.Region region : regions.regions()) {
      final int[] voxels = regions.mask(region).indices();
      add(table, region.name(), ALL, map, before, mask, voxels);
      for (int z = 0; z < map.grid().nz(); z++) {
        final int slice = z;
        final int[] inSlice = Arrays.stream(voxels).filter(v -> v / plane == slice).toArray();
        if (inSlice.length > 0) {
          add(table, region.name(), slice, map, before, mask, inSlice);
        }
      }
    }
    return table;
  }

  private static void add(
      final Table table,
      final String roi,
      final Object slice,
      final Volume map,
      final Volume before,
      final Mask mask,
      final int[] voxels) {
    final IntPredicate used =
        v ->
            mask.contains(v)
                && Float.isFinite(map.get(v))
                && (before == null || Float.isFinite(before.get(v)));
    final int[] counted = Arrays.stream(voxels).filter(used).toArray();
    final double[] now = values(map, counted);
    if (before == null) {
      table.add(
          roi,
          slice,
          voxels.length,
          now.length,
          Statistics.mean(now),
          Statistics.sd(now),
          Statistics.quantile(now, 0.5));
      return;
    }
    final double[] then = values(before, counted);
    final double median = Statistics.quantile(now, 0.5);
    final double medianBefore = Statistics.quantile(then, 0.5);
    table.add(
        roi,
        slice,
        voxels.length,
        now.length,
        Statistics.mean(now),
        Statistics.sd(now),
        median,
        Statistics.mean(then),
        medianBefore,
        100 * (median / medianBefore - 1));
  }

  private static double[] values(final Volume map, final int[] voxels) {
    return Arrays.stream(voxels).mapToDouble(map::get).toArray();
  }

  /**
   * After less before; NaN where either is, 0 outside the mask.
   *
   * @throws IllegalArgumentException if the grids differ
   */
  public static Volume difference(final Volume after, final Volume before, final Mask mask) {
    Grid.requireSame(after.name(), after.grid(), before.name(), before.grid());
    final Volume difference = Volume.zeros(after.name() + "_difference", after.grid());
    for (int n = 0; n < mask.count(); n++) {
      final int v = mask.index(n);
      difference.set(v, after.get(v) - before.get(v));
    }
    return difference;
  }
}
