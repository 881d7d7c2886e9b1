package org.cordj.rsfc;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** The ALFF family on 98,304 voxels, four bands, by definition and length of the run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AlffBenchmark {

  @Param({"240", "251"})
  private int volumes;

  @Param({"RMS", "AFNI"})
  private Definition definition;

  private Series series;
  private Mask mask;
  private Alff alff;
  private Alff corrections;
  private RunDesign censored;

  /** 64 x 64 x 24 voxels of noise. */
  @Setup
  public void setUp() {
    series = RunsForTests.noise(64, 64, 24, volumes, 2, 1);
    mask = Mask.all(series.grid());
    alff =
        new Alff(
            Band.list("slow5,slow4,slow3,0.01-0.198"),
            Definition.AFNI.measures(),
            definition,
            definition.detrend());
    corrections =
        new Alff(
            Band.list("0.01-0.1"),
            List.of(Measure.ALFF, Measure.DC_ALFF, Measure.NC_ALFF),
            Definition.RMS,
            Definition.RMS.detrend());
    final Random random = new Random(2);
    final double[][] confounds = new double[12][volumes];
    for (final double[] column : confounds) {
      Arrays.setAll(column, t -> random.nextGaussian());
    }
    censored =
        RunDesign.WHOLE
            .keeping(IntStream.range(0, volumes).filter(t -> t % 10 != 3).toArray())
            .taking("noise", confounds);
  }

  /** All measures in four bands. */
  @Benchmark
  public AlffMaps family() {
    return alff.apply(series, mask, Progress.NONE);
  }

  /** ALFF, dcALFF and ncALFF in one band, 10 % censored, 12 confounds; the definition is rms. */
  @Benchmark
  public AlffMaps censoredAndCorrected() {
    return corrections.apply(series, mask, censored, Progress.NONE);
  }
}
