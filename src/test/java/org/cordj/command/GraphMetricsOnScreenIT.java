package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.testing.InsidePreview;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Graph metrics from the menu: recorded, replayed, with tables and pictures in windows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphMetricsOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();

  @TempDir static Path folder;

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    imagej = WindowImageJ.start();
    Files.createDirectories(PICTURES);
    imagej.run("run(\"Record...\");");
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
  void theDialogIsRecordedAndReplayed() throws IOException {
    final Path matrix = folder.resolve("cord.tsv");
    final String[] names = new String[8];
    for (int i = 0; i < 8; i++) {
      names[i] =
          "C"
              + (5 + i / 4)
              + "_"
              + (i % 4 < 2 ? "dorsal" : "ventral")
              + (i % 2 == 0 ? "-left" : "-right");
    }
    final StringBuilder text = new StringBuilder("roi\t" + String.join("\t", names) + "\n");
    for (int i = 0; i < 8; i++) {
      text.append(names[i]);
      for (int j = 0; j < 8; j++) {
        text.append('\t').append(0.6 / (1 + Math.abs(i - j)) - 0.1);
      }
      text.append('\n');
    }
    Files.writeString(matrix, text);
    inside("click", "Plugins>CordJ>Connectivity>Cord Graph Metrics...");
    assertTrue(inside("shows", "Cord Graph Metrics").startsWith("signed|infinite|"));
    inside("type", "Cord Graph Metrics", "0", matrix.toString());
    inside("type", "Cord Graph Metrics", "1", "density:0.3,0.5");
    inside("type", "Cord Graph Metrics", "3", "10");
    imagej.screenshot(PICTURES.resolve("dialog-Cord-Graph-Metrics.png"));
    inside("press", "Cord Graph Metrics", "OK");
    final String pixels = inside("checksum", "cord_curves");
    final String graph = inside("checksum", "cord_connectogram");
    imagej.screenshot(PICTURES.resolve("after-graph.png"));
    final String line = inside("recorded", "run(\"Cord Graph Metrics");
    assertEquals(
        "run(\"Cord Graph Metrics...\", \"matrix="
            + matrix
            + " thresholds=density:0.3,0.5 negative=signed unreachable=infinite repeats=100 nulls=10"
            + " randomseed=1\");",
        line);
    imagej.run("close(\"cord_curves\"); close(\"cord_connectogram\");");
    imagej.run(line);
    assertEquals(pixels, inside("checksum", "cord_curves"));
    assertEquals(graph, inside("checksum", "cord_connectogram"));
  }

  @Test
  void openMatricesAreOffered() {
    imagej.run(
        """
        newImage("not symmetric", "32-bit ramp", 6, 6, 1);
        newImage("empty", "32-bit black", 6, 6, 1);
        newImage("wide", "32-bit black", 6, 4, 1);
        """);
    for (final String title : new String[] {"older", "newer"}) {
      imagej.run(
          "newImage(\""
              + title
              + "\", \"32-bit black\", 6, 6, 1);"
              + "for (i = 0; i < 6; i++) for (j = 0; j < 6; j++)"
              + " setPixel(i, j, "
              + (title.equals("older") ? "0.9" : "0.7")
              + " / (1 + abs(i - j)));");
    }
    imagej.run("selectImage(\"empty\"); wait(300);");
    inside("click", "Plugins>CordJ>Connectivity>Cord Graph Metrics...");
    // the image in front is none: the newest matrix
    final String shown = inside("shows", "Cord Graph Metrics");
    assertTrue(shown.startsWith("newer|signed|infinite|newer|none|"), shown);
    assertEquals(
        "(as given below)|newer|older",
        imagej.insideOf(InsidePreview.class, "items", "Cord Graph Metrics", "0"));
    imagej.screenshot(PICTURES.resolve("dialog-open-matrices.png"));
    inside("type", "Cord Graph Metrics", "0", "some.tsv");
    imagej.insideOf(InsidePreview.class, "handled");
    assertTrue(inside("shows", "Cord Graph Metrics").startsWith("(as given below)|signed"));
    imagej.insideOf(InsidePreview.class, "choose", "Cord Graph Metrics", "0", "older");
    inside("type", "Cord Graph Metrics", "1", "density:0.5,0.8");
    inside("type", "Cord Graph Metrics", "2", "5");
    inside("press", "Cord Graph Metrics", "OK");
    inside("checksum", "older_curves");
    final String line = inside("recorded", "matrix=older");
    assertTrue(
        line.startsWith(
            "run(\"Cord Graph Metrics...\", \"matrix=older thresholds=density:0.5,0.8 "),
        line);
    imagej.run("selectImage(\"older\"); wait(300);");
    inside("click", "Plugins>CordJ>Connectivity>Cord Graph Metrics...");
    assertTrue(inside("shows", "Cord Graph Metrics").startsWith("older|"), "the one in front");
    inside("press", "Cord Graph Metrics", "Cancel");
    inside("ended", "Cord Graph Metrics...");
    imagej.run("run(\"Close All\");");
  }
}
