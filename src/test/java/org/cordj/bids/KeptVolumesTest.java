package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cordj.image.Grid;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class KeptVolumesTest {

  private static final Path IMAGE = Path.of("/data/run_bold.nii.gz").toAbsolutePath();

  private static Acquisition acquisition(final ObjectNode fields, final int volumes) {
    return Acquisition.of(
        new Sidecar(IMAGE, fields, Map.of(), List.of(), List.of()),
        Grid.ras(4, 4, 2, 1, 1, 5),
        volumes,
        2);
  }

  @Test
  void trimmedTwiceIsCountedInTheWholeRun() {
    final KeptVolumes twice = KeptVolumes.all(100).trim(5, 89).trim(2, 50);
    assertEquals(new KeptVolumes(7, 55, 100), twice);
    assertEquals(49, twice.count());
    assertThrows(IllegalArgumentException.class, () -> twice.trim(0, 49));
  }

  @Test
  void numberedTablesFollow() {
    final Table motion = new Table("volume", "slice", "shift_x_mm");
    for (int v = 0; v < 6; v++) {
      motion.add(v, 0, v + 0.25).add(v, 1, v + 0.5);
    }
    final Table kept = new KeptVolumes(2, 4, 6).carry(motion, "motion");
    assertEquals(
        "volume\tslice\tshift_x_mm\n0\t0\t2.25\n0\t1\t2.5\n1\t0\t3.25\n1\t1\t3.5\n"
            + "2\t0\t4.25\n2\t1\t4.5\n",
        kept.toTsv());
    final Table censored = new Table("volume", "measures").add(1, "dvars").add(3, "refrms");
    assertEquals(
        "volume\tmeasures\n1\trefrms\n", new KeptVolumes(2, 4, 6).carry(censored, "c").toTsv());
  }

  @Test
  void tablesOfOneRowAVolumeFollow() {
    final Table confounds = new Table("dvars").add("n/a").add(1.5).add(2.5).add(3.5);
    final KeptVolumes kept = new KeptVolumes(1, 2, 4);
    assertEquals("dvars\n1.5\n2.5\n", kept.carry(confounds, "confounds").toTsv());
    assertEquals("dvars\n1.5\n2.5\n", kept.fit(confounds, "confounds").toTsv());
    final Table fitting = new Table("dvars").add(1).add(2);
    assertSame(fitting, kept.fit(fitting, "confounds"));
  }

  @Test
  void tablesOfAnotherRunAreRefused() {
    final KeptVolumes kept = new KeptVolumes(1, 2, 4);
    final String rows =
        assertThrows(
                IllegalArgumentException.class,
                () -> kept.carry(new Table("dvars").add(1), "confounds.tsv"))
            .getMessage();
    assertTrue(rows.contains("'confounds.tsv' has 1 rows and no column 'volume'"), rows);
    final String volume =
        assertThrows(
                IllegalArgumentException.class,
                () -> kept.carry(new Table("volume").add(4), "censor.tsv"))
            .getMessage();
    assertTrue(volume.contains("has volume 4 in row 1"), volume);
    final String other =
        assertThrows(
                IllegalArgumentException.class,
                () -> kept.fit(new Table("volume").add(0).add(2), "motion.tsv"))
            .getMessage();
    assertTrue(other.contains("of 3 volumes, the run has 2 (4 before it was trimmed)"), other);
  }

  @Test
  void theSidecarTellsOfTrimmingAndTiming() {
    final ObjectNode fields =
        JsonFiles.object()
            .put("StartTime", 9.5)
            .put("NumberOfVolumesDiscardedByUser", 4)
            .put("SliceTimingCorrected", true);
    fields.putArray(KeptVolumes.FIELD).add(4).add(8).add(20);
    fields.putArray("SliceTiming").add(0).add(1);
    final Acquisition a = acquisition(fields, 5);
    assertEquals(9.5, a.startTime());
    assertEquals(4, a.volumesDiscarded());
    assertEquals(new KeptVolumes(4, 8, 20), a.keptVolumes().get());
    assertTrue(a.sliceTimingCorrected());
    assertTrue(!a.hasSliceTimes());
    final String sentence =
        assertThrows(IllegalArgumentException.class, a::requireSliceTimes).getMessage();
    assertTrue(sentence.contains("were already interpolated to one time"), sentence);
    final SidecarWriter writer = SidecarWriter.of("Run.").carry(a, true);
    final ObjectNode again;
    try {
      again = writer.json(IMAGE);
    } catch (final java.io.IOException e) {
      throw new AssertionError(e);
    }
    assertEquals("[4,8,20]", again.get(KeptVolumes.FIELD).toString());
    assertEquals(9.5, again.get("StartTime").doubleValue());
    assertEquals(4, again.get("NumberOfVolumesDiscardedByUser").intValue());
    assertTrue(again.get("SliceTimingCorrected").booleanValue());
    assertTrue(!again.has("SliceTiming"));
  }

  @Test
  void fieldsThatCannotBeAreRefusedAndSaidSo() {
    final ObjectNode fields =
        JsonFiles.object()
            .put("SliceTimingCorrected", "yes")
            .put("NumberOfVolumesDiscardedByUser", 1.5);
    fields.putArray(KeptVolumes.FIELD).add(4).add(8).add(20);
    final Acquisition a = acquisition(fields, 6);
    assertTrue(a.keptVolumes().isEmpty());
    assertEquals(0, a.volumesDiscarded());
    assertTrue(!a.sliceTimingCorrected());
    final String notes = String.join("\n", a.notes());
    assertTrue(notes.contains("SliceTimingCorrected"), notes);
    assertTrue(notes.contains("it must be true or false"), notes);
    assertTrue(notes.contains("as many volumes from first to last as the image has, 6"), notes);
    assertTrue(notes.contains("it must be a whole number"), notes);
  }
}
