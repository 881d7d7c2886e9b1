package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.connectivity.Connectivity;
import org.cordj.connectivity.ConnectivityMeasure;
import org.cordj.connectivity.ConnectivityResult;
import org.cordj.connectivity.InBand;
import org.cordj.connectivity.ResidualSpaces;
import org.cordj.connectivity.RoiSummary;
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
import org.cordj.io.Table;
import org.cordj.report.Png;
import org.cordj.rsfc.Band;
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
      label = "Measure of correlation",
      persist = false,
      choices = {"pearson", "spearman", "partial", "ledoitwolf", "coherence", "crosscorrelation"},
      description =
          "pearson; spearman: of ranks; partial: given the other regions; ledoitwolf: shrunk, without p;"
              + " coherence: in the band; crosscorrelation: at the strongest lag")
  private String measure = "pearson";

  @Parameter(
      label = "Slices: averaged, pooled or apart",
      persist = false,
      choices = {"slices", "pooled", "apart"},
      description =
          "slices: compared slice by slice, Fisher's z averaged; pooled: each region's course over all slices;"
              + " apart: each slice's part is a region of its own")
  private String average = "slices";

  @Parameter(
      label = "Course of a region",
      persist = false,
      choices = {"mean", "component"},
      description = "of a region's voxels: their weighted mean, or their first principal component")
  private String summary = "mean";

  @Parameter(
      label = "Correct noise within band (Hz)",
      required = false,
      persist = false,
      description =
          "band such as slow4 or 0.01-0.08, for coherence and for the correlation without noise;"
              + " empty: none")
  private String band = "";

  @Parameter(
      label = "Largest lag (volumes)",
      persist = false,
      description = "of measure=crosscorrelation")
  private int lags = 3;

  @Parameter(
      label = "Weights of voxels",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D image of weights in the regions' means, such as partial volumes; none: 1")
  private ImagePlus weights;

  @Parameter(
      label = "Kept by another band-pass from (Hz)",
      persist = false,
      description = "lowest frequency that another program's band-pass kept; 0: all")
  private double low = 0;

  @Parameter(
      label = "Kept by another band-pass to (Hz)",
      persist = false,
      description = "highest frequency that another program's band-pass kept; 0: all")
  private double high = 0;

  @Parameter(
      label = "Degrees of freedom left, 0: as recorded",
      persist = false,
      description = "that denoising has left; 0: from the record of Cord Denoise... or the band")
  private int dof = 0;

  @Parameter(
      label = "Save matrix as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the matrix of correlations with its names; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Save pairs as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file with a row a pair: r, z, dof, p, q, interval; empty: only shown")
  private String edges = "";

  @Parameter(
      label = "Save pairs of horns as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description =
          "TSV file with the pairs of horns that papers report, by level; empty: only shown")
  private String horns = "";

  @Parameter(
      label = "Save heat map as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the heat map; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Matrix")
  private ImagePlus matrix;

  @Parameter(type = ItemIO.OUTPUT, label = "Heat map")
  private ImagePlus heatmap;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Connectivity options =
        new Connectivity(
            ConnectivityMeasure.of(measure),
            SliceAveraging.of(average),
            RoiSummary.of(summary),
            inBand(),
            lags);
    final Path matrixFile = Targets.table(table);
    final Path edgeFile = Targets.table("edges", edges);
    final Path hornFile = Targets.table("horns", horns);
    final Path png = Targets.picture(output);
    Targets.requireApart(matrixFile, edgeFile, hornFile, png);
    final Series run = Images.toSeries(series, 0);
    final Labels regions = Images.toLabels(rois);
    final ResidualSpaces left =
        LeftOfTime.of(series, run, regions.union(), low, high, dof, this::say, progress);
    final ConnectivityResult result =
        options.apply(
            run, regions, weights == null ? null : Images.toVolume(weights), left, progress);
    say(result.notes());
    final String title = run.name() + "_" + measure;
    final Table pairs = result.horns();
    if (hornFile != null && pairs.size() == 0) {
      throw new IllegalArgumentException(
          "horns is '"
              + horns
              + "', but no regions of '"
              + regions.name()
              + "' are horns or quadrants by their names (such as dorsal-left).");
    }
    final ImagePlus picture =
        new ImagePlus(title + "_heatmap", HeatMap.of(run.name() + ": connectivity", result).draw());
    Tables.give(result.matrix().toTable(), title + "_matrix", matrixFile);
    Tables.give(result.edges(), title + "_edges", edgeFile);
    if (pairs.size() > 0) {
      Tables.give(pairs, title + "_horns", hornFile);
    }
    if (png != null) {
      Png.write(picture.getBufferedImage(), png);
    }
    final ImagePlus imp = MatrixImage.of(title, result);
    new Provenance("Correlations of regions, " + measure)
        .put("Sources", series.getTitle())
        .put("Regions", regions.name())
        .put("Measure", measure)
        .put("Average", average)
        .put("Summary", summary)
        .put("Band", band)
        .put("Weights", weights == null ? "" : weights.getTitle())
        .attach(imp);
    MapColors.apply(imp, true);
    imp.setDisplayRange(-1, 1);
    heatmap = Outputs.show(picture);
    matrix = Outputs.show(imp);
  }

  private InBand inBand() {
    if (band.isBlank()) {
      return null;
    }
    final List<Band> bands = Band.list(band);
    if (bands.size() != 1) {
      throw new IllegalArgumentException("band is '" + band + "'; give one band, such as slow4.");
    }
    return new InBand(bands.get(0).low(), bands.get(0).high());
  }
}
