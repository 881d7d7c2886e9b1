package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.io.Table;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What segmentation needs a window for: the ROI Manager and ImageJ's plot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SegmentOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir static Path folder;

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run("run(\"Cord Phantom...\", \"volumes=20\");");
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @Test
  void pointsOfTheRoiManager() throws IOException {
    final Path table = folder.resolve("line.tsv");
    final String add =
        """
        selectImage("phantom");
        run("Select None");
        roiManager("reset");
        Stack.setPosition(1, 1, 1);
        makePoint(18, 20);
        roiManager("add");
        Stack.setPosition(1, 6, 9);
        makePoint(21, 20);
        roiManager("add");
        run("Select None");
        """;
    imagej.run(
        add
            + "run(\"Cord Centerline...\", \"series=phantom method=points points=manager table=["
            + table
            + "]\");");
    final Table line = Table.read(table);
    assertEquals(6, line.size());
    assertEquals(18, line.number(0, "i"), 1e-6);
    assertEquals(0, line.number(0, "k"));
    assertEquals(21, line.number(5, "i"), 1e-6);
    assertEquals(5, line.number(5, "k"));
  }

  @Test
  void theAreaIsImageJsOwnPlotAndRecorded() {
    imagej.run("run(\"Record...\");");
    imagej.inside("click", "Plugins>CordJ>Segment>Cord Area...");
    imagej.inside("choose", "Cord Area", "0", "phantom_mask");
    imagej.inside("press", "Cord Area", "OK");
    assertTrue(
        imagej.inside("recorded", "run(\"Cord Area").contains("mask=phantom_mask smoothing=5"));
    // a window of ImageJ's plots answers for its values: two lines of 6 slices
    final String values =
        imagej.run(
            "selectImage(\"phantom_mask_area\"); Plot.getValues(x, y); return \"\" + x.length + \" \""
                + " + (y[0] > 20);");
    imagej.screenshot(PICTURES.resolve("cord-area.png"));
    assertEquals("6 1", values);
  }
}
