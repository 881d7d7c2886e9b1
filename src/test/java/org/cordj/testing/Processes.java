package org.cordj.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Child processes of tests: run to their end within a time limit, with what they printed. */
public final class Processes {
  private Processes() {}

  /** How a process ended: its exit code, standard output and standard error, in UTF-8. */
  public record Ended(int exitCode, String out, String err) {}

  /**
   * Runs a process to its end, without input. The output goes through files, so that no pipe can
   * fill up and block it.
   *
   * @throws AssertionError when it has not ended within the limit; it is then killed
   */
  public static Ended run(ProcessBuilder builder, Duration limit) {
    try {
      Path out = Files.createTempFile("cordj-test", ".out");
      Path err = Files.createTempFile("cordj-test", ".err");
      try {
        Process process =
            builder
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) process.destroyForcibly().waitFor();
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        String errors = Files.readString(err, StandardCharsets.UTF_8);
        if (!ended) {
          throw new AssertionError(
              "not ended within %s: %s%n%s%n%s"
                  .formatted(limit, builder.command(), printed, errors));
        }
        return new Ended(process.exitValue(), printed, errors);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + builder.command(), e);
    }
  }

  /** Waits until the condition holds, or fails with the message after the limit. */
  public static void await(BooleanSupplier condition, Duration limit, String message) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError(message + " within " + limit);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted: " + message, e);
      }
    }
  }

  /** The tools that are not on the PATH. */
  static List<String> missing(String... tools) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
    return Arrays.stream(tools)
        .filter(
            tool ->
                Arrays.stream(folders)
                    .noneMatch(folder -> Files.isExecutable(Path.of(folder, tool))))
        .toList();
  }
}
