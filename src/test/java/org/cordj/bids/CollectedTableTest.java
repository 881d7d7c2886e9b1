package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.io.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectedTableTest {

  private static final CollectedTable BY_ROI =
      new CollectedTable(List.of("measure", "roi"), List.of("mean"));

  @TempDir Path folder;

  private Table people;
  private String pattern;

  private void write(final String who, final String... rows) throws IOException {
    Files.writeString(
        folder.resolve(who + "_ALFF.tsv"),
        "roi\tmeasure\tmean\tsd\n" + String.join("\n", rows) + "\n");
  }

  @BeforeEach
  void participants() {
    people =
        new Table("participant_id", "group")
            .add("sub-01", "a")
            .add("sub-02", "b")
            .add("sub-03", "a");
    pattern = folder + "/{participant_id}_ALFF.tsv";
  }

  @Test
  void aRowAParticipantInTheirOrder() throws IOException {
    write("sub-02", "left\tALFF\t3\t1", "right\tALFF\t4.25\t1");
    write("sub-01", "right\tALFF\t2\t1", "left\tALFF\t1\t1");
    write("sub-03", "left\tALFF\t5\t1", "right\tALFF\tn/a\t1");
    final CollectedTable.Collected c = BY_ROI.collect(people, pattern);
    assertEquals(
        "participant_id\tgroup\tALFF_right\tALFF_left\n"
            + "sub-01\ta\t2\t1\nsub-02\tb\t4.25\t3\nsub-03\ta\tn/a\t5\n",
        c.table().toTsv());
    assertEquals(List.of(), c.notes());
  }

  @Test
  void gapsAreSaid() throws IOException {
    write("sub-01", "left\tALFF\t1\t1", "right\tALFF\t2\t1");
    write("sub-03", "left\tALFF\t5\t1");
    final CollectedTable.Collected c = BY_ROI.collect(people, pattern);
    assertEquals("n/a", c.table().text(1, "ALFF_left"));
    assertEquals("n/a", c.table().text(2, "ALFF_right"));
    assertEquals("Without a table, so n/a: sub-02.", c.notes().get(0));
    assertTrue(c.notes().get(1).endsWith("in sub-03 (1)."), c.notes().get(1));
  }

  @Test
  void tablesOfPeopleWhoAreNotInTheListAreSaid() throws IOException {
    for (final String who : List.of("sub-01", "sub-02", "sub-03", "sub-17", "sub-20")) {
      write(who, "left\tALFF\t1\t1");
    }
    // of nobody: what was collected before
    write("participants", "left\tALFF\t1\t1");
    assertEquals(
        List.of(
            "Not collected, since the participants' table lacks them: tables of sub-17, sub-20."),
        BY_ROI.collect(people, pattern).notes());
    final Path deep = Files.createDirectories(folder.resolve("sub-09/func"));
    Files.writeString(deep.resolve("sub-09_task-rest_ALFF.tsv"), "x\n");
    Files.writeString(deep.resolve("sub-08_task-rest_ALFF.tsv"), "x\n");
    final String nested = folder + "/{participant_id}/func/{participant_id}_task-{task}_ALFF.tsv";
    assertEquals(List.of("sub-09"), UnlistedTables.of(nested, List.of("sub-01", "sub-02")));
    assertEquals(List.of(), UnlistedTables.of(nested, List.of("anna", "bert")), "no common name");
    assertEquals(
        List.of(), UnlistedTables.of(folder + "/no/{participant_id}.tsv", List.of("sub-01")));
  }

  @Test
  void itsOwnResultTakesFurtherTables() throws IOException {
    for (final String who : List.of("sub-01", "sub-02", "sub-03")) {
      write(who, "left\tALFF\t1\t9");
    }
    final Table first = BY_ROI.collect(people, pattern).table();
    assertTrue(
        refusal(BY_ROI, first, pattern)
            .startsWith("The participants' table has columns [ALFF_left]"));
    final Table second =
        new CollectedTable(List.of("roi"), List.of("sd")).collect(first, pattern).table();
    assertEquals(List.of("participant_id", "group", "ALFF_left", "left"), second.columns());
    assertEquals(9, second.number(0, "left"));
  }

  @Test
  void severalValuesAreCalledByTheirNamesToo() throws IOException {
    for (final String who : List.of("sub-01", "sub-02", "sub-03")) {
      write(who, "left\tALFF\t1\t9", "right\tALFF\t2\t8");
    }
    final CollectedTable.Collected c =
        new CollectedTable(List.of("roi"), List.of("mean", "sd")).collect(people, pattern);
    assertEquals(List.of("mean_left", "sd_left", "mean_right", "sd_right"), c.added());
    assertEquals(8, c.table().number(2, "sd_right"));
  }

  private static String refusal(final CollectedTable c, final Table people, final String pattern) {
    return assertThrows(Exception.class, () -> c.collect(people, pattern)).getMessage();
  }

  @Test
  void whatCannotBeCollectedIsRefused() throws IOException {
    assertTrue(refusal(BY_ROI, people, pattern).startsWith("No participant has a table"));
    write("sub-01", "left\tALFF\t1\t1", "left\tALFF\t2\t1");
    assertTrue(refusal(BY_ROI, people, pattern).contains("has the row ALFF_left twice"));
    write("sub-01", "left\tALFF\tmuch\t1");
    assertTrue(refusal(BY_ROI, people, pattern).contains("sub-01_ALFF.tsv': Column 'mean', row 1"));
    assertTrue(
        refusal(new CollectedTable(List.of("region"), List.of("mean")), people, pattern)
            .contains("has no column 'region'; its columns are roi, measure, mean, sd"));
    assertTrue(refusal(BY_ROI, people, "x.tsv").contains("must have {participant_id}"));
    assertTrue(
        refusal(BY_ROI, new Table("id").add("a"), pattern)
            .contains("has no column participant_id"));
    people.add("sub-01", "b");
    assertTrue(refusal(BY_ROI, people, pattern).contains("'sub-01' stands twice"));
    assertThrows(
        IllegalArgumentException.class, () -> new CollectedTable(List.of("roi"), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new CollectedTable(List.of(), List.of("mean")));
    assertThrows(
        IllegalArgumentException.class, () -> new CollectedTable(List.of("mean"), List.of("mean")));
  }
}
