package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.motion.SliceMotion;
import org.cordj.nifti.NiftiWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Motion tables of a run and of the run that it was trimmed from. */
class MotionTablesTest {

  private static final int VOLUMES = 10;
  private static final int SLICES = 2;
  private static final int FIRST = 3;
  private static final int LAST = 8;

  @TempDir Path folder;
  private Path tsv;

  @BeforeEach
  void name() {
    tsv = folder.resolve("motion.tsv");
  }

  private ImagePlus open(final String orientation) throws IOException {
    final Path file = folder.resolve("run.nii.gz");
    NiftiWriter.FLOAT32.write(
        file,
        Series.ofPlanes("run", new float[VOLUMES * SLICES][12], GridsForTests.of(orientation), 2),
        null,
        Progress.NONE);
    return NiftiFiles.open(file, NiftiOpening.DEFAULT, Progress.NONE);
  }

  private static ImagePlus trim(final ImagePlus run, final int first, final int last) {
    final Series whole = Images.toSeries(run, 0);
    final ImagePlus part =
        Images.fromSeries(
            Series.ofPlanes(
                "part",
                Arrays.copyOfRange(whole.planes(), first * SLICES, (last + 1) * SLICES),
                whole.grid(),
                whole.tr()),
            run);
    RunTiming.trimmed(part, run, first, last);
    return part;
  }

  /** Shifts that name their volume and slice, in the file's voxel order. */
  private static Table table(final int first, final int volumes) {
    final Table table = new Table("volume", "slice", "shift_x_mm", "shift_y_mm");
    for (int t = 0; t < volumes; t++) {
      for (int z = 0; z < SLICES; z++) {
        table.add(t, z, first + t + 0.1 * z, -2.0 * (first + t) - 0.1 * z);
      }
    }
    return table;
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAS", "LAS", "LPS", "RPI"})
  void aTableOfTheWholeRunServesTheVolumesThatAreKept(final String orientation) throws IOException {
    table(0, VOLUMES).write(tsv);
    final ImagePlus part = trim(open(orientation), FIRST, LAST);
    final SliceMotion read = MotionTables.toFile(part, MotionTables.read(part, tsv));
    assertEquals(LAST - FIRST + 1, read.volumes());
    for (int t = 0; t < read.volumes(); t++) {
      for (int z = 0; z < SLICES; z++) {
        assertEquals(FIRST + t + 0.1 * z, read.x(t, z), 1e-9);
        assertEquals(-2.0 * (FIRST + t) - 0.1 * z, read.y(t, z), 1e-9);
      }
    }
  }

  @Test
  void trimmedTwiceItStillCountsInTheWholeRun() throws IOException {
    table(0, VOLUMES).write(tsv);
    final ImagePlus twice = trim(trim(open("RAS"), FIRST, LAST), 1, 4);
    final SliceMotion read = MotionTables.toFile(twice, MotionTables.read(twice, tsv));
    assertEquals(4, read.volumes());
    assertEquals(FIRST + 1, read.x(0, 0), 1e-9);
    assertEquals(FIRST + 4, read.x(3, 0), 1e-9);
  }

  @Test
  void aTableOfTheTrimmedRunIsTakenAsItIs() throws IOException {
    table(FIRST, LAST - FIRST + 1).write(tsv);
    final ImagePlus part = trim(open("RAS"), FIRST, LAST);
    final SliceMotion read = MotionTables.toFile(part, MotionTables.read(part, tsv));
    assertEquals(FIRST, read.x(0, 0), 1e-9);
    assertEquals(LAST, read.x(LAST - FIRST, 0), 1e-9);
  }

  @Test
  void onScreenTheShiftFollowsTheTurnedPlanes() throws IOException {
    table(0, VOLUMES).write(tsv);
    final ImagePlus run = open("RAS");
    final View view = Geometry.of(run).view();
    assertTrue(!view.transposed() && (view.flipColumns() || view.flipRows()), "planes are turned");
    final SliceMotion shown = MotionTables.read(run, tsv);
    assertEquals(view.flipColumns() ? -5 : 5, shown.x(5, 0), 1e-9);
    assertEquals(view.flipRows() ? 10 : -10, shown.y(5, 0), 1e-9);
  }

  @Test
  void aTableOfNeitherIsRefusedWithBothLengths() throws IOException {
    table(0, 7).write(tsv);
    final ImagePlus part = trim(open("RAS"), FIRST, LAST);
    final String sentence =
        assertThrows(IllegalArgumentException.class, () -> MotionTables.read(part, tsv))
            .getMessage();
    assertTrue(
        sentence.contains("is of 7 volumes, the run has 6 (10 before it was trimmed)"), sentence);
  }
}
