package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.imglib2.converter.Converters;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.real.DoubleType;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.signal.FrequencyBins;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenoiseTest {

  private static final PassBand BAND = new PassBand(0.02, 0.1);

  private static Denoised denoise(
      final Series series,
      final Mask mask,
      final Drift.Kind drift,
      final PassBand band,
      final ConfoundTable table,
      final Censor censor) {
    return new Denoise(Drift.of(drift), band, false)
        .apply(series, mask, table, censor, Progress.NONE);
  }

  private static String refusal(final Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  /** Every way of the computation: few or many stopped waves, whole or censored, even and odd T. */
  @ParameterizedTest
  @CsvSource({
    "120, LINEAR, 0, 0, 4, 0, ''",
    "120, CONSTANT, 0, 0, 0, 5, '0,17-19,119'",
    "120, QUADRATIC, 0.02, 0.1, 4, 3, ''",
    "121, QUADRATIC, 0.02, 0.1, 4, 3, ''",
    "121, CUBIC, 0.01, 0.24, 4, 3, ''",
    "120, LINEAR, 0.01, 0, 2, 1, '5,60-63'",
    "120, LINEAR, 0.02, 0.1, 4, 3, '5,60-63'",
    "127, CONSTANT, 0, 0.12, 6, 2, '126'",
  })
  void equalsAQrOfTheSameDesign(
      final int volumes,
      final Drift.Kind drift,
      final double low,
      final double high,
      final int global,
      final int ofSlice,
      final String censored) {
    final Series series = DenoiseRuns.run(9, 7, 3, volumes, 5);
    final Mask mask = DenoiseRuns.mask(series, 6);
    final ConfoundTable table = DenoiseRuns.table(volumes, global, ofSlice, 3, 7);
    final Censor censor = Censor.parse(censored);
    final PassBand band = new PassBand(low, high);
    final FrequencyBins bins = band.isAll() ? null : band.bins("run", volumes, 2);
    final Denoised result = denoise(series, mask, drift, band, table, censor);
    final int[] orders = {-1, 0, 1, 2, 3};
    double worst = 0;
    for (int v = 0; v < mask.count(); v += 5) {
      final int slice = mask.index(v) / series.grid().planeSize();
      final List<double[]> design =
          DenoiseRuns.design(series, orders[drift.ordinal()], bins, table, slice);
      final double[] expected =
          DenoiseRuns.residual(design, DenoiseRuns.course(series, mask.index(v)), censor);
      final double[] ours = DenoiseRuns.course(result.series(), mask.index(v));
      for (int t = 0; t < volumes; t++) {
        assertEquals(Double.isNaN(expected[t]), Double.isNaN(ours[t]));
        if (!Double.isNaN(ours[t])) {
          worst = Math.max(worst, Math.abs(ours[t] - expected[t]) / Math.abs(expected[t]));
        }
      }
      assertEquals(design.size(), result.fits().get(slice).columns());
      assertEquals(design.size(), result.fits().get(slice).rank());
    }
    assertTrue(worst < 1e-7, "largest relative difference " + worst);
    assertEquals(mask.count(), result.voxels());
    assertEquals(0, result.nonFinite());
  }

  @Test
  void withoutDriftConfoundsAreFittedThroughZero() {
    final Series series = DenoiseRuns.run(5, 4, 1, 80, 1);
    final ConfoundTable table = DenoiseRuns.table(80, 2, 0, 1, 2);
    final Denoised result =
        denoise(series, Mask.all(series.grid()), Drift.Kind.NONE, PassBand.ALL, table, Censor.NONE);
    final double[] y = DenoiseRuns.course(series, 7);
    final double mean = java.util.Arrays.stream(y).average().orElseThrow();
    final double[] expected =
        DenoiseRuns.residual(List.copyOf(table.ofSlice(0).values()), y, Censor.NONE);
    final double[] ours = DenoiseRuns.course(result.series(), 7);
    for (int t = 0; t < 80; t++) {
      assertEquals(expected[t] - mean, ours[t], 1e-4);
    }
  }

  @Test
  void cosinesAreThoseOfTheDiscreteCosineTransform() {
    final Drift drift = new Drift(Drift.Kind.COSINE, 50);
    final var columns = drift.columns(100, 2);
    assertEquals(8, columns.size());
    final double[] third = columns.get("drift_cosine02");
    assertEquals(Math.cos(3 * Math.PI * 10.5 / 100), third[10], 1e-15);
    double dot = 0;
    for (int t = 0; t < 100; t++) {
      dot += third[t] * columns.get("drift_cosine05")[t];
    }
    assertEquals(0, dot, 1e-12);
  }

  @Test
  void anyThreadCountGivesTheSameBits() {
    final Series series = DenoiseRuns.run(31, 17, 4, 90, 3);
    final Mask mask = DenoiseRuns.mask(series, 4);
    final ConfoundTable table = DenoiseRuns.table(90, 3, 2, 4, 5);
    final Denoise options = new Denoise(Drift.of(Drift.Kind.LINEAR), BAND, true);
    final Denoised one =
        Parallelization.runSingleThreaded(
            () -> options.apply(series, mask, table, Censor.of(4), Progress.NONE));
    for (final int threads : new int[] {2, 3, 8}) {
      final Denoised many =
          Parallelization.runWithNumThreads(
              threads, () -> options.apply(series, mask, table, Censor.of(4), Progress.NONE));
      for (int p = 0; p < one.series().planes().length; p++) {
        assertArrayEquals(one.series().planes()[p], many.series().planes()[p]);
      }
      for (int m = 0; m < one.explained().size(); m++) {
        assertArrayEquals(one.explained().get(m).planes()[2], many.explained().get(m).planes()[2]);
      }
    }
  }

  @Test
  void anyImageOfRealTypeGivesTheSameBits() {
    final Series planar = DenoiseRuns.run(6, 5, 2, 60, 3);
    final Series doubles =
        new Series(
            "run",
            Converters.convert(
                planar.img(), (in, out) -> out.set(in.getRealDouble()), new DoubleType()),
            planar.grid(),
            2);
    final Mask mask = DenoiseRuns.mask(planar, 4);
    final ConfoundTable table = DenoiseRuns.table(60, 3, 0, 2, 5);
    final Denoised a = denoise(planar, mask, Drift.Kind.CUBIC, BAND, table, Censor.NONE);
    final Denoised b = denoise(doubles, mask, Drift.Kind.CUBIC, BAND, table, Censor.NONE);
    for (int p = 0; p < a.series().planes().length; p++) {
      assertArrayEquals(a.series().planes()[p], b.series().planes()[p]);
    }
  }

  @Test
  void collinearColumnsAreNamedAndLeftOut() {
    final Series series = DenoiseRuns.run(5, 4, 2, 80, 1);
    final double[] x = DenoiseRuns.course(new Random(1), 80);
    final double[] shifted = java.util.Arrays.stream(x).map(v -> 5 - 3 * v).toArray();
    final double[] line = java.util.stream.IntStream.range(0, 80).mapToDouble(t -> 7 * t).toArray();
    final double[] five = new double[80];
    java.util.Arrays.fill(five, 5.1);
    final ConfoundTable plain = ConfoundTable.empty("table", 80, 0).with("trans_x", x);
    final ConfoundTable table =
        plain.with("trans_x2", shifted).with("cosine00", line).with("csf", five);
    final Mask all = Mask.all(series.grid());
    final Denoised a = denoise(series, all, Drift.Kind.LINEAR, PassBand.ALL, table, Censor.NONE);
    assertEquals(List.of("trans_x2", "cosine00", "csf"), a.fits().get(1).dropped());
    assertEquals(6, a.fits().get(1).columns());
    assertEquals(3, a.fits().get(1).rank());
    assertEquals(77, a.fits().get(1).degreesLeft());
    assertTrue(a.notes().get(0).contains("collinear"), a.notes().toString());
    final Denoised b = denoise(series, all, Drift.Kind.LINEAR, PassBand.ALL, plain, Censor.NONE);
    for (int p = 0; p < a.series().planes().length; p++) {
      assertArrayEquals(b.series().planes()[p], a.series().planes()[p], 1e-3f);
    }
  }

  @Test
  void figuresOfAFitAreThoseOfItsDesign() {
    final Series series = DenoiseRuns.run(3, 3, 2, 100, 1);
    final ConfoundTable table = DenoiseRuns.table(100, 3, 0, 2, 5);
    final Mask all = Mask.all(series.grid());
    final Denoised banded = denoise(series, all, Drift.Kind.LINEAR, BAND, table, Censor.of(9, 50));
    final FrequencyBins bins = BAND.bins("run", 100, 2);
    assertEquals(new FrequencyBins(4, 20, false), bins);
    final SliceFit fit = banded.fits().get(0);
    assertEquals(1 + 99 - 34 + 1 + 3, fit.columns());
    assertEquals(98 - fit.rank(), fit.degreesLeft());
    // two volumes less are two dimensions less for the band
    assertEquals(fit.degreesLeft(), fit.dimensionsLeft(bins), 1e-9);

    final SliceFit open =
        denoise(series, all, Drift.Kind.LINEAR, PassBand.ALL, table, Censor.NONE).fits().get(0);
    final FrequencyBins every = new FrequencyBins(1, 50, true);
    assertEquals(open.degreesLeft(), open.dimensionsLeft(every), 1e-9);
    final double inside = open.dimensionsLeft(bins);
    final double below = open.dimensionsLeft(new FrequencyBins(1, 3, false));
    final double above = open.dimensionsLeft(new FrequencyBins(21, 50, true));
    assertEquals(open.degreesLeft(), below + inside + above, 1e-9);
    assertTrue(inside < 34 && below < 6);

    final org.apache.commons.math3.linear.RealMatrix design =
        new org.apache.commons.math3.linear.Array2DRowRealMatrix(100, 5);
    int c = 0;
    for (final double[] column : DenoiseRuns.design(series, 1, null, table, 0)) {
      final double mean = java.util.Arrays.stream(column).average().orElseThrow();
      final double[] x = java.util.Arrays.stream(column).map(v -> v - mean).toArray();
      final double[] used = c == 0 ? column : x;
      final double norm = Math.sqrt(java.util.Arrays.stream(used).map(v -> v * v).sum());
      design.setColumn(c++, java.util.Arrays.stream(used).map(v -> v / norm).toArray());
    }
    final double exact =
        new org.apache.commons.math3.linear.SingularValueDecomposition(design).getConditionNumber();
    assertEquals(exact, open.condition(), 0.01 * exact);
    assertEquals(
        "slice\tvolumes\tcolumns\trank\tdof\tband_dimensions\tband_dimensions_left\tcondition\tdropped",
        SliceFit.table(banded.fits(), bins).toTsv().lines().findFirst().orElseThrow());
  }

  @Test
  void sharesOfVarianceAreThoseOfLargerAndSmallerFits() {
    final int volumes = 100;
    final Series series = DenoiseRuns.run(3, 3, 1, volumes, 8);
    final Random random = new Random(2);
    ConfoundTable table = ConfoundTable.empty("t", volumes, 0);
    for (final String name : new String[] {"trans_x", "csf", "trans_y", "odd"}) {
      table = table.with(name, DenoiseRuns.course(random, volumes));
    }
    final Mask all = Mask.all(series.grid());
    for (final PassBand band : new PassBand[] {PassBand.ALL, BAND}) {
      final Denoise options = new Denoise(Drift.of(Drift.Kind.LINEAR), band, true);
      final Denoised full = options.apply(series, all, table, Censor.NONE, Progress.NONE);
      final Denoised less =
          options.apply(
              series,
              all,
              table.select(c -> !c.base().startsWith("trans")),
              Censor.NONE,
              Progress.NONE);
      final Denoised none =
          new Denoise(Drift.of(Drift.Kind.CONSTANT), band, false)
              .apply(series, all, table.select(c -> false), Censor.NONE, Progress.NONE);
      assertEquals(
          List.of(
              "run_explained_drift",
              "run_explained_motion",
              "run_explained_csf",
              "run_explained_other",
              "run_explained_all"),
          full.explained().stream().map(org.cordj.image.Volume::name).toList());
      for (int v = 0; v < 9; v++) {
        final double total = variance(none.series(), v);
        assertEquals(
            100 * (variance(less.series(), v) - variance(full.series(), v)) / total,
            full.explained().get(1).get(v),
            2e-3);
        assertEquals(
            100 * (total - variance(full.series(), v)) / total,
            full.explained().get(4).get(v),
            2e-3);
      }
    }
  }

  private static double variance(final Series series, final int index) {
    final double[] x = DenoiseRuns.course(series, index);
    final double mean = java.util.Arrays.stream(x).average().orElseThrow();
    return java.util.Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
  }

  @Test
  void voxelsThatCannotBeFittedAreTold() {
    final Series series = DenoiseRuns.run(4, 3, 1, 60, 1);
    series.planes()[7][2] = Float.NaN;
    series.planes()[8][3] = Float.POSITIVE_INFINITY;
    series.planes()[9][4] = Float.NaN;
    for (final float[] plane : series.planes()) {
      plane[5] = 123.4f;
    }
    final Mask mask = Mask.ofIndices("m", series.grid(), new int[] {1, 2, 3, 4, 5, 6});
    final Denoised result =
        denoise(
            series, mask, Drift.Kind.LINEAR, BAND, DenoiseRuns.table(60, 2, 0, 1, 1), Censor.of(9));
    assertEquals(2, result.nonFinite());
    assertEquals(
        "2 of 6 voxels hold a NaN or infinity and are NaN in the result.", result.notes().get(0));
    final float[] first = result.series().planes()[0];
    assertEquals(0, first[0]);
    assertTrue(Float.isNaN(first[2]) && Float.isNaN(first[3]));
    // volume 9 is censored, so what stands there does not matter
    assertTrue(Float.isFinite(first[4]));
    assertEquals(123.4f, first[5]);
    assertTrue(Float.isNaN(result.series().planes()[9][1]));
    assertEquals(0, result.series().planes()[9][0]);
  }

  @Test
  void badInputIsRefused() {
    final Series series = DenoiseRuns.run(4, 3, 2, 40, 1);
    final Mask all = Mask.all(series.grid());
    final ConfoundTable none = ConfoundTable.empty("none", 40, 0);
    final PassBand open = PassBand.ALL;
    assertEquals(
        "The fit of slice 0 of 'run' leaves 0 degrees of freedom: 40 volumes less 40 independent of"
            + " 51 columns (confounds: 50). The fewest is 10; use fewer confounds, a wider band or a"
            + " longer run.",
        refusal(
            () ->
                denoise(
                    series,
                    all,
                    Drift.Kind.CONSTANT,
                    open,
                    DenoiseRuns.table(40, 50, 0, 2, 1),
                    Censor.NONE)));
    assertEquals(
        "The fit of slice 0 of 'run' leaves 9 degrees of freedom: 12 volumes (28 are censored) less"
            + " 3 independent of 3 columns (confounds: 1). The fewest is 10; use fewer confounds, a"
            + " wider band or a longer run.",
        refusal(
            () ->
                denoise(
                    series,
                    all,
                    Drift.Kind.LINEAR,
                    open,
                    DenoiseRuns.table(40, 1, 0, 2, 1),
                    Censor.parse("0-27"))));
    assertTrue(
        refusal(
                () ->
                    denoise(
                        series,
                        all,
                        Drift.Kind.LINEAR,
                        BAND,
                        DenoiseRuns.table(40, 4, 0, 2, 1),
                        Censor.NONE))
            .contains("(confounds: 4, stopped frequencies: 25)."));
    assertEquals(
        "The confounds 'table' have no 'csf_0' for slice 1 of 'run', where the mask 'all voxels' has"
            + " voxels. Make the table anew, or leave the slice out of the mask.",
        refusal(
            () ->
                denoise(
                    series,
                    all,
                    Drift.Kind.LINEAR,
                    open,
                    DenoiseRuns.table(40, 0, 1, 1, 1),
                    Censor.NONE)));
    assertTrue(
        refusal(
                () ->
                    denoise(
                        series,
                        all,
                        Drift.Kind.LINEAR,
                        open,
                        DenoiseRuns.table(41, 1, 0, 1, 1),
                        Censor.NONE))
            .startsWith("The confounds 'table' have 41 rows; 'run' has 40 volumes."));
    assertEquals(
        "The band 0.01-0.3 Hz passes the Nyquist frequency of 'run', 0.25 Hz at a TR of 2 s. Choose"
            + " edges of 0.25 Hz or less.",
        refusal(
            () ->
                denoise(
                    series, all, Drift.Kind.LINEAR, new PassBand(0.01, 0.3), none, Censor.NONE)));
    assertEquals(
        "The band 0.1-0.11 Hz holds 1 Fourier bin in 'run' (40 volumes of 2 s: one bin each 0.0125"
            + " Hz); the fewest is 3. Choose a wider band or a longer run.",
        refusal(
            () ->
                denoise(
                    series, all, Drift.Kind.LINEAR, new PassBand(0.1, 0.11), none, Censor.NONE)));
    assertEquals(
        "The band runs from 0.1 to 0.05 Hz; the lower edge must be 0 Hz or more and below the upper"
            + " one (0 as the upper edge: up to the Nyquist frequency).",
        refusal(() -> new PassBand(0.1, 0.05)));
    assertTrue(
        refusal(() -> denoise(series.withTr(0), all, Drift.Kind.LINEAR, BAND, none, Censor.NONE))
            .startsWith("'run' has no TR"));
    assertEquals(
        "drift=cosine needs the run's TR (repetition time) in seconds.",
        refusal(
            () ->
                new Denoise(new Drift(Drift.Kind.COSINE, 100), open, false)
                    .apply(series.withTr(0), all, none, Censor.NONE, Progress.NONE)));
    assertEquals(
        "cutoff is 0 s; drift=cosine needs the longest period to keep in seconds, above 0, such as"
            + " 128.",
        refusal(() -> Drift.of("cosine", 0)));
    assertEquals(
        "cutoff is 3 s: that is as short as two volumes of 2 s; choose a longer one, such as 128.",
        refusal(() -> Drift.of("cosine", 3).columns(40, 2)));
    assertEquals(
        "drift is 'quartic'; legal are none, constant, linear, quadratic, cubic, cosine.",
        refusal(() -> Drift.of("quartic", 0)));
    assertEquals(
        "cutoff is 5 s, but drift is linear; a cut-off belongs to drift=cosine.",
        refusal(() -> new Drift(Drift.Kind.LINEAR, 5)));
  }

  @Test
  void censorListsAreChecked() {
    assertEquals("3,17,18,19", Censor.parse("17-19, 3").toString());
    assertArrayEquals(new int[] {0, 2}, Censor.of(1).kept("run", 3));
    assertEquals(
        "censor is '3;4'; give volumes, counted from 0, and ranges of them with commas between, such"
            + " as 3,17-19, or a .tsv file.",
        refusal(() -> Censor.parse("3;4")));
    assertEquals(
        "censor holds the range 9-7; its first volume must not be above its last.",
        refusal(() -> Censor.parse("9-7")));
    assertEquals("censor names volume 4 twice.", refusal(() -> Censor.parse("4,3-5")));
    assertEquals("censor names volume -1; volumes count from 0.", refusal(() -> Censor.of(-1)));
    assertEquals(
        "censor names volume 40; 'run' has the volumes 0 to 39.",
        refusal(() -> Censor.of(40).kept("run", 40)));
    assertEquals(
        "censor names every volume of 'run'; keep some.",
        refusal(() -> Censor.parse("0-39").kept("run", 40)));
  }

  @Test
  void censorTablesAreFmriprepsOrHaveOneColumn() {
    final org.cordj.io.Table spikes =
        new org.cordj.io.Table("csf", "motion_outlier00", "motion_outlier01")
            .add(1.5, 0.0, 1.0)
            .add(2.5, 0.0, 0.0)
            .add(3.5, 1.0, 0.0);
    assertEquals("0,2", Censor.of(spikes, "t.tsv", 3).toString());
    assertEquals(
        "1", Censor.of(new org.cordj.io.Table("censor").add(0).add(1), "t.tsv", 2).toString());
    assertEquals(
        "'t.tsv' has 3 rows; the run has 4 volumes.", refusal(() -> Censor.of(spikes, "t.tsv", 4)));
    assertEquals(
        "'t.tsv' marks no volumes: it needs a column censor or volume, or columns motion_outlier00 and so on; it has dvars.",
        refusal(() -> Censor.of(new org.cordj.io.Table("dvars").add(1.0), "t.tsv", 1)));
    assertEquals(
        "'t.tsv', column 'censor', row 1 holds 0.5; a volume is marked by 1 and kept by 0.",
        refusal(() -> Censor.of(new org.cordj.io.Table("censor").add(0.5), "t.tsv", 1)));
  }

  @Test
  void aCancelledFitStops() {
    final Series series = DenoiseRuns.run(9, 7, 3, 60, 5);
    assertThrows(
        java.util.concurrent.CancellationException.class,
        () ->
            new Denoise(Drift.of(Drift.Kind.LINEAR), BAND, false)
                .apply(
                    series,
                    Mask.all(series.grid()),
                    ConfoundTable.empty("none", 60, 0),
                    Censor.NONE,
                    new Canceled()));
  }

  @ParameterizedTest
  @CsvSource({"PROJECTION", "AFNI", "BUTTERWORTH"})
  void everyFilterKeepsTheMeanAndASlowWave(final BandPass.Method method) {
    final float[][] planes = new float[200][1];
    for (int t = 0; t < 200; t++) {
      planes[t][0] =
          (float)
              (500 + 20 * Math.sin(2 * Math.PI * 16 * t / 200) + 7 * Math.cos(Math.PI * t * 0.8));
    }
    final Series series =
        Series.ofPlanes("run", planes, org.cordj.image.Grid.ras(1, 1, 1, 1, 1, 1), 2);
    // what the ends do to a filter of such a low edge: scipy's is off by 1.64 here
    final double tolerance = method == BandPass.Method.BUTTERWORTH ? 1.7 : 0.2;
    for (final Drift.Kind drift : new Drift.Kind[] {Drift.Kind.NONE, Drift.Kind.CONSTANT}) {
      for (final PassBand band : new PassBand[] {new PassBand(0, 0.1), new PassBand(0.01, 0.1)}) {
        final double[] kept =
            DenoiseRuns.course(
                new BandPass(band, Drift.of(drift), method)
                    .apply(
                        series,
                        Mask.all(series.grid()),
                        ConfoundTable.empty("none", 200, 0),
                        Progress.NONE)
                    .series(),
                0);
        for (int t = 50; t < 150; t++) {
          assertEquals(500 + 20 * Math.sin(2 * Math.PI * 16 * t / 200), kept[t], tolerance);
        }
      }
    }
    assertEquals(
        "low and high are both 0 Hz, so nothing would be filtered; give one or both.",
        refusal(() -> new BandPass(PassBand.ALL, Drift.of(Drift.Kind.NONE), method)));
  }

  /** A band of 38 dimensions has nothing left where 40 filtered confounds are taken away. */
  @ParameterizedTest
  @CsvSource({"AFNI", "BUTTERWORTH"})
  void filteredConfoundsThatFillTheBandAreRefused(final BandPass.Method method) {
    final Series run = DenoiseRuns.run(2, 2, 1, 100, 3);
    final BandPass filter =
        new BandPass(new PassBand(0.01, 0.1), Drift.of(Drift.Kind.LINEAR), method);
    final String why =
        refusal(
            () ->
                filter.apply(
                    run, Mask.all(run.grid()), DenoiseRuns.table(100, 40, 0, 1, 4), Progress.NONE));
    assertTrue(why.contains(" independent confounds for the 38 dimensions of 0.01-0.1 Hz"), why);
    filter.apply(run, Mask.all(run.grid()), DenoiseRuns.table(100, 28, 0, 1, 4), Progress.NONE);
  }
}
