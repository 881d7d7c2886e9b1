package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cordj.bids.BidsRuns;
import org.cordj.image.Progress;
import org.cordj.imagej.Browser;
import org.cordj.imagej.Confirmation;
import org.cordj.imagej.CordCommand;
import org.cordj.io.RefusedException;
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
            + " page for each participant, and tables and a page of all. What fails in one run leaves the"
            + " others as they are.")
public class CordCohort extends CordCommand {

  private static final String PARTICIPANT = "participant";
  private static final String GROUP = "group";
  private static final String BOTH = "both";

  @Parameter(
      label = "BIDS dataset",
      persist = false,
      style = "directory",
      description = "folder with dataset_description.json; nothing is written there")
  private String bids;

  @Parameter(
      label = "Pipeline (quick-look, martucci-style, kaptan-style or .json)",
      persist = false,
      style = "open",
      description =
          "quick-look, martucci-style, kaptan-style, the multiverse multiverse-alff, or a .json file"
              + " of either kind")
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

  @Parameter(
      label = "Level",
      persist = false,
      choices = {PARTICIPANT, GROUP, BOTH},
      description =
          "participant: the pipeline for each run; group: tables and a page of all runs that are"
              + " done; both: one after the other")
  private String level = BOTH;

  @Parameter(
      label = "Show the report",
      persist = false,
      description = "whether the page is opened in a browser at the end; without a display never")
  private boolean show = true;

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
    final Workflow work =
        new Workflow(
            context(),
            pipeline.strip(),
            runs.runs(),
            target,
            dataset,
            BidsRuns.derivatives(dataset, target),
            runs.problems(),
            this::say);
    if (Confirmation.isPossible() && !level.equals(GROUP)) {
      Confirmation.ask(
          "Cord Cohort: " + runs.runs().size() + (runs.runs().size() == 1 ? " run" : " runs"),
          "What is going to be done, and what is missing. Esc stops it at any time; what is done"
              + " then stays, and the next start goes on.",
          work.plan(progress));
    }
    Path page = null;
    IOException failed = null;
    if (!level.equals(GROUP)) {
      try {
        page = work.participant(progress);
      } catch (final RefusedException e) {
        // the group's page is of use without some runs, and says which
        failed = e;
      }
    }
    if (!level.equals(PARTICIPANT)) {
      try {
        page = work.group();
      } catch (final RefusedException e) {
        failed = failed == null ? e : failed;
      }
    }
    if (show && page != null) {
      Browser.show(page);
    }
    if (failed != null) {
      throw failed;
    }
  }
}
