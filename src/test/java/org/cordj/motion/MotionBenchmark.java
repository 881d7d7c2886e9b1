package org.cordj.motion;

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

/** Motion correction of 64 x 64 x 24 voxels, 240 volumes: two passes and one resampling. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class MotionBenchmark {

  private Series series;
  private Mask mask;

  /** A cord of 12 x 9 mm in CSF that moves by some tenths of a mm, with noise. */
  @Setup
  public void setUp() {
    series = CordRuns.moving(Grid.ras(64, 64, 24, 1, 1, 5), 240, 0.3, 20, new Random(1)).series();
    mask = CordRuns.mask(series.grid());
  }

  /** With the defaults. */
  @Benchmark
  public Series shifts() {
    return run(MotionCorrection.defaults());
  }

  /** Angles too. */
  @Benchmark
  public Series rotations() {
    return run(new MotionCorrection(Reference.FIRST_PASS, 2, 0, true, false, true, 16));
  }

  /** After a rigid phase. */
  @Benchmark
  public Series rigid() {
    return run(new MotionCorrection(Reference.FIRST_PASS, 2, 0, false, true, true, 16));
  }

  private Series run(final MotionCorrection operation) {
    return new Resampler(Interpolation.CUBIC)
        .apply(
            "still",
            series,
            operation.estimate(series, mask, Progress.NONE),
            SliceCenters.of(mask),
            Progress.NONE);
  }
}
