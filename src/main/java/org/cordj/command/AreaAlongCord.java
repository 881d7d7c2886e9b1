package org.cordj.command;

import ij.ImagePlus;
import ij.gui.Plot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Plots;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.report.Png;
import org.cordj.segment.CordArea;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * The cord's cross-sectional area along it, as ImageJ's own plot: see {@link CordArea}. With a
 * window it opens as a plot with its buttons (Data, More), headless and in batch mode as an image.
 */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord Area...",
    headless = true,
    description =
        "The cross-sectional area of a cord mask in mm2, at right angles to the cord, per slice and"
            + " smoothed, as a plot called MASK_area and a table. The mask may be corrected by hand.")
public class AreaAlongCord extends CordCommand {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 480;
  private static final float LETTERS = 16;

  @Parameter(
      label = "Mask",
      persist = false,
      description =
          "3-D cord mask; voxels above 0 are the cord, shares of a soft mask (0 to 1) count as such")
  private ImagePlus mask;

  @Parameter(
      label = "Smoothing (mm)",
      persist = false,
      description =
          "along the cord, 0 to 50 mm: changes shorter than about six times this are smoothed away")
  private double smoothing = CordArea.DEFAULT_SMOOTHING;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file: slice, position in mm, areas in mm2, angle; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Save plot as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the plot; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Plot")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final Path png = Targets.picture(output);
    final CordArea operation = new CordArea(smoothing);
    final Volume values = Images.toVolume(mask);
    final List<CordArea.Slice> slices =
        shares(values) ? operation.apply(values) : operation.apply(Images.toMask(mask));
    final String title = mask.getTitle() + "_area";
    final Plot plot = plot(title, slices);
    if (png != null) {
      Png.write(plot.getImagePlus().getBufferedImage(), png);
    }
    Tables.give(CordArea.toTable(slices), title, tsv);
    picture = Plots.show(plot);
  }

  /**
   * Whether no value is above 1, as in a soft mask; else, as in 0 and 255, it is what is above 0.
   */
  private static boolean shares(final Volume values) {
    for (final float[] plane : values.planes()) {
      for (final float value : plane) {
        if (value > 1) {
          return false;
        }
      }
    }
    return true;
  }

  private Plot plot(final String title, final List<CordArea.Slice> slices) {
    final double[] at = slices.stream().mapToDouble(CordArea.Slice::position).toArray();
    final double[] area = slices.stream().mapToDouble(CordArea.Slice::area).toArray();
    final double[] smooth = slices.stream().mapToDouble(CordArea.Slice::smoothed).toArray();
    double most = 0;
    for (int s = 0; s < at.length; s++) {
      most = Math.max(most, Math.max(area[s], smooth[s]));
    }
    final Plot plot =
        new Plot(title, "Along the cord, from the lowest slice up (mm)", "Area (mm2)");
    plot.setFrameSize(WIDTH, HEIGHT);
    plot.setFont(-1, LETTERS);
    plot.setAntialiasedText(true);
    plot.setColor("#1f77b4");
    plot.add("circle", at, area);
    plot.setColor("#d62728");
    plot.setLineWidth(2);
    plot.add("line", at, smooth);
    plot.setLineWidth(1);
    plot.setColor("black");
    final double end = Math.max(at[at.length - 1], 1);
    // from 0, so that a change is not made to look larger than it is
    plot.setLimits(-0.02 * end, 1.02 * end, 0, 1.25 * most);
    plot.addLegend("each slice\nsmoothed (" + smoothing + " mm)", "top-right");
    return plot;
  }
}
