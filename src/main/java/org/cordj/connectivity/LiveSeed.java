package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;

/**
 * Seed maps at the rate at which a mouse moves: the courses of a mask's voxels are read once and
 * kept less their means, then a map is one pass over them.
 *
 * <p>r is Pearson's, what {@link SeedMap} gives, to 1e-6: courses are floats here, as they are in
 * the run. Costs 4 bytes a voxel and volume, and O(T) a voxel and map; nothing is allocated for a
 * map but what {@link Parallelization} needs for its tasks. A voxel's r never depends on its block
 * or on the number of threads. Maps of one instance may be made by several threads at once.
 */
public final class LiveSeed {

  /** Voxels side by side: 240 volumes of them are 120 KiB, which stays in a core's cache. */
  private static final int WIDTH = 128;

  /** A course that varies by less than this share of its level holds rounding only. */
  private static final double ROUNDING = 1e-24;

  private final Series series;
  private final Mask mask;
  private final int[] kept;

  /** [block][kept volume * WIDTH + voxel of the block], less the voxel's mean. */
  private final float[][] blocks;

  private final double[] mean;

  /** Lengths of the courses; 0 of a voxel without one. */
  private final double[] length;

  private final float[] inverse;
  private final List<Integer> numbers = new ArrayList<>();

  private LiveSeed(final Series series, final Mask mask, final int[] kept) {
    this.series = series;
    this.mask = mask;
    this.kept = kept;
    blocks = new float[(mask.count() + WIDTH - 1) / WIDTH][kept.length * WIDTH];
    mean = new double[mask.count()];
    length = new double[mask.count()];
    inverse = new float[mask.count()];
    for (int b = 0; b < blocks.length; b++) {
      numbers.add(b);
    }
  }

  /** The bytes that the courses of a run's voxels take. */
  public static long bytes(final Series series, final Mask mask) {
    return (long) Float.BYTES * series.volumes() * mask.count();
  }

  /**
   * Reads a run. All cores; a run that is not in memory is read part by part.
   *
   * @throws IllegalArgumentException if the mask is empty or on another grid, or fewer than 5
   *     volumes hold values
   * @throws java.util.concurrent.CancellationException if the user wants it
   */
  public static LiveSeed of(final Series series, final Mask mask, final Progress progress) {
    final LiveSeed live = new LiveSeed(series, mask, VolumesWithValues.of(series, mask));
    progress.begin("Courses of " + series.name(), mask.count());
    VoxelBlocks.forEach(
        series,
        mask,
        progress,
        () ->
            (first, count, data) -> {
              for (int v = 0; v < count; v++) {
                live.keep(first + v, data, v * series.volumes());
              }
            });
    return live;
  }

  private void keep(final int voxel, final double[] data, final int offset) {
    // about the first volume: a large mean would cost digits
    final double start = data[offset + kept[0]];
    double sum = 0;
    double squares = 0;
    for (final int t : kept) {
      final double d = data[offset + t] - start;
      sum += d;
      squares += d * d;
    }
    final double shift = sum / kept.length;
    final double own = squares - sum * shift;
    mean[voxel] = start + shift;
    final float[] block = blocks[voxel / WIDTH];
    for (int t = 0; t < kept.length; t++) {
      block[t * WIDTH + voxel % WIDTH] = (float) (data[offset + kept[t]] - mean[voxel]);
    }
    final boolean varies = own > ROUNDING * kept.length * mean[voxel] * mean[voxel];
    if (varies && !Double.isInfinite(own)) {
      length[voxel] = Math.sqrt(own);
      inverse[voxel] = (float) (1 / length[voxel]);
    } else {
      inverse[voxel] = Float.NaN;
    }
  }

  /** The voxels. */
  public Mask mask() {
    return mask;
  }

  /** How many volumes hold values. */
  public int volumesWithValues() {
    return kept.length;
  }

  /** Whether a voxel, by its position in the mask, is finite and varies. */
  public boolean hasCourse(final int voxel) {
    return length[voxel] > 0;
  }

  /**
   * A voxel's course, one value a volume of the run, NaN where a volume has no values. The same
   * floats as in the run, unless its mean is a million times what it varies by.
   *
   * @param voxel its position in the mask
   */
  public double[] course(final int voxel) {
    final double[] course = new double[series.volumes()];
    Arrays.fill(course, Double.NaN);
    final float[] block = blocks[voxel / WIDTH];
    for (int t = 0; t < kept.length; t++) {
      course[kept[t]] = (float) (mean[voxel] + block[t * WIDTH + voxel % WIDTH]);
    }
    return course;
  }

  /**
   * Whether a value is the one that a voxel had at a volume, to the precision of a float.
   *
   * @param voxel its position in the mask
   * @param volume of the run, from 0
   */
  public boolean holds(final int voxel, final int volume, final float value) {
    final int t = Arrays.binarySearch(kept, volume);
    if (t < 0) {
      return Float.isNaN(value);
    }
    final float had = (float) (mean[voxel] + blocks[voxel / WIDTH][t * WIDTH + voxel % WIDTH]);
    return Float.compare(had, value) == 0
        || Math.abs(had - value) <= Math.ulp(had)
        || !Double.isFinite(mean[voxel]);
  }

  /**
   * The mean course of some voxels, less its mean and of length 1.
   *
   * @param voxels of the mask; those that have no course are left out, as {@link SeedCourse} does
   * @param unit filled, one value a volume that holds values
   * @throws IllegalArgumentException if it is on another grid, none of them is in the mask and has
   *     a course, or their mean does not vary
   */
  public void unit(final Mask voxels, final float[] unit) {
    voxels.requireFits(mask.name(), mask.grid());
    final double[] sum = new double[kept.length];
    int used = 0;
    for (int n = 0; n < voxels.count(); n++) {
      final int v = mask.position(voxels.index(n));
      if (v < 0 || !hasCourse(v)) {
        continue;
      }
      used++;
      final float[] block = blocks[v / WIDTH];
      for (int t = 0; t < kept.length; t++) {
        sum[t] += block[t * WIDTH + v % WIDTH];
      }
    }
    final double[] one = used == 0 ? null : Correlations.unit(sum);
    if (one == null) {
      throw new IllegalArgumentException(
          "The seed '"
              + voxels.name()
              + "' has no course in '"
              + series.name()
              + "' that is finite and varies; choose another seed.");
    }
    copy(one, unit);
  }

  /**
   * A course that is not one of the mask's voxels', such as the mean of a region that reaches
   * beyond it, less its mean and of length 1.
   *
   * @param seed one value a volume of the run
   * @param unit filled, one value a volume that holds values
   * @throws IllegalArgumentException if it has another length than the run, a value that is not
   *     finite at a volume that holds values, or does not vary
   */
  public void unit(final SeedCourse seed, final float[] unit) {
    copy(seed.unit(series, kept), unit);
  }

  private static void copy(final double[] from, final float[] to) {
    for (int t = 0; t < to.length; t++) {
      to[t] = (float) from[t];
    }
  }

  /**
   * The correlation of one course with a seed.
   *
   * @param unit what {@link #unit} filled
   * @param course one value a volume of the run
   * @return NaN if the course holds a value that is not finite, or does not vary
   */
  public double r(final float[] unit, final double[] course) {
    final double[] x = new double[kept.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = course[kept[t]];
      if (!Double.isFinite(x[t])) {
        return Double.NaN;
      }
    }
    final double[] one = Correlations.unit(x);
    if (one == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int t = 0; t < x.length; t++) {
      sum += unit[t] * one[t];
    }
    return Math.max(-1, Math.min(1, sum));
  }

  /**
   * The correlation of every voxel with a seed.
   *
   * @param unit what {@link #unit} filled
   * @param r filled, one value a voxel of the mask; NaN where it has no course
   * @param progress asked before each block whether to stop
   * @return false if it was stopped; r then holds a part only
   */
  public boolean map(final float[] unit, final float[] r, final Progress progress) {
    Parallelization.getTaskExecutor()
        .forEach(
            numbers,
            b -> {
              if (!progress.canceled()) {
                correlate(b, unit, r);
              }
            });
    return !progress.canceled();
  }

  private void correlate(final int b, final float[] unit, final float[] r) {
    final float[] block = blocks[b];
    final int first = b * WIDTH;
    final int n = Math.min(WIDTH, r.length - first);
    Arrays.fill(r, first, first + n, 0);
    int t = 0;
    for (; t + 3 < unit.length; t += 4) {
      add(block, t * WIDTH, unit[t], unit[t + 1], unit[t + 2], unit[t + 3], r, first, n);
    }
    for (; t < unit.length; t++) {
      for (int v = 0; v < n; v++) {
        r[first + v] += unit[t] * block[t * WIDTH + v];
      }
    }
    for (int v = first; v < first + n; v++) {
      r[v] = Math.max(-1, Math.min(1, r[v] * inverse[v]));
    }
  }

  /** The loop that takes the time: four volumes a turn, alone, as vector instructions. */
  private static void add(
      final float[] block,
      final int at,
      final float s0,
      final float s1,
      final float s2,
      final float s3,
      final float[] r,
      final int first,
      final int n) {
    for (int v = 0; v < n; v++) {
      r[first + v] +=
          s0 * block[at + v]
              + s1 * block[at + WIDTH + v]
              + s2 * block[at + 2 * WIDTH + v]
              + s3 * block[at + 3 * WIDTH + v];
    }
  }
}
