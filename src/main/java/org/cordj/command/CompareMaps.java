package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.io.Numbers;
import org.cordj.report.ComparisonFigure;
import org.cordj.report.Png;
import org.cordj.rsfc.MapComparison;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Two maps and how far they agree: see {@link MapComparison}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Maps>Cord Compare Maps...",
    headless = true,
    description =
        "Two maps side by side, their difference and a Bland-Altman plot: of two definitions, bands or"
            + " runs. Results are called FIRST_minus_SECOND and FIRST_comparison.")
public class CompareMaps extends CordCommand {

  @Parameter(label = "First map", persist = false, description = "3-D image")
  private ImagePlus first;

  @Parameter(
      label = "Second map",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid, taken from the first")
  private ImagePlus second;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are compared")
  private ImagePlus mask;

  @Parameter(
      label = "Image",
      persist = false,
      autoFill = false,
      required = false,
      description = "3-D image on the same grid shown in grey below the maps; none: the first map")
  private ImagePlus image;

  @Parameter(
      label = "Title",
      required = false,
      persist = false,
      description = "headline; empty: none")
  private String title = "";

  @Parameter(
      label = "Unit",
      required = false,
      persist = false,
      description = "unit of the maps, for colour bars and axes")
  private String unit = "";

  @Parameter(
      label = "Table",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for bias, limits of agreement and correlation; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Output",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the picture; empty: only shown")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Difference")
  private ImagePlus difference;

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final Path png = Targets.picture(output);
    final Volume one = Images.toVolume(first);
    final Mask voxels = Images.toMask(mask);
    final MapComparison compared = MapComparison.of(one, Images.toVolume(second), voxels);
    final ImagePlus drawn =
        new ImagePlus(
            one.name() + "_comparison",
            new ComparisonFigure(
                    compared, image == null ? one : Images.toVolume(image), voxels, unit, title)
                .draw());
    if (png != null) {
      Png.write(drawn.getBufferedImage(), png);
    }
    Tables.give(compared.toTable(), one.name() + "_comparison", tsv);
    say(
        compared.difference().name()
            + ": bias "
            + Numbers.brief(compared.bias())
            + ", limits of agreement "
            + Numbers.brief(compared.low())
            + " to "
            + Numbers.brief(compared.high())
            + ", r = "
            + Numbers.brief(compared.correlation())
            + " over "
            + compared.voxels()
            + " voxels"
            + (compared.excluded() == 0
                ? "."
                : "; in " + compared.excluded() + " one of the maps has no value."));
    final ImagePlus imp = Images.fromVolume(compared.difference(), first);
    new Provenance("Difference of two maps")
        .put("Sources", first.getTitle())
        .put("Subtracted", second.getTitle())
        .put("Mask", voxels.name())
        .attach(imp);
    MapColors.apply(imp, true);
    difference = Outputs.show(imp);
    picture = Outputs.show(drawn);
  }
}
