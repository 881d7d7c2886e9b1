package org.cordj.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.launcher.JavaModuleOptions;
import org.cordj.testing.Processes;
import org.junit.jupiter.api.Assumptions;

/** A standalone Spark on this computer: a master, two workers of a core each, spark-submit. */
final class SparkProcesses implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** What is submitted. */
  static final Path JAR = TARGET.resolve("cordj-spark.jar");

  private final Path work;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final Map<String, String> conf = new LinkedHashMap<>();
  private final String master;
  private Path folder;
  private String heap = "1g";

  private SparkProcesses(final Path work, final String master) {
    this.work = work;
    this.master = master;
    folder = work;
    configure("spark.ui.enabled", "false");
    configure("spark.driver.host", "127.0.0.1");
    configure("spark.executor.memory", "1g");
  }

  /** What is submitted runs in a folder. */
  SparkProcesses in(final Path current) {
    folder = current;
    return this;
  }

  /** What is submitted, and Java's processes beside it, get so much memory. */
  SparkProcesses heap(final String size) {
    heap = size;
    return this;
  }

  /** Sets one of Spark's keys for what is submitted. */
  void configure(final String key, final String value) {
    conf.put(key, value);
  }

  /** Threads of this process's Spark stand for a cluster. */
  static SparkProcesses local(final Path work) {
    return new SparkProcesses(work, "local[2]");
  }

  /** A master that is not there. */
  static SparkProcesses nowhere(final Path work) throws IOException {
    return new SparkProcesses(work, "spark://127.0.0.1:" + freePort());
  }

  /** Starts master and workers. */
  static SparkProcesses standalone(final Path work, final int workers) throws IOException {
    final int port = freePort();
    final SparkProcesses spark = new SparkProcesses(work, "spark://127.0.0.1:" + port);
    spark.start(
        List.of(),
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--webui-port",
        "0");
    Processes.await(() -> listens(port), Duration.ofSeconds(60), "no master");
    for (int w = 0; w < workers; w++) {
      spark.addWorker(List.of(), 1);
    }
    return spark;
  }

  /**
   * One more worker, which has an empty folder in place of one that all others see. Skips the test,
   * and says so, where a process may have no mounts of its own.
   */
  void addWorkerThatLacks(final Path place) throws IOException {
    final List<String> own = List.of("unshare", "-m", "sh", "-c");
    final String mount = "mount -t tmpfs none '" + place + "' && ";
    final List<String> trial = new ArrayList<>(own);
    trial.add(mount + "true");
    boolean may;
    try {
      may = Processes.run(new ProcessBuilder(trial), LIMIT).exitCode() == 0;
    } catch (final UncheckedIOException e) {
      may = false;
    }
    Assumptions.assumeTrue(may, "skipped: no process can have mounts of its own here");
    final List<String> prefix = new ArrayList<>(own);
    prefix.add(mount + "exec \"$0\" \"$@\"");
    addWorker(prefix, 1);
  }

  /** One more worker, whose command begins with some words, such as {@code taskset -c 0}. */
  void addWorker(final List<String> prefix, final int cores) throws IOException {
    final String name = "worker" + workers.size();
    workers.add(
        start(
            prefix,
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--cores",
            Integer.toString(cores),
            "--memory",
            "2g",
            "--webui-port",
            "0",
            "--work-dir",
            work.resolve(name).toString(),
            master));
  }

  /** Kills the first worker and the executor that it has started, as a power cut does. */
  void killAWorker() {
    final Process worker = workers.get(0);
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly();
  }

  /** Seconds of processors that the workers' executors have used since they started. */
  double executorSeconds() {
    return workers.stream()
        .flatMap(w -> w.descendants())
        .map(p -> p.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .mapToDouble(d -> d.toMillis() / 1e3)
        .sum();
  }

  /** Whether the workers have no executor at work. */
  boolean idle() {
    return workers.stream().allMatch(w -> w.descendants().findAny().isEmpty());
  }

  private Process start(
      final List<String> prefix, final String name, final String main, final String... arguments)
      throws IOException {
    final List<String> command = new ArrayList<>(prefix);
    command.addAll(java("512m"));
    command.add(main);
    command.addAll(List.of(arguments));
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(name + ".log").toFile());
    environment(builder.environment());
    final Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** Runs cordj-spark.jar to its end. */
  Processes.Ended submit(final String... arguments) {
    return Processes.run(builder(arguments), LIMIT);
  }

  /** Runs cordj-spark.jar by spark-submit's class; its output goes to submitted.log. */
  Process begin(final String... arguments) throws IOException {
    final Process process =
        builder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("submitted.log").toFile())
            .start();
    processes.add(process);
    return process;
  }

  /** What {@link #begin} has begun has said so far. */
  String said() throws IOException {
    return Files.readString(work.resolve("submitted.log"));
  }

  /** Waits until it says a text, or ends. */
  void await(final Process begun, final String text) {
    Processes.await(
        () -> {
          try {
            return said().contains(text) || !begun.isAlive();
          } catch (final IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Duration.ofMinutes(3),
        "'" + text + "' was not said");
  }

  private ProcessBuilder builder(final String... arguments) {
    final List<String> command = java(heap);
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    conf.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.add(JAR.toString());
    command.addAll(List.of(arguments));
    final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    environment(builder.environment());
    return builder;
  }

  private static List<String> java(final String memory) {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
    command.addAll(
        List.of("-Djava.awt.headless=true", "-Xmx" + memory, "-cp", TARGET.resolve("spark/jars") + "/*"));
    return command;
  }

  private static void environment(final Map<String, String> environment) {
    environment.put("SPARK_HOME", TARGET.resolve("spark").toString());
    // a downloaded Spark says it by a file
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.remove("DISPLAY");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(final int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (final IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    for (final Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
