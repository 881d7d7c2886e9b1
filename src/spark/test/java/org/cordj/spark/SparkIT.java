package org.cordj.spark;

import static org.cordj.spark.SparkData.assertSame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Processes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cohorts and permutations by spark-submit against the same by {@code cordj}. */
class SparkIT {

  private static final String[] CORRECTIONS = {"tfce", "cluster", "fwe"};

  @TempDir static Path shared;

  /** A cohort of six phantoms, what cordj makes of it, and a design with maps of noise. */
  @BeforeAll
  static void make() throws IOException {
    SparkData.cohort(shared, 6, 90);
    final HostImageJ.Result here = HostImageJ.in(shared).run("bids", "here", "participant");
    assertEquals(0, here.exitCode(), here.err());
    SparkData.maps(shared, 14, 9, 8, 4);
    for (final String correction : CORRECTIONS) {
      SparkData.compare(shared, correction, 999, shared.resolve("here_" + correction));
    }
  }

  /** Relative paths too: they are those of the shell that submits. */
  @Test
  void threadsGiveTheSameBits(@TempDir final Path work) throws IOException {
    try (SparkProcesses spark = SparkProcesses.local(work).in(shared)) {
      final Processes.Ended ended = spark.submit("bids", "threads", "participant");
      assertEquals(0, ended.exitCode(), ended.err());
      assertTrue(ended.out().contains("6 of 6 participants have ended"), ended.out());
      assertTrue(ended.out().contains("6 runs done."), ended.out());
      assertSame(shared.resolve("here"), shared.resolve("threads"));
      for (final String correction : CORRECTIONS) {
        compare(spark, work, correction);
      }
    }
  }

  private static void compare(
      final SparkProcesses spark, final Path work, final String correction) throws IOException {
    final Processes.Ended ended =
        spark.submit(with(work, SparkData.words(shared, correction, 999), correction));
    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("variables at p <= .05"), ended.out());
    assertSame(shared.resolve("here_" + correction), work.resolve(correction));
  }

  private static String[] with(final Path work, final String[] words, final String output) {
    final String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = "output=" + work.resolve(output);
    return all;
  }

  @Test
  void twoWorkersOneOfThemKilledGiveTheSameBits(@TempDir final Path work)
      throws IOException, InterruptedException {
    try (SparkProcesses spark = SparkProcesses.standalone(work, 2).in(shared)) {
      final Process cohort = spark.begin("bids", "workers", "participant");
      spark.await(cohort, "1 of 6 participants");
      spark.killAWorker();
      assertTrue(cohort.waitFor(4, TimeUnit.MINUTES), "it ends");
      assertEquals(0, cohort.exitValue(), spark.said());
      assertSame(shared.resolve("here"), shared.resolve("workers"));
    }
  }

  @Test
  void aWorkerKilledAmongPermutationsChangesNoBit(@TempDir final Path work)
      throws IOException, InterruptedException {
    SparkData.maps(work, 14, 30, 30, 20);
    SparkData.compare(work, "tfce", 999, work.resolve("here"));
    try (SparkProcesses spark = SparkProcesses.standalone(work, 2)) {
      final Process compared =
          spark.begin(with(work, SparkData.words(work, "tfce", 999), "workers"));
      spark.await(compared, "of 1000 permutations,");
      spark.killAWorker();
      assertTrue(compared.waitFor(4, TimeUnit.MINUTES), "it ends");
      assertEquals(0, compared.exitValue(), spark.said());
      assertTrue(spark.said().contains("1000 of 1000 permutations"), spark.said());
      assertTrue(spark.said().contains("Lost executor"), spark.said());
      assertSame(work.resolve("here"), work.resolve("workers"));
    }
  }

  /** As Ctrl-C in the terminal: files are whole or not there, and the same command goes on. */
  @Test
  void whatIsCancelledLeavesNothingHalfMade(@TempDir final Path work)
      throws IOException, InterruptedException {
    try (SparkProcesses spark = SparkProcesses.standalone(work, 1).in(shared)) {
      final Process cohort = spark.begin("bids", "cancelled", "participant");
      spark.await(cohort, "1 of 6 participants");
      new ProcessBuilder("kill", "-INT", Long.toString(cohort.pid())).start().waitFor();
      assertTrue(cohort.waitFor(1, TimeUnit.MINUTES), "it ends");
      assertEquals(130, cohort.exitValue(), spark.said());
      assertTrue(spark.said().contains("cordj-spark: cancelled"), spark.said());
      Processes.await(spark::idle, Duration.ofMinutes(1), "executors do not end");
      final Map<String, byte[]> whole = SparkData.files(shared.resolve("here"));
      final Map<String, byte[]> left = SparkData.files(shared.resolve("cancelled"));
      assertTrue(left.size() < whole.size(), "it was cancelled before the end");
      left.forEach((name, bytes) -> assertArrayEquals(whole.get(name), bytes, name));
      try (Stream<Path> all = Files.list(shared.resolve("cancelled/.cordj"))) {
        assertFalse(all.anyMatch(f -> f.getFileName().toString().startsWith("seen-")));
      }
      final Processes.Ended again = spark.submit("bids", "cancelled", "participant");
      assertEquals(0, again.exitCode(), again.err());
      assertSame(shared.resolve("here"), shared.resolve("cancelled"));
    }
  }
}
