package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiReader;
import org.cordj.nifti.NiftiWriter;
import org.cordj.testing.Shared;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * NIfTI images on a screen: dropped, opened by a macro and by command, with the patient's sides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NiftiOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Path BOLD =
      Path.of("test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz").toAbsolutePath();
  private static final String TITLE = "sub-phantom_task-rest_bold";

  private WindowImageJ imagej;
  @TempDir Path folder;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @AfterEach
  void closeImages() {
    imagej.run("run(\"Close All\");");
  }

  private String inside(final String method, final String argument) {
    return imagej.inside(method, argument);
  }

  /** Yellow pixels, which only letters are, in the nine parts of an image, row by row. */
  private int[] letters(final String title, final String picture) {
    inside("bounds", title);
    imagej.run("selectImage(\"" + title + "\"); wait(400);");
    final String[] box = inside("bounds", title).split(" ");
    final int x0 = Integer.parseInt(box[0]);
    final int y0 = Integer.parseInt(box[1]);
    final int w = Integer.parseInt(box[2]);
    final int h = Integer.parseInt(box[3]);
    assertTrue(w >= 300, "window large enough: " + w);
    final BufferedImage screen = imagej.screenshot(PICTURES.resolve(picture));
    final int[] yellow = new int[9];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        if ((screen.getRGB(x0 + x, y0 + y) & 0xffffff) == 0xffff00) {
          yellow[3 * (3 * y / h) + 3 * x / w]++;
        }
      }
    }
    return yellow;
  }

  private static void assertLettersAtTheEdges(final int[] yellow) {
    for (int part = 0; part < 9; part++) {
      if (part % 2 == 1) {
        assertTrue(yellow[part] > 10, "a letter in part " + part);
      } else {
        assertEquals(0, yellow[part], "no letter in part " + part);
      }
    }
  }

  @Test
  void aDroppedFileOpens() {
    inside("drop", BOLD.toString());
    assertLettersAtTheEdges(letters(TITLE, "dropped.png"));
    assertEquals("250", imagej.run("Stack.getDimensions(w, h, c, z, t); return \"\" + t;"));
  }

  @Test
  void anAxialRunOpenedByAMacro() {
    imagej.run("open(\"" + BOLD + "\");");
    assertLettersAtTheEdges(letters(TITLE, "axial-epi.png"));
    final String command = "run(\"Cord Letters...\", \"image=" + TITLE + " show=";
    imagej.run(command + "false\");");
    for (final int part : letters(TITLE, "axial-epi-off.png")) {
      assertEquals(0, part, "hidden");
    }
    imagej.run(command + "true\");");
    assertLettersAtTheEdges(letters(TITLE, "axial-epi-on.png"));
    imagej.run("run(\"Duplicate...\", \"title=copy duplicate\");");
    imagej.run("run(\"Cord Letters...\", \"image=copy show=true\");");
    imagej.run("close(\"" + TITLE + "\");");
    assertLettersAtTheEdges(letters("copy", "axial-epi-copy.png"));
  }

  @Test
  void lettersAreNoneOfTheUsersOverlays() {
    imagej.run("open(\"" + BOLD + "\");");
    assertEquals("0", imagej.run("return \"\" + Overlay.size;"));
    imagej.run(
        "makeRectangle(5, 5, 10, 10); Overlay.addSelection(\"cyan\"); run(\"Select None\");");
    assertEquals("1", imagej.run("return \"\" + Overlay.size;"));
    assertLettersAtTheEdges(letters(TITLE, "with-overlay.png"));
    assertEquals(
        "1600.0",
        imagej.run(
            "run(\"Set Measurements...\", \"area\"); List.setMeasurements; return List.getValue(\"Area\");"));
  }

  @Test
  void aSagittalT2IsUpright() {
    final Path t2 = Shared.require("data/sct_testing_data/t2/t2.nii.gz");
    imagej.run("run(\"Open NIfTI...\", \"path=[" + t2.toAbsolutePath().normalize() + "]\");");
    assertLettersAtTheEdges(letters("t2", "sagittal-t2.png"));
  }

  @Test
  void anObliqueT2() throws IOException {
    final Path t2 = Shared.require("data/sct_testing_data/t2/t2.nii.gz");
    final Volume volume = NiftiReader.read(t2, Progress.NONE).toVolume();
    // the patient's head bent forward by 25 degrees: the same voxels, the axes turned about R
    final double c = Math.cos(Math.toRadians(25));
    final double s = Math.sin(Math.toRadians(25));
    final double[][] a = volume.grid().affine();
    final double[][] turned = {a[0], new double[4], new double[4]};
    for (int k = 0; k < 4; k++) {
      turned[1][k] = c * a[1][k] - s * a[2][k];
      turned[2][k] = s * a[1][k] + c * a[2][k];
    }
    final Grid g = volume.grid();
    final Path oblique = folder.resolve("oblique.nii");
    new NiftiWriter(DataType.INT16, 6)
        .write(
            oblique,
            new Volume("oblique", volume.planes(), new Grid(g.nx(), g.ny(), g.nz(), turned)),
            null);
    imagej.run("open(\"" + oblique + "\");");
    assertLettersAtTheEdges(letters("oblique", "oblique-t2.png"));
  }
}
