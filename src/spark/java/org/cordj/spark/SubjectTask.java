package org.cordj.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.cordj.cli.CohortJob;
import org.cordj.io.RefusedException;
import org.cordj.pipeline.OutputFolder;

/**
 * What a worker does for one subject. Whatever goes wrong comes back as a sentence and is not tried
 * again, as it would go wrong again; only who takes the whole process along is begun a second time.
 *
 * @param question what a worker is asked before its first subject
 * @param application Spark's name of the application
 * @param threads how many threads a subject may use; 0 for all processors of the worker
 */
record SubjectTask(WorkerQuestion question, String application, int threads)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /**
   * What a task brings back.
   *
   * @param outcomes how the runs ended
   * @param said lines for the terminal
   * @param refused why nothing was begun; null if something was
   * @param unfit why this worker cannot take part; null if it can
   */
  record Done(
      List<CohortJob.RunOutcome> outcomes, String said, IOException refused, String unfit)
      implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** On a worker. ImageJ is one for a process, so one subject at a time uses it. */
  Done run(final CohortJob job) {
    synchronized (SubjectTask.class) {
      final String subject = job.subjects().get(0);
      try {
        final String unfit = question.answer();
        return unfit == null ? fit(job, subject) : new Done(List.of(), "", null, unfit);
      } catch (final IOException e) {
        // without its causes, which may not be sendable
        return new Done(
            failed(subject, e.getMessage()).outcomes(),
            "",
            e instanceof OutputFolder.InUseException ? e : new RefusedException(e.getMessage()),
            null);
      } catch (final OutOfMemoryError e) {
        return failed(
            subject,
            "out of memory: Java may use "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB on the worker "
                + SparkEnv.get().blockManager().blockManagerId().host()
                + "; give "
                + (SparkEnv.get().executorId().equals("driver")
                    ? "--driver-memory"
                    : "--executor-memory")
                + " more.");
      } catch (final RuntimeException | LinkageError | StackOverflowError e) {
        final String name = "an unexpected " + e.getClass().getSimpleName();
        return failed(subject, e.getMessage() == null ? name : name + ": " + e.getMessage());
      }
    }
  }

  private Done fit(final CohortJob job, final String subject) throws IOException {
    final Beginnings beginnings = Beginnings.of(Path.of(job.output()), subject, application);
    if (beginnings.count() >= Beginnings.MOST) {
      beginnings.end();
      return failed(
          subject,
          "it was begun "
              + Beginnings.MOST
              + " times and each time its process died; it is not tried again. The workers' logs"
              + " say more; if memory was short, give --executor-memory more.");
    }
    beginnings.begin();
    try {
      final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      final PrintStream lines = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      final int cpus = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
      final List<CohortJob.RunOutcome> outcomes = new ArrayList<>(job.run(cpus, lines));
      return new Done(outcomes, bytes.toString(StandardCharsets.UTF_8), null, null);
    } finally {
      beginnings.end();
    }
  }

  private static Done failed(final String subject, final String sentence) {
    return new Done(
        new ArrayList<>(
            List.of(new CohortJob.RunOutcome(subject, List.of(subject + ": " + sentence)))),
        "",
        null,
        null);
  }
}
