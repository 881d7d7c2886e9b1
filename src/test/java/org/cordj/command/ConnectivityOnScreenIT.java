package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connectivity with a window: recorded from the menu, a heat map, a seed that was clicked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectivityOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run("run(\"Cord Phantom...\", \"volumes=80\");");
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @Test
  void theHeatMapIsAWindowAndTheCallIsRecorded() {
    imagej.run("run(\"Record...\");");
    imagej.inside("click", "Plugins>CordJ>Connectivity>Cord ROI Connectivity...");
    imagej.inside("choose", "Cord ROI Connectivity", "0", "phantom");
    imagej.inside("choose", "Cord ROI Connectivity", "1", "phantom_rois");
    imagej.inside("press", "Cord ROI Connectivity", "OK");
    final String recorded = imagej.inside("recorded", "run(\"Cord ROI Connectivity");
    assertTrue(recorded.contains("rois=phantom_rois measure=pearson average=slices"), recorded);
    final String size =
        imagej.run(
            "selectImage(\"phantom_pearson_heatmap\"); w = getWidth();"
                + " selectImage(\"phantom_pearson\"); setSlice(1);"
                + " return \"\" + (w >= 900) + \" \" + getWidth() + \" \" + nSlices + \" \""
                + " + getPixel(2, 2);");
    imagej.run("selectImage(\"phantom_pearson_heatmap\");");
    imagej.screenshot(PICTURES.resolve("connectivity.png"));
    assertEquals("1 4 5 1", size);
  }

  @Test
  void aClickedPointIsTheSeed() {
    final String value =
        imagej.run(
            """
            selectImage("phantom");
            Stack.setPosition(1, 3, 1);
            makePoint(20, 20);
            run("Cord Seed Map...", "series=phantom mask=phantom_mask");
            selectImage("phantom_seed_r");
            setSlice(3);
            return "" + getPixel(20, 20);
            """);
    assertEquals("1", value);
  }
}
