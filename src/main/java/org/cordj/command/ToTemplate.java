package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.template.Sampling;
import org.cordj.template.TransformChain;
import org.cordj.template.Warp;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Takes an image to a template through transforms of SCT, ANTs or ITK: see {@link Warp}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Group>Cord To Template...",
    headless = true,
    description =
        "An image on a template's grid (or back), through warping fields and affines that SCT, ANTs or"
            + " ITK have estimated, interpolated once. Outside of the image maps are NaN, masks and"
            + " labels 0. The result is called IMAGE_template.")
public class ToTemplate extends CordCommand {

  @Parameter(label = "Image", persist = false, description = "map, mask, labels or 4-D run")
  private ImagePlus image;

  @Parameter(
      label = "Transforms, in the order of use",
      persist = false,
      description =
          "files with commas between, in the order in which the image goes through them (as"
              + " sct_apply_transfo -w): .nii.gz fields, .mat and .txt affines; inverse:FILE turns an"
              + " affine round")
  private String warp = "";

  @Parameter(
      label = "Reference",
      persist = false,
      autoFill = false,
      description = "3-D image or run on the grid that the result gets")
  private ImagePlus reference;

  @Parameter(
      label = "Interpolation",
      persist = false,
      choices = {"auto", "nearest", "linear", "cubic"},
      description = "auto: nearest for masks and named regions, else linear")
  private String interpolation = "auto";

  @Parameter(type = ItemIO.OUTPUT, label = "Image on the template")
  private ImagePlus warped;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final boolean run = image.getNFrames() > 1;
    final Volume first = run ? null : Images.toVolume(image);
    final boolean numbers = first != null && Labels.areIn(first);
    final boolean regions = numbers && (Images.isRegions(image) || isMask(first));
    final Sampling sampling =
        interpolation.equals("auto")
            ? regions ? Sampling.NEAREST : Sampling.LINEAR
            : Sampling.of(interpolation);
    final Grid target = Images.grid(reference);
    final TransformChain chain = TransformChain.read(warp, progress);
    say(chain.notes(reference.getTitle(), target));
    if (numbers && sampling != Sampling.NEAREST) {
      say(
          "'"
              + image.getTitle()
              + "' holds whole numbers only and is interpolated ("
              + sampling.key()
              + "); if they are labels choose interpolation=nearest.");
    }
    final float outside = numbers && sampling == Sampling.NEAREST ? 0 : Float.NaN;
    final Series source =
        run
            ? Images.toSeries(image, 0)
            : Series.ofPlanes(first.name(), first.planes(), first.grid(), 0);
    final Warp.Result result =
        new Warp(chain, sampling, outside)
            .apply(image.getTitle() + "_template", source, reference.getTitle(), target, progress);
    say(
        "'"
            + result.series().name()
            + "' ("
            + sampling.key()
            + "): "
            + result.inside()
            + " of "
            + target.voxels()
            + " voxels lie in '"
            + image.getTitle()
            + "', the others are "
            + (outside == 0 ? "0." : "NaN."));
    final ImagePlus imp = image(result, run, outside == 0);
    new Provenance("Image on the grid of a template")
        .put("Sources", image.getTitle())
        .put("Reference", reference.getTitle())
        .put("Transforms", warp)
        .put("Interpolation", sampling.key())
        .put("Outside", outside == 0 ? "0" : "NaN")
        .attach(imp);
    warped = Outputs.show(imp);
  }

  private ImagePlus image(final Warp.Result result, final boolean run, final boolean labels) {
    if (run) {
      return Images.onGridOf(result.series(), reference);
    }
    if (labels && Images.isRegions(image)) {
      return Images.fromLabels(
          result.series().name(),
          Labels.completed(result.volume(), Images.toLabels(image).regions()),
          reference);
    }
    return Images.fromVolume(result.volume(), reference);
  }

  private static boolean isMask(final Volume volume) {
    for (final float[] plane : volume.planes()) {
      for (final float v : plane) {
        if (v > 1) {
          return false;
        }
      }
    }
    return true;
  }
}
