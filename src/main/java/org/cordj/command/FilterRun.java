package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import org.cordj.denoise.BandPass;
import org.cordj.denoise.Censor;
import org.cordj.denoise.ConfoundTable;
import org.cordj.denoise.Denoise;
import org.cordj.denoise.Denoised;
import org.cordj.denoise.Drift;
import org.cordj.denoise.PassBand;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.DenoisingRecord;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.PreviewedCommand;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.RunConfounds;
import org.cordj.imagej.preview.MeanSpectrum;
import org.cordj.imagej.preview.Memo;
import org.cordj.imagej.preview.Preview;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Keeps a band of frequencies: see {@link BandPass}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Denoise>Cord Band-pass Filter...",
    headless = true,
    description =
        "Keeps a band of frequencies of a run and its mean. Where confounds leave too, Cord Denoise..."
            + " does both in one fit. The result is called SERIES_bandpass.")
public class FilterRun extends PreviewedCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are filtered; none: all")
  private ImagePlus mask;

  @Parameter(label = "Low (Hz)", persist = false, description = "lowest frequency to keep; 0: all")
  private double low = 0.01;

  @Parameter(
      label = "High (Hz)",
      persist = false,
      description = "highest frequency to keep; 0: all")
  private double high = 0.1;

  @Parameter(
      label = "Drift",
      persist = false,
      choices = {"none", "constant", "linear", "quadratic", "cubic"},
      description = "drift that is removed too")
  private String drift = "linear";

  @Parameter(
      label = "Method",
      persist = false,
      choices = {"projection", "afni", "butterworth"},
      description =
          "projection: least squares on cosines and sines; afni: as 3dBandpass; butterworth: as"
              + " nilearn's clean")
  private String method = "projection";

  @Parameter(
      label = "Confounds table (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description = "TSV of confounds that the method removes in its own way, for comparison")
  private String confounds = "";

  @Parameter(
      label = "TR, 0: as the image says (s)",
      persist = false,
      description = "repetition time in seconds; 0 takes it from the image")
  private double tr = 0;

  @Parameter(
      label = "Preview",
      required = false,
      persist = false,
      visibility = ItemVisibility.INVISIBLE,
      description = PreviewedCommand.WHAT)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Filtered")
  private ImagePlus filtered;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final BandPass options = operation();
    final Series run = Images.toSeries(series, tr);
    final Mask cord = mask == null ? Mask.all(run.grid()) : Images.toMask(mask);
    final ConfoundTable columns =
        confounds.isEmpty()
            ? ConfoundTable.empty("none", run.volumes(), 0)
            : RunConfounds.read(series, Path.of(confounds), ConfoundTable::of);
    final Denoised result = options.apply(run, cord, columns, progress);
    say(result.notes());
    final ImagePlus imp = Images.fromSeries(result.series(), series);
    new Provenance("Band-passed run, " + options.band())
        .put("Sources", run.name())
        .put("Mask", cord.name())
        .put("LowHz", low)
        .put("HighHz", high)
        .put("Drift", drift)
        .put("FilterMethod", method)
        .put("Confounds", confounds)
        .attach(imp);
    // the other methods take what lies outside of the band too, but for their softer edges
    DenoisingRecord.note(
        imp, new Denoise(options.drift(), options.band(), false), confounds, Censor.NONE);
    filtered = Outputs.show(imp);
  }

  @Override
  public Preview make(final Memo memo, final Progress progress) {
    final BandPass options = operation();
    final MeanSpectrum mean = MeanSpectrum.of(memo, series, mask, tr, progress);
    return KeptBand.preview(mean, options.band());
  }

  private BandPass operation() {
    return new BandPass(new PassBand(low, high), Drift.of(drift, 0), BandPass.Method.of(method));
  }
}
