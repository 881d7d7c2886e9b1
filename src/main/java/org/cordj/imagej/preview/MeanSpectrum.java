package org.cordj.imagej.preview;

import ij.ImagePlus;
import java.awt.Window;
import java.util.Arrays;
import java.util.List;
import org.cordj.connectivity.SeedCourse;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.Images;
import org.cordj.imagej.explorer.SpectrumPlot;
import org.cordj.io.Numbers;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.CourseSpectrum;
import org.cordj.signal.Detrend;

/**
 * The mean course of a run's voxels in a mask, and its spectrum with bands as a preview: see {@link
 * CourseSpectrum}. The mean of many voxels shows what they share; each voxel alone has more noise.
 *
 * @param run the run with its TR
 * @param course the mean over the voxels whose course is finite and varies
 */
public record MeanSpectrum(Series run, SeedCourse course) {

  /**
   * The mean course, made once for the same images and TR.
   *
   * @param mask null for the whole image
   * @param tr in s; 0 takes the image's own
   * @throws IllegalArgumentException if the run has no TR, the grids differ or no voxel has a
   *     course
   */
  public static MeanSpectrum of(
      final Memo memo,
      final ImagePlus series,
      final ImagePlus mask,
      final double tr,
      final Progress progress) {
    return memo.get(
        Arrays.asList(MeanSpectrum.class, series, mask, tr),
        MeanSpectrum.class,
        () -> {
          final Series run = Images.toSeries(series, tr);
          Alff.requireTr(run);
          final Mask voxels = mask == null ? Mask.all(run.grid()) : Images.toMask(mask);
          return new MeanSpectrum(run, SeedCourse.ofRegion(run, voxels, progress));
        });
  }

  /** The spectrum of the mean course less a trend. */
  public CourseSpectrum spectrum(final Detrend detrend) {
    return CourseSpectrum.of(course.values(), run.tr(), detrend);
  }

  /** A spectrum with bands, to be shown beside the dialog. */
  public Preview preview(final CourseSpectrum spectrum, final List<Band> bands) {
    final SpectrumPlot plot = SpectrumPlot.of(spectrum.frequencies(), spectrum.density(), bands);
    final String title = run.name() + ": spectrum of the mean course";
    final String note =
        "Mean of "
            + course.voxels()
            + " voxels of "
            + course.name()
            + ", "
            + run.volumes()
            + " volumes, TR "
            + Numbers.brief(run.tr())
            + " s.";
    return new Preview() {
      @Override
      public Shown show(final Shown before, final Window dialog) {
        final BandWindow window =
            before instanceof BandWindow there ? there : BandWindow.beside(dialog);
        window.show(plot, title);
        return window;
      }

      @Override
      public String note() {
        return note;
      }
    };
  }
}
