package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cordj.connectivity.ResidualSpaces;
import org.cordj.connectivity.SeedCourse;
import org.cordj.connectivity.SeedMap;
import org.cordj.connectivity.SeedThreshold;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Correlation of every voxel with a seed: see {@link SeedMap}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Connectivity>Cord Seed Map...",
    headless = true,
    description =
        "Correlation of every voxel's course with a seed's: SERIES_seed_r, SERIES_seed_z (Fisher's) and"
            + " SERIES_seed_effectivez (z over its standard error).")
public class SeedMapOfRun extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run, denoised")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are mapped")
  private ImagePlus mask;

  @Parameter(
      label = "Seed point x,y,z (voxels)",
      required = false,
      persist = false,
      description =
          "seed voxel: x, y and slice as shown, from 0, such as 20,18,3; empty: the point clicked on the"
              + " series")
  private String point = "";

  @Parameter(
      label = "Radius about the point (mm)",
      persist = false,
      description = "mask voxels this near to the point are the seed; 0: one voxel")
  private double radius = 0;

  @Parameter(
      label = "Or region of",
      required = false,
      persist = false,
      autoFill = false,
      description = "regions, one of which is the seed")
  private ImagePlus rois;

  @Parameter(
      label = "Name of the region",
      required = false,
      persist = false,
      description = "name of that region, such as dorsal-left")
  private String region = "";

  @Parameter(
      label = "Or course from file",
      required = false,
      persist = false,
      style = "open",
      description = "file with the seed's course, a line a volume (.1D, .tsv, .csv, .txt)")
  private String course = "";

  @Parameter(
      label = "Column of that file",
      required = false,
      persist = false,
      description = "of the course file: name, or number from 1")
  private String column = "";

  @Parameter(
      label = "Largest lag, 0: no lag map (volumes)",
      persist = false,
      description = "maps of the lag with the largest |r| within this, and of that r; 0: none")
  private int lags = 0;

  @Parameter(
      label = "Threshold",
      persist = false,
      choices = {"none", "fdr", "z"},
      description = "adds SERIES_seed_thresholded; fdr: by q; z: by the effective z")
  private String threshold = "none";

  @Parameter(
      label = "Threshold level (q or z)",
      persist = false,
      description = "of the threshold: the largest q, or the least effective z")
  private double level = 0.05;

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

  @Parameter(type = ItemIO.OUTPUT, label = "Maps")
  private ImagePlus[] maps;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final SeedMap options = new SeedMap(lags, SeedThreshold.of(threshold, level));
    final GivenSeed given = new GivenSeed(point, radius, rois, region, course, column);
    final Series run = Images.toSeries(series, 0);
    final Mask voxels = Images.toMask(mask);
    voxels.requireFits(run.name(), run.grid());
    final SeedCourse seed = given.read(series, run, voxels, progress);
    final ResidualSpaces left =
        LeftOfTime.of(series, run, voxels, low, high, dof, this::say, progress);
    final SeedMap.Result result = options.apply(run, voxels, seed, left, progress);
    say(result.notes());
    final List<ImagePlus> shown = new ArrayList<>();
    shown.add(show(result.r(), "Correlation with a seed", seed));
    shown.add(show(result.z(), "Fisher z of the correlation with a seed", seed));
    shown.add(show(result.effective(), "Fisher z over its standard error", seed));
    shown.add(show(result.dof(), "Effective dimensions of a correlation with a seed", seed));
    if (result.lag() != null) {
      shown.add(show(result.lag(), "Lag behind a seed, in volumes", seed));
      shown.add(show(result.laggedR(), "Correlation with a seed at that lag", seed));
    }
    if (result.kept() != null) {
      shown.add(show(result.kept(), "Correlation with a seed, " + options.threshold(), seed));
    }
    maps = shown.toArray(new ImagePlus[0]);
  }

  private ImagePlus show(final Volume map, final String what, final SeedCourse seed) {
    final ImagePlus imp = Images.fromVolume(map, series);
    new Provenance(what)
        .put("Sources", series.getTitle())
        .put("Mask", mask.getTitle())
        .put("Seed", seed.name())
        .put("SeedVoxels", seed.voxels())
        .put("LargestLagVolumes", lags)
        .attach(imp);
    MapColors.apply(imp, !map.name().endsWith("_dof"));
    return Outputs.show(imp);
  }
}
