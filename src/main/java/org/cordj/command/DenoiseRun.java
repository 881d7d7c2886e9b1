package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordj.denoise.Censor;
import org.cordj.denoise.ConfoundTable;
import org.cordj.denoise.Denoise;
import org.cordj.denoise.Denoised;
import org.cordj.denoise.Drift;
import org.cordj.denoise.PassBand;
import org.cordj.denoise.SliceFit;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.imagej.DenoisingRecord;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.PreviewedCommand;
import org.cordj.imagej.Provenance;
import org.cordj.imagej.RunConfounds;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.imagej.preview.MeanSpectrum;
import org.cordj.imagej.preview.Memo;
import org.cordj.imagej.preview.Preview;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Takes noise from a run in one fit: see {@link Denoise}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Denoise>Cord Denoise...",
    headless = true,
    description =
        "Confounds, drift and the frequencies outside of a band leave a run in one least squares; its"
            + " mean stays. The result is called SERIES_denoised.")
public class DenoiseRun extends PreviewedCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run, before slice timing")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      required = false,
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are denoised; none: all")
  private ImagePlus mask;

  @Parameter(
      label = "Confounds table (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description = "TSV with a header and a row a volume, as of Cord Confounds... or fMRIPrep")
  private String confounds = "";

  @Parameter(
      label = "Drift",
      persist = false,
      choices = {"none", "constant", "linear", "quadratic", "cubic", "cosine"},
      description = "drift that is fitted with the confounds")
  private String drift = "linear";

  @Parameter(
      label = "Cut-off of drift cosine (s)",
      persist = false,
      description = "of drift=cosine: the shortest period that is removed, in seconds")
  private double cutoff = 128;

  @Parameter(
      label = "Lowest kept, 0: all (Hz)",
      persist = false,
      description = "lowest frequency to keep; 0: all. For ALFF keep all")
  private double low = 0;

  @Parameter(
      label = "Highest kept, 0: all (Hz)",
      persist = false,
      description = "highest frequency to keep; 0: all. For ALFF keep all")
  private double high = 0;

  @Parameter(
      label = "Volumes to leave out (from 0, or .tsv)",
      required = false,
      persist = false,
      description =
          "volumes to leave out: a list such as 3,17-19 (from 0) or a .tsv; NaN in result")
  private String censor = "";

  @Parameter(
      label = "Maps of explained variance",
      persist = false,
      description = "map the percent of variance that each group of confounds explains")
  private boolean explained = false;

  @Parameter(
      label = "TR, 0: as the image says (s)",
      persist = false,
      description = "repetition time in seconds; 0 takes it from the image")
  private double tr = 0;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for rank and degrees of freedom by slice; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Preview",
      required = false,
      persist = false,
      visibility = ItemVisibility.INVISIBLE,
      description = PreviewedCommand.WHAT)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Denoised")
  private ImagePlus denoised;

  @Parameter(type = ItemIO.OUTPUT, label = "Explained variance")
  private ImagePlus[] maps;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Denoise options = operation();
    final Path target = Targets.table(table);
    final Series run = Images.toSeries(series, tr);
    final Mask cord = mask == null ? Mask.all(run.grid()) : Images.toMask(mask);
    final ConfoundTable columns =
        confounds.isEmpty()
            ? ConfoundTable.empty("none", run.volumes(), RunConfounds.offset(series))
            : RunConfounds.read(series, Path.of(confounds), ConfoundTable::of);
    final Censor left = RunConfounds.censor(series, censor);
    final Denoised result = options.apply(run, cord, columns, left, progress);
    say(result.notes());
    Tables.give(
        SliceFit.table(result.fits(), FitBand.of(result, run)), run.name() + "_fits", target);
    final ImagePlus clean = Images.fromSeries(result.series(), series);
    record(new Provenance("Denoised run"), cord, left).attach(clean);
    DenoisingRecord.note(clean, options, confounds, left);
    denoised = Outputs.show(clean);
    final List<ImagePlus> shown = new ArrayList<>();
    for (final Volume map : result.explained()) {
      final ImagePlus imp = Images.fromVolume(map, series);
      record(new Provenance("Percent of variance explained"), cord, left)
          .put("Units", "%")
          .attach(imp);
      MapColors.apply(imp, false);
      shown.add(Outputs.show(imp));
    }
    maps = shown.toArray(new ImagePlus[0]);
  }

  @Override
  public Preview make(final Memo memo, final Progress progress) {
    final Denoise options = operation();
    final MeanSpectrum mean = MeanSpectrum.of(memo, series, mask, tr, progress);
    return KeptBand.preview(mean, options.band());
  }

  private Denoise operation() {
    return new Denoise(Drift.of(drift, cutoff), new PassBand(low, high), explained);
  }

  private Provenance record(final Provenance provenance, final Mask cord, final Censor left) {
    return provenance
        .put("Sources", series.getTitle())
        .put("Mask", cord.name())
        .put("Confounds", confounds)
        .put("Drift", drift + (drift.equals("cosine") ? " " + cutoff + " s" : ""))
        .put("LowHz", low)
        .put("HighHz", high)
        .put("CensoredVolumes", left.toString());
  }
}
