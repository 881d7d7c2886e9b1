package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.CordRegions;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.nifti.ComplexPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of regions beside NIfTI files. */
class RegionFilesTest {

  private static final Grid GRID =
      Grid.ras(4, 3, 2, 1, 1, 5).flipped(new boolean[] {true, true, false});

  @TempDir Path folder;
  private Path image;
  private Path table;

  @BeforeEach
  void save() throws IOException {
    image = folder.resolve("sub-01_desc-quadrants_dseg.nii.gz");
    table = folder.resolve("sub-01_desc-quadrants_dseg.tsv");
    save(quadrants(), image);
  }

  private static ImagePlus quadrants() {
    final int[] values = new int[24];
    for (int i = 0; i < 24; i++) {
      values[i] = i % 5;
    }
    return Images.fromLabels("q", new Labels("q", GRID, values, CordRegions.FOUR), null);
  }

  private static void save(final ImagePlus imp, final Path path) throws IOException {
    NiftiSaver.save(imp, path, NiftiSaving.DEFAULT, Progress.NONE);
  }

  private static ImagePlus open(final Path path) throws IOException {
    return NiftiFiles.open(path, NiftiOpening.DEFAULT, Progress.NONE);
  }

  private static List<String> names(final ImagePlus imp) {
    return Images.toLabels(imp).regions().stream().map(Labels.Region::name).toList();
  }

  @Test
  void namesAndColoursAreSavedAndOpened() throws IOException {
    assertEquals(
        List.of("index\tname\tcolor", "1\tdorsal-left\t#0072b2"),
        Files.readAllLines(table).subList(0, 2));
    final ImagePlus imp = open(image);
    assertEquals(CordRegions.FOUR, Images.toLabels(imp).regions());
    assertEquals(0xe69f00, imp.getLuts()[0].getRGB(255) & 0xffffff);
    final ImagePlus virtual =
        NiftiFiles.open(image, new NiftiOpening(0, true, ComplexPart.MAGNITUDE), Progress.NONE);
    assertEquals(CordRegions.FOUR, Images.toLabels(virtual).regions());
    save(imp, folder.resolve("other.nii"));
    assertArrayEquals(Files.readAllBytes(table), Files.readAllBytes(folder.resolve("other.tsv")));
  }

  @Test
  void aNameWithoutVoxelsStaysAsAnEmptyRegion() throws IOException {
    Files.writeString(table, Files.readString(table) + "9\tC8\t#101010\n");
    final Labels labels = Images.toLabels(open(image));
    assertEquals(List.of(new Labels.Region(9, "C8", 0x101010)), labels.empty());
    save(open(image), folder.resolve("again.nii"));
    assertTrue(Files.readString(folder.resolve("again.tsv")).contains("9\tC8\t#101010\n"));
  }

  @Test
  void aNumberWithoutANameIsCalledByIt() throws IOException {
    Files.writeString(table, "index\tname\n2\tright\n3\tfront\n");
    assertEquals(List.of("right", "front", "roi-1", "roi-4"), names(open(image)));
  }

  @Test
  void aNumberDrawnLaterIsNamedWhenTheImageIsSaved() throws IOException {
    final ImagePlus imp = open(image);
    imp.getStack().getProcessor(1).setf(0, 0, 12);
    final Path again = folder.resolve("drawn.nii");
    save(imp, again);
    assertEquals("roi-12", names(open(again)).get(4));
  }

  @Test
  void aTableThatBreaksTheRulesIsRefused() throws IOException {
    Files.writeString(table, "index\tname\n2\tright\n2\tfront\n");
    final String sentence = assertThrows(RefusedException.class, () -> open(image)).getMessage();
    assertTrue(sentence.startsWith("Row 2 of '" + table + "': index 2 stands"), sentence);
  }

  @Test
  void anotherTableIsNoLookUpTable() throws IOException {
    Files.writeString(table, "roi\tmean\nventral\t7\n");
    assertFalse(RegionNames.has(open(image)));
    final byte[] before = Files.readAllBytes(image);
    final String sentence =
        assertThrows(RefusedException.class, () -> save(quadrants(), image)).getMessage();
    assertTrue(sentence.contains("columns would be lost: roi, mean"), sentence);
    assertArrayEquals(before, Files.readAllBytes(image));
    assertEquals("roi\tmean\nventral\t7\n", Files.readString(table));
  }

  @Test
  void aTableThatSaysTheSameAndMoreIsLeftAsItIs() throws IOException {
    final String more =
        "index\tname\tcolor\tmapping\n1\tdorsal-left\t#0072b2\t1\n2\tdorsal-right\t#56b4e9\t1\n"
            + "3\tventral-left\t#d55e00\t1\n4\tventral-right\t#e69f00\t1\n";
    Files.writeString(table, more);
    final ImagePlus imp = open(image);
    save(imp, image);
    assertEquals(more, Files.readString(table));
    imp.getStack().getProcessor(1).setf(0, 0, 12);
    final String sentence =
        assertThrows(RefusedException.class, () -> save(imp, image)).getMessage();
    assertTrue(sentence.contains("would be lost: mapping;"), sentence);
  }

  @Test
  void anImageThatIsNoneOfRegionsHasNoNames() throws IOException {
    final ImagePlus imp = open(image);
    imp.getStack().getProcessor(1).setf(0, 0, 0.5f);
    final Path soft = folder.resolve("soft.nii");
    save(imp, soft);
    assertFalse(Files.exists(folder.resolve("soft.tsv")));
    Files.copy(table, folder.resolve("soft.tsv"));
    assertFalse(RegionNames.has(open(soft)));
  }

  @Test
  void largeNumbersKeepTheirNames() throws IOException {
    final int[] values = new int[24];
    values[5] = 1024;
    final List<Labels.Region> regions = List.of(new Labels.Region(1024, "aparc", 0x123456));
    final Path path = folder.resolve("large.nii");
    save(Images.fromLabels("large", new Labels("l", GRID, values, regions), null), path);
    assertEquals(regions, Images.toLabels(open(path)).regions());
  }
}
