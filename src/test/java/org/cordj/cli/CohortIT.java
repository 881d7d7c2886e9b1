package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cordj.io.Table;
import org.cordj.testing.Chromium;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.cordj.testing.SmallDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordj BIDS_DIR OUT_DIR participant|group} on good and hostile datasets. */
class CohortIT {
  private static final Path SOURCE =
      Path.of("test-images/sub-phantom/func/sub-phantom_task-rest_bold").toAbsolutePath();

  private static final String MEAN =
      """
      {"version": 1, "name": "mean and mask", "steps": [
        {"name": "mean", "command": "Cord Mean...", "inputs": {"series": "series"},
         "outputs": {"mean": {"image": "{series}_mean", "file": "desc-mean_boldref.nii.gz"}}},
        {"name": "cord", "command": "Cord Mask...", "inputs": {"series": "series"},
         "options": {"contrast": "t2s"},
         "outputs": {"mask": {"image": "{series}_cord", "file": "label-cord_mask.nii.gz"},
           "area": {"key": "table", "file": "desc-area_bold.tsv", "heading": "Area",
                    "caption": "Area of the cord."}}}
      ]}
      """;

  private static final String TSNR =
      """
        {"name": "snr", "command": "Cord tSNR...", "inputs": {"series": "series", "mask": "mask"},
         "outputs": {"tsnr": {"image": "{series}_tSNR", "file": "desc-tSNR_boldmap.nii.gz"}}}
      """;

  @TempDir Path work;
  private Path dataset;
  private HostImageJ imagej;

  @BeforeEach
  void build() throws IOException {
    imagej = HostImageJ.in(work);
    dataset = Files.createDirectory(work.resolve("a data set's \u00e4"));
    Files.writeString(
        dataset.resolve("dataset_description.json"),
        "{\"Name\": \"x\", \"BIDSVersion\": \"1.10.0\"}");
    Files.writeString(work.resolve("p.json"), MEAN);
  }

  private Path addRun(final String place) throws IOException {
    final Path file = dataset.resolve(place + "_bold.nii.gz");
    Files.createDirectories(file.getParent());
    Files.copy(Path.of(SOURCE + ".nii.gz"), file);
    Files.copy(Path.of(SOURCE + ".json"), dataset.resolve(place + "_bold.json"));
    return file;
  }

  private Result participants(final String... more) {
    final String[] all = {dataset.toString(), "out", "participant", "--pipeline", "p.json"};
    final String[] arguments = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    return imagej.run(arguments);
  }

  @Test
  void everyRunGetsDerivativesAndTheGroupItsTable() throws IOException {
    addRun("sub-01/ses-a/func/sub-01_ses-a_task-rest_run-1");
    addRun("sub-01/ses-a/func/sub-01_ses-a_task-motor_run-1");
    addRun("sub-02/func/sub-02_task-rest");
    final Result result = participants("--task", "rest", "--skip-bids-validation");
    assertEquals(0, result.exitCode(), result.toString());
    assertTrue(result.out().endsWith("2 runs done.\n"), result.out());
    final Path out = work.resolve("out");
    assertTrue(
        Files.exists(
            out.resolve("sub-01/ses-a/func/sub-01_ses-a_task-rest_run-1_label-cord_mask.nii.gz")));
    assertTrue(Files.exists(out.resolve("sub-02.html")));
    final String sidecar =
        Files.readString(out.resolve("sub-02/func/sub-02_task-rest_label-cord_mask.json"));
    assertTrue(sidecar.contains("bids:raw:sub-02/func/sub-02_task-rest_bold.nii.gz"), sidecar);
    assertTrue(Files.readString(out.resolve("dataset_description.json")).contains("derivative"));

    final Result group =
        imagej.run(dataset.toString(), "out", "group", "--pipeline", "p.json", "--task", "rest");
    assertEquals(0, group.exitCode(), group.toString());
    final Table table = Table.read(out.resolve("group_desc-area_bold.tsv"));
    assertEquals("sub-01", table.text(0, "participant_id"));
    assertEquals("ses-a", table.text(0, "session_id"));
    assertEquals("sub-02", table.text(table.size() - 1, "participant_id"));

    final String page = Files.readString(out.resolve("group.html"));
    assertTrue(page.contains("href=\"./sub-01.html\""), page);
    assertTrue(page.contains("href=\"./group_desc-area_bold.tsv\""), page);
    assertFalse(page.contains("Look at this first"), page);
    assertEquals(List.of(), Chromium.open(out.resolve("group.html"), 400, 800).console());
    assertEquals(List.of(), Chromium.open(out.resolve("sub-02.html"), 400, 800).console());
    // a run that was never made: said on top of the page too
    final Result all = imagej.run(dataset.toString(), "out", "group", "--pipeline", "p.json");
    assertEquals(3, all.exitCode(), all.toString());
    assertTrue(
        Files.readString(out.resolve("group.html"))
            .split("<nav")[0]
            .contains("sub-01_ses-a_task-motor_run-1 has no table"));

    final Result one = participants("--participant-label", "02", "--task", "motor");
    assertEquals("The participant sub-02 has no BOLD run of the task motor.\n", one.err());
    assertEquals(1, one.exitCode());
  }

  @Test
  void whatCannotBeUsedLeavesTheOthersAsTheyAre() throws IOException {
    addRun("sub-01/func/sub-01_task-rest");
    final Path broken = addRun("sub-02/func/sub-02_task-rest");
    final byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
    Files.delete(
        Path.of(addRun("sub-03/func/sub-03_task-rest").toString().replace(".nii.gz", ".json")));
    addRun("sub-<b>&x/func/sub-<b>&x_task-rest");
    addRun("sub-04/func/sub-04_task-rest_acq-<script>");
    final Path outside = Files.createDirectories(work.resolve("elsewhere/func")).getParent();
    Files.createSymbolicLink(dataset.resolve("sub-05"), outside);
    Files.createDirectories(dataset.resolve("sub-06/func"));
    Files.createSymbolicLink(
        dataset.resolve("sub-06/func/sub-06_task-rest_bold.nii.gz"), Path.of("nothere.nii.gz"));
    final Path short1 = dataset.resolve("sub-07/func/sub-07_task-rest_bold.nii.gz");
    Files.createDirectories(short1.getParent());
    final Result cut =
        imagej.runText(
            "setBatchMode(true);\n"
                + "run('Open NIfTI...', 'path=["
                + SOURCE
                + ".nii.gz]');\n"
                + "run('Cord Trim...', 'series=sub-phantom_task-rest_bold first=0 last=19');\n"
                + "run('Save NIfTI...', 'image=sub-phantom_task-rest_bold_trim path=[short.nii.gz]');\n");
    assertEquals(0, cut.exitCode(), cut.toString());
    Files.copy(work.resolve("short.nii.gz"), short1);
    Files.writeString(
        work.resolve("p.json"),
        MEAN.replaceFirst(
            "\\s*]}\\s*$",
            ", {\"name\": \"alff\", \"command\": \"Cord ALFF...\","
                + " \"inputs\": {\"series\": \"series\", \"mask\": \"mask\"},"
                + " \"options\": {\"bands\": \"slow4\", \"measures\": \"ALFF\"}, \"outputs\":"
                + " {\"alff\": {\"image\": \"{series}_ALFF_slow4\","
                + " \"file\": \"desc-ALFF_boldmap.nii.gz\"}}}]}"));

    final Result result = participants();
    assertEquals(3, result.exitCode(), result.toString());
    final List<String> said = result.err().lines().toList();
    assertSaid(said, "The folder 'sub-<b>&x' has no BIDS name");
    assertSaid(said, "'sub-04_task-rest_acq-<script>_bold.nii.gz' in");
    assertSaid(said, "sub-05' is a link that leads out of the dataset");
    assertSaid(said, "sub-06_task-rest_bold.nii.gz' is a link to a file that is not here");
    assertSaid(said, "sub-02_task-rest, step mean: ");
    assertEquals(1, said.stream().filter(l -> l.contains("is cut short")).count(), said.toString());
    assertSaid(said, "sub-07_task-rest, step alff: Band");
    for (final String good : new String[] {"01", "03"}) {
      assertTrue(
          Files.exists(
              work.resolve(
                  "out/sub-%s/func/sub-%s_task-rest_label-cord_mask.nii.gz".formatted(good, good))),
          good);
    }
    assertTrue(result.out().endsWith("2 runs done, 6 failed.\n"), result.out());
    assertFalse(Files.exists(outside.resolve("func/x")));
    assertTrue(Files.readString(work.resolve("out/sub-02.html")).contains("Look at this first"));
  }

  private static void assertSaid(final List<String> said, final String part) {
    assertTrue(said.stream().anyMatch(l -> l.contains(part)), part + " in " + said);
  }

  @Test
  void wrongDatasetsAreExplained() throws IOException {
    assertRefused("The dataset '%s' is empty: it has no folder of a participant (sub-...).");
    addRun("sub-01/func/sub-01_task-rest");
    assertRefused(
        "The dataset '%s' has no participant '../x'; it has 01.", "--participant-label", "../x");
    assertRefused("The dataset '%s' has no BOLD run of the task motor", "--task", "motor");
    final Result inside =
        imagej.run(dataset.toString(), dataset + "/sub-01", "participant", "--pipeline", "p.json");
    assertEquals(2, inside.exitCode());
    assertTrue(inside.err().contains("lies in the dataset"), inside.err());
    final Result allowed =
        imagej.run(
            dataset.toString(), dataset + "/derivatives/cordj", "participant", "--pipeline=p.json");
    assertEquals(0, allowed.exitCode(), allowed.toString());
    assertEquals(0, participants().exitCode());
    final Path old = dataset;
    dataset = Files.createDirectory(work.resolve("other"));
    Files.copy(
        old.resolve("dataset_description.json"), dataset.resolve("dataset_description.json"));
    addRun("sub-01/func/sub-01_task-rest");
    assertRefused(
        "The output folder '"
            + work.toRealPath().resolve("out")
            + "' holds derivatives of the dataset '"
            + old
            + "'; give another folder, or, if '"
            + dataset
            + "' is the same dataset at another place, correct DatasetLinks");
    Files.delete(dataset.resolve("dataset_description.json"));
    assertRefused("'%s' is no BIDS dataset: it has no dataset_description.json.");
  }

  private void assertRefused(final String sentence, final String... more) {
    final Result result = participants(more);
    assertEquals(2, result.exitCode(), result.toString());
    assertTrue(result.err().startsWith("cordj: " + sentence.formatted(dataset)), result.err());
  }

  @Test
  void twoProcessesAreKeptFromOneParticipant() throws IOException {
    addRun("sub-01/func/sub-01_task-rest");
    final Path state = Files.createDirectories(work.resolve("out/.cordj/sub-01"));
    try (FileChannel channel =
            FileChannel.open(
                state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      final Result result = participants();
      assertEquals(4, result.exitCode(), result.toString());
      assertTrue(
          result.err().startsWith("cordj: Another process is at work on sub-01 in '"),
          result.err());
    }
    // the file of the lock is still there, as after a crash; nobody holds it
    assertEquals(0, participants().exitCode());
  }

  @Test
  void twoProcessesAtTheGroupsTablesLeaveThemWhole() throws Exception {
    addRun("sub-01/func/sub-01_task-rest");
    addRun("sub-02/func/sub-02_task-rest");
    assertEquals(0, participants().exitCode());
    final String[] group = {dataset.toString(), "out", "group", "--pipeline", "p.json"};
    assertEquals(0, imagej.run(group).exitCode());
    final Path table = work.resolve("out/group_desc-area_bold.tsv");
    final byte[] alone = Files.readAllBytes(table);
    try (FileChannel channel =
            FileChannel.open(work.resolve("out/.cordj/group/lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      Files.delete(table);
      assertInUse(imagej.run(group));
      assertFalse(Files.exists(table));
    }
    for (int turn = 0; turn < 2; turn++) {
      Files.deleteIfExists(table);
      final CompletableFuture<Result> other =
          CompletableFuture.supplyAsync(() -> HostImageJ.in(work).run(group));
      final List<Result> both = List.of(imagej.run(group), other.get());
      for (final Result result : both) {
        if (result.exitCode() != 0) {
          assertInUse(result);
        }
      }
      assertTrue(both.stream().anyMatch(r -> r.exitCode() == 0), both.toString());
      assertArrayEquals(alone, Files.readAllBytes(table));
    }
    try (Stream<Path> files = Files.walk(work.resolve("out"))) {
      assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
    }
  }

  private static void assertInUse(final Result result) {
    assertEquals(4, result.exitCode(), result.toString());
    assertTrue(
        result.err().startsWith("cordj: Another process is at work on group in '"), result.err());
  }

  @Test
  void aFileGivenForEveryRunNamesWhatDiffers() throws IOException {
    addRun("sub-01/func/sub-01_task-rest");
    addRun("sub-02/func/sub-02_task-rest");
    assertEquals(0, participants().exitCode());
    final Path masks = Files.createDirectory(work.resolve("masks"));
    for (final String sub : List.of("01", "02")) {
      Files.copy(
          work.resolve(
              "out/sub-%1$s/func/sub-%1$s_task-rest_label-cord_mask.nii.gz".formatted(sub)),
          masks.resolve("by-hand-" + sub + ".nii.gz"));
      Files.copy(
          masks.resolve("by-hand-" + sub + ".nii.gz"),
          masks.resolve("sub-" + sub + "_mask.nii.gz"));
    }
    // the step makes a table too, which the mask given does not stand for
    Files.writeString(
        work.resolve("p.json"),
        MEAN.replaceAll("(?s),\\s*\"area\".*?of the cord.\"}", "")
            .replace("\n]}", ",\n" + TSNR + "]}"));
    final Result result = participants("--input", "mask=" + masks.resolve("by-hand-{sub}.nii.gz"));
    assertEquals(0, result.exitCode(), result.toString());
    for (final String sub : List.of("01", "02")) {
      final Path record =
          work.resolve(
              "out/prov/sub-%1$s/func/sub-%1$s_task-rest_desc-tSNR_boldmap.nii.gz.json"
                  .formatted(sub));
      final String text = Files.readString(record);
      assertTrue(text.contains("by-hand-" + sub + ".nii.gz"), text);
    }
    assertRefused(
        "--input mask="
            + masks.resolve("sub-01_mask.nii.gz")
            + " is by its name the file of sub-01",
        "--input",
        "mask=" + masks.resolve("sub-01_mask.nii.gz"));
  }

  @Test
  void aFullDiskLeavesWhatWasThere() throws IOException {
    addRun("sub-01/func/sub-01_task-rest");
    final Path disk = SmallDisk.require(work, 200);
    try {
      final Path out = disk.resolve("out");
      final String[] arguments = {
        dataset.toString(), out.toString(), "participant", "--pipeline", "p.json"
      };
      assertEquals(0, imagej.run(arguments).exitCode());
      final Path mean = out.resolve("sub-01/func/sub-01_task-rest_desc-mean_boldref.nii.gz");
      final byte[] before = Files.readAllBytes(mean);
      // the rest of the disk is taken, and the mean is to be another
      Files.writeString(
          work.resolve("p.json"),
          MEAN.replace("Cord Mean...", "Cord tSNR...").replace("{series}_mean", "{series}_tSNR"));
      fill(disk.resolve("other"));
      final Result full = imagej.run(arguments);
      assertTrue(full.exitCode() == 1 || full.exitCode() == 2, full.toString());
      assertArrayEquals(before, Files.readAllBytes(mean));
      Files.delete(disk.resolve("other"));
      assertEquals(0, imagej.run(arguments).exitCode());
      assertFalse(Arrays.equals(before, Files.readAllBytes(mean)));
    } finally {
      SmallDisk.unmount(disk);
    }
  }

  private static void fill(final Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        out.write(ByteBuffer.allocate(512));
      }
    } catch (final IOException e) {
      assertTrue(e.getMessage().contains("No space"), e.getMessage());
    }
  }
}
