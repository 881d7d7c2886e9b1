package org.cordj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cordj.io.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file belongs to a run. */
class FileSearchTest {

  @TempDir Path folder;

  private Path add(final String place) throws IOException {
    final Path file = folder.resolve(place);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private FileSearch of(final String run) {
    return new FileSearch(
        new RunInputs(folder.resolve(run), Map.of()), List.of(folder.resolve("der")));
  }

  private static final String RUN =
      "raw/sub-01/ses-a/func/sub-01_ses-a_task-rest_run-2_bold.nii.gz";
  private static final String DER = "der/sub-01/ses-a/func/sub-01_ses-a_task-rest_run-2_";
  private static final String MASK = "label-cord_mask.nii.gz";

  @Test
  void theFileOfTheSameRunIsFoundAndNoOther() throws IOException {
    add(RUN);
    assertEquals(Optional.empty(), of(RUN).any(MASK));
    add("der/sub-01/ses-a/func/sub-01_ses-a_task-rest_run-1_" + MASK);
    add("der/sub-01/ses-b/func/sub-01_ses-b_task-rest_run-2_" + MASK);
    add("der/sub-01/ses-a/func/sub-01_ses-a_task-motor_run-2_" + MASK);
    add("der/sub-01/ses-a/func/sub-01_ses-a_task-rest_run-2_space-PAM50_" + MASK);
    add("der/sub-01/ses-a/func/sub-01_ses-a_task-rest_run-2_label-csf_mask.nii.gz");
    add("der/sub-01/ses-a/anat/sub-01_ses-a_" + MASK);
    assertEquals(Optional.empty(), of(RUN).any(MASK));
    final Path own = add(DER + MASK);
    assertEquals(Optional.of(own), of(RUN).any(MASK));
    assertEquals(Optional.empty(), of(RUN).manual(MASK));
  }

  @Test
  void theOneThatWasCorrectedByHandWins() throws IOException {
    add(RUN);
    add(DER + MASK);
    final Path manual =
        add("raw/sub-01/ses-a/func/sub-01_ses-a_task-rest_run-2_label-cord_desc-manual_mask.nii");
    assertEquals(Optional.of(manual), of(RUN).any(MASK));
    // of a result with a desc of its own the word manual takes the place of it
    final Path regions = add(DER + "desc-manual_dseg.nii.gz");
    assertEquals(Optional.of(regions), of(RUN).manual("desc-quadrants_dseg.nii.gz"));
  }

  @Test
  void theEchosOwnFileCountsMoreThanTheRuns() throws IOException {
    final String echo = RUN.replace("_bold", "_echo-2_bold");
    add(echo);
    final Path shared = add(DER + MASK);
    assertEquals(Optional.of(shared), of(echo).any(MASK));
    final Path own = add(DER + "echo-2_" + MASK);
    assertEquals(Optional.of(own), of(echo).any(MASK));
  }

  @Test
  void twoThatApplyEquallyAreRefused() throws IOException {
    add(RUN);
    add(DER + MASK);
    add(DER + MASK.replace(".gz", ""));
    final RefusedException e = assertThrows(RefusedException.class, () -> of(RUN).any(MASK));
    assertEquals(
        true,
        e.getMessage().contains("both belong to 'sub-01_ses-a_task-rest_run-2_bold.nii.gz'"),
        e.getMessage());
  }

  @Test
  void aFileWithoutBidsNameHasItsFilesBesideIt() throws IOException {
    add("x/my run.nii.gz");
    final Path mask = add("x/my run_" + MASK);
    add("x/other_" + MASK);
    assertEquals(Optional.of(mask), of("x/my run.nii.gz").any(MASK));
    final Path manual = add("der/my run/my run_label-cord_desc-manual_mask.nii.gz");
    assertEquals(Optional.of(manual), of("x/my run.nii.gz").manual(MASK));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RunInputs(folder.resolve("x/...nii.gz"), Map.of()));
  }
}
