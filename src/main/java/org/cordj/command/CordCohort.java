package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cordj.bids.BidsRuns;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs a pipeline for every run of a BIDS dataset: see {@link org.cordj.pipeline.Cohort}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Workflow>Cord Cohort...",
    headless = true,
    description =
        "Runs a pipeline for every BOLD run of a BIDS dataset: derivatives, a record for each file and a"
            + " page for each participant. What fails in one run leaves the others as they are.")
public class CordCohort extends CordCommand {

  @Parameter(
      label = "BIDS dataset",
      persist = false,
      style = "directory",
      description = "folder with dataset_description.json; nothing is written there")
  private String bids;

  @Parameter(
      label = "Pipeline (name or .json)",
      persist = false,
      style = "open",
      description = "quick-look, martucci-style, kaptan-style, or a .json file")
  private String pipeline = "quick-look";

  @Parameter(
      label = "Output folder",
      persist = false,
      style = "directory",
      description = "folder for the results, made if it is not there: outside or derivatives/NAME")
  private String output;

  @Parameter(
      label = "Participants (empty: all)",
      required = false,
      persist = false,
      description = "comma list of labels, with or without sub-; empty: all")
  private String participants = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path dataset = Path.of(bids);
    final Path target = Path.of(output);
    final List<String> labels =
        Arrays.stream(participants.split(","))
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .toList();
    final BidsRuns runs = BidsRuns.of(dataset, labels, List.of());
    Workflow.run(
        context(),
        pipeline.strip(),
        runs.runs(),
        target,
        dataset,
        BidsRuns.derivatives(dataset, target),
        runs.problems(),
        progress,
        this::say);
  }
}
