package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cordj.bids.JsonFiles;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines as macros and back; what cannot be a step is refused by its line. */
class MacroReaderTest {
  private static final CommandSteps STEPS = new CommandSteps(null, (n, t, a) -> Optional.empty());
  private static final PipelineReader READER = new PipelineReader(STEPS);

  private static Pipeline read(final String... lines) throws RefusedException {
    final ObjectNode json = MacroReader.read(STEPS, "own.ijm", String.join("\n", lines));
    return READER.check("own", json, null);
  }

  /** A step without its document, whose order and lists may differ. */
  private static Step plain(final Step s) {
    return new Step(
        s.name(),
        s.command(),
        s.macro(),
        s.inputs(),
        s.options(),
        s.outputs(),
        s.source(),
        JsonFiles.object());
  }

  @Test
  void everyPresetComesBackAsItWas() throws IOException {
    for (final String preset : PipelineReader.PRESETS) {
      final Pipeline before = READER.read(preset);
      final Pipeline after = read(MacroWriter.write(before, STEPS));
      assertEquals(before.name(), after.name());
      assertEquals(before.description(), after.description());
      assertEquals(before.inputs(), after.inputs());
      assertEquals(
          before.steps().stream().map(MacroReaderTest::plain).toList(),
          after.steps().stream().map(MacroReaderTest::plain).toList(),
          preset);
    }
  }

  @Test
  void aRecordedMacroGoesByTitlesAndPaths() throws IOException {
    final Pipeline p =
        read(
            "// Color: a recorded macro",
            "run(\"Open NIfTI...\", \"path=/data/sub-01_task-rest_bold.nii.gz tr=0 virtual=false"
                + " part=magnitude\");",
            "run(\"Cord Mask...\", \"series=sub-01_task-rest_bold contrast=t2s method=surface\");",
            "run(\"Cord Motion Correction...\", \"series=sub-01_task-rest_bold"
                + " mask=sub-01_task-rest_bold_cord passes=3 table=/tmp/motion.tsv\");",
            "run(\"Cord ROIs...\", \"series=sub-01_task-rest_bold_mc"
                + " mask=sub-01_task-rest_bold_cord kind=quadrants\");",
            "run(\"Cord Confounds...\", \"series=sub-01_task-rest_bold_mc"
                + " mask=sub-01_task-rest_bold_cord motion=/tmp/motion.tsv"
                + " physio=[/data/sub-01_task-rest_physio.tsv.gz] table=/tmp/c.tsv\");",
            "run(\"Cord ALFF...\", \"series=sub-01_task-rest_bold_mc"
                + " mask=sub-01_task-rest_bold_cord bands=slow4,0.01-0.1 measures=ALFF"
                + " rois=sub-01_task-rest_bold_cord_quadrants table=/tmp/alff.tsv\");",
            "run(\"Save NIfTI...\", \"image=sub-01_task-rest_bold_mc_ALFF_0.01-0.1"
                + " path=/tmp/sub-01_task-rest_desc-wide_boldmap.nii.gz\");",
            "close();");
    assertEquals(
        List.of("mask", "motioncorrection", "rois", "confounds", "alff"),
        p.steps().stream().map(Step::name).toList());
    assertEquals(Map.of("physio", new Pipeline.Input("physio.tsv.gz", true, "")), p.inputs());
    final Step motion = p.steps().get(1);
    // what is the command's own default is left out
    assertEquals(Map.of("passes", "3"), motion.options());
    assertEquals("{series}_mc", motion.outputs().get("mcbold").image());
    assertEquals("desc-motion_bold.tsv", motion.outputs().get("motiontable").file());
    assertEquals("physio", p.steps().get(3).inputs().get("physio"));
    assertEquals("motiontable", p.steps().get(3).inputs().get("motion"));
    final Step alff = p.steps().get(4);
    assertEquals(
        Map.of("series", "mcbold", "mask", "cordmask", "rois", "quadrantsdseg"), alff.inputs());
    assertEquals("{series}_ALFF_0.01-0.1", alff.outputs().get("wideboldmap").image());
    assertEquals("desc-wide_boldmap.nii.gz", alff.outputs().get("wideboldmap").file());
  }

  @Test
  void everyResultOfTheListIsOfACommandAndItsKeys() {
    for (final String label : StepResults.labels()) {
      final List<String> images = List.copyOf(STEPS.keys(label).orElseThrow().images());
      final Map<String, String> results = StepResults.of(label, STEPS.defaults(label), images);
      assertTrue(!results.isEmpty(), label);
      results
          .keySet()
          .forEach(t -> assertTrue(images.stream().anyMatch(i -> t.contains("{" + i + "}")), t));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for (i = 0; i < 3; i++) {        | line 2: 'for (i = 0' cannot be a step
          x = getWidth();                  | line 2: the function 'getWidth' is not one
          x = 2 * y;                       | line 2: '2 * y' is more than a text
          run("Cord Mean...", "series=" + name); | line 2: the variable 'name' is not known
          makeRectangle(1, 2, 3, 4);       | line 2: 'makeRectangle(1, 2, 3, 4)' cannot be a step
          run("No Such Thing...");         | line 2: ImageJ has no command 'No Such Thing...'
          run("Cord Mean...", "series=other"); | line 2: no line above opens or makes an image 'other'
          run("Cord Mean...", "serie=bold"); | line 2: Cord Mean... has no key 'serie'.
          run("Cord Cohort...", "bids=x"); | line 2: 'Cord Cohort...' is about pipelines
          run("Open NIfTI...", "path=/d/mask.nii.gz"); | line 2: '/d/mask.nii.gz' is no result
          run("Open NIfTI...", "path=/d/bold.nii.gz tr=2"); | line 2: Open NIfTI...: tr=2 cannot be told
          run("Save NIfTI...", "image=bold path=/d/x.nii.gz"); | line 2: no step above makes the image
          run("Cord Mean...", "series=[bold"); | line 2: Cord Mean...: the value of 'series' has an open
          run("Cord Mask...", "series=bold radius=" + getArgument()); | line 2: Cord Mask...: radius is
          x = "open                        | line 2: the text has no end
          """)
  void whatCannotBeAStepIsRefusedByItsLine(final String second, final String sentence) {
    final RefusedException e =
        assertThrows(
            RefusedException.class,
            () -> read("run(\"Open NIfTI...\", \"path=/d/bold.nii.gz\");", second));
    assertTrue(e.getMessage().startsWith("'own.ijm', " + sentence), e.getMessage());
  }

  @Test
  void aMacroWithoutACommandIsNoPipeline() {
    final Exception e = assertThrows(RefusedException.class, () -> read("setBatchMode(true);"));
    assertTrue(e.getMessage().contains("runs no command that could be a step"), e.getMessage());
  }
}
