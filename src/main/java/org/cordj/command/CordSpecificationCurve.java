package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.bids.CurveOutputs;
import org.cordj.bids.GroupOutputs;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Tables;
import org.cordj.io.Table;
import org.cordj.report.Png;
import org.cordj.stats.CurveResult;
import org.cordj.stats.CurveTables;
import org.cordj.stats.Formula;
import org.cordj.stats.GroupCompare;
import org.cordj.stats.MissingValues;
import org.cordj.stats.SpecificationCurve;
import org.cordj.stats.Specifications;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** One contrast in every universe of a multiverse: see {@link SpecificationCurve}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Group>Cord Specification Curve...",
    headless = true,
    description =
        "Puts one contrast to every universe of a multiverse: the effects with their intervals, the"
            + " test of all universes together, and which choice matters, as tables, a picture and a"
            + " page.")
public class CordSpecificationCurve extends CordCommand {

  @Parameter(
      label = "Values (.tsv)",
      persist = false,
      style = "open",
      description = "a row a participant: participant_id and a column a universe")
  private String values;

  @Parameter(
      label = "Universes (.tsv)",
      persist = false,
      style = "open",
      description = "a row a universe: the column universe, and a column a choice")
  private String universes;

  @Parameter(
      label = "Design (.tsv)",
      persist = false,
      style = "open",
      description = "participants.tsv, or a table with participant_id, groups and covariates")
  private String design;

  @Parameter(
      label = "Formula (such as group + age)",
      persist = false,
      description =
          "model, such as group + age + sex; a:b and a*b for interactions, 1 for one group")
  private String formula;

  @Parameter(
      label = "Contrast (such as patient - control)",
      persist = false,
      description = "one question, such as opioid - control, or age")
  private String contrast;

  @Parameter(
      label = "Choices (columns)",
      required = false,
      persist = false,
      description = "comma list of columns of the universes; empty: those in which they differ")
  private String choices = "";

  @Parameter(
      label = "Missing values",
      persist = false,
      choices = {"refuse", "omit"},
      description = "what is done with participants without covariates or without any value")
  private String missing = MissingValues.REFUSE.key();

  @Parameter(
      label = "Permutations",
      persist = false,
      description = "random ones, the same for all universes")
  private int permutations = GroupCompare.DEFAULT_PERMUTATIONS;

  @Parameter(
      label = "Random seed",
      persist = false,
      description = "the same seed, the same permutations")
  private int randomseed = 1;

  @Parameter(
      label = "Output folder",
      persist = false,
      style = "directory",
      description = "folder for tables, picture, page and record; made where it is missing")
  private String output;

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final SpecificationCurve curve = new SpecificationCurve(contrast, permutations, randomseed);
    final boolean omit = MissingValues.of(missing) == MissingValues.OMIT;
    final Path folder = GroupOutputs.folder(output);
    final Specifications multiverse =
        Specifications.of(Table.read(Path.of(values)), Table.read(Path.of(universes)), choices);
    final CurveResult result =
        curve.apply(
            Table.read(Path.of(design)), Formula.parse(formula), omit, multiverse, progress);
    say(result.notes());
    final Map<String, String> keys = keys();
    final List<Path> written =
        new ArrayList<>(CurveOutputs.write(GroupOutputs.make(folder), result, keys));
    final ImagePlus imp = new ImagePlus("specification_curve", CurveFigures.figure(result).draw());
    final Path png = folder.resolve(CurveOutputs.FIGURE);
    Png.write(imp.getBufferedImage(), png);
    written.add(png);
    CurveFigures.page(folder.resolve(CurveOutputs.PAGE), result, keys, png, written);
    say(result.summary());
    Tables.give(CurveTables.effects(result, false), "multiverse_effects", null);
    picture = Outputs.show(imp);
    say((written.size() + 1) + " files are in " + folder.toAbsolutePath());
  }

  private Map<String, String> keys() {
    final Map<String, String> keys = new LinkedHashMap<>();
    keys.put("values", values);
    keys.put("universes", universes);
    keys.put("design", design);
    keys.put("formula", formula);
    keys.put("contrast", contrast);
    keys.put("choices", choices);
    keys.put("missing", missing);
    keys.put("permutations", String.valueOf(permutations));
    keys.put("randomseed", String.valueOf(randomseed));
    return keys;
  }
}
