package org.cordj.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiWriter;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Processes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cohorts and permutations by spark-submit against the same by {@code cordj}. */
class SparkIT {

  private static final String[] COMPARE = {
    "design=design.tsv", "formula=group", "contrast=a - b", "maps=map", "permutations=999"
  };

  @TempDir static Path shared;

  /** A cohort of six phantoms, what cordj makes of it, and a design with maps of noise. */
  @BeforeAll
  static void make() throws IOException {
    final HostImageJ host = HostImageJ.in(shared);
    final HostImageJ.Result made =
        host.runText("run('Cord Phantom Cohort...', 'subjects=2,2,2 volumes=90 output=bids');");
    assertEquals(0, made.exitCode(), made.err());
    final HostImageJ.Result here = host.run("bids", "here", "participant");
    assertEquals(0, here.exitCode(), here.err());

    final Random random = new Random(5);
    final StringBuilder design = new StringBuilder("participant_id\tgroup\tmap\n");
    for (int s = 0; s < 14; s++) {
      final Volume map = Volume.zeros("map", Grid.ras(9, 8, 4, 1, 1, 5));
      for (int v = 0; v < map.grid().voxels(); v++) {
        map.set(v, (float) (random.nextGaussian() + (s < 7 && v < 60 ? .8 : 0)));
      }
      NiftiWriter.FLOAT32.write(shared.resolve("map" + s + ".nii.gz"), map, null);
      design.append("sub-%02d\t%s\tmap%d.nii.gz%n".formatted(s, s < 7 ? "a" : "b", s));
    }
    Files.writeString(shared.resolve("design.tsv"), design.toString().replace("\r", ""));
    for (final String correction : new String[] {"tfce", "cluster", "fwe"}) {
      final HostImageJ.Result compared =
          host.runText(
              "run('Cord Group Compare...', 'design=design.tsv formula=group contrast=[a - b] maps=map"
                  + " permutations=999 correction="
                  + correction
                  + " output=here_"
                  + correction
                  + "');");
      assertEquals(0, compared.exitCode(), compared.err());
    }
  }

  /** All files but what holds times: the same bits. Links are relative, so both lie side by side. */
  private static void assertSame(final Path one, final Path other) throws IOException {
    final Map<String, byte[]> first = files(one);
    final Map<String, byte[]> second = files(other);
    assertEquals(first.keySet(), second.keySet());
    assertTrue(first.size() > 3, first.keySet().toString());
    first.forEach(
        (name, bytes) ->
            assertTrue(java.util.Arrays.equals(bytes, second.get(name)), name + " differs"));
  }

  private static Map<String, byte[]> files(final Path folder) throws IOException {
    final Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (final Path file : all.filter(Files::isRegularFile).toList()) {
        final String name = folder.relativize(file).toString();
        if (!name.startsWith(".cordj") && !name.startsWith("prov") && !name.endsWith(".html")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @Test
  void threadsGiveTheSameBits(@TempDir final Path work) throws IOException {
    try (SparkProcesses spark = SparkProcesses.local(work)) {
      final Processes.Ended ended =
          spark.submit(
              shared.resolve("bids").toString(), shared.resolve("threads").toString(), "participant");
      assertEquals(0, ended.exitCode(), ended.err());
      assertTrue(ended.out().contains("6 runs done."), ended.out());
      assertSame(shared.resolve("here"), shared.resolve("threads"));
      for (final String correction : new String[] {"tfce", "cluster", "fwe"}) {
        compare(spark, work, correction);
      }
    }
  }

  private static void compare(
      final SparkProcesses spark, final Path work, final String correction) throws IOException {
    final String[] words = java.util.Arrays.copyOf(COMPARE, COMPARE.length + 3);
    words[0] = "design=" + shared.resolve("design.tsv");
    words[COMPARE.length] = "correction=" + correction;
    words[COMPARE.length + 1] = "output=" + work.resolve(correction);
    words[COMPARE.length + 2] = "randomseed=1";
    final String[] all = new String[words.length + 1];
    all[0] = "compare";
    System.arraycopy(words, 0, all, 1, words.length);
    final Processes.Ended ended = spark.submit(all);
    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("variables at p <= .05"), ended.out());
    assertSame(shared.resolve("here_" + correction), work.resolve(correction));
  }

  @Test
  void twoWorkersOneOfThemKilledGiveTheSameBits(@TempDir final Path work)
      throws IOException, InterruptedException {
    try (SparkProcesses spark = SparkProcesses.standalone(work)) {
      compare(spark, work, "tfce");
      final Path out = shared.resolve("workers");
      final Process cohort =
          spark.begin(shared.resolve("bids").toString(), out.toString(), "participant");
      Processes.await(
          () -> Files.exists(out.resolve("sub-01")) || !cohort.isAlive(),
          Duration.ofMinutes(2),
          "nothing was begun");
      spark.killAWorker();
      assertTrue(cohort.waitFor(4, TimeUnit.MINUTES), "it ends");
      assertEquals(0, cohort.exitValue(), Files.readString(work.resolve("submitted.log")));
      assertSame(shared.resolve("here"), out);
    }
  }

  @Test
  void aBrokenSubjectFailsAlone(@TempDir final Path work) throws IOException {
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
    Files.write(run, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    try (SparkProcesses spark = SparkProcesses.local(work)) {
      final Processes.Ended ended =
          spark.submit(bids.toString(), work.resolve("out").toString(), "participant");
      assertEquals(3, ended.exitCode(), ended.err());
      assertTrue(ended.out().contains("5 runs done, 1 failed."), ended.out());
      assertTrue(ended.err().contains("sub-02_task-rest"), ended.err());
      assertFalse(ended.err().contains("sub-03_task-rest, step"), ended.err());
    }
  }

  @Test
  void aMasterThatIsNotThereIsSaid(@TempDir final Path work) throws IOException {
    try (SparkProcesses nothing = SparkProcesses.nowhere(work)) {
      final Processes.Ended ended =
          nothing.submit(
              shared.resolve("bids").toString(), work.resolve("out").toString(), "participant");
      assertEquals(2, ended.exitCode(), ended.err());
      assertTrue(ended.err().contains("No Spark master answers at spark://127.0.0.1:"), ended.err());
      assertFalse(Files.exists(work.resolve("out")), "nothing is made");
    }
  }
}
