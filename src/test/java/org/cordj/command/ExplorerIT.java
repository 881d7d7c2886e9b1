package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cordj.imagej.explorer.ExplorerProbe;
import org.cordj.report.Png;
import org.cordj.testing.ExplorerScreen;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The explorer by mouse and keys on a screen, against what the commands make. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorerIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private WindowImageJ imagej;
  private ExplorerScreen screen;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    screen = new ExplorerScreen(imagej, ExplorerProbe.class);
    Files.createDirectories(PICTURES);
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

  private void explore(final String more) {
    screen.explore(more);
  }

  private String ask(final String method, final String... arguments) {
    return screen.ask(method, arguments);
  }

  private Map<String, String> sees(final String title) {
    return screen.sees(title);
  }

  private void await(final String key, final String value) {
    screen.await(key, value);
  }

  @Test
  void theMouseShowsWhatTheCommandsFind() throws IOException {
    explore("rois=phantom_rois bands=slow3");
    screen.move(18, 22);
    await("point", "18,22,3");
    assertEquals("none", sees("phantom").get("seed"));
    screen.click(16, 19);
    await("seed", "16,19,3");
    screen.move(17, 18);
    await("region", "ventral-right");
    screen.move(24, 19);
    await("point", "24,19,3");
    final Map<String, String> seen = sees("phantom");
    final String[] found =
        imagej
            .run(
                """
                run("Cord Seed Map...", "series=phantom mask=phantom_mask point=16,19,3");
                run("Cord tSNR...", "series=phantom mask=phantom_mask");
                run("Cord ALFF...", "series=phantom mask=phantom_mask bands=slow3 measures=ALFF");
                text = "";
                titles = newArray("phantom_seed_r", "phantom_tSNR", "phantom_ALFF_slow3");
                for (n = 0; n < titles.length; n++) {
                  selectImage(titles[n]);
                  setSlice(4);
                  text = text + d2s(getPixel(24, 19), 7) + " ";
                }
                return text;
                """)
            .split(" ");
    assertEquals(Double.parseDouble(found[0]), Double.parseDouble(seen.get("r")), 2e-6);
    assertEquals(Double.parseDouble(found[1]), Double.parseDouble(seen.get("tsnr")), 1e-4);
    assertEquals(Double.parseDouble(found[2]), Double.parseDouble(seen.get("alff")), 1e-4);
  }

  /** The picture in README: a copy of target/screenshots/explorer.png. */
  @Test
  void thePictureOfReadme() throws IOException {
    imagej.run(
        """
        close("*");
        run("Cord Phantom...", "volumes=240 tsnr=250");
        selectImage("phantom");
        setLocation(10, 110);
        Stack.setPosition(1, 4, 1);
        """);
    explore("rois=phantom_rois threshold=0.2 point=17,18,3");
    await("seed", "17,18,3");
    imagej.keys("p");
    await("pins", "1");
    screen.click(22, 18);
    await("seed", "22,18,3");
    screen.move(21, 22);
    await("region", "dorsal-left");
    final BufferedImage screen = imagej.screenshot(PICTURES.resolve("explorer-screen.png"));
    final String[] header = ask("bounds", "phantom", "header").split(" ");
    final String[] words = ask("bounds", "phantom", "words").split(" ");
    final int right = Integer.parseInt(header[0]) + Integer.parseInt(header[2]) + 4;
    final int bottom = Integer.parseInt(words[1]) + Integer.parseInt(words[3]) + 10;
    Png.write(
        screen.getSubimage(8, 108, right - 8, bottom - 108), PICTURES.resolve("explorer.png"));
    int red = 0;
    for (int x = 0; x < right; x++) {
      for (int y = 108; y < bottom; y++) {
        final Color c = new Color(screen.getRGB(x, y));
        red += c.getRed() > 150 && c.getGreen() < 60 && c.getBlue() < 80 ? 1 : 0;
      }
    }
    assertTrue(red > 300, "the map's strongest colour on the image: " + red);
  }

  @Test
  void thresholdPinsRunAndDefinitionFollowKeysAndButtons() {
    imagej.run("selectImage(\"phantom\"); Overlay.drawRect(16, 19, 1, 1); Overlay.show();");
    explore("raw=clean rois=phantom_rois threshold=0 point=16,19,3");
    await("seed", "16,19,3");
    final int all = Integer.parseInt(ask("coloured", "phantom").split(" ")[0]);
    assertTrue(all > 80, "the whole cord is coloured: " + all);
    ask("slide", "phantom", "threshold", "98");
    assertEquals("1 2", ask("coloured", "phantom"));
    // a copy has the same colours, and can be seen through beside them
    imagej.run("selectImage(\"phantom\"); run(\"Duplicate...\", \"title=copy duplicate\");");
    assertEquals("1 2", ask("coloured", "copy"));
    imagej.run("selectImage(\"copy\"); close(); selectImage(\"phantom\");");
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("bracketleft", "bracketleft");
    await("threshold", "0.94");
    imagej.keys("p", "Right", "p");
    await("pins", "2");
    await("seed", "17,19,3");
    imagej.keys("1");
    await("seed", "16,19,3");
    imagej.keys("x");
    await("pins", "1");
    final String ofRun = sees("phantom").get("tsnr");
    ask("press", "phantom", "Raw");
    await("run", "1");
    assertFalse(ofRun.equals(sees("phantom").get("tsnr")), "the band-passed run has another tSNR");
    imagej.keys("r", "d");
    await("run", "0");
    await("definition", "afni");
    imagej.keys("o");
    ExplorerScreen.await(
        () -> ask("coloured", "phantom").startsWith("0 "), "the map is still there");
    imagej.keys("Escape");
    imagej.awaitNoWindow("Cord Explorer");
    assertEquals("0 1", ask("coloured", "phantom"), "what the user drew stays");
    assertEquals("rectangle", imagej.run("return IJ.getToolName();"));
  }

  @Test
  void theSeedIsTheWholeRegionUnderTheMouse() {
    imagej.run(
        """
        setForegroundColor(0, 0, 0);
        selectImage("phantom_mask");
        // the region then reaches beyond the mask
        makeRectangle(23, 0, 3, 40);
        run("Set...", "value=0 stack");
        run("Select None");
        selectImage("phantom");
        """);
    explore("rois=phantom_rois bands=slow3");
    imagej.keys("s");
    await("point", "none");
    screen.click(21, 18);
    await("seed", "ventral-left");
    // another voxel of it is no other seed
    final String maps = sees("phantom").get("maps");
    screen.click(22, 18);
    await("point", "22,18,3");
    assertEquals(maps, sees("phantom").get("maps"));
    screen.move(18, 22);
    await("point", "18,22,3");
    final String seen = sees("phantom").get("r");
    final String line = ask("macro", "phantom");
    assertTrue(line.contains("rois=phantom_rois region=ventral-left"), line);
    final String found =
        imagej.run(
            line
                + """
                selectImage("phantom_seed_r");
                setSlice(4);
                r = getPixel(18, 22);
                close("phantom_seed*");
                return d2s(r, 7);
                """);
    assertEquals(Double.parseDouble(found), Double.parseDouble(seen), 2e-6);
    // outside of all regions there is no seed, and it says so
    imagej.focus("Cord Explorer: phantom");
    screen.click(36, 3);
    ExplorerScreen.await(
        () -> ask("words", "phantom").contains("36,3,3 lies in no region of 'phantom_rois'"),
        "it is not told");
    assertEquals("ventral-left", sees("phantom").get("seed"));
    // a pin is a region, and its seed is one again
    imagej.keys("p", "s");
    await("seed", "22,18,3");
    imagej.keys("1");
    await("seed", "ventral-left");
    assertEquals("true", ask("isPressed", "phantom", "Region"));
  }

  @Test
  void theOtherRunLiesBehindAndColoursAreRemembered() throws IOException {
    explore("raw=clean rois=phantom_rois threshold=0.1 point=17,18,3");
    await("behind", "clean");
    imagej.screenshot(PICTURES.resolve("explorer-behind.png"));
    imagej.keys("r");
    await("behind", "phantom");
    imagej.keys("b");
    await("behind", "none");
    imagej.keys("b", "r");
    await("behind", "clean");
    assertEquals("blue-red", sees("phantom").get("colors"));
    imagej.keys("c");
    await("colors", "blue-orange");
    ask("choose", "phantom", "colors", "teal-magenta");
    ask("slide", "phantom", "opacity", "60");
    imagej.keys("h");
    imagej.focus("Cord Explorer: keys");
    imagej.screenshot(PICTURES.resolve("explorer-keys.png"));
    imagej.keys("Escape");
    imagej.awaitNoWindow("Cord Explorer: keys");
    imagej.focus("Cord Explorer: phantom");
    imagej.keys("Escape");
    imagej.awaitNoWindow("Cord Explorer");
    explore("point=17,18,3");
    await("colors", "teal-magenta");
    assertEquals("none", sees("phantom").get("behind"));
    assertEquals("60", ask("value", "phantom", "opacity"));
    ask("choose", "phantom", "colors", "blue-red");
    ask("slide", "phantom", "opacity", "85");
  }

  @Test
  void aBandsEdgeIsDragged() {
    explore("bands=slow4 point=16,19,3");
    await("bands", "slow4");
    final String[] box = ask("bounds", "phantom", "spectrum").split(" ");
    final int left = Integer.parseInt(box[0]) + 52;
    final double width = Integer.parseInt(box[2]) - 52 - 12;
    final int y = Integer.parseInt(box[1]) + 60;
    final double before = Double.parseDouble(sees("phantom").get("alff"));
    imagej.drag(
        left + (int) Math.round(0.073 / 0.25 * width),
        y,
        left + (int) Math.round(0.12 / 0.25 * width),
        y,
        left + (int) Math.round(0.15 / 0.25 * width),
        y);
    ExplorerScreen.await(
        () -> sees("phantom").get("bands").startsWith("0.027-0.1"),
        "the band is not as it was drawn");
    final String[] edges = sees("phantom").get("bands").split("-");
    assertEquals(0.15, Double.parseDouble(edges[1]), 0.002);
    assertTrue(Double.parseDouble(sees("phantom").get("alff")) > before);
  }

  @Test
  void whatBecomesOfTheImageIsTold() {
    explore("raw=clean point=16,19,3");
    await("seed", "16,19,3");
    imagej.run("selectImage(\"clean\"); close();");
    ask("press", "phantom", "Pin");
    await("pins", "1");
    imagej.run("selectImage(\"phantom\"); run(\"Add...\", \"value=10 stack\");");
    ExplorerScreen.await(
        () -> ask("words", "phantom").contains("'phantom' has changed since it was read."),
        "the change is not told");
    // two of one image: the newer one stays
    imagej.run("run(\"Cord Explorer...\", \"series=phantom mask=phantom_mask point=18,20,2\");");
    await("seed", "18,20,2");
    await("pins", "0");
    // and one of another image beside it
    imagej.run(
        "selectImage(\"phantom\"); run(\"Duplicate...\", \"title=other duplicate\");"
            + "run(\"Cord Explorer...\", \"series=other mask=phantom_mask point=17,20,2\");");
    assertEquals("17,20,2", sees("other").get("seed"));
    assertEquals("18,20,2", sees("phantom").get("seed"));
    imagej.run("selectImage(\"phantom\"); close();");
    ExplorerScreen.await(
        () -> ask("isOpen", "phantom").equals("false") && !imagej.hasWindow("Explorer: phantom"),
        "the explorer outlives its image");
    assertEquals("true", ask("isOpen", "other"));
  }
}
