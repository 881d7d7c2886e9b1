package org.cordj.segment;

import java.util.concurrent.TimeUnit;
import org.cordj.image.Grid;
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

/** Centreline and mask of a mean EPI and of an anatomical image, contrast auto. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CordSegmentationBenchmark {

  @Param({"epi", "t2"})
  private String kind;

  private Volume image;
  private Centerline line;
  private final CordCenterline finder = CordCenterline.automatic(Contrast.AUTO);
  private final CordMask mask =
      new CordMask(CordMask.Method.SURFACE, Contrast.AUTO, CordMask.DEFAULT_RADIUS);

  /** 64 x 64 x 24 voxels of 1 x 1 x 5 mm, or 256 x 256 x 300 voxels of 0.5 mm. */
  @Setup
  public void setUp() {
    image =
        CordForTests.planted(
            kind.equals("epi")
                ? Grid.ras(64, 64, 24, 1, 1, 5)
                : Grid.ras(256, 256, 300, 0.5, 0.5, 0.5),
            1);
    line = finder.apply(image, Progress.NONE);
  }

  @Benchmark
  public Centerline centerline() {
    return finder.apply(image, Progress.NONE);
  }

  @Benchmark
  public CordMask.Result mask() {
    return mask.apply(image, line, Progress.NONE);
  }
}
