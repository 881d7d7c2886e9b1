package org.cordj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoTest {

  @TempDir Path folder;

  @Test
  void aTableReadsBackAsItWasWritten() throws IOException {
    final Table table = new Table("roi", "n", "mean");
    table.add("ventral-left", 12, 1.0 / 3).add("dorsal-left", 0, Double.NaN).add("c", 1, 1e-7);
    final Path path = folder.resolve("t.tsv");
    table.write(path);
    assertEquals(
        "roi\tn\tmean\nventral-left\t12\t0.333333333\ndorsal-left\t0\tn/a\nc\t1\t1E-7\n",
        Files.readString(path));
    final Table back = Table.read(path);
    assertEquals(table.toTsv(), back.toTsv());
    assertEquals(0.333333333, back.number(0, "mean"));
    assertTrue(Double.isNaN(back.number(1, "mean")));
    assertThrows(IllegalArgumentException.class, () -> back.number(0, "roi"));
    assertThrows(IllegalArgumentException.class, () -> back.text(0, "sd"));
  }

  @Test
  void faultsOfTables() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> new Table("a", "a"));
    assertThrows(IllegalArgumentException.class, () -> new Table("a").add("x\ty"));
    assertThrows(IllegalArgumentException.class, () -> new Table("a").add(1, 2));
    assertThrows(IOException.class, () -> Table.read(folder.resolve("none.tsv")));
    final Path ragged = Files.writeString(folder.resolve("ragged.tsv"), "a\tb\n1\n");
    assertTrue(
        assertThrows(IOException.class, () -> Table.read(ragged)).getMessage().contains("Line 2"));
    final Path twice = Files.writeString(folder.resolve("twice.tsv"), "a\tb\ta\n1\t2\t3\n");
    assertEquals(
        "The table '" + twice + "' has more than one column 'a'; rename or remove all but one.",
        assertThrows(IOException.class, () -> Table.read(twice)).getMessage());
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    final Path path = Files.writeString(folder.resolve("map.nii"), "old");
    final String sentence =
        assertThrows(
                IOException.class,
                () ->
                    SafeFiles.write(
                        path,
                        out -> {
                          out.write(1);
                          throw new IOException("No space left on device");
                        }))
            .getMessage();
    assertEquals("Cannot write '" + path + "': the disk is full.", sentence);
    assertEquals("old", Files.readString(path));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void placesThatCannotBeWrittenAreNamed() {
    final String missing =
        assertThrows(
                IOException.class, () -> SafeFiles.writeText(folder.resolve("no/where.txt"), "x"))
            .getMessage();
    assertTrue(missing.contains("does not exist"), missing);
    assertTrue(
        assertThrows(IOException.class, () -> SafeFiles.writeText(folder, "x"))
            .getMessage()
            .contains("it is a folder"));
  }

  @Test
  void aTableInAnotherEncodingIsNamed() throws IOException {
    final Path path = folder.resolve("latin.tsv");
    Files.write(path, "name\nR\u00fccken\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertEquals(
        "The table '" + path + "' is not UTF-8; save it in that encoding.",
        assertThrows(IOException.class, () -> Table.read(path)).getMessage());
  }

  @Test
  void numbers() {
    assertEquals("0.4425", Numbers.brief(1 / 2.26));
    assertEquals("2", Numbers.brief(2.0));
    assertEquals("1.13", Numbers.brief(1.13));
    assertEquals("123400", Numbers.brief(123432));
    assertEquals("0", Numbers.brief(0));
    assertEquals("-0.5", Numbers.brief(-0.5));
    assertEquals("NaN", Numbers.brief(Double.NaN));
  }
}
