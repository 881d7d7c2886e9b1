package org.cordj.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cordj.image.Progress;
import org.cordj.segment.Quadrants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomTruthTest {

  private static final PhantomRun RUN =
      new CordPhantom(50, 2, 12, 0.015, 0.02, true, false, 2).make("neck", Progress.NONE);

  private static String[][] cells(final String table) {
    assertTrue(table.endsWith("\n"));
    return Stream.of(table.split("\n")).map(row -> row.split("\t", -1)).toArray(String[][]::new);
  }

  @Test
  void latentsHaveARowAVolumeAndAColumnASliceAndHorn() {
    final String[][] rows = cells(PhantomTruth.latents(RUN));
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
    final String[][] rows = cells(PhantomTruth.motion(RUN));
    assertEquals(1 + 300, rows.length);
    assertEquals(List.of("volume", "slice", "shift_x_mm", "shift_y_mm"), List.of(rows[0]));
    final String[] row = rows[1 + 7 * 6 + 4];
    assertEquals("7", row[0]);
    assertEquals("4", row[1]);
    assertEquals(RUN.motion()[7][4][0], Double.parseDouble(row[2]), 5.1e-7);
    assertEquals(RUN.motion()[7][4][1], Double.parseDouble(row[3]), 5.1e-7);
  }

  @Test
  void sliceTimesAreTabled() {
    assertEquals(
        "slice\ttime_s\n0\t0.000000\n1\t1.000000\n2\t0.333333\n3\t1.333333\n4\t0.666667\n5\t1.666667\n",
        PhantomTruth.sliceTimes(RUN));
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
                      new PhantomTruth.Band("0.01-0.198", 0.01, 0.198))));
      assertEquals(1 + 8, rows.length);
      assertEquals("ventral-left", rows[7][0]);
      assertEquals("0.01-0.198", rows[7][2]);
      assertEquals("0.198000", rows[7][4]);
      final double planted = Double.parseDouble(rows[7][5]);
      final double expected = Double.parseDouble(rows[7][6]);
      assertTrue(planted > 1 && expected > planted);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aTableAppearsWholeOrNotAtAll(@TempDir final Path folder) throws IOException {
    final Path file = folder.resolve("truth.tsv");
    PhantomTruth.write("old\n", file);
    PhantomTruth.write("a\tb\n", file);
    assertEquals("a\tb\n", Files.readString(file));
    final Path missing = folder.resolve("no such folder").resolve("truth.tsv");
    assertThrows(IOException.class, () -> PhantomTruth.write("a\n", missing));
    final Path taken =
        Files.createDirectories(folder.resolve("taken.tsv").resolve("x")).getParent();
    assertThrows(IOException.class, () -> PhantomTruth.write("a\n", taken));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count(), "no temporary file is left behind");
    }
  }
}
