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
import org.junit.jupiter.api.io.TempDir;

/** The commands under Group with windows: recorded, replayed, with their plots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelateOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();

  @TempDir static Path folder;

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    final StringBuilder people = new StringBuilder("participant_id\tgroup\talff\tndi\n");
    for (int i = 0; i < 20; i++) {
      people.append("sub-").append(i).append(i < 10 ? "\ta\t" : "\tb\t");
      people.append(i).append('\t').append(30 - i + (i * 7 % 5)).append('\n');
    }
    Files.writeString(folder.resolve("people.tsv"), people);
    imagej.run("run(\"Record...\");");
  }

  @AfterAll
  void stop() {
    if (imagej != null) {
      imagej.close();
    }
  }

  @Test
  void powerFromTheMenuIsRecordedAndReplayed() {
    imagej.inside("click", "Plugins>CordJ>Group>Cord Power...");
    imagej.inside("shows", "Cord Power");
    imagej.screenshot(PICTURES.resolve("dialog-Cord-Power.png"));
    imagej.inside("press", "Cord Power", "OK");
    final String pixels = imagej.inside("checksum", "power");
    final String line = imagej.inside("recorded", "run(\"Cord Power");
    assertEquals(
        "run(\"Cord Power...\", \"groups=2 effect=0.8 from=10 to=40 step=5 alpha=0.05 target=0.8"
            + " simulations=5000 randomseed=1\");",
        line);
    assertEquals("true", imagej.inside("isOpen", "power_curve"));
    imagej.screenshot(PICTURES.resolve("power.png"));
    imagej.run("close(\"power\"); close(\"power_curve\");");
    imagej.run(line);
    assertEquals(pixels, imagej.inside("checksum", "power"));
    imagej.run("close(\"*\");");
  }

  @Test
  void correlationsAsPlotTableAndPicture() {
    final String call =
        "run(\"Cord Correlate...\", \"design="
            + folder.resolve("people.tsv")
            + " predictor=alff outcome=ndi group=group\");";
    imagej.run(call);
    final String pixels = imagej.inside("checksum", "people_correlation");
    assertEquals("true", imagej.inside("isOpen", "people_ndi"));
    imagej.run(
        "selectImage(\"people_correlation\"); run(\"Scale to Fit\"); selectImage(\"people_ndi\");");
    imagej.screenshot(PICTURES.resolve("correlate.png"));
    assertTrue(imagej.hasWindow("people_correlations"), "the table");
    imagej.run("close(\"people_correlation\");");
    imagej.run(call);
    assertEquals(pixels, imagej.inside("checksum", "people_correlation"));
    // the first curve is the line, at 61 places from the least to the largest value
    assertEquals(
        "61 0 19",
        imagej.run(
            "selectImage(\"people_ndi\"); Plot.getValues(x, y);"
                + " return \"\" + x.length + \" \" + x[0] + \" \" + x[60];"));
  }
}
