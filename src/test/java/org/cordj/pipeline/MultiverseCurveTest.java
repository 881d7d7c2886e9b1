package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cordj.bids.CurveOutputs;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command is asked, and what of its words and files stays; itself it is not run here. */
class MultiverseCurveTest {

  @TempDir Path work;

  private Path out;
  private OutputFolder folder;
  private final Map<String, String> asked = new LinkedHashMap<>();
  private boolean refuses;

  private final StepRunner runner =
      new StepRunner() {
        @Override
        public Optional<Keys> keys(final String label) {
          return Optional.empty();
        }

        @Override
        public boolean isForeign(final String label) {
          return false;
        }

        @Override
        public void checkOptions(final Step step) {
          asked.putAll(step.options());
        }

        @Override
        public Map<String, String> versions() {
          return Map.of();
        }

        @Override
        public List<String> run(final Call call, final Progress progress) throws IOException {
          assertFalse(Files.exists(out.resolve(CurveOutputs.PAGE)), "the earlier curve's page");
          Files.writeString(out.resolve("desc-multiverse_effects.tsv"), "new");
          if (refuses) {
            throw new RefusedException("No.");
          }
          return List.of(
              "The values of '" + out.resolve("group.tsv") + "' are few.",
              "9 files of '" + out + "' are odd.",
              "9 files are in " + out);
        }
      };

  @BeforeEach
  void make() throws IOException {
    final Path bids = Files.createDirectories(work.resolve("bids"));
    Files.writeString(bids.resolve("participants.tsv"), "participant_id\tgroup\n");
    out = Files.createDirectories(work.resolve("out"));
    folder = OutputFolder.open(out, bids, "group");
    out = folder.root();
    Files.writeString(out.resolve(CurveOutputs.PAGE), "old");
    Files.writeString(out.resolve(CurveOutputs.FIGURE), "old");
    Files.writeString(out.resolve("desc-mine_report.html"), "mine");
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
  }

  private List<String> run() throws IOException {
    final Map<String, Map<String, String>> choices = new LinkedHashMap<>();
    choices.put("zoom", Map.of("one", ""));
    choices.put("band", Map.of("slow4", "", "slow5", ""));
    final Multiverse multiverse =
        new Multiverse(
            new Pipeline("base", "", Map.of(), List.of(), Optional.empty()),
            choices,
            List.of(),
            Optional.of(new Multiverse.Effect("group", "a - b")));
    return MultiverseCurve.run(runner, multiverse, folder);
  }

  @Test
  void theGridsChoicesAreNamedAndWarningsStay() throws IOException {
    assertEquals(
        List.of("The values of 'group.tsv' are few.", "9 files of '" + out + "' are odd."), run());
    assertEquals("zoom,band", asked.get("choices"));
    assertEquals("omit", asked.get("missing"));
    assertTrue(Files.isRegularFile(out.resolve("desc-multiverse_effects.tsv")));
    assertFalse(Files.exists(out.resolve(CurveOutputs.FIGURE)));
    assertTrue(Files.isRegularFile(out.resolve("desc-mine_report.html")));
  }

  @Test
  void aRefusalLeavesNeitherAnOldCurveNorHalfOfANewOne() {
    refuses = true;
    assertEquals("No.", assertThrows(RefusedException.class, this::run).getMessage());
    for (final String name :
        List.of("desc-multiverse_effects.tsv", CurveOutputs.FIGURE, CurveOutputs.PAGE)) {
      assertFalse(Files.exists(out.resolve(name)), name);
    }
    assertTrue(Files.isRegularFile(out.resolve("desc-mine_report.html")));
  }

  /** A file that cannot be deleted is told of; here a folder with something in it. */
  @Test
  void whatCannotBeDeletedIsTold() throws IOException {
    Files.delete(out.resolve(CurveOutputs.PAGE));
    Files.createDirectories(out.resolve(CurveOutputs.PAGE).resolve("x"));
    final RefusedException e = assertThrows(RefusedException.class, this::run);
    assertEquals(
        "'"
            + out.resolve(CurveOutputs.PAGE)
            + "' is of an earlier curve and cannot be deleted; delete it, then run the group level"
            + " again.",
        e.getMessage());
  }
}
