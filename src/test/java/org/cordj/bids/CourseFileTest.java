package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.io.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Courses in files of numbers, and what is refused. */
class CourseFileTest {

  @TempDir Path folder;

  private Path file(final String name, final String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void columnsByNameAndNumber() throws IOException {
    final Path table = file("c.tsv", "time\tseed\n0\t1.5\n2\tn/a\n4\t-3\n");
    assertArrayEquals(new double[] {1.5, Double.NaN, -3}, CourseFile.read(table, "seed"));
    assertArrayEquals(new double[] {0, 2, 4}, CourseFile.read(table, "1"));
    assertArrayEquals(
        new double[] {1, 2.5}, CourseFile.read(file("s.1D", "# AFNI\n1\n 2.5\n"), ""));
  }

  private static String refused(final Path path, final String column) {
    return assertThrows(RefusedException.class, () -> CourseFile.read(path, column)).getMessage();
  }

  @Test
  void whatIsNoNumberIsNamedByItsLineAndColumn() throws IOException {
    final Path text = file("t.tsv", "time\tseed\n0\t1.5\n2\tmuch\n");
    assertEquals(
        "Line 3, column 2 of '" + text + "' is 'much'; it must be a number or n/a.",
        refused(text, "seed"));
  }

  @Test
  void whatColumnIsMeantMustBeSaid() throws IOException {
    final Path table = file("c.tsv", "time\tseed\n0\t1.5\n");
    assertEquals(
        "'" + table + "' has 2 columns; say which one, time, seed, or a number from 1 to 2.",
        refused(table, ""));
    assertEquals(
        "There is no column 'sead' in '" + table + "'; give time, seed, or a number from 1 to 2.",
        refused(table, "sead"));
    assertEquals(
        "There is no file '" + folder.resolve("none.1D") + "'.",
        refused(folder.resolve("none.1D"), ""));
  }
}
