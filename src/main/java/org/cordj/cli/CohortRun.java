package org.cordj.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;
import org.cordj.imagej.CommandSteps;
import org.cordj.pipeline.Cohort;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.RunInputs;
import org.cordj.report.SubjectReport;

/** Runs a pipeline for runs and tells of it on the terminal. */
final class CohortRun {

  private final CohortOptions options;
  private final PrintStream out;
  private final PrintStream err;

  CohortRun(final CohortOptions options, final PrintStream out, final PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs it.
   *
   * @param dataset the BIDS dataset; null for none
   * @param problems what of the dataset cannot be used
   * @param derivatives folders in which files are looked for after those of the options
   * @return the exit code
   */
  int run(
      final List<Path> series,
      final Path output,
      final Path dataset,
      final List<String> problems,
      final List<Path> derivatives)
      throws IOException {
    options.checkMemory();
    final int cpus = options.cpus();
    final CommandSteps steps = Host.start();
    final Pipeline pipeline = new PipelineReader(steps).read(options.pipeline());
    final List<Path> places = new ArrayList<>(options.derivatives());
    places.addAll(derivatives);
    final List<RunInputs> runs =
        series.stream().map(s -> new RunInputs(s, options.given())).toList();
    final OutputFolder.Opening opening =
        subject ->
            options.dry()
                ? OutputFolder.look(output, dataset, subject)
                : OutputFolder.open(output, dataset, subject);
    final Cohort cohort = new Cohort(pipeline, steps, places);
    // what is thrown inside comes out wrapped, so it is carried out by hand
    final AtomicReference<IOException> refused = new AtomicReference<>();
    final List<Cohort.Ended> ended =
        Parallelization.runWithNumThreads(
            cpus,
            () -> {
              try {
                return cohort.run(
                    runs,
                    opening,
                    options.dry(),
                    (s, r, f) -> SubjectReport.write(pipeline, s, r, f),
                    Progress.NONE,
                    new Lines());
              } catch (final IOException e) {
                refused.set(e);
                return List.of();
              }
            });
    if (refused.get() != null) {
      throw refused.get();
    }
    return tell(ended, problems);
  }

  private int tell(final List<Cohort.Ended> ended, final List<String> problems) {
    int failed = problems.size();
    problems.forEach(err::println);
    for (final Cohort.Ended run : ended) {
      if (!run.failures().isEmpty()) {
        failed++;
        run.failures().forEach(err::println);
      }
    }
    final int good = ended.size() - (failed - problems.size());
    out.println(
        good
            + (good == 1 ? " run" : " runs")
            + (options.dry() ? " planned" : " done")
            + (failed == 0 ? "." : ", " + failed + " failed."));
    return failed == 0 ? Exit.OK : good == 0 ? Exit.FAILED : Exit.PARTIAL;
  }

  /** A line for each step that does something. */
  private final class Lines implements Cohort.Listener {
    private long start;

    @Override
    public void begins(final String run, final String step) {
      start = System.nanoTime();
    }

    @Override
    public void ended(
        final String run, final String step, final String state, final List<String> said) {
      if (!state.equals("kept")) {
        out.printf(
            Locale.ROOT,
            "%s: %s %s (%.1f s)%n",
            run,
            step,
            state,
            (System.nanoTime() - start) / 1e9);
      }
    }

    @Override
    public void note(final String run, final String sentence) {
      out.println(run + ": " + sentence);
    }
  }
}
