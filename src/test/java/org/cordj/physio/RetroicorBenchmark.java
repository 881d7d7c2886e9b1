package org.cordj.physio;

import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** From two traces of 490 s at 100 Hz to 32 columns for 24 slices and 240 volumes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RetroicorBenchmark {

  private Trace pulse;
  private Trace belt;
  private Peaks beats;
  private Peaks breaths;
  private SliceClock clock;

  /** Makes the traces. */
  @Setup
  public void prepare() {
    final PlantedPhysiology planted = new PlantedPhysiology(1);
    pulse = planted.heart(PlantedPhysiology::pulse, 490, 100, 0.03);
    belt = planted.breath(490, 100, 0.03);
    beats = new PeakFinder(Rhythm.CARDIAC).apply(pulse).peaks();
    breaths = new PeakFinder(Rhythm.RESPIRATORY).apply(belt).peaks();
    final double[] times = new double[24];
    for (int z = 0; z < times.length; z++) {
      times[z] = 2.0 * (z * 7 % 24) / 24;
    }
    clock = new SliceClock(2, times, 240, 0);
  }

  /** The 32 columns, phases included. */
  @Benchmark
  public List<SliceCourse> columns() {
    return Retroicor.published()
        .columns(CardiacPhase.of(beats, clock), RespiratoryPhase.of(belt, clock), clock);
  }

  /** Heart rate and RVT, with their responses. */
  @Benchmark
  public List<SliceCourse> rates() {
    return List.of(
        HeartRate.of(beats, clock).columns(clock).get(1),
        BreathVolume.of(belt, breaths, clock).columns(clock).get(1));
  }

  /** The beats of the pulse. */
  @Benchmark
  public PeakFinder.Result beats() {
    return new PeakFinder(Rhythm.CARDIAC).apply(pulse);
  }
}
