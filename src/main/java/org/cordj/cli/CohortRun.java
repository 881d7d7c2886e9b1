package org.cordj.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a pipeline for runs and tells of it on the terminal. */
final class CohortRun {

  private final CohortOptions options;
  private final CohortEngine engine;
  private final PrintStream out;
  private final PrintStream err;

  CohortRun(
      final CohortOptions options,
      final CohortEngine engine,
      final PrintStream out,
      final PrintStream err) {
    this.options = options;
    this.engine = engine;
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
    final List<Path> places = new ArrayList<>(options.derivatives());
    places.addAll(derivatives);
    final Map<String, String> given = new LinkedHashMap<>();
    options.given().forEach((name, file) -> given.put(name, file.toAbsolutePath().toString()));
    final CohortJob job =
        new CohortJob(
            options.pipeline(),
            series.stream().map(Path::toString).toList(),
            output.toString(),
            dataset == null ? "" : dataset.toString(),
            places.stream().map(Path::toString).toList(),
            given,
            options.dry());
    return tell(engine.run(job, options.cpus(), out), problems);
  }

  private int tell(final List<CohortJob.RunOutcome> ended, final List<String> problems) {
    int failed = problems.size();
    problems.forEach(err::println);
    for (final CohortJob.RunOutcome run : ended) {
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
}
