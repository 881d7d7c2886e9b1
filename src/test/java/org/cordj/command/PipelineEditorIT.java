package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.bids.JsonFiles;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cord Pipeline Editor...: a pipeline is put together, checked and saved. */
class PipelineEditorIT {
  private static final String EDITOR = "Cord Pipeline Editor";

  @TempDir Path work;

  @Test
  void aNewPipelineIsPutTogetherInTheWindow() throws IOException {
    final Path target = work.resolve("own.json");
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run(
          "run(\"Cord Pipeline Editor...\", \"pipeline=[] output=[" + target + "] edit=true\");");
      assertTrue(
          imagej
              .inside("saysSwing", EDITOR)
              .contains("/steps: must be a list of at least one step."));
      imagej.inside("pressSwing", EDITOR, "Save...");
      assertFalse(Files.exists(target), "what is not in order is not saved");
      // the third field is that of the box with the operations
      imagej.inside("typeSwing", EDITOR, "2", "Segment> Cord Mask...");
      imagej.inside("pressSwing", EDITOR, "Add");
      imagej.inside("typeSwing", EDITOR, "2", "Maps> Cord ALFF...");
      imagej.inside("pressSwing", EDITOR, "Add");
      assertEquals("In order: 2 steps.", imagej.inside("saysSwing", EDITOR));
      imagej.inside("typeSwing", EDITOR, "2", "No Such Thing...");
      imagej.inside("pressSwing", EDITOR, "Add");
      assertTrue(
          imagej
              .inside("saysSwing", EDITOR)
              .contains("/steps/2/command: is 'No Such Thing...', but ImageJ has no command"),
          imagej.inside("saysSwing", EDITOR));
      imagej.inside("pressSwing", EDITOR, "Remove");
      imagej.inside("pressSwing", EDITOR, "Up");
      imagej.focus(EDITOR);
      Files.createDirectories(Path.of("target/screenshots"));
      imagej.screenshot(Path.of("target/screenshots/pipeline-editor.png"));
      imagej.inside("pressSwing", EDITOR, "Save...");
      assertEquals("Written: " + target, imagej.inside("saysSwing", EDITOR));
      imagej.inside("pressSwing", EDITOR, "Close");
    }
    final var steps = JsonFiles.read(target).json().path("steps");
    assertEquals(2, steps.size());
    assertEquals("Cord ALFF...", steps.path(0).path("command").asText());
  }

  @Test
  void withoutAWindowItChecksAndSaves() throws IOException {
    final HostImageJ imagej = HostImageJ.in(work);
    final Result good =
        imagej.runText(
            "run('Cord Pipeline Editor...', 'pipeline=quick-look output=own.json macro=own.ijm"
                + " edit=false');");
    assertEquals(0, good.exitCode(), good.toString());
    assertTrue(good.out().contains("Pipeline quick-look is in order: 12 steps."), good.out());
    assertTrue(Files.exists(work.resolve("own.ijm")));
    final Path own = work.resolve("own.json");
    Files.writeString(own, Files.readString(own).replace("Cord ALFF...", "Cord ALF..."));
    final Result bad =
        imagej.runText("run('Cord Pipeline Editor...', 'pipeline=own.json output=other.json');");
    assertEquals(1, bad.exitCode(), bad.toString());
    assertTrue(bad.err().contains("/command: is 'Cord ALF...'"), bad.err());
    assertFalse(Files.exists(work.resolve("other.json")));
  }
}
