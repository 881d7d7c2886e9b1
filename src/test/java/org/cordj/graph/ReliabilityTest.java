package org.cordj.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

/** Two tables of the same subjects. */
class ReliabilityTest {

  private static final List<String> NAMES = List.of("run1.tsv", "run2.tsv");

  private static Reliability by(final String... columns) {
    return new Reliability("participant_id", List.of(columns), List.of(), 0.95);
  }

  private static Table wide(final Object... strengths) {
    final Table table = new Table("participant_id", "group", "strength");
    for (int s = 0; s < strengths.length; s++) {
      table.add("sub-" + (s + 1), "a", strengths[s]);
    }
    return table;
  }

  @Test
  void rowsAreMatchedBySubjectAndWhatIsLeftOutIsSaid() {
    final Table second =
        new Table("strength", "participant_id", "group")
            .add(4.5, "sub-4", "b")
            .add(1.5, "sub-1", "b")
            .add(2.5, "sub-2", "b")
            .add(3.5, "sub-3", "b");
    final Reliability.Result result = by().apply(wide(1, 2, 3, 4, 9), second, NAMES);
    assertEquals(
        List.of(
            "Only 'run1.tsv' has sub-5; left out.",
            "Columns that hold text are no measures: group."),
        result.notes());
    assertEquals(1, result.table().size());
    assertEquals(4, result.table().number(0, "subjects"));
    assertEquals(1, result.table().number(0, "icc_3_1"), 1e-9);
  }

  @Test
  void edgesEachHaveTheirOwn() {
    final Table first = new Table("participant_id", "a", "b", "z");
    final Table second = new Table("participant_id", "a", "b", "z");
    for (int s = 0; s < 4; s++) {
      first.add("sub-" + s, "x", "y", s);
      second.add("sub-" + s, "x", "y", s);
      first.add("sub-" + s, "x", "w", s);
      second.add("sub-" + s, "x", "w", s == 3 ? null : -s);
    }
    final Table table = by("a", "b").apply(first, second, NAMES).table();
    assertEquals(2, table.size());
    assertEquals("y", table.text(0, "b"));
    assertEquals(1, table.number(0, "icc_2_1"), 1e-9);
    assertEquals(3, table.number(1, "subjects"));
    assertEquals(-1, table.number(1, "icc_3_1"), 1e-9);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    final Table twice = wide(1, 2, 3).add("sub-1", "a", 2);
    assertEquals(
        "'run1.tsv' has two rows of subject 'sub-1'; name in by the columns that tell them apart.",
        refusal(() -> by().apply(twice, wide(1, 2, 3), NAMES)));
    assertEquals(
        "'run1.tsv' and 'run2.tsv' have no measure of 3 or more subjects in common; check the"
            + " columns of subject ('participant_id').",
        refusal(() -> by().apply(wide(1, 2), wide(1, 2), NAMES)));
    assertEquals(
        "Column 'group', row 1 holds 'a', which is no number.",
        refusal(
            () ->
                new Reliability("participant_id", List.of(), List.of("group"), 0.9)
                    .apply(wide(1, 2, 3), wide(1, 2, 3), NAMES)));
    assertEquals(
        "'run1.tsv' and 'run2.tsv' have no column of numbers in common beside 'participant_id'.",
        refusal(
            () ->
                by().apply(
                        new Table("participant_id", "x").add("sub-1", 1),
                        new Table("participant_id", "y").add("sub-1", 1),
                        NAMES)));
    assertEquals(
        "subject is empty; give the column with the subjects' names, such as participant_id.",
        refusal(() -> new Reliability(" ", List.of(), List.of(), 0.9)));
    assertEquals(
        "There is no column 'who'; the columns are participant_id, group, strength.",
        refusal(
            () ->
                new Reliability("who", List.of(), List.of(), 0.9)
                    .apply(wide(1, 2, 3), wide(1, 2, 3), NAMES)));
  }

  private static String refusal(final Runnable task) {
    return assertThrows(IllegalArgumentException.class, task::run).getMessage();
  }
}
