package org.cordj.command;

import ij.ImagePlus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.RunTiming;
import org.cordj.io.Numbers;
import org.cordj.preprocess.SliceReference;
import org.cordj.preprocess.SliceTiming;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Interpolates slices to one time: see {@link SliceTiming}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Preprocess>Cord Slice Timing...",
    headless = true,
    description =
        "Interpolates each slice to one time within the volume, by the SliceTiming of the file's"
            + " sidecar. Comes after denoising, which needs each slice's own time. The result is called"
            + " SERIES_timed.")
public class CordSliceTiming extends CordCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run opened from a NIfTI file")
  private ImagePlus series;

  @Parameter(
      label = "Reference",
      persist = false,
      description =
          "middle (half-way between the first and the last slice), start, or seconds after the volume's"
              + " start")
  private String reference = SliceReference.MIDDLE.key();

  @Parameter(
      label = "Method",
      persist = false,
      choices = {"fourier", "sinc"},
      description = "fourier: by the whole spectrum; sinc: a spike stays within 8 volumes")
  private String method = "fourier";

  @Parameter(type = ItemIO.OUTPUT, label = "Timed run")
  private ImagePlus timed;

  @Override
  protected void execute(final Progress progress) {
    final SliceTiming timing =
        new SliceTiming(SliceReference.of(reference), SliceTiming.Method.of(method));
    final Series run = Images.toSeries(series, 0);
    final RunTiming.Slices slices = RunTiming.requireSlices(series);
    final SliceTiming.Result result = timing.apply(run, slices.times(), slices.axis(), progress);
    say(result.notes());
    say(
        run.name()
            + ": slices taken at "
            + Arrays.stream(slices.times())
                .mapToObj(Numbers::brief)
                .collect(Collectors.joining(", "))
            + " s are interpolated to "
            + Numbers.brief(result.reference())
            + " s.");
    final ImagePlus imp = Images.fromSeries(result.series(), series);
    RunTiming.timed(imp, series, result.reference());
    new Provenance("Slices interpolated to one time, " + method)
        .put("Sources", run.name())
        .put("Method", method)
        .put("ReferenceTime", result.reference())
        .attach(imp);
    timed = Outputs.show(imp);
  }
}
