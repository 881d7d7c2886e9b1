package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.bids.JsonFiles;
import org.cordj.io.Table;
import org.cordj.pipeline.MultiverseTables;
import org.cordj.testing.BidsValidator;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effect that a multiverse names, at the group level, in the real ImageJ. */
class MultiverseEffectIT {

  private static final String GRID =
      """
      {"version": 1, "multiverse": "six", "pipeline": "quick-look", "choices": {
        "definition": {"rms": {}, "afni": {"alff": {"options": {"definition": "afni"}}}},
        "band": {"slow5": {"value": {"rows": {"band": "slow5"}}},
                 "slow4": {"value": {"rows": {"band": "slow4"}}},
                 "slow3": {"value": {"rows": {"band": "slow3"}}}}},
       "value": {"table": "alfftable", "column": "mean",
                 "rows": {"roi": "dorsal-left", "measure": "ALFF"}},
       "effect": {"formula": "group", "contrast": "opioid - control"}}
      """;

  @TempDir static Path work;

  private static HostImageJ imagej;

  @BeforeAll
  static void make() throws IOException {
    imagej = HostImageJ.in(work);
    final Result made =
        imagej.runText("run('Cord Phantom Cohort...', 'subjects=3,2,3 volumes=90 output=bids');");
    assertEquals(0, made.exitCode(), made.toString());
    Files.writeString(work.resolve("grid.json"), GRID);
    final Result runs = imagej.run("bids", "out", "participant", "--pipeline", "grid.json");
    assertEquals(0, runs.exitCode(), runs.toString());
  }

  private static Result group(final String grid) {
    return imagej.run("bids", "out", "group", "--pipeline", grid);
  }

  @Test
  void theGroupLevelIsTheCommandOnItsTables() throws IOException {
    final Result group = group("grid.json");
    assertEquals(0, group.exitCode(), group.toString());
    final Path out = work.resolve("out");
    final String page = Files.readString(out.resolve("group.html"));
    assertTrue(page.contains("opioid - control in 6 universes"), page);
    assertTrue(page.contains("./desc-multiverse_report.html"), page);
    assertFalse(page.contains(work.toString()), "no absolute path");
    assertEquals(6, Table.read(out.resolve("desc-multiverse_effects.tsv")).size());
    assertEquals(List.of(), BidsValidator.require().bySchema(out, "error"));
    final Result command =
        imagej.runText(
            "run('Cord Specification Curve...', 'values=out/"
                + MultiverseTables.VALUES
                + " universes=out/"
                + MultiverseTables.UNIVERSES
                + " design=bids/participants.tsv formula=group contrast=[opioid - control]"
                + " output=alone');");
    assertEquals(0, command.exitCode(), command.toString());
    for (final String name : new String[] {"effects.tsv", "joint.tsv", "figure.png"}) {
      assertArrayEquals(
          Files.readAllBytes(work.resolve("alone/desc-multiverse_" + name)),
          Files.readAllBytes(out.resolve("desc-multiverse_" + name)),
          name);
    }
  }

  private static List<String> curve() throws IOException {
    try (Stream<Path> all = Files.list(work.resolve("out"))) {
      return all.map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith("desc-multiverse_"))
          .sorted()
          .toList();
    }
  }

  /** Nothing of a curve stands beside values that it is not of. */
  @Test
  void anEarlierCurveGoes() throws IOException {
    Files.writeString(
        work.resolve("wrong2.json"), GRID.replace("opioid - control", "opium - control"));
    Files.writeString(work.resolve("none.json"), GRID.replaceFirst(",\\s+\"effect\": [^}]*}", ""));
    for (final String other : new String[] {"wrong2.json", "none.json"}) {
      assertEquals(0, group("grid.json").exitCode());
      assertEquals(9, curve().size(), curve().toString());
      assertEquals(
          "definition,band",
          JsonFiles.read(work.resolve("out/desc-multiverse_record.json"))
              .json()
              .at("/keys/choices")
              .asText());
      final Result group = group(other);
      assertEquals(other.startsWith("wrong") ? 3 : 0, group.exitCode(), group.toString());
      assertEquals(List.of(), curve(), other);
      assertFalse(
          Files.readString(work.resolve("out/group.html")).contains("./desc-multiverse_"), other);
    }
  }

  /** A value over itself is 1 in each universe; nothing is missing, so all is well otherwise. */
  @Test
  void universesWithTheSameValuesAreToldOf() throws IOException {
    String grid = GRID.replaceFirst(",\\s+\"effect\": [^}]*}", "");
    for (final String band : new String[] {"slow5", "slow4", "slow3"}) {
      final String place = "\"band\": \"" + band + "\"";
      final String over =
          "\"over\": {\"roi\": \"dorsal-left\", \"measure\": \"ALFF\", " + place + "}";
      grid =
          grid.replace("{\"rows\": {" + place + "}}", "{\"rows\": {" + place + "}, " + over + "}");
    }
    Files.writeString(work.resolve("same.json"), grid);
    final Result group = group("same.json");
    assertEquals(0, group.exitCode(), group.toString());
    final String told =
        "5 universes have in all runs the same values as one before: u001 (definition=rms,"
            + " band=slow5) and u002 (definition=rms, band=slow4);";
    assertTrue(group.err().contains(told), group.err());
    final String page = Files.readString(work.resolve("out/group.html"));
    assertTrue(page.contains(told.replace("=", "&#x3D;")), page);
  }

  @Test
  void anEffectThatIsRefusedLeavesTheValues() throws IOException {
    Files.writeString(
        work.resolve("wrong.json"), GRID.replace("opioid - control", "opium - control"));
    final Result wrong = group("wrong.json");
    assertEquals(3, wrong.exitCode(), wrong.toString());
    assertTrue(wrong.err().contains("opium"), wrong.err());
    assertTrue(Files.isRegularFile(work.resolve("out").resolve(MultiverseTables.VALUES)));
    assertTrue(Files.readString(work.resolve("out/group.html")).contains("opium"));
    final Path table = work.resolve("bids/participants.tsv");
    final Path away = work.resolve("participants.tsv");
    Files.move(table, away);
    try {
      final Result none = group("grid.json");
      assertEquals(3, none.exitCode(), none.toString());
      assertTrue(
          none.err()
              .contains(
                  "The multiverse asks for the effect opioid - control, but the dataset has no"
                      + " participants.tsv with the groups; add it"),
          none.err());
    } finally {
      Files.move(away, table);
    }
  }
}
