package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.imagej.explorer.ExplorerProbe;
import org.cordj.testing.ExplorerScreen;
import org.cordj.testing.InsideScreen;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;

/** Windows at 200 %: no letters are cut off, and the mouse means the voxel that it points at. */
class ScaledScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String EXPLORER = "Cord Explorer: phantom";

  /** Java's own scale: a pixel of ours is two of the screen. */
  @Test
  void aScreenOfTwiceTheResolution() throws IOException {
    try (WindowImageJ imagej = WindowImageJ.start("2560x2048", "-Dsun.java2d.uiScale=2")) {
      look(imagej, "java", 2, 1);
    }
  }

  /** ImageJ's scale, as Edit>Options>Appearance sets it. */
  @Test
  void imagejsOwnScaleOfWindows() throws IOException {
    try (WindowImageJ imagej = WindowImageJ.start("2560x2048")) {
      imagej.insideOf(InsideScreen.class, "scale", "2");
      look(imagej, "imagej", 1, 2);
    }
  }

  /**
   * Opens window after window.
   *
   * @param pixels of the screen to one of Java's
   * @param letters how much larger than at 100 % they are in Java's pixels
   */
  private static void look(
      final WindowImageJ imagej, final String name, final int pixels, final int letters)
      throws IOException {
    Files.createDirectories(PICTURES);
    imagej.run(
        """
        run("Cord Phantom...", "volumes=120 tsnr=60");
        close("phantom_truth");
        run("Cord Band-pass Filter...", "series=phantom mask=phantom_mask low=0.01 high=0.2");
        rename("clean");
        selectImage("phantom");
        Stack.setPosition(1, 4, 1);
        run("Cord Explorer...", "series=phantom mask=phantom_mask raw=clean rois=phantom_rois");
        """);
    imagej.focus(EXPLORER);
    fits(imagej, EXPLORER, 12 * letters);
    theMouseMeansWhatItPointsAt(imagej, pixels);
    imagej.focus(EXPLORER);
    imagej.screenshot(PICTURES.resolve("scaled-" + name + "-explorer.png"));
    imagej.keys("h");
    fits(imagej, "Cord Explorer: keys", 12 * letters);
    imagej.focus("Cord Explorer: keys");
    imagej.keys("Escape");
    imagej.awaitNoWindow("Cord Explorer: keys");
    imagej.focus(EXPLORER);
    imagej.keys("Escape");
    imagej.awaitNoWindow("Cord Explorer");

    final WindowImageJ.Running dialog = imagej.begin("run(\"Cord Explorer...\");");
    imagej.focus("Cord Explorer");
    imagej.screenshot(PICTURES.resolve("scaled-" + name + "-dialog.png"));
    assertEquals("", imagej.insideOf(InsideScreen.class, "cut", "Cord Explorer"));
    imagej.inside("press", "Cord Explorer", "Cancel");
    dialog.await();

    imagej.run("run(\"Cord Pipeline Editor...\", \"pipeline=quick-look edit=true\");");
    imagej.focus("Cord Pipeline Editor");
    imagej.screenshot(PICTURES.resolve("scaled-" + name + "-editor.png"));
    fits(imagej, "Cord Pipeline Editor", 12 * letters);
    imagej.keys("alt+l");

    imagej.inside("click", "Plugins>CordJ>Help>Cord First Steps");
    imagej.focus("Cord First Steps");
    imagej.screenshot(PICTURES.resolve("scaled-" + name + "-steps.png"));
    fits(imagej, "Cord First Steps", 12 * letters);
  }

  private static void fits(final WindowImageJ imagej, final String title, final int letters) {
    assertEquals("", imagej.insideOf(InsideScreen.class, "cut", title));
    assertEquals(
        Integer.toString(letters), imagej.insideOf(InsideScreen.class, "letters", title), title);
  }

  /** A click makes the seed of its voxel; at another one stands the r of Cord Seed Map... there. */
  private static void theMouseMeansWhatItPointsAt(final WindowImageJ imagej, final int pixels) {
    final ExplorerScreen screen = new ExplorerScreen(imagej, ExplorerProbe.class);
    final int[] seed = screen.onScreen(pixels, 22, 18);
    imagej.click(seed[0], seed[1]);
    screen.await("seed", "22,18,3");
    final int[] other = screen.onScreen(pixels, 24, 19);
    imagej.move(other[0], other[1]);
    screen.await("point", "24,19,3");
    final String seen = screen.sees("phantom").get("r");
    final String found =
        imagej.run(
            """
            run("Cord Seed Map...", "series=phantom mask=phantom_mask point=22,18,3");
            selectImage("phantom_seed_r");
            setSlice(4);
            r = getPixel(24, 19);
            close("phantom_seed*");
            return d2s(r, 7);
            """);
    assertEquals(Double.parseDouble(found), Double.parseDouble(seen), 2e-6);
  }
}
