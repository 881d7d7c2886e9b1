package org.cordj.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.cordj.io.RefusedException;

/** Asks, before any work, what would make all of it fail. */
final class Preflight {

  private static final Pattern STANDALONE = Pattern.compile("spark://([^:,/]+):(\\d+).*");
  private static final int PATIENCE_MS = 5000;

  /** Questions a slot, so that each worker gets one though Spark chooses who answers. */
  private static final int QUESTIONS = 4;

  private Preflight() {}

  /**
   * Whether something listens where a standalone master should be. Spark itself tries for a minute
   * and then ends without a sentence.
   *
   * @param master Spark's master, such as {@code spark://host:7077} or {@code local[2]}
   * @throws RefusedException if nothing answers
   */
  static void requireMaster(final String master) throws RefusedException {
    if (master.isEmpty()) {
      throw new RefusedException(
          "No master is given; start by spark-submit --master local[*] or spark://HOST:7077.");
    }
    final Matcher standalone = STANDALONE.matcher(master);
    if (!standalone.matches()) {
      return;
    }
    final InetSocketAddress address =
        new InetSocketAddress(standalone.group(1), Integer.parseInt(standalone.group(2)));
    try (Socket socket = new Socket()) {
      if (address.isUnresolved()) {
        throw new IOException("there is no host of this name");
      }
      socket.connect(address, PATIENCE_MS);
    } catch (final IOException e) {
      throw new RefusedException(
          "No Spark master answers at "
              + master
              + " ("
              + e.getMessage()
              + "); start it, or correct --master.",
          e);
    }
  }

  /**
   * Asks the workers that are there; those that join later are asked before their first task.
   *
   * @throws RefusedException with the first sentence of a worker
   */
  static void requireWorkers(final JavaSparkContext spark, final WorkerQuestion question)
      throws RefusedException {
    final int slots = Math.max(1, spark.defaultParallelism()) * QUESTIONS;
    final List<String> said;
    try {
      said =
          spark
              .parallelize(IntStream.range(0, slots).boxed().toList(), slots)
              .map(i -> question.answer())
              .filter(Objects::nonNull)
              .collect();
    } catch (final Exception e) {
      if (!(e instanceof SparkException)) {
        throw e;
      }
      // classes that do not fit together: what comes out depends on which of them differ
      throw new RefusedException(
          "A worker cannot answer this CordJ ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + "); give all computers the same cordj-spark.jar and Spark.",
          e);
    }
    if (!said.isEmpty()) {
      throw new RefusedException(said.get(0));
    }
  }

  /**
   * Whether a job's data fit into each executor's memory beside what its threads need.
   *
   * @param data bytes that each executor holds once
   * @param thread bytes a thread
   * @throws RefusedException naming the sizes
   */
  static void requireMemory(final JavaSparkContext spark, final long data, final long thread)
      throws RefusedException {
    final boolean local = spark.master().startsWith("local");
    final long memory =
        local
            ? Runtime.getRuntime().maxMemory()
            : spark.sc().conf().getSizeAsBytes("spark.executor.memory", "1g");
    final int cores =
        local ? spark.defaultParallelism() : spark.sc().conf().getInt("spark.executor.cores", 1);
    // Spark keeps .6 of the heap less 300 MB for what it stores and works with; sent data lie there
    // once as bytes and once as objects
    final long needed = 2 * data + cores * thread;
    final long there = (long) (.6 * Math.max(0, memory - (300L << 20)));
    if (needed > there) {
      throw new RefusedException(
          "The data of the permutations take "
              + (needed >> 20)
              + " MB on each executor ("
              + (data >> 20)
              + " MB, twice while they arrive, and "
              + (thread >> 20)
              + " MB for each of "
              + cores
              + " threads), but of "
              + (memory >> 20)
              + " MB Spark leaves "
              + (there >> 20)
              + " MB; give "
              + (local ? "--driver-memory" : "--executor-memory")
              + " of at least "
              + ((long) (needed / .6) + (300L << 20) + (1 << 20) - 1 >> 20)
              + "m.");
    }
  }
}
