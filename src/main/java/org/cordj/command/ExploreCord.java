package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Targets;
import org.cordj.imagej.explorer.Exploration;
import org.cordj.imagej.explorer.Explorer;
import org.cordj.imagej.explorer.ExplorerOptions;
import org.cordj.imagej.explorer.Place;
import org.cordj.imagej.explorer.Spot;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Looks at a run voxel by voxel: see {@link Explorer}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Cord Explorer...",
    headless = true,
    description =
        "A window beside the run: course, spectrum, tSNR and ALFF of the voxel under the mouse; a click"
            + " or drag shows the seed map over the image. With output, table or courses it writes what"
            + " would be seen at point or of region instead.")
public class ExploreCord extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run: denoised, not band-passed")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are mapped")
  private ImagePlus mask;

  @Parameter(
      label = "Raw run to switch to",
      required = false,
      persist = false,
      autoFill = false,
      description = "the run before denoising, on the same grid")
  private ImagePlus raw;

  @Parameter(
      label = "ROIs",
      required = false,
      persist = false,
      autoFill = false,
      description =
          "regions on the same grid, whose names are shown, such as those of Cord ROIs...")
  private ImagePlus rois;

  @Parameter(
      label = "Bands (Hz)",
      persist = false,
      description = "list of slow6, slow5, slow4, slow3, slow2 and ranges in Hz such as 0.01-0.198")
  private String bands = Band.text(ExplorerOptions.DEFAULT.bands());

  @Parameter(
      label = "Definition",
      persist = false,
      choices = {"rms", "afni", "dpabi", "xcpd", "cpac"},
      description = "whose ALFF, as in Cord ALFF...")
  private String definition = ExplorerOptions.DEFAULT.definition().key();

  @Parameter(
      label = "Threshold (|r|)",
      persist = false,
      description = "least |r| that is coloured, from 0 to below 1")
  private double threshold = ExplorerOptions.DEFAULT.threshold();

  @Parameter(
      label = "Strongest colour (|r|)",
      persist = false,
      description = "|r| of the strongest colours, above 0 and at most 1")
  private double range = ExplorerOptions.DEFAULT.range();

  @Parameter(
      label = "Radius of the seed (mm)",
      persist = false,
      description =
          "mask voxels this near to the voxel that is clicked are the seed; 0: that voxel")
  private double radius = ExplorerOptions.DEFAULT.radius();

  @Parameter(
      label = "TR, 0: as the image says (s)",
      persist = false,
      description = "repetition time in seconds; 0 takes it from the image")
  private double tr = 0;

  @Parameter(
      label = "Seed point x,y,z (voxels); empty: a window",
      required = false,
      persist = false,
      description = "seed to begin with: x, y and slice as shown, from 0, such as 20,18,3")
  private String point = "";

  @Parameter(
      label = "Or seed region (of ROIs)",
      required = false,
      persist = false,
      description = "name of a region of rois whose mean course is the seed to begin with")
  private String region = "";

  @Parameter(
      label = "Save picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for what would be seen at point or of region; no window is opened")
  private String output = "";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description =
          "TSV file for tSNR, ALFF and the like at point or of region; no window is opened")
  private String table = "";

  @Parameter(
      label = "Save courses as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the course at point or of region; no window is opened")
  private String courses = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final ExplorerOptions options =
        new ExplorerOptions(Band.list(bands), Definition.of(definition), threshold, range, radius);
    final Place place = point.isBlank() ? null : Place.of(point);
    final Path png = Targets.picture(output);
    final Path tsv = Targets.table(table);
    final Path lines = Targets.table("courses", courses);
    Targets.requireApart(png, tsv, lines);
    final boolean files = png != null || tsv != null || lines != null;
    if (files && place == null && region.isEmpty()) {
      throw new IllegalArgumentException(
          "point is empty; output, table and courses are of one voxel or region: give it, such as"
              + " point=20,18,3.");
    }
    if (!files) {
      Explorer.requireDisplay();
    }
    say(Band.noteRepeated(bands));
    final Exploration exploration = Exploration.of(series, mask, raw, rois, tr, options, progress);
    final Spot seed = exploration.seed(place, region.strip());
    if (files) {
      Explorer.write(exploration, seed, png, tsv, lines);
    } else {
      Explorer.open(exploration, seed);
    }
  }
}
