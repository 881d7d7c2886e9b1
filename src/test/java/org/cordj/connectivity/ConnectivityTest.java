package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.NamedMatrix;
import org.cordj.io.Table;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.FalseDiscovery;
import org.cordj.signal.FrequencyBins;
import org.cordj.signal.Vectors;
import org.junit.jupiter.api.Test;

/** Connectivity of small runs against naive restatements, and what it refuses. */
class ConnectivityTest {

  private static final int T = 60;
  private static final Grid GRID = Grid.ras(4, 2, 3, 1, 1, 5);
  private static final String[] HORNS = {
    "ventral-left", "ventral-right", "dorsal-left", "dorsal-right"
  };

  /** Four regions, one a column of the array, in each of three slices. */
  private static Labels horns() {
    final int[] values = new int[GRID.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + i % 4;
    }
    final List<Labels.Region> regions = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      regions.add(new Labels.Region(r + 1, HORNS[r], 0xff0000));
    }
    return new Labels("horns", GRID, values, regions);
  }

  /** Noise, with a course that all voxels share and one that the first two regions share. */
  private static Series run(final long seed) {
    final Random random = new Random(seed);
    final float[][] planes = new float[T * 3][8];
    for (int t = 0; t < T; t++) {
      final double all = random.nextGaussian();
      final double ventral = random.nextGaussian();
      for (int z = 0; z < 3; z++) {
        for (int p = 0; p < 8; p++) {
          planes[t * 3 + z][p] =
              (float) (1000 + 5 * all + (p % 4 < 2 ? 8 * ventral : 0) + 10 * random.nextGaussian());
        }
      }
    }
    return Series.ofPlanes("run", planes, GRID, 2);
  }

  /** The mean course of a region, by the definition. */
  private static double[] course(final Series run, final int region, final int from, final int to) {
    final double[] x = new double[T];
    for (int t = 0; t < T; t++) {
      double sum = 0;
      int n = 0;
      for (int z = from; z < to; z++) {
        for (int p = region; p < 8; p += 4) {
          sum += run.planes()[t * 3 + z][p];
          n++;
        }
      }
      x[t] = sum / n;
    }
    return x;
  }

  private static ConnectivityResult apply(
      final Series run, final ConnectivityMeasure measure, final SliceAveraging averaging) {
    return new Connectivity(measure, averaging)
        .apply(run, horns(), null, ResidualSpaces.whole(), Progress.NONE);
  }

  @Test
  void pooledCorrelationsAreThoseOfTheMeanCourses() {
    final Series run = run(1);
    final ConnectivityResult pearson =
        apply(run, ConnectivityMeasure.PEARSON, SliceAveraging.POOLED);
    final ConnectivityResult spearman =
        apply(run, ConnectivityMeasure.SPEARMAN, SliceAveraging.POOLED);
    assertEquals(List.of(HORNS), pearson.names());
    for (int a = 0; a < 4; a++) {
      assertEquals(1, pearson.r()[a][a]);
      assertTrue(Double.isNaN(pearson.z()[a][a]));
      for (int b = 0; b < 4; b++) {
        if (a != b) {
          final double[] x = course(run, a, 0, 3);
          final double[] y = course(run, b, 0, 3);
          final double r = new PearsonsCorrelation().correlation(x, y);
          assertEquals(r, pearson.r()[a][b], 1e-12);
          assertEquals(0.5 * Math.log((1 + r) / (1 - r)), pearson.z()[a][b], 1e-12);
          assertEquals(new SpearmansCorrelation().correlation(x, y), spearman.r()[a][b], 1e-12);
        }
      }
    }
  }

  @Test
  void partialCorrelationsAreThoseOfTheResiduals() {
    final Series run = run(2);
    final ConnectivityResult partial =
        apply(run, ConnectivityMeasure.PARTIAL, SliceAveraging.POOLED);
    final double[][] others = {course(run, 2, 0, 3), course(run, 3, 0, 3)};
    final double[] one = new double[T];
    Arrays.fill(one, 1);
    final ColumnBasis basis = ColumnBasis.empty(T).with(new double[][] {one}).with(others);
    final double[] x = residual(course(run, 0, 0, 3), basis);
    final double[] y = residual(course(run, 1, 0, 3), basis);
    assertEquals(new PearsonsCorrelation().correlation(x, y), partial.r()[0][1], 1e-10);
    // two other regions take two dimensions
    final ConnectivityResult plain = apply(run, ConnectivityMeasure.PEARSON, SliceAveraging.POOLED);
    assertEquals(plain.dof()[0][1] - 2, partial.dof()[0][1], 1e-9);
  }

  private static double[] residual(final double[] x, final ColumnBasis basis) {
    final double[] y = x.clone();
    for (final double[] q : basis.vectors(0)) {
      final double dot = Vectors.dot(q, x);
      for (int t = 0; t < y.length; t++) {
        y[t] -= dot * q[t];
      }
    }
    return y;
  }

  @Test
  void sliceBySliceFishersZIsAveraged() {
    final Series run = run(3);
    final ConnectivityResult result =
        apply(run, ConnectivityMeasure.PEARSON, SliceAveraging.SLICES);
    double z = 0;
    for (int s = 0; s < 3; s++) {
      z +=
          Connectivity.fisher(
                  new PearsonsCorrelation()
                      .correlation(course(run, 0, s, s + 1), course(run, 1, s, s + 1)))
              / 3;
    }
    assertEquals(z, result.z()[0][1], 1e-12);
    assertEquals(Math.tanh(z), result.r()[0][1], 1e-12);
    assertEquals(3, result.slices()[0][1]);
    // slices that share courses are worth more than one and less than three
    assertTrue(result.dof()[0][1] > 40 && result.dof()[0][1] < 3 * (T - 1));
    assertEquals(3 * (T - 1), result.left()[0][1]);
  }

  @Test
  void slicesOfTheSameCoursesAreWorthOneAndOfTheirOwnCoursesAllOfThem() {
    final Series run = run(4);
    final float[][] same = run.planes().clone();
    final float[][] own = new float[T * 3][8];
    final Random random = new Random(5);
    for (int p = 0; p < same.length; p++) {
      same[p] = run.planes()[p / 3 * 3].clone();
      for (int i = 0; i < 8; i++) {
        own[p][i] = (float) random.nextGaussian();
      }
    }
    final ConnectivityResult one = apply(run, ConnectivityMeasure.PEARSON, SliceAveraging.POOLED);
    final ConnectivityResult repeated =
        apply(
            Series.ofPlanes("same", same, GRID, 2),
            ConnectivityMeasure.PEARSON,
            SliceAveraging.SLICES);
    assertTrue(repeated.dof()[0][1] <= T - 1);
    assertEquals(one.dof()[2][3], repeated.dof()[2][3], 15);
    final ConnectivityResult apart =
        apply(
            Series.ofPlanes("own", own, GRID, 2),
            ConnectivityMeasure.PEARSON,
            SliceAveraging.SLICES);
    assertTrue(apart.dof()[0][1] > 2.5 * (T - 10), "" + apart.dof()[0][1]);
  }

  @Test
  void dofIsWhatIsLeft() {
    final Series run = run(6);
    final FrequencyBins bins = FrequencyBins.of(0.01, 0.1, T, 2);
    final Connectivity options =
        new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.POOLED);
    final ConnectivityResult band =
        options.apply(run, horns(), null, ResidualSpaces.band(bins, T), Progress.NONE);
    final ConnectivityResult few =
        options.apply(run, horns(), null, ResidualSpaces.band(bins, T).limitedTo(9), Progress.NONE);
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < a; b++) {
        assertEquals(bins.degrees(), band.left()[a][b]);
        assertTrue(band.dof()[a][b] <= bins.degrees());
        assertEquals(9, few.left()[a][b]);
        assertTrue(few.dof()[a][b] <= 9 && few.dof()[a][b] < band.dof()[a][b]);
        final double half = 1.959963984540054 / Math.sqrt(band.dof()[a][b] - 2);
        assertEquals(Math.tanh(band.z()[a][b] - half), band.low()[a][b], 1e-12);
        assertEquals(Math.tanh(band.z()[a][b] + half), band.high()[a][b], 1e-12);
      }
    }
  }

  @Test
  void whiteNoiseIsWorthAllThatIsLeft() {
    final int[] kept = IntStream.range(0, 120).toArray();
    final ResidualSpace space = ResidualSpace.ofVolumes(kept);
    assertEquals(119, space.dimensions());
    final double[][] covariance = space.autoregressive(0);
    for (int i = 0; i < 119; i++) {
      for (int j = 0; j < 119; j++) {
        assertEquals(i == j ? 1.0 / 119 : 0, covariance[i][j], 1e-14);
      }
    }
  }

  @Test
  void theCovarianceInASpaceIsTheProductThatItSaysWithVolumesLeftOut() {
    final int[] kept = {0, 1, 2, 5, 6, 9, 10, 11, 12, 20};
    final ResidualSpace space = ResidualSpace.ofVolumes(kept);
    final double[][] basis = new double[9][10];
    for (int t = 0; t < 10; t++) {
      final double[] unit = new double[10];
      unit[t] = 1;
      final double[] c = space.coordinates(unit);
      for (int d = 0; d < 9; d++) {
        basis[d][t] = c[d];
      }
    }
    for (final double phi : new double[] {-0.4, 0, 0.7}) {
      final double[][] v = new double[10][10];
      for (int s = 0; s < 10; s++) {
        for (int t = 0; t < 10; t++) {
          v[s][t] = s == t ? 1 : Math.pow(phi, Math.abs(kept[s] - kept[t]));
        }
      }
      final RealMatrix b = MatrixUtils.createRealMatrix(basis);
      RealMatrix expected = b.multiply(MatrixUtils.createRealMatrix(v)).multiply(b.transpose());
      expected = expected.scalarMultiply(1 / expected.getTrace());
      final double[][] ours = space.autoregressive(phi);
      for (int i = 0; i < 9; i++) {
        assertArrayEquals(expected.getRow(i), ours[i], 1e-13, "phi " + phi);
      }
    }
  }

  @Test
  void sameBitsForAnyNumberOfThreads() {
    final Series run = run(7);
    final ConnectivityResult one =
        Parallelization.runSingleThreaded(
            () -> apply(run, ConnectivityMeasure.PEARSON, SliceAveraging.SLICES));
    final ConnectivityResult many =
        Parallelization.runWithNumThreads(
            5, () -> apply(run, ConnectivityMeasure.PEARSON, SliceAveraging.SLICES));
    assertTrue(Arrays.deepEquals(one.r(), many.r()));
    assertTrue(Arrays.deepEquals(one.dof(), many.dof()));
    assertTrue(Arrays.deepEquals(one.q(), many.q()));
  }

  @Test
  void weightsAndCensoredVolumes() {
    final Series run = run(8);
    final Volume weights = Volume.zeros("weights", GRID);
    for (int i = 0; i < GRID.voxels(); i++) {
      weights.set(i, i / 4 % 2 == 0 ? 1 : 3);
    }
    final RoiCourses weighted =
        RoiCourses.of(run, horns(), weights, true, RoiSummary.MEAN, Progress.NONE);
    final float[] plane = run.planes()[7 * 3 + 1];
    assertEquals((plane[2] + 3.0 * plane[6]) / 4, weighted.courses()[1][2][7], 1e-9);

    final float[][] planes = run.planes().clone();
    for (final int t : new int[] {3, 17}) {
      for (int z = 0; z < 3; z++) {
        planes[t * 3 + z] = new float[8];
        Arrays.fill(planes[t * 3 + z], Float.NaN);
      }
    }
    final ConnectivityResult censored =
        apply(
            Series.ofPlanes("run", planes, GRID, 2),
            ConnectivityMeasure.PEARSON,
            SliceAveraging.POOLED);
    final double[] x = left(course(run, 0, 0, 3));
    final double[] y = left(course(run, 1, 0, 3));
    assertEquals(new PearsonsCorrelation().correlation(x, y), censored.r()[0][1], 1e-12);
    assertEquals(T - 3, censored.left()[0][1]);
    assertEquals(
        List.of("2 of 60 volumes are censored (NaN) and were not used."), censored.notes());
  }

  private static double[] left(final double[] x) {
    return IntStream.range(0, T).filter(t -> t != 3 && t != 17).mapToDouble(t -> x[t]).toArray();
  }

  @Test
  void falseDiscoveryRate() {
    assertArrayEquals(
        new double[] {0.04, 0.02, 0.04, Double.NaN, 0.6},
        FalseDiscovery.q(new double[] {0.02, 0.005, 0.03, Double.NaN, 0.6}),
        1e-15);
  }

  @Test
  void pairsOfHornsHaveTheirNames() {
    assertEquals("dorsal-dorsal", HornPair.of("dorsal-left", "dorsal-right"));
    assertEquals(
        "ventral-ventral", HornPair.of("spinal-C5_ventral-right", "spinal-C5_ventral-left"));
    assertEquals("within-left", HornPair.of("dorsal-left", "ventral-left"));
    assertEquals("between", HornPair.of("dorsal-left", "ventral-right"));
    assertNull(HornPair.of("spinal-C5_dorsal-left", "spinal-C6_dorsal-right"));
    assertNull(HornPair.of("roi-1", "roi-2"));
  }

  @Test
  void tablesKeepTheNames() {
    final ConnectivityResult result =
        apply(run(9), ConnectivityMeasure.PEARSON, SliceAveraging.SLICES);
    final Table table = result.matrix().toTable();
    assertEquals("roi", table.columns().get(0));
    assertEquals(List.of(HORNS), table.columns().subList(1, 5));
    assertEquals("dorsal-left", table.text(2, "roi"));
    assertEquals(List.of(HORNS), NamedMatrix.of(table, "x.tsv", true).names());
    final Table edges = result.edges();
    assertEquals(6, edges.size());
    assertEquals("ventral-ventral", edges.text(0, "pair"));
    assertEquals(result.p()[0][1], edges.number(0, "p"), 1e-9);
  }

  private static String refused(final Series run, final Labels rois, final Connectivity options) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> options.apply(run, rois, null, ResidualSpaces.whole(), Progress.NONE))
        .getMessage();
  }

  private static Series changed(final ToDoubleFunction<int[]> value) {
    final Series run = run(10);
    for (int p = 0; p < run.planes().length; p++) {
      for (int i = 0; i < 8; i++) {
        final double v = value.applyAsDouble(new int[] {p / 3, p % 3, i});
        if (!Double.isInfinite(v)) {
          run.planes()[p][i] = (float) v;
        }
      }
    }
    return run;
  }

  @Test
  void refusals() {
    final Connectivity pearson =
        new Connectivity(ConnectivityMeasure.PEARSON, SliceAveraging.SLICES);
    final double as = Double.POSITIVE_INFINITY;
    assertEquals(
        "Region 'dorsal-left' of 'horns' has no voxel whose course in 'run' is finite and varies;"
            + " take it out of the regions, or use a run that covers it.",
        refused(changed(i -> i[2] % 4 == 2 ? 5 : as), horns(), pearson));
    assertEquals(
        "The mean course of region 'dorsal-left' of 'horns' does not vary in 'run'; a constant has"
            + " no correlation.",
        refused(
            changed(i -> i[2] == 2 ? i[0] % 7 : i[2] == 6 ? -(i[0] % 7) : as), horns(), pearson));
    final int[] one = new int[GRID.voxels()];
    one[0] = 1;
    assertEquals(
        "'one' has 1 region; connectivity is between regions, so it needs 2 or more.",
        refused(
            run(1), new Labels("one", GRID, one, List.of(new Labels.Region(1, "a", 0))), pearson));
    final int[] apart = new int[GRID.voxels()];
    apart[0] = 1;
    apart[8] = 2;
    final Labels distant =
        new Labels(
            "apart",
            GRID,
            apart,
            List.of(new Labels.Region(1, "a", 0), new Labels.Region(2, "b", 0)));
    assertEquals(
        "No two regions of 'apart' have voxels in the same slice of 'run'; use average=pooled.",
        refused(run(1), distant, pearson));
    final Connectivity partial =
        new Connectivity(ConnectivityMeasure.PARTIAL, SliceAveraging.POOLED);
    assertTrue(
        refused(
                changed(
                    i ->
                        i[2] % 4 == 3
                            ? i[0] * i[0] % 11
                            : i[2] % 4 == 2 ? 5 - 2 * (i[0] * i[0] % 11) : as),
                horns(),
                partial)
            .contains("depend on each other"));
    assertEquals(
        "Partial correlations of 4 regions need more than 4 dimensions; denoising has left 4. Use"
            + " fewer regions, or measure=ledoitwolf.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    partial.apply(
                        run(1), horns(), null, ResidualSpaces.whole().limitedTo(4), Progress.NONE))
            .getMessage());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> ResidualSpace.ofVolumes(new int[] {0, 1, 2}).limitedTo(3))
            .getMessage()
            .startsWith("dof is 3; of 3 volumes 2 dimensions are left at most"));
  }

  @Test
  void equalCoursesHaveACorrelationOfOneAndAClampedZ() {
    final ConnectivityResult result =
        apply(
            changed(i -> i[2] % 4 < 2 ? i[0] * i[0] % 13 : Double.POSITIVE_INFINITY),
            ConnectivityMeasure.PEARSON,
            SliceAveraging.POOLED);
    assertEquals(1, result.r()[0][1], 1e-15);
    assertEquals(0.5 * Math.log((2 - 1e-12) / 1e-12), result.z()[0][1], 1e-3);
    assertTrue(result.notes().get(0).startsWith("1 of 6 pairs have |r| = 1"));
  }

  @Test
  void matricesThatAreNoneAreRefused() {
    final Table text = new Table("roi", "a", "b").add("a", 1, "much").add("b", 0, 1);
    assertEquals(
        "'m.tsv', row 'a', column 'b' holds 'much', which is no number.",
        assertThrows(IllegalArgumentException.class, () -> NamedMatrix.of(text, "m.tsv", true))
            .getMessage());
    final Table wide = new Table("roi", "a", "b").add("a", 1, 2);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> NamedMatrix.of(wide, "m.tsv", true))
            .getMessage()
            .contains("1 rows and 2 columns"));
    final Table other = new Table("roi", "a", "b").add("a", 1, 2).add("c", 2, 1);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> NamedMatrix.of(other, "m.tsv", true))
            .getMessage()
            .contains("is called 'c' but its column 'b'"));
  }
}
