package org.cordj.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;
import org.cordj.image.Series;

/**
 * Moves the content of every slice back by a known motion, in one interpolation of the original
 * values. Values from beyond the image are those of its edge; a slice that did not move, is left or
 * did not converge keeps its values bit by bit. Besides the result it needs a few planes a thread.
 *
 * @param interpolation between voxels
 */
public record Resampler(Interpolation interpolation) {

  /** Volumes of a slice that are one step of work. */
  static final int BLOCK = 16;

  /**
   * The corrected run, float planes on the same grid.
   *
   * @param name what it is called
   * @param centers what the motion's angles are about
   * @throws IllegalArgumentException if the motion is that of a run of another size
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Series apply(
      final String name,
      final Series series,
      final SliceMotion motion,
      final SliceCenters centers,
      final Progress progress) {
    final int nz = series.grid().nz();
    final int volumes = series.volumes();
    if (motion.volumes() != volumes || motion.slices() != nz) {
      throw new IllegalArgumentException(
          "The motion is that of "
              + motion.volumes()
              + " volumes of "
              + motion.slices()
              + " slices, but '"
              + series.name()
              + "' has "
              + volumes
              + " volumes of "
              + nz
              + " slices.");
    }
    final float[][] planes = new float[volumes * nz][];
    if (motion.rigid() != null) {
      moveVolumes(series, motion, centers, planes, progress);
      return Series.ofPlanes(name, planes, series.grid(), series.tr());
    }
    progress.begin("Moving the slices of " + series.name(), planes.length);
    forEachBlock(
        IntStream.range(0, nz).toArray(),
        volumes,
        progress,
        (z, first, end) -> {
          final RunPlanes run = new RunPlanes(series);
          final SliceMover mover = new SliceMover(interpolation, series.grid(), centers, z);
          for (int t = first; t < end; t++) {
            final float[] out = new float[series.grid().planeSize()];
            mover.move(run.get(t, z), motion.at(t, z), motion, out);
            planes[t * nz + z] = out;
          }
        });
    return Series.ofPlanes(name, planes, series.grid(), series.tr());
  }

  private void moveVolumes(
      final Series series,
      final SliceMotion motion,
      final SliceCenters centers,
      final float[][] planes,
      final Progress progress) {
    final int nz = series.grid().nz();
    progress.begin("Moving the volumes of " + series.name(), series.volumes());
    forEachBlock(
        new int[1],
        series.volumes(),
        progress,
        (z, first, end) -> {
          final VolumeMover mover = new VolumeMover(interpolation, series.grid(), centers);
          for (int t = first; t < end; t++) {
            progress.check();
            final float[][] out = new float[nz][series.grid().planeSize()];
            mover.move(RigidPhase.planes(series, t), t, motion, out);
            System.arraycopy(out, 0, planes, t * nz, nz);
          }
        });
  }

  /** What is done with some volumes of one slice. */
  @FunctionalInterface
  interface Block {
    void process(int slice, int first, int end);
  }

  /** Blocks of volumes of slices, on all cores; where they begin depends on the run only. */
  static void forEachBlock(
      final int[] slices, final int volumes, final Progress progress, final Block block) {
    final List<int[]> blocks = new ArrayList<>();
    for (final int z : slices) {
      for (int t = 0; t < volumes; t += BLOCK) {
        blocks.add(new int[] {z, t, Math.min(volumes, t + BLOCK)});
      }
    }
    Parallelization.getTaskExecutor()
        .forEach(
            blocks,
            b -> {
              progress.check();
              block.process(b[0], b[1], b[2]);
              progress.advance(b[2] - b[1]);
            });
  }
}
