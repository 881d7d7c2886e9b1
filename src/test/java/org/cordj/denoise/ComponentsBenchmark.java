package org.cordj.denoise;

import java.util.concurrent.TimeUnit;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Noise regressors of a whole slab, 64 x 64 x 24 voxels x 240 volumes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ComponentsBenchmark {

  @Param({"mean", "5"})
  private String rule;

  private Series series;
  private Mask mask;

  /** Noise. */
  @Setup
  public void setUp() {
    series = DenoiseRuns.run(64, 64, 24, 240, 1);
    mask = Mask.all(series.grid());
  }

  /** The region is the whole slab. */
  @Benchmark
  public ConfoundTable components() {
    return Components.of(rule, 1).apply(series, mask, mask, "csf", "c", 0, Progress.NONE);
  }
}
