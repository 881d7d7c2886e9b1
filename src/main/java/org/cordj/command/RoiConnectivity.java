package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.connectivity.Connectivity;
import org.cordj.connectivity.ConnectivityMeasure;
import org.cordj.connectivity.ConnectivityResult;
import org.cordj.connectivity.ResidualSpaces;
import org.cordj.connectivity.SliceAveraging;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Correlations of regions: see {@link Connectivity}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Connectivity>Cord ROI Connectivity...",
    headless = true,
    description =
        "Correlations of regions' courses with effective degrees of freedom, p, q and intervals, as"
            + " tables and an image called SERIES_MEASURE.")
public class RoiConnectivity extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run, denoised")
  private ImagePlus series;

  @Parameter(
      label = "ROIs",
      persist = false,
      autoFill = false,
      description = "regions on the same grid, such as those of Cord ROIs...")
  private ImagePlus rois;

  @Parameter(
      label = "Measure",
      persist = false,
      choices = {"pearson", "spearman", "partial", "ledoitwolf"},
      description =
          "pearson; spearman: of ranks; partial: given the other regions; ledoitwolf: shrunk, without p")
  private String measure = "pearson";

  @Parameter(
      label = "Average",
      persist = false,
      choices = {"slices", "pooled"},
      description =
          "slices: compared slice by slice, Fisher's z averaged; pooled: each region's course over all slices")
  private String average = "slices";

  @Parameter(
      label = "Weights",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D image of weights in the regions' means, such as partial volumes; none: 1")
  private ImagePlus weights;

  @Parameter(
      label = "Low (Hz)",
      persist = false,
      description = "lowest frequency that another program's band-pass kept; 0: all")
  private double low = 0;

  @Parameter(
      label = "High (Hz)",
      persist = false,
      description = "highest frequency that another program's band-pass kept; 0: all")
  private double high = 0;

  @Parameter(
      label = "Degrees of freedom left",
      persist = false,
      description = "that denoising has left; 0: from the record of Cord Denoise... or the band")
  private int dof = 0;

  @Parameter(
      label = "Table",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the matrix of correlations with its names; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Edges",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file with a row a pair: r, z, dof, p, q, interval; empty: only shown")
  private String edges = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Matrix")
  private ImagePlus matrix;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Connectivity options =
        new Connectivity(ConnectivityMeasure.of(measure), SliceAveraging.of(average));
    final Path matrixFile = Targets.table(table);
    final Path edgeFile = Targets.table("edges", edges);
    final Series run = Images.toSeries(series, 0);
    final Labels regions = Images.toLabels(rois);
    final ResidualSpaces left =
        LeftOfTime.of(series, run, regions.union(), low, high, dof, this::say, progress);
    final ConnectivityResult result =
        options.apply(
            run, regions, weights == null ? null : Images.toVolume(weights), left, progress);
    say(result.notes());
    final String title = run.name() + "_" + measure;
    Tables.give(result.matrix().toTable(), title, matrixFile);
    Tables.give(result.edges(), title + "_edges", edgeFile);
    final ImagePlus imp = MatrixImage.of(title, result);
    new Provenance("Correlations of regions, " + measure)
        .put("Sources", series.getTitle())
        .put("Regions", regions.name())
        .put("Measure", measure)
        .put("Average", average)
        .put("Weights", weights == null ? "" : weights.getTitle())
        .attach(imp);
    MapColors.apply(imp, true);
    imp.setDisplayRange(-1, 1);
    matrix = Outputs.show(imp);
  }
}
