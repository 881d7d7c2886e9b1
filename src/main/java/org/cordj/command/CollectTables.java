package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cordj.bids.CollectedTable;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Table;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Many participants' tables as one: see {@link CollectedTable}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Group>Cord Collect Tables...",
    headless = true,
    description =
        "One table with a row for each participant, made of a table of each: the participants' own"
            + " columns, and a column for each row of theirs, such as ALFF_slow4_ventral-left. Called"
            + " again on its own result it adds the values of other tables.")
public class CollectTables extends CordCommand {

  @Parameter(
      label = "Participants (.tsv)",
      persist = false,
      style = "open",
      description = "TSV file with a column participant_id, such as BIDS' participants.tsv")
  private String participants = "";

  @Parameter(
      label = "Tables, with {participant_id} (.tsv)",
      persist = false,
      description =
          "path of a participant's TSV file with {participant_id} in it, such as"
              + " out/{participant_id}_ALFF.tsv")
  private String tables = "";

  @Parameter(
      label = "Columns that tell rows apart",
      persist = false,
      description = "columns that tell the rows of such a table apart, with commas between")
  private String columns = "measure,band,roi";

  @Parameter(
      label = "Columns to collect",
      persist = false,
      description = "column of numbers to collect, or several with commas between")
  private String value = "mean";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the result; empty: only shown")
  private String table = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final CollectedTable.Collected collected =
        new CollectedTable(words(columns), words(value))
            .collect(Table.read(Path.of(participants)), tables);
    say(collected.notes());
    say(
        collected.added().size()
            + " columns of "
            + collected.table().size()
            + " participants collected: "
            + String.join(", ", collected.added())
            + ".");
    Tables.give(collected.table(), "collected", tsv);
  }

  private static List<String> words(final String text) {
    return Arrays.stream(text.split(",")).map(String::strip).toList();
  }
}
