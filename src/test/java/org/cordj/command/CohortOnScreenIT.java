package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cord Cohort... from the menu: the plan first, then the runs and the group, and the recorded call.
 */
class CohortOnScreenIT {
  private static final String MENU = "Plugins>CordJ>Workflow>Cord Cohort...";
  private static final String DIALOG = "Cord Cohort";
  private static final String PLAN = "Cord Cohort: 6 runs";

  @TempDir Path work;

  private void fill(final WindowImageJ imagej, final String pipeline) {
    imagej.inside("click", MENU);
    imagej.inside("type", DIALOG, "0", work.resolve("ds").toString());
    imagej.inside("type", DIALOG, "1", pipeline);
    imagej.inside("type", DIALOG, "2", work.resolve("out").toString());
    imagej.inside("choose", DIALOG, "0", "both");
  }

  /** Waits for what comes at the end of all runs, longer than for anything a window does. */
  private static void awaitFile(final Path file) {
    final long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!Files.exists(file) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    assertTrue(Files.exists(file), file + " has not come");
  }

  @Test
  void theMenuShowsWhatIsMissingThenRunsEverythingAndIsRecorded() throws IOException {
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run(
          "run(\"Cord Phantom Cohort...\", \"subjects=2,2,2 missing=0 volumes=120 output=["
              + work.resolve("ds")
              + "]\");");
      imagej.run("run(\"Record...\");");
      fill(imagej, "martucci-style");
      Files.createDirectories(Path.of("target/screenshots"));
      imagej.screenshot(Path.of("target/screenshots/cohort-dialog.png"));
      imagej.inside("press", DIALOG, "OK");
      final String missing = imagej.inside("saysSwing", PLAN);
      assertEquals(6, missing.lines().count(), missing);
      assertTrue(missing.contains("needs a recording of heartbeat and breathing"), missing);
      imagej.inside("press", PLAN, "Cancel");
      imagej.awaitNoWindow(PLAN);
      assertFalse(Files.exists(work.resolve("out")), "nothing is written");

      fill(imagej, "quick-look");
      imagej.inside("press", DIALOG, "OK");
      final String plan = imagej.inside("saysSwing", PLAN);
      assertTrue(plan.contains(": 11 steps to do"), plan);
      imagej.screenshot(Path.of("target/screenshots/cohort-plan.png"));
      imagej.inside("press", PLAN, "Start");
      awaitFile(work.resolve("out/group.html"));
      final String line = imagej.inside("recorded", "Cord Cohort");
      assertTrue(line.contains("pipeline=quick-look") && line.contains("level=both"), line);
      assertFalse(line.contains("martucci"), "what was cancelled is not recorded: " + line);
      imagej.screenshot(Path.of("target/screenshots/cohort-done.png"));
      assertTrue(Files.exists(work.resolve("out/group.html")));
      assertTrue(Files.exists(work.resolve("out/group_desc-ALFF_bold.tsv")));
    }
  }
}
