package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.cordj.imagej.explorer.ExplorerProbe;
import org.cordj.io.Table;
import org.cordj.testing.ExplorerScreen;
import org.cordj.testing.InsideSwing;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the explorer by its keys: files, a line in the Recorder; and reading again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorerSavesIT {

  @TempDir Path folder;

  private WindowImageJ imagej;
  private ExplorerScreen screen;

  @BeforeAll
  void start() {
    imagej = WindowImageJ.start();
    screen = new ExplorerScreen(imagej, ExplorerProbe.class);
    imagej.insideOf(InsideSwing.class, "useSwingsFiles");
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @BeforeEach
  void open() {
    screen.openPhantom();
  }

  private void saveAs(final String path) {
    final String answer = imagej.insideOf(InsideSwing.class, "saveAs", path);
    assertEquals("", answer);
  }

  @Test
  void pictureAndTablesAreWrittenWhereTheUserSays() throws IOException {
    screen.explore("rois=phantom_rois bands=slow3");
    imagej.keys("g");
    screen.awaitWords("There is no voxel to save yet; click on the image.");
    screen.click(22, 18);
    screen.await("seed", "22,18,3");
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("g");
    final Path picture = folder.resolve("seen.png");
    saveAs(picture.toString());
    screen.awaitWords("Saved: " + picture);
    assertEquals(1600, ImageIO.read(picture.toFile()).getWidth());

    imagej.focus("Cord Explorer: phantom");
    imagej.keys("t");
    saveAs(folder.resolve("seen.tsv").toString());
    screen.awaitWords("Saved: " + folder.resolve("seen.tsv"));
    final Table values = Table.read(folder.resolve("seen.tsv"));
    final Map<String, String> seen = screen.sees("phantom");
    assertEquals("seed", values.text(0, "course"));
    assertEquals("ventral-left", values.text(0, "region"));
    assertEquals(Double.parseDouble(seen.get("tsnr")), values.number(0, "tsnr"), 1e-4);
    final Table courses = Table.read(folder.resolve("seen_courses.tsv"));
    assertEquals(120, courses.size());
    assertEquals(List.of("time_s", "seed_22_18_3"), courses.columns());
  }

  @Test
  void cancelWritesNothingAndWhatCannotBeWrittenIsTold() throws IOException {
    screen.explore("point=22,18,3");
    screen.await("seed", "22,18,3");
    final String before = screen.ask("words", "phantom");
    for (final String key : new String[] {"g", "t"}) {
      imagej.focus("Cord Explorer: phantom");
      imagej.keys(key);
      saveAs("");
      assertEquals(before, screen.ask("words", "phantom"));
    }
    try (var files = Files.list(folder)) {
      assertEquals(0, files.filter(p -> p.toString().contains("explorer")).count());
    }
    // the courses go beside the values; here that is a folder's name
    Files.createDirectory(folder.resolve("there_courses.tsv"));
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("t");
    saveAs(folder.resolve("there.tsv").toString());
    screen.awaitWords("there_courses.tsv");
    final String told = screen.ask("words", "phantom");
    assertFalse(told.contains("Saved"), told);
  }

  @Test
  void theRecordersLineMakesTheSameMap() {
    imagej.run("run(\"Record...\");");
    for (final String keys : new String[] {"radius=1.5 point=22,18,3", "region=dorsal-right"}) {
      screen.explore("raw=clean rois=phantom_rois " + keys);
      imagej.keys("r");
      screen.await("run", "1");
      imagej.keys("m");
      screen.awaitWords("Copied: run(\"Cord Seed Map...\"");
      final String line = imagej.inside("recorded", "Cord Seed Map");
      assertTrue(line.contains("series=clean"), line);
      assertEquals("Copied: " + line, screen.ask("words", "phantom"));
      imagej.run(line);
      final double differs = Double.parseDouble(screen.ask("differs", "phantom", "clean_seed_r"));
      assertTrue(differs < 1e-6, keys + ": " + differs);
      imagej.run("close(\"clean_seed*\"); selectImage(\"phantom\");");
    }
    imagej.run("selectWindow(\"Recorder\"); run(\"Close\");");
  }

  @Test
  void whatHasChangedIsReadAgain() {
    // not over the image: what is shown is the seed then
    imagej.move(1, 1000);
    screen.explore("raw=clean rois=phantom_rois region=ventral-left");
    imagej.keys("p", "c");
    screen.await("pins", "1");
    final double before = Double.parseDouble(screen.sees("phantom").get("mean"));
    imagej.run("selectImage(\"phantom\"); run(\"Add...\", \"value=100 stack\");");
    screen.awaitWords("'phantom' has changed since it was read. Press U to read it again.");
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("u");
    ExplorerScreen.await(
        () ->
            !screen.ask("words", "phantom").contains("changed")
                && !screen.ask("words", "phantom").contains("Reading"),
        "it is not read again");
    final Map<String, String> after = screen.sees("phantom");
    assertEquals(before + 100, Double.parseDouble(after.get("mean")), 0.01);
    assertEquals("ventral-left", after.get("seed"));
    assertEquals("1", after.get("pins"));
    assertEquals("blue-orange", after.get("colors"));
    assertEquals("true", screen.ask("isPressed", "phantom", "Region"));
    // the raw run was closed: it is read without
    imagej.run("selectImage(\"clean\"); close();");
    screen.await("behind", "none");
    imagej.run("selectImage(\"phantom\"); run(\"Add...\", \"value=100 stack\");");
    screen.awaitWords("has changed");
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("u");
    ExplorerScreen.await(
        () ->
            Math.abs(before + 200 - Double.parseDouble(screen.sees("phantom").get("mean"))) < 0.01,
        () -> screen.sees("phantom") + screen.ask("words", "phantom"));
    // on another grid than its mask, or without it, it cannot be
    imagej.run("selectImage(\"phantom\"); makeRectangle(0, 0, 30, 30); run(\"Crop\");");
    screen.awaitWords("'phantom' is another stack than the one that was read.");
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("u");
    screen.awaitWords("'phantom' and 'phantom_mask' are not on the same grid");
    imagej.run("selectImage(\"phantom_mask\"); close();");
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("u");
    screen.awaitWords("'phantom_mask' was closed; open it and Cord Explorer... again.");
    imagej.keys("c", "c", "c");
  }
}
