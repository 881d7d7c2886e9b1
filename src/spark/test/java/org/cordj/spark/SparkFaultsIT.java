package org.cordj.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.cordj.testing.Processes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on Spark is said in a sentence, before any work where that can be known. */
class SparkFaultsIT {

  @TempDir static Path shared;

  @BeforeAll
  static void make() {
    SparkData.cohort(shared, 6, 30);
  }

  private static void assertRefused(final Processes.Ended ended, final String sentence) {
    assertEquals(2, ended.exitCode(), ended.err());
    final String said =
        ended.err().lines().filter(l -> l.startsWith("cordj: ")).reduce("", String::concat);
    assertTrue(said.contains(sentence), ended.err());
  }

  @Test
  void aMasterThatIsNotThereIsSaid(@TempDir final Path work) throws IOException {
    try (SparkProcesses nothing = SparkProcesses.nowhere(work).in(shared)) {
      final Processes.Ended ended = nothing.submit("bids", "nowhere", "participant");
      assertEquals(2, ended.exitCode(), ended.err());
      assertTrue(
          ended.err().contains("No Spark master answers at spark://127.0.0.1:"), ended.err());
      assertFalse(Files.exists(shared.resolve("nowhere")), "nothing is made");
    }
  }

  /** A worker in whose mounts another, empty folder lies under the same name. */
  @Test
  void aFolderThatAWorkerDoesNotShareIsRefused(@TempDir final Path work) throws IOException {
    final Path place = Files.createDirectory(shared.resolve("place"));
    try (SparkProcesses spark = SparkProcesses.standalone(work, 0).in(shared)) {
      spark.addWorkerThatLacks(place);
      assertRefused(
          spark.submit("bids", "place/out", "participant"),
          " does not see '"
              + place.resolve("out")
              + "' as this computer does; give a folder that all computers share under one name.");
      try (Stream<Path> all = Files.list(place)) {
        assertEquals(0, all.count(), "nothing is made");
      }
    }
  }

  @Test
  void aDatasetThatAWorkerDoesNotShareIsRefused(@TempDir final Path work) throws IOException {
    try (SparkProcesses spark = SparkProcesses.standalone(work, 0).in(shared)) {
      spark.addWorkerThatLacks(shared.resolve("bids"));
      assertRefused(
          spark.submit("bids", "unseen", "participant"),
          " does not see '" + shared.resolve("bids/sub-01/func/sub-01_task-rest_bold.nii.gz") + "'");
      assertFalse(Files.exists(shared.resolve("unseen")), "nothing is made");
    }
  }

  /** The worker's own jar, whose class Code has another text in it, comes first there. */
  @Test
  void aWorkerWithAnotherCordJIsRefused(@TempDir final Path work) throws IOException {
    final Path other = Files.copy(SparkProcesses.JAR, work.resolve("other.jar"));
    try (FileSystem jar = FileSystems.newFileSystem(other)) {
      final Path code = jar.getPath("org/cordj/pipeline/Code.class");
      final String bytes = Files.readString(code, StandardCharsets.ISO_8859_1);
      assertTrue(bytes.contains("not packaged"));
      Files.writeString(
          code, bytes.replace("not packaged", "not-packaged"), StandardCharsets.ISO_8859_1);
    }
    try (SparkProcesses spark = SparkProcesses.standalone(work, 1).in(shared)) {
      spark.configure("spark.executor.extraClassPath", other.toString());
      assertRefused(spark.submit("bids", "other", "participant"), " runs another CordJ (");
      assertFalse(Files.exists(shared.resolve("other")), "nothing is made");
      SparkData.maps(work, 14, 9, 8, 4);
      final String[] words = SparkData.words(work, "fwe", 99);
      final Processes.Ended compared = spark.submit(with(words, work.resolve("compared")));
      assertEquals(2, compared.exitCode(), compared.err());
      assertTrue(
          compared.err().contains("; give all the same cordj-spark.jar."), compared.err());
      assertFalse(Files.exists(work.resolve("compared")), "nothing is made");
    }
  }

  private static String[] with(final String[] words, final Path output) {
    final String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = "output=" + output;
    return all;
  }

  /** 14 maps of 240,000 voxels: 14 + 3 doubles a voxel, and 16 + 2 a thread. */
  @Test
  void dataThatDoNotFitAreRefusedWithTheirSize(@TempDir final Path work) throws IOException {
    SparkData.maps(work, 14, 100, 80, 30);
    final String[] words = SparkData.words(work, "fwe", 99);
    try (SparkProcesses spark = SparkProcesses.local(work).heap("480m")) {
      final Processes.Ended ended = spark.submit(with(words, work.resolve("out")));
      assertEquals(2, ended.exitCode(), ended.err());
      assertTrue(
          ended
              .err()
              .contains(
                  "The data of the permutations take 128 MB on each executor (31 MB, twice while"
                      + " they arrive, and 32 MB for each of 2 threads), but of 480 MB Spark"
                      + " leaves 108 MB; give --driver-memory of at least 514m."),
          ended.err());
    }
    try (SparkProcesses spark = SparkProcesses.standalone(work, 1)) {
      spark.configure("spark.executor.memory", "450m");
      final Processes.Ended ended = spark.submit(with(words, work.resolve("out")));
      assertEquals(2, ended.exitCode(), ended.err());
      assertTrue(
          ended
              .err()
              .contains(
                  "take 95 MB on each executor (31 MB, twice while they arrive, and 32 MB for each"
                      + " of 1 threads), but of 450 MB Spark leaves 90 MB; give --executor-memory"
                      + " of at least 459m."),
          ended.err());
    }
  }

  @Test
  void aBrokenRunFailsAlone(@TempDir final Path work) throws IOException {
    final Path bids = work.resolve("bids");
    try (Stream<Path> all = Files.walk(shared.resolve("bids"))) {
      for (final Path file : all.toList()) {
        final Path copy = bids.resolve(shared.resolve("bids").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    final Path run = bids.resolve("sub-02/func/sub-02_task-rest_bold.nii.gz");
    final byte[] bytes = Files.readAllBytes(run);
    Files.write(run, Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(
        work.resolve("mean.json"),
        """
        {"version": 1, "name": "mean", "steps": [
          {"name": "mean", "command": "Cord Mean...", "inputs": {"series": "series"},
           "outputs": {"mean": {"image": "{series}_mean", "file": "desc-mean_boldref.nii.gz"}}}
        ]}
        """);
    try (SparkProcesses spark = SparkProcesses.local(work)) {
      final Processes.Ended ended =
          spark.submit("bids", "out", "participant", "--pipeline", "mean.json");
      assertEquals(3, ended.exitCode(), ended.err());
      assertTrue(ended.out().contains("5 runs done, 1 failed."), ended.out());
      assertTrue(ended.err().contains("sub-02_task-rest"), ended.err());
      assertFalse(ended.err().contains("sub-03_task-rest, step"), ended.err());
    }
  }

  /**
   * One subject whose step kills its Java each time, as a computer without memory does, and one that
   * wants more than a small executor has.
   */
  @Test
  void aSubjectThatTakesItsProcessAlongFailsAlone(@TempDir final Path work) throws IOException {
    Files.writeString(
        work.resolve("poison.ijm"),
        """
        words = getArgument();
        if (indexOf(words, "sub-02") >= 0) exec("sh", "-c", "kill -9 $PPID");
        if (indexOf(words, "sub-03") >= 0) a = newArray(2000000000);
        start = indexOf(words, "note=[") + 6;
        File.saveString("well", substring(words, start, indexOf(words, "]", start)));
        """);
    Files.writeString(
        work.resolve("poison.json"),
        """
        {"version": 1, "name": "poison", "steps": [
          {"name": "poison", "macro": "poison.ijm", "inputs": {"series": "series"},
           "outputs": {"note": {"key": "note", "file": "desc-note_bold.tsv"}}}
        ]}
        """);
    try (SparkProcesses spark = SparkProcesses.standalone(work, 1)) {
      spark.configure("spark.executor.memory", "512m");
      final Processes.Ended ended =
          spark.submit(
              shared.resolve("bids").toString(), "out", "participant", "--pipeline", "poison.json");
      assertEquals(3, ended.exitCode(), ended.err() + ended.out());
      assertTrue(ended.out().contains("4 runs done, 2 failed."), ended.out());
      assertEquals(
          "sub-02: it was begun 2 times and each time its process died; it is not tried again. The"
              + " workers' logs say more; if memory was short, give --executor-memory more.",
          ended.err().lines().filter(l -> l.startsWith("sub-02")).reduce("", String::concat));
      final String third =
          ended.err().lines().filter(l -> l.startsWith("sub-03")).reduce("", String::concat);
      assertTrue(third.contains("out of memory: Java may use"), third);
      final Path out = work.resolve("out");
      for (int subject = 1; subject <= 6; subject++) {
        final String name = "sub-0" + subject;
        assertEquals(
            subject != 2 && subject != 3,
            Files.exists(out.resolve(name + "/func/" + name + "_task-rest_desc-note_bold.tsv")),
            name);
        assertFalse(Files.exists(out.resolve(".cordj/" + name + "/begun")), name);
      }
    }
  }
}
