package org.cordj.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import net.imglib2.parallel.Parallelization;
import net.imglib2.view.Views;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SliceTimingTest {

  private static final double TR = 2;

  /** Multiband: slices 0 and 3, 1 and 4, 2 and 5 at once. */
  private static final double[] TIMES = {0, 1.2, 0.6, 0, 1.2, 0.6};

  /** Each slice is a sinusoid of 0.09 Hz (half Nyquist is 0.125) seen at its own time. */
  private static Series sinusoid(final int axis) {
    final int[] size = {3, 4, 5};
    size[axis] = TIMES.length;
    final Grid grid = Grid.ras(size[0], size[1], size[2], 1, 1, 5);
    final int volumes = 120;
    final float[][] planes = new float[volumes * size[2]][size[0] * size[1]];
    for (int p = 0; p < planes.length; p++) {
      for (int i = 0; i < planes[p].length; i++) {
        final int[] at = {i % size[0], i / size[0], p % size[2]};
        planes[p][i] = value(p / size[2] * TR + TIMES[at[axis]]);
      }
    }
    return Series.ofPlanes("bold", planes, grid, TR);
  }

  private static float value(final double seconds) {
    return (float) (100 + 0.1 * seconds + 10 * Math.sin(2 * Math.PI * 0.09 * seconds));
  }

  private static SliceTiming timing(final String reference, final SliceTiming.Method method) {
    return new SliceTiming(SliceReference.of(reference), method);
  }

  @ParameterizedTest
  @EnumSource(SliceTiming.Method.class)
  void everySliceShowsTheSinusoidAtTheReference(final SliceTiming.Method method) {
    for (int axis = 0; axis < 3; axis++) {
      for (final String reference : new String[] {"middle", "start", "1.9"}) {
        final SliceTiming.Result result =
            timing(reference, method).apply(sinusoid(axis), TIMES, axis, Progress.NONE);
        final double ref = reference.equals("middle") ? 0.6 : reference.equals("start") ? 0 : 1.9;
        assertEquals(ref, result.reference());
        assertEquals("bold_timed", result.series().name());
        final int nz = result.series().grid().nz();
        double worst = 0;
        for (int t = 8; t < 112; t++) {
          for (int z = 0; z < nz; z++) {
            for (final float v : result.series().planes()[t * nz + z]) {
              worst = Math.max(worst, Math.abs(v - value(t * TR + ref)));
            }
          }
        }
        assertTrue(worst < 0.01 * 10, axis + " " + reference + ": error " + worst);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SliceTiming.Method.class)
  void theSameBitsForAnyThreadsAndKindOfImage(final SliceTiming.Method method) {
    final Series run = PreprocessRuns.noise(9, 7, 6, 50, 4);
    final SliceTiming timing = timing("middle", method);
    final float[][] one =
        Parallelization.runWithNumThreads(
            1, () -> timing.apply(run, TIMES, 2, Progress.NONE).series().planes());
    final float[][] three =
        Parallelization.runWithNumThreads(
            3, () -> timing.apply(run, TIMES, 2, Progress.NONE).series().planes());
    final Series view = new Series("view", Views.zeroMin(run.img()), run.grid(), 2);
    final float[][] any = timing.apply(view, TIMES, 2, Progress.NONE).series().planes();
    for (int p = 0; p < one.length; p++) {
      assertArrayEquals(one[p], three[p]);
      assertArrayEquals(one[p], any[p]);
    }
  }

  @Test
  void aVoxelWithGapsIsNanThroughoutAndCounted() {
    final Series run = PreprocessRuns.noise(3, 3, 6, 20, 4);
    run.planes()[5 * 6 + 2][4] = Float.NaN;
    final SliceTiming.Result result =
        timing("middle", SliceTiming.Method.FOURIER).apply(run, TIMES, 2, Progress.NONE);
    int nan = 0;
    for (final float[] plane : result.series().planes()) {
      for (final float v : plane) {
        nan += Float.isNaN(v) ? 1 : 0;
      }
    }
    assertEquals(20, nan);
    assertTrue(result.notes().get(0).startsWith("1 of 54 voxels of 'noise'"));
  }

  @Test
  void constantVoxelsStayExactly() {
    final Series run = PreprocessRuns.noise(3, 3, 6, 20, 4);
    for (final float[] plane : run.planes()) {
      plane[4] = 7.3f;
    }
    for (final SliceTiming.Method method : SliceTiming.Method.values()) {
      final Series timed = timing("0.3", method).apply(run, TIMES, 2, Progress.NONE).series();
      for (final float[] plane : timed.planes()) {
        assertEquals(7.3f, plane[4]);
      }
    }
  }

  private static void refused(
      final Series run, final double[] times, final String reference, final String sentence) {
    final String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    timing(reference, SliceTiming.Method.SINC).apply(run, times, 2, Progress.NONE))
            .getMessage();
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void badInputIsOneSentence() {
    final Series run = PreprocessRuns.noise(3, 3, 6, 20, 4);
    refused(run, new double[5], "middle", "There are 5 slice times, but 'noise' has 6 slices");
    refused(run, new double[] {0, 0, 0, 0, 0, 2.1}, "middle", "Slice 5 (counted from 0)");
    refused(run, new double[] {0, -1, 0, 0, 0, 0}, "middle", "it must be 0 to the repetition");
    refused(run, new double[] {0, Double.NaN, 0, 0, 0, 0}, "middle", "is taken at NaN s");
    refused(run, TIMES, "2.5", "beyond the repetition time of 2 s");
    refused(run, TIMES, "-1", "reference is -1.0 s");
    refused(run, TIMES, "first", "it must be middle, start, or a number of seconds");
    refused(run.withTr(0), TIMES, "middle", "'noise' has no TR");
    refused(new Trim(0, 2).apply(run), TIMES, "middle", "has 3 volumes; reading between them");
    final Series gaps = PreprocessRuns.noise(3, 3, 6, 20, 4);
    for (int z = 0; z < 6; z++) {
      Arrays.fill(gaps.planes()[7 * 6 + z], Float.NaN);
    }
    refused(gaps, TIMES, "middle", "Every voxel of 'noise' holds a NaN");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> SliceTiming.Method.of("linear"))
            .getMessage()
            .contains("legal are fourier and sinc"));
  }

  @Test
  void itCanBeCancelled() {
    assertThrows(
        CancellationException.class,
        () ->
            timing("middle", SliceTiming.Method.SINC)
                .apply(PreprocessRuns.noise(9, 9, 6, 20, 4), TIMES, 2, new Canceled()));
  }
}
