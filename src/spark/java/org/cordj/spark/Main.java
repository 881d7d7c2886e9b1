package org.cordj.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.cordj.io.RefusedException;

/**
 * What {@code spark-submit cordj-spark.jar} runs: {@code BIDS_DIR OUT_DIR participant} with the
 * options of {@code cordj}, or {@code compare KEY=VALUE...} with the keys of Cord Group Compare...
 *
 * <p>Exit codes are those of {@code cordj}.
 */
public final class Main {

  private static final String HELP =
      """
      Usage: spark-submit [SPARK OPTIONS] cordj-spark.jar BIDS_DIR OUT_DIR participant [OPTIONS]
             spark-submit [SPARK OPTIONS] cordj-spark.jar compare KEY=VALUE...

      participant: what cordj BIDS_DIR OUT_DIR participant does, a task a participant;
        its options are cordj's (cordj participant --help).
      compare: what Cord Group Compare... does, its permutations in pieces. Keys are those
        of the command, as in design=design.tsv formula=group contrast="a - b".

      Every worker must see the folders under the same names.
      """;

  private Main() {}

  /** Runs and ends the process with the exit code. */
  public static void main(final String[] args) {
    final AtomicBoolean ended = new AtomicBoolean();
    final PrintStream err = System.err;
    // Spark's own hook ends the workers' processes
    final Thread cancelled =
        new Thread(
            () -> {
              if (!ended.getAndSet(true)) {
                err.println("cordj-spark: cancelled. What was done is kept: start again to go on.");
              }
            });
    Runtime.getRuntime().addShutdownHook(cancelled);
    int code;
    try {
      code = run(args);
    } catch (final IOException | IllegalArgumentException e) {
      System.err.println("cordj-spark: " + e.getMessage());
      code = 2;
    }
    ended.set(true);
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }

  private static int run(final String[] args) throws IOException {
    if (args.length == 0) {
      throw new RefusedException("Which dataset, or compare what? --help says more.");
    }
    if (Arrays.asList(args).contains("--help") || args[0].equals("-h")) {
      System.out.print(HELP);
      return 0;
    }
    final boolean compare = args[0].equals("compare");
    if (!compare && !Arrays.asList(args).contains("participant")) {
      throw new RefusedException(
          "'"
              + args[0]
              + "' is neither compare nor the dataset of BIDS_DIR OUT_DIR participant; the group"
              + " level runs by cordj, on one computer.");
    }
    final SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "CordJ");
    // what Spark tells of itself would bury what CordJ says
    conf.setIfMissing("spark.log.level", "WARN");
    Preflight.requireMaster(conf.get("spark.master", ""));
    if (!compare && conf.contains("spark.executor.cores")) {
      // one subject at a time is at work in a process, so a second task would only wait there
      conf.setIfMissing("spark.task.cpus", conf.get("spark.executor.cores"));
    }
    // a subject that takes its process along takes those along that wait there: these must not be
    // given up before it is, after Beginnings.MOST times
    conf.setIfMissing("spark.task.maxFailures", "8");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      final int code =
          compare
              ? GroupCompareOnSpark.run(spark, Arrays.copyOfRange(args, 1, args.length))
              : org.cordj.cli.Main.cohort(new SparkCohort(spark), args);
      return code;
    }
  }
}
