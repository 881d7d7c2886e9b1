package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  @Test
  void clustersAreThoseOfAFlood() {
    final Grid grid = Grid.ras(6, 5, 4, 1, 1, 1);
    final Mask mask = Mask.all(grid);
    final SplittableRandom random = new SplittableRandom(3);
    for (final int neighbors : new int[] {6, 18, 26}) {
      final double[] map = new double[grid.voxels()];
      for (int v = 0; v < map.length; v++) {
        map[v] = random.nextDouble(-3, 3);
      }
      final Adjacency touching = Adjacency.of(mask, neighbors);
      final Components components = Components.clusters(touching, 1.5);
      final int[] labels = components.label(map);
      final double[] largest = new double[2];
      components.maxima(map, largest);
      double extent = 0;
      double mass = 0;
      final boolean[] seen = new boolean[map.length];
      for (int start = 0; start < map.length; start++) {
        if (Math.abs(map[start]) <= 1.5) {
          assertEquals(0, labels[start]);
          continue;
        }
        if (seen[start]) {
          continue;
        }
        double size = 0;
        double sum = 0;
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        seen[start] = true;
        while (!queue.isEmpty()) {
          final int v = queue.poll();
          size++;
          sum += Math.abs(map[v]) - 1.5;
          assertEquals(labels[start], labels[v]);
          for (int k = touching.starts()[v]; k < touching.starts()[v + 1]; k++) {
            final int w = touching.others()[k];
            if (!seen[w] && map[w] * Math.signum(map[start]) > 1.5) {
              seen[w] = true;
              queue.add(w);
            }
          }
        }
        extent = Math.max(extent, size);
        mass = Math.max(mass, sum);
      }
      assertEquals(extent, largest[0]);
      assertEquals(mass, largest[1], 1e-12);
    }
  }

  @Test
  void edgesThatShareANodeAreANetwork() {
    // nodes 0-1, 1-2, 3-4, 0-4
    final Components networks =
        Components.networks(new int[] {0, 1, 3, 0}, new int[] {1, 2, 4, 4}, 5, 2);
    assertArrayEquals(new int[] {1, 1, 2, 0}, networks.label(new double[] {3, 4, 5, 1}));
    assertArrayEquals(new int[] {1, 1, 1, 1}, networks.label(new double[] {3, 4, 5, 2.5}));
    // signs by themselves: positive ones are numbered first
    assertArrayEquals(new int[] {2, 1, 0, 0}, networks.label(new double[] {-3, 4, 0, 0}));
    final double[] largest = new double[2];
    networks.maxima(new double[] {3, 4, -9, 0}, largest);
    assertArrayEquals(new double[] {2, 7}, largest);
  }
}
