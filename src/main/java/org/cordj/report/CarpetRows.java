package org.cordj.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * Which voxels a carpet plot shows, from its top to its bottom: those of the cord, slice by slice
 * from head to feet and within a slice from the middle to the edge; then tissue outside of it,
 * evenly taken from all of it where it is more than the cord, in the same order of slices.
 *
 * @param cord linear indices
 * @param outside linear indices
 * @param levels where each slice of the cord begins
 */
record CarpetRows(int[] cord, int[] outside, List<Level> levels) {

  /** Outside of the cord less than this share of its signal is air. */
  private static final double AIR = 0.2;

  /**
   * A slice across the cord.
   *
   * @param slice its index along the voxel axis nearest to the cord
   * @param row the first row of it
   */
  record Level(int slice, int row) {}

  static CarpetRows of(final Series run, final Mask mask, final Progress progress) {
    mask.requireFits(run.name(), run.grid());
    final Grid grid = run.grid();
    final int axis = grid.cordAxis();
    final boolean up = grid.axes()[axis] > 0;
    final int[] depth = depth(mask, axis);
    final Comparator<Integer> fromHead =
        Comparator.comparingInt(i -> (up ? -1 : 1) * position(grid, i, axis));
    final int[] cord =
        Arrays.stream(mask.indices())
            .boxed()
            .sorted(fromHead.thenComparingInt(i -> -depth[i]).thenComparingInt(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    final List<Level> levels = new ArrayList<>();
    for (int r = 0; r < cord.length; r++) {
      final int slice = position(grid, cord[r], axis);
      if (levels.isEmpty() || levels.get(levels.size() - 1).slice() != slice) {
        levels.add(new Level(slice, r));
      }
    }
    progress.begin("Mean of " + run.name(), grid.voxels());
    final Volume mean = run.mean(progress);
    final double signal =
        Arrays.stream(cord).mapToDouble(mean::get).filter(Double::isFinite).average().orElse(0);
    final int[] tissue =
        IntStream.range(0, grid.voxels())
            .filter(i -> mean.get(i) > AIR * signal && !mask.contains(i))
            .boxed()
            .sorted(fromHead.thenComparingInt(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    final int shown = Math.min(tissue.length, cord.length);
    final int[] outside =
        IntStream.range(0, shown)
            .map(n -> tissue[(int) ((long) n * tissue.length / shown)])
            .toArray();
    return new CarpetRows(cord, outside, levels);
  }

  private static int position(final Grid grid, final int index, final int axis) {
    return switch (axis) {
      case 0 -> index % grid.nx();
      case 1 -> index / grid.nx() % grid.ny();
      default -> index / grid.planeSize();
    };
  }

  /** How many steps across the cord lead out of the mask: 1 at its edge, 0 outside. */
  private static int[] depth(final Mask mask, final int axis) {
    final Grid grid = mask.grid();
    final int[] stride = {1, grid.nx(), grid.planeSize()};
    final int[] depth = new int[grid.voxels()];
    int[] layer = mask.indices();
    for (final int i : layer) {
      depth[i] = Integer.MAX_VALUE;
    }
    for (int d = 1; layer.length > 0; d++) {
      final int now = d;
      final int[] edge =
          Arrays.stream(layer)
              .filter(
                  i ->
                      IntStream.range(0, 3)
                          .filter(a -> a != axis)
                          .anyMatch(
                              a ->
                                  out(grid, depth, i, a, -stride[a], now)
                                      || out(grid, depth, i, a, stride[a], now)))
              .toArray();
      for (final int i : edge) {
        depth[i] = d;
      }
      layer = Arrays.stream(layer).filter(i -> depth[i] > now).toArray();
    }
    return depth;
  }

  private static boolean out(
      final Grid grid,
      final int[] depth,
      final int index,
      final int axis,
      final int step,
      final int now) {
    final int next = position(grid, index, axis) + (step > 0 ? 1 : -1);
    return next < 0 || next >= grid.size(axis) || depth[index + step] < now;
  }

  /** All rows. */
  int[] all() {
    return IntStream.concat(Arrays.stream(cord), Arrays.stream(outside)).toArray();
  }
}
