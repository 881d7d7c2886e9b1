package org.cordj.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

/**
 * Walks the time series of a mask's voxels block by block, on all cores.
 *
 * <p>A block is the unit of parallelism, of progress and of cancelling; a voxel's result must not
 * depend on the block it is in, so that results are the same bits for any number of threads. Where
 * blocks begin depends on the mask and the number of volumes only. As many buffers and workers are
 * made as blocks run at once, and nothing is allocated per voxel. The number of threads is that of
 * ImgLib2's {@link net.imglib2.parallel.Parallelization}.
 */
public final class VoxelBlocks {

  /** Doubles that a block's buffer holds at most (256 KiB: it stays in a core's second cache). */
  private static final int BUFFER = 1 << 15;

  /** What is done with a block, one at a time. */
  @FunctionalInterface
  public interface Worker {

    /**
     * Handles a block of voxels. The worker may change the buffer.
     *
     * @param first the position in the mask (see {@link Mask#index(int)}) of the block's first
     *     voxel
     * @param count how many voxels there are
     * @param data [voxel * volumes + t], valid up to count * volumes
     */
    void process(int first, int count, double[] data);
  }

  /** Copies time series of masked voxels into a buffer. */
  interface Gather {
    void gather(int first, int count, double[] data);
  }

  private VoxelBlocks() {}

  /**
   * Calls a worker for every block of masked voxels. Returns when all are done.
   *
   * @param workers makes a worker for each block that runs at the same time as others
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   * @throws RuntimeException what a worker threw
   * @throws IllegalArgumentException if the mask is on another grid or empty
   */
  public static void forEach(
      final Series series,
      final Mask mask,
      final Progress progress,
      final Supplier<? extends Worker> workers) {
    mask.requireFits(series.name(), series.grid());
    final int volumes = series.volumes();
    final int blockSize = Math.max(1, Math.min(64, BUFFER / volumes));
    if (series.source() != null) {
      forEachPart(
          series, mask, StoredPart.voxels(volumes, blockSize), blockSize, progress, workers);
      return;
    }
    walk(
        0,
        mask.count(),
        blockSize,
        volumes,
        progress,
        workers,
        () -> series.isPlanar() ? planar(series, mask) : accessed(series, mask));
  }

  /** Reads a run that is not in memory in parts of so many voxels. */
  static void forEachPart(
      final Series series,
      final Mask mask,
      final int part,
      final int blockSize,
      final Progress progress,
      final Supplier<? extends Worker> workers) {
    for (int first = 0; first < mask.count(); first += part) {
      final StoredPart held =
          StoredPart.read(series, mask, first, Math.min(mask.count(), first + part), progress);
      walk(
          first,
          first + held.count(),
          blockSize,
          series.volumes(),
          progress,
          workers,
          () -> held::gather);
    }
  }

  /** Does the voxels of the mask from one to before another. */
  private static void walk(
      final int from,
      final int end,
      final int blockSize,
      final int volumes,
      final Progress progress,
      final Supplier<? extends Worker> workers,
      final Supplier<Gather> gathers) {
    final List<Integer> blocks = new ArrayList<>();
    for (int first = from; first < end; first += blockSize) {
      blocks.add(first);
    }
    Lanes.forEach(
        blocks,
        progress,
        () -> new Lane(workers.get(), gathers.get(), new double[blockSize * volumes]),
        (lane, first) -> {
          final int count = Math.min(blockSize, end - first);
          lane.gather.gather(first, count, lane.data);
          lane.worker.process(first, count, lane.data);
          progress.advance(count);
        });
  }

  /** What one block needs while it is worked on. */
  private record Lane(Worker worker, Gather gather, double[] data) {}

  /** The fast path: frame by frame over float planes, so that memory is read in its own order. */
  static Gather planar(final Series series, final Mask mask) {
    final float[][] planes = series.planes();
    final int volumes = series.volumes();
    final int nz = series.grid().nz();
    final int planeSize = series.grid().planeSize();
    return (first, count, data) -> {
      int begin = 0;
      while (begin < count) {
        // one run of voxels that lie in the same slice
        final int z = mask.index(first + begin) / planeSize;
        int end = begin + 1;
        while (end < count && mask.index(first + end) / planeSize == z) {
          end++;
        }
        for (int t = 0; t < volumes; t++) {
          final float[] plane = planes[t * nz + z];
          for (int v = begin; v < end; v++) {
            data[v * volumes + t] = plane[mask.index(first + v) - z * planeSize];
          }
        }
        begin = end;
      }
    };
  }

  /** The reference: any image of real type, voxel by voxel through a random access. */
  static Gather accessed(final Series series, final Mask mask) {
    final RandomAccess<? extends RealType<?>> access = series.img().randomAccess();
    final int volumes = series.volumes();
    final Grid grid = series.grid();
    return (first, count, data) -> {
      for (int v = 0; v < count; v++) {
        final int index = mask.index(first + v);
        access.setPosition(index % grid.nx(), 0);
        access.setPosition(index / grid.nx() % grid.ny(), 1);
        access.setPosition(index / grid.planeSize(), 2);
        for (int t = 0; t < volumes; t++) {
          access.setPosition(t, 3);
          data[v * volumes + t] = access.get().getRealDouble();
        }
      }
    };
  }
}
