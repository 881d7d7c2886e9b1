package org.cordj.rsfc;

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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** ReHo of 27 neighbours on 98,304 voxels x 240 volumes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RehoBenchmark {

  private Series series;
  private Mask mask;

  /** 64 x 64 x 24 voxels of noise. */
  @Setup
  public void setUp() {
    series = RunsForTests.noise(64, 64, 24, 240, 2, 1);
    mask = Mask.all(series.grid());
  }

  /** The whole map. */
  @Benchmark
  public Reho.Result map() {
    return new Reho(27).apply(series, mask, Progress.NONE);
  }
}
