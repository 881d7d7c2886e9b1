package org.cordj.template;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Grid;
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

/** A map, and a run of 240 volumes, of 64 x 64 x 24 voxels onto a template of 141 x 141 x 200. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class WarpBenchmark {

  private final Grid image = Grid.ras(64, 64, 24, 1, 1, 4);
  private final Grid template = Grid.ras(141, 141, 200, 0.45, 0.45, 0.48);
  private final Grid small = Grid.ras(64, 64, 24, 1, 1, 4);
  private TransformChain chain;
  private Series map;
  private Series run;

  @Setup
  public void setUp() {
    final Random random = new Random(1);
    final float[][][] field = new float[3][template.nz()][template.planeSize()];
    for (final float[][] component : field) {
      for (final float[] plane : component) {
        for (int i = 0; i < plane.length; i++) {
          plane[i] = random.nextFloat();
        }
      }
    }
    chain =
        new TransformChain(
            List.of(new DisplacementField("field", template, field)), List.of("field"));
    map = noise(1, random);
    run = noise(240, random);
  }

  private Series noise(final int volumes, final Random random) {
    final float[][] planes = new float[volumes * image.nz()][image.planeSize()];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = random.nextFloat();
      }
    }
    return Series.ofPlanes("noise", planes, image, 2);
  }

  /** A map onto the template. */
  @Benchmark
  public Warp.Result linearMap() {
    return new Warp(chain, Sampling.LINEAR, Float.NaN)
        .apply("out", map, "template", template, Progress.NONE);
  }

  /** The same by splines. */
  @Benchmark
  public Warp.Result cubicMap() {
    return new Warp(chain, Sampling.CUBIC, Float.NaN)
        .apply("out", map, "template", template, Progress.NONE);
  }

  /** A run onto a grid of its own size. */
  @Benchmark
  public Warp.Result linearRun() {
    return new Warp(chain, Sampling.LINEAR, Float.NaN)
        .apply("out", run, "template", small, Progress.NONE);
  }

  /** The same by splines. */
  @Benchmark
  public Warp.Result cubicRun() {
    return new Warp(chain, Sampling.CUBIC, Float.NaN)
        .apply("out", run, "template", small, Progress.NONE);
  }
}
