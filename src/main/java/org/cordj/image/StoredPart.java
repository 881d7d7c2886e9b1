package org.cordj.image;

import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;

/**
 * The series of some voxels of a mask, from a run whose planes are not in memory: as many at a time
 * as a quarter of the heap holds, so that a cord's voxels mostly take one walk through the file.
 */
final class StoredPart {

  private static final int SHARE_OF_HEAP = 4;

  /** Bytes that are held at most, whatever the heap. */
  private static final long MOST = 1L << 30;

  private final int first;
  private final float[][] rows;

  private StoredPart(final int first, final float[][] rows) {
    this.first = first;
    this.rows = rows;
  }

  /** How many voxels a part has: whole blocks. */
  static int voxels(final int volumes, final int block) {
    final long bytes = Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    final long voxels = bytes / (Float.BYTES * (long) volumes);
    return (int) Math.max(block, voxels - voxels % block);
  }

  /** Reads the voxels first .. end - 1 of the mask, on all cores. */
  static StoredPart read(
      final Series series,
      final Mask mask,
      final int first,
      final int end,
      final Progress progress) {
    final int volumes = series.volumes();
    final int nz = series.grid().nz();
    final int planeSize = series.grid().planeSize();
    final float[][] rows = new float[volumes][end - first];
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, volumes).boxed().toList(),
            t -> {
              progress.check();
              int v = first;
              while (v < end) {
                final int z = mask.index(v) / planeSize;
                final float[] plane = series.source().apply(t * nz + z);
                for (; v < end && mask.index(v) / planeSize == z; v++) {
                  rows[t][v - first] = plane[mask.index(v) - z * planeSize];
                }
              }
            });
    return new StoredPart(first, rows);
  }

  /** How many voxels it holds. */
  int count() {
    return rows[0].length;
  }

  /** Copies series into a block's buffer, see {@link VoxelBlocks.Gather}. */
  void gather(final int from, final int count, final double[] data) {
    final int volumes = rows.length;
    for (int t = 0; t < volumes; t++) {
      final float[] row = rows[t];
      for (int v = 0; v < count; v++) {
        data[v * volumes + t] = row[from - first + v];
      }
    }
  }
}
