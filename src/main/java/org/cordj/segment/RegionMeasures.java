package org.cordj.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Volume;
import org.cordj.io.Table;

/**
 * Size, place and values of one region.
 *
 * @param region the region
 * @param voxels how many voxels it holds
 * @param volume their volume in mm3
 * @param voxel their centre as a voxel of the grid, counted from 0; null for an empty region
 * @param mm the centre in the scanner: mm to the right, front and head; null for an empty region
 * @param mean mean of an image over the region's voxels that are finite; NaN without any
 * @param sd standard deviation (ddof 1) over these; NaN for fewer than two
 * @param grey mean over the region's voxels of the share of grey matter, 0 to 1; NaN if not known
 */
public record RegionMeasures(
    Labels.Region region,
    int voxels,
    double volume,
    double[] voxel,
    double[] mm,
    double mean,
    double sd,
    double grey) {

  /** What is summed over a region's voxels. */
  private static final class Sums {
    int voxels;
    final long[] at = new long[3];
    int finite;
    double values;
    double squares;
    double grey;
  }

  /**
   * Measures all regions, in their order. Linear in the voxels.
   *
   * @param values the image for mean and SD, such as a run's mean over time; null for none
   * @param grey grey matter on the same grid, 0 to 1: a mask, or each voxel's share; null for none
   * @throws IllegalArgumentException if an image is on another grid, or a voxel of a region holds
   *     no share from 0 to 1 in {@code grey}
   */
  public static List<RegionMeasures> of(
      final Labels labels, final Volume values, final Volume grey) {
    final Grid grid = labels.grid();
    requireGrid(labels, values);
    requireGrid(labels, grey);
    final Map<Integer, Sums> sums = new HashMap<>();
    labels.regions().forEach(r -> sums.put(r.index(), new Sums()));
    for (int i = 0; i < grid.voxels(); i++) {
      if (labels.get(i) != 0) {
        final Sums s = sums.get(labels.get(i));
        s.voxels++;
        s.at[0] += i % grid.nx();
        s.at[1] += i / grid.nx() % grid.ny();
        s.at[2] += i / grid.planeSize();
        if (values != null && Float.isFinite(values.get(i))) {
          s.finite++;
          s.values += values.get(i);
        }
        s.grey += grey == null ? Double.NaN : share(grey, i);
      }
    }
    for (int i = 0; i < grid.voxels() && values != null; i++) {
      if (labels.get(i) != 0 && Float.isFinite(values.get(i))) {
        final Sums s = sums.get(labels.get(i));
        final double from = values.get(i) - s.values / s.finite;
        s.squares += from * from;
      }
    }
    return labels.regions().stream().map(r -> measures(r, sums.get(r.index()), grid)).toList();
  }

  private static void requireGrid(final Labels labels, final Volume other) {
    if (other != null) {
      Grid.requireSame(labels.name(), labels.grid(), other.name(), other.grid());
    }
  }

  private static double share(final Volume grey, final int index) {
    final float share = grey.get(index);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "'"
              + grey.name()
              + "' holds "
              + share
              + " in a region; a mask of grey matter holds 0 to 1, the share of each voxel.");
    }
    return share;
  }

  private static RegionMeasures measures(
      final Labels.Region region, final Sums s, final Grid grid) {
    final double size = grid.voxelSize(0) * grid.voxelSize(1) * grid.voxelSize(2);
    double[] voxel = null;
    double[] mm = null;
    if (s.voxels > 0) {
      voxel = new double[3];
      for (int d = 0; d < 3; d++) {
        voxel[d] = (double) s.at[d] / s.voxels;
      }
      mm = grid.toWorld(voxel[0], voxel[1], voxel[2]);
    }
    return new RegionMeasures(
        region,
        s.voxels,
        s.voxels * size,
        voxel,
        mm,
        s.finite > 0 ? s.values / s.finite : Double.NaN,
        s.finite > 1 ? Math.sqrt(s.squares / (s.finite - 1)) : Double.NaN,
        s.voxels > 0 ? s.grey / s.voxels : Double.NaN);
  }

  /**
   * A row a region: index, name, voxels, volume_mm3, its centre as i, j, k (voxel of the grid, from
   * 0) and x, y, z (mm), mean, sd, grey_share; {@code n/a} for what is not known.
   */
  public static Table toTable(final List<RegionMeasures> regions) {
    final Table table =
        new Table(
            "index",
            "name",
            "voxels",
            "volume_mm3",
            "i",
            "j",
            "k",
            "x",
            "y",
            "z",
            "mean",
            "sd",
            "grey_share");
    for (final RegionMeasures m : regions) {
      final List<Object> row = new ArrayList<>();
      row.addAll(List.of(m.region.index(), m.region.name(), m.voxels, m.volume));
      for (int d = 0; d < 6; d++) {
        final double[] place = d < 3 ? m.voxel : m.mm;
        row.add(place == null ? Double.NaN : place[d % 3]);
      }
      row.addAll(List.of(m.mean, m.sd, m.grey));
      table.add(row.toArray());
    }
    return table;
  }
}
