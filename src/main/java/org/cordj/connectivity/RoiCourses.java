package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.image.VoxelBlocks;

/**
 * The mean courses of regions, over all their voxels or slice by slice.
 *
 * @param names the regions' names
 * @param volumes the kept volumes' numbers in the run; those that are NaN in every voxel of every
 *     region count as censored
 * @param slices along z that some region has voxels in
 * @param courses [slice, or 0 alone][region][kept volume], null where a region has no voxel
 * @param lies [region][slice] whether it has a used voxel there
 * @param used how many voxels of each region were used: finite and varying over the kept volumes,
 *     and of a weight above 0
 * @param unusable how many were not
 */
record RoiCourses(
    List<String> names,
    int[] volumes,
    int[] slices,
    double[][][] courses,
    boolean[][] lies,
    int[] used,
    int unusable) {

  /**
   * Reads them. All cores; the same bits for any number of threads.
   *
   * @param weights of the voxels, such as partial volumes; null for 1
   * @param summary what course stands for a region
   * @throws IllegalArgumentException if a grid differs, there are fewer than two regions, a region
   *     has no voxel with a course or a mean that does not vary, or too few volumes are kept
   */
  static RoiCourses of(
      final Series series,
      final Labels rois,
      final Volume weights,
      final boolean bySlice,
      final RoiSummary summary,
      final Progress progress) {
    Grid.requireSame(series.name(), series.grid(), rois.name(), rois.grid());
    if (weights != null) {
      Grid.requireSame(series.name(), series.grid(), weights.name(), weights.grid());
    }
    final int count = rois.regions().size();
    if (count < 2) {
      throw new IllegalArgumentException(
          "'"
              + rois.name()
              + "' has "
              + count
              + (count == 1 ? " region" : " regions")
              + "; connectivity is between regions, so it needs 2 or more.");
    }
    final Mask mask = rois.union();
    mask.requireFits(series.name(), series.grid());
    final int[] kept = VolumesWithValues.of(series, mask);
    final int plane = series.grid().planeSize();
    final int[] slices =
        IntStream.range(0, mask.count()).map(v -> mask.index(v) / plane).distinct().toArray();
    final int[] place = new int[series.grid().nz()];
    for (int s = 0; s < slices.length; s++) {
      place[slices[s]] = s;
    }
    final int[] region =
        new int[1 + rois.regions().stream().mapToInt(Labels.Region::index).max().orElse(0)];
    for (int r = 0; r < count; r++) {
      region[rois.regions().get(r).index()] = r;
    }
    final boolean components = summary == RoiSummary.COMPONENT;
    final double[][][] sums = new double[slices.length][count][];
    final int[] used = new int[count];
    final double[] weight = new double[mask.count()];
    final double[][] parts = new double[mask.count()][];
    progress.begin("Courses of " + rois.name(), mask.count());
    VoxelBlocks.forEach(
        series,
        mask,
        progress,
        () ->
            (first, n, data) -> {
              // a sum for each region and slice in the block, kept at its first voxel
              final int[] starts = new int[n];
              int cells = 0;
              for (int v = 0; v < n; v++) {
                final int index = mask.index(first + v);
                final double w = weights == null ? 1 : weights.get(index);
                if (!(w > 0) || !usable(data, v * series.volumes(), kept)) {
                  continue;
                }
                weight[first + v] = w;
                int cell = 0;
                while (cell < cells
                    && (components
                        || (rois.get(mask.index(starts[cell])) != rois.get(index)
                            || mask.index(starts[cell]) / plane != index / plane))) {
                  cell++;
                }
                if (cell == cells) {
                  starts[cells++] = first + v;
                  parts[first + v] = new double[kept.length];
                }
                final double[] sum = parts[starts[cell]];
                for (int t = 0; t < sum.length; t++) {
                  sum[t] += w * data[v * series.volumes() + kept[t]];
                }
              }
            });
    final double[][] total = new double[slices.length][count];
    for (int v = 0; v < parts.length; v++) {
      final int s = place[mask.index(v) / plane];
      final int r = region[rois.get(mask.index(v))];
      total[s][r] += weight[v];
      used[r] += weight[v] > 0 ? 1 : 0;
      if (parts[v] != null) {
        sums[s][r] = plus(sums[s][r], parts[v]);
      }
    }
    final boolean[][] lies = new boolean[count][slices.length];
    for (int s = 0; s < slices.length; s++) {
      for (int r = 0; r < count; r++) {
        lies[r][s] = sums[s][r] != null;
      }
    }
    final double[][][] courses = bySlice ? sums : new double[][][] {pooled(sums, total)};
    for (int s = 0; s < courses.length; s++) {
      for (int r = 0; r < count; r++) {
        if (courses[s][r] != null) {
          scale(courses[s][r], 1 / total[s][r]);
        }
      }
    }
    final RoiCourses result =
        new RoiCourses(
            rois.regions().stream().map(Labels.Region::name).toList(),
            kept,
            slices,
            courses,
            lies,
            used,
            mask.count() - Arrays.stream(used).sum());
    result.requireVarying(series.name(), rois.name());
    if (components) {
      final int[] cell = new int[parts.length];
      for (int v = 0; v < parts.length; v++) {
        cell[v] =
            (bySlice ? place[mask.index(v) / plane] : 0) * count + region[rois.get(mask.index(v))];
      }
      for (int c = 0; c < courses.length * count; c++) {
        if (courses[c / count][c % count] != null) {
          courses[c / count][c % count] = FirstComponent.of(parts, weight, cell, c);
        }
      }
    }
    return result;
  }

  /** Each region's part in each slice as a region of its own, slice after slice. */
  RoiCourses apart() {
    final List<String> all = new ArrayList<>();
    final List<double[]> flat = new ArrayList<>();
    final List<boolean[]> where = new ArrayList<>();
    for (int s = 0; s < slices.length; s++) {
      for (int r = 0; r < names.size(); r++) {
        if (courses[s][r] != null) {
          all.add(names.get(r) + "_slice" + slices[s]);
          flat.add(courses[s][r]);
          final boolean[] one = new boolean[slices.length];
          one[s] = true;
          where.add(one);
        }
      }
    }
    return new RoiCourses(
        List.copyOf(all),
        volumes,
        slices,
        new double[][][] {flat.toArray(double[][]::new)},
        where.toArray(boolean[][]::new),
        used,
        unusable);
  }

  /** Whether a pair lies within one slice, in different ones, or is pooled over several. */
  String edge(final int a, final int b) {
    boolean shared = false;
    int slicesOfBoth = 0;
    for (int s = 0; s < slices.length; s++) {
      shared |= lies[a][s] && lies[b][s];
      slicesOfBoth += lies[a][s] || lies[b][s] ? 1 : 0;
    }
    return courses.length > 1 || shared && slicesOfBoth == 1
        ? "within-slice"
        : shared ? "pooled" : "between-slice";
  }

  /** Adds the slices' sums up, and their weights into the first slice's. */
  private static double[][] pooled(final double[][][] sums, final double[][] total) {
    final double[][] all = new double[sums[0].length][];
    for (int r = 0; r < all.length; r++) {
      for (int s = 0; s < sums.length; s++) {
        if (sums[s][r] != null) {
          all[r] = plus(all[r], sums[s][r]);
        }
        if (s > 0) {
          total[0][r] += total[s][r];
        }
      }
    }
    return all;
  }

  private static double[] plus(final double[] sum, final double[] part) {
    if (sum == null) {
      return part.clone();
    }
    for (int t = 0; t < sum.length; t++) {
      sum[t] += part[t];
    }
    return sum;
  }

  private static void scale(final double[] x, final double factor) {
    for (int t = 0; t < x.length; t++) {
      x[t] *= factor;
    }
  }

  static boolean usable(final double[] data, final int offset, final int[] kept) {
    boolean varies = false;
    for (final int t : kept) {
      if (!Double.isFinite(data[offset + t])) {
        return false;
      }
      varies |= data[offset + t] != data[offset + kept[0]];
    }
    return varies;
  }

  private void requireVarying(final String series, final String rois) {
    for (int r = 0; r < used.length; r++) {
      if (used[r] == 0) {
        throw new IllegalArgumentException(
            "Region '"
                + names.get(r)
                + "' of '"
                + rois
                + "' has no voxel whose course in '"
                + series
                + "' is finite and varies; take it out of the regions, or use a run that covers it.");
      }
      for (final double[][] slice : courses) {
        if (slice[r] != null && Correlations.unit(slice[r]) == null) {
          throw new IllegalArgumentException(
              "The mean course of region '"
                  + names.get(r)
                  + "' of '"
                  + rois
                  + "' does not vary in '"
                  + series
                  + "'; a constant has no correlation.");
        }
      }
    }
  }
}
