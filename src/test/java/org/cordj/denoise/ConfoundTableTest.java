package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ConfoundTableTest {

  private static final ConfoundTable EMPTY = ConfoundTable.empty("run", 4, 0);

  private static String refusal(final Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  private static double[] course(final double... values) {
    return values;
  }

  @Test
  void aSliceStandsInTheName() {
    assertEquals("csf_slice03", new Confound("csf", 3).name());
    assertEquals("csf_slice123", new Confound("csf", 123).name());
    assertEquals(new Confound("csf", 3), Confound.parse("csf_slice03"));
    assertEquals(new Confound("trans_x", Confound.ALL_SLICES), Confound.parse("trans_x"));
    assertEquals(Confound.ALL_SLICES, Confound.parse("csf_slice3").slice());
  }

  @Test
  void tablesReadBackAsTheSameNumbers(@TempDir final Path folder) throws IOException {
    final Random random = new Random(3);
    ConfoundTable table = ConfoundTable.empty("run", 50, 2);
    for (int c = 0; c < 6; c++) {
      final double[] values = random.doubles(50).map(v -> 1e3 * (v - 0.5)).toArray();
      if (c == 1) {
        values[0] = Double.NaN;
      }
      table = table.with(new Confound(c < 3 ? "a" + c : "b", c < 3 ? -1 : c), values);
    }
    final Path file = folder.resolve("run_desc-confounds_timeseries.tsv");
    table.toTable().write(file);
    assertTrue(Files.readString(file).startsWith("a0\ta1\ta2\tb_slice03\tb_slice04\tb_slice05\n"));
    final ConfoundTable read = ConfoundTable.of(Table.read(file), "file", 2);
    assertEquals(table.confounds(), read.confounds());
    assertEquals(List.of(Confound.parse("a1")), read.completed());
    assertEquals(2, read.offset());
    for (final Confound c : table.confounds()) {
      assertArrayEquals(table.values(c), read.values(c), c.name());
    }
  }

  @Test
  void aMissingFirstValueTakesTheMeanOfTheOthers() {
    final ConfoundTable table =
        EMPTY.with("trans_x_derivative1", course(Double.NaN, 1, 2, 6)).with("spike", new double[4]);
    assertArrayEquals(course(3, 1, 2, 6), table.values(Confound.parse("trans_x_derivative1")));
    assertEquals("n/a", table.toTable().text(0, "trans_x_derivative1"));
    assertEquals("n/a", EMPTY.and(table).toTable().text(0, "trans_x_derivative1"));
    assertEquals("1.0", table.trim(1, 3).toTable().text(0, "trans_x_derivative1"));
  }

  @Test
  void aSliceTakesItsOwnCourses() {
    final ConfoundTable table =
        EMPTY
            .with(new Confound("csf", 0), course(1, 2, 3, 5))
            .with("trans_x", course(0, 1, 0, 1))
            .with(new Confound("csf", 2), course(5, 3, 2, 1));
    assertTrue(table.needsTrueSliceTimes());
    assertFalse(table.select(c -> !c.ofSlice()).needsTrueSliceTimes());
    assertEquals(List.of("csf", "trans_x"), table.bases());
    assertEquals(List.of("csf", "trans_x"), List.copyOf(table.ofSlice(2).keySet()));
    assertArrayEquals(course(5, 3, 2, 1), table.ofSlice(2).get("csf"));
    assertEquals(List.of("trans_x"), List.copyOf(table.ofSlice(1).keySet()));
  }

  @Test
  void rowsAreCutWithTheirRun() {
    final ConfoundTable part =
        EMPTY.with("trans_x", course(1, 2, 3, 4)).trim(1, 2).with("trans_y", course(7, 8));
    assertEquals(1, part.offset());
    assertArrayEquals(course(2, 3), part.values(Confound.parse("trans_x")));
    part.requireFits("bold", 2, 1, true);
    assertEquals(
        "Volumes 2 to 4 are asked of 'run', which has 0 to 3; give two or more of them.",
        refusal(() -> EMPTY.trim(2, 4)));
  }

  @Test
  void aTableOfAnotherRunIsRefused() {
    final ConfoundTable table = EMPTY.with(new Confound("csf", 1), new double[4]);
    assertEquals(
        "The confounds 'run' have 4 rows; 'bold' has 5 volumes. Each volume needs its row: make the"
            + " table from this run, or cut both alike.",
        refusal(() -> table.requireFits("bold", 5, 0, false)));
    assertEquals(
        "The confounds 'run' begin at volume 0 of the acquired run, 'bold' at volume 3: their rows"
            + " are of other moments. Cut both alike.",
        refusal(() -> table.requireFits("bold", 4, 3, false)));
    assertEquals(
        "The confounds 'run' have columns for single slices (csf_slice01, ...), which hold for the"
            + " moments at which the slices were acquired; the slices of 'bold' were moved to one"
            + " time. Denoise before slice timing.",
        refusal(() -> table.requireFits("bold", 4, 0, true)));
    assertEquals(
        "The confounds 'other' have 3 rows; 'run' has 4 volumes. Each volume needs its row: make"
            + " the table from this run, or cut both alike.",
        refusal(() -> EMPTY.and(ConfoundTable.empty("other", 3, 0))));
  }

  @Test
  void aNameStandsOnce() {
    final ConfoundTable table = EMPTY.with("csf", new double[4]);
    assertEquals(
        "The confound 'csf' stands twice in 'run'; each name may stand once.",
        refusal(() -> table.with("csf", new double[4])));
    assertEquals(
        "The confound 'csf_slice01' stands twice in 'run', for all slices and for one; each name"
            + " may stand once.",
        refusal(() -> table.with(new Confound("csf", 1), new double[4])));
    assertEquals(
        "The confound 'csf' stands twice in 'run'; each name may stand once.",
        refusal(() -> EMPTY.with("csf", new double[4]).and(table)));
  }

  @Test
  void valuesAreNumbersOfEveryVolume() {
    assertEquals(
        "The confound 'fd' of 'run' holds n/a in row 3; a value may be missing (n/a) in the first"
            + " row only. Leave the column out, or fill it in.",
        refusal(() -> EMPTY.with("fd", course(Double.NaN, 1, Double.NaN, 2))));
    assertEquals(
        "The confound 'fd' of 'run' holds Infinity in row 1; a value may be missing (n/a) in the"
            + " first row only. Leave the column out, or fill it in.",
        refusal(() -> EMPTY.with("fd", course(Double.POSITIVE_INFINITY, 1, 1, 2))));
    assertEquals(
        "The confound 'fd' has 3 values; 'run' has 4 volumes.",
        refusal(() -> EMPTY.with("fd", new double[3])));
    final Table words = new Table("onset", "what").add(1, "word").add(2, "word");
    assertEquals(
        "'events.tsv': Column 'what', row 1 holds 'word', which is no number.",
        refusal(() -> ConfoundTable.of(words, "events.tsv", 0)));
    assertEquals(
        "The confounds of 'empty.tsv' have 0 volumes; a run has 2 or more.",
        refusal(() -> ConfoundTable.of(new Table("csf"), "empty.tsv", 0)));
  }

  @Test
  void namesAreSingleWords() {
    assertEquals(
        "A confound is called 'white matter'; a name is one word without blanks, tabs and commas,"
            + " such as trans_x.",
        refusal(() -> EMPTY.with("white matter", new double[4])));
    assertEquals(
        "The confound 'csf_slice01' names a slice already; give the name without it.",
        refusal(() -> new Confound("csf_slice01", 2)));
    assertEquals(
        "The confound 'csf' is for slice -2; slices count from 0.",
        refusal(() -> new Confound("csf", -2)));
  }

  @Test
  void fmriprepsOwnTableIsRead(@TempDir final Path folder) throws IOException {
    final Path file = folder.resolve("sub-01_task-rest_desc-confounds_timeseries.tsv");
    Files.writeString(
        file,
        "global_signal\tglobal_signal_derivative1\tframewise_displacement\tcosine00\tmotion_outlier00\n"
            + "1000.5\tn/a\tn/a\t0.1\t0.0\n"
            + "1001.5\t1.0\t0.2\t0.05\t1.0\n"
            + "1000.0\t-1.5\t0.1\t-0.05\t0.0\n");
    final ConfoundTable table = ConfoundTable.of(Table.read(file), file.toString(), 0);
    assertEquals(5, table.bases().size());
    assertEquals(-0.25, table.values(Confound.parse("global_signal_derivative1"))[0]);
    assertEquals(
        "'" + file + "' has no confound 'csf'; it has " + String.join(", ", table.bases()) + ".",
        refusal(() -> table.values(Confound.parse("csf"))));
  }
}
