package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.cordj.io.Table;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Groups compared from the menu: dialog, design window, table, the recorded line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GroupOnScreenIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir static Path folder;

  private WindowImageJ imagej;

  @BeforeAll
  void start() throws IOException {
    final SplittableRandom random = new SplittableRandom(3);
    final Table table = new Table("participant_id", "group", "age", "score");
    for (int s = 0; s < 16; s++) {
      table.add(
          "sub-" + s,
          s < 8 ? "opioid" : "control",
          30 + random.nextInt(20),
          random.nextDouble() + (s < 8 ? 1 : 0));
    }
    table.write(folder.resolve("participants.tsv"));
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

  private void fill(final String contrast) {
    inside("click", "Plugins>CordJ>Group>Cord Group Compare...");
    inside("type", "Cord Group Compare", "0", folder.resolve("participants.tsv").toString());
    inside("type", "Cord Group Compare", "1", "group + age");
    inside("type", "Cord Group Compare", "2", contrast);
    inside("type", "Cord Group Compare", "3", "score");
    inside("type", "Cord Group Compare", "5", "199");
    inside("type", "Cord Group Compare", "11", folder.resolve("out").toString());
    inside("choose", "Cord Group Compare", "3", "fdr");
  }

  @Test
  @Order(1)
  void whatIsRefusedIsShownAndLeavesNothing() {
    fill("opiod - control");
    inside("press", "Cord Group Compare", "OK");
    final String refused = inside("refused", "Cord Group Compare");
    imagej.screenshot(PICTURES.resolve("refused-group-compare.png"));
    assertTrue(refused.contains("opiod"), refused);
    inside("press", "Cord Group Compare", "Cancel");
    inside("ended", "Cord Group Compare...");
    assertTrue(Files.notExists(folder.resolve("out")), "nothing is written");
  }

  @Test
  @Order(2)
  void theDialogIsRecordedAndReplaysToTheSameTable() throws IOException {
    fill("opioid - control");
    imagej.screenshot(PICTURES.resolve("dialog-group-compare.png"));
    inside("press", "Cord Group Compare", "OK");
    final String line = inside("recorded", "run(\"Cord Group Compare");
    assertEquals(
        "run(\"Cord Group Compare...\", \"design="
            + folder.resolve("participants.tsv")
            + " formula=[group + age] contrast=[opioid - control] maps=score statistic=t"
            + " correction=fdr missing=refuse permutations=199 randomseed=1 threshold=0.001"
            + " neighbors=26 extent=0.5 height=2 output="
            + folder.resolve("out")
            + "\");",
        line);
    final Path written = folder.resolve("out").resolve("score_opioid-control_tests.tsv");
    final String first = Files.readString(written);
    assertEquals("true", inside("isOpen", "participants_design"), "the design is shown");
    assertTrue(imagej.hasWindow("score_opioid-control_tests"), "the table too");
    imagej.screenshot(PICTURES.resolve("after-group-compare.png"));
    Files.delete(written);
    imagej.run(line);
    assertEquals(first, Files.readString(written));
    final String log = imagej.run("return getInfo(\"log\");");
    assertTrue(log.contains("Before any data, opioid - control: one two-sided test"), log);
  }
}
