package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Plots;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.report.DesignFigure;
import org.cordj.report.Png;
import org.cordj.report.ScatterFigure;
import org.cordj.stats.Correlate;
import org.cordj.stats.CorrelationMethod;
import org.cordj.stats.Correlations;
import org.cordj.stats.MissingValues;
import org.cordj.stats.Participants;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Correlates measures of participants: see {@link Correlate}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Group>Cord Correlate...",
    headless = true,
    description =
        "Correlates columns of a table with a row a participant, given others if wanted: r with its"
            + " bootstrap interval, permutation p and FDR q, as table and picture.")
public class CordCorrelate extends CordCommand {

  @Parameter(
      label = "Design (.tsv)",
      persist = false,
      style = "open",
      description = "TSV with the column participant_id and a row a participant")
  private String design = "";

  @Parameter(
      label = "Predictor",
      persist = false,
      description = "column that explains, such as ALFF_ventral")
  private String predictor = "";

  @Parameter(
      label = "Outcome",
      persist = false,
      description = "column that is explained, or a list; q is over the list")
  private String outcome = "";

  @Parameter(
      label = "Covariates",
      required = false,
      persist = false,
      description = "list of columns of numbers whose part is taken out; empty: none")
  private String covariates = "";

  @Parameter(
      label = "Group (colours)",
      required = false,
      persist = false,
      description = "column of words by which the points are coloured; empty: none")
  private String group = "";

  @Parameter(
      label = "Method",
      persist = false,
      choices = {"pearson", "spearman"},
      description = "correlation of the values, or of their ranks")
  private String method = CorrelationMethod.PEARSON.key();

  @Parameter(
      label = "Missing values",
      persist = false,
      choices = {"refuse", "omit"},
      description = "participants without a value: list them and stop, or leave them out")
  private String missing = MissingValues.REFUSE.key();

  @Parameter(
      label = "Permutations",
      persist = false,
      description = "100 or more; all orders are taken where they are no more than these")
  private int permutations = Correlate.DEFAULT_PERMUTATIONS;

  @Parameter(
      label = "Bootstraps",
      persist = false,
      description = "resamples for the 95 % interval, 100 or more; 0: no interval")
  private int bootstraps = Correlate.DEFAULT_RESAMPLES;

  @Parameter(
      label = "Random seed",
      persist = false,
      description = "the same number gives the same result")
  private long randomseed = 1;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: a row an outcome; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Save influence as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: the correlation without each participant")
  private String influence = "";

  @Parameter(
      label = "Save design picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file: predictor and covariates, their correlations, rank and condition")
  private String matrix = "";

  @Parameter(
      label = "Save picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the points and lines; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Correlate options =
        new Correlate(
            predictor.strip(),
            list(outcome),
            list(covariates),
            CorrelationMethod.of(method),
            permutations,
            bootstraps,
            randomseed,
            MissingValues.of(missing));
    final Path tsv = Targets.table(table);
    final Path byParticipant = Targets.table("influence", influence);
    final Path designPng = Targets.picture("matrix", matrix);
    final Path png = Targets.picture(output);
    Targets.requireApart(Path.of(design), tsv, byParticipant, designPng, png);
    final Participants people = Participants.read(Path.of(design));
    final List<String> groups = group.isEmpty() ? null : people.words("group", group);
    final Correlations found = options.apply(people, progress);
    final String name = stem(design);
    say(found.summary());
    final ScatterFigure figure = CorrelationFigures.scatter(found, people, groups);
    final ImagePlus imp = new ImagePlus(name + "_correlation", figure.draw());
    if (png != null) {
      Png.write(imp.getBufferedImage(), png);
    }
    if (designPng != null) {
      final DesignFigure columns = CorrelationFigures.design(found, people);
      Png.write(columns.draw(), designPng);
    }
    Tables.give(found.toTable(), name + "_correlations", tsv);
    if (byParticipant != null) {
      found.toInfluence().write(byParticipant);
    }
    Plots.show(name, figure);
    picture = Outputs.show(imp);
  }

  private static List<String> list(final String text) {
    return new ArrayList<>(
        Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList());
  }

  private static String stem(final String path) {
    return Path.of(path).getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }
}
