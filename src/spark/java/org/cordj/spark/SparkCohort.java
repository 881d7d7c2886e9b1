package org.cordj.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.JavaSparkContext;
import org.cordj.cli.CohortEngine;
import org.cordj.cli.CohortJob;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.Code;
import org.cordj.pipeline.OutputFolder;

/**
 * Sends each subject of a cohort to a task. A subject, not a run: its runs share a page and a lock.
 *
 * <p>A task that is lost with its worker is done again by Spark; what it had made is kept, what it
 * was making is removed, as after any process that died. What a subject refuses comes back as its
 * sentences and is not tried again: it would refuse again.
 *
 * <p>To the workers go, for each subject, its own runs' paths and nothing of the others'; back come
 * lines and sentences.
 */
final class SparkCohort implements CohortEngine {

  private final JavaSparkContext spark;

  SparkCohort(final JavaSparkContext spark) {
    this.spark = spark;
  }

  @Override
  public List<CohortJob.RunOutcome> run(
      final CohortJob words, final int cpus, final PrintStream out) throws IOException {
    final CohortJob job = words.absolute();
    final List<CohortJob> parts = job.bySubject();
    if (job.dry() || parts.isEmpty()) {
      return CohortEngine.HERE.run(job, cpus, out);
    }
    // the words are checked here first, so that a wrong one is said once and not by every task
    job.check();
    final Path output = Path.of(job.output());
    OutputFolder.look(
        output, job.dataset().isEmpty() ? null : Path.of(job.dataset()), job.subjects().get(0));
    try (Sign sign = new Sign(output)) {
      final WorkerQuestion question =
          new WorkerQuestion(Code.hash(), sign.token(), sign.file().toString(), files(job));
      Preflight.requireWorkers(spark, question);
      return run(parts, new SubjectTask(question, spark.sc().applicationId(), threads(cpus)), out);
    }
  }

  private List<CohortJob.RunOutcome> run(
      final List<CohortJob> parts, final SubjectTask task, final PrintStream out)
      throws IOException {
    final SubjectTask.Done[] all = new SubjectTask.Done[parts.size()];
    final AtomicReference<String> unfit = new AtomicReference<>();
    final Told told = new Told(out, "participants have ended", parts.size());
    try {
      Jobs.run(
          spark,
          parts,
          SubjectTask.Done.class,
          task::run,
          (number, done) -> {
            if (done.unfit() != null) {
              unfit.compareAndSet(null, done.unfit());
              spark.sc().cancelAllJobs();
              return;
            }
            all[number] = done;
            out.print(done.said());
            told.add(1);
          });
    } catch (final RefusedException e) {
      throw unfit.get() == null ? e : new RefusedException(unfit.get());
    }
    if (unfit.get() != null) {
      throw new RefusedException(unfit.get());
    }
    final List<CohortJob.RunOutcome> outcomes = new ArrayList<>();
    int refused = 0;
    for (final SubjectTask.Done done : all) {
      outcomes.addAll(done.outcomes());
      refused += done.refused() == null ? 0 : 1;
    }
    if (refused == all.length) {
      throw all[0].refused();
    }
    return outcomes;
  }

  /**
   * Threads of the one subject that a process works on: all cores of the process, though a task
   * counts for fewer, unless the user asks for less.
   */
  private int threads(final int cpus) {
    final int cores =
        spark.master().startsWith("local")
            ? spark.defaultParallelism()
            : spark.sc().conf().getInt("spark.executor.cores", 0);
    // by default that of this computer, which says nothing of the workers
    final boolean asked = cpus < Runtime.getRuntime().availableProcessors();
    return !asked ? cores : cores == 0 ? cpus : Math.min(cores, cpus);
  }

  /** A run, the pipeline and what is given: who sees these sees the dataset. */
  private static Map<String, Long> files(final CohortJob job) throws IOException {
    final List<String> paths = new ArrayList<>(job.given().values());
    paths.add(job.series().get(0));
    paths.add(job.pipeline());
    final Map<String, Long> files = new TreeMap<>();
    for (final String path : paths) {
      final Path file = Path.of(path);
      // a preset is a name and no file
      if (Files.isRegularFile(file)) {
        files.put(file.toAbsolutePath().normalize().toString(), Files.size(file));
      }
    }
    return files;
  }
}
