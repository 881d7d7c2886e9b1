package org.cordj.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;

/**
 * DVARS and refRMS of a run, by volume and by slice and volume.
 *
 * <p>With n voxels, x the scaled data and s the scale: dvars(t) = sqrt(sum (x(t) - x(t-1))^2 / n);
 * the change to be expected of a voxel is e = sqrt(2 (1 - a)) IQR / 1.349, where a is its lag-1
 * autocorrelation (Yule-Walker, about the mean) and IQR goes from the 25th to the 75th percentile,
 * each the nearest value below; std_dvars = dvars / mean(e); vxstd_dvars = sqrt(sum ((x(t) -
 * x(t-1)) / e)^2 / n); refrms(t) = sqrt(sum (x(t) - reference)^2 / n). As nipype's ComputeDVARS;
 * voxels with an IQR of 0 or a value that is not finite are left out. Of the first volume only
 * refrms is known.
 */
final class Intensities {

  /** IQR of a Gaussian of SD 1, to the digits that nipype uses. */
  private static final double GAUSSIAN_IQR = 1.349;

  /** Sums over some voxels of one slice. */
  private static final class Part {
    final int slice;
    final double[] change;
    final double[] standard;
    final double[] distance;
    double expected;
    int voxels;

    Part(final int slice, final int volumes) {
      this.slice = slice;
      change = new double[volumes];
      standard = new double[volumes];
      distance = new double[volumes];
    }

    void add(final Part other) {
      for (int t = 0; t < change.length; t++) {
        change[t] += other.change[t];
        standard[t] += other.standard[t];
        distance[t] += other.distance[t];
      }
      expected += other.expected;
      voxels += other.voxels;
    }
  }

  private final double scale;
  private final Part[] slices;
  private final Part all;
  private final int constant;
  private final int nonFinite;

  private Intensities(
      final double scale,
      final Part[] slices,
      final Part all,
      final int constant,
      final int nonFinite) {
    this.scale = scale;
    this.slices = slices;
    this.all = all;
    this.constant = constant;
    this.nonFinite = nonFinite;
  }

  /**
   * Measures a run. All cores; sums are formed in the voxels' order whatever the threads.
   *
   * @param scale what the data are multiplied by
   * @param reference the volume that refRMS is the distance from, -1 for the mean over time
   */
  static Intensities of(
      final Series run,
      final Mask mask,
      final double scale,
      final int reference,
      final Progress progress) {
    final int volumes = run.volumes();
    final int plane = run.grid().planeSize();
    final Map<Integer, List<Part>> parts = new ConcurrentSkipListMap<>();
    final AtomicInteger constant = new AtomicInteger();
    final AtomicInteger nonFinite = new AtomicInteger();
    VoxelBlocks.forEach(
        run,
        mask,
        progress,
        () -> {
          final double[] sorted = new double[volumes];
          return (first, count, data) -> {
            final List<Part> own = new ArrayList<>();
            for (int n = 0; n < count; n++) {
              final int z = mask.index(first + n) / plane;
              if (own.isEmpty() || own.get(own.size() - 1).slice != z) {
                own.add(new Part(z, volumes));
              }
              final int from = n * volumes;
              System.arraycopy(data, from, sorted, 0, volumes);
              Arrays.sort(sorted);
              // sorted: an infinity or NaN stands at an end
              if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[volumes - 1])) {
                nonFinite.incrementAndGet();
              } else if (!add(own.get(own.size() - 1), data, from, sorted, reference)) {
                constant.incrementAndGet();
              }
            }
            parts.put(first, own);
          };
        });
    final Part[] slices = new Part[run.grid().nz()];
    Arrays.setAll(slices, z -> new Part(z, volumes));
    parts.values().forEach(own -> own.forEach(p -> slices[p.slice].add(p)));
    final Part all = new Part(-1, volumes);
    for (final Part slice : slices) {
      all.add(slice);
    }
    return new Intensities(scale, slices, all, constant.get(), nonFinite.get());
  }

  /** Adds a voxel; false if its IQR is 0. */
  private static boolean add(
      final Part part,
      final double[] data,
      final int from,
      final double[] sorted,
      final int reference) {
    final int volumes = sorted.length;
    final double iqr = sorted[(int) (0.75 * (volumes - 1))] - sorted[(int) (0.25 * (volumes - 1))];
    if (iqr == 0) {
      return false;
    }
    double sum = 0;
    for (int t = from; t < from + volumes; t++) {
      sum += data[t];
    }
    final double mean = sum / volumes;
    double lag0 = 0;
    double lag1 = 0;
    for (int t = from; t < from + volumes; t++) {
      lag0 += (data[t] - mean) * (data[t] - mean);
      lag1 += t == from ? 0 : (data[t] - mean) * (data[t - 1] - mean);
    }
    final double expected = Math.sqrt(2 * (1 - lag1 / lag0)) * iqr / GAUSSIAN_IQR;
    final double still = reference < 0 ? mean : data[from + reference];
    for (int t = 0; t < volumes; t++) {
      final double d = data[from + t] - still;
      part.distance[t] += d * d;
      if (t > 0) {
        final double c = data[from + t] - data[from + t - 1];
        part.change[t] += c * c;
        part.standard[t] += c / expected * (c / expected);
      }
    }
    part.expected += expected;
    part.voxels++;
    return true;
  }

  /** How many voxels were used. */
  int used() {
    return all.voxels;
  }

  /** Voxels left out because they hardly vary. */
  int constant() {
    return constant;
  }

  /** Voxels left out because they hold a NaN or infinity. */
  int nonFinite() {
    return nonFinite;
  }

  /** Whether a slice has voxels that were used. */
  boolean hasSlice(final int z) {
    return slices[z].voxels > 0;
  }

  /** A measure by volume. */
  double[] get(final OutlierMeasure measure) {
    return get(measure, all);
  }

  /** A measure of one slice by volume. */
  double[] get(final OutlierMeasure measure, final int z) {
    return get(measure, slices[z]);
  }

  private double[] get(final OutlierMeasure measure, final Part part) {
    final double[] values = new double[part.change.length];
    for (int t = 0; t < values.length; t++) {
      values[t] =
          switch (measure) {
            case DVARS -> scale * Math.sqrt(part.change[t] / part.voxels);
            case STD_DVARS ->
                Math.sqrt(part.change[t] / part.voxels) / (part.expected / part.voxels);
            case VXSTD_DVARS -> Math.sqrt(part.standard[t] / part.voxels);
            case REFRMS -> scale * Math.sqrt(part.distance[t] / part.voxels);
            default -> throw new IllegalArgumentException(measure.key() + " needs motion");
          };
    }
    if (measure != OutlierMeasure.REFRMS) {
      values[0] = Double.NaN;
    }
    return values;
  }
}
