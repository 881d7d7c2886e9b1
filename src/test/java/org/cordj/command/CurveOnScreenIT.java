package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.cordj.io.Table;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A specification curve from the menu: dialog, picture, table, the recorded line. */
class CurveOnScreenIT {

  private static final String TITLE = "Cord Specification Curve";
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir Path folder;

  private void study() throws IOException {
    final SplittableRandom random = new SplittableRandom(3);
    final Table people = new Table("participant_id", "group");
    final Table values = new Table("participant_id", "u1", "u2", "u3", "u4");
    for (int s = 0; s < 16; s++) {
      people.add("sub-" + s, s < 8 ? "patient" : "control");
      final double own = random.nextDouble() + (s < 8 ? .5 : 0);
      values.add(
          "sub-" + s,
          own + .2 * random.nextDouble(),
          own + .2 * random.nextDouble(),
          own + random.nextDouble(),
          own + random.nextDouble());
    }
    people.write(folder.resolve("people.tsv"));
    values.write(folder.resolve("values.tsv"));
    new Table("universe", "motion", "band")
        .add("u1", "slice", "slow5")
        .add("u2", "slice", "slow4")
        .add("u3", "none", "slow5")
        .add("u4", "none", "slow4")
        .write(folder.resolve("universes.tsv"));
  }

  private static void fill(final WindowImageJ imagej, final Path folder, final String contrast) {
    imagej.inside("click", "Plugins>CordJ>Group>Cord Specification Curve...");
    imagej.inside("type", TITLE, "0", folder.resolve("values.tsv").toString());
    imagej.inside("type", TITLE, "1", folder.resolve("universes.tsv").toString());
    imagej.inside("type", TITLE, "2", folder.resolve("people.tsv").toString());
    imagej.inside("type", TITLE, "3", "group");
    imagej.inside("type", TITLE, "4", contrast);
    imagej.inside("type", TITLE, "6", "199");
    imagej.inside("type", TITLE, "8", folder.resolve("out").toString());
  }

  @Test
  void theDialogIsRefusedThenRecordedAndReplaysToTheSameTable() throws IOException {
    study();
    Files.createDirectories(PICTURES);
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run("run(\"Record...\");");
      fill(imagej, folder, "patients - control");
      imagej.inside("press", TITLE, "OK");
      final String refused = imagej.inside("refused", TITLE);
      assertTrue(refused.contains("patients"), refused);
      imagej.inside("press", TITLE, "Cancel");
      imagej.inside("ended", TITLE + "...");
      assertTrue(Files.notExists(folder.resolve("out")), "nothing is written");
      fill(imagej, folder, "patient - control");
      imagej.screenshot(PICTURES.resolve("dialog-specification-curve.png"));
      imagej.inside("press", TITLE, "OK");
      final String line = imagej.inside("recorded", "run(\"" + TITLE);
      assertEquals(
          "run(\"Cord Specification Curve...\", \"values="
              + folder.resolve("values.tsv")
              + " universes="
              + folder.resolve("universes.tsv")
              + " design="
              + folder.resolve("people.tsv")
              + " formula=group contrast=[patient - control] missing=refuse"
              + " permutations=199 randomseed=1 output="
              + folder.resolve("out")
              + "\");",
          line);
      final Path written = folder.resolve("out/desc-multiverse_effects.tsv");
      final String first = Files.readString(written);
      assertEquals("true", imagej.inside("isOpen", "specification_curve"));
      assertTrue(imagej.hasWindow("multiverse_effects"), "the table too");
      imagej.screenshot(PICTURES.resolve("after-specification-curve.png"));
      Files.delete(written);
      imagej.run(line);
      assertEquals(first, Files.readString(written));
    }
  }
}
