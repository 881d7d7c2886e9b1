package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a sum over sorted thresholds that floods every cluster anew. */
class TfceTest {

  @ParameterizedTest
  @CsvSource({"6, 0.5, 2", "18, 0.5, 2", "26, 0.5, 2", "6, 1, 1", "26, 0.75, 3", "6, 0, 0"})
  void equalsTheSumOverSortedThresholds(
      final int neighbors, final double extent, final double height) {
    final SplittableRandom random = new SplittableRandom(11);
    final Grid grid = Grid.ras(7, 6, 5, 1, 1, 5);
    final int[] indices =
        java.util.stream.IntStream.range(0, grid.voxels())
            .filter(i -> random.nextDouble() < .8)
            .toArray();
    final Mask mask = Mask.ofIndices("mask", grid, indices);
    final double[] map = new double[indices.length];
    for (int v = 0; v < map.length; v++) {
      // some values stand several times
      final double value = random.nextDouble(-3, 3);
      map[v] = (float) (random.nextInt(4) == 0 ? Math.rint(value) : value);
    }
    final double[] fast = new double[map.length];
    new Tfce(Adjacency.of(mask, neighbors), extent, height).enhance(map, fast);
    final double[] naive = naive(mask, map, neighbors, extent, height);
    final double scale = Arrays.stream(naive).map(Math::abs).max().orElse(0);
    for (int v = 0; v < map.length; v++) {
      assertEquals(naive[v], fast[v], 1e-12 * scale, "voxel " + v);
    }
  }

  private static double[] naive(
      final Mask mask,
      final double[] map,
      final int neighbors,
      final double extent,
      final double height) {
    final double[] sum = new double[map.length];
    for (final int sign : new int[] {1, -1}) {
      final double[] heights =
          Arrays.stream(map).map(h -> sign * h).filter(h -> h > 0).sorted().distinct().toArray();
      double below = 0;
      for (final double h : heights) {
        final double slice = (Math.pow(h, height + 1) - Math.pow(below, height + 1)) / (height + 1);
        for (int v = 0; v < map.length; v++) {
          if (sign * map[v] >= h) {
            sum[v] += sign * Math.pow(flood(mask, map, sign, h, v, neighbors), extent) * slice;
          }
        }
        below = h;
      }
    }
    return sum;
  }

  private static int flood(
      final Mask mask,
      final double[] map,
      final int sign,
      final double h,
      final int start,
      final int neighbors) {
    final boolean[] seen = new boolean[map.length];
    final ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(start);
    seen[start] = true;
    int size = 0;
    while (!queue.isEmpty()) {
      final int v = queue.poll();
      size++;
      for (int w = 0; w < map.length; w++) {
        if (!seen[w] && sign * map[w] >= h && touch(mask, v, w, neighbors)) {
          seen[w] = true;
          queue.add(w);
        }
      }
    }
    return size;
  }

  private static boolean touch(final Mask mask, final int a, final int b, final int neighbors) {
    final Grid grid = mask.grid();
    final int i = mask.index(a);
    final int j = mask.index(b);
    final int dx = Math.abs(i % grid.nx() - j % grid.nx());
    final int dy = Math.abs(i / grid.nx() % grid.ny() - j / grid.nx() % grid.ny());
    final int dz = Math.abs(i / grid.planeSize() - j / grid.planeSize());
    final int most = neighbors == 6 ? 1 : neighbors == 18 ? 2 : 3;
    return Math.max(dx, Math.max(dy, dz)) == 1 && dx + dy + dz <= most;
  }
}
