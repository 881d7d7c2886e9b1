package org.cordj.preprocess;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.signal.Detrend;
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

/** 64 x 64 x 24 voxels x 240 volumes; smoothing in a cord of 2,136 voxels and in all 98,304. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class PreprocessBenchmark {

  private Series run;
  private Mask all;
  private Mask cord;
  private double[] times;

  /** Noise, a straight cord of radius 5.3 voxels, interleaved slices. */
  @Setup
  public void setUp() {
    run = PreprocessRuns.noise(64, 64, 24, 240, 1);
    all = Mask.all(run.grid());
    cord =
        Mask.ofIndices(
            "cord",
            run.grid(),
            Arrays.stream(all.indices())
                .filter(i -> Math.hypot(i % 64 - 31.5, i / 64 % 64 - 31.5) <= 5.3)
                .toArray());
    times = new double[24];
    for (int z = 0; z < 24; z++) {
      times[z] = (z % 2 * 12 + z / 2) * 2.0 / 24;
    }
  }

  /** Slice timing by Fourier. */
  @Benchmark
  public SliceTiming.Result sliceTimingFourier() {
    return new SliceTiming(SliceReference.MIDDLE, SliceTiming.Method.FOURIER)
        .apply(run, times, 2, Progress.NONE);
  }

  /** Slice timing by sinc. */
  @Benchmark
  public SliceTiming.Result sliceTimingSinc() {
    return new SliceTiming(SliceReference.MIDDLE, SliceTiming.Method.SINC)
        .apply(run, times, 2, Progress.NONE);
  }

  /** 2 x 2 x 5 mm in the cord. */
  @Benchmark
  public Smooth.Result smoothCord() {
    return new Smooth(2, 5).apply(run, cord, Progress.NONE);
  }

  /** 2 x 2 x 5 mm everywhere. */
  @Benchmark
  public Smooth.Result smoothAll() {
    return new Smooth(2, 5).apply(run, all, Progress.NONE);
  }

  /** tSNR about a line, everywhere. */
  @Benchmark
  public Tsnr.Result tsnr() {
    return new Tsnr(Detrend.LINEAR).apply(run, all, Progress.NONE);
  }

  /** All four measures of the image, everywhere. */
  @Benchmark
  public OutlierResult outliers() {
    return new Outliers(
            OutlierMeasure.list("dvars,std_dvars,vxstd_dvars,refrms"),
            OutlierRule.SD,
            2,
            1000,
            "mean",
            0)
        .apply(run, all, null, Progress.NONE);
  }

  /** The same in the cord. */
  @Benchmark
  public OutlierResult outliersCord() {
    return new Outliers(
            List.of(OutlierMeasure.DVARS, OutlierMeasure.REFRMS),
            OutlierRule.SD,
            2,
            1000,
            "mean",
            0)
        .apply(run, cord, null, Progress.NONE);
  }
}
