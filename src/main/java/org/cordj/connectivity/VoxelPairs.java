package org.cordj.connectivity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.SliceBlocks;

/**
 * Pearson's r of every pair of a mask's voxels.
 *
 * <p>O(n^2 T / 2) for n voxels of T volumes; n (n + 1) / 2 floats for the result, and the courses
 * as floats while it is made. The sums are in single precision, 32 volumes at a time, and of these
 * in double precision: within 1e-6 of r.
 */
public final class VoxelPairs {

  /** Voxels that meet as many others at a time: their courses stay in a core's first cache. */
  private static final int TILE = 64;

  /** Volumes summed in single precision. */
  private static final int PIECE = 32;

  private VoxelPairs() {}

  /**
   * The lower triangle: [v][u] for u up to v, voxels in the mask's order, 1 on the diagonal; NaN
   * where a course does not vary or holds a NaN or infinity. All cores; the same bits for any
   * number of threads.
   *
   * @throws IllegalArgumentException if the mask does not fit or too few volumes hold values
   */
  public static float[][] of(final Series series, final Mask mask, final Progress progress) {
    final int[] kept = VolumesWithValues.of(series, mask);
    final int n = mask.count();
    final int tiles = (n + TILE - 1) / TILE;
    // [tile][volume][voxel in the tile]: the inner loop runs along voxels
    final float[][][] unit = new float[tiles][kept.length][TILE];
    progress.begin("Courses of " + mask.name(), n);
    SliceBlocks.forEach(
        series,
        mask,
        kept,
        progress,
        () -> {
          final double[] course = new double[kept.length];
          return (block, rows) -> {
            for (int v = 0; v < block.count(); v++) {
              for (int t = 0; t < course.length; t++) {
                course[t] = rows[t][v];
              }
              store(course, unit, block.first() + v);
            }
          };
        });
    final float[][] r = new float[n][];
    for (int v = 0; v < n; v++) {
      r[v] = new float[v + 1];
    }
    progress.begin("Pairs of voxels", (long) tiles * (tiles + 1) / 2);
    final List<Integer> order = IntStream.range(0, tiles).map(i -> tiles - 1 - i).boxed().toList();
    Parallelization.getTaskExecutor()
        .forEach(
            order,
            a -> {
              final float[] sums = new float[TILE];
              final double[][] total = new double[TILE][TILE];
              for (int b = 0; b <= a; b++) {
                progress.check();
                products(unit[a], unit[b], sums, total);
                for (int i = 0; i < TILE && a * TILE + i < n; i++) {
                  final int v = a * TILE + i;
                  for (int j = 0; j < TILE && b * TILE + j <= v; j++) {
                    r[v][b * TILE + j] =
                        b * TILE + j == v && !Double.isNaN(total[i][j])
                            ? 1
                            : (float) Math.max(-1, Math.min(1, total[i][j]));
                  }
                }
                progress.advance(1);
              }
            });
    return r;
  }

  private static void store(final double[] course, final float[][][] unit, final int voxel) {
    boolean finite = true;
    for (final double v : course) {
      finite &= Double.isFinite(v);
    }
    final double[] x = finite ? Correlations.unit(course) : null;
    for (int t = 0; t < course.length; t++) {
      unit[voxel / TILE][t][voxel % TILE] = x == null ? Float.NaN : (float) x[t];
    }
  }

  private static void products(
      final float[][] a, final float[][] b, final float[] sums, final double[][] total) {
    for (int i = 0; i < TILE; i++) {
      final double[] row = total[i];
      Arrays.fill(row, 0);
      for (int from = 0; from < a.length; from += PIECE) {
        Arrays.fill(sums, 0);
        piece(a, b, i, from, Math.min(a.length, from + PIECE), sums);
        for (int j = 0; j < TILE; j++) {
          row[j] += sums[j];
        }
      }
    }
  }

  /** The loop that takes the time: four volumes a turn, along the other tile's voxels. */
  private static void piece(
      final float[][] a,
      final float[][] b,
      final int i,
      final int from,
      final int to,
      final float[] sums) {
    int t = from;
    for (; t + 3 < to; t += 4) {
      final float a0 = a[t][i];
      final float a1 = a[t + 1][i];
      final float a2 = a[t + 2][i];
      final float a3 = a[t + 3][i];
      final float[] b0 = b[t];
      final float[] b1 = b[t + 1];
      final float[] b2 = b[t + 2];
      final float[] b3 = b[t + 3];
      for (int j = 0; j < TILE; j++) {
        sums[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
      }
    }
    for (; t < to; t++) {
      final float a0 = a[t][i];
      final float[] b0 = b[t];
      for (int j = 0; j < TILE; j++) {
        sums[j] += a0 * b0[j];
      }
    }
  }
}
