package org.cordj.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.math3.special.Erf;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.segment.Quadrants;
import org.cordj.signal.FrequencyBins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedAlffTest {

  /** A discrete Fourier transform as the definition has it, for the tests only. */
  private static double alff(
      final double[] x, final double tr, final double low, final double high) {
    final int n = x.length;
    double sum = 0;
    for (int m = 1; 2 * m <= n; m++) {
      final double hz = m / (n * tr);
      if (hz >= low * (1 - 1e-9) && hz <= high * (1 + 1e-9)) {
        double re = 0;
        double im = 0;
        for (int t = 0; t < n; t++) {
          final double angle = 2 * Math.PI * ((long) m * t % n) / n;
          re += x[t] * Math.cos(angle);
          im += x[t] * Math.sin(angle);
        }
        sum += (2 * m == n ? 1 : 2) * (re * re + im * im);
      }
    }
    return Math.sqrt(sum / ((double) n * (n - 1)));
  }

  /** Takes out mean, slope and curvature with polynomials made orthogonal on the spot. */
  private static void detrend(final double[] x) {
    final int n = x.length;
    final double[][] p = new double[3][n];
    for (int k = 0; k < 3; k++) {
      for (int t = 0; t < n; t++) {
        p[k][t] = Math.pow((2.0 * t - n + 1) / n, k);
      }
      for (int j = 0; j < k; j++) {
        subtract(p[k], p[j]);
      }
      subtract(x, p[k]);
    }
  }

  private static void subtract(final double[] from, final double[] p) {
    double dot = 0;
    double norm = 0;
    for (int t = 0; t < p.length; t++) {
      dot += from[t] * p[t];
      norm += p[t] * p[t];
    }
    for (int t = 0; t < p.length; t++) {
      from[t] -= dot / norm * p[t];
    }
  }

  private static double[] measured(
      final PhantomRun run, final Labels rois, final double low, final double high) {
    final double[] means = new double[rois.regions().size()];
    for (int r = 0; r < means.length; r++) {
      final Mask region = rois.mask(rois.regions().get(r));
      for (int n = 0; n < region.count(); n++) {
        final double[] x = new double[run.options().volumes()];
        for (int t = 0; t < x.length; t++) {
          x[t] = run.series().planes()[t * 6 + region.index(n) / 1600][region.index(n) % 1600];
        }
        detrend(x);
        means[r] += alff(x, run.options().tr(), low, high) / region.count();
      }
    }
    return means;
  }

  @Test
  void oneDegreeIsTheFoldedNormal() {
    for (final double s : new double[] {0, 0.3, 1, 4, 30, 200}) {
      final double expected =
          Math.sqrt(2 / Math.PI) * Math.exp(-s * s / 2) + s * Erf.erf(s / Math.sqrt(2));
      assertEquals(expected, ExpectedAlff.chiMean(1, s * s), 1e-12 * expected);
    }
  }

  @Test
  void twoDegreesAreRice() {
    for (final double s : new double[] {0, 0.5, 1, 3, 6}) {
      final double x = s * s / 2;
      final double expected =
          Math.sqrt(Math.PI / 2)
              * Math.exp(-x / 2)
              * ((1 + x) * bessel(0, x / 2) + x * bessel(1, x / 2));
      assertEquals(expected, ExpectedAlff.chiMean(2, s * s), 1e-12 * expected);
    }
  }

  private static double bessel(final int order, final double x) {
    double term = order == 0 ? 1 : x / 2;
    double sum = term;
    for (int k = 1; k < 100; k++) {
      term *= x * x / (4.0 * k * (k + order));
      sum += term;
    }
    return sum;
  }

  /** E of a sum of squares k + n is never below E squared, and close to it for many degrees. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 37, 124, 998})
  void theMixtureMeetsTheAsymptoticSeries(final int degrees) {
    final double edge = 2 * 1000 * (degrees / 2.0 + 1);
    final double below = ExpectedAlff.chiMean(degrees, edge * (1 - 1e-9));
    final double above = ExpectedAlff.chiMean(degrees, edge * (1 + 1e-9));
    assertEquals(Math.sqrt((1 + 1e-9) / (1 - 1e-9)), above / below, 1e-12);
    for (final double noncentrality : new double[] {0, 1, 50, edge / 2}) {
      final double mean = ExpectedAlff.chiMean(degrees, noncentrality);
      final double second = degrees + noncentrality;
      assertTrue(mean < Math.sqrt(second) && mean > Math.sqrt(second - 1));
    }
  }

  @Test
  void noNoiseLeavesTheSignalAndNoSignalTheNoise() {
    assertEquals(3.5, ExpectedAlff.mean(3.5, 0, 10, 100));
    assertEquals(0, ExpectedAlff.mean(0, 0, 10, 100));
    assertEquals(3.5, ExpectedAlff.mean(3.5, 1e-200, 10, 100));
    // white noise of SD 5 spread evenly over 99 degrees of freedom, 20 of them in the band
    assertEquals(5 * Math.sqrt(20 / 99.0), ExpectedAlff.mean(0, 5, 10, 100), 0.07);
  }

  /** All bins of a short even run: the last is Nyquist's. */
  @ParameterizedTest
  @CsvSource({"16, 0.0, 0.25", "16, 0.2, 0.25", "15, 0.0, 0.25", "16, 0.1, 0.2"})
  void aSignalInWhiteNoiseHasTheExpectedAlff(
      final int volumes, final double low, final double high) {
    final Random random = new Random(volumes);
    final double[] signal = new double[volumes];
    for (int t = 0; t < volumes; t++) {
      signal[t] = random.nextGaussian();
    }
    final int runs = 40000;
    double sum = 0;
    double squares = 0;
    for (int n = 0; n < runs; n++) {
      final double[] x = new double[volumes];
      for (int t = 0; t < volumes; t++) {
        x[t] = signal[t] + 1.5 * random.nextGaussian();
      }
      final double a = alff(x, 2, low, high);
      sum += a;
      squares += a * a;
    }
    final double mean = sum / runs;
    final double error = Math.sqrt((squares / runs - mean * mean) / runs);
    final FrequencyBins bins = FrequencyBins.of(low, high, volumes, 2);
    assertEquals(volumes == 16 && high == 0.25, bins.nyquist());
    final double expected =
        ExpectedAlff.meanWithDegrees(alff(signal, 2, low, high), 1.5, bins.degrees(), volumes);
    assertEquals(expected, mean, 4.5 * error);
    assertTrue(error < 0.005 * mean);
  }

  @Test
  void withoutNoiseTheMeasuredAlffOfRegionsIsThePlantedOne() {
    final PhantomRun run =
        new CordPhantom(200, 2, 0, 0.015, 0.02, false, false, 6).make("neck", Progress.NONE);
    final Labels rois = new Quadrants(0).apply(run.mask());
    // detrending takes a little of the lowest bins: compared where they are not
    for (final double[] band : new double[][] {{0.03, 0.073}, {0.02, 0.198}}) {
      final double[] planted = ExpectedAlff.planted(run, rois, band[0], band[1]);
      final double[] expected = ExpectedAlff.regionMeans(run, rois, band[0], band[1]);
      final double[] measured = measured(run, rois, band[0], band[1]);
      for (int r = 0; r < 4; r++) {
        assertTrue(planted[r] > 1);
        assertEquals(planted[r], expected[r], 1e-12);
        assertEquals(planted[r], measured[r], 0.01 * planted[r]);
      }
      assertEquals(
          (planted[2] + planted[3]) / (planted[0] + planted[1]),
          (measured[2] + measured[3]) / (measured[0] + measured[1]),
          0.003);
    }
  }

  @Test
  void theDefaultPhantomMeasuresAsExpected() {
    final PhantomRun run = CordPhantom.defaults().make("neck", Progress.NONE);
    final Labels cord =
        Labels.of(run.mask().toVolume(), java.util.List.of(new Labels.Region(1, "cord", 0xffffff)));
    for (final double[] band :
        new double[][] {
          {0.01, 0.027}, {0.027, 0.073}, {0.073, 0.198}, {0.01, 0.198}, {0.2, 0.25}
        }) {
      final double expected = ExpectedAlff.regionMeans(run, cord, band[0], band[1])[0];
      final double measured = measured(run, cord, band[0], band[1])[0];
      assertEquals(expected, measured, 0.02 * expected, band[0] + " to " + band[1] + " Hz");
      assertTrue(ExpectedAlff.planted(run, cord, band[0], band[1])[0] < expected);
    }
    for (final Labels rois : new Labels[] {new Quadrants(0).apply(run.mask()), run.horns()}) {
      final double[] expected = ExpectedAlff.regionMeans(run, rois, 0.01, 0.198);
      final double[] measured = measured(run, rois, 0.01, 0.198);
      for (int r = 0; r < 4; r++) {
        assertEquals(expected[r], measured[r], 0.04 * expected[r]);
      }
    }
  }

  @Test
  void badBandsAndForeignRegionsAreRefused() {
    final PhantomRun run =
        new CordPhantom(60, 2, 12, 0.015, 0.02, false, false, 6).make("neck", Progress.NONE);
    refused("passes the Nyquist frequency, 0.25 Hz", () -> planted(run, run.horns(), 0.1, 0.3));
    refused("is no band", () -> planted(run, run.horns(), 0.1, 0.1));
    refused("is no band", () -> planted(run, run.horns(), Double.NaN, 0.1));
    refused("holds no frequency bin of 'neck'", () -> planted(run, run.horns(), 0.001, 0.008));
    final Grid other = Grid.ras(40, 40, 6, 1, 1, 5);
    final Labels foreign =
        new Labels("foreign", other, new int[other.voxels()], java.util.List.of());
    refused("not on the same grid", () -> planted(run, foreign, 0.01, 0.1));
    refused("holds 51 bins; a run of 100", () -> ExpectedAlff.mean(1, 1, 51, 100));
    refused("deviation of -1.0", () -> ExpectedAlff.mean(1, -1, 5, 100));
  }

  private static double[] planted(
      final PhantomRun run, final Labels rois, final double low, final double high) {
    return ExpectedAlff.planted(run, rois, low, high);
  }

  private static void refused(
      final String part, final org.junit.jupiter.api.function.Executable call) {
    final String sentence = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(sentence.contains(part), sentence);
  }
}
