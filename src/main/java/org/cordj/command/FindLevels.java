package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Table;
import org.cordj.segment.CordLevels;
import org.cordj.segment.LevelImage;
import org.cordj.segment.LevelKind;
import org.cordj.segment.LevelPoint;
import org.cordj.segment.LevelPointTable;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Vertebral or spinal levels of the cord: see {@link CordLevels}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Segment>Cord Levels...",
    headless = true,
    description =
        "The cord's vertebral or spinal levels, from clicked discs or vertebrae, a table of points, one"
            + " point and lengths, or a label image of SCT. The result is called MASK_levels.")
public class FindLevels extends CordCommand {

  @Parameter(
      label = "Series",
      persist = false,
      autoFill = false,
      required = false,
      description = "image on the mask's grid with the clicked points as its selection")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D cord mask; voxels above 0 are the cord")
  private ImagePlus mask;

  @Parameter(
      label = "Points table (.tsv; empty: clicked)",
      required = false,
      persist = false,
      style = "open",
      description =
          "TSV file with the columns name and i, j, k (voxels from 0) or x, y, z (mm); empty: clicked"
              + " points")
  private String points = "";

  @Parameter(
      label = "Names (such as C4/C5,C5/C6)",
      required = false,
      persist = false,
      description =
          "of the clicked points, in their order: discs as C2/C3, middles as vertebral-C3 or spinal-C5;"
              + " one name is the topmost point's, the next follow downwards")
  private String names = "";

  @Parameter(
      label = "Lengths (mm, downwards)",
      required = false,
      persist = false,
      description =
          "list of the levels' lengths along the cord in mm, downwards from the only point")
  private String lengths = "";

  @Parameter(
      label = "Labels",
      persist = false,
      autoFill = false,
      required = false,
      description = "SCT's image of levels, discs or middles of segments, in place of points")
  private ImagePlus labels;

  @Parameter(
      label = "Kind",
      persist = false,
      choices = {"vertebral", "spinal"},
      description = "whose levels the numbers of labels are; names say it by themselves")
  private String kind = "vertebral";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for each level's slices and voxels; empty: only shown")
  private String table = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Levels")
  private ImagePlus levels;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path target = Targets.table(table);
    final Mask cord = Images.toMask(mask);
    final CordLevels.Result result = find(cord);
    say(result.notes());
    final String title = mask.getTitle() + "_levels";
    Tables.give(CordLevels.toTable(result.labels()), title, target);
    final ImagePlus imp = Images.fromLabels(title, result.labels(), mask);
    new Provenance("Levels of the cord")
        .put("Sources", mask.getTitle())
        .put("Points", labels == null ? points.isEmpty() ? names : points : labels.getTitle())
        .put("LengthsMm", lengths)
        .attach(imp);
    levels = Outputs.show(imp);
  }

  private CordLevels.Result find(final Mask cord) throws IOException {
    if (labels != null) {
      if (!points.isEmpty() || !names.isEmpty() || !lengths.isEmpty()) {
        throw new IllegalArgumentException(
            "labels stands in place of points: leave out points, names and lengths.");
      }
      final LevelImage image = new LevelImage(Images.toVolume(labels), LevelKind.of(kind));
      Grid.requireSame(labels.getTitle(), image.image().grid(), cord.name(), cord.grid());
      if (!image.points()) {
        return image.toLevels(cord);
      }
      say(
          "Each number of '"
              + labels.getTitle()
              + "' stands in one voxel: they are taken as "
              + (image.kind() == LevelKind.SPINAL ? "middles of segments." : "discs."));
      return new CordLevels(image.toPoints(), List.of()).apply(cord);
    }
    return new CordLevels(given(cord), list(lengths).stream().map(FindLevels::length).toList())
        .apply(cord);
  }

  private List<LevelPoint> given(final Mask cord) throws IOException {
    if (!points.isEmpty()) {
      return LevelPointTable.points(Table.read(Path.of(points)), cord.grid());
    }
    if (series == null) {
      throw new IllegalArgumentException(
          "Cord Levels needs points (a table), labels (an image), or a series with clicked points and"
              + " their names.");
    }
    Grid.requireSame(series.getTitle(), Images.grid(series), cord.name(), cord.grid());
    return CordLevels.named(CordImage.points(series), list(names), cord.grid());
  }

  private static List<String> list(final String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static double length(final String word) {
    try {
      return Double.parseDouble(word);
    } catch (final NumberFormatException e) {
      throw new IllegalArgumentException(
          "lengths holds '" + word + "', which is no number of mm; give a list such as 18,17,16.");
    }
  }
}
