package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SCT's centreline files. */
class CenterlineCsvTest {

  private static final String T2 = "data/sct_testing_data/t2/";

  @TempDir private Path folder;

  @Test
  void sctsFileAndItsImageAgree() throws IOException {
    final Volume image = CordCases.read(T2 + "t2_centerline-manual.nii.gz");
    final Centerline line =
        CenterlineCsv.read(Shared.require(T2 + "t2_centerline-manual.csv"), image.grid());
    final Mask drawn = Mask.of(image);
    assertEquals(drawn.count(), line.points().size());
    final Grid grid = image.grid();
    for (final Centerline.Point p : line.points()) {
      final int i = (int) Math.rint(p.voxel().i());
      final int j = (int) Math.rint(p.voxel().j());
      final int k = (int) Math.rint(p.voxel().k());
      assertTrue(drawn.contains(i + grid.nx() * (j + grid.ny() * k)), p.toString());
    }
  }

  @Test
  void whatIsWrittenIsReadBackAndIsSctsFile() throws IOException {
    final Path theirs = Shared.require(T2 + "t2_centerline-manual.csv");
    final Grid grid = CordCases.read(T2 + "t2_centerline-manual.nii.gz").grid();
    final Path ours = folder.resolve("line.csv");
    CenterlineCsv.write(ours, CenterlineCsv.read(theirs, grid));
    assertEquals(Files.readString(theirs), Files.readString(ours));
  }

  @Test
  void everyOrientationComesBack() throws IOException {
    final int[][] orders = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}};
    for (final int[] order : orders) {
      for (int f = 0; f < 8; f++) {
        final boolean[] flip = {(f & 1) > 0, (f & 2) > 0, (f & 4) > 0};
        final Grid grid =
            CordForTests.turned(Volume.zeros("any", Grid.ras(20, 21, 22, 1, 1, 2)), order, flip)
                .grid();
        final Path file = folder.resolve("line.csv");
        Files.writeString(file, "3.25,4.5,7\n3.5,4.75,8\n");
        final Centerline line = CenterlineCsv.read(file, grid);
        // x from right to left, y from back to front, z from foot to head
        assertEquals(9.5 - 3.25, line.points().get(0).x(), 1e-9);
        assertEquals(4.5 - 10, line.points().get(0).y(), 1e-9);
        assertEquals(2 * (7 - 10.5), line.points().get(0).z(), 1e-9);
        CenterlineCsv.write(file, line);
        final Centerline again = CenterlineCsv.read(file, grid);
        assertEquals(line.points(), again.points());
      }
    }
  }

  @Test
  void refusesWhatIsNoCentreline() throws IOException {
    final Grid grid = Grid.ras(20, 21, 22, 1, 1, 2);
    final Path file = folder.resolve("line.csv");
    for (final String text : new String[] {"1,2\n", "x,y,z\n1,2,3\n", "1,2,NaN\n", "1;2;3\n"}) {
      Files.writeString(file, text);
      final String sentence =
          assertThrows(IOException.class, () -> CenterlineCsv.read(file, grid)).getMessage();
      assertTrue(sentence.startsWith("Line 1 of '"), sentence);
    }
    Files.writeString(file, "");
    assertThrows(IllegalArgumentException.class, () -> CenterlineCsv.read(file, grid));
    Files.writeString(file, "1,2,30\n");
    assertThrows(IllegalArgumentException.class, () -> CenterlineCsv.read(file, grid));
    Files.writeString(file, "1,2,3\n4,5,3\n");
    assertThrows(IllegalArgumentException.class, () -> CenterlineCsv.read(file, grid));
    final Path none = folder.resolve("none.csv");
    assertTrue(
        assertThrows(IOException.class, () -> CenterlineCsv.read(none, grid))
            .getMessage()
            .contains("There is no centreline file"));
  }
}
