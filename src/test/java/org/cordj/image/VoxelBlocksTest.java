package org.cordj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.parallel.Parallelization;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class VoxelBlocksTest {

  private static Series noise(final int nx, final int ny, final int nz, final int volumes) {
    final Random random = new Random(1);
    final float[][] planes = new float[nz * volumes][nx * ny];
    for (final float[] plane : planes) {
      for (int p = 0; p < plane.length; p++) {
        plane[p] = random.nextFloat();
      }
    }
    return Series.ofPlanes("noise", planes, Grid.ras(nx, ny, nz, 1, 1, 1), 2);
  }

  /** Every voxel's series, [position in the mask][t], as the workers get them. */
  private static double[][] courses(final Series series, final Mask mask) {
    final double[][] courses = new double[mask.count()][series.volumes()];
    VoxelBlocks.forEach(
        series,
        mask,
        Progress.NONE,
        () ->
            (first, count, data) -> {
              for (int v = 0; v < count; v++) {
                System.arraycopy(
                    data, v * series.volumes(), courses[first + v], 0, series.volumes());
              }
            });
    return courses;
  }

  @Test
  void eachMaskedVoxelComesOnceWithItsOwnSeries() {
    final Series series = noise(7, 5, 3, 11);
    // every third voxel: blocks run over the slices' ends
    final int[] indices = java.util.stream.IntStream.range(0, 35).map(n -> 3 * n).toArray();
    final Mask mask = Mask.ofIndices("thirds", series.grid(), indices);
    final double[][] expected = new double[mask.count()][11];
    for (int n = 0; n < expected.length; n++) {
      for (int t = 0; t < 11; t++) {
        expected[n][t] = series.planes()[t * 3 + indices[n] / 35][indices[n] % 35];
      }
    }
    assertArrayEquals(expected, courses(series, mask));
    final Series any = new Series("view", Views.zeroMin(series.img()), series.grid(), 2);
    assertTrue(!any.isPlanar(), "the view takes the path through a random access");
    assertArrayEquals(expected, courses(any, mask));
  }

  @Test
  void whatAWorkerThrowsComesOutAsItWasThrown() {
    final Series series = noise(40, 40, 2, 4);
    for (final int threads : new int[] {1, 3}) {
      final IllegalArgumentException thrown =
          assertThrows(
              IllegalArgumentException.class,
              () -> Parallelization.runWithNumThreads(threads, () -> refuse(series)));
      assertEquals("A sentence.", thrown.getMessage());
    }
    // in the common pool it is chance whose thread is the first to refuse
    for (int n = 0; n < 50; n++) {
      assertEquals(
          "A sentence.",
          assertThrows(IllegalArgumentException.class, () -> refuse(series)).getMessage());
    }
  }

  private static void refuse(final Series series) {
    final Thread caller = Thread.currentThread();
    final AtomicInteger blocks = new AtomicInteger();
    VoxelBlocks.forEach(
        series,
        Mask.all(series.grid()),
        Progress.NONE,
        () ->
            (first, count, data) -> {
              // the caller's own thread gives way, so that another one throws where there is one
              if (Thread.currentThread() != caller || blocks.incrementAndGet() > 20) {
                throw new IllegalArgumentException("A sentence.");
              }
            });
  }

  @Test
  void noThreadHoldsTheRunAfterwards() throws InterruptedException {
    Series series = noise(64, 64, 2, 20);
    final WeakReference<float[]> plane = new WeakReference<>(series.planes()[0]);
    courses(series, Mask.all(series.grid()));
    series = null;
    for (int n = 0; n < 50 && plane.get() != null; n++) {
      System.gc();
      Thread.sleep(20);
    }
    assertTrue(plane.get() == null, "a thread of the pool still holds the pixels");
  }

  @Test
  void aSeriesBeginsAtVolume0() {
    final Grid grid = Grid.ras(2, 2, 2, 1, 1, 1);
    final var img = ArrayImgs.floats(2, 2, 2, 5);
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Series("late", Views.translate(img, 0, 0, 0, 3), grid, 2))
            .getMessage();
    assertTrue(sentence.contains("the first with the number 3"), sentence);
    final var nothing = Views.interval(img, new long[4], new long[] {1, 1, 1, -1});
    assertThrows(IllegalArgumentException.class, () -> new Series("none", nothing, grid, 2));
  }
}
