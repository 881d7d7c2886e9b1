package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class RegionRatioTest {
  private static final RegionRatio RATIO = new RegionRatio("ventral", "dorsal");

  private static Table rois() {
    return new Table("roi", "band", "measure", "n_voxels", "n_used", "mean");
  }

  private static int row(final Table table, final String level, final String side) {
    for (int r = 0; r < table.size(); r++) {
      if (table.text(r, "level").equals(level) && table.text(r, "side").equals(side)) {
        return r;
      }
    }
    throw new AssertionError(level + " " + side + "\n" + table.toTsv());
  }

  @Test
  void eachVoxelCountsOnce() {
    final Table rois =
        rois()
            .add("ventral-left", "slow4", "ALFF", 30, 30, 4.0)
            .add("ventral-right", "slow4", "ALFF", 12, 10, 2.0)
            .add("dorsal-left", "slow4", "ALFF", 20, 20, 1.0)
            .add("dorsal-right", "slow4", "ALFF", 20, 20, 2.0);
    final Table table = RATIO.apply(rois, null);
    assertEquals(3, table.size());
    final double up = (30 * 4.0 + 10 * 2.0) / 40;
    assertEquals(up / 1.5, table.number(row(table, "all", "both"), "ratio"), 1e-8);
    assertEquals(4, table.number(row(table, "all", "left"), "ratio"), 1e-8);
    assertEquals(1, table.number(row(table, "all", "right"), "ratio"), 1e-8);
    assertEquals("n/a", table.text(0, "planted"));
    assertEquals(
        List.of("Ventral/dorsal ratio of ALFF, slow4: measured 2.333"), RATIO.sentences(table));
  }

  @Test
  void levelsAndMeasuresStandApartAndANegativeMeasureHasNoRatio() {
    final Table rois =
        rois()
            .add("C5_ventral-left", "slow4", "ALFF", 5, 5, 3.0)
            .add("C5_dorsal-left", "slow4", "ALFF", 5, 5, 2.0)
            .add("C6_ventral-left", "slow4", "ALFF", 5, 5, 8.0)
            .add("C6_dorsal-left", "slow4", "ALFF", 5, 5, 2.0)
            .add("C6_ventral-left", "slow4", "zALFF", 5, 5, 1.0)
            .add("C6_dorsal-left", "slow4", "zALFF", 5, 5, -1.0);
    final Table table = RATIO.apply(rois, null);
    assertEquals(1.5, table.number(row(table, "C5", "both"), "ratio"));
    assertEquals(4, table.number(row(table, "C6", "left"), "ratio"));
    assertEquals("zALFF", table.text(table.size() - 1, "measure"));
    assertEquals("n/a", table.text(table.size() - 1, "ratio"));
    assertTrue(RATIO.sentences(table).get(0).contains("slow4, C5: measured 1.500"));
  }

  @Test
  void theTruthCountsVoxelsThatDoNotVaryAsZero() {
    final Table rois =
        rois()
            .add("ventral-left", "slow4", "ALFF", 10, 5, 4.0)
            .add("dorsal-left", "slow4", "ALFF", 10, 10, 1.0);
    final Table truth =
        new Table("roi", "voxels", "band", "planted_alff", "expected_alff")
            .add("ventral-left", 10, "slow4", 2.0, 3.0)
            .add("dorsal-left", 10, "slow4", 1.0, 2.0);
    final Table table = RATIO.apply(rois, truth);
    assertEquals(2, table.number(0, "ratio"));
    assertEquals(2, table.number(0, "planted"));
    assertEquals(1.5, table.number(0, "expected"));
    assertEquals(
        List.of(
            "Ventral/dorsal ratio of ALFF, slow4: planted 2.000, expected 1.500, measured 2.000"),
        RATIO.sentences(table));
  }

  @Test
  void whatCannotBeComparedIsSaid() {
    final Table other = rois().add("slice-1", "slow4", "ALFF", 5, 5, 1.0);
    final Exception none =
        assertThrows(IllegalArgumentException.class, () -> RATIO.apply(other, null));
    assertTrue(none.getMessage().contains("none of 'ventral-...' and 'dorsal-...'"));
    assertTrue(none.getMessage().contains("it has slice-1"));
    final Exception column =
        assertThrows(
            IllegalArgumentException.class, () -> RATIO.apply(new Table("roi", "x"), null));
    assertTrue(column.getMessage().startsWith("The table of regions has no column 'band'"));
    assertThrows(IllegalArgumentException.class, () -> new RegionRatio("a", "a"));
  }
}
