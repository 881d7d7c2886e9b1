package org.cordj.physio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordj.bids.PhysioFile;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/**
 * RETROICOR's columns against formulas written down again here from the publication, sample by
 * sample, without the classes under test but for the peaks.
 */
class RegressorsTest {

  private static final double[] SLICES = {0.0, 1.2, 0.4, 1.6, 0.8};

  /** The last peak at or before t by a search through all. */
  static double cardiacPhase(final double[] peaks, final double t) {
    int i = 0;
    while (i < peaks.length - 2 && peaks[i + 1] <= t) {
      i++;
    }
    final double turns = (t - peaks[i]) / (peaks[i + 1] - peaks[i]);
    return 2 * Math.PI * (turns - Math.floor(turns));
  }

  /** Smoothed by the weights' sum, histogram by comparing with every bin's edges. */
  static double[] smooth(final double[] x, final double rate) {
    final double sd = 0.2 * rate;
    final double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      double a = 0;
      double b = 0;
      for (int m = 0; m < x.length; m++) {
        if (Math.abs(n - m) <= Math.ceil(4 * sd)) {
          final double w = Math.exp(-(n - m) * (double) (n - m) / (2 * sd * sd));
          a += w * x[m];
          b += w;
        }
      }
      y[n] = a / b;
    }
    return y;
  }

  static double respiratoryPhase(
      final double[] smooth, final double rate, final double start, final double t) {
    final double low = Arrays.stream(smooth).min().getAsDouble();
    final double high = Arrays.stream(smooth).max().getAsDouble();
    final double at = (t - start) * rate;
    final int n = Math.min(smooth.length - 2, (int) Math.floor(at));
    final double r = smooth[n] * (n + 1 - at) + smooth[n + 1] * (at - n);
    final int bin = Math.min(99, (int) Math.floor((r - low) / (high - low) * 100));
    int count = 0;
    for (final double s : smooth) {
      count += Math.min(99, (int) Math.floor((s - low) / (high - low) * 100)) <= bin ? 1 : 0;
    }
    return Math.signum(smooth[n + 1] - smooth[n]) * Math.PI * count / smooth.length;
  }

  private static void assertColumns(
      final Peaks beats, final Trace breath, final SliceClock clock, final int everyVolume) {
    final List<SliceCourse> columns =
        Retroicor.published()
            .columns(CardiacPhase.of(beats, clock), RespiratoryPhase.of(breath, clock), clock);
    final double[] smooth = smooth(breath.samples(), breath.rate());
    final Map<String, Double> expected = new LinkedHashMap<>();
    double worst = 0;
    for (int z = 0; z < clock.slices(); z++) {
      for (int v = 0; v < clock.volumes(); v += everyVolume) {
        final double t = (v + clock.offset()) * clock.tr() + clock.sliceTimes()[z];
        final double c = cardiacPhase(beats.times(), t);
        final double r = respiratoryPhase(smooth, breath.rate(), breath.start(), t);
        expected.clear();
        for (int m = 1; m <= 4; m++) {
          expected.put("retroicor_cardiac_cos_0" + m, Math.cos(m * c));
          expected.put("retroicor_cardiac_sin_0" + m, Math.sin(m * c));
        }
        for (int m = 1; m <= 4; m++) {
          expected.put("retroicor_respiratory_cos_0" + m, Math.cos(m * r));
          expected.put("retroicor_respiratory_sin_0" + m, Math.sin(m * r));
        }
        for (int m = 1; m <= 2; m++) {
          for (int n = 1; n <= 2; n++) {
            final String plus = "_0" + m + "_plus_0" + n;
            final String minus = "_0" + m + "_minus_0" + n;
            expected.put("retroicor_interaction_cos" + plus, Math.cos(m * c + n * r));
            expected.put("retroicor_interaction_sin" + plus, Math.sin(m * c + n * r));
            expected.put("retroicor_interaction_cos" + minus, Math.cos(m * c - n * r));
            expected.put("retroicor_interaction_sin" + minus, Math.sin(m * c - n * r));
          }
        }
        assertEquals(
            List.copyOf(expected.keySet()), columns.stream().map(SliceCourse::name).toList());
        for (final SliceCourse column : columns) {
          worst = Math.max(worst, Math.abs(expected.get(column.name()) - column.values()[z][v]));
        }
      }
    }
    System.out.printf("RETROICOR, 32 columns against a restatement: worst %.2g%n", worst);
    assertTrue(worst <= 1e-9, "worst " + worst);
  }

  @Test
  void thePhantomsPhysiology() {
    final PlantedPhysiology planted = new PlantedPhysiology(11);
    final Trace heart = planted.heart(PlantedPhysiology::pulse, 130, 100, 0.03);
    final Trace breath = planted.breath(130, 40, 0.05);
    final Peaks beats = new PeakFinder(Rhythm.CARDIAC).apply(heart).peaks();
    assertColumns(beats, breath, new SliceClock(2, SLICES, 60, 0), 1);
    // three volumes cut off, and a recording that began 3.3 s before the run
    final Trace early = new Trace("breath", breath.samples(), 40, -3.3);
    assertColumns(beats, early, new SliceClock(2, SLICES, 55, 3), 1);
  }

  @Test
  void cutVolumesMoveTheTimes() {
    final PlantedPhysiology planted = new PlantedPhysiology(12);
    final double[] beats = planted.beats(130);
    final Peaks peaks = peaks(beats);
    final SliceClock whole = new SliceClock(2, SLICES, 60, 0);
    final SliceClock cut = new SliceClock(2, SLICES, 50, 10);
    final Retroicor cardiac = new Retroicor(2, 0, 0, 0);
    final double[][] a =
        cardiac.columns(CardiacPhase.of(peaks, whole), null, whole).get(0).values();
    final double[][] b = cardiac.columns(CardiacPhase.of(peaks, cut), null, cut).get(0).values();
    for (int z = 0; z < SLICES.length; z++) {
      assertEquals(a[z][10], b[z][0]);
      assertEquals(a[z][59], b[z][49]);
    }
  }

  private static Peaks peaks(final double[] times) {
    final List<Peaks.Origin> origins = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      origins.add(Peaks.Origin.DETECTED);
    }
    return new Peaks("beats", Rhythm.CARDIAC, times, origins);
  }

  @Test
  void simulatedCord() throws Exception {
    final PhysioFile file =
        PhysioFile.read(
            Shared.require("data/sim_cord/sub-sim01/func/sub-sim01_task-rest_physio.tsv.gz"), 0);
    final Trace pulse = file.trace("cardiac");
    final Peaks beats = new PeakFinder(Rhythm.CARDIAC).apply(pulse).peaks();
    assertColumns(beats, file.trace("respiratory"), new SliceClock(2, SLICES, 250, 0), 25);
  }

  @Test
  void heartRateOfEvenAndOfQuickeningBeats() {
    final double[] even = new double[200];
    Arrays.setAll(even, i -> 0.3 + 0.8 * i);
    final SliceClock clock = new SliceClock(2, SLICES, 70, 0);
    final List<SliceCourse> columns = HeartRate.of(peaks(even), clock).columns(clock);
    assertEquals("heart_rate", columns.get(0).name());
    assertEquals("heart_rate_crf", columns.get(1).name());
    for (int z = 0; z < SLICES.length; z++) {
      for (int v = 0; v < 70; v++) {
        assertEquals(75, columns.get(0).values()[z][v], 1e-9);
        assertEquals(0, columns.get(1).values()[z][v], 1e-9);
      }
    }
    // 60 per minute up to 60 s, then 120: half of the window's time each gives 9 intervals in 6 s
    final double[] quicker = new double[60 + 160];
    Arrays.setAll(quicker, i -> i <= 60 ? i : 60 + 0.5 * (i - 60));
    final HeartRate rate = HeartRate.of(peaks(quicker), clock);
    assertEquals(60, rate.applyAsDouble(30));
    assertEquals(120, rate.applyAsDouble(90));
    assertEquals(60 * 9 / 6.0, rate.applyAsDouble(60));
  }

  @Test
  void responsesAreConvolutions() {
    // the response to a step is the integral of the function, here by a much finer sum
    final SliceClock clock = new SliceClock(1, new double[] {0}, 200, 0);
    for (final ResponseFunction f : ResponseFunction.values()) {
      final var response = f.applyTo(t -> t < 100 ? 0 : 1, 0, clock);
      // on 0 to 199 s in steps of 0.1 s, 991 of 1991 values are 1
      final double mean = 991 / 1991.0;
      for (final double t : new double[] {110.05, 125.05, 150.05}) {
        double integral = 0;
        for (double s = 0.0005; s < t - 100; s += 0.001) {
          integral += f.at(s) * 0.001;
        }
        double all = 0;
        for (double s = 0.0005; s < 60; s += 0.001) {
          all += f.at(s) * 0.001;
        }
        assertEquals(integral - mean * all, response.applyAsDouble(t), 0.05, f + " at " + t);
      }
    }
    assertEquals(0, ResponseFunction.CRF.at(-1));
    // RRF's early overshoot, and its undershoot that is deepest near 16 s
    assertTrue(ResponseFunction.RRF.at(3) > 0 && ResponseFunction.RRF.at(16) < 0);
    assertTrue(ResponseFunction.RRF.at(16) < ResponseFunction.RRF.at(12));
    assertTrue(ResponseFunction.RRF.at(16) < ResponseFunction.RRF.at(25));
  }

  @Test
  void volumePerTimeOfEvenBreaths() {
    final double[] x = new double[200 * 25];
    Arrays.setAll(x, n -> 5 + 2 * Math.cos(2 * Math.PI * n / 25 / 4));
    final Trace breath = new Trace("breath", x, 25, 0);
    final SliceClock clock = new SliceClock(2, SLICES, 95, 0);
    final Peaks breaths = new PeakFinder(Rhythm.RESPIRATORY).apply(breath).peaks();
    final double[][] rvt = BreathVolume.of(breath, breaths, clock).columns(clock).get(0).values();
    // a Gaussian of 0.2 s leaves this share of a wave of 0.25 Hz
    final double left = Math.exp(-0.5 * Math.pow(2 * Math.PI * 0.25 * 0.2, 2));
    for (int v = 5; v < 90; v++) {
      assertEquals(4 * left / 4, rvt[2][v], 2e-3);
    }
  }

  @Test
  void respiratoryPhaseOfATriangleIsAStraightLine() {
    // equal time at every depth: the share of samples below grows evenly
    final double[] x = new double[100 * 100];
    Arrays.setAll(x, n -> Math.abs(n % 400 - 200));
    final SliceClock clock = new SliceClock(2, SLICES, 45, 0);
    final RespiratoryPhase phase = RespiratoryPhase.of(new Trace("breath", x, 100, 0), clock);
    // falling from 0 to 2 s, rising from 2 to 4 s
    assertEquals(-Math.PI / 2, phase.applyAsDouble(41), 0.1);
    assertEquals(Math.PI / 2, phase.applyAsDouble(43), 0.1);
    assertEquals(Math.PI / 4, phase.applyAsDouble(42.5), 0.1);
    assertEquals(3 * Math.PI / 4, phase.applyAsDouble(43.5), 0.1);
  }
}
