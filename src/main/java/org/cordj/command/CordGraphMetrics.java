package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.cordj.graph.GraphMetrics;
import org.cordj.graph.GraphResult;
import org.cordj.graph.NegativeWeights;
import org.cordj.graph.Thresholds;
import org.cordj.graph.UnreachablePairs;
import org.cordj.graph.WeightMatrix;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.MatrixImages;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.report.MetricCurves;
import org.cordj.report.Png;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Metrics of the graph of a matrix: see {@link GraphMetrics}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Connectivity>Cord Graph Metrics...",
    headless = true,
    description =
        "Metrics of the weighted graph of a matrix of regions, for the graph and each node, with random"
            + " graphs to compare with; tables and pictures.")
public class CordGraphMetrics extends CordCommand {

  @Parameter(
      label = "Matrix (.tsv, or an image title)",
      persist = false,
      style = "open",
      attrs = @Attr(name = "offers", value = "matrices"),
      description =
          "symmetric matrix: title of an open image, or a .tsv with the names in header and first column")
  private String matrix;

  @Parameter(
      label = "Thresholds",
      persist = false,
      description =
          "none, density:0.1-0.4:0.05 (from, to, step), density:0.1,0.2 or the same with absolute")
  private String thresholds = "none";

  @Parameter(
      label = "Negative weights",
      persist = false,
      choices = {"signed", "zero", "absolute"},
      description =
          "signed: in strength, degree and modularity only; zero: no edges; absolute: magnitudes")
  private String negative = "signed";

  @Parameter(
      label = "Unreachable pairs",
      persist = false,
      choices = {"infinite", "omit"},
      description = "in the characteristic path length: infinite, or left out")
  private String unreachable = "infinite";

  @Parameter(
      label = "Runs of Louvain",
      persist = false,
      description = "runs whose consensus the modules are")
  private int repeats = 100;

  @Parameter(
      label = "Null graphs (0: none)",
      persist = false,
      description =
          "random graphs and lattices that keep every degree, for sigma, omega, rich club")
  private int nulls = 0;

  @Parameter(label = "Random seed", persist = false, description = "of runs and nulls")
  private long randomseed = 1;

  @Parameter(
      label = "Save metrics as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the metrics of the graph; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Save metrics of nodes as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the metrics of each node; empty: only shown")
  private String nodes = "";

  @Parameter(
      label = "Save rich club as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the rich club by degree; empty: only shown")
  private String richclub = "";

  @Parameter(
      label = "Save connectogram as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the graph drawn in the cord; empty: only shown")
  private String connectogram = "";

  @Parameter(
      label = "Save matrix by level as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the matrix ordered by level; empty: only shown")
  private String ordered = "";

  @Parameter(
      label = "Save curves over thresholds as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for metrics over two thresholds or more; empty: only shown")
  private String curves = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final GraphMetrics options =
        new GraphMetrics(
            Thresholds.of(thresholds),
            NegativeWeights.of(negative),
            UnreachablePairs.of(unreachable),
            repeats,
            nulls,
            randomseed);
    final Path tableFile = Targets.table(table);
    final Path nodeFile = Targets.table("nodes", nodes);
    final Path clubFile = Targets.table("richclub", richclub);
    final Path graphFile = Targets.picture("connectogram", connectogram);
    final Path matrixFile = Targets.picture("ordered", ordered);
    final Path curveFile = Targets.picture("curves", curves);
    final Path source = matrix.toLowerCase(Locale.ROOT).endsWith(".tsv") ? Path.of(matrix) : null;
    Targets.requireApart(source, tableFile, nodeFile, clubFile, graphFile, matrixFile, curveFile);
    if (curveFile != null && options.thresholds().values().size() < 2) {
      throw new IllegalArgumentException(
          "curves is '"
              + curves
              + "', but thresholds is '"
              + thresholds
              + "'; curves need two thresholds or more.");
    }
    final WeightMatrix weights = MatrixImages.read("Cord Graph Metrics", matrix);
    final GraphResult result = options.apply(weights, progress);
    say(result.notes());
    final String name = nameOf(weights.name());
    Tables.give(result.table(), name + "_graph", tableFile);
    Tables.give(result.nodeTable(), name + "_graph_nodes", nodeFile);
    Tables.give(result.richClubTable(), name + "_rich_club", clubFile);
    give(
        new ImagePlus(name + "_connectogram", GraphPictures.connectogram(result, name).draw()),
        graphFile);
    give(
        new ImagePlus(
            name + "_ordered",
            GraphPictures.matrix(name, weights.nodes(), weights.weights()).draw()),
        matrixFile);
    final MetricCurves over = GraphPictures.curves(result, name);
    if (over != null) {
      give(new ImagePlus(name + "_curves", over.draw()), curveFile);
    }
  }

  private void give(final ImagePlus picture, final Path path) throws IOException {
    new Provenance("Graph metrics")
        .put("Matrix", matrix)
        .put("Thresholds", thresholds)
        .put("NegativeWeights", negative)
        .put("UnreachablePairs", unreachable)
        .put("LouvainRuns", repeats)
        .put("Nulls", nulls)
        .put("RandomSeed", randomseed)
        .attach(picture);
    if (path != null) {
      Png.write(picture.getBufferedImage(), path);
    }
    Outputs.show(picture);
  }

  /** A file's name without its folder and ending; an image's title as it is. */
  private static String nameOf(final String matrix) {
    final String file =
        matrix.substring(Math.max(matrix.lastIndexOf('/'), matrix.lastIndexOf('\\')) + 1);
    return file.replaceFirst("(?i)\\.tsv$", "");
  }
}
