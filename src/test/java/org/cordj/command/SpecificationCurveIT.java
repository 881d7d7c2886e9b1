package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cordj.io.Table;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cord Specification Curve... in the real ImageJ. */
class SpecificationCurveIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void theShippedMacro() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(ROOT.resolve("macros/specification_curve.ijm").toString(), "output=out");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertEquals("", result.err());
    final Path out = folder.resolve("out");
    final Table effects = Table.read(out.resolve("desc-multiverse_effects.tsv"));
    assertEquals(36, effects.size());
    assertEquals(
        List.of(
            "universe motion confounds band definition n n_control n_patient estimate hedges_g hedges_g_low hedges_g_high t df p p_permutation p_fwe"
                .split(" ")),
        effects.columns());
    assertEquals("u001", effects.text(0, "universe"));
    assertEquals("slice-wise", effects.text(0, "motion"));
    assertEquals(16, effects.number(0, "n_patient"));
    assertEquals(29, effects.number(0, "df"));
    final Table choices = Table.read(out.resolve("desc-multiverse_choices.tsv"));
    assertEquals(2 + 3 + 3 + 2, choices.size());
    assertEquals("motion", choices.text(0, "choice"));
    // the effect that the macro makes is half as large without correction of motion
    assertTrue(choices.number(0, "eta_squared") > .4, choices.toTsv());
    assertTrue(choices.number(0, "mean_hedges_g") > choices.number(1, "mean_hedges_g") + .2);
    final Table joint = Table.read(out.resolve("desc-multiverse_joint.tsv"));
    assertEquals("median hedges_g", joint.text(0, "measure"));
    assertTrue(joint.number(0, "p_permutation") <= .05, joint.toTsv());
    assertEquals("share positive", joint.text(1, "measure"));
    final JsonNode record =
        new ObjectMapper().readTree(out.resolve("desc-multiverse_record.json").toFile());
    assertEquals("patient - control", record.path("keys").path("contrast").asText());
    assertEquals(1001, record.path("exchanges").asInt());
    assertEquals(32, record.path("participants").size());
    assertEquals("fALFF", record.path("choices").path("definition").path(1).asText());
    assertEquals("CordJ", record.path("GeneratedBy").path(0).path("Name").asText());
    assertEquals(0, record.path("notes").size(), record.path("notes").toString());
    for (final String name : List.of("effects", "joint", "choices")) {
      final JsonNode json =
          new ObjectMapper().readTree(out.resolve("desc-multiverse_" + name + ".json").toFile());
      for (final String column :
          Table.read(out.resolve("desc-multiverse_" + name + ".tsv")).columns()) {
        assertFalse(json.path(column).path("Description").asText().isBlank(), column);
      }
    }
    final BufferedImage picture = ImageIO.read(out.resolve("desc-multiverse_figure.png").toFile());
    assertEquals(1600, picture.getWidth());
    final String page = Files.readString(out.resolve("desc-multiverse_report.html"));
    for (final String part :
        List.of("All universes together", "Curve", "What each choice does", "Universes")) {
      assertTrue(page.contains("<h2>" + part + "</h2>"), part);
    }
    assertTrue(page.contains("https://doi.org/10.1038/s41562-020-0912-z"));
    assertTrue(page.contains("./desc-multiverse_effects.tsv"));
    assertTrue(result.out().contains("patient - control in 36 universes: Hedges' g from"));
    assertTrue(result.out().contains("Of the variance of the effects choices explain: motion "));
    assertTrue(result.out().contains("9 files are in"), result.out());
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(3 + 9, files.count(), "three tables of the macro and nine files");
    }
  }

  private void study() throws IOException {
    Files.writeString(
        folder.resolve("people.tsv"),
        "participant_id\tgroup\na\tp\nb\tp\nc\tp\nd\tc\ne\tc\nf\tc\n");
    Files.writeString(
        folder.resolve("values.tsv"),
        "participant_id\tu1\tu2\tu3\na\t1\t2\t5\nb\t2\t1\t5\nc\t3\t1.5\t5\nd\t4\t3\t5\ne\t6\t4\t5\n"
            + "f\t5\tn/a\t5\n");
    Files.writeString(
        folder.resolve("universes.tsv"), "universe\tband\nu1\tlow\nu2\thigh\nu3\thigh\n");
    Files.writeString(folder.resolve("less.tsv"), "universe\tband\nu1\tlow\nu2\thigh\n");
    Files.writeString(
        folder.resolve("twice.tsv"), "participant_id\tu1\tu2\tu3\na\t1\t2\t3\na\t1\t2\t3\n");
    Files.writeString(
        folder.resolve("more.tsv"), "participant_id\tgroup\na\tp\nb\tp\nd\tc\ne\tc\nz\tc\n");
  }

  private HostImageJ.Result run(final String options) throws IOException {
    study();
    return HostImageJ.in(folder)
        .runText("run(\"Cord Specification Curve...\", \"" + options + "\");");
  }

  @Test
  void aUniverseThatCannotBeTestedIsSaid() throws IOException {
    final HostImageJ.Result result =
        run(
            "values=values.tsv universes=universes.tsv design=people.tsv formula=group"
                + " contrast=[p - c] permutations=99 output=out");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(
        result
            .out()
            .contains("Left out of the curve: u3, since every participant has the same value."),
        result.out());
    final Table effects = Table.read(folder.resolve("out/desc-multiverse_effects.tsv"));
    assertEquals(2, effects.size());
    assertEquals(5, effects.number(1, "n"));
    assertEquals(2, effects.number(1, "n_c"));
    final String page = Files.readString(folder.resolve("out/desc-multiverse_report.html"));
    assertTrue(page.contains("Left out of the curve: u3"), "the page says it first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "values=values.tsv universes=less.tsv design=people.tsv contrast=[p - c]"
            + "|The two tables do not have the same universes: the values have the columns u3",
        "values=twice.tsv universes=universes.tsv design=people.tsv contrast=[p - c]"
            + "|The participant 'a' has 2 rows in the values; choose one run",
        "values=values.tsv universes=universes.tsv design=more.tsv contrast=[p - c]"
            + "|The design has z, of whom no universe has a value",
        "values=values.tsv universes=universes.tsv design=people.tsv contrast=[p - k]|'k'",
        "values=values.tsv universes=universes.tsv design=people.tsv contrast=[p - c] choices=x"
            + "|choices names 'x', which is no choice of the universes' table",
        "values=nothing.tsv universes=universes.tsv design=people.tsv contrast=[p - c]"
            + "|There is no table 'nothing.tsv'.",
      })
  void whatIsRefusedLeavesNothing(final String options, final String sentence) throws IOException {
    final HostImageJ.Result result = run(options + " formula=group permutations=99 output=out");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
