package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.Images;
import org.cordj.imagej.PreviewedCommand;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.imagej.preview.MeanSpectrum;
import org.cordj.imagej.preview.Memo;
import org.cordj.imagej.preview.Preview;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.AlffMaps;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;
import org.cordj.rsfc.Measure;
import org.cordj.rsfc.NoiseFloor;
import org.cordj.rsfc.RoiTable;
import org.cordj.rsfc.TableLayout;
import org.cordj.signal.Detrend;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Maps the amplitude of low-frequency fluctuations: see {@link Alff}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Maps>Cord ALFF...",
    headless = true,
    description =
        "Amplitude of low-frequency fluctuations of a denoised, not band-passed run, by band. Results"
            + " are called SERIES_MEASURE_BAND.")
public class CordAlff extends PreviewedCommand {

  /** The word for the definition's own detrending. */
  private static final String AUTO = "auto";

  @Parameter(label = "Series", persist = false, description = "4-D run: denoised, not band-passed")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are mapped")
  private ImagePlus mask;

  @Parameter(
      label = "Bands (Hz)",
      persist = false,
      description = "list of slow6, slow5, slow4, slow3, slow2 and ranges in Hz such as 0.01-0.198")
  private String bands = Band.text(Alff.DEFAULT_BANDS);

  @Parameter(
      label = "Measures",
      persist = false,
      description =
          "list of ALFF, pALFF, fALFF, mALFF, zALFF, RSFA, mRSFA, fRSFA, PerAF, dcALFF, ncALFF,"
              + " seALFF2, sedcALFF2, sencALFF2, lodcALFF2, hidcALFF2, loncALFF2, hincALFF2")
  private String measures = Measure.text(Alff.DEFAULT_MEASURES);

  @Parameter(
      label = "Definition",
      persist = false,
      choices = {"rms", "afni", "dpabi", "xcpd", "cpac"},
      description =
          "rms: SD within the band, whatever the run's length; afni: as AFNI's 3dRSFC; dpabi: as DPABI and"
              + " REST; xcpd: as XCP-D; cpac: as C-PAC")
  private String definition = Alff.DEFAULT_DEFINITION.key();

  @Parameter(
      label = "Detrend",
      persist = false,
      choices = {AUTO, "none", "constant", "linear", "quadratic"},
      description =
          "trend removed first; auto: the definition's own, quadratic for rms and afni, linear for dpabi and cpac, constant for xcpd")
  private String detrend = AUTO;

  @Parameter(
      label = "Confounds (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description =
          "TSV with a header and a row a volume; taken from the run, also for corrections of a run"
              + " denoised with them; rms and afni only")
  private String confounds = "";

  @Parameter(
      label = "Volumes to leave out (list or .tsv)",
      required = false,
      persist = false,
      description = "volumes to leave out: a list such as 3,17-19 (from 0) or a .tsv; rms only")
  private String censor = "";

  @Parameter(
      label = "Noise floor of ncALFF from (Hz)",
      persist = false,
      description = "frequency above which ncALFF finds noise only; 0: the bands' highest edge")
  private double floor = NoiseFloor.DEFAULT.from();

  @Parameter(
      label = "Smooth noise floor of ncALFF",
      persist = false,
      description = "ncALFF's floor is the mean over a voxel and its neighbours in the mask")
  private boolean floorsmooth = NoiseFloor.DEFAULT.smooth();

  @Parameter(
      label = "TR, 0: as the image says (s)",
      persist = false,
      description = "repetition time in seconds; 0 takes it from the image")
  private double tr = 0;

  @Parameter(
      label = "ROIs",
      persist = false,
      autoFill = false,
      required = false,
      description = "regions on the same grid, such as those of Cord ROIs...; makes the table")
  private ImagePlus rois;

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description = "TSV file for the values by region; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Layout",
      persist = false,
      choices = {"long", "wide"},
      description = "long: a row for each region, band and measure; wide: a row for each region")
  private String layout = TableLayout.LONG.key();

  @Parameter(
      label = "Preview",
      required = false,
      persist = false,
      visibility = ItemVisibility.INVISIBLE,
      description = PreviewedCommand.WHAT)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Maps")
  private ImagePlus[] maps;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final List<Measure> asked = Measure.list(measures);
    final Alff alff = operation(asked);
    final Path target = Targets.table(table);
    final Series run = Images.toVoxelSeries(series, tr);
    final Mask cord = Images.toMask(mask);
    final Labels regions = rois == null ? null : Images.toLabels(rois);
    final TableLayout form = TableLayout.of(layout);
    if (regions == null && !(table.isEmpty() && form == TableLayout.LONG)) {
      throw new IllegalArgumentException(
          "A table needs regions: give rois as well as "
              + (table.isEmpty() ? "layout." : "table."));
    }
    if (regions != null) {
      Grid.requireSame(cord.name(), cord.grid(), regions.name(), regions.grid());
    }
    final AlffMaps result =
        alff.apply(run, cord, RunDesigns.of(series, confounds, censor), progress);
    if (!alff.measures().equals(asked)) {
      say(run.name() + ": ALFF is mapped too, since mALFF is not to be read alone.");
    }
    say(Band.noteRepeated(bands));
    say(result.notes());
    maps = AlffImages.show(result, series, cord, bands, confounds, censor);
    // after the maps, so that its window lies in front of theirs
    if (regions != null) {
      say(RoiTable.rawBesideRelative(result, cord, regions));
      Tables.give(form.table(result, cord, regions), run.name() + "_ALFF", target);
    }
  }

  @Override
  public Preview make(final Memo memo, final Progress progress) {
    final Alff alff = operation(Measure.list(measures));
    final MeanSpectrum mean = MeanSpectrum.of(memo, series, mask, tr, progress);
    alff.requireFits(mean.run());
    return mean.preview(mean.spectrum(alff.detrend()), alff.bands());
  }

  private Alff operation(final List<Measure> asked) {
    final Definition rule = Definition.of(definition);
    return new Alff(
        Band.list(bands),
        Measure.withRaw(asked),
        rule,
        detrend.equals(AUTO) ? rule.detrend() : Detrend.of(detrend),
        new NoiseFloor(floor, floorsmooth));
  }
}
