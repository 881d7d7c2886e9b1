package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

/** Masks corrected slice by slice. */
class EditableMaskTest {

  private static final Grid GRID = Grid.ras(2, 2, 3, 0.5, 0.5, 4);

  private static Volume mask(final float[]... planes) {
    return new Volume("m", planes, GRID);
  }

  private static boolean[][] drawn(final EditableMask mask) {
    return new boolean[][] {mask.plane(0), mask.plane(1), mask.plane(2)};
  }

  @Test
  void onlyTheSliceThatDiffersChanges() {
    final Volume before =
        mask(new float[] {0, 255, 255, Float.NaN}, new float[] {255, 0, 0, 0}, new float[4]);
    final EditableMask editable = EditableMask.of(before);
    assertFalse(editable.soft());
    final boolean[][] drawn = drawn(editable);
    drawn[1] = new boolean[] {true, true, true, false};
    final MaskCorrection c = editable.correct("c", drawn);
    assertArrayEquals(before.planes()[0], c.mask().planes()[0], 0f);
    assertArrayEquals(new float[] {255, 255, 255, 0}, c.mask().planes()[1], 0f);
    assertArrayEquals(new float[] {255, 0, 0, 0}, before.planes()[1], 0f);
    assertEquals(List.of(1), c.indices());
    // 3 voxels before, 5 now, 3 of both
    assertEquals(6 / 8.0, c.dice(), 1e-12);
    assertEquals(3, c.volumeBefore(), 1e-12);
    assertEquals(5, c.volumeAfter(), 1e-12);
    assertEquals(
        "c: 1 of 3 slices corrected by hand (z 2), the others as they were. Dice with the mask before"
            + " 0.7500, volume before 3.00 mm3, now 5.00 mm3.",
        c.sentence());
    assertEquals("3", c.toTable().text(0, "voxels_after"));
    assertEquals("0.5", c.toTable().text(0, "dice"));
  }

  @Test
  void aSoftMaskKeepsItsSharesWhereItIsNotTouched() {
    final float[] shares = {0.25f, 0.5f, 0.50001f, 1};
    final EditableMask editable = EditableMask.of(mask(shares, shares.clone(), shares.clone()));
    assertTrue(editable.soft());
    assertArrayEquals(new boolean[] {false, false, true, true}, editable.plane(0));
    final boolean[][] drawn = drawn(editable);
    drawn[2] = new boolean[4];
    drawn[0] = new boolean[] {true, false, true, true};
    final MaskCorrection c = editable.correct("c", drawn);
    assertArrayEquals(new float[] {1, 0, 1, 1}, c.mask().planes()[0], 0f);
    assertArrayEquals(shares, c.mask().planes()[1], 0f);
    assertArrayEquals(new float[4], c.mask().planes()[2], 0f);
    assertTrue(c.sentence().contains("Without cord now: z 3. The mask is soft"), c.sentence());
  }

  @Test
  void nothingEditedIsSaid() {
    final EditableMask editable = EditableMask.of(mask(new float[4], new float[4], new float[4]));
    final IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> editable.correct("c", drawn(editable)));
    assertTrue(e.getMessage().startsWith("Nothing was edited: all 3 slices"), e.getMessage());
  }

  @Test
  void regionsAreNoMask() {
    final Volume regions = mask(new float[] {1, 2, 3, 0}, new float[4], new float[4]);
    final IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> EditableMask.of(regions));
    assertTrue(e.getMessage().contains("several values above 0, up to 3.0"), e.getMessage());
  }
}
