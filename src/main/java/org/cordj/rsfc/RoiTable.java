package org.cordj.rsfc;

import static org.cordj.io.Numbers.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.io.Table;
import org.cordj.signal.Statistics;

/** The values of ALFF maps in named regions. */
public final class RoiTable {

  private RoiTable() {}

  /**
   * One row a region, band and measure. First what is read: roi, band, measure, and over the
   * region's voxels that are used mean, unit, sd (ddof 1), median and rms: the root, with its sign,
   * of the mean of the squares with their signs, which has no bias where estimates of power may be
   * negative. Then how it came about: n_used (inside the mask and with a value), n_excluded (the
   * others), n_voxels (of the region), mask, low_hz, high_hz, bins, dimensions and dimensions_kept
   * (see {@link AlffMap}), definition, detrend.
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
            "measure",
            "mean",
            "unit",
            "sd",
            "median",
            "rms",
            "n_used",
            "n_excluded",
            "n_voxels",
            "mask",
            "low_hz",
            "high_hz",
            "bins",
            "dimensions",
            "dimensions_kept",
            "definition",
            "detrend");
    for (final Labels.Region region : rois.regions()) {
      final Mask voxels = rois.mask(region);
      final Mask inside = voxels.and(mask);
      for (final AlffMap map : maps.maps()) {
        final double[] used = used(map, inside);
        table.add(
            region.name(),
            map.band().name(),
            map.measure().key(),
            Statistics.mean(used),
            map.measure().unit(),
            Statistics.sd(used),
            Statistics.quantile(used, 0.5),
            rms(used),
            used.length,
            voxels.count() - used.length,
            voxels.count(),
            mask.name(),
            map.band().low(),
            map.band().high(),
            map.bins(),
            map.dimensions(),
            map.keptDimensions(),
            maps.options().definition().key(),
            maps.options().detrend().key());
      }
    }
    return table;
  }

  /**
   * The same values with one row a region: roi, for each map, called MEASURE_BAND, the columns
   * MEASURE_BAND_mean, _sd, _median, _rms, _n_used and _n_excluded, and n_voxels, mask, definition,
   * detrend. What a table of subjects or a test of regions takes; what the bands are is in the long
   * form and in the maps' records only.
   *
   * @param mask as for {@link #of}
   * @throws IllegalArgumentException if the regions are on another grid
   */
  public static Table wide(final AlffMaps maps, final Mask mask, final Labels rois) {
    Grid.requireSame(mask.name(), mask.grid(), rois.name(), rois.grid());
    final List<String> columns = new ArrayList<>(List.of("roi"));
    for (final AlffMap map : maps.maps()) {
      final String name = map.measure().key() + "_" + map.band().name();
      for (final String of : new String[] {"mean", "sd", "median", "rms", "n_used", "n_excluded"}) {
        columns.add(name + "_" + of);
      }
    }
    columns.addAll(List.of("n_voxels", "mask", "definition", "detrend"));
    final Table table = new Table(columns);
    for (final Labels.Region region : rois.regions()) {
      final Mask voxels = rois.mask(region);
      final Mask inside = voxels.and(mask);
      final List<Object> row = new ArrayList<>(List.of(region.name()));
      for (final AlffMap map : maps.maps()) {
        final double[] used = used(map, inside);
        row.addAll(
            List.of(
                Statistics.mean(used),
                Statistics.sd(used),
                Statistics.quantile(used, 0.5),
                rms(used),
                used.length,
                voxels.count() - used.length));
      }
      row.addAll(
          List.of(
              voxels.count(),
              mask.name(),
              maps.options().definition().key(),
              maps.options().detrend().key()));
      table.add(row.toArray());
    }
    return table;
  }

  /**
   * A sentence a band with mALFF: the regions' mean mALFF beside their mean raw ALFF, which say
   * together whether a region is low or the others are high. None without both measures.
   *
   * @param mask as for {@link #of}
   * @throws IllegalArgumentException if the regions are on another grid
   */
  public static List<String> rawBesideRelative(
      final AlffMaps maps, final Mask mask, final Labels rois) {
    Grid.requireSame(mask.name(), mask.grid(), rois.name(), rois.grid());
    final List<String> sentences = new ArrayList<>();
    if (!maps.options().measures().containsAll(List.of(Measure.ALFF, Measure.M_ALFF))) {
      return sentences;
    }
    for (final Band band : maps.options().bands()) {
      final List<String> parts = new ArrayList<>();
      for (final Labels.Region region : rois.regions()) {
        final Mask inside = rois.mask(region).and(mask);
        final double raw = Statistics.mean(used(maps.get(Measure.ALFF, band.name()), inside));
        final double relative =
            Statistics.mean(used(maps.get(Measure.M_ALFF, band.name()), inside));
        parts.add(
            Double.isNaN(raw)
                ? region.name() + " no voxel"
                : region.name() + " " + brief(raw) + " (" + brief(relative) + ")");
      }
      sentences.add(
          "Mean ALFF in signal units (and mALFF) in "
              + band.describe()
              + " of the regions of '"
              + rois.name()
              + "': "
              + String.join(", ", parts)
              + ".");
    }
    return sentences;
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
