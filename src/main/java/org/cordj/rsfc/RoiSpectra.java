package org.cordj.rsfc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.distribution.TDistribution;
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
import org.cordj.signal.SlepianTapers;

/**
 * Mean power spectra of named regions.
 *
 * <p>For each voxel the one-sided periodogram of the detrended series in percent of its temporal
 * mean, S[m] = 2 TR |X[m]|^2 / T in percent^2 / Hz (bin m = T/2 not doubled), m = 1 .. floor(T/2);
 * the region's spectrum is the mean over its voxels, so that sum S[m] / (T TR) is the mean variance
 * in percent^2.
 *
 * <p>Its values scatter about the spectrum as chi-square with 2 degrees of freedom a voxel, however
 * long the run. The multitaper spectrum (Thomson 1982, 10.1109/PROC.1982.12433) is the mean over K
 * {@link SlepianTapers} h[k] of S[k][m] = 2 TR |DFT of h[k] x|^2 instead, at the price of a
 * resolution of +- (K + 1) / (2 T TR) Hz. Its 95 % limits come from the K estimates of the region:
 * leaving one taper out at a time gives the standard error of the logarithm (delete-one jackknife),
 * Student's t with K - 1 degrees of freedom the width. So they hold however alike the voxels of the
 * region are; they tell of this run's length, not of differences between subjects.
 *
 * @param regions the regions' names
 * @param frequencies [m - 1], Hz
 * @param power [region][m - 1], percent^2 / Hz
 * @param low [region][m - 1], the lower 95 % limit; null of the periodogram
 * @param high [region][m - 1], the upper 95 % limit; null of the periodogram
 * @param voxels how many voxels of each region were used: in the mask, finite, varying, mean above
 *     0
 */
public record RoiSpectra(
    String[] regions,
    double[] frequencies,
    double[][] power,
    double[][] low,
    double[][] high,
    int[] voxels) {

  /** The fewest tapers that have limits. */
  private static final int FEWEST_TAPERS = 3;

  private static final double LEVEL = 0.95;

  /** The trend removed if the user says nothing else: the same as before ALFF. */
  public static final Detrend DEFAULT_DETREND = Alff.DEFAULT_DEFINITION.detrend();

  /** The periodograms: see the other {@code of}. */
  public static RoiSpectra of(
      final Series series,
      final Mask mask,
      final Labels rois,
      final Detrend detrend,
      final Progress progress) {
    return of(series, mask, rois, detrend, 0, progress);
  }

  /**
   * Computes them. Uses all cores; the same bits for any number of threads.
   *
   * @param count how many tapers, 3 or more for the multitaper spectrum, 0 for the periodogram
   * @throws IllegalArgumentException if the TR is missing, a grid differs, or a region has no voxel
   *     left
   */
  public static RoiSpectra of(
      final Series series,
      final Mask mask,
      final Labels rois,
      final Detrend detrend,
      final int count,
      final Progress progress) {
    Alff.requireTr(series);
    mask.requireFits(series.name(), series.grid());
    Grid.requireSame(series.name(), series.grid(), rois.name(), rois.grid());
    final int volumes = series.volumes();
    final Detrender detrender = new Detrender(volumes, detrend);
    final double[][] tapers = tapers(series, count);
    final double[] frequencies = new double[volumes / 2];
    for (int m = 1; m <= frequencies.length; m++) {
      frequencies[m - 1] = m / (volumes * series.tr());
    }
    final int regions = rois.regions().size();
    final String[] names = new String[regions];
    final double[][] power = new double[regions][frequencies.length];
    final double[][] low = count == 0 ? null : new double[regions][frequencies.length];
    final double[][] high = count == 0 ? null : new double[regions][frequencies.length];
    final int[] used = new int[regions];
    for (int r = 0; r < regions; r++) {
      final Labels.Region region = rois.regions().get(r);
      names[r] = region.name();
      final Mask voxels = rois.mask(region).and(mask);
      if (voxels.count() > 0) {
        progress.begin("Spectrum of " + region.name(), voxels.count());
        final double[] each = new double[tapers.length * frequencies.length];
        used[r] = mean(series, voxels, detrender, tapers, progress, each);
        combine(
            each, tapers.length, power[r], count == 0 ? null : low[r], count == 0 ? null : high[r]);
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
    return new RoiSpectra(names, frequencies, power, low, high, used);
  }

  /** The tapers; that of the periodogram is even. */
  private static double[][] tapers(final Series series, final int count) {
    final int volumes = series.volumes();
    if (count == 0) {
      final double[][] even = new double[1][volumes];
      Arrays.fill(even[0], 1 / Math.sqrt(volumes));
      return even;
    }
    // n W = (K + 1) / 2 is at most a quarter of the run
    final int most = volumes / 2 - 1;
    if (count < FEWEST_TAPERS || count > most) {
      throw new IllegalArgumentException(
          "tapers is "
              + count
              + "; it must be 0 (periodogram) or from "
              + FEWEST_TAPERS
              + " to "
              + most
              + " for the "
              + volumes
              + " volumes of '"
              + series.name()
              + "', such as 7.");
    }
    return new SlepianTapers(volumes, (count + 1) / 2.0, count).tapers();
  }

  /** The mean over tapers, and its limits where wanted. */
  private static void combine(
      final double[] each,
      final int tapers,
      final double[] power,
      final double[] low,
      final double[] high) {
    final int bins = power.length;
    final double t =
        low == null
            ? 0
            : new TDistribution(tapers - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
    final double[] without = new double[tapers];
    for (int m = 0; m < bins; m++) {
      double sum = 0;
      for (int k = 0; k < tapers; k++) {
        sum += each[k * bins + m];
      }
      power[m] = sum / tapers;
      if (low != null) {
        double mean = 0;
        for (int k = 0; k < tapers; k++) {
          without[k] = Math.log((sum - each[k * bins + m]) / (tapers - 1));
          mean += without[k] / tapers;
        }
        double squares = 0;
        for (final double w : without) {
          squares += (w - mean) * (w - mean);
        }
        final double factor = Math.exp(t * Math.sqrt(squares * (tapers - 1) / tapers));
        low[m] = power[m] / factor;
        high[m] = power[m] * factor;
      }
    }
  }

  /**
   * Fills the mean power of a region's voxels, taper by taper; returns how many of them have a time
   * course.
   */
  private static int mean(
      final Series series,
      final Mask voxels,
      final Detrender detrender,
      final double[][] tapers,
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
          final double[] work = new double[series.volumes()];
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
                      tapers,
                      spectrum,
                      work,
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

  /** Adds a voxel's spectra to a sum and returns 1; does nothing for one without a course. */
  private static int add(
      final double[] data,
      final int offset,
      final double tr,
      final Detrender detrender,
      final double[][] tapers,
      final RealSpectrum spectrum,
      final double[] work,
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
    final double scale = 2 * tr * 1e4 / (mean * mean);
    for (int k = 0; k < tapers.length; k++) {
      for (int t = 0; t < volumes; t++) {
        work[t] = data[offset + t] * tapers[k][t];
      }
      spectrum.power(work, 0, power);
      final int start = k * (power.length - 1) - 1;
      for (int m = 1; m < power.length; m++) {
        sum[start + m] += power[m] * (2 * m == volumes ? scale / 2 : scale);
      }
    }
    return 1;
  }

  /**
   * One row a frequency: frequency_hz, then a column a region, in percent^2 / Hz, with multitaper
   * spectra each followed by its limits, NAME_low95 and NAME_high95.
   */
  public Table toTable() {
    final List<String> columns = new ArrayList<>(List.of("frequency_hz"));
    for (final String region : regions) {
      columns.add(region);
      if (low != null) {
        columns.add(region + "_low95");
        columns.add(region + "_high95");
      }
    }
    final Table table = new Table(columns);
    for (int m = 0; m < frequencies.length; m++) {
      final List<Object> row = new ArrayList<>(List.of(frequencies[m]));
      for (int r = 0; r < regions.length; r++) {
        row.add(power[r][m]);
        if (low != null) {
          row.add(low[r][m]);
          row.add(high[r][m]);
        }
      }
      table.add(row.toArray());
    }
    return table;
  }
}
