package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Targets;
import org.cordj.report.ColorMap;
import org.cordj.report.Montage;
import org.cordj.report.Overlay;
import org.cordj.report.Png;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Slices side by side, for a slide: see {@link Montage}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Report>Cord Montage...",
    headless = true,
    description =
        "Slices of an image side by side, with a map in colour over it or regions outlined, colour bar,"
            + " R/L/A/P and scale. The picture is called IMAGE_montage.")
public class CordMontage extends CordCommand {

  /** Yellow stands out from grey, and from both ends of the colour maps. */
  private static final int OUTLINE = 0xffd400;

  @Parameter(label = "Image", persist = false, description = "3-D image shown in grey")
  private ImagePlus image;

  @Parameter(
      label = "Map",
      persist = false,
      autoFill = false,
      required = false,
      description = "3-D image on the same grid shown in colour where the mask is")
  private ImagePlus map;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      required = false,
      description = "voxels that are coloured, and that the picture is cropped to")
  private ImagePlus mask;

  @Parameter(
      label = "Outline of the mask",
      persist = false,
      description = "draw the mask's outline in each slice")
  private boolean outline = false;

  @Parameter(
      label = "ROIs",
      persist = false,
      autoFill = false,
      required = false,
      description = "regions to outline")
  private ImagePlus rois;

  @Parameter(
      label = "Slices",
      persist = false,
      description = "most slices shown, 1 to 1000; where there are more, chosen evenly")
  private int slices = Montage.DEFAULT_TILES;

  @Parameter(
      label = "Title",
      required = false,
      persist = false,
      description = "headline; empty: the image's or map's title")
  private String title = "";

  @Parameter(
      label = "Colour bar says",
      required = false,
      persist = false,
      description =
          "what the colour bar says of the map, or of the image if there is none, with its unit")
  private String unit = "";

  @Parameter(
      label = "Colours",
      persist = false,
      choices = {"sequential", "diverging"},
      description = "diverging: for maps with both signs, 0 in the middle")
  private String colors = "sequential";

  @Parameter(
      label = "Margin (mm)",
      persist = false,
      description = "how far the picture reaches beyond the mask or regions, 0 to 1000 mm")
  private double margin = 8;

  @Parameter(
      label = "Save picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the picture; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path png = Targets.picture(output);
    if (outline && (mask == null || rois != null)) {
      throw new IllegalArgumentException(
          "outline=true draws the mask's outline: give mask, and no rois, which have outlines of their"
              + " own.");
    }
    final Mask cord = mask == null ? null : Images.toMask(mask);
    Montage montage =
        Montage.of(Images.toVolume(image), map == null && !unit.isEmpty() ? unit : image.getTitle())
            .withTitle(title.isEmpty() ? (map == null ? image : map).getTitle() : title)
            .withTiles(slices);
    if (map != null) {
      final Volume values = Images.toVolume(map);
      Overlay overlay =
          Overlay.of(values, unit.isEmpty() ? map.getTitle() : unit)
              .withColors(colors.equals("diverging") ? ColorMap.DIVERGING : ColorMap.SEQUENTIAL);
      // a map is 0 where it was not made
      overlay = overlay.withMask(cord != null ? cord : nonZero(values));
      montage = montage.withOverlay(overlay);
    }
    Mask region = cord;
    if (rois != null) {
      final Labels regions = Images.toLabels(rois);
      montage = montage.withOutlines(regions);
      region = cord == null ? regions.union() : cord;
    }
    if (outline) {
      montage = montage.withOutlines(outlines(cord));
    }
    montage = montage.withRegion(region, margin);
    final ImagePlus imp = new ImagePlus(image.getTitle() + "_montage", montage.draw());
    if (png != null) {
      Png.write(imp.getBufferedImage(), png);
    }
    picture = Outputs.show(imp);
  }

  private static Labels outlines(final Mask mask) {
    final int[] values = new int[mask.grid().voxels()];
    IntStream.of(mask.indices()).forEach(i -> values[i] = 1);
    return new Labels(
        mask.name(), mask.grid(), values, List.of(new Labels.Region(1, mask.name(), OUTLINE)));
  }

  private static Mask nonZero(final Volume map) {
    final int[] indices =
        IntStream.range(0, map.grid().voxels()).filter(i -> map.get(i) != 0).toArray();
    return Mask.ofIndices(map.name(), map.grid(), indices);
  }
}
