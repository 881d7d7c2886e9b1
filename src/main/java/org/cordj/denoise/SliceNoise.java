package org.cordj.denoise;

import java.util.Arrays;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.SliceBlocks;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.PrincipalComponents;
import org.cordj.signal.RowProduct;

/**
 * The courses of a region's voxels in one slice, taken in block by block: what principal components
 * need of V voxels is the T x T matrix of their products, so the courses themselves are not kept.
 * O(T^2 V) time; T^2 numbers and a block's of memory.
 *
 * <p>Blocks are added one after another in the mask's order, whatever the number of threads, so
 * that the sums are the same bits. Threads take slices.
 */
final class SliceNoise {

  /**
   * Rows of the matrix at a time: of each strip only what lies at or below the diagonal is made.
   */
  private static final int STRIP = 16;

  private final boolean meanOnly;
  private final int volumes;
  private final double[][] line;
  private final double[] sums;
  private final double[][] products;
  private final double[][] voxels = new double[SliceBlocks.width()][];
  private int count;

  private SliceNoise(final int volumes, final boolean meanOnly) {
    this.volumes = volumes;
    this.meanOnly = meanOnly;
    sums = new double[volumes];
    products = meanOnly ? null : new double[volumes][volumes];
    final double[] ones = new double[volumes];
    final double[] slope = new double[volumes];
    Arrays.fill(ones, 1);
    Arrays.setAll(slope, t -> t);
    line = ColumnBasis.empty(volumes).with(new double[][] {ones, slope}).vectors(0);
    for (int v = 0; v < voxels.length && !meanOnly; v++) {
      voxels[v] = new double[volumes];
    }
  }

  /**
   * Takes in the voxels that vary and are finite.
   *
   * @param slice the region's voxels of one slice
   * @param meanOnly whether only the mean course is wanted
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  static SliceNoise of(
      final Series series, final Mask slice, final boolean meanOnly, final Progress progress) {
    final SliceNoise noise = new SliceNoise(series.volumes(), meanOnly);
    final Runnable inOrder =
        () ->
            SliceBlocks.forEach(
                series,
                slice,
                SliceBlocks.all(series.volumes()),
                progress,
                () -> (block, rows) -> noise.add(rows, block.count()));
    Parallelization.runSingleThreaded(inOrder);
    return noise;
  }

  /** How many voxels vary. */
  int count() {
    return count;
  }

  /** Their mean course. */
  double[] mean() {
    return Arrays.stream(sums).map(s -> s / count).toArray();
  }

  /** The components of their courses less mean and linear trend, each scaled to variance 1. */
  PrincipalComponents components() {
    for (int t = 0; t < volumes; t++) {
      for (int u = t + 1; u < volumes; u++) {
        products[t][u] = products[u][t];
      }
    }
    return PrincipalComponents.ofProducts(products, sums);
  }

  private void add(final double[][] rows, final int n) {
    final int left = keepVarying(rows, n);
    count += left;
    if (!meanOnly) {
      standardize(rows, left);
    }
    for (int t = 0; t < volumes; t++) {
      double sum = 0;
      for (int v = 0; v < left; v++) {
        sum += rows[t][v];
      }
      sums[t] += sum;
    }
    if (meanOnly || left == 0) {
      return;
    }
    // zeros to the block's end: they add nothing
    for (int t = 0; t < volumes; t++) {
      Arrays.fill(rows[t], left, rows[t].length, 0);
      for (int v = 0; v < voxels.length; v++) {
        voxels[v][t] = rows[t][v];
      }
    }
    for (int first = 0; first < volumes; first += STRIP) {
      final int end = Math.min(volumes, first + STRIP);
      RowProduct.add(
          Arrays.copyOfRange(rows, first, end),
          voxels,
          Arrays.copyOfRange(products, first, end),
          end);
    }
  }

  /** Moves the voxels that vary and are finite to the rows' start; returns how many. */
  private static int keepVarying(final double[][] rows, final int n) {
    int left = 0;
    for (int v = 0; v < n; v++) {
      if (varies(rows, v)) {
        if (left < v) {
          for (final double[] row : rows) {
            row[left] = row[v];
          }
        }
        left++;
      }
    }
    return left;
  }

  private static boolean varies(final double[][] rows, final int v) {
    boolean varies = false;
    for (final double[] row : rows) {
      if (!Double.isFinite(row[v])) {
        return false;
      }
      varies |= row[v] != rows[0][v];
    }
    return varies;
  }

  /** Takes mean and line away and scales each voxel to variance 1. */
  private void standardize(final double[][] rows, final int n) {
    final double[] dots = new double[n];
    for (final double[] q : line) {
      Arrays.fill(dots, 0);
      for (int t = 0; t < volumes; t++) {
        for (int v = 0; v < n; v++) {
          dots[v] += q[t] * rows[t][v];
        }
      }
      for (int t = 0; t < volumes; t++) {
        for (int v = 0; v < n; v++) {
          rows[t][v] -= dots[v] * q[t];
        }
      }
    }
    Arrays.fill(dots, 0);
    for (int t = 0; t < volumes; t++) {
      for (int v = 0; v < n; v++) {
        dots[v] += rows[t][v] * rows[t][v];
      }
    }
    for (int v = 0; v < n; v++) {
      dots[v] = dots[v] > 0 ? Math.sqrt(volumes / dots[v]) : 0;
    }
    for (int t = 0; t < volumes; t++) {
      for (int v = 0; v < n; v++) {
        rows[t][v] *= dots[v];
      }
    }
  }
}
