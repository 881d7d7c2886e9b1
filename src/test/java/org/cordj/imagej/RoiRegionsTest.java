package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cordj.image.CordRegions;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.RegionColors;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoiRegionsTest {

  private static final Grid GRID =
      Grid.ras(8, 6, 3, 1, 1, 5).flipped(new boolean[] {true, true, false});
  private static final RoiRegions REFUSE = new RoiRegions(RoiRegions.Overlap.REFUSE);

  @TempDir Path folder;

  /** Four regions in a square of 4 x 4 pixels on two slices; the fourth on the second only. */
  private static Labels labels() {
    final int[] values = new int[GRID.voxels()];
    for (int z = 0; z < 2; z++) {
      for (int y = 1; y < 5; y++) {
        for (int x = 2; x < 6; x++) {
          final int region = 1 + (x < 4 ? 0 : 1) + (y < 3 ? 2 : 0);
          values[x + 8 * (y + 6 * z)] = region < 4 || z > 0 ? region : 0;
        }
      }
    }
    return new Labels("quadrants", GRID, values, CordRegions.FOUR);
  }

  private static Roi rectangle(
      final String name, final int x, final int y, final int width, final int height, final int z) {
    final Roi roi = new Roi(x, y, width, height);
    roi.setName(name);
    roi.setPosition(z);
    return roi;
  }

  private static String refused(final List<Roi> rois) {
    return assertThrows(IllegalArgumentException.class, () -> REFUSE.apply("run", GRID, rois))
        .getMessage();
  }

  @Test
  void selectionsHaveNamesColoursAndSlices() {
    final List<Roi> rois = RegionRois.of(labels(), false);
    assertEquals(
        List.of(
            "dorsal-left @ 1",
            "dorsal-right @ 1",
            "ventral-left @ 1",
            "dorsal-left @ 2",
            "dorsal-right @ 2",
            "ventral-left @ 2",
            "ventral-right @ 2"),
        rois.stream().map(Roi::getName).toList());
    assertEquals(2, rois.get(6).getPosition());
    assertEquals(0xe69f00, rois.get(6).getStrokeColor().getRGB() & 0xffffff);
    assertEquals(new java.awt.Rectangle(4, 1, 2, 2), rois.get(6).getBounds());
  }

  @Test
  void regionsOfAnyOrientationComeBackOntoARun() throws IOException {
    for (final String code : ViewTest.orientations()) {
      final Grid stored = GridsForTests.of(code);
      final int[] values = new int[stored.voxels()];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % 5;
      }
      final Labels labels = new Labels("dseg", stored, values, CordRegions.FOUR);
      final ImagePlus shown = Images.fromLabels("dseg", labels, null);
      final float[][] planes = new float[3 * stored.nz()][stored.planeSize()];
      final ImagePlus run = Images.fromSeries(Series.ofPlanes("run", planes, stored, 2), null);
      final Labels back =
          REFUSE
              .apply("run_regions", Images.grid(run), RegionRois.of(Images.toLabels(shown), true))
              .labels();
      final Path before = folder.resolve("before.nii");
      final Path after = folder.resolve("after.nii");
      NiftiSaver.save(shown, before, NiftiSaving.DEFAULT, Progress.NONE);
      NiftiSaver.save(Images.fromLabels("b", back, run), after, NiftiSaving.DEFAULT, Progress.NONE);
      assertArrayEquals(Files.readAllBytes(before), Files.readAllBytes(after), code);
      final float[] voxels =
          org.cordj.nifti.NiftiReader.read(after, Progress.NONE).toVolume().planes()[1];
      assertEquals(stored.planeSize() % 5, voxels[0], code);
    }
  }

  @Test
  void editedSelectionsComeBackAsLabels() {
    final List<Roi> rois = new ArrayList<>(RegionRois.of(labels(), false));
    // moved to the third slice as ImageJ's Update does on a run; another colour; one drawn anew
    final Roi moved = rois.remove(0);
    moved.setPosition(1, 3, 7);
    moved.setStrokeColor(new Color(0x123456));
    rois.add(moved);
    rois.removeIf(r -> r.getName().startsWith("ventral-right"));
    rois.add(rectangle("lesion", 0, 0, 1, 6, 2));
    rois.add(rectangle("ventral-left", 7, 5, 4, 9, 1));
    final RoiRegions.Result result = REFUSE.apply("run", GRID, rois);
    final Labels back = result.labels();
    assertEquals(
        List.of(1, 2, 3, 4, 5), back.regions().stream().map(Labels.Region::index).toList());
    assertEquals(new Labels.Region(5, "lesion", RegionColors.rgb(5)), back.regions().get(4));
    assertEquals("dorsal-left", back.regions().get(0).name());
    assertEquals(0, back.get(2 + 8 * 4));
    assertEquals(1, back.get(2 + 8 * (4 + 6 * 2)));
    assertEquals(5, back.get(8 * (3 + 6)));
    assertEquals(3, back.get(47));
    assertEquals(List.of(CordRegions.FOUR.get(3)), back.empty());
    final String notes = String.join("\n", result.notes());
    assertTrue(notes.contains("Cut at the image's edge: 'ventral-left' by 35 pixels."), notes);
    assertTrue(notes.contains("not the name: 'dorsal-left @ 1' on slice 3."), notes);
    assertTrue(notes.contains("so empty: ventral-right."), notes);
  }

  @Test
  void aChangedColourComesBack() {
    final List<Roi> rois = RegionRois.of(labels(), false);
    rois.forEach(r -> r.setStrokeColor(new Color(0x00ff00)));
    assertEquals(
        List.of(0x00ff00, 0x00ff00, 0x00ff00, 0x00ff00),
        REFUSE.apply("run", GRID, rois).labels().regions().stream()
            .map(Labels.Region::rgb)
            .toList());
  }

  @Test
  void whatCannotBeARegionIsListed() {
    final Roi line = new Line(0, 0, 3, 3);
    line.setName("axis");
    final Roi nowhere = rectangle("lost", 0, 0, 2, 2, 0);
    final Roi unnamed = new Roi(0, 0, 2, 2);
    final String sentence =
        refused(
            List.of(
                line,
                nowhere,
                unnamed,
                rectangle("0002-0003-0004", 0, 0, 2, 2, 2),
                rectangle("far @ 9", 0, 0, 2, 2, 9),
                rectangle("beside", 20, 20, 2, 2, 1),
                rectangle("fine", 0, 0, 2, 2, 1)));
    assertTrue(sentence.contains("regions of 'run': 'axis' (straight line, no area), "), sentence);
    assertTrue(sentence.contains("'lost' (on no slice), "), sentence);
    assertTrue(sentence.contains("number 3 (has no region's name; rename it), "), sentence);
    assertTrue(sentence.contains("'0002-0003-0004' (has no region's name"), sentence);
    assertTrue(sentence.contains("'far @ 9' (slice 9 of 3), "), sentence);
    assertTrue(sentence.contains("'beside' (outside the image)."), sentence);
    assertTrue(!sentence.contains("fine"), sentence);
    assertTrue(refused(List.of()).startsWith("The ROI Manager is empty."));
  }

  @Test
  void anOverlapIsRefusedOrGoesToTheOneChosen() {
    final Roi oval = new OvalRoi(0, 0, 4, 4);
    oval.setName("oval @ 1");
    final List<Roi> rois =
        List.of(rectangle("box", 0, 0, 3, 3, 1), oval, rectangle("box", 2, 2, 2, 2, 1));
    final String sentence = refused(rois);
    assertTrue(sentence.contains("overlap: 'box' and 'oval @ 1' (8 pixels)"), sentence);
    assertTrue(sentence.contains("'oval @ 1' and 'box' (2 pixels)"), sentence);
    final RoiRegions.Result first =
        new RoiRegions(RoiRegions.Overlap.FIRST).apply("run", GRID, rois);
    assertEquals(1, first.labels().get(1));
    assertEquals(2, first.labels().get(3 + 8));
    assertTrue(first.notes().get(0).startsWith("Overlaps went to the first"), first.notes() + "");
    final Labels last = new RoiRegions(RoiRegions.Overlap.LAST).apply("run", GRID, rois).labels();
    assertEquals(2, last.get(1));
    assertEquals(1, last.get(2 + 8 * 2));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> RoiRegions.Overlap.of("top"))
            .getMessage()
            .contains("one of refuse, first, last"));
  }

  @Test
  void selectionsOfAnotherGridAreRefusedNamingBoth() {
    final Grid thick = Grid.ras(8, 6, 3, 1, 1, 4).flipped(new boolean[] {true, true, false});
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> REFUSE.apply("run", thick, RegionRois.of(labels(), false)))
            .getMessage();
    assertTrue(sentence.contains("'quadrants' and 'run' are not on the same grid"), sentence);
  }

  @Test
  void numbersThatTwoImagesShareAreToldApart() {
    final int[] values = new int[GRID.voxels()];
    values[0] = 1;
    final Labels other =
        new Labels("levels", GRID, values, List.of(new Labels.Region(1, "C5", 0x333333)));
    final List<Roi> rois = new ArrayList<>(RegionRois.of(labels(), false));
    rois.addAll(RegionRois.of(other, true));
    final RoiRegions.Result result = REFUSE.apply("run", GRID, rois);
    assertEquals(new Labels.Region(5, "C5", 0x333333), result.labels().regions().get(4));
    assertTrue(result.notes().get(0).contains("'C5' of 'levels' gets the number 5"));
  }

  @Test
  void filesThatAreNone() throws IOException {
    final Path file = folder.resolve("set.zip");
    assertTrue(unreadable(file).startsWith("There is no file"));
    Files.writeString(file, "no zip");
    assertTrue(unreadable(file).contains("holds no selections"));
    RoiSetFile.write(file, RegionRois.of(labels(), false));
    final byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, 200));
    assertTrue(unreadable(file).contains("set.zip"), unreadable(file));
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry("a.roi"));
      zip.write(new byte[100]);
    }
    assertTrue(unreadable(file).contains("'a.roi' in"), unreadable(file));
  }

  private static String unreadable(final Path file) {
    return Sentences.of(assertThrows(IOException.class, () -> RoiSetFile.read(file)));
  }

  /** A few kilobytes that unpack to more than any outlines have. */
  @Test
  void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
    final Path file = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.roi"));
      zip.write(new byte[2_000_000]);
      zip.closeEntry();
    }
    assertTrue(Files.size(file) < 10_000);
    assertEquals(
        "'" + file + "' unpacks to more than 1000000 bytes; no file of selections is as large.",
        assertThrows(IOException.class, () -> RoiSetFile.read(file, 1_000_000)).getMessage());
  }

  @Test
  void aSelectionWithADamagedListOfRegionsIsRefused() {
    for (final String damaged : new String[] {"?", "MSAyIDM=", "YSBiIGM="}) {
      final Roi roi = rectangle("dorsal-left @ 1", 1, 1, 2, 2, 1);
      roi.setProperty("cordj.regions", damaged);
      assertEquals(
          "The selection 'dorsal-left @ 1' carries a damaged list of regions (its property"
              + " cordj.regions); remove it and draw it anew.",
          refused(List.of(roi)),
          damaged);
    }
  }
}
