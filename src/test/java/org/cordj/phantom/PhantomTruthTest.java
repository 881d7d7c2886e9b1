package org.cordj.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cordj.image.Progress;
import org.cordj.segment.Quadrants;
import org.junit.jupiter.api.Test;

class PhantomTruthTest {

  private static final PhantomRun RUN =
      new CordPhantom(50, 2, 12, 0.015, 0.02, true, false, 2).make("neck", Progress.NONE);

  private static String[][] cells(final String table) {
    assertTrue(table.endsWith("\n"));
    return Stream.of(table.split("\n")).map(row -> row.split("\t", -1)).toArray(String[][]::new);
  }

  @Test
  void latentsHaveARowAVolumeAndAColumnASliceAndHorn() {
    final String[][] rows = cells(PhantomTruth.latents(RUN).toTsv());
    assertEquals(51, rows.length);
    assertEquals("slice0_dorsal-left", rows[0][0]);
    assertEquals("slice5_ventral-right", rows[0][23]);
    for (int t = 0; t < 50; t++) {
      assertEquals(24, rows[t + 1].length);
      assertEquals(RUN.latents()[2][1][t], Double.parseDouble(rows[t + 1][9]), 5.1e-7);
    }
  }

  @Test
  void motionHasARowAVolumeAndSlice() {
    final String[][] rows = cells(PhantomTruth.motion(RUN).toTsv());
    assertEquals(1 + 300, rows.length);
    assertEquals(List.of("volume", "slice", "shift_x_mm", "shift_y_mm"), List.of(rows[0]));
    final String[] row = rows[1 + 7 * 6 + 4];
    assertEquals("7", row[0]);
    assertEquals("4", row[1]);
    assertEquals(RUN.motion()[7][4][0], Double.parseDouble(row[2]), 5.1e-7);
    assertEquals(RUN.motion()[7][4][1], Double.parseDouble(row[3]), 5.1e-7);
  }

  @Test
  void regionsHaveARowABandAndRegionAndAPointInEveryCountry() {
    final Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      final String[][] rows =
          cells(
              PhantomTruth.regions(
                      RUN,
                      new Quadrants(0).apply(RUN.mask()),
                      List.of(
                          new PhantomTruth.Band("slow4", 0.027, 0.073),
                          new PhantomTruth.Band("0.01-0.198", 0.01, 0.198)))
                  .toTsv());
      assertEquals(1 + 8, rows.length);
      assertEquals("ventral-left", rows[7][0]);
      assertEquals("0.01-0.198", rows[7][2]);
      assertEquals("0.198", rows[7][4]);
      final double planted = Double.parseDouble(rows[7][5]);
      final double expected = Double.parseDouble(rows[7][6]);
      assertTrue(planted > 1 && expected > planted);
    } finally {
      Locale.setDefault(before);
    }
  }
}
