package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Multiverse;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.Step;
import org.junit.jupiter.api.Test;

/** The grid that CordJ comes with, against the commands as they are. */
class MultiverseAlffTest {

  private static final CommandSteps STEPS =
      new CommandSteps(null, (name, text, argument) -> Optional.empty());

  @Test
  void hasFiveHundredUniversesOfTheCommandsOwnOptions() throws IOException {
    final Pipeline pipeline = new PipelineReader(STEPS).read("multiverse-alff");
    final Multiverse multiverse = pipeline.multiverse().orElseThrow();
    assertEquals(500, multiverse.universes().size());
    assertEquals(244, pipeline.steps().size());
    assertEquals(4350, multiverse.steps());
    assertEquals("u001", multiverse.universes().get(0).name());
    final Map<String, Integer> counts = new HashMap<>();
    for (final Step step : pipeline.steps()) {
      counts.merge(Multiverse.plainName(step), 1, Integer::sum);
    }
    // 2 of motion x 5 of confounds, x 2 of smoothing, x 5 definitions; the bands are rows
    assertEquals(
        Map.ofEntries(
            Map.entry("cord", 1),
            Map.entry("motion", 1),
            Map.entry("csf", 2),
            Map.entry("quadrants", 2),
            Map.entry("confounds", 8),
            Map.entry("denoise", 10),
            Map.entry("timing", 10),
            Map.entry("smooth", 10),
            Map.entry("alff", 100),
            Map.entry("ratio", 100)),
        counts);
    // no universe needs a recording of physiology
    assertEquals(List.of("truth"), List.copyOf(pipeline.inputs().keySet()));
  }

  @Test
  void theEditorNamesThePipelineToEdit() {
    final RefusedException e =
        assertThrows(RefusedException.class, () -> PipelineDraft.read(STEPS, "multiverse-alff"));
    assertEquals(
        "'multiverse-alff' is a multiverse, a grid over the pipeline 'martucci-style'; open that one"
            + " here, and change the grid in a text editor.",
        e.getMessage());
  }
}
