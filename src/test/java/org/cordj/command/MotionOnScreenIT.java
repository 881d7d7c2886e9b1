package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Cord Motion Correction with a window: dialog, record, plots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotionOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run("run(\"Record...\"); run(\"Cord Phantom...\", \"volumes=60 tsnr=25 motion=true\");");
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @Test
  void dialogRecordAndPlots() {
    imagej.inside("click", "Plugins>CordJ>Preprocess>Cord Motion Correction...");
    imagej.inside("shows", "Cord Motion Correction");
    imagej.screenshot(PICTURES.resolve("dialog-motion.png"));
    imagej.inside("press", "Cord Motion Correction", "OK");
    final String pixels = imagej.inside("checksum", "phantom_mc");
    imagej.focus("^phantom_motion_x");
    imagej.focus("^phantom_motion_y");
    imagej.focus("^phantom_motion$");
    imagej.run(
        "selectImage(\"phantom_motion_x\"); setLocation(640, 40);"
            + "selectImage(\"phantom_motion_y\"); setLocation(640, 480);");
    imagej.focus("^phantom_motion_x");
    imagej.focus("^phantom_motion_y");
    imagej.screenshot(PICTURES.resolve("after-motion.png"));
    final String line = imagej.inside("recorded", "run(\"Cord Motion Correction");
    assertEquals(
        "run(\"Cord Motion Correction...\", \"series=phantom mask=phantom_mask passes=2"
            + " reference=firstpass order=0 rotation=false rigid=false overtime=true radius=16"
            + " interpolation=cubic apply=true\");",
        line);
    imagej.run("close(\"phantom_mc\");");
    imagej.run(line);
    assertEquals(pixels, imagej.inside("checksum", "phantom_mc"));
  }

  @Test
  void theNextDialogsOfferRunAndMaskAndNeverThePlotInFront() {
    imagej.run(
        "selectImage(\"phantom\"); run(\"Duplicate...\", \"title=phantom_next duplicate\");"
            + "newImage(\"phantom_mask_plot\", \"RGB\", 40, 40, 1);");
    imagej.inside("click", "Plugins>CordJ>Preprocess>Cord tSNR...");
    assertEquals(
        "phantom_next|phantom_mask|none|None|phantom_rois|", imagej.inside("shows", "Cord tSNR"));
    imagej.inside("press", "Cord tSNR", "Cancel");
    imagej.awaitNoWindow("^Cord tSNR$");
    imagej.run("close(\"phantom_mask_plot\"); selectImage(\"phantom_truth\");");
    imagej.inside("click", "Plugins>CordJ>Report>Cord Montage...");
    final String shown = imagej.inside("shows", "Cord Montage");
    assertEquals("phantom_next|phantom_truth|phantom_mask|phantom_rois", first(4, shown));
    imagej.inside("press", "Cord Montage", "Cancel");
    imagej.awaitNoWindow("^Cord Montage$");
    imagej.run("close(\"phantom_next\");");
  }

  private static String first(final int count, final String shown) {
    return String.join("|", Arrays.asList(shown.split("\\|")).subList(0, count));
  }
}
