package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.signal.FrequencyBins;
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

/** Connectivity of 64 x 64 x 24 voxels x 240 volumes; a cord has 2,146 of the voxels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ConnectivityBenchmark {

  private static final int T = 240;

  private Series series;
  private Mask all;
  private Mask cord;
  private Labels rois;
  private SeedCourse seed;
  private ResidualSpaces band;

  /** Noise, 40 regions of the cord's voxels. */
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
    series = Series.ofPlanes("run", planes, grid, 2);
    all = Mask.all(grid);
    final int[] indices = new int[2146];
    final int[] labels = new int[grid.voxels()];
    for (int v = 0; v < indices.length; v++) {
      indices[v] = v / 90 * 4096 + 1500 + v % 90 / 10 * 64 + v % 10;
      labels[indices[v]] = 1 + v % 40;
    }
    cord = Mask.ofIndices("cord", grid, indices);
    final List<Labels.Region> regions = new ArrayList<>();
    for (int r = 1; r <= 40; r++) {
      regions.add(new Labels.Region(r, "roi-" + r, 0));
    }
    rois = new Labels("rois", grid, labels, regions);
    seed = SeedCourse.ofRegion(series, rois.mask(regions.get(0)), Progress.NONE);
    band = ResidualSpaces.band(FrequencyBins.of(0.01, 0.1, T, 2), T);
  }

  /** r and z of every voxel. */
  @Benchmark
  public List<Volume> seedMap() {
    return SeedMap.correlate(series, all, seed, Progress.NONE);
  }

  /** r, z, effective dimensions, effective z and q of every voxel, of a band-passed run. */
  @Benchmark
  public SeedMap.Result seedMapWithTests() {
    return new SeedMap(0, SeedThreshold.of("fdr", 0.05))
        .apply(series, all, seed, band, Progress.NONE);
  }

  /** The same of the cord of a run that kept all frequencies, with lags up to 3 volumes. */
  @Benchmark
  public SeedMap.Result seedMapOfCordWithLags() {
    return new SeedMap(3, SeedThreshold.NONE)
        .apply(series, cord, seed, ResidualSpaces.whole(), Progress.NONE);
  }

  /** 40 regions: their courses, r and z. */
  @Benchmark
  public double[][] regions() {
    final RoiCourses courses =
        RoiCourses.of(series, rois, null, false, RoiSummary.MEAN, Progress.NONE);
    final double[][] r = Correlations.of(ConnectivityMeasure.PEARSON, courses.courses()[0]);
    final double[][] z = new double[40][40];
    for (int a = 0; a < 40; a++) {
      for (int b = 0; b < 40; b++) {
        z[a][b] = Connectivity.fisher(r[a][b]);
      }
    }
    return z;
  }

  /** 40 regions with effective dimensions, p, q and intervals, of a band-passed run. */
  @Benchmark
  public ConnectivityResult regionsWithTests() {
    return new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.POOLED)
        .apply(series, rois, null, band, Progress.NONE);
  }

  /** The same of a run that kept all frequencies. */
  @Benchmark
  public ConnectivityResult regionsWithTestsOfAllFrequencies() {
    return new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.POOLED)
        .apply(series, rois, null, ResidualSpaces.whole(), Progress.NONE);
  }

  /** All pairs of the cord's voxels. */
  @Benchmark
  public float[][] voxelPairs() {
    return VoxelPairs.of(series, cord, Progress.NONE);
  }
}
