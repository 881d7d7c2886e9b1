package org.cordj.connectivity;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.imglib2.parallel.Parallelization;
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

/** One update of a live seed map, 240 volumes, each time of another voxel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LiveSeedBenchmark {

  private static final int T = 240;

  private LiveSeed all;
  private LiveSeed cord;
  private final float[] unit = new float[T];
  private float[] r;
  private float[] ofCord;
  private int next;

  /** Noise. */
  @Setup
  public void setUp() {
    final Grid grid = Grid.ras(64, 64, 24, 1, 1, 5);
    final Random random = new Random(1);
    final float[][] planes = new float[24 * T][64 * 64];
    for (final float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = 1000 + 20 * (random.nextFloat() - 0.5f);
      }
    }
    final Series series = Series.ofPlanes("run", planes, grid, 2);
    all = LiveSeed.of(series, Mask.all(grid), Progress.NONE);
    final int[] indices = new int[2146];
    for (int v = 0; v < indices.length; v++) {
      indices[v] = v / 90 * 4096 + 1500 + v % 90 / 10 * 64 + v % 10;
    }
    cord = LiveSeed.of(series, Mask.ofIndices("cord", grid, indices), Progress.NONE);
    r = new float[all.mask().count()];
    ofCord = new float[indices.length];
  }

  private float[] update(final LiveSeed live, final float[] map) {
    next = (next + 997) % map.length;
    live.unit(
        Mask.ofIndices("seed", live.mask().grid(), new int[] {live.mask().index(next)}), unit);
    live.map(unit, map, Progress.NONE);
    return map;
  }

  /** 98,304 voxels, the whole grid in the mask. */
  @Benchmark
  public float[] wholeGrid() {
    return update(all, r);
  }

  /** The same on one thread. */
  @Benchmark
  public float[] wholeGridOnOneThread() {
    return Parallelization.runSingleThreaded(() -> update(all, r));
  }

  /** 2,146 voxels of a cord. */
  @Benchmark
  public float[] cord() {
    return update(cord, ofCord);
  }
}
