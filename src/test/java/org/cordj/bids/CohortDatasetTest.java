package org.cordj.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.phantom.CordCohort;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortDatasetTest {

  private static final CordCohort COHORT = new CordCohort(2, 2, 2, 60, 0.3, 0.6, 0, 3, 5);

  @TempDir Path folder;

  @Test
  void aDatasetWithWhatWasPlanted() throws IOException {
    final Path data = folder.resolve("new/data");
    CohortDataset.write(COHORT, data, Progress.NONE);
    final Table people = Table.read(data.resolve("participants.tsv"));
    final Table truth = Table.read(data.resolve("derivatives/truth/desc-planted_participants.tsv"));
    assertEquals(6, people.size());
    assertEquals("sub-03", people.text(2, "participant_id"));
    assertEquals("nonopioid", people.text(2, "group"));
    int missing = 0;
    for (int row = 0; row < people.size(); row++) {
      for (final String column : new String[] {"age", "sex", "fatigue"}) {
        final boolean hole = people.text(row, column).equals("n/a");
        assertEquals(hole, truth.text(row, "missing").equals(column));
        assertFalse(truth.text(row, column).equals("n/a"));
        missing += hole ? 1 : 0;
      }
    }
    assertEquals(3, missing);
    final String json = Files.readString(data.resolve("participants.json"));
    assertTrue(json.contains("\"nonopioid\"") && json.contains("\"year\""), json);
    assertTrue(Files.readString(data.resolve("README")).contains("effect=0.3"));

    final Path func = data.resolve("sub-06/func");
    final NiftiImage run =
        NiftiReader.read(func.resolve("sub-06_task-rest_bold.nii.gz"), Progress.NONE);
    assertEquals(60, run.volumes());
    assertEquals(2, run.tr());
    assertEquals(
        5,
        Sidecars.of(func.resolve("sub-06_task-rest_bold.nii.gz")).json().get("SliceTiming").size());
    final Table horns =
        Table.read(
            data.resolve("derivatives/truth/sub-06/func/sub-06_task-rest_desc-horns_truth.tsv"));
    assertTrue(Arrays.stream(horns.numbers("planted_alff")).allMatch(v -> v > 0));
  }

  @Test
  void aDatasetIsNotWrittenOver() throws IOException {
    CohortDataset.write(COHORT, folder, Progress.NONE);
    final String said =
        assertThrows(
                RefusedException.class, () -> CohortDataset.write(COHORT, folder, Progress.NONE))
            .getMessage();
    assertTrue(said.contains("holds a dataset already (participants.tsv)"), said);
  }

  @Test
  void cancellingLeavesNoTableOfParticipants() {
    assertThrows(
        CancellationException.class, () -> CohortDataset.write(COHORT, folder, new Canceled()));
    assertFalse(Files.exists(folder.resolve("participants.tsv")));
  }
}
