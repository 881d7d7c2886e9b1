package org.cordj.rsfc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.image.VoxelBlocks;

/**
 * Regional homogeneity (Zang 2004, 10.1016/j.neuroimage.2003.12.030): Kendall's coefficient of
 * concordance of a voxel's time course and those of its neighbours,
 *
 * <pre>W = 12 sum over t of (R[t] - mean R)^2 / ( K^2 (T^3 - T) - K sum over ties of (u^3 - u) )
 * </pre>
 *
 * with R[t] the sum of the K courses' ranks at volume t of T, equal values sharing the mean of
 * their ranks, and u the size of each group of equal values in a course. From 0, no concordance, to
 * 1.
 *
 * <p>Only neighbours in the mask count, so K is smaller at its edge; W of fewer courses is larger
 * by chance (about 1/K for noise), which shows as a rim: compare like with like. Voxels that do not
 * vary or hold a NaN or infinity are no neighbours and are NaN themselves, as is a voxel without
 * neighbours. Memory: 4 bytes a masked voxel and volume. Results are the same bits for any number
 * of threads.
 *
 * @param neighbors how many voxels count at most, the middle one among them: 7 share faces, 19
 *     edges, 27 corners; 9 those of the 27 that lie in one plane across the cord, for slices much
 *     thicker than a voxel is wide
 * @param least how many of them must be in the mask and usable; voxels with fewer are NaN
 */
public record Reho(int neighbors, int least) {

  /** Neighbours that share a corner, as 3dReHo's default. */
  public static final int DEFAULT_NEIGHBORS = 27;

  /** A voxel and one neighbour. */
  public static final int DEFAULT_LEAST = 2;

  private static final int IN_PLANE = 9;
  private static final int FEWEST_VOLUMES = 3;
  private static final int CHUNK = 64;

  /**
   * What it gives.
   *
   * @param map called {@code run_ReHo}; 0 outside the mask
   * @param unusable voxels of the mask that do not vary or are not finite
   * @param alone voxels with too few neighbours
   */
  public record Result(Volume map, int unusable, int alone) {}

  /** As many neighbours as there are, one or more. */
  public Reho(final int neighbors) {
    this(neighbors, DEFAULT_LEAST);
  }

  /** Checks the numbers. */
  public Reho {
    if (neighbors != 7 && neighbors != IN_PLANE && neighbors != 19 && neighbors != 27) {
      throw new IllegalArgumentException(
          "neighbors is "
              + neighbors
              + "; choose 7 (faces), 19 (edges too), 27 (corners too) or 9 (in the plane across the"
              + " cord).");
    }
    if (least < 2 || least > neighbors) {
      throw new IllegalArgumentException(
          "least is "
              + least
              + "; a neighbourhood of "
              + neighbors
              + " voxels can be asked to have from 2 to "
              + neighbors
              + " of them in the mask, the voxel itself among them.");
    }
  }

  /**
   * The map of a run. All cores.
   *
   * @throws IllegalArgumentException if the mask is empty or on another grid, the run has fewer
   *     than 3 volumes, or no voxel has a neighbour
   */
  public Result apply(final Series run, final Mask mask, final Progress progress) {
    mask.requireFits(run.name(), run.grid());
    final int volumes = run.volumes();
    if (volumes < FEWEST_VOLUMES) {
      throw new IllegalArgumentException(
          "'"
              + run.name()
              + "' has "
              + volumes
              + (volumes == 1 ? " volume" : " volumes")
              + "; ReHo needs a 4-D run of "
              + FEWEST_VOLUMES
              + " or more.");
    }
    final float[][] ranks = new float[mask.count()][];
    final double[] ties = new double[mask.count()];
    rank(run, mask, ranks, ties, progress);
    final int[] place = new int[run.grid().voxels()];
    Arrays.fill(place, -1);
    int usable = 0;
    for (int n = 0; n < ranks.length; n++) {
      if (ranks[n] != null) {
        place[mask.index(n)] = n;
        usable++;
      }
    }
    final Volume map = Volume.zeros(run.name() + "_ReHo", run.grid());
    final AtomicInteger alone = new AtomicInteger();
    final List<Integer> chunks = new ArrayList<>();
    for (int first = 0; first < ranks.length; first += CHUNK) {
      chunks.add(first);
    }
    progress.begin("Homogeneity of " + run.name(), ranks.length);
    Parallelization.getTaskExecutor()
        .forEach(
            chunks,
            first -> {
              progress.check();
              final float[] sum = new float[volumes];
              final int[] around = new int[neighbors];
              final int end = Math.min(first + CHUNK, ranks.length);
              for (int n = first; n < end; n++) {
                float w = Float.NaN;
                if (ranks[n] != null) {
                  final int k = neighbors(run.grid(), mask.index(n), place, around);
                  w = k < least ? Float.NaN : (float) concordance(ranks, ties, around, k, sum);
                  if (k < least) {
                    alone.incrementAndGet();
                  }
                }
                map.set(mask.index(n), w);
              }
              progress.advance(end - first);
            });
    if (usable == alone.get()) {
      throw new IllegalArgumentException(
          "No voxel of '"
              + mask.name()
              + "' has "
              + (least == 2 ? "a neighbour" : least - 1 + " neighbours")
              + " in it whose course in '"
              + run.name()
              + "' varies and is finite; ReHo compares neighbours.");
    }
    return new Result(map, ranks.length - usable, alone.get());
  }

  /** Ranks each course; null where it cannot be used. */
  private static void rank(
      final Series run,
      final Mask mask,
      final float[][] ranks,
      final double[] ties,
      final Progress progress) {
    final int volumes = run.volumes();
    progress.begin("Ranks of " + run.name(), mask.count());
    VoxelBlocks.forEach(
        run,
        mask,
        progress,
        () -> {
          final double[] sorted = new double[volumes];
          return (first, count, data) -> {
            for (int v = 0; v < count; v++) {
              final int offset = v * volumes;
              System.arraycopy(data, offset, sorted, 0, volumes);
              Arrays.sort(sorted);
              // NaN sorts last, infinities to both ends
              if (Double.isFinite(sorted[0])
                  && Double.isFinite(sorted[volumes - 1])
                  && sorted[0] < sorted[volumes - 1]) {
                final float[] own = new float[volumes];
                ties[first + v] = midRanks(data, offset, sorted, own);
                ranks[first + v] = own;
              }
            }
          };
        });
  }

  /** Fills in the ranks from 1, equal values sharing the mean of theirs; gives sum(u^3 - u). */
  private static double midRanks(
      final double[] data, final int offset, final double[] sorted, final float[] ranks) {
    for (int t = 0; t < ranks.length; t++) {
      // -0 and 0 are equal values, but no equal keys of a search
      final double x = data[offset + t] + 0.0;
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        final int middle = (low + high) >>> 1;
        if (sorted[middle] < x) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      int end = low + 1;
      while (end < sorted.length && sorted[end] == x) {
        end++;
      }
      ranks[t] = (low + 1 + end) / 2f;
    }
    double ties = 0;
    for (int from = 0; from < sorted.length; ) {
      int end = from + 1;
      while (end < sorted.length && sorted[end] == sorted[from]) {
        end++;
      }
      final double u = end - from;
      ties += u * u * u - u;
      from = end;
    }
    return ties;
  }

  /** The usable voxels about a voxel and itself, as places in the mask; gives how many. */
  private int neighbors(final Grid grid, final int index, final int[] place, final int[] around) {
    final int x = index % grid.nx();
    final int y = index / grid.nx() % grid.ny();
    final int z = index / grid.planeSize();
    final int farthest = neighbors == 7 ? 1 : neighbors == 19 ? 2 : 3;
    final int fixed = neighbors == IN_PLANE ? grid.cordAxis() : -1;
    int k = 0;
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) <= farthest
              && (fixed < 0 || (fixed == 0 ? dx : fixed == 1 ? dy : dz) == 0)
              && x + dx >= 0
              && x + dx < grid.nx()
              && y + dy >= 0
              && y + dy < grid.ny()
              && z + dz >= 0
              && z + dz < grid.nz()) {
            final int at = place[index + dx + grid.nx() * dy + grid.planeSize() * dz];
            if (at >= 0) {
              around[k++] = at;
            }
          }
        }
      }
    }
    return k;
  }

  private static double concordance(
      final float[][] ranks,
      final double[] ties,
      final int[] around,
      final int k,
      final float[] sum) {
    // sums of halves below 2^23 are exact in single precision
    Arrays.fill(sum, 0);
    double tied = 0;
    for (int n = 0; n < k; n++) {
      final float[] own = ranks[around[n]];
      for (int t = 0; t < sum.length; t++) {
        sum[t] += own[t];
      }
      tied += ties[around[n]];
    }
    final double volumes = sum.length;
    final double mean = k * (volumes + 1) / 2;
    double squares = 0;
    for (final float r : sum) {
      squares += (r - mean) * (r - mean);
    }
    final double most = (double) k * k * (volumes * volumes * volumes - volumes) - k * tied;
    return 12 * squares / most;
  }
}
