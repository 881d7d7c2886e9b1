package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ.Result;
import org.cordj.testing.OtherUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that may not be read or written: one sentence, and what was there stays. */
class DeniedIT {
  private static final Path SOURCE =
      Path.of("test-images/sub-phantom/func/sub-phantom_task-rest_bold").toAbsolutePath();

  private static final String MEAN =
      """
      {"version": 1, "name": "mean", "steps": [
        {"name": "mean", "command": "Cord Mean...", "inputs": {"series": "series"},
         "outputs": {"mean": {"image": "{series}_mean", "file": "desc-mean_boldref.nii.gz"}}}]}
      """;

  @TempDir Path work;
  private Path dataset;

  @BeforeEach
  void build() throws IOException {
    dataset = Files.createDirectory(work.resolve("dataset"));
    Files.writeString(dataset.resolve("dataset_description.json"), "{\"Name\": \"x\"}");
    Files.writeString(work.resolve("p.json"), MEAN);
    for (final String subject : new String[] {"01", "02"}) {
      final Path func = Files.createDirectories(dataset.resolve("sub-" + subject + "/func"));
      for (final String end : new String[] {".nii.gz", ".json"}) {
        Files.copy(Path.of(SOURCE + end), func.resolve("sub-" + subject + "_task-rest_bold" + end));
      }
    }
  }

  private Result participants(final String out) throws IOException {
    return OtherUser.run(work, dataset.toString(), out, "participant", "--pipeline", "p.json");
  }

  private static void allow(final Path path, final String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aFolderThatIsNotWritableIsNamed() throws IOException {
    final Path locked = Files.createDirectory(work.resolve("locked"));
    final Result result = participants("locked/out");
    assertEquals(2, result.exitCode(), result.toString());
    assertEquals(
        "cordj: The output folder '"
            + work.toRealPath().resolve("locked/out")
            + "' is not writable; choose another one.\n",
        result.err());
    try (Stream<Path> left = Files.list(locked)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void oneFileThatCannotBeReadLeavesTheOthers() throws IOException {
    allow(dataset.resolve("sub-01/func/sub-01_task-rest_bold.nii.gz"), "rw-------");
    final Result result = participants("out");
    assertEquals(3, result.exitCode(), result.toString());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result.err().contains("sub-01_task-rest_bold.nii.gz' cannot be read: access is denied"),
        result.err());
    assertTrue(
        Files.exists(work.resolve("out/sub-02/func/sub-02_task-rest_desc-mean_boldref.nii.gz")));

    // a participant's folder that may not be entered
    allow(dataset.resolve("sub-01/func"), "rwx------");
    final Result folder = participants("out2");
    assertEquals(3, folder.exitCode(), folder.toString());
    assertEquals(
        "The folder '"
            + dataset.resolve("sub-01/func")
            + "' cannot be read; see who owns it and may.\n",
        folder.err());
  }

  @Test
  void resultsThatMayNotBeReplacedStay() throws IOException {
    assertEquals(0, participants("out").exitCode());
    final Path func = work.resolve("out/sub-01/func");
    final Path mean = func.resolve("sub-01_task-rest_desc-mean_boldref.nii.gz");
    final byte[] before = Files.readAllBytes(mean);
    Files.writeString(
        work.resolve("p.json"),
        MEAN.replace("Cord Mean...", "Cord tSNR...").replace("{series}_mean", "{series}_tSNR"));
    allow(func, "r-xr-xr-x");
    final Result result = participants("out");
    allow(func, "rwxrwxrwx");
    assertEquals(3, result.exitCode(), result.toString());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result
            .err()
            .contains("Cannot write '" + mean.toRealPath() + "': its folder is not writable"),
        result.err());
    assertArrayEquals(before, Files.readAllBytes(mean));
    assertEquals(0, participants("out").exitCode());
    assertFalse(Arrays.equals(before, Files.readAllBytes(mean)));
  }
}
