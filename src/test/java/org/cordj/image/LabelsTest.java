package org.cordj.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private static final Grid GRID = Grid.ras(3, 2, 2, 1, 1, 1);
  private static final Labels.Region LEFT = new Labels.Region(4, "left", 0x112233);
  private static final Labels.Region GONE = new Labels.Region(2, "gone", 0x445566);

  private static Volume volume(final float... values) {
    final Volume v = Volume.zeros("dseg", GRID);
    for (int i = 0; i < values.length; i++) {
      v.set(i, values[i]);
    }
    return v;
  }

  @Test
  void numbersWithoutANameAreCalledByTheirNumber() {
    final Labels labels = Labels.completed(volume(0, 9, 4, 0, 3, 9), List.of(LEFT, GONE));
    assertEquals(
        List.of(
            LEFT,
            GONE,
            new Labels.Region(3, "roi-3", RegionColors.rgb(3)),
            new Labels.Region(9, "roi-9", RegionColors.rgb(9))),
        labels.regions());
    assertEquals(List.of(GONE), labels.empty());
    assertEquals(
        List.of("roi-1", "roi-7"),
        Labels.unnamed(volume(7, 1)).regions().stream().map(Labels.Region::name).toList());
  }

  @Test
  void whatCannotBeRegions() {
    assertTrue(Labels.areIn(volume(0, 3)));
    for (final float v : new float[] {0.5f, -1, Float.NaN, 1 << 25}) {
      assertFalse(Labels.areIn(volume(0, v)), "" + v);
      assertTrue(refused(() -> Labels.unnamed(volume(v))).contains("no label image"));
    }
    final String clash =
        refused(
            () -> Labels.completed(volume(0, 3), List.of(new Labels.Region(5, "roi-3", 0x112233))));
    assertTrue(clash.contains("region 5 'roi-3' and region 3 'roi-3' share"), clash);
    assertTrue(refused(() -> Labels.of(volume(3), List.of(LEFT))).contains("the number 3"));
  }

  private static String refused(final org.junit.jupiter.api.function.Executable e) {
    return assertThrows(IllegalArgumentException.class, e).getMessage();
  }
}
