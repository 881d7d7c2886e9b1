package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.denoise.Confound;
import org.cordj.denoise.ConfoundGroup;
import org.cordj.denoise.ConfoundTable;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.RunConfounds;
import org.cordj.imagej.Targets;
import org.cordj.report.CarpetFigure;
import org.cordj.report.Png;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Every voxel over time: see {@link CarpetFigure}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Report>Cord Carpet Plot...",
    headless = true,
    description =
        "Every voxel's course as a line of grey, the cord's by slice and depth and the tissue's around it,"
            + " before and after denoising, under traces of confounds. Called SERIES_carpet.")
public class CarpetPlot extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run before denoising")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D cord mask on the same grid")
  private ImagePlus mask;

  @Parameter(
      label = "After",
      required = false,
      persist = false,
      autoFill = false,
      description = "the run after denoising, shown below")
  private ImagePlus after;

  @Parameter(
      label = "Confounds table (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description = "TSV of confounds to show as traces above; empty: none")
  private String confounds = "";

  @Parameter(
      label = "Confounds shown as traces",
      required = false,
      persist = false,
      description =
          "names of confounds, without slices, with commas between; empty: motion and the first of"
              + " physiology and CSF. Columns by slice are averaged")
  private String traces = "";

  @Parameter(
      label = "Volumes to mark (from 0, or .tsv)",
      required = false,
      persist = false,
      description = "volumes to mark: a list such as 3,17-19 (from 0) or a .tsv")
  private String censor = "";

  @Parameter(
      label = "TR, 0: as the image says (s)",
      persist = false,
      description = "repetition time in seconds; 0 takes it from the image")
  private double tr = 0;

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
    final Series run = Images.toSeries(series, tr);
    final Mask cord = Images.toMask(mask);
    final int[] censored = RunConfounds.censor(series, censor).volumes();
    final List<CarpetFigure.Trace> curves =
        confounds.isEmpty()
            ? List.of()
            : curves(RunConfounds.read(series, Path.of(confounds), ConfoundTable::of));
    CarpetFigure figure = CarpetFigure.of(run, cord, progress);
    if (after != null) {
      figure = figure.withAfter(Images.toSeries(after, tr), cord, progress);
    }
    final ImagePlus imp =
        new ImagePlus(
            run.name() + "_carpet",
            figure
                .withTraces(curves)
                .withCensored(censored)
                .withTitle(run.name() + ": every voxel over time")
                .draw());
    if (png != null) {
      Png.write(imp.getBufferedImage(), png);
    }
    picture = Outputs.show(imp);
  }

  private List<CarpetFigure.Trace> curves(final ConfoundTable table) {
    final List<String> names = new ArrayList<>();
    if (traces.isBlank()) {
      for (final String base : table.bases()) {
        final ConfoundGroup group = ConfoundGroup.of(base);
        final boolean first =
            names.stream().noneMatch(n -> ConfoundGroup.of(n) == group)
                && (group == ConfoundGroup.PHYSIO || group == ConfoundGroup.CSF);
        if (first
            || group == ConfoundGroup.MOTION
                && !base.contains("_derivative1")
                && !base.contains("_power2")) {
          names.add(base);
        }
      }
    } else {
      Arrays.stream(traces.split(",")).map(String::strip).forEach(names::add);
    }
    final List<CarpetFigure.Trace> curves = new ArrayList<>();
    for (final String name : names) {
      final List<Confound> columns =
          table.confounds().stream().filter(c -> c.base().equals(name)).toList();
      if (columns.isEmpty()) {
        throw new IllegalArgumentException(
            "'"
                + confounds
                + "' has no confound '"
                + name
                + "'; it has "
                + String.join(", ", table.bases())
                + ".");
      }
      final double[] mean = new double[table.volumes()];
      for (final Confound c : columns) {
        final double[] values = table.values(c);
        Arrays.setAll(mean, t -> mean[t] + values[t] / columns.size());
      }
      // shifts are alike in unit, turns too; anything else has an axis of its own
      final String panel =
          name.startsWith("trans_") ? "motion" : name.startsWith("rot_") ? "rotation" : name;
      curves.add(new CarpetFigure.Trace(panel, name, mean));
    }
    return curves;
  }
}
