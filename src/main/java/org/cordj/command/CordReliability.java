package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cordj.graph.Reliability;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Table;
import org.cordj.stats.Participants;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Agreement of two runs or halves: see {@link Reliability}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Connectivity>Cord Reliability...",
    headless = true,
    description =
        "Intraclass correlations ICC(2,1) and ICC(3,1) with intervals of each measure between two runs"
            + " or two halves, from two tables with the same subjects.")
public class CordReliability extends CordCommand {

  @Parameter(
      label = "First run (.tsv)",
      persist = false,
      style = "open",
      description = "TSV of the first run or half: a row a subject, or a row a subject and edge")
  private String first;

  @Parameter(
      label = "Second run (.tsv)",
      persist = false,
      style = "open",
      description = "TSV of the second run or half, its rows in any order")
  private String second;

  @Parameter(
      label = "Column of subjects",
      persist = false,
      description = "column with the subjects' names")
  private String subject = Participants.ID;

  @Parameter(
      label = "Columns that tell rows apart",
      required = false,
      persist = false,
      description =
          "columns that say what a row is of, such as a,b for edges or node; empty: a row a subject")
  private String by = "";

  @Parameter(
      label = "Measures",
      required = false,
      persist = false,
      description = "columns to compare, such as strength,efficiency; empty: all with numbers")
  private String measures = "";

  @Parameter(
      label = "Confidence (%)",
      persist = false,
      description = "of the intervals, above 0 and below 100")
  private double confidence = 95;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the correlations; empty: only shown")
  private String table = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Reliability options =
        new Reliability(subject, list(by), list(measures), confidence / 100);
    final Path target = Targets.table(table);
    Targets.requireApart(target, Path.of(first));
    Targets.requireApart(target, Path.of(second));
    final Reliability.Result result =
        options.apply(
            Table.read(Path.of(first)), Table.read(Path.of(second)), List.of(first, second));
    say(result.notes());
    Tables.give(result.table(), "Reliability", target);
  }

  private static List<String> list(final String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
