package org.cordj.command;

import ij.ImagePlus;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.rsfc.Neighborhood;
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
      choices = {"27", "19", "7", "9", Neighborhood.RADIUS},
      description =
          "7: voxels that share a face; 19: an edge too; 27: a corner too; 9: those of one plane"
              + " across the cord; radius: those within a radius")
  private String neighbors = Integer.toString(Reho.DEFAULT_NEIGHBORS);

  @Parameter(
      label = "Radius (mm)",
      persist = false,
      description = "from centre to centre, for neighbors=radius only; else 0")
  private double radius = 0;

  @Parameter(
      label = "Fewest neighbors",
      persist = false,
      description = "voxels with fewer in the mask, themselves among them, are NaN")
  private int least = Reho.DEFAULT_LEAST;

  @Parameter(
      label = "Normalize",
      persist = false,
      description = "a second map, SERIES_mReHo: ReHo over its mean in the mask")
  private boolean normalize = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Map")
  private ImagePlus map;

  @Parameter(type = ItemIO.OUTPUT, label = "Normalized map")
  private ImagePlus normalized;

  @Override
  protected void execute(final Progress progress) {
    final Reho reho = new Reho(Neighborhood.of(neighbors, radius), least);
    final Series run = Images.toVoxelSeries(series, 0);
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
    if (result.tied() > 0) {
      say(
          result.tied()
              + " of "
              + voxels.count()
              + " voxels of '"
              + voxels.name()
              + "' have many equal values in '"
              + run.name()
              + "', as data of few whole numbers do; W is corrected for such ties, which C-PAC's"
              + " is not.");
    }
    map = shown(result.map(), reho, result, voxels, "Regional homogeneity, Kendall's W");
    if (normalize) {
      normalized =
          shown(
              result.normalized(voxels),
              reho,
              result,
              voxels,
              "Regional homogeneity over its mean in the mask");
    }
  }

  private ImagePlus shown(
      final Volume values,
      final Reho reho,
      final Reho.Result result,
      final Mask voxels,
      final String what) {
    final ImagePlus imp = Images.fromVolume(values, series);
    new Provenance(what)
        .put("Sources", series.getTitle())
        .put("Mask", voxels.name())
        .put("Neighbors", reho.neighborhood().describe())
        .put("FewestNeighbors", least)
        .put("UnusableVoxels", result.unusable())
        .put("VoxelsWithTooFewNeighbors", result.alone())
        .put("TiedVoxels", result.tied())
        .attach(imp);
    MapColors.apply(imp, false);
    return Outputs.show(imp);
  }
}
