package org.cordj.spark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.cordj.cli.MenuCommand;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Code;
import org.cordj.stats.PermutationEngine;

/** Cord Group Compare... with its permutations on Spark. */
final class GroupCompareOnSpark {

  private static final String COMMAND = "Cord Group Compare...";

  private GroupCompareOnSpark() {}

  /**
   * Runs it and says what the command says.
   *
   * @param words {@code key=value} each
   * @return the exit code
   * @throws IOException with one sentence, if the command refuses
   */
  static int run(final JavaSparkContext spark, final String[] words) throws IOException {
    final Map<String, String> options = new LinkedHashMap<>();
    for (final String word : words) {
      final int sign = word.indexOf('=');
      if (sign < 1) {
        throw new RefusedException("'" + word + "' is not KEY=VALUE.");
      }
      options.put(word.substring(0, sign), word.substring(sign + 1));
    }
    Preflight.requireWorkers(
        spark,
        new WorkerQuestion(Code.hash(), UUID.randomUUID().toString(), "", Map.of()));
    final PermutationEngine before = PermutationEngine.chosen();
    PermutationEngine.choose(new SparkPermutations(spark, System.out));
    try {
      MenuCommand.run(COMMAND, options).forEach(System.out::println);
      return 0;
    } finally {
      PermutationEngine.choose(before);
    }
  }
}
