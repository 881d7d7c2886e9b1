package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.imagej.GuidedRunInside;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.InsideSwing;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First Steps: from the phantom to the report, back and again, refusals, and its macro. */
class FirstStepsIT {

  private static final String WINDOW = "Cord First Steps";
  private static final Path PICTURES = Path.of("target/dialogs");

  @TempDir Path folder;

  private static String step(final WindowImageJ imagej) {
    imagej.insideOf(InsideSwing.class, "press", WINDOW, "Do it");
    return imagej.insideOf(InsideSwing.class, "idle", WINDOW);
  }

  @Test
  void leadsFromTheFileToTheReportAndItsMacroDoesTheSame() throws IOException {
    Files.createDirectories(PICTURES);
    final Path results = folder.resolve("results");
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.inside("click", "Plugins>CordJ>Help>" + WINDOW);
      imagej.insideOf(InsideSwing.class, "fill", WINDOW, "output", results.toString());

      // what is wrong is said on the page, and leaves nothing open
      imagej.insideOf(
          InsideSwing.class, "fill", WINDOW, "run", folder.resolve("no.nii").toString());
      final String missing = step(imagej);
      assertTrue(missing.contains("no.nii"), missing);
      imagej.screenshot(PICTURES.resolve("first-steps-0.png"));
      imagej.insideOf(InsideSwing.class, "fill", WINDOW, "run", "");

      for (int s = 1; s <= 7; s++) {
        if (s == 3) {
          imagej.insideOf(InsideSwing.class, "fill", WINDOW, "drop", "two");
          final String dropped = step(imagej);
          assertTrue(dropped.contains("'two'"), dropped);
          imagej.insideOf(InsideSwing.class, "fill", WINDOW, "drop", "4");
        }
        if (s == 4) {
          // once back and the step again: later ones fall, and its own images are not doubled
          imagej.insideOf(InsideSwing.class, "press", WINDOW, "Back");
          imagej.insideOf(InsideSwing.class, "press", WINDOW, "Do it again");
          assertEquals("", imagej.insideOf(InsideSwing.class, "idle", WINDOW));
          imagej.insideOf(InsideSwing.class, "press", WINDOW, "Next: Take noise out");
        }
        assertEquals("", step(imagej), "step " + s);
        imagej.screenshot(PICTURES.resolve("first-steps-" + s + ".png"));
        if (s < 7) {
          imagej.insideOf(InsideSwing.class, "press", WINDOW, "Next: ");
        }
      }
      imagej.insideOf(InsideSwing.class, "press", WINDOW, "Open the report");
      assertEquals(1, imagej.browsed(1).size(), "once");
      assertTrue(imagej.browsed(1).get(0).endsWith("/quality.html"), imagej.browsed(1).toString());

      // at the end the windows that are not kept are closed
      imagej.insideOf(InsideSwing.class, "press", WINDOW, "Close windows...");
      imagej.inside("tickSwing", "Close windows", "phantom_trim_clean");
      imagej.focus("^Close windows$");
      imagej.screenshot(PICTURES.resolve("first-steps-close.png"));
      imagej.inside("pressSwing", "Close windows", "OK");
      // the last of the images and the last of the tables
      imagej.awaitNoWindow("^phantom_trim_clean_tSNR");
      assertEquals(
          "phantom_trim_clean", imagej.run("return String.join(getList(\"image.titles\"));"));
      assertEquals("Log", imagej.run("return String.join(getList(\"window.titles\"));"));
    }
    final Path macro = results.resolve("first_steps.ijm");
    final String text = Files.readString(macro);
    assertEquals(1, text.split("Cord Motion Correction", -1).length - 1, text);

    final Path again = folder.resolve("again");
    final HostImageJ.Result result =
        HostImageJ.in(folder).runText(text.replace(results.toString(), again.toString()));
    assertEquals(0, result.exitCode(), result.err());
    for (final String table : new String[] {"motion.tsv", "ALFF.tsv", "edges.tsv", "tSNR.tsv"}) {
      assertArrayEquals(
          Files.readAllBytes(results.resolve(table)),
          Files.readAllBytes(again.resolve(table)),
          table);
    }
    assertTrue(Files.size(again.resolve("quality.html")) > 1000);
  }

  @Test
  void aCancelledStepLeavesNothingAndTheLastFolderIsKept() {
    final Path results = folder.resolve("results");
    try (WindowImageJ imagej = WindowImageJ.start()) {
      final String[] answer =
          imagej.insideOf(GuidedRunInside.class, "cancelEach", results.toString()).split("\n", 2);
      assertEquals("", answer[1]);
      assertTrue(Integer.parseInt(answer[0]) >= 14, answer[0] + " of 7 steps were cancelled");

      // the folder of a file that was named is where the next one is looked for, in any dialog
      imagej.inside("click", "Plugins>CordJ>Help>" + WINDOW);
      imagej.insideOf(
          InsideSwing.class, "fill", WINDOW, "run", folder.resolve("no.nii").toString());
      imagej.insideOf(InsideSwing.class, "fill", WINDOW, "output", "");
      step(imagej);
      final String next = imagej.run("return File.getDefaultDir;");
      assertEquals(folder + "/", next);
      final String kept = imagej.insideOf(GuidedRunInside.class, "keptFolder");
      assertTrue(kept.endsWith("=" + next), kept);
    }
  }

  @Test
  void withoutADisplayItSaysSo() {
    final HostImageJ.Result result = HostImageJ.in(folder).runText("run(\"" + WINDOW + "\");");
    assertFalse(result.exitCode() == 0);
    assertTrue(result.err().contains("needs a display"), result.err());
  }
}
