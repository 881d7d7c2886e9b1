package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiWriter;
import org.cordj.stats.Formula;
import org.cordj.stats.GroupDesign;
import org.cordj.stats.Measurements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps, tables, matrices and numbers of participants, and what is refused. */
class GroupFilesTest {

  private static final Grid GRID = Grid.ras(3, 2, 2, 1, 1, 5);

  @TempDir Path folder;

  private Table table() {
    final Table table = new Table("participant_id", "group", "file", "roi_a", "roi_b");
    for (int s = 0; s < 4; s++) {
      table.add("sub-" + s, s < 2 ? "p" : "c", "f" + s + ending, s + .5, s * s);
    }
    return table;
  }

  private String ending = ".nii.gz";

  private List<Measurements> read(final String maps, final Mask mask) throws IOException {
    final Table table = table();
    final List<String> columns = GroupFiles.columns(table, maps);
    final GroupDesign design = GroupDesign.of(table, Formula.parse("group"), "", columns, false);
    return GroupFiles.read(
        folder.resolve("participants.tsv"), table, design, columns, mask, Progress.NONE);
  }

  private void maps(final Grid grid) throws IOException {
    for (int s = 0; s < 4; s++) {
      final Volume map = Volume.zeros("map", s == 3 ? grid : GRID);
      for (int i = 0; i < map.grid().voxels(); i++) {
        map.set(i, s == 2 && i == 4 ? Float.NaN : i == 0 ? 0 : 10 * s + i);
      }
      NiftiWriter.FLOAT32.write(folder.resolve("f" + s + ".nii.gz"), map, null);
    }
  }

  @Test
  void voxelsThatEveryMapHas() throws IOException {
    maps(GRID);
    final Measurements m = read("file", null).get(0);
    assertEquals(10, m.variables(), "of 12, one is 0 everywhere, one NaN in one");
    assertEquals(11, m.values()[1][0]);
    assertEquals(
        List.of(
            "'file': 1 of 11 voxels have no value in some participant, most in sub-2 (1 voxels),"
                + " and were left out; 10 are tested."),
        m.notes());
  }

  @Test
  void aMaskMayBeTurnedRound() throws IOException {
    maps(GRID);
    final Grid upright = GRID.flipped(new boolean[] {true, true, false});
    final Mask mask = Mask.ofIndices("mask", upright, new int[] {0});
    final Measurements m = read("file", mask).get(0);
    assertArrayEquals(new int[] {5}, ((Measurements.Voxels) m.layout()).mask().indices());
    assertEquals(15, m.values()[1][0]);
  }

  @Test
  void numbersOfTheDesignItself() throws IOException {
    final Measurements m = read("roi_*", null).get(0);
    assertEquals("columns", m.name());
    assertEquals("roi_b", m.layout().label(1));
    assertArrayEquals(new double[] {3.5, 9}, m.values()[3]);
  }

  @Test
  void tablesByRowAndColumn() throws IOException {
    ending = ".tsv";
    for (int s = 0; s < 4; s++) {
      new Table("region", "band", "mean", "sd")
          .add("ventral", "slow4", s, 1.5 * s)
          .add("dorsal", "slow4", s + 7, s == 1 ? null : 2)
          .write(folder.resolve("f" + s + ".tsv"));
    }
    final Measurements m = read("file", null).get(0);
    assertEquals(
        List.of("ventral/slow4:mean", "ventral/slow4:sd", "dorsal/slow4:mean"),
        ((Measurements.Regions) m.layout()).names());
    assertEquals(9, m.values()[2][2]);
    assertEquals(
        List.of(
            "'file': 1 variables have no value in some participant and were left out:"
                + " dorsal/slow4:sd."),
        m.notes());
  }

  @Test
  void symmetricMatricesAreEdges() throws IOException {
    ending = ".tsv";
    for (int s = 0; s < 4; s++) {
      new Table("node", "a", "b", "c")
          .add("a", 1, .1 * s, .2)
          .add("b", .1 * s, 1, .3)
          .add("c", .2, .3, 1)
          .write(folder.resolve("f" + s + ".tsv"));
    }
    final Measurements m = read("file", null).get(0);
    assertTrue(m.layout() instanceof Measurements.Edges);
    assertEquals("b--c", m.layout().label(2));
    assertEquals(.3, m.values()[3][0], 1e-12);
  }

  private String refused(final String maps) {
    return assertThrows(Exception.class, () -> read(maps, null)).getMessage();
  }

  @Test
  void filesThatAreMissingAreListed() throws IOException {
    maps(GRID);
    Files.delete(folder.resolve("f1.nii.gz"));
    Files.delete(folder.resolve("f3.nii.gz"));
    assertTrue(
        refused("file")
            .startsWith(
                "Files of column 'file' do not exist: sub-1 ('f1.nii.gz'), sub-3 ('f3.nii.gz')."
                    + " Paths go from the folder of the design, '"),
        refused("file"));
  }

  @Test
  void gridsThatDifferAreRefused() throws IOException {
    maps(Grid.ras(3, 2, 2, 1, 1, 4));
    assertTrue(
        refused("file")
            .startsWith("'sub-0's f0.nii.gz' and 'sub-3's f3.nii.gz' are not on the same grid: "),
        refused("file"));
  }

  @Test
  void unitsThatDifferAreRefused() throws IOException {
    maps(GRID);
    for (int s = 0; s < 4; s++) {
      Files.writeString(
          folder.resolve("f" + s + ".json"), "{\"Units\": \"" + (s < 2 ? "%" : "z") + "\"}");
    }
    assertEquals(
        "The maps of column 'file' have different units: sub-0 '%', sub-2 'z'. Make them anew with"
            + " the same measure.",
        refused("file"));
  }

  @Test
  void columnsThatAreNoneAreRefused() {
    assertEquals(
        "maps names 'alff', which is no column of the design; its columns are participant_id,"
            + " group, file, roi_a, roi_b.",
        refused("alff"));
    assertTrue(refused(" ").startsWith("maps is empty; give the columns"), refused(" "));
  }

  @Test
  void tablesThatDifferAreRefused() throws IOException {
    ending = ".tsv";
    for (int s = 0; s < 4; s++) {
      new Table("region", "mean")
          .add(s == 2 ? "lateral" : "ventral", 1.0 * s)
          .write(folder.resolve("f" + s + ".tsv"));
    }
    assertEquals(
        "The tables of column 'file' differ: sub-0 has 'ventral:mean', sub-2 has not.",
        refused("file"));
    new Table("region", "sd").add("ventral", 1.0).write(folder.resolve("f1.tsv"));
    assertEquals(
        "The tables of column 'file' have different columns: sub-0 has region, mean; sub-1 has"
            + " region, sd.",
        refused("file"));
  }

  @Test
  void foldersForResults() throws IOException {
    assertEquals(
        "output is empty; give a folder for the results.",
        assertThrows(IOException.class, () -> GroupOutputs.folder("")).getMessage());
    final Path file = Files.writeString(folder.resolve("file"), "x");
    assertEquals(
        "output is '" + file + "', a file; give a folder.",
        assertThrows(IOException.class, () -> GroupOutputs.folder(file.toString())).getMessage());
    assertTrue(
        assertThrows(
                IOException.class, () -> GroupOutputs.folder(folder.resolve("no/where").toString()))
            .getMessage()
            .contains("does not exist; make it first."));
  }
}
