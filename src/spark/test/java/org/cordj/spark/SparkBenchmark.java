package org.cordj.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;

/**
 * What Spark costs beside {@code cordj} on the same computer, after {@code mvn -Pspark package}: a
 * cohort of phantoms, and permutations with one worker and with two, each on a core of its own
 * (Linux, {@code taskset}). Prints time and processor time of the process that was started and of
 * the executors.
 *
 * <p>Arguments: participants (44), permutations (10000), voxels of a map (20000); 0 leaves out.
 */
public final class SparkBenchmark {

  private final Path work;

  private SparkBenchmark(final Path work) {
    this.work = work;
  }

  /** Makes what is computed with, measures and prints. */
  public static void main(final String[] arguments) throws Exception {
    final int participants = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 44;
    final int permutations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    final int voxels = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
    final Path work = Files.createTempDirectory("cordj-spark");
    try {
      final SparkBenchmark benchmark = new SparkBenchmark(work);
      if (permutations > 0) {
        benchmark.permutations(permutations, voxels);
      }
      if (participants > 0) {
        benchmark.cohort(participants);
      }
    } finally {
      try (Stream<Path> files = Files.walk(work)) {
        for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void cohort(final int participants) throws Exception {
    SparkData.cohort(work, participants, 250);
    for (int turn = 0; turn < 2; turn++) {
      for (final boolean again : new boolean[] {false, true}) {
        final String what = participants + " participants" + (again ? ", nothing to do: " : ": ");
        here(what + "cordj", "here" + turn);
        try (SparkProcesses spark = SparkProcesses.local(folder()).in(work).heap("2g")) {
          run(what + "local[2]", spark, "bids", "local" + turn, "participant");
        }
        try (SparkProcesses spark = SparkProcesses.standalone(folder(), 0).in(work)) {
          spark.configure("spark.executor.memory", "2g");
          spark.configure("spark.executor.cores", "2");
          spark.addWorker(List.of(), 2);
          run(what + "one worker of 2 cores", spark, "bids", "one" + turn, "participant");
        }
        try (SparkProcesses spark = SparkProcesses.standalone(folder(), 2).in(work)) {
          spark.configure("spark.executor.cores", "1");
          run(what + "two workers of 1 core", spark, "bids", "two" + turn, "participant");
        }
      }
    }
  }

  private void permutations(final int count, final int voxels) throws Exception {
    SparkData.maps(work, 30, voxels / 10 / 10, 10, 10);
    for (int turn = 0; turn < 2; turn++) {
      for (int workers = 1; workers <= 2; workers++) {
        try (SparkProcesses spark = SparkProcesses.standalone(folder(), 0)) {
          final Path events = log(spark);
          for (int w = 0; w < workers; w++) {
            spark.addWorker(List.of("taskset", "-c", Integer.toString(w)), 1);
          }
          final String[] words = SparkData.words(work, "tfce", count);
          final List<String> all = new ArrayList<>(Arrays.asList(words));
          all.add("output=" + work.resolve("perm" + turn + workers));
          run(
              count + " permutations, " + voxels + " voxels, workers: " + workers,
              spark,
              all.toArray(String[]::new));
          printTasks(events);
        }
      }
    }
  }

  /** Has Spark write what each task took into a folder. */
  private Path log(final SparkProcesses spark) throws IOException {
    final Path events = Files.createTempDirectory(work, "events");
    spark.configure("spark.eventLog.enabled", "true");
    spark.configure("spark.eventLog.rolling.enabled", "false");
    spark.configure("spark.eventLog.compress", "false");
    spark.configure("spark.eventLog.dir", events.toUri().toString());
    return events;
  }

  /** Processor time of the tasks of each executor, which other work on the machine changes little. */
  private static void printTasks(final Path events) throws IOException {
    final Map<String, Double> seconds = new TreeMap<>();
    try (Stream<Path> logs = Files.list(events)) {
      for (final Path log : logs.toList()) {
        for (final String line : Files.readAllLines(log)) {
          final Matcher executor = Pattern.compile("\"Executor ID\":\"(\\w+)\"").matcher(line);
          final Matcher time = Pattern.compile("\"Executor CPU Time\":(\\d+)").matcher(line);
          if (line.contains("SparkListenerTaskEnd") && executor.find() && time.find()) {
            seconds.merge(executor.group(1), Long.parseLong(time.group(1)) / 1e9, Double::sum);
          }
        }
      }
    }
    System.out.println("  processor time of the tasks by executor, s: " + seconds);
  }

  private Path folder() throws IOException {
    return Files.createTempDirectory(work, "spark");
  }

  private static void run(
      final String what, final SparkProcesses spark, final String... arguments)
      throws IOException, InterruptedException {
    watch(what, spark.begin(arguments), spark);
  }

  private void here(final String what, final String out) throws IOException, InterruptedException {
    final ProcessBuilder builder =
        new ProcessBuilder(
                HostImageJ.folder().resolve("cordj").toString(), "bids", out, "participant")
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("said.txt").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CORDJ_JAVA_OPTS", "-Xmx2g");
    watch(what, builder.start(), null);
  }

  /** Prints what a process took until its end; null for no workers. */
  private static void watch(final String what, final Process process, final SparkProcesses spark)
      throws IOException, InterruptedException {
    final long start = System.nanoTime();
    double own = 0;
    double executors = 0;
    do {
      // what is there a moment before its end is what it took
      own =
          Math.max(
              own, process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3);
      executors = Math.max(executors, spark == null ? 0 : spark.executorSeconds());
    } while (!process.waitFor(50, TimeUnit.MILLISECONDS));
    if (process.exitValue() != 0) {
      throw new IllegalStateException(what + (spark == null ? "" : ":\n" + spark.said()));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f s, processor %.1f s (of it executors %.1f s)%n",
        what,
        (System.nanoTime() - start) / 1e9,
        own + executors,
        executors);
  }
}
