package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.signal.FrequencyBins;
import org.junit.jupiter.api.Test;

/**
 * Phantoms whose horns are given correlations: what comes back, and how often its interval holds.
 */
class PlantedConnectivityTest {

  private static final int VOLUMES = 200;
  private static final double RHO = 0.5;
  private static final InBand BAND = new InBand(0.01, 0.08);

  /**
   * The phantom with a course that all horns of a slice share: each horn's latent L becomes sqrt(1
   * - rho) L + sqrt(rho) C, so that any two correlate by rho in the population.
   */
  private static Series correlated(final PhantomRun phantom, final long seed) {
    final Grid grid = phantom.series().grid();
    final FrequencyBins bins = FrequencyBins.of(0.01, 0.08, VOLUMES, 2);
    final Random random = new Random(seed);
    final float[][] planes = new float[VOLUMES * grid.nz()][];
    for (int z = 0; z < grid.nz(); z++) {
      final double[] common = new double[VOLUMES];
      for (int m = bins.first(); m <= bins.last(); m++) {
        final double a = random.nextGaussian() / Math.sqrt(bins.count());
        final double b = random.nextGaussian() / Math.sqrt(bins.count());
        for (int t = 0; t < VOLUMES; t++) {
          common[t] +=
              a * Math.cos(2 * Math.PI * m * t / VOLUMES)
                  + b * Math.sin(2 * Math.PI * m * t / VOLUMES);
        }
      }
      for (int t = 0; t < VOLUMES; t++) {
        final float[] plane = phantom.series().planes()[t * grid.nz() + z].clone();
        for (int p = 0; p < plane.length; p++) {
          final int index = z * grid.planeSize() + p;
          for (int h = 0; h < 4; h++) {
            final double own = phantom.latents()[z][h][t];
            plane[p] +=
                (float)
                    (phantom.meanImage().get(index)
                        * phantom.shares().get(h).get(index)
                        * phantom.amplitude(h)
                        * (Math.sqrt(1 - RHO) * own + Math.sqrt(RHO) * common[t] - own));
          }
        }
        planes[t * grid.nz() + z] = plane;
      }
    }
    return Series.ofPlanes("phantom", planes, grid, 2);
  }

  private static PhantomRun phantom(final double tsnr, final long seed) {
    return new CordPhantom(VOLUMES, 2, tsnr, 0.015, 0.020, false, false, seed)
        .make("phantom", Progress.NONE);
  }

  /** Voxels that lie in their horn alone. */
  private static Labels pure(final PhantomRun phantom) {
    final int[] values = new int[phantom.series().grid().voxels()];
    final List<Labels.Region> regions = phantom.horns().regions();
    for (int h = 0; h < 4; h++) {
      for (int i = 0; i < values.length; i++) {
        if (phantom.shares().get(h).get(i) > 0.5) {
          values[i] = regions.get(h).index();
        }
      }
    }
    return new Labels("horns", phantom.series().grid(), values, regions);
  }

  @Test
  void withoutThermalNoiseTheIntervalHoldsWhatWasPlanted() {
    final int seeds = 12;
    int held = 0;
    int pairs = 0;
    double mean = 0;
    final ResidualSpaces band =
        ResidualSpaces.band(FrequencyBins.of(0.01, 0.08, VOLUMES, 2), VOLUMES);
    for (int seed = 1; seed <= seeds; seed++) {
      final PhantomRun phantom = phantom(0, seed);
      final ConnectivityResult result =
          new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.APART)
              .apply(correlated(phantom, seed), pure(phantom), null, band, Progress.NONE);
      for (int a = 0; a < result.names().size(); a++) {
        for (int b = 0; b < a; b++) {
          final double planted = result.edge(a, b).equals("within-slice") ? RHO : 0;
          held += result.low()[a][b] <= planted && planted <= result.high()[a][b] ? 1 : 0;
          pairs++;
        }
      }
      final ConnectivityResult slices =
          new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.SLICES)
              .apply(correlated(phantom, seed), pure(phantom), null, band, Progress.NONE);
      mean +=
          IntStream.range(1, 4).mapToDouble(b -> slices.r()[0][b]).average().orElseThrow() / seeds;
    }
    System.out.printf(
        "phantoms, planted r %.2f within and 0 between slices: mean %.3f, intervals hold %.1f %% of"
            + " %d pairs%n",
        RHO, mean, 100.0 * held / pairs, pairs);
    assertEquals(RHO, mean, 0.04);
    assertTrue(held >= 0.93 * pairs && held <= 0.97 * pairs, held + " of " + pairs);
  }

  @Test
  void thermalNoiseDrawsCorrelationsDownAndIsTakenOut() {
    double plain = 0;
    double corrected = 0;
    final int seeds = 12;
    for (int seed = 1; seed <= seeds; seed++) {
      final PhantomRun phantom = phantom(12, seed);
      final ConnectivityResult result =
          new Connectivity(
                  ConnectivityMeasure.PEARSON, SliceAveraging.SLICES, RoiSummary.MEAN, BAND, 0)
              .apply(
                  correlated(phantom, seed),
                  pure(phantom),
                  null,
                  ResidualSpaces.whole(),
                  Progress.NONE);
      for (int a = 0; a < 4; a++) {
        for (int b = 0; b < a; b++) {
          plain += result.r()[a][b] / 6 / seeds;
          corrected += result.corrected()[a][b] / 6 / seeds;
        }
      }
    }
    System.out.printf(
        "phantoms of tSNR 12, planted r %.2f: plain %.3f, without noise %.3f%n",
        RHO, plain, corrected);
    assertTrue(plain < 0.35, "plain " + plain);
    assertEquals(RHO, corrected, 0.06);
  }
}
