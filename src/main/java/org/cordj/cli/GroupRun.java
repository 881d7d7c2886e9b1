package org.cordj.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.BidsRuns;
import org.cordj.imagej.CommandSteps;
import org.cordj.pipeline.GivenFiles;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.RunInputs;
import org.cordj.report.GroupLevel;

/** Puts the tables that the participants' runs left together, with a page, and tells of it. */
final class GroupRun {

  private final PrintStream out;
  private final PrintStream err;

  GroupRun(final PrintStream out, final PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run(final BidsRuns runs, final Path output, final Path dataset, final CohortOptions options)
      throws IOException {
    final CommandSteps steps = Host.start();
    final Pipeline pipeline = new PipelineReader(steps).read(options.pipeline());
    try (OutputFolder folder =
        options.dry()
            ? OutputFolder.look(output, dataset, "group")
            : OutputFolder.open(output, dataset, "group")) {
      final List<RunInputs> all = new GivenFiles(options.given()).of(runs.runs());
      final GroupLevel level = GroupLevel.of(pipeline, all, folder, steps);
      if (!options.dry()) {
        out.println(level.write());
      }
      level.missing().forEach(err::println);
      level.notes().forEach(err::println);
      level.files().forEach(f -> out.println(f));
      return level.missing().isEmpty() ? Exit.OK : level.isEmpty() ? Exit.FAILED : Exit.PARTIAL;
    }
  }
}
