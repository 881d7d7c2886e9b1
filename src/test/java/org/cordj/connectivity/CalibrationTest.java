package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.cordj.image.Progress;
import org.cordj.signal.BandSpace;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.FrequencyBins;
import org.cordj.signal.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether p of independent autocorrelated courses, denoised and band-passed in one fit, is below
 * .05 in one of 20, and whether intervals hold a planted correlation in 19 of 20.
 *
 * <p>{@code -Dcordj.calibration=10000} makes that many runs a line; the suite makes fewer and
 * allows for their own chance (3 standard errors beyond the bar).
 */
class CalibrationTest {

  private static final int RUNS = Integer.getInteger("cordj.calibration", 1200);
  private static final int DESIGNS = 12;
  private static final double TR = 2;

  /** False positives with effective dimensions, with those of the volumes; coverage at a true r. */
  private record Rates(double effective, double naive, double covered, double seeded, int left) {}

  private static double[] process(final Random random, final int volumes, final double phi) {
    final double[] x = new double[volumes];
    double value = random.nextGaussian() / Math.sqrt(1 - phi * phi);
    for (int t = 0; t < volumes; t++) {
      x[t] = value;
      value = phi * value + random.nextGaussian();
    }
    return x;
  }

  /** Removes a trend, a band's complement if one is given, and autocorrelated confounds. */
  private static ColumnBasis design(
      final Random random, final int volumes, final boolean band, final int confounds) {
    ColumnBasis basis = ColumnBasis.empty(volumes);
    final double[] trend = IntStream.range(0, volumes).asDoubleStream().toArray();
    final double[] one = IntStream.range(0, volumes).mapToDouble(t -> 1).toArray();
    basis = basis.with(new double[][] {one, trend});
    if (band) {
      final FrequencyBins bins = FrequencyBins.of(0.01, 0.1, volumes, TR);
      for (int m = 1; m <= volumes / 2; m++) {
        if (m < bins.first() || m > bins.last()) {
          basis = basis.with(new double[][] {BandSpace.cosine(m, volumes)});
          if (2 * m != volumes) {
            basis = basis.with(new double[][] {BandSpace.sine(m, volumes)});
          }
        }
      }
    }
    final double[][] columns = new double[confounds][];
    for (int c = 0; c < confounds; c++) {
      columns[c] = process(random, volumes, 0.6);
    }
    return basis.with(columns);
  }

  private static double p(final double r, final double dof) {
    return Erf.erfc(Math.abs(Connectivity.fisher(r)) * Math.sqrt((dof - 2) / 2));
  }

  /** Of a denoised course, given by its coordinates: what a seed map knows of a voxel. */
  private static double lagOne(final ResidualSpace space, final double[] y) {
    final double[][] shift = space.shift();
    double sum = 0;
    for (int a = 0; a < y.length; a++) {
      sum += y[a] * Vectors.dot(shift[a], y);
    }
    return sum / Vectors.dot(y, y);
  }

  private static Rates rates(
      final int volumes,
      final double phiX,
      final double phiY,
      final boolean band,
      final int confounds,
      final double rho,
      final int runs) {
    final Random random = new Random(7);
    final int[] kept = IntStream.range(0, volumes).toArray();
    int positive = 0;
    int naive = 0;
    int seeded = 0;
    int covered = 0;
    int total = 0;
    int left = 0;
    for (int d = 0; d < DESIGNS; d++) {
      final ResidualSpace space = ResidualSpace.of(design(random, volumes, band, confounds), kept);
      left = space.dimensions();
      final double[][] courses = new double[2 * (runs / DESIGNS)][];
      for (int i = 0; i < courses.length; i += 2) {
        courses[i] = process(random, volumes, phiX);
        courses[i + 1] = process(random, volumes, phiY);
        for (int t = 0; t < volumes; t++) {
          courses[i + 1][t] = rho * courses[i][t] + Math.sqrt(1 - rho * rho) * courses[i + 1][t];
        }
      }
      final EffectiveDimensions effective = EffectiveDimensions.fit(space, courses, Progress.NONE);
      for (int i = 0; i < courses.length; i += 2) {
        final double[] x = space.coordinates(courses[i]);
        final double[] y = space.coordinates(courses[i + 1]);
        final double r = Vectors.dot(x, y) / Math.sqrt(Vectors.dot(x, x) * Vectors.dot(y, y));
        final double dof = effective.of(i, i + 1);
        positive += p(r, dof) < 0.05 ? 1 : 0;
        naive += p(r, volumes - 1) < 0.05 ? 1 : 0;
        seeded += p(r, effective.withLagOne(i, lagOne(space, y))) < 0.05 ? 1 : 0;
        final double half = 1.959964 / Math.sqrt(dof - 2);
        covered += Math.abs(Connectivity.fisher(r) - Connectivity.fisher(rho)) <= half ? 1 : 0;
        total++;
      }
    }
    return new Rates(
        (double) positive / total,
        (double) naive / total,
        (double) covered / total,
        (double) seeded / total,
        left);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, 0, false, 0",
    "100, 0, 0, true, 20",
    "100, .4, .4, true, 0",
    "100, .8, .8, false, 0",
    "100, .8, .8, false, 40",
    "100, .8, .8, true, 20",
    "100, 0, .8, false, 20",
    "150, .6, .6, true, 20",
    "250, 0, 0, true, 40",
    "250, .4, .4, false, 40",
    "250, .8, .8, false, 40",
    "250, .8, .8, true, 40",
    "250, 0, .8, true, 40",
  })
  void falsePositives(
      final int volumes,
      final double phiX,
      final double phiY,
      final boolean band,
      final int confounds) {
    final int runs = RUNS / DESIGNS * DESIGNS;
    final Rates rates = rates(volumes, phiX, phiY, band, confounds, 0, runs);
    System.out.printf(
        "T %d, phi %.1f and %.1f, %s, %d confounds, %d dimensions left: %.4f, seed map %.4f, naive"
            + " %.4f%n",
        volumes,
        phiX,
        phiY,
        band ? "0.01-0.1 Hz" : "all frequencies",
        confounds,
        rates.left,
        rates.effective,
        rates.seeded,
        rates.naive);
    final double chance = 3 * Math.sqrt(0.05 * 0.95 / runs);
    assertTrue(rates.effective <= 0.065 + chance, "too many: " + rates.effective);
    assertTrue(rates.effective >= 0.04 - chance, "too few: " + rates.effective);
    assertTrue(rates.seeded <= 0.065 + chance, "too many in seed maps: " + rates.seeded);
    assertTrue(rates.seeded >= 0.04 - chance, "too few in seed maps: " + rates.seeded);
  }

  @Test
  void theNaiveTestIsWrong() {
    assertTrue(rates(100, 0.8, 0.8, false, 0, 0, 600).naive > 0.25);
    assertTrue(rates(250, 0, 0, true, 40, 0, 600).naive > 0.25, "white noise, band-passed");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, true, 20, .5",
    "100, .8, false, 0, .5",
    "250, .4, true, 20, .3",
    "250, .8, true, 40, .7",
  })
  void intervals(
      final int volumes,
      final double phi,
      final boolean band,
      final int confounds,
      final double rho) {
    final int runs = RUNS / DESIGNS * DESIGNS;
    final Rates rates = rates(volumes, phi, phi, band, confounds, rho, runs);
    System.out.printf(
        "T %d, phi %.1f, %s, %d confounds, true r %.1f: covered %.4f%n",
        volumes, phi, band ? "0.01-0.1 Hz" : "all frequencies", confounds, rho, rates.covered);
    final double chance = 3 * Math.sqrt(0.05 * 0.95 / runs);
    assertTrue(rates.covered >= 0.93 - chance && rates.covered <= 0.97 + chance, "" + rates);
  }
}
