package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The mean of a run over time. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Preprocess>Cord Mean...",
    headless = true,
    description = "Mean over time of a 4-D run. The result is called SERIES_mean.")
public class CordMean extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run")
  private ImagePlus series;

  @Parameter(type = ItemIO.OUTPUT, label = "Mean")
  private ImagePlus mean;

  @Override
  protected void execute(final Progress progress) {
    final Series run = Images.toVoxelSeries(series, 0);
    progress.begin("Mean of " + run.name(), run.grid().voxels());
    final ImagePlus imp = Images.fromVolume(run.mean(progress), series);
    new Provenance("Mean over time").put("Sources", run.name()).attach(imp);
    mean = Outputs.show(imp);
  }
}
