package org.cordj.rsfc;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The default maps of a large run, 655,360 voxels x 300 volumes, within a heap of 1.3 times its
 * float data (750 MiB) and 64 MiB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 4)
@Fork(value = 1, jvmArgsAppend = "-Xmx1039m")
public class LargeAlffBenchmark {

  private Series series;
  private Mask mask;

  /** Noise from one generator for each volume's first plane, shifted in the others. */
  @Setup
  public void setUp() {
    final Grid grid = Grid.ras(128, 128, 40, 1, 1, 5);
    final Random random = new Random(1);
    final float[][] planes = new float[300 * grid.nz()][grid.planeSize()];
    for (int p = 0; p < planes.length; p++) {
      for (int i = 0; i < grid.planeSize(); i++) {
        planes[p][i] =
            p % grid.nz() == 0
                ? (float) (1000 + 30 * random.nextGaussian())
                : planes[p - 1][(i + 1) % grid.planeSize()];
      }
    }
    series = Series.ofPlanes("large", planes, grid, 2);
    mask = Mask.all(grid);
  }

  /** ALFF, fALFF and mALFF in four bands. */
  @Benchmark
  public AlffMaps maps() {
    return Alff.of(Alff.DEFAULT_BANDS).apply(series, mask, Progress.NONE);
  }
}
