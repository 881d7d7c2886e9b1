package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Table;
import org.cordj.rsfc.RegionRatio;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The ratio of two kinds of region: see {@link RegionRatio}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Maps>Cord Region Ratio...",
    headless = true,
    description =
        "The ratio of two kinds of region, ventral over dorsal by default, by level, side, band and"
            + " measure, from the table of regions that Cord ALFF... makes; for a phantom beside the"
            + " ratio that was planted and the one to be expected with its noise.")
public class CordRegionRatio extends CordCommand {

  @Parameter(
      label = "Table of regions (.tsv)",
      persist = false,
      style = "open",
      description = "TSV file of Cord ALFF... with a row for each region, band and measure")
  private String path = "";

  @Parameter(
      label = "Above",
      persist = false,
      description = "kind of region in the numerator: what its name has before -left and -right")
  private String above = "ventral";

  @Parameter(label = "Below", persist = false, description = "kind of region in the denominator")
  private String below = "dorsal";

  @Parameter(
      label = "Truth of a phantom (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description =
          "TSV file ..._truth.tsv of Cord Phantom... for the same kind of regions; or none")
  private String truth = "";

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
    final RegionRatio ratio = new RegionRatio(above.strip(), below.strip());
    final Table known = truth.isEmpty() ? null : Table.read(Path.of(truth));
    final Table result = ratio.apply(Table.read(Path.of(path)), known);
    if (known != null) {
      say(
          "Thermal noise adds to ALFF everywhere alike, so with noise a ratio lies nearer to 1 than"
              + " planted.");
    }
    say(ratio.sentences(result));
    Tables.give(result, "ratios", tsv);
  }
}
