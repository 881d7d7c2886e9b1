package org.cordj.motion;

import java.util.Arrays;
import org.cordj.image.Progress;
import org.cordj.image.Series;

/**
 * The images that slices are registered to, [z][x + nx * y], null in slices that take no part. A
 * value that is not finite does not count; where none is, the reference is NaN.
 */
final class References {

  private References() {}

  /** The reference of the first pass. */
  static float[][] first(
      final Reference reference, final Series series, final int[] slices, final Progress progress) {
    return switch (reference.kind()) {
      case FIRSTPASS, MEAN -> mean(series, slices, null, null, progress);
      case MEDIAN -> median(series, slices, progress);
      case VOLUME -> volume(series, slices, reference.volume());
    };
  }

  /** The mean of what a motion corrects; volumes that did not converge do not count. */
  static float[][] corrected(
      final Series series,
      final int[] slices,
      final SliceMotion motion,
      final SliceCenters centers,
      final Progress progress) {
    return mean(series, slices, motion, centers, progress);
  }

  private static float[][] volume(final Series series, final int[] slices, final int volume) {
    final RunPlanes run = new RunPlanes(series);
    final float[][] images = new float[series.grid().nz()][];
    for (final int z : slices) {
      images[z] = run.get(volume, z).clone();
    }
    return images;
  }

  /** Partial sums of blocks of volumes, added in their order: the same for any threads. */
  private static float[][] mean(
      final Series series,
      final int[] slices,
      final SliceMotion motion,
      final SliceCenters centers,
      final Progress progress) {
    final int volumes = series.volumes();
    final int size = series.grid().planeSize();
    final int nz = series.grid().nz();
    final int blocks = (volumes - 1) / Resampler.BLOCK + 1;
    final double[][] sums = new double[nz * blocks][];
    final short[][] counts = new short[nz * blocks][];
    progress.begin("Reference of " + series.name(), (long) slices.length * volumes);
    Resampler.forEachBlock(
        slices,
        volumes,
        progress,
        (z, first, end) -> {
          final RunPlanes run = new RunPlanes(series);
          final SliceMover mover =
              motion == null
                  ? null
                  : new SliceMover(Interpolation.CUBIC, series.grid(), centers, z);
          final double[] sum = new double[size];
          final short[] count = new short[size];
          final float[] moved = new float[size];
          for (int t = first; t < end; t++) {
            float[] plane = run.get(t, z);
            if (motion != null) {
              if (motion.state(t, z) != SliceMotion.State.CONVERGED) {
                continue;
              }
              mover.move(plane, motion.at(t, z), motion, moved);
              plane = moved;
            }
            for (int i = 0; i < size; i++) {
              if (Float.isFinite(plane[i])) {
                sum[i] += plane[i];
                count[i]++;
              }
            }
          }
          sums[z * blocks + first / Resampler.BLOCK] = sum;
          counts[z * blocks + first / Resampler.BLOCK] = count;
        });
    final float[][] images = new float[nz][];
    for (final int z : slices) {
      final double[] sum = new double[size];
      final int[] count = new int[size];
      for (int b = z * blocks; b < (z + 1) * blocks; b++) {
        for (int i = 0; i < size; i++) {
          sum[i] += sums[b][i];
          count[i] += counts[b][i];
        }
      }
      images[z] = new float[size];
      for (int i = 0; i < size; i++) {
        images[z][i] = (float) (sum[i] / count[i]);
      }
    }
    return images;
  }

  private static float[][] median(
      final Series series, final int[] slices, final Progress progress) {
    final int volumes = series.volumes();
    final int size = series.grid().planeSize();
    final int nx = series.grid().nx();
    final float[][] images = new float[series.grid().nz()][];
    for (final int z : slices) {
      images[z] = new float[size];
    }
    progress.begin("Median of " + series.name(), (long) slices.length * size);
    // blocks of voxels here: every one needs all volumes
    Resampler.forEachBlock(
        slices,
        size,
        progress,
        (z, first, end) -> {
          final RunPlanes run = new RunPlanes(series);
          final float[][] courses = new float[end - first][volumes];
          for (int t = 0; t < volumes; t++) {
            final float[] plane = run.get(t, z);
            for (int i = first; i < end; i++) {
              courses[i - first][t] = plane[i];
            }
          }
          for (int i = first; i < end; i++) {
            images[z][i] = median(courses[i - first]);
          }
        });
    return images;
  }

  /** The median of the finite values, NaN if there is none; sorts the array. */
  static float median(final float[] values) {
    int n = 0;
    for (final float v : values) {
      if (Float.isFinite(v)) {
        values[n++] = v;
      }
    }
    Arrays.sort(values, 0, n);
    return n == 0 ? Float.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
  }
}
