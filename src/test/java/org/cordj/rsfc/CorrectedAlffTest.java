package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.Detrend;
import org.cordj.signal.Detrender;
import org.cordj.signal.FrequencyBins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the corrections give of planted signals, noise, confounds and gaps. */
class CorrectedAlffTest {

  private static final double TR = 2;
  private static final double NOISE = 10;
  private static final int VOXELS = 1500;
  private static final List<Measure> MEASURES =
      List.of(
          Measure.ALFF,
          Measure.DC_ALFF,
          Measure.NC_ALFF,
          Measure.SE_ALFF,
          Measure.SE_DC_ALFF,
          Measure.SE_NC_ALFF);

  /** A run with a band-limited signal, white noise and confounds, and what is known of it. */
  private record Simulated(Series series, RunDesign design, Mask mask) {

    static Simulated of(
        final int volumes,
        final double snr,
        final int confounds,
        final double censored,
        final FrequencyBins band,
        final long seed) {
      final Random random = new Random(seed);
      final double[][] waves = SliceDesign.waves(band, volumes);
      final double[][] columns = new double[confounds][volumes];
      for (final double[] column : columns) {
        for (int t = 0; t < volumes; t++) {
          column[t] = random.nextGaussian();
        }
      }
      final double each = snr * NOISE * Math.sqrt((volumes - 1.0) / waves.length);
      final float[][] planes = new float[volumes][VOXELS];
      for (int v = 0; v < VOXELS; v++) {
        final double[] x = new double[volumes];
        for (final double[] w : waves) {
          final double b = each * random.nextGaussian();
          for (int t = 0; t < volumes; t++) {
            x[t] += b * w[t];
          }
        }
        for (final double[] column : columns) {
          final double b = 5 * random.nextGaussian();
          for (int t = 0; t < volumes; t++) {
            x[t] += b * column[t];
          }
        }
        for (int t = 0; t < volumes; t++) {
          planes[t][v] = (float) (1000 + x[t] + NOISE * random.nextGaussian() + 0.1 * t);
        }
      }
      final int[] kept =
          IntStream.range(0, volumes).filter(t -> random.nextDouble() >= censored).toArray();
      for (int t = 0; t < volumes; t++) {
        if (java.util.Arrays.binarySearch(kept, t) < 0) {
          for (int v = 0; v < VOXELS; v++) {
            planes[t][v] += 500 * random.nextFloat();
          }
        }
      }
      final Grid grid = Grid.ras(VOXELS, 1, 1, 1, 1, 1);
      final RunDesign design = RunDesign.WHOLE.keeping(kept).taking("sim", columns);
      return new Simulated(Series.ofPlanes("sim", planes, grid, TR), design, Mask.all(grid));
    }

    AlffMaps maps(final String band, final List<Measure> measures) {
      return new Alff(Band.list(band), measures, Definition.RMS, Detrend.QUADRATIC)
          .apply(series, mask, design, Progress.NONE);
    }
  }

  private static double meanSquare(final Volume map) {
    double sum = 0;
    for (int v = 0; v < VOXELS; v++) {
      sum += map.get(v) * Math.abs(map.get(v));
    }
    return sum / VOXELS;
  }

  /** The shares of voxels whose intervals of the squares of dcALFF and ncALFF hold the truth. */
  private static double[] coverage(
      final AlffMaps maps, final String band, final double whole, final double signal) {
    final Volume dc = maps.get(Measure.DC_ALFF, band).volume();
    final Volume seDc = maps.get(Measure.SE_DC_ALFF, band).volume();
    final Volume nc = maps.get(Measure.NC_ALFF, band).volume();
    final Volume seNc = maps.get(Measure.SE_NC_ALFF, band).volume();
    final double[] covered = new double[2];
    for (int v = 0; v < VOXELS; v++) {
      final double square = dc.get(v) * Math.abs(dc.get(v));
      if (PowerInterval.ofMeanSquare(square, seDc.get(v), 0.95).contains(whole)) {
        covered[0] += 1.0 / VOXELS;
      }
      if (PowerInterval.ofDifference(
              nc.get(v) * Math.abs(nc.get(v)), seNc.get(v), square, seDc.get(v), 0.95)
          .contains(signal)) {
        covered[1] += 1.0 / VOXELS;
      }
    }
    return covered;
  }

  /** What one simulated run gave: ratios of amplitudes to the planted ones, and coverage. */
  private record Outcome(
      double raw, double whole, double aboveNoise, double coveredWhole, double coveredSignal) {}

  private static Outcome outcome(
      final String name,
      final int volumes,
      final double snr,
      final int confounds,
      final double censored) {
    final Band asked = Band.of(name);
    final FrequencyBins band = FrequencyBins.of(asked.low(), asked.high(), volumes, TR);
    final AlffMaps maps =
        Simulated.of(volumes, snr, confounds, censored, band, 7).maps(name, MEASURES);
    final double signal = snr * NOISE * snr * NOISE;
    final double whole = signal + NOISE * NOISE * band.degrees() / (volumes - 1.0);
    final double[] covered = coverage(maps, name, whole, signal);
    final Outcome o =
        new Outcome(
            Math.sqrt(meanSquare(maps.get(Measure.ALFF, name).volume()) / signal),
            Math.sqrt(meanSquare(maps.get(Measure.DC_ALFF, name).volume()) / whole),
            AlffPass.signedRoot(meanSquare(maps.get(Measure.NC_ALFF, name).volume()) / signal),
            covered[0],
            covered[1]);
    System.out.printf(
        "T %d, %d confounds, %.0f %% censored, SNR %.1f: ALFF %.2f of the signal's, dcALFF %.3f of"
            + " the band's, ncALFF %.3f of the signal's; 95 %% intervals hold %.1f and %.1f %%%n",
        volumes,
        confounds,
        100 * censored,
        snr,
        o.raw,
        o.whole,
        o.aboveNoise,
        100 * o.coveredWhole,
        100 * o.coveredSignal);
    return o;
  }

  /**
   * SNR .3 to 3, 0 to 40 confounds, 0 to 30 % censored. At T = 100 with 40 confounds and censored
   * volumes nothing is left outside of the band to compare it with: refused, see below.
   */
  @ParameterizedTest
  @CsvSource({"100", "240", "500"})
  void theCorrectionsHaveNoBiasAndTheirIntervalsHold(final int volumes) {
    for (final int confounds : new int[] {0, 15, 40}) {
      for (final double censored : new double[] {0, 0.15, 0.3}) {
        if (volumes == 100 && confounds == 40 && censored > 0) {
          continue;
        }
        for (final double snr : new double[] {0.3, 1, 3}) {
          final Outcome o = outcome("0.01-0.1", volumes, snr, confounds, censored);
          assertEquals(1, o.whole, 0.05, o.toString());
          assertEquals(1, o.aboveNoise, 0.05, o.toString());
          // 1500 voxels: a coverage of 95 % is known to 0.6 %; with few dimensions it is less exact
          final double tolerance = volumes == 100 ? 0.035 : 0.025;
          assertEquals(0.95, o.coveredWhole, tolerance, o.toString());
          assertEquals(0.95, o.coveredSignal, tolerance, o.toString());
          if (snr == 0.3) {
            assertTrue(o.raw > 1.6, "raw ALFF is mostly noise: " + o);
          }
        }
      }
    }
  }

  /** More than half of the frequencies: the others are fitted, the band is what is left. */
  @ParameterizedTest
  @CsvSource({"0,0", "0,0.3", "20,0.15"})
  void theFullBandOfTheCordStudies(final int confounds, final double censored) {
    final Outcome o = outcome("0.01-0.198", 240, 1, confounds, censored);
    assertEquals(1, o.whole, 0.02, o.toString());
    assertEquals(1, o.aboveNoise, 0.05, o.toString());
    assertEquals(0.95, o.coveredWhole, 0.03, o.toString());
    // 20 dimensions tell of the noise: its estimate is not normal
    assertEquals(0.95, o.coveredSignal, 0.035, o.toString());
  }

  @Test
  void standardErrorsAreTheSpreadOverVoxels() {
    final String name = "slow4";
    final FrequencyBins band = FrequencyBins.of(0.027, 0.073, 200, TR);
    for (final double censored : new double[] {0, 0.2}) {
      final AlffMaps maps = Simulated.of(200, 1, 4, censored, band, 3).maps(name, MEASURES);
      final Measure[][] pairs = {
        {Measure.ALFF, Measure.SE_ALFF},
        {Measure.DC_ALFF, Measure.SE_DC_ALFF},
        {Measure.NC_ALFF, Measure.SE_NC_ALFF}
      };
      for (final Measure[] pair : pairs) {
        final Volume map = maps.get(pair[0], name).volume();
        final Volume error = maps.get(pair[1], name).volume();
        final double mean = meanSquare(map);
        double spread = 0;
        double expected = 0;
        for (int v = 0; v < VOXELS; v++) {
          final double square = map.get(v) * Math.abs(map.get(v));
          spread += (square - mean) * (square - mean) / (VOXELS - 1);
          expected += error.get(v) * error.get(v) / VOXELS;
        }
        // the mean of chi-square estimates of a variance is larger by (1 + 2 / dimensions)
        assertEquals(1, Math.sqrt(expected / spread), 0.1, pair[0] + " censored " + censored);
      }
    }
  }

  @Test
  void withoutGapsAndConfoundsOnlyTheTrendIsCorrected() {
    final Series series = RunsForTests.noise(10, 10, 1, 240, TR, 4);
    final AlffMaps maps =
        new Alff(Band.list("slow4"), MEASURES, Definition.RMS, Detrend.QUADRATIC)
            .apply(series, Mask.all(series.grid()), Progress.NONE);
    for (int v = 0; v < 100; v++) {
      final double alff = maps.get(Measure.ALFF, "slow4").volume().get(v);
      assertEquals(alff, maps.get(Measure.DC_ALFF, "slow4").volume().get(v), 0.01 * alff);
    }
    assertEquals(23, maps.maps().get(0).bins());
    assertEquals(46, maps.maps().get(0).dimensions());
    assertEquals(46, maps.maps().get(0).keptDimensions(), 0.1);
  }

  @Test
  void aRunThatWasDenoisedWithTheConfoundsGivesTheSame() {
    final FrequencyBins band = FrequencyBins.of(0.01, 0.1, 200, TR);
    final Simulated sim = Simulated.of(200, 1, 12, 0, band, 5);
    final double[][] columns = sim.design.columns(0, "sim", 200);
    final ColumnBasis basis =
        ColumnBasis.empty(200).with(new Detrender(200, Detrend.QUADRATIC).basis()).with(columns);
    final float[][] planes = new float[200][VOXELS];
    for (int v = 0; v < VOXELS; v++) {
      final double[] x = RunsForTests.course(sim.series, v);
      for (final double[] q : basis.vectors(0)) {
        BandFit.subtract(x, q);
      }
      for (int t = 0; t < 200; t++) {
        planes[t][v] = (float) (1000 + x[t]);
      }
    }
    final Simulated clean =
        new Simulated(
            Series.ofPlanes("clean", planes, sim.series.grid(), TR), sim.design, sim.mask);
    for (final Measure measure : MEASURES) {
      final Volume a = sim.maps("0.01-0.1", MEASURES).get(measure, "0.01-0.1").volume();
      final Volume b = clean.maps("0.01-0.1", MEASURES).get(measure, "0.01-0.1").volume();
      for (int v = 0; v < VOXELS; v += 100) {
        assertEquals(a.get(v), b.get(v), 2e-4 * Math.abs(a.get(v)) + 1e-3, measure.key());
      }
    }
  }

  @Test
  void censoredVolumesMayHoldAnything() {
    final FrequencyBins band = FrequencyBins.of(0.01, 0.1, 200, TR);
    final Simulated sim = Simulated.of(200, 1, 3, 0.2, band, 6);
    final AlffMaps before = sim.maps("0.01-0.1", MEASURES);
    final int[] kept = sim.design.kept("sim", 200);
    for (int t = 0; t < 200; t++) {
      if (java.util.Arrays.binarySearch(kept, t) < 0) {
        java.util.Arrays.fill(sim.series.planes()[t], Float.NaN);
      }
    }
    final AlffMaps after = sim.maps("0.01-0.1", MEASURES);
    assertEquals(0, after.nonFinite());
    assertSame(before, after);
  }

  private static void assertSame(final AlffMaps a, final AlffMaps b) {
    for (int m = 0; m < a.maps().size(); m++) {
      for (int z = 0; z < a.maps().get(m).volume().planes().length; z++) {
        assertArrayEquals(
            a.maps().get(m).volume().planes()[z], b.maps().get(m).volume().planes()[z], 0f);
      }
    }
  }

  /** Slices of their own, the same bits for any number of threads. */
  @Test
  void confoundsOfSlicesAreThoseOfTheSlice() {
    final Series series = RunsForTests.noise(9, 8, 3, 120, TR, 8);
    final Random random = new Random(9);
    final double[][][] columns = new double[3][4][120];
    for (final double[][] slice : columns) {
      for (final double[] column : slice) {
        java.util.Arrays.setAll(column, t -> random.nextGaussian());
      }
    }
    final int[] kept = IntStream.range(0, 120).filter(t -> t % 9 != 4).toArray();
    final RunDesign design = RunDesign.WHOLE.keeping(kept).takingBySlice("s", z -> columns[z]);
    final Alff alff =
        new Alff(
            Band.list("slow4,0.01-0.15"),
            MEASURES,
            Definition.RMS,
            Detrend.LINEAR,
            new NoiseFloor(0.15, true));
    final Mask all = Mask.all(series.grid());
    final AlffMaps one =
        Parallelization.runWithNumThreads(1, () -> alff.apply(series, all, design, Progress.NONE));
    assertSame(
        one,
        Parallelization.runWithNumThreads(5, () -> alff.apply(series, all, design, Progress.NONE)));
    for (int z = 0; z < 3; z++) {
      final int slice = z;
      final Mask own =
          Mask.ofIndices(
              "slice", series.grid(), IntStream.range(72 * slice, 72 * slice + 72).toArray());
      final AlffMaps single =
          alff.apply(
              series,
              own,
              RunDesign.WHOLE.keeping(kept).taking("s", columns[slice]),
              Progress.NONE);
      assertArrayEquals(
          one.get(Measure.DC_ALFF, "slow4").volume().planes()[slice],
          single.get(Measure.DC_ALFF, "slow4").volume().planes()[slice]);
    }
  }

  /** A mean over 27 independent neighbours has a noise of 1 / sqrt(27). */
  @Test
  void aSmoothFloorIsLessNoisy() {
    final Series series = RunsForTests.noise(12, 12, 6, 120, TR, 10);
    final double[] spread = new double[2];
    for (int s = 0; s < 2; s++) {
      final Volume map =
          new Alff(
                  Band.list("0.01-0.05"),
                  List.of(Measure.NC_ALFF, Measure.SE_NC_ALFF),
                  Definition.RMS,
                  Detrend.QUADRATIC,
                  new NoiseFloor(0.2, s == 1))
              .apply(series, Mask.all(series.grid()), Progress.NONE)
              .get(Measure.NC_ALFF, "0.01-0.05")
              .volume();
      double sum = 0;
      for (int i = 0; i < 864; i++) {
        final double square = map.get(i) * Math.abs(map.get(i));
        sum += square;
        spread[s] += square * square / 864;
      }
      // no signal is planted: the mean is 0 within 4 standard errors
      assertEquals(0, sum / 864, 4 * Math.sqrt(spread[s] / 864));
    }
    assertTrue(spread[1] < 0.75 * spread[0], spread[1] + " of " + spread[0]);
  }

  @Test
  void percentAmplitudeOfASineIsTheMeanOfItsModulus() {
    final int volumes = 200;
    final float[][] planes = new float[volumes][1];
    for (int t = 0; t < volumes; t++) {
      planes[t][0] =
          (float)
              (500
                  + 8 * Math.sin(2 * Math.PI * 7 * t / volumes)
                  + 30 * Math.sin(2 * Math.PI * 60 * t / volumes));
    }
    final Series series = Series.ofPlanes("sine", planes, Grid.ras(1, 1, 1, 1, 1, 1), TR);
    final AlffMaps maps =
        new Alff(Band.list("0.01-0.1"), List.of(Measure.PER_AF), Definition.RMS, Detrend.CONSTANT)
            .apply(series, Mask.all(series.grid()), Progress.NONE);
    // sampled 200 times at phases of 7 cycles, the mean of |sin| is 2 / pi to 1e-4
    assertEquals(
        100 * 8 * 2 / Math.PI / 500, maps.get(Measure.PER_AF, "0.01-0.1").volume().get(0), 1e-4);
  }

  private static String refusal(final Alff alff, final Series series, final RunDesign design) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> alff.apply(series, Mask.all(series.grid()), design, Progress.NONE))
        .getMessage();
  }

  private static Alff alff(final String bands, final Definition definition, final Measure... m) {
    return new Alff(Band.list(bands), List.of(m), definition, Detrend.QUADRATIC);
  }

  @Test
  void refusalsSayWhatIsLeft() {
    final Series run = RunsForTests.noise(2, 2, 1, 100, TR, 1);
    final RunDesign third = RunDesign.WHOLE.keeping(IntStream.range(0, 30).toArray());
    assertEquals(
        "Band slow5 (0.01-0.027 Hz) keeps 0.8376 of 8 dimensions of 'noise' in slice 0, of which 30"
            + " of 100 volumes are kept and trend and confounds are removed; the fewest is 3. Censor"
            + " fewer volumes, use fewer confounds, or choose another band.",
        refusal(alff("slow5", Definition.RMS, Measure.ALFF), run, third));
    assertTrue(
        refusal(alff("0.01-0.1", Definition.AFNI, Measure.ALFF), run, third)
            .startsWith("definition=afni is not defined where volumes are left out; choose rms"));
    assertTrue(
        refusal(alff("0.01-0.1", Definition.RMS, Measure.PER_AF), run, third)
            .startsWith("PerAF is not defined where volumes are left out"));
    final RunDesign one = RunDesign.WHOLE.taking("c.tsv", new double[][] {new double[100]});
    assertTrue(
        refusal(alff("0.01-0.1", Definition.XCPD, Measure.ALFF), run, one)
            .startsWith("definition=xcpd takes no confounds; denoise the run with them first"));
    assertTrue(
        refusal(
                alff("0.01-0.1", Definition.AFNI, Measure.ALFF),
                run,
                RunDesign.WHOLE.takingBySlice("c.tsv", z -> new double[1][100]))
            .contains("columns for single slices, which definition=afni does not know"));
    assertEquals(
        "The confounds 'c.tsv' have 99 rows; 'noise' has 100 volumes.",
        refusal(
            alff("0.01-0.1", Definition.RMS, Measure.ALFF),
            run,
            RunDesign.WHOLE.taking("c.tsv", new double[1][99])));
    assertTrue(
        refusal(
                alff("0.01-0.1", Definition.RMS, Measure.ALFF),
                run,
                RunDesign.WHOLE.keeping(5, 100))
            .contains("which has the volumes 0 to 99"));
    assertEquals(
        "Above the noise floor's edge, 0.24 Hz, 2 Fourier bins are left in 'noise' up to 0.25 Hz;"
            + " the fewest for ncALFF is 10. Choose bands that end lower, or leave ncALFF out.",
        refusal(alff("0.01-0.24", Definition.RMS, Measure.NC_ALFF), run, RunDesign.WHOLE));
    final Alff inside =
        new Alff(
            Band.list("0.01-0.1"),
            List.of(Measure.NC_ALFF),
            Definition.RMS,
            Detrend.LINEAR,
            new NoiseFloor(0.05, false));
    assertTrue(refusal(inside, run, RunDesign.WHOLE).startsWith("floor is 0.05 Hz, within the"));
    assertThrows(IllegalArgumentException.class, () -> new NoiseFloor(-1, false));
    assertThrows(IllegalArgumentException.class, () -> RunDesign.WHOLE.keeping(3, 3));
    assertThrows(IllegalArgumentException.class, () -> RunDesign.WHOLE.keeping());
  }
}
