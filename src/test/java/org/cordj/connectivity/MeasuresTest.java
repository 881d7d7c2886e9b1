package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.imglib2.parallel.Parallelization;
import net.imglib2.view.Views;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.signal.FrequencyBins;
import org.cordj.signal.Vectors;
import org.junit.jupiter.api.Test;

/** Coherence, lags, correlations without noise, components and slices apart, by closed forms. */
class MeasuresTest {

  private static final int T = 200;
  private static final double TR = 2;
  private static final InBand BAND = new InBand(0.01, 0.08);

  /** A run of one row of voxels in each slice, from [slice][voxel][volume]. */
  private static Series run(final double[][][] courses) {
    final int nz = courses.length;
    final int nx = courses[0].length;
    final float[][] planes = new float[T * nz][nx];
    for (int p = 0; p < planes.length; p++) {
      for (int x = 0; x < nx; x++) {
        planes[p][x] = (float) (100 + courses[p % nz][x][p / nz]);
      }
    }
    return Series.ofPlanes("run", planes, Grid.ras(nx, 1, nz, 1, 1, 5), TR);
  }

  /** Each voxel of a slice in the region of that place. */
  private static Labels regions(final Series run, final String... names) {
    final int[] values = new int[run.grid().voxels()];
    Arrays.setAll(values, i -> 1 + i % names.length);
    final List<Labels.Region> regions = new ArrayList<>();
    for (int r = 0; r < names.length; r++) {
      regions.add(new Labels.Region(r + 1, names[r], 0));
    }
    return new Labels("rois", run.grid(), values, regions);
  }

  private static ConnectivityResult apply(final Connectivity options, final Series run) {
    final String[] names = {"a", "b", "c", "d"};
    return options.apply(
        run,
        regions(run, Arrays.copyOf(names, run.grid().nx())),
        null,
        ResidualSpaces.whole(),
        Progress.NONE);
  }

  private static Connectivity options(
      final ConnectivityMeasure measure, final InBand band, final int lags) {
    return new Connectivity(measure, SliceAveraging.POOLED, RoiSummary.MEAN, band, lags);
  }

  /** Unit amplitudes at each bin of the band, delayed by some volumes and turned by a phase. */
  private static double[] waves(final double delay, final double phase) {
    final FrequencyBins bins = FrequencyBins.of(0.01, 0.08, T, TR);
    final double[] x = new double[T];
    for (int m = bins.first(); m <= bins.last(); m++) {
      for (int t = 0; t < T; t++) {
        x[t] += Math.cos(2 * Math.PI * m * (t - delay) / T + 0.7 * m * m - phase);
      }
    }
    return x;
  }

  private static double[] noise(final Random random) {
    return random.doubles(T).map(u -> 0).map(u -> random.nextGaussian()).toArray();
  }

  @Test
  void coherenceOfATurnedAndOfADelayedCourse() {
    final double delay = 4;
    final Series run = run(new double[][][] {{waves(0, 0), waves(0, 1.1), waves(delay, 0)}});
    final ConnectivityResult result = apply(options(ConnectivityMeasure.COHERENCE, BAND, 0), run);
    assertEquals(1, result.r()[0][1], 1e-6);
    assertEquals(Math.cos(1.1), result.inBand()[0][1], 1e-6);
    // |sum over the band of exp(i w delay)|^2 / bins^2
    final FrequencyBins bins = FrequencyBins.of(0.01, 0.08, T, TR);
    final double w = Math.PI * delay / T;
    final double closed = Math.pow(Math.sin(bins.count() * w) / (bins.count() * Math.sin(w)), 2);
    assertEquals(closed, result.r()[0][2], 1e-6);
    assertTrue(closed > 0.01 && closed < 0.99);
    assertTrue(Double.isNaN(result.low()[0][2]));
    assertEquals(bins.degrees(), result.left()[0][2]);
    final double p = Math.pow(1 - closed, result.dof()[0][2] / 2 - 1);
    assertEquals(p, result.p()[0][2], 1e-6);
  }

  @Test
  void lagsHaveTheirSignAndBonferronisP() {
    final Random random = new Random(1);
    final double[] x = noise(random);
    final double[] y = noise(random);
    for (int t = 3; t < T; t++) {
      y[t] = x[t - 3];
    }
    final Series run = run(new double[][][] {{x, y, noise(random)}});
    final ConnectivityResult result =
        apply(options(ConnectivityMeasure.CROSS_CORRELATION, null, 5), run);
    assertEquals(1, result.r()[0][1], 1e-6);
    assertEquals(3, result.lag()[0][1]);
    assertEquals(-3, result.lag()[1][0]);
    final double z = result.z()[0][2];
    final double once = Connectivity.twoSided(z * Math.sqrt(result.dof()[0][2] - 2));
    assertEquals(Math.min(1, 11 * once), result.p()[0][2], 1e-12);
    assertTrue(Double.isNaN(result.high()[0][2]));
    final Table edges = result.edges();
    assertEquals(3, edges.number(0, "lag_volumes"));
  }

  @Test
  void atLagZeroItIsPearsonsWithVolumesLeftOutToo() {
    final Random random = new Random(2);
    final double[] x = noise(random);
    final double[] y = noise(random);
    final double[] r = new double[5];
    new LaggedCorrelation(new int[] {0, 1, 2, 4, 5, 6, 7, 9, 10, 11}, 2)
        .of(Arrays.copyOf(x, 10), Arrays.copyOf(y, 10), r);
    assertEquals(
        new PearsonsCorrelation().correlation(Arrays.copyOf(x, 10), Arrays.copyOf(y, 10)),
        r[2],
        1e-12);
    // one volume later: the pairs (0, 1), (1, 2), (4, 5), (5, 6), (6, 7), (9, 10), (10, 11)
    final int[] early = {0, 1, 3, 4, 5, 7, 8};
    final double[] a = Arrays.stream(early).mapToDouble(t -> x[t]).toArray();
    final double[] b = Arrays.stream(early).mapToDouble(t -> y[t + 1]).toArray();
    assertEquals(new PearsonsCorrelation().correlation(a, b), r[3], 1e-12);
  }

  @Test
  void whiteNoiseIsTakenFromCorrelationsInABand() {
    final Random random = new Random(3);
    final double rho = 0.6;
    double plain = 0;
    double corrected = 0;
    final int runs = 200;
    for (int n = 0; n < runs; n++) {
      final double[] common = bandNoise(random);
      final double[] x = bandNoise(random);
      final double[] y = bandNoise(random);
      for (int t = 0; t < T; t++) {
        x[t] = Math.sqrt(rho) * common[t] + Math.sqrt(1 - rho) * x[t] + random.nextGaussian();
        y[t] = Math.sqrt(rho) * common[t] + Math.sqrt(1 - rho) * y[t] + random.nextGaussian();
      }
      final ConnectivityResult result =
          apply(options(ConnectivityMeasure.PEARSON, BAND, 0), run(new double[][][] {{x, y}}));
      plain += result.r()[0][1] / runs;
      corrected += result.corrected()[0][1] / runs;
    }
    System.out.printf("planted %.2f: plain %.3f, without noise %.3f%n", rho, plain, corrected);
    assertTrue(plain < 0.4, "plain " + plain);
    assertEquals(rho, corrected, 0.03);
  }

  /** Gaussian noise between 0.01 and 0.08 Hz with an SD of 1 on average. */
  private static double[] bandNoise(final Random random) {
    final FrequencyBins bins = FrequencyBins.of(0.01, 0.08, T, TR);
    final double[] x = new double[T];
    for (int m = bins.first(); m <= bins.last(); m++) {
      final double a = random.nextGaussian() / Math.sqrt(bins.count());
      final double b = random.nextGaussian() / Math.sqrt(bins.count());
      for (int t = 0; t < T; t++) {
        x[t] += a * Math.cos(2 * Math.PI * m * t / T) + b * Math.sin(2 * Math.PI * m * t / T);
      }
    }
    return x;
  }

  @Test
  void afterABandPassNoiseIsNotKnownAndSaid() {
    final Random random = new Random(4);
    final Series run = run(new double[][][] {{bandNoise(random), bandNoise(random)}});
    final ConnectivityResult result =
        options(ConnectivityMeasure.PEARSON, BAND, 0)
            .apply(
                run,
                regions(run, "a", "b"),
                null,
                ResidualSpaces.band(FrequencyBins.of(0.01, 0.08, T, TR), T),
                Progress.NONE);
    assertTrue(Double.isNaN(result.corrected()[0][1]));
    assertEquals(result.r()[0][1], result.inBand()[0][1], 1e-5);
    assertTrue(result.notes().get(0).startsWith("Noise cannot be judged"), "" + result.notes());
  }

  @Test
  void slicesApart() {
    final Random random = new Random(5);
    final double[] shared = noise(random);
    final double[][][] courses = new double[2][2][];
    for (int z = 0; z < 2; z++) {
      for (int x = 0; x < 2; x++) {
        courses[z][x] = noise(random);
        for (int t = 0; t < T; t++) {
          courses[z][x][t] += x == 0 ? 2 * shared[t] : 0;
        }
      }
    }
    final Series run = run(courses);
    final Connectivity options =
        new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.APART);
    final Labels horns = regions(run, "dorsal-left", "dorsal-right");
    final ConnectivityResult result =
        options.apply(run, horns, null, ResidualSpaces.whole(), Progress.NONE);
    assertEquals(
        List.of(
            "dorsal-left_slice0",
            "dorsal-right_slice0",
            "dorsal-left_slice1",
            "dorsal-right_slice1"),
        result.names());
    assertEquals(
        new PearsonsCorrelation().correlation(courses[0][0], courses[1][0]),
        result.r()[0][2],
        1e-5);
    assertEquals("within-slice", result.edge(0, 1));
    assertEquals("between-slice", result.edge(0, 2));
    final Table table = result.horns();
    assertEquals(3, table.size());
    assertEquals("same", table.text(1, "pair"));
    assertEquals(Math.tanh((result.z()[0][2] + result.z()[1][3]) / 2), table.number(1, "r"), 1e-8);
    // slices that were denoised in ways of their own: a bound, no more than exact
    final ResidualSpace[] own = new ResidualSpace[2];
    final ConnectivityResult apart =
        options.apply(
            run,
            horns,
            null,
            (slice, kept) -> {
              if (own[slice] == null) {
                own[slice] = ResidualSpace.ofVolumes(kept);
              }
              return own[slice];
            },
            Progress.NONE);
    assertTrue(apart.dof()[0][3] <= result.dof()[0][3] + 1e-9);
    assertTrue(apart.dof()[0][3] > 0.8 * result.dof()[0][3]);
  }

  @Test
  void hornsOfSeveralLevelsHaveTheirRowsAndOneForAll() {
    final Random random = new Random(9);
    final double[][][] courses = new double[4][2][];
    for (final double[][] slice : courses) {
      for (int x = 0; x < 2; x++) {
        slice[x] = noise(random);
      }
    }
    final Series run = run(courses);
    final String[] names = {
      "spinal-C5_dorsal-left",
      "spinal-C5_dorsal-right",
      "spinal-C6_dorsal-left",
      "spinal-C6_dorsal-right"
    };
    final int[] values = {1, 2, 1, 2, 3, 4, 3, 4};
    final List<Labels.Region> regions = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      regions.add(new Labels.Region(r + 1, names[r], 0));
    }
    final ConnectivityResult result =
        new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.SLICES)
            .apply(
                run,
                new Labels("rois", run.grid(), values, regions),
                null,
                ResidualSpaces.whole(),
                Progress.NONE);
    final Table horns = result.horns();
    assertEquals(3, horns.size());
    assertEquals("spinal-C5", horns.text(0, "level"));
    assertEquals("all", horns.text(1, "level"));
    assertEquals("2", horns.text(1, "n"));
    assertEquals("spinal-C6", horns.text(2, "level"));
    assertEquals((result.z()[0][1] + result.z()[2][3]) / 2, horns.number(1, "z"), 1e-8);
    // wholly dependent edges: the mean is worth no more than one of them
    final double dof = horns.number(1, "dof");
    assertTrue(
        dof >= Math.min(result.dof()[0][1], result.dof()[2][3]) - 1e-6
            && dof <= Math.max(result.dof()[0][1], result.dof()[2][3]) + 1e-6);
    assertTrue(Double.isNaN(result.r()[0][2]));
    assertEquals(
        "4 of 6 pairs share no slice and are n/a; average=pooled compares them.",
        result.notes().get(0));
  }

  @Test
  void theFirstComponentFindsWhatTheMeanLoses() {
    final Random random = new Random(6);
    final double[] signal = noise(random);
    final double[] other = noise(random);
    final double[] x = new double[T];
    final double[] opposite = new double[T];
    for (int t = 0; t < T; t++) {
      x[t] = 3 * signal[t] + 0.01 * random.nextGaussian();
      opposite[t] = -2 * signal[t] + 0.01 * random.nextGaussian();
    }
    final Series run = run(new double[][][] {{x, opposite, other, noise(random)}});
    final Labels rois =
        new Labels(
            "rois",
            run.grid(),
            new int[] {1, 1, 2, 2},
            List.of(new Labels.Region(1, "a", 0), new Labels.Region(2, "b", 0)));
    final RoiCourses component =
        RoiCourses.of(run, rois, null, false, RoiSummary.COMPONENT, Progress.NONE);
    final double r = new PearsonsCorrelation().correlation(signal, component.courses()[0][0]);
    assertEquals(1, r, 1e-4);
    // mean square of what it explains: (9 + 4) / 2 of the signal's
    final double sd = Math.sqrt(Vectors.dot(signal, signal) / T);
    final double own =
        Math.sqrt(Vectors.dot(component.courses()[0][0], component.courses()[0][0]) / T);
    assertEquals(Math.sqrt(6.5), own / sd, 0.03);
    final Volume weights = Volume.filled("w", run.grid(), 1);
    weights.set(1, 1e-9f);
    final double[] alone =
        RoiCourses.of(run, rois, weights, false, RoiSummary.COMPONENT, Progress.NONE)
            .courses()[0][0];
    assertEquals(1, new PearsonsCorrelation().correlation(x, alone), 1e-6);
  }

  @Test
  void pairsOfVoxelsAreTheirCorrelations() {
    final Random random = new Random(7);
    final double[][][] courses = new double[3][50][];
    for (final double[][] slice : courses) {
      for (int x = 0; x < 50; x++) {
        slice[x] = noise(random);
      }
    }
    courses[1][7] = new double[T];
    final Series run = run(courses);
    final Mask mask = Mask.all(run.grid());
    final float[][] r = VoxelPairs.of(run, mask, Progress.NONE);
    for (final int[] pair : new int[][] {{149, 0}, {149, 149}, {70, 69}, {64, 63}, {128, 3}}) {
      assertEquals(
          new PearsonsCorrelation()
              .correlation(
                  courses[pair[0] / 50][pair[0] % 50], courses[pair[1] / 50][pair[1] % 50]),
          r[pair[0]][pair[1]],
          2e-6);
    }
    assertTrue(Float.isNaN(r[57][57]) && Float.isNaN(r[57][0]) && Float.isNaN(r[100][57]));
    final Series any = new Series("view", Views.zeroMin(run.img()), run.grid(), TR);
    assertTrue(
        Arrays.deepEquals(
            r,
            Parallelization.runWithNumThreads(5, () -> VoxelPairs.of(any, mask, Progress.NONE))));
  }

  private static String refused(final Runnable work) {
    return assertThrows(IllegalArgumentException.class, work::run).getMessage();
  }

  @Test
  void refusals() {
    assertEquals(
        "measure=coherence needs a band; give one such as band=0.01-0.08 (in Hz).",
        refused(() -> options(ConnectivityMeasure.COHERENCE, null, 0)));
    assertEquals(
        "measure=crosscorrelation needs the largest lag, 1 volume or more; lags is 0.",
        refused(() -> options(ConnectivityMeasure.CROSS_CORRELATION, null, 0)));
    assertEquals(
        "average=apart is for measure=pearson and measure=spearman; measure is partial.",
        refused(() -> new Connectivity(ConnectivityMeasure.PARTIAL, SliceAveraging.APART)));
    final Random random = new Random(8);
    final Series run = run(new double[][][] {{noise(random), noise(random)}});
    assertTrue(
        refused(() -> apply(options(ConnectivityMeasure.PEARSON, new InBand(0.01, 0.4), 0), run))
            .contains("passes the Nyquist frequency"));
    assertEquals(
        "The band from 0.01 to 0.011 Hz holds 1 Fourier bin in 'run'; connectivity in a band needs"
            + " 3. Choose a wider band or a longer run.",
        refused(
            () -> apply(options(ConnectivityMeasure.PEARSON, new InBand(0.01, 0.011), 0), run)));
    assertTrue(
        refused(() -> apply(options(ConnectivityMeasure.CROSS_CORRELATION, null, 198), run))
            .startsWith("At a lag of 198 volumes 2 pairs"));
  }
}
