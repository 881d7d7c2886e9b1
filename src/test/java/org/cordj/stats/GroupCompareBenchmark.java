package org.cordj.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
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

/** Two groups, 30 maps of 2,146 voxels, 1,000 permutations. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GroupCompareBenchmark {

  private GroupDesign design;
  private Measurements maps;

  /** Noise in a rod of voxels. */
  @Setup
  public void setUp() {
    design = design(30);
    final Grid grid = Grid.ras(64, 64, 24, 1, 1, 5);
    final int[] rod =
        IntStream.range(0, grid.voxels())
            .filter(i -> Math.hypot(i % 64 - 31.5, i / 64 % 64 - 31.5) < 5.34)
            .limit(2146)
            .toArray();
    maps = noise(30, new Measurements.Voxels(Mask.ofIndices("cord", grid, rod)));
  }

  static GroupDesign design(final int n) {
    final Table table = new Table("participant_id", "group");
    for (int s = 0; s < n; s++) {
      table.add("sub-" + s, s < n / 2 ? "patient" : "control");
    }
    return GroupDesign.of(table, Formula.parse("group"), "", List.of(), false);
  }

  static Measurements noise(final int n, final Measurements.Layout layout) {
    final SplittableRandom random = new SplittableRandom(4);
    final double[][] y = new double[n][layout.count()];
    for (final double[] row : y) {
      Arrays.setAll(row, v -> random.nextDouble() + random.nextDouble() + random.nextDouble());
    }
    return new Measurements("map", y, layout, "", List.of());
  }

  private GroupResult run(final Correction correction) {
    return GroupCompare.of("patient - control", Statistic.T, correction, 1000, 1)
        .apply(design, List.of(maps), Progress.NONE);
  }

  /** Largest statistic. */
  @Benchmark
  public GroupResult largest() {
    return run(Correction.FWE);
  }

  /** TFCE, 26 neighbours. */
  @Benchmark
  public GroupResult tfce() {
    return run(Correction.TFCE);
  }

  /** Clusters, 26 neighbours. */
  @Benchmark
  public GroupResult cluster() {
    return run(Correction.CLUSTER);
  }

  /**
   * 44 participants, 100,000 voxels, 10,000 permutations, once: prints seconds and the peak of the
   * heap in MiB.
   */
  public static void main(final String[] arguments) {
    final GroupDesign design = design(44);
    final Grid grid = Grid.ras(50, 50, 40, 1, 1, 5);
    final Measurements maps = noise(44, new Measurements.Voxels(Mask.all(grid)));
    final long start = System.nanoTime();
    final GroupResult result =
        GroupCompare.of("patient - control", Statistic.T, Correction.FWE, 10_000, 1)
            .apply(design, List.of(maps), Progress.NONE);
    final double seconds = (System.nanoTime() - start) / 1e9;
    long peak = 0;
    for (final java.lang.management.MemoryPoolMXBean pool :
        java.lang.management.ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == java.lang.management.MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    System.out.printf(
        "%d shuffles: %.1f s, heap at most %d MiB%n", result.shuffles(), seconds, peak >> 20);
  }
}
