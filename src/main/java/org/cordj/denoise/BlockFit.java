package org.cordj.denoise;

import java.util.Arrays;
import java.util.Map;
import org.cordj.image.Mask;
import org.cordj.image.SliceBlocks;
import org.cordj.image.Volume;
import org.cordj.signal.RowProduct;

/** Fits a {@link Design} to blocks of voxels. Holds one thread's buffers. */
final class BlockFit {

  private final Design design;
  private final Mask mask;
  private final Map<ConfoundGroup, Volume> maps;
  private final Volume explained;
  private final double[] mean = new double[SliceBlocks.width()];
  private final double[] total = new double[SliceBlocks.width()];
  private final double[] part = new double[SliceBlocks.width()];
  private final double[][] coordinates;
  private final double[][] stopped;
  private final double[][] coefficients;

  /**
   * A worker.
   *
   * @param maps filled with the percent of variance that each group explains; may be empty
   * @param explained filled with the percent that all explain, or null
   */
  BlockFit(
      final Design design,
      final Mask mask,
      final Map<ConfoundGroup, Volume> maps,
      final Volume explained) {
    this.design = design;
    this.mask = mask;
    this.maps = maps;
    this.explained = explained;
    final int width = SliceBlocks.width();
    coordinates = design.changesCoordinates() ? new double[design.dimensions()][width] : null;
    stopped = new double[design.stoppedInTime()][width];
    coefficients = new double[design.mostColumns()][width];
  }

  /**
   * Replaces the rows by what is left of them.
   *
   * @param rows [kept volume][voxel]
   * @return how many voxels are not finite
   */
  int apply(final SliceBlocks.Block block, final double[][] rows) {
    final int count = block.count();
    final Design.SlicePart slice = design.slice(block.slice());
    int nonFinite = 0;
    Arrays.fill(mean, 0, count, 0);
    addAll(rows, count);
    for (int v = 0; v < count; v++) {
      if (Double.isFinite(mean[v])) {
        mean[v] = design.hasConstant() ? mean[v] / rows.length : 0;
      } else {
        mean[v] = Double.NaN;
        nonFinite++;
      }
    }
    if (design.hasConstant()) {
      shift(rows, -1, count);
    }
    design.takeStopped(rows, stopped, count);
    if (coordinates != null) {
      design.toCoordinates(rows, coordinates, count);
    }
    final double[][] data = coordinates != null ? coordinates : rows;
    RowProduct.set(slice.columns(), data, coefficients, count);
    if (explained != null) {
      squares(data, data.length, total, count);
      squares(coefficients, slice.columns().length, part, count);
      put(explained, block);
    }
    for (final Map.Entry<ConfoundGroup, Volume> map : maps.entrySet()) {
      final double[][] alone = slice.groups().get(map.getKey());
      if (alone != null) {
        final double[][] c = new double[alone.length][count];
        RowProduct.set(alone, data, c, count);
        squares(c, c.length, part, count);
        put(map.getValue(), block);
      }
    }
    RowProduct.add(slice.minus(), coefficients, data, count);
    if (coordinates != null) {
      design.toTime(coordinates, rows, count);
    }
    shift(rows, 1, count);
    return nonFinite;
  }

  private void addAll(final double[][] rows, final int count) {
    for (final double[] row : rows) {
      for (int v = 0; v < count; v++) {
        mean[v] += row[v];
      }
    }
  }

  /** Adds the mean times a sign; makes voxels that are not finite NaN throughout. */
  private void shift(final double[][] rows, final double sign, final int count) {
    for (final double[] row : rows) {
      for (int v = 0; v < count; v++) {
        row[v] += sign * mean[v];
      }
    }
  }

  private static void squares(
      final double[][] rows, final int length, final double[] sum, final int count) {
    Arrays.fill(sum, 0, count, 0);
    for (int r = 0; r < length; r++) {
      final double[] row = rows[r];
      for (int v = 0; v < count; v++) {
        sum[v] += row[v] * row[v];
      }
    }
  }

  /** Percent of the total; NaN where nothing varies. */
  private void put(final Volume map, final SliceBlocks.Block block) {
    for (int v = 0; v < block.count(); v++) {
      map.set(mask.index(block.first() + v), (float) (100 * part[v] / total[v]));
    }
  }
}
