package org.cordj.spark;

import java.io.IOException;
import java.util.Arrays;
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
    int code;
    try {
      code = run(args);
    } catch (final IOException | IllegalArgumentException e) {
      System.err.println("cordj-spark: " + e.getMessage());
      code = 2;
    }
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
    Preflight.requireMaster(conf.get("spark.master", ""));
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      final int code =
          compare
              ? GroupCompareOnSpark.run(spark, Arrays.copyOfRange(args, 1, args.length))
              : org.cordj.cli.Main.cohort(new SparkCohort(spark), args);
      if (code != 0 && spark.sc().isStopped()) {
        System.err.println(
            "cordj-spark: Spark gave up before the end, as the lines above say; the workers' logs say"
                + " more. What was done is kept: start again.");
      }
      return code;
    }
  }
}
