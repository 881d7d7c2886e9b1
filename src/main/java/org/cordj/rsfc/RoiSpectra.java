package org.cordj.rsfc;

import java.util.concurrent.atomic.AtomicInteger;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;
import org.cordj.io.Table;
import org.cordj.signal.Detrend;
import org.cordj.signal.Detrender;
import org.cordj.signal.RealSpectrum;

/**
 * Mean power spectra of named regions.
 *
 * <p>For each voxel the one-sided periodogram of the detrended series in percent of its temporal
 * mean, S[m] = 2 TR |X[m]|^2 / T in percent^2 / Hz (bin m = T/2 not doubled), m = 1 .. floor(T/2);
 * the region's spectrum is the mean over its voxels, so that sum S[m] / (T TR) is the mean variance
 * in percent^2.
 *
 * @param regions the regions' names
 * @param frequencies [m - 1], Hz
 * @param power [region][m - 1], percent^2 / Hz
 * @param voxels how many voxels of each region were used: in the mask, finite, varying, mean above
 *     0
 */
public record RoiSpectra(String[] regions, double[] frequencies, double[][] power, int[] voxels) {

  /** The trend removed if the user says nothing else: the same as before ALFF. */
  public static final Detrend DEFAULT_DETREND = Alff.DEFAULT_DEFINITION.detrend();

  /**
   * Computes them. Uses all cores; the same bits for any number of threads.
   *
   * @throws IllegalArgumentException if the TR is missing, a grid differs, or a region has no voxel
   *     left
   */
  public static RoiSpectra of(
      final Series series,
      final Mask mask,
      final Labels rois,
      final Detrend detrend,
      final Progress progress) {
    Alff.requireTr(series);
    mask.requireFits(series.name(), series.grid());
    Grid.requireSame(series.name(), series.grid(), rois.name(), rois.grid());
    final int volumes = series.volumes();
    final Detrender detrender = new Detrender(volumes, detrend);
    final double[] frequencies = new double[volumes / 2];
    for (int m = 1; m <= frequencies.length; m++) {
      frequencies[m - 1] = m / (volumes * series.tr());
    }
    final int count = rois.regions().size();
    final String[] names = new String[count];
    final double[][] power = new double[count][frequencies.length];
    final int[] used = new int[count];
    for (int r = 0; r < count; r++) {
      final Labels.Region region = rois.regions().get(r);
      names[r] = region.name();
      final Mask voxels = rois.mask(region).and(mask);
      if (voxels.count() > 0) {
        progress.begin("Spectrum of " + region.name(), voxels.count());
        used[r] = mean(series, voxels, detrender, progress, power[r]);
      }
      if (used[r] == 0) {
        throw new IllegalArgumentException(
            "Region '"
                + region.name()
                + "' of '"
                + rois.name()
                + "' has no voxel with a time course inside the mask '"
                + mask.name()
                + "'.");
      }
    }
    return new RoiSpectra(names, frequencies, power, used);
  }

  /** Fills the mean power of a region's voxels; returns how many of them have a time course. */
  private static int mean(
      final Series series,
      final Mask voxels,
      final Detrender detrender,
      final Progress progress,
      final double[] power) {
    // kept per block, at the block's first voxel, and added in that order: no thread can change it
    final double[][] sums = new double[voxels.count()][];
    final AtomicInteger used = new AtomicInteger();
    VoxelBlocks.forEach(
        series,
        voxels,
        progress,
        () -> {
          final RealSpectrum spectrum = new RealSpectrum(series.volumes());
          final double[] one = new double[spectrum.bins()];
          return (first, count, data) -> {
            sums[first] = new double[power.length];
            int n = 0;
            for (int v = 0; v < count; v++) {
              n +=
                  add(
                      data,
                      v * series.volumes(),
                      series.tr(),
                      detrender,
                      spectrum,
                      one,
                      sums[first]);
            }
            used.addAndGet(n);
          };
        });
    for (final double[] sum : sums) {
      if (sum != null) {
        for (int m = 0; m < power.length; m++) {
          power[m] += sum[m];
        }
      }
    }
    for (int m = 0; m < power.length; m++) {
      power[m] /= used.get();
    }
    return used.get();
  }

  /** Adds a voxel's periodogram to a sum and returns 1; does nothing for one without a course. */
  private static int add(
      final double[] data,
      final int offset,
      final double tr,
      final Detrender detrender,
      final RealSpectrum spectrum,
      final double[] power,
      final double[] sum) {
    final int volumes = spectrum.length();
    final double mean = Courses.mean(data, offset, volumes);
    final double before = Courses.squares(data, offset, volumes, mean);
    if (!(mean > 0) || !Double.isFinite(before)) {
      return 0;
    }
    detrender.apply(data, offset);
    if (!Courses.varies(data, offset, volumes, before, mean)) {
      return 0;
    }
    spectrum.power(data, offset, power);
    final double scale = 2 * tr / volumes * 1e4 / (mean * mean);
    for (int m = 1; m < power.length; m++) {
      sum[m - 1] += power[m] * (2 * m == volumes ? scale / 2 : scale);
    }
    return 1;
  }

  /** One row a frequency: frequency_hz, then a column a region, in percent^2 / Hz. */
  public Table toTable() {
    final String[] columns = new String[regions.length + 1];
    columns[0] = "frequency_hz";
    System.arraycopy(regions, 0, columns, 1, regions.length);
    final Table table = new Table(columns);
    for (int m = 0; m < frequencies.length; m++) {
      final Object[] row = new Object[columns.length];
      row[0] = frequencies[m];
      for (int r = 0; r < regions.length; r++) {
        row[r + 1] = power[r][m];
      }
      table.add(row);
    }
    return table;
  }
}
