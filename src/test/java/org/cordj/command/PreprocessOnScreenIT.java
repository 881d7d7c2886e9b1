package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The commands under Preprocess from the menu: recorded, replayed, with their plots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreprocessOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run("run(\"Record...\"); run(\"Cord Phantom...\", \"volumes=60\");");
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

  /** From the menu with nothing typed; then the recorded line gives the same pixels. */
  private String clicked(final String command, final String result) {
    inside("click", "Plugins>CordJ>Preprocess>" + command + "...");
    imagej.screenshot(PICTURES.resolve("dialog-" + command.replace(' ', '-') + ".png"));
    inside("press", command, "OK");
    final String pixels = inside("checksum", result);
    final String line = inside("recorded", "run(\"" + command);
    imagej.run("close(\"" + result + "\");");
    imagej.run(line);
    assertEquals(pixels, inside("checksum", result));
    return line;
  }

  @Test
  void eachIsRecordedAsItRan() {
    imagej.run("selectImage(\"phantom\");");
    assertEquals(
        "run(\"Cord Trim...\", \"series=phantom first=0 last=-1\");",
        clicked("Cord Trim", "phantom_trim"));
    imagej.run("close(\"phantom_trim\"); selectImage(\"phantom\");");
    assertEquals(
        "run(\"Cord Smooth...\", \"series=phantom mask=phantom_mask inplane=2 along=5\");",
        clicked("Cord Smooth", "phantom_smooth"));
    imagej.run("close(\"phantom_smooth\"); selectImage(\"phantom\");");
    assertEquals(
        "run(\"Cord tSNR...\", \"series=phantom detrend=none\");",
        clicked("Cord tSNR", "phantom_tSNR"));
    imagej.run("selectImage(\"phantom\");");
    assertEquals(
        "run(\"Cord Outliers...\", \"series=phantom mask=phantom_mask measure=dvars,refrms rule=sd"
            + " k=2 scale=1000 reference=mean radius=0\");",
        clicked("Cord Outliers", "phantom_outliers"));
    imagej.screenshot(PICTURES.resolve("after-outliers.png"));
    assertEquals("true", inside("isOpen", "phantom_dvars"));
    assertEquals("true", inside("isOpen", "phantom_refrms"));
  }
}
