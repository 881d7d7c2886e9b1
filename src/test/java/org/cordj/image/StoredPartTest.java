package org.cordj.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose planes are not in memory. */
class StoredPartTest {

  private static final Grid GRID = Grid.ras(9, 8, 6, 1, 1, 5);
  private static final int VOLUMES = 7;

  private static float[][] planes() {
    final Random random = new Random(3);
    final float[][] planes = new float[VOLUMES * 6][72];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = random.nextFloat();
      }
    }
    return planes;
  }

  /** Whatever the parts, each voxel is handed out once, whole; slices without a voxel never. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 50, 1000})
  void partsHoldEachVoxelOnce(final int part) {
    final float[][] planes = planes();
    final AtomicIntegerArray read = new AtomicIntegerArray(planes.length);
    final Series run =
        Series.ofSource(
            "run",
            p -> {
              read.incrementAndGet(p);
              return planes[p].clone();
            },
            GRID,
            VOLUMES,
            2);
    final Random random = new Random(4);
    final Mask mask =
        Mask.ofIndices(
            "mask",
            GRID,
            IntStream.range(0, GRID.voxels())
                .filter(i -> i / 72 != 2 && i / 72 != 5 && random.nextInt(3) > 0)
                .toArray());
    final AtomicIntegerArray seen = new AtomicIntegerArray(mask.count());
    VoxelBlocks.forEachPart(
        run,
        mask,
        part,
        8,
        Progress.NONE,
        () ->
            (first, count, data) -> {
              for (int v = 0; v < count; v++) {
                seen.incrementAndGet(first + v);
                final int i = mask.index(first + v);
                for (int t = 0; t < VOLUMES; t++) {
                  assertEquals(planes[t * 6 + i / 72][i % 72], data[v * VOLUMES + t]);
                }
              }
            });
    for (int n = 0; n < mask.count(); n++) {
      assertEquals(1, seen.get(n));
    }
    for (int p = 0; p < planes.length; p++) {
      if (p % 6 == 2 || p % 6 == 5) {
        assertEquals(0, read.get(p), "no voxel of the mask is there");
      } else if (part == 1000) {
        assertEquals(1, read.get(p), "one walk is enough");
      } else {
        assertTrue(read.get(p) > 0);
      }
    }
  }

  @Test
  void isTheSameImageAndMean() {
    final float[][] planes = planes();
    final Series run = Series.ofSource("run", p -> planes[p], GRID, VOLUMES, 2).withTr(3);
    assertFalse(run.isPlanar());
    assertEquals(3, run.tr());
    final RandomAccess<? extends RealType<?>> access = run.img().randomAccess();
    final Random random = new Random(5);
    for (int n = 0; n < 500; n++) {
      final int[] at = {random.nextInt(9), random.nextInt(8), random.nextInt(6), random.nextInt(7)};
      access.setPosition(at);
      assertEquals(planes[at[3] * 6 + at[2]][at[0] + 9 * at[1]], access.get().getRealFloat());
    }
    final Volume mean = run.mean(Progress.NONE);
    final Volume inMemory = Series.ofPlanes("run", planes, GRID, 3).mean(Progress.NONE);
    assertTrue(Arrays.deepEquals(inMemory.planes(), mean.planes()));
  }

  @Test
  void partsAreWholeBlocks() {
    assertEquals(0, StoredPart.voxels(240, 64) % 64);
    assertEquals(64, StoredPart.voxels(Integer.MAX_VALUE, 64));
  }
}
