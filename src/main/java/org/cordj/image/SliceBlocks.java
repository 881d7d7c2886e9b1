package org.cordj.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

/**
 * Walks the time series of a mask's voxels slice by slice, in blocks of voxels of one slice, on all
 * cores; a block's series stand side by side, row by row of time. For work whose design differs by
 * slice, and for products of matrices with series ({@code org.cordj.signal.RowProduct}).
 *
 * <p>What {@link VoxelBlocks} says of blocks, threads and memory holds here too.
 */
public final class SliceBlocks {

  /** Voxels a block holds at most: 240 volumes of them are 240 KiB, a quarter of a second cache. */
  private static final int WIDTH = 128;

  /** What is done with a block, one at a time. */
  @FunctionalInterface
  public interface Worker {

    /**
     * Handles a block. The worker may change the rows.
     *
     * @param block which voxels
     * @param rows [volume][voxel], valid up to the block's count; a volume is one of the chosen
     */
    void process(Block block, double[][] rows);
  }

  /**
   * A block of voxels that lie in one slice.
   *
   * @param slice the index along z
   * @param first the position in the mask of the first voxel
   * @param count how many voxels
   */
  public record Block(int slice, int first, int count) {}

  private SliceBlocks() {}

  /** How wide the rows of a worker's own buffers must be. */
  public static int width() {
    return WIDTH;
  }

  /**
   * Calls a worker for every block. Returns when all are done.
   *
   * @param volumes which volumes the rows hold, in that order
   * @param workers makes a worker for each block that runs at the same time as others
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   * @throws RuntimeException what a worker threw
   * @throws IllegalArgumentException if the mask is on another grid or empty
   */
  public static void forEach(
      final Series series,
      final Mask mask,
      final int[] volumes,
      final Progress progress,
      final Supplier<? extends Worker> workers) {
    mask.requireFits(series.name(), series.grid());
    Lanes.forEach(
        blocks(mask),
        progress,
        () ->
            new Lane(
                workers.get(),
                series.isPlanar() ? null : series.img().randomAccess(),
                new double[volumes.length][WIDTH]),
        (lane, block) -> {
          if (lane.access == null) {
            planar(series, mask, volumes, block, lane.rows);
          } else {
            accessed(series, mask, volumes, block, lane);
          }
          lane.worker.process(block, lane.rows);
          progress.advance(block.count);
        });
  }

  private record Lane(Worker worker, RandomAccess<? extends RealType<?>> access, double[][] rows) {}

  private static List<Block> blocks(final Mask mask) {
    final int plane = mask.grid().planeSize();
    final List<Block> blocks = new ArrayList<>();
    int first = 0;
    while (first < mask.count()) {
      final int slice = mask.index(first) / plane;
      int end = first + 1;
      while (end < mask.count() && end - first < WIDTH && mask.index(end) / plane == slice) {
        end++;
      }
      blocks.add(new Block(slice, first, end - first));
      first = end;
    }
    return blocks;
  }

  private static void planar(
      final Series series,
      final Mask mask,
      final int[] volumes,
      final Block block,
      final double[][] rows) {
    final int nz = series.grid().nz();
    final int offset = block.slice * series.grid().planeSize();
    final int begin = mask.index(block.first) - offset;
    final boolean whole =
        mask.index(block.first + block.count - 1) - offset == begin + block.count - 1;
    for (int r = 0; r < volumes.length; r++) {
      final float[] plane = series.planes()[volumes[r] * nz + block.slice];
      final double[] row = rows[r];
      if (whole) {
        for (int v = 0; v < block.count; v++) {
          row[v] = plane[begin + v];
        }
      } else {
        for (int v = 0; v < block.count; v++) {
          row[v] = plane[mask.index(block.first + v) - offset];
        }
      }
    }
  }

  /** The reference: any image of real type. */
  private static void accessed(
      final Series series,
      final Mask mask,
      final int[] volumes,
      final Block block,
      final Lane lane) {
    final Grid grid = series.grid();
    lane.access.setPosition(block.slice, 2);
    for (int r = 0; r < volumes.length; r++) {
      lane.access.setPosition(volumes[r], 3);
      for (int v = 0; v < block.count; v++) {
        final int index = mask.index(block.first + v) % grid.planeSize();
        lane.access.setPosition(index % grid.nx(), 0);
        lane.access.setPosition(index / grid.nx(), 1);
        lane.rows[r][v] = lane.access.get().getRealDouble();
      }
    }
  }

  /**
   * Writes a block's rows to float planes.
   *
   * @param rows [volume][voxel]
   * @param planes [t * nz + z][x + nx * y]
   */
  public static void store(
      final Mask mask,
      final int[] volumes,
      final Block block,
      final double[][] rows,
      final float[][] planes) {
    final int nz = mask.grid().nz();
    final int offset = block.slice * mask.grid().planeSize();
    final int begin = mask.index(block.first) - offset;
    final boolean whole =
        mask.index(block.first + block.count - 1) - offset == begin + block.count - 1;
    for (int r = 0; r < volumes.length; r++) {
      final float[] plane = planes[volumes[r] * nz + block.slice];
      final double[] row = rows[r];
      if (whole) {
        for (int v = 0; v < block.count; v++) {
          plane[begin + v] = (float) row[v];
        }
      } else {
        for (int v = 0; v < block.count; v++) {
          plane[mask.index(block.first + v) - offset] = (float) row[v];
        }
      }
    }
  }

  /** The numbers 0 to n - 1: every volume. */
  public static int[] all(final int volumes) {
    final int[] all = new int[volumes];
    Arrays.setAll(all, t -> t);
    return all;
  }
}
