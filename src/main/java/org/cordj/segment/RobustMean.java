package org.cordj.segment;

import java.util.Arrays;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.image.VoxelBlocks;

/**
 * The mean of a run that a few moved or spoilt volumes do not blur: in each voxel the mean of the
 * middle half of its values (the interquartile mean, a trimmed mean of 25 % at either end, which
 * keeps its value as long as less than a quarter of the volumes are off to one side).
 */
public final class RobustMean {

  private RobustMean() {}

  /**
   * The mean over time, NaN where a value is not finite. Uses all cores; O(T log T) a voxel.
   *
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public static Volume of(final Series series, final Progress progress) {
    final Volume mean = Volume.zeros(series.name() + "_mean", series.grid());
    final int volumes = series.volumes();
    final int cut = volumes / 4;
    progress.begin("Mean", series.grid().voxels());
    VoxelBlocks.forEach(
        series,
        Mask.all(series.grid()),
        progress,
        () ->
            (first, count, data) -> {
              for (int v = 0; v < count; v++) {
                mean.set(first + v, middle(data, v * volumes, volumes, cut));
              }
            });
    return mean;
  }

  private static float middle(
      final double[] data, final int from, final int volumes, final int cut) {
    // NaN and infinity sort to the ends, so look before sorting hides them
    for (int t = from; t < from + volumes; t++) {
      if (!Double.isFinite(data[t])) {
        return Float.NaN;
      }
    }
    Arrays.sort(data, from, from + volumes);
    double sum = 0;
    for (int t = from + cut; t < from + volumes - cut; t++) {
      sum += data[t];
    }
    return (float) (sum / (volumes - 2 * cut));
  }
}
