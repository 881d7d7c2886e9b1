package org.cordj.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The windowed ImageJ and its harness: macros, keys, dialogs and pictures of the screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowImageJIT {
  private WindowImageJ imagej;

  @BeforeAll
  void start() {
    imagej = WindowImageJ.start();
  }

  @AfterAll
  void stop() {
    if (imagej != null) imagej.close();
  }

  @Test
  void aMacroReturnsItsValue() {
    assertEquals("µ 3", imagej.run("return \"µ \" + (1+2);"));
  }

  @Test
  void anImageIsSeenOnTheScreen(@TempDir Path folder) {
    imagej.run(
        """
        setForegroundColor(255, 0, 128);
        newImage("pink", "RGB white", 200, 100, 1);
        setLocation(300, 300);
        run("Select All");
        run("Fill", "slice");
        run("Select None");
        updateDisplay();
        """);
    imagej.focus("^pink");
    BufferedImage screen = imagej.screenshot(folder.resolve("screen.png"));
    int pink = 0;
    for (int y = 0; y < screen.getHeight(); y++) {
      for (int x = 0; x < screen.getWidth(); x++) {
        if (screen.getRGB(x, y) == new Color(255, 0, 128).getRGB()) pink++;
      }
    }
    // 200 by 100, less what the mouse may hide, and the square of the colour picker.
    assertTrue(pink > 19_000 && pink < 21_000, "pixels of the image's colour: " + pink);
    imagej.run("close(\"pink\");");
  }

  @Test
  void aDialogTakesKeysAndReturnsTheValue() {
    WindowImageJ.Running running =
        imagej.begin(
            """
            Dialog.create("Which number");
            Dialog.addNumber("Number", 1);
            Dialog.show();
            return d2s(Dialog.getNumber(), 0);
            """);
    imagej.focus("^Which number$");
    assertFalse(running.isDone());
    imagej.keys("ctrl+a");
    imagej.type("42");
    imagej.keys("Return");
    assertEquals("42", running.await());
  }

  @Test
  void anErrorOpensAWindowAndEndsTheMacro() {
    WindowImageJ.Running running = imagej.begin("x = nothere; return \"went on\";");
    imagej.focus("^Macro Error$");
    imagej.keys("Return");
    assertEquals("[aborted]", running.await());
    imagej.awaitNoWindow("^Macro Error$");
  }
}
