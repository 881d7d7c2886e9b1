package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;

/**
 * The course that a seed map is about.
 *
 * @param name what sentences call it
 * @param values one a volume of the run
 * @param voxels how many voxels it is the mean of, 0 if it came from elsewhere
 */
public record SeedCourse(String name, double[] values, int voxels) {

  /** A course that comes from elsewhere, such as a file. */
  public static SeedCourse of(final String name, final double[] values) {
    return new SeedCourse(name, values.clone(), 0);
  }

  /**
   * The mean over the voxels of a region that have a finite, varying course. All cores; the same
   * bits for any number of threads.
   *
   * @throws IllegalArgumentException if none has
   */
  public static SeedCourse ofRegion(
      final Series series, final Mask region, final Progress progress) {
    region.requireFits(series.name(), series.grid());
    final int volumes = series.volumes();
    final int[] kept = VolumesWithValues.of(series, region);
    // kept per block, at the block's first voxel, and added in that order: no thread can change it
    final double[][] sums = new double[region.count()][];
    final int[] used = new int[region.count()];
    progress.begin("Course of " + region.name(), region.count());
    VoxelBlocks.forEach(
        series,
        region,
        progress,
        () ->
            (first, count, data) -> {
              sums[first] = new double[volumes];
              for (int v = 0; v < count; v++) {
                if (RoiCourses.usable(data, v * volumes, kept)) {
                  used[first]++;
                  for (int t = 0; t < volumes; t++) {
                    sums[first][t] += data[v * volumes + t];
                  }
                }
              }
            });
    final double[] mean = new double[volumes];
    int n = 0;
    for (int b = 0; b < sums.length; b++) {
      n += used[b];
      for (int t = 0; sums[b] != null && t < volumes; t++) {
        mean[t] += sums[b][t];
      }
    }
    if (n == 0) {
      throw new IllegalArgumentException(
          "The seed '"
              + region.name()
              + "' has no voxel whose course in '"
              + series.name()
              + "' is finite and varies; choose another seed.");
    }
    for (int t = 0; t < volumes; t++) {
      mean[t] /= n;
    }
    return new SeedCourse(region.name(), mean, n);
  }

  /**
   * The voxels of a mask whose centres lie within a distance of a voxel's centre.
   *
   * @param voxel i, j, k of the grid
   * @param radius in mm, 0 for that voxel alone
   * @throws IllegalArgumentException if the voxel is not in the mask or the radius is negative
   */
  public static Mask sphere(final Mask mask, final int[] voxel, final double radius) {
    if (!(radius >= 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException(
          "radius is " + radius + " mm; it must be 0 (one voxel) or more.");
    }
    final Grid grid = mask.grid();
    final String at = "(" + voxel[0] + ", " + voxel[1] + ", " + voxel[2] + ")";
    for (int d = 0; d < 3; d++) {
      if (voxel[d] < 0 || voxel[d] >= grid.size(d)) {
        throw new IllegalArgumentException(
            "The seed " + at + " lies outside of the grid of '" + mask.name() + "': " + grid + ".");
      }
    }
    final int own = voxel[0] + grid.nx() * (voxel[1] + grid.ny() * voxel[2]);
    if (!mask.contains(own)) {
      throw new IllegalArgumentException(
          "The seed "
              + at
              + " lies outside of the mask '"
              + mask.name()
              + "'; choose a voxel inside of it.");
    }
    if (radius == 0) {
      return Mask.ofIndices("seed " + at, grid, new int[] {own});
    }
    final double[] middle = grid.toWorld(voxel[0], voxel[1], voxel[2]);
    final List<Integer> inside = new ArrayList<>();
    for (int v = 0; v < mask.count(); v++) {
      final int index = mask.index(v);
      final double[] w =
          grid.toWorld(
              index % grid.nx(), index % grid.planeSize() / grid.nx(), index / grid.planeSize());
      final double distance =
          Math.hypot(Math.hypot(w[0] - middle[0], w[1] - middle[1]), w[2] - middle[2]);
      if (index == own || distance <= radius * (1 + 1e-9)) {
        inside.add(index);
      }
    }
    return Mask.ofIndices(
        "seed " + at, grid, inside.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Its values at the kept volumes, less their mean and of length 1.
   *
   * @throws IllegalArgumentException if it has another length than the run, a value that is not
   *     finite at a kept volume, or does not vary
   */
  double[] unit(final Series series, final int[] kept) {
    if (values.length != series.volumes()) {
      throw new IllegalArgumentException(
          "The seed '"
              + name
              + "' has "
              + values.length
              + " values; '"
              + series.name()
              + "' has "
              + series.volumes()
              + " volumes. A seed has one value a volume.");
    }
    final double[] x = new double[kept.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = values[kept[t]];
      if (!Double.isFinite(x[t])) {
        throw new IllegalArgumentException(
            "The seed '"
                + name
                + "' is "
                + x[t]
                + " at volume "
                + kept[t]
                + " (counted from 0), which '"
                + series.name()
                + "' holds; give a number, or censor the volume.");
      }
    }
    final double[] unit = Correlations.unit(x);
    if (unit == null) {
      throw new IllegalArgumentException(
          "The seed '" + name + "' does not vary; a constant has no correlation.");
    }
    return unit;
  }
}
