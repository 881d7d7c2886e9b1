package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.rsfc.Reho;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Regional homogeneity: see {@link Reho}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Maps>Cord ReHo...",
    headless = true,
    description =
        "Regional homogeneity: Kendall's W of each voxel's course and those of its neighbours in the"
            + " mask. The result is called SERIES_ReHo.")
public class CordReho extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run, denoised")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are mapped, and are neighbours")
  private ImagePlus mask;

  @Parameter(
      label = "Neighbors",
      persist = false,
      description =
          "7: voxels that share a face; 19: an edge too; 27: a corner too; 9: those of one plane"
              + " across the cord")
  private int neighbors = Reho.DEFAULT_NEIGHBORS;

  @Parameter(
      label = "Fewest neighbors",
      persist = false,
      description = "voxels with fewer in the mask, themselves among them, are NaN")
  private int least = Reho.DEFAULT_LEAST;

  @Parameter(type = ItemIO.OUTPUT, label = "Map")
  private ImagePlus map;

  @Override
  protected void execute(final Progress progress) {
    final Reho reho = new Reho(neighbors, least);
    final Series run = Images.toSeries(series, 0);
    final Mask voxels = Images.toMask(mask);
    final Reho.Result result = reho.apply(run, voxels, progress);
    if (result.unusable() + result.alone() > 0) {
      say(
          result.unusable()
              + " of "
              + voxels.count()
              + " voxels of '"
              + voxels.name()
              + "' do not vary or hold a NaN or infinity, "
              + result.alone()
              + " have too few neighbours; their ReHo is NaN.");
    }
    final ImagePlus imp = Images.fromVolume(result.map(), series);
    new Provenance("Regional homogeneity, Kendall's W")
        .put("Sources", series.getTitle())
        .put("Mask", voxels.name())
        .put("Neighbors", neighbors)
        .put("FewestNeighbors", least)
        .attach(imp);
    MapColors.apply(imp, false);
    map = Outputs.show(imp);
  }
}
