package org.cordj.preprocess;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.image.VoxelBlocks;
import org.cordj.signal.Detrend;
import org.cordj.signal.Detrender;

/**
 * Temporal signal-to-noise ratio: the mean over time divided by the standard deviation about it or
 * about a trend.
 *
 * <p>Without a trend the SD has T - 1 degrees of freedom, as SCT's sct_fmri_compute_tsnr and AFNI's
 * 3dTstat -cvarinvNOD; about a trend of order p it has T - 1 - p, so that white noise gives the
 * same ratio whatever the trend. Linear in voxels and volumes.
 *
 * @param detrend the trend that counts as no noise; {@code none} and {@code constant} are the same
 */
public record Tsnr(Detrend detrend) {

  /**
   * What it gives.
   *
   * @param map called {@code run_tSNR}, or {@code run_tSNR_TREND} where a trend was taken away; 0
   *     outside the mask, NaN where a voxel is constant or not finite
   * @param constant voxels of the mask that do not vary
   * @param nonFinite voxels of the mask that hold a NaN or infinity
   */
  public record Result(Volume map, int constant, int nonFinite) {}

  /** Residuals below this share of the data's own square sum are rounding, not noise. */
  private static final double ROUNDING = 1e-24;

  /**
   * The ratio of one course, as the map has it.
   *
   * @param course one value a volume
   * @return NaN where it does not vary or is not finite
   * @throws IllegalArgumentException if it is too short for the trend
   */
  public double of(final double[] course) {
    requireLength("course", course.length);
    final double[] data = new double[course.length];
    // floats, as in a run
    Arrays.setAll(data, t -> (float) course[t]);
    return (float)
        ratio(
            data, 0, course.length, trend(course.length), new AtomicInteger(), new AtomicInteger());
  }

  /**
   * The map of a run. All cores.
   *
   * @throws IllegalArgumentException if the mask is empty or on another grid, or the run is too
   *     short for the trend
   */
  public Result apply(final Series run, final Mask mask, final Progress progress) {
    mask.requireFits(run.name(), run.grid());
    final int volumes = run.volumes();
    requireLength(run.name(), volumes);
    final Detrender trend = trend(volumes);
    final Volume map =
        Volume.zeros(run.name() + "_tSNR" + (order() == 0 ? "" : "_" + detrend.key()), run.grid());
    final AtomicInteger constant = new AtomicInteger();
    final AtomicInteger nonFinite = new AtomicInteger();
    progress.begin("tSNR of " + run.name(), mask.count());
    final Supplier<VoxelBlocks.Worker> workers =
        () ->
            (first, count, data) -> {
              for (int n = 0; n < count; n++) {
                final double tsnr = ratio(data, n * volumes, volumes, trend, constant, nonFinite);
                map.set(mask.index(first + n), (float) tsnr);
              }
            };
    VoxelBlocks.forEach(run, mask, progress, workers);
    return new Result(map, constant.get(), nonFinite.get());
  }

  private int order() {
    return Math.max(0, detrend.order());
  }

  private Detrender trend(final int volumes) {
    return new Detrender(volumes, order() == 0 ? Detrend.CONSTANT : detrend);
  }

  private void requireLength(final String name, final int volumes) {
    if (volumes < order() + 2) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' has "
              + volumes
              + (volumes == 1 ? " volume" : " volumes")
              + "; tSNR about a "
              + (order() == 0 ? "mean" : detrend.key() + " trend")
              + " needs "
              + (order() + 2)
              + " or more.");
    }
  }

  /** The ratio of one course, which is left detrended; counts it where it has none. */
  private double ratio(
      final double[] data,
      final int from,
      final int volumes,
      final Detrender trend,
      final AtomicInteger constant,
      final AtomicInteger nonFinite) {
    double sum = 0;
    double squares = 0;
    for (int t = from; t < from + volumes; t++) {
      sum += data[t];
      squares += data[t] * data[t];
    }
    final double mean = sum / volumes;
    trend.apply(data, from);
    double left = 0;
    for (int t = from; t < from + volumes; t++) {
      left += data[t] * data[t];
    }
    if (!Double.isFinite(squares)) {
      nonFinite.incrementAndGet();
      return Double.NaN;
    }
    if (!(left > ROUNDING * squares)) {
      constant.incrementAndGet();
      return Double.NaN;
    }
    return mean / Math.sqrt(left / (volumes - 1 - order()));
  }
}
