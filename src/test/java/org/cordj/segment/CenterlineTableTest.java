package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of centrelines. */
class CenterlineTableTest {

  private static final Grid GRID = Grid.ras(64, 60, 20, 1, 1, 4);

  @TempDir private Path folder;

  private Path file(final String name, final String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String refused(final Path path) {
    return assertThrows(Exception.class, () -> CenterlineTable.readAny(path, GRID)).getMessage();
  }

  @Test
  void whatIsWrittenIsReadBackWithItsConfidence() throws IOException {
    final Volume image = CordForTests.planted(GRID, 1);
    for (int p = 0; p < GRID.planeSize(); p++) {
      image.planes()[9][p] = 0;
    }
    final Centerline line = CordCenterline.automatic(Contrast.AUTO).apply(image, Progress.NONE);
    final Path path = folder.resolve("line.tsv");
    line.toTable().write(path);
    final Centerline back = CenterlineTable.readAny(path, GRID);
    assertEquals("line.tsv", back.name());
    assertEquals(20, back.points().size());
    for (int n = 0; n < 20; n++) {
      assertEquals(line.points().get(n).x(), back.points().get(n).x(), 1e-5);
      assertEquals(line.points().get(n).y(), back.points().get(n).y(), 1e-5);
      assertEquals(line.points().get(n).confidence(), back.points().get(n).confidence(), 1e-6);
    }
    assertEquals(0, back.points().get(9).confidence());
  }

  @Test
  void threeColumnsInAnyOrderAreEnough() throws IOException {
    final Centerline line =
        CenterlineTable.readAny(file("few.tsv", "k\tj\ti\n7\t30\t31.5\n2\t29\t30\n"), GRID);
    assertEquals(List.of(2, 7), line.points().stream().map(Centerline.Point::slice).toList());
    assertEquals(31.5, line.points().get(1).voxel().i());
    assertEquals(1, line.points().get(0).confidence());
  }

  @Test
  void sctsFileIsReadAsWell() throws IOException {
    final Path csv = file("sct.csv", "3.25,4.5,7\n3.5,4.75,8\n");
    assertEquals(
        CenterlineCsv.read(csv, GRID).points(), CenterlineTable.readAny(csv, GRID).points());
  }

  @Test
  void refusesWithOneSentence() throws IOException {
    final String head = "i\tj\tk\n";
    assertTrue(refused(folder.resolve("no.tsv")).startsWith("There is no table '"));
    assertTrue(refused(file("a.txt", head)).contains("' ends otherwise"));
    assertTrue(
        refused(file("b.tsv", "i\tj\tz\n1\t1\t1\n"))
            .contains("has no column k; a centreline needs"));
    assertTrue(refused(file("c.tsv", head)).contains("'c.tsv' has no points"));
    assertTrue(
        refused(file("d.tsv", head + "3\t4\t5\n3\tn/a\t6\n"))
            .contains(
                "Line 3 of '" + folder.resolve("d.tsv") + "': j is 'n/a'; a number is needed"));
    assertTrue(refused(file("e.tsv", head + "3\tfour\t5\n")).contains("j is 'four'"));
    assertTrue(
        refused(file("f.tsv", head + "3\t60\t5\n")).contains("along y its voxels go from 0"));
    assertTrue(
        refused(file("g.tsv", head + "3\t4\t5\n9\t4\t5.2\n"))
            .contains("Two points lie in slice 5 (counted from 0 along z), at voxels (3.00, 4.00"));
    assertTrue(
        refused(file("h.tsv", "i\tj\tk\tconfidence\n3\t4\t5\t7\n"))
            .contains("confidence is 7.0; it is 0 to 1"));
    final double[] w = GRID.toWorld(3, 4, 5);
    final String world = "i\tj\tk\tx\ty\tz\n3\t4\t5\t%s\t%s\t%s\n";
    assertEquals(
        1,
        CenterlineTable.readAny(file("i.tsv", world.formatted(w[0], w[1], w[2])), GRID)
            .points()
            .size());
    final String other = refused(file("j.tsv", world.formatted(w[0] + 0.5, w[1], w[2])));
    assertTrue(
        other.contains("' is of another image: its line 2 puts voxel (3.0, 4.0, 5.0)"), other);
  }
}
