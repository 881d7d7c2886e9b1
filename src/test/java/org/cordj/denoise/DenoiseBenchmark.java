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

/** Denoising 64 x 64 x 24 voxels, TR 2 s, by design. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DenoiseBenchmark {

  /**
   * {@code joint}: quadratic drift, 12 confounds, 0.01-0.1 Hz; {@code censored}: the same without
   * 10 volumes; {@code regress}: the same without the band; {@code slicewise}: cosine drift, 40
   * confounds of each slice's own; {@code slicewiseband}: these with the band.
   */
  @Param({"joint", "censored", "regress", "slicewise", "slicewiseband"})
  private String design;

  @Param({"240"})
  private int volumes;

  private Series series;
  private Mask mask;
  private ConfoundTable table;
  private Censor censor;
  private Denoise denoise;

  /** Noise and random confounds. */
  @Setup
  public void setUp() {
    series = DenoiseRuns.run(64, 64, 24, volumes, 1);
    mask = Mask.all(series.grid());
    final boolean slicewise = design.startsWith("slicewise");
    table = DenoiseRuns.table(volumes, slicewise ? 0 : 12, slicewise ? 40 : 0, 24, 2);
    censor = design.equals("censored") ? Censor.parse("10-14,100-103,200") : Censor.NONE;
    final PassBand band =
        design.equals("regress") || design.equals("slicewise")
            ? PassBand.ALL
            : new PassBand(0.01, 0.1);
    denoise =
        new Denoise(
            slicewise ? new Drift(Drift.Kind.COSINE, 128) : Drift.of(Drift.Kind.QUADRATIC),
            band,
            false);
  }

  /** The whole fit, designs included. */
  @Benchmark
  public Denoised denoise() {
    return denoise.apply(series, mask, table, censor, Progress.NONE);
  }
}
