package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class SpecificationsTest {

  private static Table universes() {
    return new Table("universe", "motion", "band", "n", "key", "version")
        .add("u001", "slice", "0.01-0.08", 12, "a1", 1)
        .add("u002", "none", "0.01-0.08", 11, "b2", 1)
        .add("u003", "slice", "0.01-0.2", 12, "c3", 1)
        .add("u004", "none", "0.01-0.2", 12, "d4", 1);
  }

  private static Table values() {
    return new Table("participant_id", "task", "u001", "u002", "u003", "u004")
        .add("sub-01", "rest", 1.5, 2, 3, 4)
        .add("sub-02", "rest", 2, null, 3, 1e-3);
  }

  private static String said(final Table values, final Table universes, final String choices) {
    return assertThrows(RefusedException.class, () -> Specifications.of(values, universes, choices))
        .getMessage();
  }

  @Test
  void twoTablesAreRead() throws IOException {
    final Specifications found = Specifications.of(values(), universes(), "");
    assertEquals(List.of("sub-01", "sub-02"), found.participants());
    assertEquals(List.of("u001", "u002", "u003", "u004"), found.universes());
    assertArrayEquals(new double[] {1.5, 2, 3, 4}, found.values()[0]);
    assertTrue(Double.isNaN(found.values()[1][1]));
    assertEquals(
        List.of("motion", "band"),
        found.choices().stream().map(Specifications.Choice::name).toList());
    assertEquals(List.of("slice", "none"), found.choices().get(0).options());
    assertArrayEquals(new int[] {0, 1, 0, 1}, found.choices().get(0).option());
    assertEquals("0.01-0.2", found.choices().get(1).of(2));
    assertEquals(
        List.of(
            "Taken as choices: motion, band. Not taken: key, version (alike in all universes, or each"
                + " universe's own); choices= names others."),
        found.notes());
    final Specifications named = Specifications.of(values(), universes(), "band, version");
    assertEquals(2, named.choices().size());
    assertEquals(1, named.choices().get(1).options().size());
    assertTrue(named.notes().isEmpty());
  }

  @Test
  void aChoiceMayHaveAnOptionOfItsOwnInEveryUniverse() throws IOException {
    final Table one =
        new Table("universe", "band", "n_values", "steps_hash")
            .add("a", "slow5", 3, "x1")
            .add("b", "slow4", 4, "x2");
    final Table values = new Table("participant_id", "a", "b").add("sub-01", 1, 2);
    final Specifications found = Specifications.of(values, one, "");
    assertEquals(
        List.of("band"), found.choices().stream().map(Specifications.Choice::name).toList());
    assertTrue(found.notes().isEmpty());
  }

  @Test
  void whatIsNoMultiverseIsRefused() {
    assertEquals(
        "The universes' table has no column 'universe'; its columns are motion.",
        said(values(), new Table("motion").add("a"), ""));
    assertEquals(
        "The universe 'u001' stands twice in the universes' table; keep one row each.",
        said(values(), universes().add("u001", "x", "y", 1, "e", 1), ""));
    assertEquals(
        "The values' table has no column 'participant_id'; its columns are u001.",
        said(new Table("u001").add(1), universes(), ""));
    assertEquals(
        "The two tables do not have the same universes: u005 stand in the universes' table, but the"
            + " values have no such column. Give the two tables of one multiverse.",
        said(values(), universes().add("u005", "x", "y", 1, "e", 1), ""));
    final Table more =
        new Table("participant_id", "u001", "u002", "u003", "u004", "u9").add("a", 1, 1, 1, 1, 1);
    assertEquals(
        "The two tables do not have the same universes: the values have the columns u9, which the"
            + " universes' table does not name. Give the two tables of one multiverse.",
        said(more, universes(), ""));
    final Table runs =
        new Table("participant_id", "session_id", "run", "u001", "u002", "u003", "u004")
            .add("sub-01", "ses-1", 1, 1, 2, 3, 4)
            .add("sub-01", "ses-1", 2, 1, 2, 3, 4);
    assertEquals(
        "The participant 'sub-01' has 2 rows in the values (session ses-1 run 1; session ses-1 run"
            + " 2); choose one run of each participant, or average them, and keep one row each.",
        said(runs, universes(), ""));
    assertEquals(
        "The universes' table has one universe only, 'a'; a specification curve needs 2 or more."
            + " Cord Group Compare... tests one.",
        said(
            new Table("participant_id", "a").add("s", 1),
            new Table("universe", "m").add("a", "x"),
            ""));
    assertEquals(
        "The values' table has no value: every universe is n/a in every participant.",
        said(
            new Table("participant_id", "u001", "u002", "u003", "u004")
                .add("sub-01", null, null, null, null),
            universes(),
            ""));
    assertEquals(
        "The value of 'sub-03' in universe 'u002' is 'much', which is no finite number; write n/a"
            + " for what is missing.",
        said(values().add("sub-03", "rest", 1, "much", 2, 3), universes(), ""));
    assertEquals(
        "choices names 'mtion', which is no choice of the universes' table; its columns are"
            + " universe, motion, band, n, key, version.",
        said(values(), universes(), "mtion"));
    assertEquals(
        "The universes' table has no column in which the universes differ; name the columns of the"
            + " choices with choices=, of universe, motion.",
        said(
            new Table("participant_id", "a", "b").add("s", 1, 2),
            new Table("universe", "motion").add("a", "x").add("b", "x"),
            ""));
    assertEquals(
        "Row 3 of the values has no participant_id; give every row one.",
        said(values().add("n/a", "rest", 1, 1, 2, 3), universes(), ""));
  }
}
