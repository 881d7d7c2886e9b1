package org.cordj.segment;

import java.util.concurrent.TimeUnit;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
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

/** Axes and horns of a cord in 24 slices of 1 x 1 mm and of 0.5 x 0.5 mm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HornsBenchmark {

  @Param({"1", "0.5"})
  private double edge;

  private Volume image;
  private Mask cord;
  private CordOrientation.Result axes;

  /** A field of 64 x 64 mm; the image holds the horns' own grey matter. */
  @Setup
  public void setUp() {
    final int n = (int) (64 / edge);
    final Grid grid = Grid.ras(n, n, 24, edge, edge, 5);
    image = CordForTests.planted(grid, 1);
    cord = CordForTests.mask(grid);
    axes = axes();
    final Horns.Result horns =
        new Horns(0, Horns.Fit.BOUNDARY, 3).apply(cord, null, axes, Progress.NONE);
    for (final Volume share : horns.shares()) {
      for (int i = 0; i < grid.voxels(); i++) {
        image.set(i, image.get(i) + 60 * share.get(i));
      }
    }
  }

  @Benchmark
  public CordOrientation.Result axes() {
    return new CordOrientation(CordOrientation.DEFAULT_SMOOTHING).apply(cord, image, Progress.NONE);
  }

  @Benchmark
  public Horns.Result boundary() {
    return new Horns(0, Horns.Fit.BOUNDARY, 3).apply(cord, null, axes, Progress.NONE);
  }

  @Benchmark
  public Horns.Result contrast() {
    return new Horns(0, Horns.Fit.CONTRAST, 3).apply(cord, image, axes, Progress.NONE);
  }
}
