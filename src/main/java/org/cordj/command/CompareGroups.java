package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.GroupFiles;
import org.cordj.bids.GroupOutputs;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.NiftiFiles;
import org.cordj.imagej.NiftiOpening;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Plots;
import org.cordj.imagej.Tables;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiReader;
import org.cordj.report.DesignFigure;
import org.cordj.report.Png;
import org.cordj.stats.ClusterTable;
import org.cordj.stats.ContrastPower;
import org.cordj.stats.Correction;
import org.cordj.stats.DesignContrast;
import org.cordj.stats.Formula;
import org.cordj.stats.GroupCompare;
import org.cordj.stats.GroupDesign;
import org.cordj.stats.GroupResult;
import org.cordj.stats.GroupTest;
import org.cordj.stats.Measurements;
import org.cordj.stats.MissingValues;
import org.cordj.stats.Statistic;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Groups compared by permutation: see {@link GroupCompare}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Group>Cord Group Compare...",
    headless = true,
    description =
        "Compares groups in maps, ROI tables or matrices by permutation, corrected for all that is"
            + " tested. Files are called MAPS_CONTRAST_t and so on; the map of the statistic opens.")
public class CompareGroups extends CordCommand {

  @Parameter(
      label = "Design (.tsv)",
      persist = false,
      style = "open",
      description = "table with participant_id, groups, covariates and columns of files or numbers")
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
      description = "such as opioid - control, or age; several with semicolons; f: also a factor")
  private String contrast;

  @Parameter(
      label = "Maps, numbers or tables (columns)",
      persist = false,
      description =
          "comma list of the design's columns that hold files or numbers; alff_* for all so")
  private String maps;

  @Parameter(
      label = "Mask",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D image on the maps' grid; none: voxels that every participant's map has")
  private ImagePlus mask;

  @Parameter(
      label = "Regions (for clusters)",
      required = false,
      persist = false,
      autoFill = false,
      description = "image of regions that name where clusters lie")
  private ImagePlus rois;

  @Parameter(
      label = "Statistic",
      persist = false,
      choices = {"t", "welch", "f"},
      description = "welch where groups differ in variance (signs are flipped)")
  private String statistic = Statistic.T.key();

  @Parameter(
      label = "Correction",
      persist = false,
      choices = {"none", "fdr", "fwe", "cluster", "tfce", "nbs"},
      description = "fwe: largest statistic; cluster, tfce: maps; nbs: matrices")
  private String correction = Correction.FWE.key();

  @Parameter(
      label = "Blocks (column)",
      required = false,
      persist = false,
      description =
          "column of exchangeability blocks, such as participant_id of pairs; empty: none")
  private String blocks = "";

  @Parameter(
      label = "Missing values",
      persist = false,
      choices = {"refuse", "omit"},
      description = "what is done with participants that lack a value")
  private String missing = MissingValues.REFUSE.key();

  @Parameter(
      label = "Permutations",
      persist = false,
      description = "random ones; where no more are possible, each is done once")
  private int permutations = GroupCompare.DEFAULT_PERMUTATIONS;

  @Parameter(
      label = "Random seed",
      persist = false,
      description = "the same seed, the same permutations")
  private int randomseed = 1;

  @Parameter(
      label = "Cluster threshold (p)",
      persist = false,
      description = "uncorrected two-sided p that forms clusters and networks")
  private double threshold = GroupCompare.DEFAULT_THRESHOLD;

  @Parameter(
      label = "Neighbours",
      persist = false,
      description = "of clusters and TFCE: 6, 18 or 26")
  private int neighbors = GroupCompare.DEFAULT_NEIGHBORS;

  @Parameter(
      label = "Extent (exponent of TFCE)",
      persist = false,
      description = "E of TFCE, 0.5 by its authors")
  private double extent = GroupCompare.DEFAULT_EXTENT;

  @Parameter(
      label = "Height (exponent of TFCE)",
      persist = false,
      description = "H of TFCE, 2 by its authors")
  private double height = GroupCompare.DEFAULT_HEIGHT;

  @Parameter(
      label = "Output folder",
      persist = false,
      style = "directory",
      description = "folder for maps, tables, group.json and methods.txt; made where it is missing")
  private String output;

  @Parameter(type = ItemIO.OUTPUT, label = "Statistic")
  private ImagePlus map;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final GroupCompare compare =
        new GroupCompare(
            contrast,
            Statistic.of(statistic),
            Correction.of(correction),
            permutations,
            randomseed,
            threshold,
            neighbors,
            extent,
            height);
    final boolean omit = MissingValues.of(missing) == MissingValues.OMIT;
    final Path path = Path.of(design);
    final Table table = Table.read(path);
    final List<String> columns = GroupFiles.columns(table, maps);
    final GroupDesign model = GroupDesign.of(table, Formula.parse(formula), blocks, columns, omit);
    final Labels regions = rois == null ? null : Images.toLabels(rois);
    final Path folder = GroupOutputs.folder(output);
    final List<DesignContrast> contrasts = compare.contrasts(model);
    final List<ContrastPower> powers = ContrastPower.of(model, compare);
    final DesignFigure columnsFigure = GroupFigures.design(model, powers);
    Png.write(columnsFigure.draw(), GroupOutputs.make(folder).resolve("design.png"));
    Plots.show(
        design.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.[^.]*$", "") + "_design",
        columnsFigure);
    say(GroupFigures.sentence(columnsFigure));
    say(powers.stream().map(ContrastPower::sentence).toList());
    final List<Measurements> measured =
        GroupFiles.read(
            path, table, model, columns, mask == null ? null : Images.toMask(mask), progress);
    final GroupResult result = compare.apply(model, measured, progress);
    final List<Path> written =
        GroupOutputs.write(folder, result, template(path, table, model, measured), regions);
    say(result.notes());
    final int pictures = GroupFigures.write(folder, result, contrasts);
    for (final GroupTest test : result.tests()) {
      say(test.summary(compare.correction()));
      give(test, compare, regions);
    }
    for (final Path file : written) {
      if (map == null && file.toString().endsWith("_" + statistic + ".nii.gz")) {
        map = NiftiFiles.open(file, NiftiOpening.DEFAULT, Progress.NONE);
        MapColors.apply(map, compare.statistic() != Statistic.F);
        Outputs.show(map);
      }
    }
    say((written.size() + pictures + 1) + " files are in " + folder.toAbsolutePath());
  }

  private static NiftiHeader template(
      final Path path, final Table table, final GroupDesign model, final List<Measurements> all)
      throws IOException {
    for (final Measurements one : all) {
      if (one.layout() instanceof Measurements.Voxels) {
        final Path folder = path.toAbsolutePath().getParent();
        return NiftiReader.readHeader(folder.resolve(table.text(model.rows()[0], one.name())));
      }
    }
    return null;
  }

  private static void give(final GroupTest test, final GroupCompare compare, final Labels regions)
      throws IOException {
    if (!(test.measurements().layout() instanceof Measurements.Voxels)) {
      Tables.give(test.toTable(compare.statistic()), test.fileName() + "_tests", null);
    } else if (test.components() != null) {
      Tables.give(ClusterTable.of(test, regions), test.fileName() + "_clusters", null);
    }
  }
}
