package org.cordj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FlipsTest {

  private static final Grid GRID = Grid.ras(3, 4, 5, 1, 2, 3);

  @Test
  void aTurnedImageKeepsItsValuesInSpace() {
    final Grid turned = GRID.flipped(new boolean[] {true, false, true});
    final Volume image = Volume.zeros("image", turned);
    for (int i = 0; i < turned.voxels(); i++) {
      image.set(i, (float) value(turned, i));
    }
    final Volume back = Flips.onto(image, GRID);
    assertTrue(back.grid().matches(GRID));
    for (int i = 0; i < GRID.voxels(); i++) {
      assertEquals(value(GRID, i), back.get(i), 1e-4);
    }
    final Mask mask = Flips.onto(Mask.ofIndices("m", turned, new int[] {0}), GRID);
    assertArrayEquals(new int[] {2 + 3 * 4 * 4}, mask.indices());
  }

  private static double value(final Grid grid, final int i) {
    final double[] w = grid.toWorld(i % 3, i / 3 % 4, i / 12);
    return w[0] + 10 * w[1] + 100 * w[2];
  }

  @Test
  void anotherGridIsLeftAsItIs() {
    final Volume image = Volume.zeros("image", Grid.ras(3, 4, 5, 1, 2, 4));
    assertSame(image, Flips.onto(image, GRID));
  }
}
