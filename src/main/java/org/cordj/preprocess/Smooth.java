package org.cordj.preprocess;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;

/**
 * Smooths a run inside a cord mask by a Gaussian that follows the cord: one width within the
 * slices, another along the cord, for example 2 x 2 x 5 mm.
 *
 * <p>A voxel becomes the weighted mean of the mask's voxels around it, the weights being exp(-d^2 /
 * (2 si^2) - l^2 / (2 sa^2)), where l is the way along the cord between the two slices and d the
 * distance within the slice between their places relative to the cord's middle in either slice.
 * That is the Gaussian of a straightened cord without a straightened image: nothing is resampled
 * but by the Gaussian itself, so that there is no blur and no loss from straightening and going
 * back. Dividing by the sum of the weights of what lies in the mask (normalised convolution) keeps
 * a constant constant and lets nothing come in over the cord's edge.
 *
 * <p>The middle is the mask's centroid by slice, so a mask whose shape jumps from slice to slice
 * bends the curves. The Gaussian is taken at the voxels' centres up to 4 SD: widths below about one
 * and a half voxels do little. Outside the mask the result is 0. Values that are not finite are
 * left out of the means, and stay as they are. Linear in the mask's voxels, those within 4 SD, and
 * the volumes.
 *
 * @param inplane full width at half maximum within the slices in mm, 0 to 30; 0 smooths along the
 *     cord only, reading linearly between the voxels where the cord is curved
 * @param along full width at half maximum along the cord in mm, 0 to 100; 0 smooths within the
 *     slices only
 */
public record Smooth(double inplane, double along) {

  private static final double MOST_IN_PLANE = 30;
  private static final double MOST_ALONG = 100;

  /** Full width at half maximum of a Gaussian of SD 1: 2 sqrt(2 ln 2). */
  private static final double FWHM = 2 * Math.sqrt(2 * Math.log(2));

  private static final double REACH = 4;

  /**
   * What it gives.
   *
   * @param series called {@code run_smooth}; 0 outside the mask
   * @param notes sentences for the user
   */
  public record Result(Series series, List<String> notes) {}

  /** Checks the ranges. */
  public Smooth {
    check("inplane", inplane, MOST_IN_PLANE);
    check("along", along, MOST_ALONG);
    if (inplane == 0 && along == 0) {
      throw new IllegalArgumentException(
          "inplane and along are both 0 mm, which smooths nothing; give one of them a width.");
    }
  }

  private static void check(final String key, final double width, final double most) {
    if (!(width >= 0 && width <= most)) {
      throw new IllegalArgumentException(
          key
              + " is "
              + width
              + " mm; choose a full width at half maximum of 0 to "
              + most
              + " mm.");
    }
  }

  /**
   * Smooths a run. All cores.
   *
   * @throws IllegalArgumentException if the mask is empty or on another grid
   */
  public Result apply(final Series run, final Mask mask, final Progress progress) {
    mask.requireFits(run.name(), run.grid());
    final int volumes = run.volumes();
    final int nz = run.grid().nz();
    final int plane = run.grid().planeSize();
    progress.begin("Smoothing " + run.name(), 2L * mask.count());
    final float[][] courses = gather(run, mask, progress);
    final float[][] smoothed = new float[nz * volumes][plane];
    final CordTube tube = new CordTube(mask);
    final Neighbours template = new Neighbours(tube, inplane / FWHM, along / FWHM, REACH);
    final AtomicInteger gaps = new AtomicInteger();
    final int block = 64;
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.iterate(0, f -> f < mask.count(), f -> f + block).boxed().toList(),
            first -> {
              progress.check();
              final Neighbours around = template.copy();
              final int count = Math.min(block, mask.count() - first);
              final double[][] means = new double[count][volumes];
              for (int n = 0; n < count; n++) {
                around.of(mask.index(first + n));
                if (around.mean(courses, first + n, means[n])) {
                  gaps.incrementAndGet();
                }
              }
              for (int t = 0; t < volumes; t++) {
                for (int n = 0; n < count; n++) {
                  final int voxel = mask.index(first + n);
                  smoothed[t * nz + voxel / plane][voxel % plane] = (float) means[n][t];
                }
              }
              progress.advance(count);
            });
    return new Result(
        Series.ofPlanes(run.name() + "_smooth", smoothed, run.grid(), run.tr()),
        gaps.get() == 0
            ? List.of()
            : List.of(
                gaps.get()
                    + " of "
                    + mask.count()
                    + " voxels of '"
                    + run.name()
                    + "' hold a NaN or infinity, or lie beside one; such values are left out of the"
                    + " means and stay as they are."));
  }

  private static float[][] gather(final Series run, final Mask mask, final Progress progress) {
    final int volumes = run.volumes();
    final float[][] courses = new float[mask.count()][volumes];
    VoxelBlocks.forEach(
        run,
        mask,
        progress,
        () ->
            (first, count, data) -> {
              for (int n = 0; n < count; n++) {
                final float[] course = courses[first + n];
                for (int t = 0; t < volumes; t++) {
                  course[t] = (float) data[n * volumes + t];
                }
              }
            });
    return courses;
  }
}
