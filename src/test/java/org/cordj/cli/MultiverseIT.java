package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordj.io.Table;
import org.cordj.pipeline.MultiverseTables;
import org.cordj.testing.BidsValidator;
import org.cordj.testing.Chromium;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid for a cohort of phantoms, in the real ImageJ. */
class MultiverseIT {

  private static final String BASE =
      """
      {"version": 1, "name": "base", "steps": [
        {"name": "cord", "command": "Cord Mask...", "inputs": {"series": "series"},
         "options": {"contrast": "t2s"},
         "outputs": {"mask": {"image": "{series}_cord", "file": "label-cord_mask.nii.gz", "find": true}}},
        {"name": "rois", "command": "Cord ROIs...", "inputs": {"series": "series", "mask": "mask"},
         "options": {"kind": "quadrants"},
         "outputs": {"quadrants": {"image": "{mask}_quadrants", "file": "desc-quadrants_dseg.nii.gz"}}},
        MOTION
        {"name": "denoise", "command": "Cord Denoise...", "inputs": {"series": "STILL", "mask": "mask"},
         "options": {"drift": "cosine", "cutoff": CUTOFF},
         "outputs": {"clean": {"image": "{series}_denoised", "file": "desc-denoised_bold.nii.gz"}}},
        {"name": "alff", "command": "Cord ALFF...",
         "inputs": {"series": "clean", "mask": "mask", "rois": "quadrants"},
         "options": {"bands": "slow4", "measures": "ALFF", "definition": "DEFINITION"},
         "outputs": {"map": {"image": "{series}_ALFF_slow4", "file": "desc-ALFF_boldmap.nii.gz"},
           "alfftable": {"key": "table", "file": "desc-ALFF_bold.tsv", "heading": "ALFF"}}}
      ]}
      """;
  private static final String MOTION =
      """
      {"name": "motion", "command": "Cord Motion Correction...",
       "inputs": {"series": "series", "mask": "mask"}, "options": {"passes": 1, "reference": "mean"},
       "outputs": {"still": {"image": "{series}_mc", "file": "desc-mc_bold.nii.gz"},
         "motiontable": {"key": "table", "file": "desc-motion_timeseries.tsv"}}},
      """;
  private static final String GRID =
      """
      {"version": 1, "multiverse": "small grid", "pipeline": "base.json", "choices": {
        "motion": {"slicewise": {}, "none": {"motion": null}},
        "cutoff": {"100": {}, "60": {"denoise": {"options": {"cutoff": 60}}}},
        "definition": {"rms": {}, "afni": {"alff": {"options": {"definition": "afni"}}}},
        "side": {"left": {}, "right over left": {"value": {"rows": {"roi": "ventral-right"},
                                                            "over": {"roi": "ventral-left"}}}}},
       "leave_out": [{"motion": "none", "side": "right over left"}],
       "value": {"table": "alfftable", "column": "mean", "rows": {"roi": "ventral-left"}}}
      """;
  private static final String[] PEOPLE = {"01", "03", "05"};

  @TempDir static Path shared;

  private HostImageJ imagej;

  @TempDir Path work;

  @BeforeAll
  static void make() {
    final Result made =
        HostImageJ.in(shared)
            .runText("run('Cord Phantom Cohort...', 'subjects=2,2,2 volumes=90 output=bids');");
    assertEquals(0, made.exitCode(), made.toString());
  }

  @BeforeEach
  void write() throws IOException {
    imagej = HostImageJ.in(work);
    Files.writeString(work.resolve("base.json"), base("slicewise", "100", "rms"));
    Files.writeString(work.resolve("grid.json"), GRID);
  }

  /** The pipeline of a universe, written down without the grid. */
  private static String base(final String motion, final String cutoff, final String definition) {
    return BASE.replace("MOTION", motion.equals("none") ? "" : MOTION)
        .replace("STILL", motion.equals("none") ? "series" : "still")
        .replace("CUTOFF", cutoff)
        .replace("DEFINITION", definition);
  }

  private Result run(final String pipeline, final String out, final String level) {
    final String[] all = {
      shared.resolve("bids").toString(), out, level, "--pipeline", pipeline, "--participant-label"
    };
    final String[] arguments = Arrays.copyOf(all, all.length + PEOPLE.length);
    System.arraycopy(PEOPLE, 0, arguments, all.length, PEOPLE.length);
    return imagej.run(arguments);
  }

  private static long made(final Result result) {
    return result.out().lines().filter(l -> l.contains(" made (")).count();
  }

  @Test
  void eachUniverseIsTheBitsOfThePipelineAlone() throws IOException {
    final Result plan = run("grid.json", "out", "participant");
    assertEquals(0, plan.exitCode(), plan.toString());
    // cord is found; rois, motion; 2 x 2 runs without drift; 2 definitions of each
    assertEquals(3 * (1 + 1 + 4 + 8), made(plan));
    final Result group = run("grid.json", "out", "group");
    assertEquals(0, group.exitCode(), group.toString());
    final Path out = work.resolve("out");
    final Table universes = Table.read(out.resolve(MultiverseTables.UNIVERSES));
    final Table values = Table.read(out.resolve(MultiverseTables.VALUES));
    assertEquals(
        List.of("universe", "motion", "cutoff", "definition", "side", "n_values", "steps_hash"),
        universes.columns());
    assertEquals(12, universes.size());
    assertEquals(4 + 12, values.columns().size());
    for (int u = 0; u < universes.size(); u++) {
      assertEquals("3", universes.text(u, "n_values"));
      final String motion = universes.text(u, "motion");
      final String cutoff = universes.text(u, "cutoff");
      final String definition = universes.text(u, "definition");
      final String alone = String.join("_", motion, cutoff, definition);
      if (!Files.exists(work.resolve(alone))) {
        Files.writeString(work.resolve(alone + ".json"), base(motion, cutoff, definition));
        final Result plain = run(alone + ".json", alone, "participant");
        assertEquals(0, plain.exitCode(), plain.toString());
      }
      for (int p = 0; p < PEOPLE.length; p++) {
        final Table table =
            Table.read(
                work.resolve(alone)
                    .resolve(
                        "sub-%s/func/sub-%s_task-rest_desc-ALFF_bold.tsv"
                            .formatted(PEOPLE[p], PEOPLE[p])));
        final double left = mean(table, "ventral-left");
        final boolean over = universes.text(u, "side").equals("right over left");
        assertEquals("sub-" + PEOPLE[p], values.text(p, "participant_id"));
        final Table expected = new Table("value");
        expected.add(over ? mean(table, "ventral-right") / left : left);
        assertEquals(
            expected.text(0, "value"), values.text(p, universes.text(u, "universe")), alone);
      }
    }
    assertTablesAreTheSameBits(out);
    assertPagesAreInOrder(out);
    final Path variant;
    try (Stream<Path> records = Files.list(out.resolve("prov/sub-03/func"))) {
      variant =
          records
              .filter(r -> r.toString().matches(".*desc-ALFFx[0-9a-f]{10}_bold\\.tsv\\.json"))
              .findFirst()
              .orElseThrow();
    }
    final Result again = imagej.run("rerun", variant.toString(), "--output", "again");
    assertEquals(0, again.exitCode(), again.toString());
    final Result menu =
        imagej.runText(
            "run('Cord Cohort...', 'bids=["
                + shared.resolve("bids")
                + "] pipeline=grid.json output=menu participants=01,03,05 level=both"
                + " show=false');\n");
    assertEquals(0, menu.exitCode(), menu.toString());
    for (final String file : List.of(MultiverseTables.VALUES, MultiverseTables.UNIVERSES)) {
      assertEquals(
          Files.readString(out.resolve(file)),
          Files.readString(work.resolve("menu").resolve(file)));
    }
    // the same again: nothing to do, and nothing is touched
    final Map<String, String> before = times(out);
    assertEquals(0, made(run("grid.json", "out", "participant")));
    assertEquals(before, times(out));
  }

  /** The tables of ALFF of the grid are those of the eight pipelines, each once. */
  private void assertTablesAreTheSameBits(final Path out) throws IOException {
    for (final String person : PEOPLE) {
      final Set<String> alone = new TreeSet<>();
      final Set<String> together = new TreeSet<>();
      final String func = "sub-" + person + "/func";
      for (final String motion : List.of("slicewise", "none")) {
        for (final String cutoff : List.of("100", "60")) {
          for (final String definition : List.of("rms", "afni")) {
            alone.add(
                Files.readString(
                    work.resolve(String.join("_", motion, cutoff, definition))
                        .resolve(func)
                        .resolve("sub-" + person + "_task-rest_desc-ALFF_bold.tsv")));
          }
        }
      }
      try (Stream<Path> all = Files.list(out.resolve(func))) {
        for (final Path file :
            all.filter(f -> f.toString().matches(".*_desc-ALFF(x[0-9a-f]{10})?_bold\\.tsv"))
                .toList()) {
          assertTrue(together.add(Files.readString(file)), file.toString());
        }
      }
      assertEquals(8, alone.size());
      assertEquals(alone, together);
    }
  }

  private static double mean(final Table table, final String roi) {
    for (int row = 0; row < table.size(); row++) {
      if (table.text(row, "roi").equals(roi)) {
        return table.number(row, "mean");
      }
    }
    throw new AssertionError("no " + roi);
  }

  private static void assertPagesAreInOrder(final Path out) throws IOException {
    for (final String page : List.of("sub-03.html", "group.html")) {
      final String html = Files.readString(out.resolve(page));
      assertFalse(html.contains("Look at this first") && page.equals("group.html"), html);
      assertTrue(html.contains("right over left"), html);
      assertTrue(html.contains("denoise cutoff"), html);
      assertEquals(List.of(), Chromium.open(out.resolve(page), 400, 800).console());
    }
    assertTrue(
        Files.readString(out.resolve("group.html")).contains("./" + MultiverseTables.VALUES));
    assertEquals(List.of(), BidsValidator.require().bySchema(out, "error"));
  }

  private static Map<String, String> times(final Path folder) throws IOException {
    final Map<String, String> times = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (final Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains(".cordj")) {
          times.put(file.toString(), Files.getLastModifiedTime(file).toString());
        }
      }
    }
    return times;
  }

  @Test
  void anOptionMoreRunsTheNewStepsAlone() throws IOException {
    final Result planned = imagej.run(dry("grid.json"));
    assertEquals(0, planned.exitCode(), planned.toString());
    assertFalse(Files.exists(work.resolve("out")));
    assertEquals(3 * 14, made(run("grid.json", "out", "participant")));
    Files.writeString(
        work.resolve("grid.json"),
        GRID.replace(
            "\"cutoff\": {",
            "\"cutoff\": {\"80\": {\"denoise\": {\"options\": {\"cutoff\": 80}}}, "));
    final Result more = run("grid.json", "out", "participant");
    assertEquals(0, more.exitCode(), more.toString());
    assertEquals(3 * 2 * (1 + 2), made(more));
    // another column for the value costs no step
    Files.writeString(work.resolve("grid.json"), GRID.replace("\"mean\"", "\"median\""));
    assertEquals(0, made(run("grid.json", "out", "participant")));
    Files.writeString(work.resolve("grid.json"), GRID.replace("\"mean\"", "\"meen\""));
    final Result wrong = run("grid.json", "out", "participant");
    // the results are there, what is told of them is not
    assertEquals(3, wrong.exitCode(), wrong.toString());
    assertTrue(
        wrong
            .err()
            .contains("has no column 'meen', which the multiverse's value asks for; it has "),
        wrong.err());
  }

  /** The grid that CordJ comes with, and the one of README. */
  @Test
  void theExamplesGiveEachUniverseAValue() throws IOException {
    final Matcher example =
        Pattern.compile("(?s)```json\n([^`]*\"multiverse\"[^`]*)```")
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(example.find());
    Files.writeString(work.resolve("readme.json"), example.group(1));
    final Map<String, Integer> grids = Map.of("multiverse-alff", 500, "readme.json", 6);
    for (final Map.Entry<String, Integer> grid : grids.entrySet()) {
      for (final String level : new String[] {"participant", "group"}) {
        final Result result =
            imagej.run(
                shared.resolve("bids").toString(),
                "out " + grid.getKey(),
                level,
                "--pipeline",
                grid.getKey(),
                "--participant-label",
                "04");
        assertEquals(0, result.exitCode(), result.toString());
      }
      final Table universes =
          Table.read(work.resolve("out " + grid.getKey()).resolve(MultiverseTables.UNIVERSES));
      assertEquals(grid.getValue(), universes.size());
      for (int u = 0; u < universes.size(); u++) {
        assertEquals("1", universes.text(u, "n_values"), universes.text(u, "universe"));
      }
    }
  }

  private String[] dry(final String pipeline) {
    return new String[] {
      shared.resolve("bids").toString(), "out", "participant", "--pipeline", pipeline, "--dry-run"
    };
  }

  @Test
  void aBrokenParticipantFailsAlone() throws IOException {
    final Path bids = work.resolve("bids");
    try (Stream<Path> all = Files.walk(shared.resolve("bids"))) {
      for (final Path file : all.toList()) {
        final Path copy = bids.resolve(shared.resolve("bids").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    final Path bold = bids.resolve("sub-03/func/sub-03_task-rest_bold.nii.gz");
    final byte[] bytes = Files.readAllBytes(bold);
    Files.write(bold, Arrays.copyOf(bytes, bytes.length / 2));
    final String[] words = {
      bids.toString(),
      "out",
      "participant",
      "--pipeline",
      "grid.json",
      "--participant-label",
      "01",
      "03"
    };
    final Result result = imagej.run(words);
    assertEquals(3, result.exitCode(), result.toString());
    assertTrue(result.out().endsWith("1 run done, 1 failed.\n"), result.out());
    assertEquals(1, result.err().lines().filter(l -> l.contains("is cut short")).count());
    final String page = Files.readString(work.resolve("out/sub-03.html"));
    assertTrue(page.contains("steps were left out, as what they need failed."), page);
    assertTrue(page.contains("Universes without a value"), page);
    words[2] = "group";
    final Result group = imagej.run(words);
    assertEquals(3, group.exitCode(), group.toString());
    assertTrue(
        group
            .err()
            .contains(
                "sub-03_task-rest has the tables of 0 of 12 universes; run the participant level"
                    + " first."),
        group.err());
    final Table values = Table.read(work.resolve("out").resolve(MultiverseTables.VALUES));
    assertEquals("n/a", values.text(1, "u012"));
    assertFalse(values.text(0, "u012").equals("n/a"));
  }
}
