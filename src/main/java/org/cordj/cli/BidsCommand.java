package org.cordj.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordj.bids.BidsRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordj BIDS_DIR OUT_DIR participant|group}: a pipeline for a BIDS dataset. */
@Command(
    name = "cordj",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = "Runs a pipeline for every run of a BIDS dataset, as a BIDS App.",
    footer = Versions.CODES)
final class BidsCommand implements Callable<Integer> {

  /** What is done: each participant by itself, or their tables put together. */
  enum Level {
    participant,
    group
  }

  @Parameters(
      index = "0",
      paramLabel = "BIDS_DIR",
      description = "the dataset; nothing is written there")
  private Path dataset;

  @Parameters(index = "1", paramLabel = "OUT_DIR", description = "where derivatives go")
  private Path output;

  @Parameters(
      index = "2",
      paramLabel = "participant|group",
      description = "each participant by itself, or the tables of all put together")
  private Level level;

  @Option(
      names = {"--participant-label", "--participant_label"},
      arity = "1..*",
      paramLabel = "LABEL",
      description = "participants, with or without sub-; all by default")
  private List<String> participants = new ArrayList<>();

  @Option(
      names = {"--task", "--task-id"},
      arity = "1..*",
      paramLabel = "TASK",
      description = "tasks; all by default")
  private List<String> tasks = new ArrayList<>();

  @Option(
      names = {"--skip-bids-validation", "--skip_bids_validation"},
      description =
          "taken as other BIDS Apps have it; CordJ runs no validator and checks what it needs itself")
  private boolean skip;

  @Mixin private CohortOptions options = new CohortOptions();

  private final CohortEngine engine;

  BidsCommand(final CohortEngine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws IOException {
    final BidsRuns runs = BidsRuns.of(dataset, participants, tasks);
    if (level == Level.group) {
      return new GroupRun(System.out, System.err).run(runs, output, dataset, options);
    }
    return new CohortRun(options, engine, System.out, System.err)
        .run(runs.runs(), output, dataset, runs.problems(), BidsRuns.derivatives(dataset, output));
  }
}
