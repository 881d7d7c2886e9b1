package org.cordj.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;
import org.cordj.testing.Processes;

/** A standalone Spark on this computer: a master, two workers of a core each, spark-submit. */
final class SparkProcesses implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final Path work;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final String master;

  private SparkProcesses(final Path work, final String master) {
    this.work = work;
    this.master = master;
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
  static SparkProcesses standalone(final Path work) throws IOException {
    final int port = freePort();
    final SparkProcesses spark = new SparkProcesses(work, "spark://127.0.0.1:" + port);
    spark.start(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--webui-port",
        "0");
    Processes.await(() -> listens(port), Duration.ofSeconds(60), "no master");
    spark.addWorker();
    spark.addWorker();
    return spark;
  }

  /** One more worker. */
  void addWorker() throws IOException {
    final String name = "worker" + workers.size();
    workers.add(
        start(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--cores",
            "1",
            "--memory",
            "1500m",
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

  private Process start(final String name, final String main, final String... arguments)
      throws IOException {
    final List<String> command = java();
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

  private ProcessBuilder builder(final String... arguments) {
    final List<String> command = java();
    command.addAll(
        List.of(
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.driver.host=127.0.0.1",
            "--executor-memory",
            "1g",
            TARGET.resolve("cordj-spark.jar").toString()));
    command.addAll(List.of(arguments));
    final ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    environment(builder.environment());
    return builder;
  }

  private static List<String> java() {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
    command.addAll(
        List.of("-Djava.awt.headless=true", "-Xmx1g", "-cp", TARGET.resolve("spark/jars") + "/*"));
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
