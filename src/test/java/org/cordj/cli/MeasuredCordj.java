package org.cordj.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.cordj.testing.HostImageJ;

/**
 * Runs the {@code cordj} of target/ImageJ with {@code -Xmx2g} and tells what it took. Linux only,
 * as it reads /proc.
 */
final class MeasuredCordj {

  /**
   * What a process took.
   *
   * @param seconds from its start to its end
   * @param processor seconds of all its threads, of user and system
   */
  record Took(double seconds, double processor) {}

  private final Path work;

  /**
   * Runs in a folder.
   *
   * @param work the current folder of the processes
   */
  MeasuredCordj(final Path work) {
    this.work = work;
  }

  /** Runs cordj to its end and prints what it took. */
  Took run(final String what, final String... arguments) throws IOException, InterruptedException {
    final List<String> command =
        new ArrayList<>(List.of(HostImageJ.folder().resolve("cordj").toString()));
    command.addAll(List.of(arguments));
    final File said = work.resolve("said.txt").toFile();
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CORDJ_JAVA_OPTS", "-Xmx2g");
    final long start = System.nanoTime();
    final Process process = builder.start();
    long peak = 0;
    long ticks = 0;
    do {
      // what is there a moment before its end is what it took
      peak = Math.max(peak, peak(process.pid()));
      ticks = Math.max(ticks, ticks(process.pid()));
    } while (!process.waitFor(20, TimeUnit.MILLISECONDS));
    final Took took = new Took((System.nanoTime() - start) / 1e9, ticks / 100.0);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(what + ":\n" + Files.readString(said.toPath()));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s, processor %.2f s, memory at most %d MB%n",
        what,
        took.seconds(),
        took.processor(),
        peak >> 10);
    return took;
  }

  private static long peak(final long pid) {
    return read(pid, "status")
        .lines()
        .filter(l -> l.startsWith("VmHWM"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** User and system time in hundredths of a second. */
  private static long ticks(final long pid) {
    final String stat = read(pid, "stat");
    if (stat.isEmpty()) {
      return 0;
    }
    final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static String read(final long pid, final String name) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), name));
    } catch (final IOException e) {
      // it has ended
      return "";
    }
  }
}
