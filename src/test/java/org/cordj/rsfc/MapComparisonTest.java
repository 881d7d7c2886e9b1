package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class MapComparisonTest {

  /** The first measurements of peak flow by the two meters in Bland and Altman's paper. */
  private static final float[] WRIGHT = {
    494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427
  };

  private static final float[] MINI = {
    512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451
  };

  private static Volume volume(final String name, final float[] values) {
    return new Volume(name, new float[][] {values.clone()}, Grid.ras(values.length, 1, 1, 1, 1, 1));
  }

  /** The paper says: mean difference -2.1, SD 38.8, limits -79.7 and 75.5 with 2 SD, r .94. */
  @Test
  void equalsThePaper() {
    final Volume wright = volume("wright", WRIGHT);
    final MapComparison c = MapComparison.of(wright, volume("mini", MINI), Mask.all(wright.grid()));
    assertEquals(-2.1, c.bias(), 0.05);
    assertEquals(38.8, c.sd(), 0.05);
    assertEquals(-2.1 - 1.96 * 38.8, c.low(), 0.15);
    assertEquals(-2.1 + 1.96 * 38.8, c.high(), 0.15);
    assertEquals(0.94, c.correlation(), 0.005);
    assertEquals(17, c.voxels());
    assertEquals("wright_minus_mini", c.difference().name());
    assertEquals(494 - 512, c.difference().get(0));
    final Table table = c.toTable();
    assertEquals(450.35, table.number(0, "mean_first"), 0.01);
    assertEquals(452.47, table.number(0, "mean_second"), 0.01);
  }

  @Test
  void aScaleHasASlopeThoughTheCorrelationIsPerfect() {
    final float[] x = {1, 2, 3, 4, Float.NaN, 6};
    final float[] y = {3, 6, 9, 12, 15, 18};
    final Volume a = volume("a", y);
    final Mask mask = Mask.ofIndices("five", a.grid(), new int[] {0, 1, 2, 3, 4});
    final MapComparison c = MapComparison.of(a, volume("b", x), mask);
    assertEquals(1, c.correlation(), 1e-12);
    assertEquals(1, c.slope(), 1e-12);
    assertEquals(4, c.voxels());
    assertEquals(1, c.excluded());
    assertTrue(Float.isNaN(c.difference().get(4)));
    assertEquals(0, c.difference().get(5));
  }

  @Test
  void refusals() {
    final Volume a = volume("a", new float[] {1, 2, Float.NaN});
    assertEquals(
        "'a' and 'a' both have a value in 2 of the 3 voxels of 'all voxels'; comparing them needs 3"
            + " or more.",
        assertThrows(
                IllegalArgumentException.class, () -> MapComparison.of(a, a, Mask.all(a.grid())))
            .getMessage());
    final Volume other = volume("other", WRIGHT);
    assertThrows(
        IllegalArgumentException.class, () -> MapComparison.of(a, other, Mask.all(a.grid())));
  }
}
