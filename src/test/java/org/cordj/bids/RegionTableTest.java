package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.RegionColors;
import org.cordj.io.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTableTest {

  @TempDir Path folder;

  private RegionTable read(final String text) throws IOException {
    return RegionTable.read(
        Files.writeString(
            folder.resolve("x_dseg.tsv"), text.replace("; ", "\n").replace(' ', '\t')));
  }

  @Test
  void theExampleOfBids() throws IOException {
    final RegionTable table =
        RegionTable.read(
            Files.writeString(
                folder.resolve("x_dseg.tsv"),
                "index\tname\tabbreviation\tcolor\tmapping\n"
                    + "100\tGray Matter\tGM\t#ff53bb\t1\n"
                    + "101\tWhite Matter\tWM\t#2F8BBE\t2\n"));
    assertEquals(
        List.of(
            new Labels.Region(100, "Gray Matter", 0xff53bb),
            new Labels.Region(101, "White Matter", 0x2f8bbe)),
        table.regions());
    assertEquals(1, table.notes().size());
    assertTrue(table.notes().get(0).contains("abbreviation, mapping"), table.notes().get(0));
  }

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    final List<Labels.Region> regions =
        List.of(
            new Labels.Region(7, "C5, links; größer = 2", 0xff8000),
            new Labels.Region(2, "ventral-left @ 3", 0x000001));
    final Grid grid = Grid.ras(2, 1, 1, 1, 1, 1);
    final Path file = folder.resolve("y.tsv");
    RegionTable.of(new Labels("y", grid, new int[] {7, 2}, regions)).write(file);
    assertEquals("index\tname\tcolor", Files.readAllLines(file).get(0));
    assertEquals(new RegionTable(regions, List.of()), RegionTable.read(file));
  }

  @Test
  void coloursMayBeLeftOut() throws IOException {
    final RegionTable table = read("index name color; 0 BG #000000; 3 a n/a; 4 b red; 5 c #12345");
    assertEquals(
        List.of(
            new Labels.Region(3, "a", RegionColors.rgb(3)),
            new Labels.Region(4, "b", RegionColors.rgb(4)),
            new Labels.Region(5, "c", RegionColors.rgb(5))),
        table.regions());
    assertEquals(3, table.notes().size());
    assertTrue(table.notes().get(0).startsWith("Row 1 of"), table.notes().get(0));
    assertTrue(table.notes().get(1).contains("'red' is not #RRGGBB"), table.notes().get(1));
    assertEquals(RegionColors.rgb(3), read("name index; a 3").regions().get(0).rgb());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "index name; 1 a; 1 b|Row 2 of|index 1 stands in row 1 already",
        "index name; 1 a; 3 b; 2 a|Row 3 of|name 'a' stands in row 1 already",
        "index name; 1.5 a|Row 1 of|index is '1.5'; it must be a whole number",
        "index name; -1 a|Row 1 of|index is '-1'",
        "index name; n/a a|Row 1 of|index is 'n/a'",
        "index name; 16777217 a|Row 1 of|from 0 to 2^24",
        "index name; 5 n/a|Row 1 of|has no name",
        "index name; 5 |Row 1 of|a name is one line",
        "label name; 1 a|x_dseg.tsv|needs the columns index and name, and has label, name",
      })
  void whatBreaksTheRules(final String text, final String where, final String why) {
    final String sentence =
        assertThrows(RefusedException.class, () -> read(text.endsWith("5") ? text + " " : text))
            .getMessage();
    assertTrue(sentence.contains(where) && sentence.contains("x_dseg.tsv"), sentence);
    assertTrue(sentence.contains(why), sentence);
  }
}
