package org.cordj.rsfc;

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
    final int bins = volumes / 2;
    final int count = rois.regions().size();
    final Detrender detrender = new Detrender(volumes, detrend);
    final RoiSpectra spectra =
        new RoiSpectra(new String[count], new double[bins], new double[count][], new int[count]);
    for (int m = 1; m <= bins; m++) {
      spectra.frequencies[m - 1] = m / (volumes * series.tr());
    }
    for (int r = 0; r < count; r++) {
      final Labels.Region region = rois.regions().get(r);
      spectra.regions[r] = region.name();
      final Mask voxels = rois.mask(region).and(mask);
      if (voxels.count() > 0) {
        progress.begin("Spectrum of " + region.name(), voxels.count());
        sum(series, voxels, detrender, progress, spectra, r);
      }
      if (spectra.voxels[r] == 0) {
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
    return spectra;
  }

  private static void sum(
      final Series series,
      final Mask voxels,
      final Detrender detrender,
      final Progress progress,
      final RoiSpectra spectra,
      final int r) {
    final int volumes = series.volumes();
    final int bins = volumes / 2;
    // kept per voxel and added in their order, so that threads cannot change the sum
    final double[][] perVoxel = new double[voxels.count()][];
    VoxelBlocks.forEach(
        series,
        voxels,
        progress,
        () -> {
          final RealSpectrum spectrum = new RealSpectrum(volumes);
          final double[] power = new double[spectrum.bins()];
          return (first, count, data) -> {
            for (int v = 0; v < count; v++) {
              final int offset = v * volumes;
              double mean = 0;
              for (int t = 0; t < volumes; t++) {
                mean += data[offset + t] / volumes;
              }
              if (mean > 0 && Double.isFinite(mean)) {
                detrender.apply(data, offset);
                spectrum.power(data, offset, power);
                final double scale = 2 * series.tr() / volumes * 1e4 / (mean * mean);
                final double[] kept = new double[bins];
                for (int m = 1; m <= bins; m++) {
                  kept[m - 1] = power[m] * (2 * m == volumes ? scale / 2 : scale);
                }
                perVoxel[first + v] = kept;
              }
            }
          };
        });
    spectra.power[r] = new double[bins];
    for (final double[] kept : perVoxel) {
      if (kept != null) {
        spectra.voxels[r]++;
        for (int m = 0; m < bins; m++) {
          spectra.power[r][m] += kept[m];
        }
      }
    }
    for (int m = 0; m < bins; m++) {
      spectra.power[r][m] /= spectra.voxels[r];
    }
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
