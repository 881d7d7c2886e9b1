package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cordj.io.RefusedException;
import org.junit.jupiter.api.Test;

class GivenFilesTest {

  private static final Path ONE = Path.of("sub-01_ses-a_task-rest_run-2_bold.nii.gz");
  private static final Path TWO = Path.of("sub-02_ses-a_task-rest_run-2_bold.nii.gz");

  private static List<String> masks(final String pattern, final Path... runs) throws Exception {
    return new GivenFiles(Map.of("mask", Path.of(pattern)))
        .of(List.of(runs)).stream()
            .map(r -> Path.of("").toAbsolutePath().relativize(r.given().get("mask")).toString())
            .toList();
  }

  private static String refusal(final String pattern, final Path... runs) {
    return assertThrows(RefusedException.class, () -> masks(pattern, runs)).getMessage();
  }

  @Test
  void aKeyInBracesStandsForEachRunsOwnValue() throws Exception {
    assertEquals(
        List.of("m/sub-01/rest-2_01.nii.gz", "m/sub-02/rest-2_02.nii.gz"),
        masks("m/sub-{sub}/{task}-{run}_{sub}.nii.gz", ONE, TWO));
  }

  @Test
  void aKeyThatARunHasNotIsRefused() {
    assertEquals(
        "--input mask={acq}.nii.gz asks for {acq}, which"
            + " 'sub-01_ses-a_task-rest_run-2_bold.nii.gz' has not; it has {sub}, {ses}, {task},"
            + " {run}.",
        refusal("{acq}.nii.gz", ONE));
    assertEquals(
        "--input mask={sub}.nii.gz asks for {sub}, which 'run.nii' has not; its name is not BIDS'.",
        refusal("{sub}.nii.gz", Path.of("run.nii")));
    assertEquals(
        "--input mask={}.nii.gz asks for {}, which 'run.nii' has not; its name is not BIDS'.",
        refusal("{}.nii.gz", Path.of("run.nii")));
  }

  @Test
  void aFileOfOneRunIsNotGivenToAnother() {
    assertEquals(
        "--input mask=sub-01_label-cord_mask.nii.gz is by its name the file of sub-01, and"
            + " 'sub-02_ses-a_task-rest_run-2_bold.nii.gz' would get it too; write what differs as a"
            + " BIDS key in braces, such as sub-{sub}, or give it with this run alone.",
        refusal("sub-01_label-cord_mask.nii.gz", ONE, TWO));
    assertEquals(
        "--input mask=sub-01_run-2_mask.nii.gz is by its name the file of run-2, and"
            + " 'sub-01_task-rest_bold.nii.gz' would get it too; write what differs as a BIDS key in"
            + " braces, such as run-{run}, or give it with this run alone.",
        refusal("sub-01_run-2_mask.nii.gz", ONE, Path.of("sub-01_task-rest_bold.nii.gz")));
  }

  @Test
  void aFileOfNoRunOrOfWhatAllShareIsGivenToAll() throws Exception {
    for (final String file :
        List.of("atlas.nii.gz", "label-cord_mask.nii.gz", "ses-a_label-cord_mask.nii.gz")) {
      assertEquals(List.of(file, file), masks(file, ONE, TWO));
    }
    // one run may get what the user says, whatever its name
    assertEquals(List.of("sub-09_mask.nii.gz"), masks("sub-09_mask.nii.gz", ONE));
  }
}
