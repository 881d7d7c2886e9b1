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
}
