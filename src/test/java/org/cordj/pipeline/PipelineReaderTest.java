package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.image.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a pipeline's document is refused, and with which sentence. */
class PipelineReaderTest {

  private static final String GOOD =
      """
      {"version": 1, "name": "two", "inputs": {"physio": {"file": "physio.tsv.gz"}}, "steps": [
        {"name": "b", "command": "Cut...", "inputs": {"series": "kept"}, "options": {"first": 4},
         "outputs": {"cut": {"image": "{series}_cut", "file": "desc-cut_bold.nii.gz"}}},
        {"name": "a", "command": "Cut...", "inputs": {"series": "series"}, "options": {"first": 2},
         "outputs": {"kept": {"image": "{series}_cut", "file": "desc-kept_bold.nii.gz"}}}
      ]}
      """;

  @TempDir Path folder;

  /** One command of CordJ's, one of another plugin. */
  private static final StepRunner RUNNER =
      new StepRunner() {
        @Override
        public Optional<Keys> keys(final String label) {
          return label.equals("Cut...")
              ? Optional.of(
                  new Keys(Set.of("series"), Set.of("series"), List.of("series", "first", "table")))
              : Optional.empty();
        }

        @Override
        public boolean isForeign(final String label) {
          return label.equals("Blur...");
        }

        @Override
        public void checkOptions(final Step step) {
          if (!step.options().getOrDefault("first", "0").matches("\\d+")) {
            throw new IllegalArgumentException("Cut: first must be a whole number.");
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
      };

  private Pipeline read(final String json) throws IOException {
    final Path file = Files.writeString(folder.resolve("p.json"), json);
    return new PipelineReader(RUNNER).read(file.toString());
  }

  @Test
  void stepsComeAfterWhatTheyNeed() throws IOException {
    final Pipeline pipeline = read(GOOD);
    assertEquals(List.of("a", "b"), pipeline.steps().stream().map(Step::name).toList());
    assertEquals(Map.of("first", "2"), pipeline.steps().get(0).options());
    assertEquals(new Pipeline.Input("physio.tsv.gz", false, ""), pipeline.inputs().get("physio"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version": 1    | "version": 7      | /version: is 7; this CordJ reads version 1.
          "version": 1, | `` | /version: is missing; this CordJ reads version 1.
          "name": "two" | "name": "../x" | /name: is '../x'; use letters, digits, blanks, . _ and -.
          "name": "two" | "Name": "two" | /Name: is unknown; legal here are version, name, description, inputs, steps.
          "first": 4 | "last": 4 | /steps/0/options/last: Cut... has no key 'last'; legal are series, first, table.
          "first": 4 | "first": [] | /steps/0/options/first: must be a text, a number, true, false, or a list of such.
          "first": 4 | "first": "x" | /steps/0/options: Cut: first must be a whole number.
          "first": 4 | "first": {"a": 1} | /steps/0/options/first: must be a text, a number, true, false, or a list of such.
          "first": 4 | "series": 4 | /steps/0/options/series: is given under inputs too; remove one.
          {"series": "kept"} | {"series": "keep"} | /steps/0/inputs/series: is 'keep', which neither is an input nor comes out of a step; there are series, physio, cut, kept.
          {"series": "kept"} | {} | /steps/0/outputs/cut/image: holds {series}, but the step has no such input.
          {"series": "series"} | {"series": "cut"} | /steps: each of these steps needs the next, in a circle: 'b' needs 'a' needs 'b'; let one take another input.
          "name": "a", "command": "Cut..." | "name": "a", "command": "Shake..." | /steps/1/command: is 'Shake...', but ImageJ has no command of that label.
          "name": "a", "command": "Cut..." | "name": "a" | /steps/1: needs either command, the label of a menu item, or macro, a file.
          "name": "a", "command": "Cut..." | "name": "a", "macro": "m.ijm" | /steps/1/macro: is 'm.ijm', but there is no file
          "name": "a" | "name": "b" | /steps/1/name: 'b' is another step's name; rename it.
          "kept": {"image" | "physio": {"image" | /steps/1/outputs/physio: is the name of something else in this pipeline; rename it.
          "kept": {"image" | "cut": {"image" | /steps/1/outputs/cut: is the name of something else in this pipeline; rename it.
          desc-kept_bold.nii.gz | desc-cut_bold.nii.gz | /steps/1/outputs/kept/file: is that of /steps/0/outputs/cut too; rename one.
          desc-kept_bold.nii.gz | bold.nii.gz | /steps/1/outputs/kept/file: is 'bold.nii.gz'; it needs an entity of its own, such as desc-mc_bold.nii.gz.
          desc-kept_bold.nii.gz | ../bold.nii.gz | /steps/1/outputs/kept/file: is '../bold.nii.gz'; it must be the end of a BIDS name, such as desc-mc_bold.nii.gz.
          desc-kept_bold.nii.gz | desc-kept_bold.tsv | /steps/1/outputs/kept/file: is 'desc-kept_bold.tsv'; an image's ends in .nii or .nii.gz.
          "image": "{series}_cut", "file": "desc-kept | "file": "desc-kept | /steps/1/outputs/kept: needs either image, the title of a result, or key, that of its path.
          "physio": { | "series": { | /inputs/series: is the run itself, which every pipeline has; remove it.
          """)
  void aMistakeIsToldWithItsPlace(final String is, final String other, final String sentence) {
    assertTrue(GOOD.contains(is), is);
    final String json =
        GOOD.replaceFirst(Pattern.quote(is), other == null ? "" : Matcher.quoteReplacement(other));
    final IOException e = assertThrows(IOException.class, () -> read(json));
    final String start = "The pipeline '" + folder.resolve("p.json") + "', " + sentence;
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  @Test
  void anotherPluginsCommandTakesAnyKey() throws IOException {
    final Pipeline pipeline =
        read(GOOD.replace("Cut...", "Blur...").replace("\"first\": 4", "\"sigma\": 1.5"));
    assertEquals(Map.of("sigma", "1.5"), pipeline.steps().get(1).options());
  }

  @Test
  void whatIsNoJsonIsToldWithLineAndColumn() {
    final IOException e =
        assertThrows(IOException.class, () -> read(GOOD.replace("\"first\": 4}", "\"first\" 4}")));
    assertTrue(e.getMessage().contains("p.json' is not JSON: line 2, column 8"), e.getMessage());
    assertThrows(IOException.class, () -> read("[]"));
    final IOException twice =
        assertThrows(IOException.class, () -> read(GOOD.replaceFirst("\\{", "{\"version\": 1,")));
    assertTrue(twice.getMessage().endsWith("/version: stands twice; remove one."));
  }

  /** Of an option that is given twice one would be lost, wherever it stands. */
  @Test
  void aNameThatStandsTwiceIsToldAtAnyDepth() throws IOException {
    final String deep = GOOD.replace("\"first\": 4", "\"first\": 4, \"first\": 5");
    final IOException twice = assertThrows(IOException.class, () -> read(deep));
    assertTrue(
        twice.getMessage().endsWith(", /steps/0/options/first: stands twice; remove one."),
        twice.getMessage());
    final String path = folder.resolve("p.json").toString();
    final IOException document =
        assertThrows(IOException.class, () -> PipelineReader.document(path));
    assertEquals(twice.getMessage(), document.getMessage());
  }

  /** The schema that is shipped names what the reader takes, no more and no less. */
  @Test
  void theSchemaHasTheReadersFields() throws IOException {
    try (InputStream in = PipelineReader.class.getResourceAsStream("pipeline.schema.json")) {
      final JsonNode top = new ObjectMapper().readTree(in);
      assertEquals(new HashSet<>(PipelineReader.TOP), fields(top));
      final JsonNode input = top.at("/properties/inputs/additionalProperties");
      assertEquals(new HashSet<>(PipelineReader.OF_INPUT), fields(input));
      final JsonNode step = top.at("/properties/steps/items");
      assertEquals(new HashSet<>(PipelineReader.OF_STEP), fields(step));
      final JsonNode output = step.at("/properties/outputs/additionalProperties");
      assertEquals(new HashSet<>(PipelineReader.OF_OUTPUT), fields(output));
      for (final JsonNode o : List.of(top, input, step, output)) {
        assertEquals("false", o.path("additionalProperties").toString());
      }
    }
  }

  private static Set<String> fields(final JsonNode schema) {
    final List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return new HashSet<>(names);
  }
}
