package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed (SIGKILL) at a random moment leaves nothing half made, and the next one
 * goes on where it stopped. Three moments; {@code -Dcordj.kills=20} asks for more.
 */
class KilledIT {
  private static final Path BOLD =
      Path.of("test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz").toAbsolutePath();

  @TempDir Path work;

  private static List<Path> results(final Path folder) throws IOException {
    final Path subject = folder.resolve("sub-phantom");
    if (!Files.exists(subject)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(subject)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void whatIsThereIsWholeAndTheNextProcessFinishes() throws Exception {
    final HostImageJ imagej = HostImageJ.in(work);
    final long start = System.nanoTime();
    assertEquals(0, imagej.run("run", "quick-look", BOLD.toString(), "-o", "whole").exitCode());
    final long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    final Path good = work.resolve("whole");
    final Random random = new Random(20261);
    final int kills = Integer.getInteger("cordj.kills", 3);
    for (int k = 0; k < kills; k++) {
      final Path killed = work.resolve("killed" + k);
      final ProcessBuilder builder =
          new ProcessBuilder(
                  HostImageJ.folder().resolve("cordj").toString(),
                  "run",
                  "quick-look",
                  BOLD.toString(),
                  "-o",
                  killed.toString())
              .directory(work.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("CORDJ_JAVA_OPTS", "-Xmx1g -Djava.util.prefs.userRoot=" + work);
      final Process process = builder.start();
      process.waitFor((long) (whole * (0.1 + 0.9 * random.nextDouble())), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      final List<Path> there = results(killed);
      for (final Path file : there) {
        assertArrayEquals(
            Files.readAllBytes(good.resolve(killed.relativize(file))),
            Files.readAllBytes(file),
            k + ": " + file);
      }
      final HostImageJ.Result next =
          imagej.run("run", "quick-look", BOLD.toString(), "-o", killed.toString());
      assertEquals(0, next.exitCode(), k + ": " + next);
      assertEquals(results(good).size(), results(killed).size());
      for (final Path file : results(good)) {
        assertArrayEquals(
            Files.readAllBytes(file), Files.readAllBytes(killed.resolve(good.relativize(file))));
      }
      try (Stream<Path> all = Files.walk(killed)) {
        assertEquals(
            List.of(), all.filter(p -> p.toString().matches(".*(\\.part|/making(/.*)?)")).toList());
      }
    }
  }
}
