package org.cordj.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.cordj.cli.CohortEngine;
import org.cordj.cli.CohortJob;
import org.cordj.io.RefusedException;

/**
 * Sends each subject of a cohort to a task. A subject, not a run: its runs share a page and a lock.
 *
 * <p>A task that is lost with its worker is done again by Spark; what it had made is kept, what it
 * was making is removed, as after any process that died. What a subject refuses comes back as its
 * sentences and is not tried again: it would refuse again.
 */
final class SparkCohort implements CohortEngine {

  private final JavaSparkContext spark;

  SparkCohort(final JavaSparkContext spark) {
    this.spark = spark;
  }

  /** What a task brings back. */
  private record Done(List<CohortJob.RunOutcome> outcomes, String said) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  @Override
  public List<CohortJob.RunOutcome> run(
      final CohortJob job, final int cpus, final PrintStream out) throws IOException {
    final List<String> subjects = job.subjects();
    if (job.dry() || subjects.isEmpty()) {
      return CohortEngine.HERE.run(job, cpus, out);
    }
    // the words are checked here first, so that a wrong one is said once and not by every task
    job.check();
    Preflight.requireWorkers(spark, Path.of(job.output()));
    final int threads = spark.sc().conf().getInt("spark.task.cpus", 1);
    final List<CohortJob.RunOutcome> all = new ArrayList<>();
    final Iterator<Done> done =
        spark
            .parallelize(subjects, subjects.size())
            .map(subject -> one(job.of(Set.of(subject)), threads))
            .collect()
            .iterator();
    while (done.hasNext()) {
      final Done one = done.next();
      out.print(one.said());
      all.addAll(one.outcomes());
    }
    return all;
  }

  /** On a worker. ImageJ is one for a process, so one subject at a time uses it. */
  private static Done one(final CohortJob job, final int threads) {
    synchronized (SparkCohort.class) {
      final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      final PrintStream lines = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      List<CohortJob.RunOutcome> outcomes;
      try {
        outcomes = job.run(threads, lines);
      } catch (final IOException | IllegalArgumentException e) {
        final String subject = job.subjects().get(0);
        outcomes =
            List.of(
                new CohortJob.RunOutcome(subject, List.of(subject + ": " + e.getMessage())));
      }
      return new Done(new ArrayList<>(outcomes), bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
