package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.Images;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.PreviewedCommand;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.imagej.preview.MeanSpectrum;
import org.cordj.imagej.preview.Memo;
import org.cordj.imagej.preview.Preview;
import org.cordj.io.Numbers;
import org.cordj.report.Curve;
import org.cordj.report.Png;
import org.cordj.report.SpectrumFigure;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.CourseSpectrum;
import org.cordj.rsfc.RoiSpectra;
import org.cordj.signal.Detrend;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Power spectra of regions: see {@link RoiSpectra}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Maps>Cord Spectrum...",
    headless = true,
    description =
        "Mean power spectra of the voxels of named regions, in percent of the mean squared per Hz, as a"
            + " picture called SERIES_spectrum and a table.")
public class CordSpectrum extends PreviewedCommand {

  @Parameter(label = "Series", persist = false, description = "4-D run: denoised, not band-passed")
  private ImagePlus series;

  @Parameter(
      label = "Mask",
      persist = false,
      autoFill = false,
      description = "3-D image on the same grid; voxels above 0 are used")
  private ImagePlus mask;

  @Parameter(
      label = "ROIs",
      persist = false,
      autoFill = false,
      description = "regions on the same grid, such as those of Cord ROIs...")
  private ImagePlus rois;

  @Parameter(
      label = "Bands shaded (Hz)",
      persist = false,
      description = "bands to shade: list of slow6 to slow2 and ranges in Hz such as 0.01-0.198")
  private String bands = Band.text(Alff.DEFAULT_BANDS);

  @Parameter(
      label = "Detrend",
      persist = false,
      choices = {"none", "constant", "linear", "quadratic"},
      description = "trend removed first")
  private String detrend = RoiSpectra.DEFAULT_DETREND.key();

  @Parameter(
      label = "Tapers",
      persist = false,
      description =
          "0: periodogram; 3 or more, such as 7: multitaper spectrum with its 95 % limits, smoother"
              + " and less fine the more tapers")
  private int tapers = 0;

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
      description = "TSV file for the spectra; empty: only shown")
  private String table = "";

  @Parameter(
      label = "Save picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the picture; empty: only shown")
  private String output = "";

  @Parameter(
      label = "Preview",
      required = false,
      persist = false,
      visibility = ItemVisibility.INVISIBLE,
      description = PreviewedCommand.WHAT)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final List<Band> shaded = Band.list(bands);
    say(Band.noteRepeated(bands));
    final Path tsv = Targets.table(table);
    final Path png = Targets.picture(output);
    final Series run = Images.toSeries(series, tr);
    final Labels regions = Images.toLabels(rois);
    final RoiSpectra spectra =
        RoiSpectra.of(run, Images.toMask(mask), regions, Detrend.of(detrend), tapers, progress);
    final List<Curve> curves = new ArrayList<>();
    for (int r = 0; r < spectra.regions().length; r++) {
      final int rgb = regions.regions().get(r).rgb();
      final Curve curve =
          Curve.of(spectra.regions()[r], spectra.frequencies(), spectra.power()[r], rgb);
      curves.add(
          spectra.low() == null ? curve : curve.withLimits(spectra.low()[r], spectra.high()[r]));
    }
    final SpectrumFigure figure =
        SpectrumFigure.of("Power (% of mean)\u00b2 / Hz", curves)
            .withTitle(run.name() + ": spectra by region, TR " + Numbers.brief(run.tr()) + " s")
            .withBands(named(shaded));
    final ImagePlus imp = new ImagePlus(run.name() + "_spectrum", figure.draw());
    if (png != null) {
      Png.write(imp.getBufferedImage(), png);
    }
    Tables.give(spectra.toTable(), run.name() + "_spectra", tsv);
    picture = Outputs.show(imp);
  }

  @Override
  public Preview make(final Memo memo, final Progress progress) {
    final List<Band> shaded = Band.list(bands);
    final MeanSpectrum mean = MeanSpectrum.of(memo, series, mask, tr, progress);
    final CourseSpectrum spectrum = mean.spectrum(Detrend.of(detrend));
    // what the picture refuses is refused here
    SpectrumFigure.of(
            "", List.of(Curve.of(mask.getTitle(), spectrum.frequencies(), spectrum.density(), 0)))
        .withBands(named(shaded));
    return mean.preview(spectrum, shaded);
  }

  private static List<SpectrumFigure.NamedBand> named(final List<Band> bands) {
    return bands.stream()
        .map(b -> new SpectrumFigure.NamedBand(bandLabel(b), b.low(), b.high()))
        .toList();
  }

  /** A named band by its name, a range with its unit. */
  private static String bandLabel(final Band band) {
    return band.name().contains("-") ? band.name() + " Hz" : band.name();
  }
}
