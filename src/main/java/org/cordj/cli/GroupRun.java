package org.cordj.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.BidsRuns;
import org.cordj.pipeline.GivenFiles;
import org.cordj.pipeline.GroupTables;
import org.cordj.pipeline.OutputFolder;
import org.cordj.pipeline.Pipeline;
import org.cordj.pipeline.PipelineReader;
import org.cordj.pipeline.RunInputs;
import org.cordj.report.GroupReport;

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
    final Pipeline pipeline = new PipelineReader(Host.start()).read(options.pipeline());
    try (OutputFolder folder =
        options.dry()
            ? OutputFolder.look(output, dataset, "group")
            : OutputFolder.open(output, dataset, "group")) {
      final List<RunInputs> all = new GivenFiles(options.given()).of(runs.runs());
      final GroupTables tables = GroupTables.of(pipeline, all, folder);
      if (!options.dry()) {
        tables.write(folder);
        out.println(GroupReport.write(pipeline, all, tables, folder));
      }
      tables.missing().forEach(err::println);
      tables.files(folder).forEach(f -> out.println(f));
      return tables.missing().isEmpty()
          ? Exit.OK
          : tables.tables().isEmpty() ? Exit.FAILED : Exit.PARTIAL;
    }
  }
}
