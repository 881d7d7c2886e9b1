package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.PipelineReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that is put together step by step. */
class PipelineDraftTest {
  private static final CommandSteps STEPS = new CommandSteps(null, (n, t, a) -> Optional.empty());

  @Test
  void stepsThatAreAddedFitTogether(@TempDir final Path folder) throws IOException {
    final PipelineDraft draft = PipelineDraft.empty(STEPS);
    assertThrows(RefusedException.class, draft::check);
    draft.add("Cord Mask...");
    draft.setText("name", "mine");
    final int alff = draft.add("Cord ALFF...");
    // the mask that a step before makes is taken; without it the command's need is told
    assertEquals("cordmask", draft.step(alff).path("inputs").path("mask").asText());
    draft.setInput(alff, "mask", "");
    final RefusedException e = assertThrows(RefusedException.class, draft::check);
    assertTrue(
        e.getMessage().startsWith("The pipeline 'mine', /steps/1: Cord ALFF... needs mask"),
        e.getMessage());
    draft.setInput(alff, "mask", "cordmask");
    draft.setOption(alff, "bands", "slow4");
    final int second = draft.add("Cord ALFF...");
    assertEquals("alff2", draft.step(second).path("name").asText());
    draft.remove(second);
    draft.write(folder.resolve("mine.json"));
    final var read = new PipelineReader(STEPS).read(folder.resolve("mine.json").toString());
    assertEquals("slow4", read.steps().get(1).options().get("bands"));
    assertEquals(List.of("mask", "alff"), read.steps().stream().map(s -> s.name()).toList());
    // a value that is not legal is told with its place, and nothing is written
    draft.setOption(alff, "definition", "mine");
    final RefusedException wrong =
        assertThrows(RefusedException.class, () -> draft.write(folder.resolve("other.json")));
    assertTrue(wrong.getMessage().contains("/steps/1/options"), wrong.getMessage());
    assertFalse(Files.exists(folder.resolve("other.json")));
  }

  @Test
  void everyOperationOfTheListCanBeAdded() {
    final PipelineDraft draft = PipelineDraft.empty(STEPS);
    draft.operations().values().forEach(l -> l.forEach(draft::add));
    assertTrue(draft.stepNames().size() > 20, draft.stepNames().toString());
    assertTrue(draft.operations().get("Maps").contains("Cord Region Ratio..."));
    for (int s = 0; s < draft.stepNames().size(); s++) {
      assertFalse(draft.step(s).path("outputs").isEmpty(), draft.stepNames().get(s));
      assertFalse(draft.keys(s).isEmpty());
    }
  }

  @Test
  void movingAndKeysOfAPreset() throws IOException {
    final PipelineDraft draft = PipelineDraft.read(STEPS, "quick-look");
    final int steps = draft.stepNames().size();
    assertEquals(0, draft.move(0, -1));
    assertEquals(steps - 1, draft.move(steps - 2, 5));
    // steps are put in an order that works, wherever they stand
    assertEquals(steps, draft.check().steps().size());
    final int alff = draft.stepNames().indexOf("alff   Cord ALFF...");
    final var bands =
        draft.keys(alff).stream().filter(k -> k.name().equals("bands")).findFirst().orElseThrow();
    assertEquals("slow5,slow4,slow3,0.01-0.198", bands.value());
    assertEquals(
        "mask",
        draft.keys(alff).stream()
            .filter(k -> k.name().equals("mask"))
            .findFirst()
            .orElseThrow()
            .input());
  }
}
