package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cordj.image.CordRegions;
import org.cordj.image.Labels;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A user with a window: regions to ImageJ's ROI Manager, edited there, and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoisManagerOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run(
        "run(\"Record...\"); run(\"Cord Phantom...\", \"volumes=60\");"
            + "run(\"Cord ROIs...\", \"mask=phantom_mask kind=quadrants\");");
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  private String inside(final String method, final String... arguments) {
    return imagej.inside(method, arguments);
  }

  @Test
  @Order(1)
  void everyRegionOfEverySliceIsInTheList() {
    inside("click", "Plugins>CordJ>Segment>Cord ROIs to Manager");
    assertEquals("phantom_mask_quadrants|phantom|", inside("shows", "Cord ROIs to Manager"));
    imagej.screenshot(PICTURES.resolve("dialog-rois-to-manager.png"));
    inside("press", "Cord ROIs to Manager", "OK");
    assertEquals(
        "run(\"Cord ROIs to Manager\", \"rois=phantom_mask_quadrants series=phantom reset=false\");",
        inside("recorded", "run(\"Cord ROIs to"));
    assertEquals("24", imagej.run("return \"\" + roiManager(\"count\");"));
    assertEquals("ventral-right @ 6", imagej.run("return \"\" + RoiManager.getName(23);"));
    // on the run each lies on its slice, in every volume
    assertEquals(
        "ventral-left @ 3 on 3, 40",
        imagej.run(
            "selectImage(\"phantom\"); Stack.setFrame(40); roiManager(\"select\", 10);"
                + "Stack.getPosition(c, z, t); Stack.setFrame(40); Stack.getPosition(c, z, t);"
                + "return \"\" + Roi.getName + \" on \" + z + \", \" + t;"));
    imagej.run(
        "selectImage(\"phantom\"); roiManager(\"deselect\"); run(\"Select None\"); setLocation(20, 480);"
            + "Stack.setPosition(1, 4, 20);");
    assertOutlined("phantom", "rois-in-manager.png");
  }

  /** Looks for the outlines' colours in the middle of an image's canvas on the screen. */
  private void assertOutlined(final String title, final String picture) {
    final int[] box =
        Stream.of(inside("bounds", title).split(" ")).mapToInt(Integer::parseInt).toArray();
    final BufferedImage screen = imagej.screenshot(PICTURES.resolve(picture));
    for (final Labels.Region region : CordRegions.FOUR) {
      int found = 0;
      for (int y = box[1]; y < box[1] + box[3]; y++) {
        for (int x = box[0]; x < box[0] + box[2]; x++) {
          found += (screen.getRGB(x, y) & 0xffffff) == region.rgb() ? 1 : 0;
        }
      }
      assertTrue(found > 40, region + " is outlined by " + found + " pixels");
    }
  }

  @Test
  @Order(2)
  void whatIsNotEditedComesBackAsItWas() {
    inside("click", "Plugins>CordJ>Segment>Cord ROIs from Manager");
    assertEquals("phantom|refuse||", inside("shows", "Cord ROIs from Manager"));
    imagej.screenshot(PICTURES.resolve("dialog-rois-from-manager.png"));
    inside("press", "Cord ROIs from Manager", "OK");
    assertEquals(
        inside("checksum", "phantom_mask_quadrants"), inside("checksum", "phantom_regions"));
    assertEquals(
        "run(\"Cord ROIs from Manager\", \"series=phantom overlap=refuse\");",
        inside("recorded", "run(\"Cord ROIs from"));
  }

  @Test
  @Order(3)
  void onA3dImageTheyAreShownToo() {
    imagej.run(
        "run(\"Cord Mean...\", \"series=phantom\"); setLocation(350, 480);"
            + "run(\"Cord ROIs to Manager\","
            + " \"rois=phantom_mask_quadrants series=phantom_mean reset=true\");"
            + "selectImage(\"phantom_mean\"); setSlice(2);");
    assertOutlined("phantom_mean", "rois-on-mean.png");
    imagej.run(
        "run(\"Cord ROIs to Manager\", \"rois=phantom_mask_quadrants series=phantom reset=true\");");
  }

  @Test
  @Order(4)
  void anEditedSelectionComesBackEdited() {
    imagej.run("close(\"phantom_regions\");");
    // the quadrant's selection of slice 3 smaller, a new one drawn in the middle of slice 5
    imagej.run(
        "selectImage(\"phantom\"); roiManager(\"Show None\"); roiManager(\"select\", 10);"
            + "run(\"Enlarge...\", \"enlarge=-1 pixel\"); roiManager(\"update\");"
            + "Stack.setPosition(1, 5, 9); makeOval(2, 2, 6, 6); Roi.setName(\"lesion\");"
            + "roiManager(\"add\");");
    imagej.run("run(\"Cord ROIs from Manager\", \"series=phantom\");");
    assertNotEquals(
        inside("checksum", "phantom_mask_quadrants"), inside("checksum", "phantom_regions"));
    assertEquals(
        "0 3 5",
        imagej.run(
            "selectImage(\"phantom_mask_quadrants\"); setSlice(3); first = -1;"
                + "for (x = 0; x < 40 && first < 0; x++) for (y = 0; y < 40; y++)"
                + " if (getPixel(x, y) == 3 && first < 0) { first = x; row = y; }"
                + "selectImage(\"phantom_regions\"); setSlice(3); edge = getPixel(first, row);"
                + "inner = getPixel(first + 2, 18); setSlice(5);"
                + "return \"\" + edge + \" \" + inner + \" \" + getPixel(5, 5);"));
    imagej.run("selectImage(\"phantom_regions\"); setSlice(5); setLocation(20, 480);");
    imagej.screenshot(PICTURES.resolve("rois-from-manager.png"));
  }
}
