package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.stats.CurveTables;
import org.cordj.stats.Formula;
import org.cordj.stats.SpecificationCurve;
import org.cordj.stats.Specifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a grid becomes the distinct steps of its universes, and what of it is refused. */
class MultiverseReaderTest {

  private static final String BASE =
      """
      {"version": 1, "name": "base", "inputs": {"physio": {"file": "physio.tsv.gz"}}, "steps": [
        {"name": "cord", "command": "Mask...", "inputs": {"series": "series"},
         "outputs": {"mask": {"image": "{series}_cord", "file": "label-cord_mask.nii.gz", "find": true}}},
        {"name": "motion", "command": "Motion...", "inputs": {"series": "series", "mask": "mask"},
         "options": {"passes": 2},
         "outputs": {"still": {"image": "{series}_mc", "file": "desc-mc_bold.nii.gz"},
           "motion": {"key": "table", "file": "desc-motion_timeseries.tsv"},
           "motionpng": {"key": "output", "file": "desc-motion_figure.png", "heading": "Motion"}}},
        {"name": "noise", "command": "Noise...",
         "inputs": {"series": "still", "motion": "motion", "physio": "physio"},
         "outputs": {"confounds": {"key": "table", "file": "desc-confounds_timeseries.tsv"}}},
        {"name": "denoise", "command": "Denoise...",
         "inputs": {"series": "still", "confounds": "confounds"}, "options": {"cutoff": 100},
         "outputs": {"clean": {"image": "{series}_denoised", "file": "desc-denoised_bold.nii.gz"}}},
        {"name": "smooth", "command": "Smooth...", "inputs": {"series": "clean", "mask": "mask"},
         "outputs": {"smooth": {"image": "{series}_smooth", "file": "desc-smooth_bold.nii.gz"}}},
        {"name": "alff", "command": "Alff...", "inputs": {"series": "smooth", "mask": "mask"},
         "options": {"bands": "slow4"},
         "outputs": {"map": {"image": "{series}_ALFF", "file": "desc-ALFF_boldmap.nii.gz"},
           "alfftable": {"key": "table", "file": "desc-ALFF_bold.tsv", "heading": "ALFF"}}},
        {"name": "picture", "command": "Picture...", "inputs": {"image": "map"},
         "outputs": {"png": {"key": "output", "file": "desc-ALFF_figure.png", "heading": "ALFF"}}}
      ]}
      """;

  private static final String GRID =
      """
      {"version": 1, "multiverse": "grid", "pipeline": "base.json", "choices": {
        "motion": {"slicewise": {}, "once": {"motion": {"options": {"passes": 1}}},
                   "none": {"motion": null}},
        "noise": {"table": {}, "nothing": {"noise": null}},
        "smooth": {"yes": {}, "no": {"smooth": null}},
        "band": {"slow4": {}, "slow3": {"alff": {"options": {"bands": "slow3"}}},
                 "again": {"alff": {"options": {"bands": "slow5", "definition": "afni"}}}},
        "side": {"left": {}, "right": {"value": {"rows": {"roi": "right"}}}}},
       "leave_out": [{"motion": "none", "noise": "nothing"}, {"band": ["again", "slow3"], "side": "right", "smooth": "no"}],
       "value": {"table": "alfftable", "column": "mean", "rows": {"roi": "left"}}}
      """;

  @TempDir Path folder;

  /** Commands with the keys of the base pipeline's; counts what is checked. */
  private static final class Runner implements StepRunner {
    private int checks;
    private boolean foreign;

    @Override
    public Optional<Keys> keys(final String label) {
      return switch (label) {
        case "Mask..." -> keys(Set.of("series"), "series");
        case "Motion..." -> keys(Set.of("series"), "series", "mask", "passes", "table", "output");
        case "Noise..." -> keys(Set.of("series"), "series", "motion", "physio", "table");
        case "Denoise..." -> keys(Set.of("series"), "series", "confounds", "cutoff", "table");
        case "Smooth..." -> keys(Set.of("series", "mask"), "series", "mask");
        case "Alff..." ->
            keys(Set.of("series", "mask"), "series", "mask", "bands", "definition", "table");
        case "Picture..." -> keys(Set.of("image"), "image", "output");
        default -> Optional.empty();
      };
    }

    private static Optional<Keys> keys(final Set<String> needed, final String... all) {
      return Optional.of(new Keys(needed, needed, List.of(all)));
    }

    @Override
    public boolean isForeign(final String label) {
      return foreign;
    }

    @Override
    public void checkOptions(final Step step) {
      checks++;
      if (!step.options().getOrDefault("passes", "1").matches("[12]")) {
        throw new IllegalArgumentException("Motion: passes must be 1 or 2.");
      }
    }

    @Override
    public Map<String, String> versions() {
      return Map.of();
    }

    @Override
    public List<String> run(final Call call, final Progress progress) {
      throw new AssertionError("nothing is run here");
    }
  }

  private final Runner runner = new Runner();

  @BeforeEach
  void base() throws IOException {
    Files.writeString(folder.resolve("base.json"), BASE);
  }

  private Pipeline read(final String json) throws IOException {
    final Path file = Files.writeString(folder.resolve("grid.json"), json);
    return new PipelineReader(runner).read(file.toString());
  }

  /** One universe's steps as texts, written down without the expansion. */
  private static List<String> naive(
      final String motion, final String noise, final String smooth, final String band) {
    final List<String> steps = new ArrayList<>(List.of("cord"));
    String run = "series";
    if (!motion.equals("none")) {
      run = "motion " + motion;
      steps.add(run);
    }
    String clean = "denoise " + run;
    if (!noise.equals("nothing")) {
      steps.add("noise " + run);
      clean += " noise";
    }
    steps.add(clean);
    if (smooth.equals("yes")) {
      clean = "smooth " + clean;
      steps.add(clean);
    }
    steps.add("alff " + band + " " + clean);
    return steps;
  }

  @Test
  void everyDistinctStepIsThereOnce() throws IOException {
    final Set<String> expected = new LinkedHashSet<>();
    final List<String> names = new ArrayList<>();
    long all = 0;
    for (final String motion : List.of("slicewise", "once", "none")) {
      for (final String noise : List.of("table", "nothing")) {
        for (final String smooth : List.of("yes", "no")) {
          for (final String band : List.of("slow4", "slow3", "again")) {
            for (final String side : List.of("left", "right")) {
              if (motion.equals("none") && noise.equals("nothing")
                  || !band.equals("slow4") && side.equals("right") && smooth.equals("no")) {
                continue;
              }
              final List<String> one = naive(motion, noise, smooth, band);
              expected.addAll(one);
              all += one.size();
              names.add(String.join(" ", motion, noise, smooth, band, side));
            }
          }
        }
      }
    }
    final Pipeline pipeline = read(GRID);
    final Multiverse multiverse = pipeline.multiverse().orElseThrow();
    assertEquals(expected.size(), pipeline.steps().size());
    assertEquals(all, multiverse.steps());
    assertEquals(
        names,
        multiverse.universes().stream().map(u -> String.join(" ", u.options().values())).toList());
    assertEquals("u001", multiverse.universes().get(0).name());
    final Set<String> made = new HashSet<>(Set.of("series", "physio"));
    for (final Step step : pipeline.steps()) {
      assertTrue(made.containsAll(step.inputs().values()), step.name());
      made.addAll(step.outputs().keySet());
      step.outputs().values().forEach(o -> assertEquals("", o.heading()));
    }
    // what nobody takes is not made: maps, pictures
    assertTrue(made.stream().noneMatch(n -> n.startsWith("map") || n.contains("png")));
    multiverse.universes().forEach(u -> assertTrue(made.contains(u.table())));
    assertEquals(
        Map.of(
            "slicewise",
            "as the pipeline has it",
            "once",
            "motion passes=1",
            "none",
            "without motion"),
        multiverse.choices().get("motion"));
    assertEquals("value roi=right", multiverse.choices().get("side").get("right"));
  }

  /** What is as the pipeline has it keeps its name, and a run takes the place of the corrected. */
  @Test
  void aStepThatIsLeftOutGivesWayToWhatItWouldHaveChanged() throws IOException {
    final Pipeline pipeline = read(GRID);
    final List<Step> denoise =
        pipeline.steps().stream().filter(s -> s.name().startsWith("denoise")).toList();
    assertEquals(5, denoise.size());
    final Step plain = denoise.stream().filter(s -> s.name().equals("denoise")).findFirst().get();
    assertEquals(Map.of("series", "still", "confounds", "confounds"), plain.inputs());
    assertEquals("desc-denoised_bold.nii.gz", plain.outputs().get("clean").file());
    final Step raw =
        denoise.stream().filter(s -> s.inputs().get("series").equals("series")).findFirst().get();
    assertTrue(raw.name().matches("denoise x[0-9a-f]{10}"), raw.name());
    final String mark = raw.name().substring("denoise ".length());
    assertEquals("desc-denoised" + mark + "_bold.nii.gz", raw.outputs().get("clean" + mark).file());
    assertEquals(raw.json().path("inputs").path("series").asText(), "series");
    // the noise of the run as it is: no motion to take
    final Step noise =
        pipeline.steps().stream()
            .filter(s -> s.outputs().containsKey(raw.inputs().get("confounds")))
            .findFirst()
            .get();
    assertEquals(Map.of("series", "series", "physio", "physio"), noise.inputs());
    final Step cord = pipeline.steps().get(0);
    assertTrue(cord.outputs().get("mask").find());
  }

  /** An option more leaves the names and hashes of all that was there. */
  @Test
  void namesDoNotDependOnTheRestOfTheGrid() throws IOException {
    final Pipeline before = read(GRID);
    final Pipeline after =
        read(
            GRID.replace(
                    "\"choices\": {",
                    "\"choices\": {\"cut\": {\"short\": {\"denoise\": {\"options\": {\"cutoff\": 50}}}, \"as it is\": {}},")
                .replace("\"slicewise\": {}, ", "")
                .replace(
                    "\"none\": {\"motion\": null}",
                    "\"none\": {\"motion\": null}, \"slicewise\": {}"));
    final Set<String> names = new HashSet<>(before.steps().stream().map(Step::name).toList());
    final Set<String> more = new HashSet<>(after.steps().stream().map(Step::name).toList());
    assertTrue(more.containsAll(names));
    assertTrue(more.size() > names.size());
    final Set<String> hashes = hashes(after);
    assertTrue(hashes.containsAll(hashes(before)));
    assertEquals(2 * hashes(before).size(), hashes.size());
  }

  private static Set<String> hashes(final Pipeline pipeline) {
    final Set<String> all = new HashSet<>();
    pipeline.multiverse().orElseThrow().universes().forEach(u -> all.add(u.hash()));
    return all;
  }

  /** A step is checked once for each way in which it is changed, not in each universe. */
  @Test
  void checksEachWayOnce() throws IOException {
    read(GRID);
    assertEquals(7 + 3, runner.checks);
  }

  /** What two choices change together is the sum; a step may take another input. */
  @Test
  void choicesMayChangeOneStepTogether() throws IOException {
    final Pipeline pipeline =
        read(
            """
            {"version": 1, "multiverse": "two", "pipeline": "base.json", "choices": {
              "band": {"slow3": {"alff": {"options": {"bands": ["slow3", "slow4"]}}}},
              "definition": {"afni": {"alff": {"options": {"definition": "afni"}}}},
              "of": {"clean": {"alff": {"inputs": {"series": "clean"}}}}},
             "value": {"table": "alfftable", "column": "mean"},
             "effect": {"formula": "group", "contrast": "a - b"}}
            """);
    final Step alff = pipeline.steps().get(pipeline.steps().size() - 1);
    assertEquals(Map.of("bands", "slow3,slow4", "definition", "afni"), alff.options());
    assertEquals("clean", alff.inputs().get("series"));
    assertEquals("a - b", pipeline.multiverse().orElseThrow().effect().orElseThrow().contrast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version": 1 | "version": 2 | /version: is 2; this CordJ reads version 1.
          "multiverse": "grid" | "multiverse": "../x" | /multiverse: is '../x'; use letters, digits, blanks, . _ and -.
          "pipeline": "base.json" | "steps": [] | /steps: is unknown; legal here are version, multiverse,
          "pipeline": "base.json", | `` | /pipeline: is missing.
          base.json | other.json | /pipeline: is 'other.json', but there is no file
          base.json | grid.json | /pipeline: is a multiverse itself; give the pipeline that it changes.
          {"passes": 1} | {"passes": 1, "passes": 2} | /choices/motion/once/motion/options/passes: stands twice; remove one.
          "yes": {} | "no": {} | /choices/smooth/no: stands twice; remove one.
          base.json | multiverse-alff | /pipeline: is a multiverse itself; give the pipeline that it changes.
          "side": {"left" | "t": {"left" | /choices/t: is the name of a column of the specification curve's tables, in which each choice becomes a column too; rename the choice.
          "leave_out": | "effect": {"formula": "group +", "contrast": "a - b"}, "leave_out": | /effect/formula: The formula 'group +' has its end at position 8, where a column's name should stand.
          "leave_out": | "effect": {"formula": "log(age)", "contrast": "age"}, "leave_out": | /effect/formula: The formula 'log(age)' has 'log(' at position 1; the functions are
          "side": {"left" | "n_values": {"left" | /choices/n_values: is no name of a choice; it becomes a column:
          "side": {"left" | "n": {"left" | /choices/n: is no name of a choice; it becomes a column: a letter, then letters, digits and _, but not universe, steps_hash, n or n_...
          "choices": { | "choices": {}, "effect": { | /choices: is missing or empty; name at least one choice.
          "leave_out": [ | "effect": "group", "leave_out": [ | /effect: must be an object, {...}.
          "leave_out": [{"motion": "none", "noise": "nothing"}, | "leave_out": [4, | /leave_out/0: must be an object, {...}.
          "smooth": {"yes": {}, "no": {"smooth": null}} | "smooth": {} | /choices/smooth: is empty; name at least one option
          "yes": {} | "y/s": {} | /choices/smooth/y/s: is no name of an option;
          {"noise": null} | {"noize": null} | /choices/noise/nothing/noize: is no step of the pipeline base; there are cord, motion, noise, denoise, smooth, alff, picture, and value.
          {"passes": 1} | {"passes": 3} | /choices/motion/once/motion/options: Motion: passes must be 1 or 2.
          {"passes": 1} | {"passed": 1} | /choices/motion/once/motion/options/passed: Motion... has no key 'passed'; legal are series, mask, passes, table, output.
          {"passes": 1} | {"passed": null} | /choices/motion/once/motion/options/passed: is null, which removes it, but the step has no such key under options.
          {"passes": 1} | {"mask": "x"} | /choices/motion/once/motion/options/mask: is given under inputs too; remove one.
          {"motion": {"options": {"passes": 1}}} | {"motion": {"passes": 1}} | /choices/motion/once/motion/passes: is unknown; legal here are options, inputs.
          {"motion": {"options": {"passes": 1}}} | {"motion": 1} | /choices/motion/once/motion: must be an object, {...}.
          {"motion": {"options": {"passes": 1}}} | {"motion": {"inputs": {"mask": "mist"}}} | /choices: in the universe motion=once, noise=table, smooth=yes, band=slow4, side=left, an input is 'mist', which neither is an input nor comes out of a step of the pipeline.
          {"motion": {"options": {"passes": 1}}} | {"motion": {"inputs": {"series": "clean"}}} | /choices: in the universe motion=once, noise=table, smooth=yes, band=slow4, side=left, the steps alff, smooth, denoise, motion need each other in a circle.
          {"motion": {"options": {"passes": 1}}} | {"alff": {"options": {"bands": "slow2"}}} | /choices/band/slow3/alff/options/bands: is changed by /choices/motion/once/alff too, and only one can hold;
          {"motion": {"options": {"passes": 1}}} | {"motion": {"options": {"passes": 1}}, "value": {"rows": {"roi": "left"}}} | /choices/side/right/value/rows/roi: is changed by /choices/motion/once/value too, and only one can hold;
          {"motion": {"options": {"passes": 1}}} | {"alff": {"inputs": {"mask": null}}, "smooth": null} | /choices/motion/once/alff: Alff... needs mask; give it under inputs or options.
          {"motion": {"options": {"passes": 1}}} | {} | /choices: the universes motion=slicewise, noise=table, smooth=yes, band=slow4, side=left and motion=once, noise=table, smooth=yes, band=slow4, side=left are the same steps; leave one out by leave_out.
          {"noise": null} | {"cord": null} | /choices: in the universe motion=slicewise, noise=nothing, smooth=yes, band=slow4, side=left, the step smooth needs mask, but nothing stands for mask, whose step is left out; leave smooth out too, or give it another input.
          {"noise": null} | {"alff": null} | /choices: in the universe motion=slicewise, noise=nothing, smooth=yes, band=slow4, side=left, the table 'alfftable' of the value is made by a step that is left out; take another table.
          "noise": "nothing"} | "nose": "nothing"} | /leave_out/0/nose: is no choice; there are motion, noise, smooth, band, side.
          "noise": "nothing"} | "noise": "none"} | /leave_out/0/noise: is 'none'; the choice has table, nothing.
          {"motion": "none", "noise": "nothing"} | {} | /leave_out/0: is empty; name an option of at least one choice.
          {"motion": "none", "noise": "nothing"} | {"smooth": ["yes", "no"]} | /leave_out/1: leaves nothing out that those before it have not; remove it.
          "leave_out": [ | "leave_out": [{"smooth": "yes"}, {"smooth": "no"}], "x": [ | /x: is unknown;
          alfftable", "col | map", "col | /value/table: is 'map', which is no table (.tsv) of the pipeline base; there are motion, confounds, alfftable.
          "column": "mean", | `` | /value/column: is missing.
          "rows": {"roi": "left"} | "row": {"roi": "left"} | /value/row: is unknown; legal here are table, column, rows, over.
          "rows": {"roi": "left"} | "rows": {"roi": {}} | /value/rows/roi: must be a text, a number, true, false, or a list of such.
          {"rows": {"roi": "right"}} | {"rows": "right"} | /choices/side/right/value/rows: must be an object, {...}.
          "leave_out": | "effect": {"formula": "group"}, "leave_out": | /effect/contrast: is missing.
          """)
  void aMistakeIsToldWithItsPlace(final String is, final String other, final String sentence) {
    assertTrue(GRID.contains(is), is);
    final String json =
        GRID.replaceFirst(Pattern.quote(is), other == null ? "" : Matcher.quoteReplacement(other));
    final IOException e = assertThrows(IOException.class, () -> read(json));
    final String start = "The pipeline '" + folder.resolve("grid.json") + "', " + sentence;
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  /** No name passes here that the tables of a curve refuse, whichever effect size they have. */
  @Test
  void noChoiceIsCalledAsAColumnOfTheCurve() throws IOException {
    final Table people = new Table("participant_id", "group", "age");
    final Table values = new Table("participant_id", "u001", "u002");
    for (int i = 0; i < 8; i++) {
      people.add("sub-" + i, i % 2 == 0 ? "a" : "b", 20 + i * i);
      values.add("sub-" + i, Math.sin(i), Math.cos(3 * i));
    }
    final Table universes = new Table("universe", "side").add("u001", "left").add("u002", "right");
    final Set<String> columns = new LinkedHashSet<>();
    for (final String contrast : List.of("a - b", "age")) {
      columns.addAll(
          CurveTables.effects(
                  new SpecificationCurve(contrast, 19, 1)
                      .apply(
                          people,
                          Formula.parse("group + age"),
                          false,
                          Specifications.of(values, universes, "side"),
                          Progress.NONE),
                  false)
              .columns());
    }
    columns.remove("side");
    final String legal;
    try (InputStream in = MultiverseReader.class.getResourceAsStream("multiverse.schema.json")) {
      legal =
          new ObjectMapper()
              .readTree(in)
              .at("/properties/choices/propertyNames/pattern")
              .asText()
              .replaceAll("^\\^|\\$$", "");
    }
    assertTrue("side".matches(legal), legal);
    assertTrue(columns.containsAll(Set.of("n_a", "hedges_g_low", "partial_r", "p_fwe")));
    for (final String column : columns) {
      final IOException e =
          assertThrows(
              IOException.class,
              () -> read(GRID.replace("\"side\": {\"left\"", "\"" + column + "\": {\"left\"")),
              column);
      assertTrue(e.getMessage().contains(", /choices/" + column + ": is "), e.getMessage());
      assertFalse(column.matches(legal), column);
    }
  }

  /**
   * Numbers are the same however they are written, texts of other plugins only letter by letter.
   */
  @Test
  void equalNumbersAreOneStep() throws IOException {
    final String grid =
        """
        {"version": 1, "multiverse": "cut", "pipeline": "base.json", "choices": {
          "cut": {"a": {"denoise": {"options": {"cutoff": FIRST}}}SECOND}},
         "value": {"table": "alfftable", "column": "mean"}}
        """;
    final String second = ", \"b\": {\"denoise\": {\"options\": {\"cutoff\": OTHER}}}";
    for (final String other : List.of("\"0.50\"", "\".5\"", "5e-1", "[\" 0.5\"]")) {
      final String twins =
          grid.replace("FIRST", "0.5").replace("SECOND", second).replace("OTHER", other);
      final IOException e = assertThrows(IOException.class, () -> read(twins), other);
      assertTrue(
          e.getMessage()
              .endsWith(
                  "the universes cut=a and cut=b are the same steps; leave one out"
                      + " by leave_out."),
          e.getMessage());
    }
    // what is as the pipeline has it keeps its files' names
    final Pipeline plain = read(grid.replace("FIRST", "\"1e2\"").replace("SECOND", ""));
    assertTrue(plain.steps().stream().anyMatch(s -> s.name().equals("denoise")));
    final String half = grid.replace("SECOND", "");
    assertEquals(
        hashes(read(half.replace("FIRST", "0.5"))),
        hashes(read(half.replace("FIRST", "\"0.50\""))));
    Files.writeString(
        folder.resolve("base.json"), BASE.replace("Denoise...", "Of another plugin..."));
    runner.foreign = true;
    final Pipeline two =
        read(grid.replace("FIRST", "0.5").replace("SECOND", second).replace("OTHER", "\"0.50\""));
    assertEquals(2, two.multiverse().orElseThrow().universes().size());
  }

  @Test
  void aBrokenPipelineIsToldByItsOwnName() throws IOException {
    Files.writeString(folder.resolve("base.json"), BASE.replace("Alff...", "Elff..."));
    final IOException e = assertThrows(IOException.class, () -> read(GRID));
    assertTrue(
        e.getMessage()
            .endsWith(
                "base.json', /steps/5/command: is 'Elff...', but ImageJ has no command of that label."),
        e.getMessage());
  }

  @Test
  void allLeftOutOrTooManyIsRefused() {
    final IOException none =
        assertThrows(
            IOException.class,
            () ->
                read(
                    GRID.replaceFirst(
                        "\"leave_out\": .*\n",
                        "\"leave_out\": [{\"smooth\": [\"yes\", \"no\"]}],\n")));
    assertTrue(
        none.getMessage().endsWith("/leave_out: leaves out every universe; remove a rule."),
        none.getMessage());
    for (final int options : new int[] {101, 10_001}) {
      final StringBuilder many = new StringBuilder();
      for (int i = 0; i < options; i++) {
        many.append(i == 0 ? "" : ",")
            .append("\"o")
            .append(i)
            .append("\": {\"denoise\": {\"options\": {\"cutoff\": ");
        many.append(i + 1).append("}}}");
      }
      final IOException e =
          assertThrows(
              IOException.class,
              () ->
                  read(
                      """
                      {"version": 1, "multiverse": "many", "pipeline": "base.json", "choices":
                        {"cut": {%s}, "passes": {%s}},
                        "value": {"table": "alfftable", "column": "mean"}}
                      """
                          .formatted(many, many.toString().replace("cutoff", "drift"))));
      assertTrue(
          e.getMessage()
              .contains(
                  "/choices: make "
                      + options * options
                      + " universes; at most 10000 are run at once."),
          e.getMessage());
    }
  }

  /** 10,000 universes are expanded with each step in place. */
  @Test
  void tenThousandUniverses() throws IOException {
    final StringBuilder cuts = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      cuts.append(i == 0 ? "" : ",")
          .append("\"o%d\": {\"STEP\": {\"options\": {\"KEY\": %d}}}".formatted(i, i));
    }
    final Pipeline pipeline =
        read(
            """
            {"version": 1, "multiverse": "many", "pipeline": "base.json", "choices":
              {"cut": {%s}, "band": {%s}},
              "value": {"table": "alfftable", "column": "mean"}}
            """
                .formatted(
                    cuts.toString().replace("STEP", "denoise").replace("KEY", "cutoff"),
                    cuts.toString().replace("STEP", "alff").replace("KEY", "bands")));
    assertEquals(10_000, pipeline.multiverse().orElseThrow().universes().size());
    assertEquals("u00001", pipeline.multiverse().orElseThrow().universes().get(0).name());
    assertEquals(3 + 100 + 100 + 10_000, pipeline.steps().size());
    // all that takes a run comes right after it, while it is at hand
    for (int s = 0; s < pipeline.steps().size(); s++) {
      if (Multiverse.plainName(pipeline.steps().get(s)).equals("smooth")) {
        final String run = pipeline.steps().get(s).outputs().keySet().iterator().next();
        for (int after = 1; after <= 100; after++) {
          assertEquals(run, pipeline.steps().get(s + after).inputs().get("series"));
        }
      }
    }
  }

  /** The schema that is shipped names what the reader takes, no more and no less. */
  @Test
  void theSchemaHasTheReadersFields() throws IOException {
    try (InputStream in = MultiverseReader.class.getResourceAsStream("multiverse.schema.json")) {
      final JsonNode top = new ObjectMapper().readTree(in);
      assertEquals(new HashSet<>(MultiverseReader.TOP), fields(top));
      final JsonNode option =
          top.at("/properties/choices/additionalProperties/additionalProperties");
      assertEquals(Set.of(MultiverseReader.VALUE), fields(option));
      final JsonNode change = option.path("additionalProperties");
      assertEquals(new HashSet<>(MultiverseReader.OF_CHANGE), fields(change));
      final JsonNode value = top.at("/$defs/value");
      assertEquals(new HashSet<>(MultiverseReader.OF_VALUE), fields(value));
      final JsonNode effect = top.at("/properties/effect");
      assertEquals(new HashSet<>(MultiverseReader.OF_EFFECT), fields(effect));
      for (final JsonNode o : List.of(top, change, value, effect)) {
        assertEquals("false", o.path("additionalProperties").toString());
      }
    }
  }

  private static Set<String> fields(final JsonNode schema) {
    final Set<String> names = new HashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
