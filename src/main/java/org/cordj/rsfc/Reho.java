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
 * by chance (about 1/K for noise), which shows as a rim: compare like with like, or ask for more
 * with {@code least}. Voxels that do not vary or hold a NaN or infinity are no neighbours and are
 * NaN themselves, as is a voxel without neighbours.
 *
 * <p>Works slab by slab: ranks are kept, 4 bytes a masked voxel and volume, of the slices that the
 * slab and its neighbours need only. Sums are of whole numbers: results are the same bits for any
 * number of threads. O(T) a voxel for the ranks and O(K T) for the sums.
 *
 * @param neighborhood which voxels count
 * @param least how many of them must be in the mask and usable; voxels with fewer are NaN
 */
public record Reho(Neighborhood neighborhood, int least) {

  /** Neighbours that share a corner, as 3dReHo's default. */
  public static final int DEFAULT_NEIGHBORS = 27;

  /** A voxel and one neighbour. */
  public static final int DEFAULT_LEAST = 2;

  /** The share of ties in a course's spread of ranks from which they are worth a word. */
  private static final double MANY_TIES = 0.01;

  private static final int FEWEST_VOLUMES = 3;
  private static final int CHUNK = 64;

  /** Voxels a slab has at least: enough blocks for all cores. */
  private static final int SLAB = 1 << 13;

  /**
   * What it gives.
   *
   * @param map called {@code run_ReHo}; 0 outside the mask
   * @param unusable voxels of the mask that do not vary or are not finite
   * @param alone voxels with too few neighbours
   * @param tied voxels in whose course ties take more than 1 % of the spread of the ranks
   */
  public record Result(Volume map, int unusable, int alone, int tied) {

    /** The map divided by its mean over the voxels that have a value, called {@code run_mReHo}. */
    public Volume normalized(final Mask mask) {
      final double[] values = new double[mask.count()];
      Arrays.setAll(values, n -> map.get(mask.index(n)));
      final double mean = AlffValues.moments(values)[0];
      final String name = map.name();
      final Volume made =
          Volume.zeros(name.substring(0, name.length() - "ReHo".length()) + "mReHo", map.grid());
      for (int n = 0; n < values.length; n++) {
        made.set(mask.index(n), (float) (values[n] / mean));
      }
      return made;
    }
  }

  /** As many neighbours as there are, one or more. */
  public Reho(final int neighbors) {
    this(neighbors, DEFAULT_LEAST);
  }

  /** A neighbourhood by its number. */
  public Reho(final int neighbors, final int least) {
    this(new Neighborhood(neighbors, 0), least);
  }

  /** Checks the number. */
  public Reho {
    final int most = neighborhood.neighbors();
    if (least < 2 || most != 0 && least > most) {
      throw new IllegalArgumentException(
          "least is "
              + least
              + (most == 0
                  ? "; it must be 2 or more, the voxel itself among them."
                  : "; a neighbourhood of "
                      + most
                      + " voxels can be asked to have from 2 to "
                      + most
                      + " of them in the mask, the voxel itself among them."));
    }
  }

  /**
   * The map of a run. All cores.
   *
   * @throws IllegalArgumentException if the mask is empty or on another grid, the run has fewer
   *     than 3 volumes, no voxel has a neighbour, or the radius fits the grid or {@code least} not
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
    final int[][] steps = neighborhood.steps(run.name(), run.grid());
    if (least > steps.length) {
      throw new IllegalArgumentException(
          "least is "
              + least
              + ", but a neighbourhood "
              + neighborhood.describe()
              + " holds "
              + steps.length
              + " voxels of '"
              + run.name()
              + "'. Choose fewer, or a larger radius.");
    }
    final Pass pass = new Pass(run, mask, steps);
    progress.begin("Homogeneity of " + run.name(), 2L * mask.count());
    pass.run(progress);
    final int usable = mask.count() - pass.unusable.get();
    if (usable == pass.alone.get()) {
      throw new IllegalArgumentException(
          "No voxel of '"
              + mask.name()
              + "' has "
              + (least == 2 ? "a neighbour" : least - 1 + " neighbours")
              + " in it whose course in '"
              + run.name()
              + "' varies and is finite; ReHo compares neighbours.");
    }
    return new Result(pass.map, pass.unusable.get(), pass.alone.get(), pass.tied.get());
  }

  /** One map's work. */
  private final class Pass {
    private final Series run;
    private final Mask mask;
    private final int[][] steps;
    private final int volumes;

    /** Twice the ranks of a voxel of the mask, null where it has none or they are not needed. */
    private final int[][] ranks;

    private final double[] ties;

    /** The place in the mask of a voxel of the grid that has ranks, else -1. */
    private final int[] place;

    private final Volume map;
    private final AtomicInteger unusable = new AtomicInteger();
    private final AtomicInteger alone = new AtomicInteger();
    private final AtomicInteger tied = new AtomicInteger();

    Pass(final Series run, final Mask mask, final int[][] steps) {
      this.run = run;
      this.mask = mask;
      this.steps = steps;
      volumes = run.volumes();
      ranks = new int[mask.count()][];
      ties = new double[mask.count()];
      place = new int[run.grid().voxels()];
      Arrays.fill(place, -1);
      map = Volume.zeros(run.name() + "_ReHo", run.grid());
    }

    void run(final Progress progress) {
      final int plane = run.grid().planeSize();
      int reach = 0;
      for (final int[] step : steps) {
        reach = Math.max(reach, step[2]);
      }
      int ranked = 0;
      int kept = 0;
      int first = 0;
      while (first < mask.count()) {
        final int end = endOfSlice(Math.min(mask.count(), first + SLAB) - 1);
        final int needed = before((mask.index(end - 1) / plane + reach + 1L) * plane);
        if (needed > ranked) {
          rank(ranked, needed, progress);
          ranked = needed;
        }
        concordances(first, end, progress);
        final int still =
            end == mask.count() ? end : before((mask.index(end) / plane - (long) reach) * plane);
        for (; kept < still; kept++) {
          ranks[kept] = null;
        }
        first = end;
      }
    }

    /** The place in the mask after the last voxel of the slice that holds a voxel of the mask. */
    private int endOfSlice(final int voxel) {
      final int plane = run.grid().planeSize();
      return before((mask.index(voxel) / plane + 1L) * plane);
    }

    /** How many voxels of the mask have an index below. */
    private int before(final long index) {
      int low = 0;
      int high = mask.count();
      while (low < high) {
        final int middle = (low + high) >>> 1;
        if (mask.index(middle) < index) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private void rank(final int from, final int end, final Progress progress) {
      final int[] indices = new int[end - from];
      Arrays.setAll(indices, n -> mask.index(from + n));
      final double spread = (double) volumes * volumes * volumes - volumes;
      VoxelBlocks.forEach(
          run,
          Mask.ofIndices(mask.name(), run.grid(), indices),
          progress,
          () -> {
            final MidRanks rule = new MidRanks(volumes);
            final int[] own = new int[volumes];
            return (first, count, data) -> {
              for (int v = 0; v < count; v++) {
                final int n = from + first + v;
                ties[n] = rule.of(data, v * volumes, own);
                if (ties[n] == MidRanks.NONE) {
                  unusable.incrementAndGet();
                } else {
                  ranks[n] = own.clone();
                  place[mask.index(n)] = n;
                  if (ties[n] > MANY_TIES * spread) {
                    tied.incrementAndGet();
                  }
                }
              }
            };
          });
    }

    private void concordances(final int from, final int end, final Progress progress) {
      final List<Integer> chunks = new ArrayList<>();
      for (int first = from; first < end; first += CHUNK) {
        chunks.add(first);
      }
      Parallelization.getTaskExecutor()
          .forEach(
              chunks,
              first -> {
                progress.check();
                final int[] sum = new int[volumes];
                final int[] around = new int[steps.length];
                final int last = Math.min(first + CHUNK, end);
                for (int n = first; n < last; n++) {
                  float w = Float.NaN;
                  if (ranks[n] != null) {
                    final int k = neighbors(mask.index(n), around);
                    if (k < least) {
                      alone.incrementAndGet();
                    } else {
                      w = (float) concordance(around, k, sum);
                    }
                  }
                  map.set(mask.index(n), w);
                }
                progress.advance(last - first);
              });
    }

    /** The usable voxels of a neighbourhood, as places in the mask; gives how many. */
    private int neighbors(final int index, final int[] around) {
      final Grid grid = run.grid();
      final int x = index % grid.nx();
      final int y = index / grid.nx() % grid.ny();
      final int z = index / grid.planeSize();
      int k = 0;
      for (final int[] step : steps) {
        if (x + step[0] >= 0
            && x + step[0] < grid.nx()
            && y + step[1] >= 0
            && y + step[1] < grid.ny()
            && z + step[2] >= 0
            && z + step[2] < grid.nz()) {
          final int at = place[index + step[0] + grid.nx() * step[1] + grid.planeSize() * step[2]];
          if (at >= 0) {
            around[k++] = at;
          }
        }
      }
      return k;
    }

    private double concordance(final int[] around, final int k, final int[] sum) {
      Arrays.fill(sum, 0);
      double tie = 0;
      for (int n = 0; n < k; n++) {
        final int[] own = ranks[around[n]];
        for (int t = 0; t < sum.length; t++) {
          sum[t] += own[t];
        }
        tie += ties[around[n]];
      }
      final int mean = k * (volumes + 1);
      long squares = 0;
      for (final int r : sum) {
        squares += (long) (r - mean) * (r - mean);
      }
      final double t = volumes;
      // 12 / 4: the ranks are doubled
      return 3 * (double) squares / ((double) k * k * (t * t * t - t) - k * tie);
    }
  }
}
