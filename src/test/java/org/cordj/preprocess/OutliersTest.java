package org.cordj.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.imglib2.parallel.Parallelization;
import net.imglib2.view.Views;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Canceled;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutliersTest {

  private static final List<OutlierMeasure> SEEN =
      OutlierMeasure.list("dvars,std_dvars,vxstd_dvars,refrms");

  private static Outliers by(final List<OutlierMeasure> measures, final double scale) {
    return new Outliers(measures, OutlierRule.SD, 2, scale, "mean", 0);
  }

  private static OutlierResult run(final Series run, final Mask mask, final double scale) {
    return by(SEEN, scale).apply(run, mask, null, Progress.NONE);
  }

  private static double[] values(final OutlierResult result, final String key) {
    return result.traces().stream()
        .filter(t -> t.measure().key().equals(key))
        .findFirst()
        .orElseThrow()
        .values();
  }

  /** nipype's ComputeDVARS, with and without its scaling to a median of 1000. */
  @ParameterizedTest
  @CsvSource({
    "dvars, nstd, 0", "std_dvars, std, 0", "vxstd_dvars, vxstd, 0",
    "dvars, nstd_1000, 1000", "std_dvars, std_1000, 1000", "vxstd_dvars, vxstd_1000, 1000"
  })
  void equalsNipype(final String key, final String golden, final double scale) throws IOException {
    final Path folder = Shared.require("golden");
    final Series run = NiftiReader.read(folder.resolve("in/func.nii.gz"), Progress.NONE).toSeries();
    final Mask mask =
        Mask.of(NiftiReader.read(folder.resolve("in/mask.nii.gz"), Progress.NONE).toVolume());
    final double[] truth =
        Files.readAllLines(folder.resolve("python/dvars_fd__dvars_" + golden + ".tsv")).stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
    final double[] ours = values(run(run, mask, scale), key);
    assertEquals(truth.length + 1, ours.length);
    assertTrue(Double.isNaN(ours[0]), "the first volume has no change");
    double worst = 0;
    for (int t = 0; t < truth.length; t++) {
      worst = Math.max(worst, Math.abs(ours[t + 1] / truth[t] - 1));
    }
    System.out.printf("%s against nipype's %s: %.2g%n", key, golden, worst);
    assertTrue(worst < 1e-5, "relative difference " + worst);
  }

  @Test
  void framewiseDisplacementEqualsNipype() throws IOException {
    final Path folder = Shared.require("golden/python");
    // roll, pitch, yaw in degrees and dS, dL, dP in mm
    final Table motion = new Table("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
    for (final String line : Files.readAllLines(folder.resolve("dvars_fd__motion_afni.tsv"))) {
      final double[] p = Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
      motion.add(
          p[3], p[4], p[5], Math.toRadians(p[0]), Math.toRadians(p[1]), Math.toRadians(p[2]));
    }
    final double[] truth =
        Files.readAllLines(folder.resolve("dvars_fd__fd_power_r50.tsv")).stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
    final double[] ours =
        Displacements.of(motion, "motion", motion.size(), 10, 0)
            .get(OutlierMeasure.FRAMEWISE_DISPLACEMENT);
    assertEquals(truth.length + 1, ours.length);
    double worst = 0;
    for (int t = 0; t < truth.length; t++) {
      worst = Math.max(worst, Math.abs(ours[t + 1] / truth[t] - 1));
    }
    System.out.printf("framewise displacement against nipype: %.2g%n", worst);
    assertTrue(worst < 1e-5, "relative difference " + worst);
  }

  /** Each slice alone is the run of that slice, and the whole is no mean of slices. */
  @Test
  void slicesAreRunsOfTheirOwn() {
    final Series noise = PreprocessRuns.noise(9, 8, 3, 30, 6);
    final Mask all = Mask.all(noise.grid());
    final OutlierResult whole = run(noise, all, 0);
    for (int z = 0; z < 3; z++) {
      final int slice = z;
      final Mask own =
          Mask.ofIndices(
              "slice",
              noise.grid(),
              Arrays.stream(all.indices()).filter(i -> i / 72 == slice).toArray());
      final OutlierResult alone = run(noise, own, 0);
      for (int m = 0; m < SEEN.size(); m++) {
        assertArrayEquals(
            alone.traces().get(m).values(), whole.slices().get(z).get(m).values(), 1e-9);
      }
    }
  }

  @Test
  void whiteNoiseHasAStandardisedDvarsOfOneAndAKnownRefrms() {
    final Series noise = PreprocessRuns.noise(30, 30, 2, 200, 6);
    final Mask all = Mask.all(noise.grid());
    final OutlierResult result = run(noise, all, 0);
    for (int t = 1; t < 200; t++) {
      assertEquals(1, values(result, "std_dvars")[t], 0.06);
      assertEquals(50 * Math.sqrt(2), values(result, "dvars")[t], 4);
      assertEquals(50, values(result, "refrms")[t], 4);
    }
    final double[] middle =
        new Outliers(List.of(OutlierMeasure.REFRMS), OutlierRule.SD, 2, 0, "middle", 0)
            .apply(noise, all, null, Progress.NONE)
            .traces()
            .get(0)
            .values();
    assertEquals(0, middle[100]);
    assertEquals(50 * Math.sqrt(2), middle[99], 4);
  }

  @Test
  void aPlantedVolumeAndSliceAreFound() {
    final Series noise = PreprocessRuns.noise(9, 8, 4, 40, 7);
    for (int z = 0; z < 4; z++) {
      for (int i = 0; i < 72; i++) {
        noise.planes()[17 * 4 + z][i] += 300;
      }
    }
    for (int i = 0; i < 72; i++) {
      noise.planes()[30 * 4 + 2][i] += 150;
    }
    final OutlierResult result =
        new Outliers(List.of(OutlierMeasure.REFRMS), OutlierRule.BOXPLOT, 3, 1000, "mean", 0)
            .apply(noise, Mask.all(noise.grid()), null, Progress.NONE);
    assertTrue(result.outliers().contains(17), "" + result.outliers());
    final Table slices = result.toSlices();
    assertEquals(40 * 4, slices.size());
    for (int row = 0; row < slices.size(); row++) {
      final double v = slices.number(row, "volume");
      if (v == 30) {
        assertEquals(
            slices.number(row, "slice") == 2 ? 1 : 0, slices.number(row, "outlier"), "row " + row);
      } else if (v == 17) {
        assertEquals(1, slices.number(row, "outlier"));
      }
    }
    final Table confounds = result.toConfounds();
    assertEquals(40, confounds.size());
    final int spike = result.outliers().indexOf(17);
    final String column = String.format("motion_outlier%02d", spike);
    for (int t = 0; t < 40; t++) {
      assertEquals(t == 17 ? 1 : 0, confounds.number(t, column));
    }
    assertEquals(1 + result.outliers().size(), confounds.columns().size());
    final Table censored = result.toCensored(4);
    assertEquals("refrms", censored.text(spike, "measures"));
    assertEquals(21, censored.number(spike, "source_volume"));
    assertTrue(String.join("\n", result.summary("noise")).contains(" of 40 volumes are outliers."));
  }

  @Test
  void rules() {
    final double[] x = {Double.NaN, 1, 2, 3, 4, 100};
    assertEquals(22 + 2 * Math.sqrt(7610.0 / 4), OutlierRule.SD.threshold(x, 2), 1e-9);
    assertEquals(4 + 1.5 * 2, OutlierRule.BOXPLOT.threshold(x, 1.5), 1e-12);
    assertEquals(0.5, OutlierRule.FIXED.threshold(x, 0.5));
    for (final OutlierRule rule : OutlierRule.values()) {
      assertEquals(rule, OutlierRule.of(rule.key()));
    }
    final OutlierResult.Trace flat =
        new OutlierResult.Trace(OutlierMeasure.DVARS, new double[] {Double.NaN, 3, 3, 3}, 3);
    assertTrue(!flat.isOutlier(0) && !flat.isOutlier(2), "what equals the threshold is none");
  }

  @Test
  void theMedianIsThatOfTheSortedValues() {
    final Random random = new Random(3);
    for (final int volumes : new int[] {4, 5}) {
      final Series run = PreprocessRuns.noise(5, 3, 1, volumes, 1);
      for (final double spread : new double[] {1, 1e-3, 1e6}) {
        final double[] all = new double[15 * volumes];
        for (int t = 0; t < volumes; t++) {
          for (int i = 0; i < 15; i++) {
            final float v = (float) (spread * random.nextGaussian());
            run.planes()[t][i] = v;
            all[t * 15 + i] = v;
          }
        }
        Arrays.sort(all);
        final double median = (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
        assertEquals(median, FloatMedian.of(run, Mask.all(run.grid()), Progress.NONE));
      }
    }
  }

  private static Table slicewise(final int volumes) {
    final Table t = new Table("volume", "slice", "shift_x_mm", "shift_y_mm", "rotation_deg");
    for (int v = 0; v < volumes; v++) {
      t.add(v, 1, 0.1 * v, -0.2 * v, 0).add(v, 2, 0, 0, 3.0 * v);
    }
    return t;
  }

  @Test
  void motionOfSlices() {
    final Displacements d = Displacements.of(slicewise(5), "motion", 5, 4, 0);
    final double turn = Math.toRadians(3);
    for (int t = 1; t < 5; t++) {
      assertEquals(0.3, d.get(OutlierMeasure.FRAMEWISE_DISPLACEMENT, 1)[t], 1e-12);
      assertEquals(5 * turn, d.get(OutlierMeasure.FRAMEWISE_DISPLACEMENT, 2)[t], 1e-12);
      assertEquals((0.3 + 5 * turn) / 2, d.get(OutlierMeasure.FRAMEWISE_DISPLACEMENT)[t], 1e-12);
      assertEquals(Math.hypot(0.1, 0.2), d.get(OutlierMeasure.RMSD, 1)[t], 1e-12);
      // over a disk the mean square of the chord 2 r' sin(a/2) is r^2 / 2 (2 sin(a/2))^2
      assertEquals(5 * Math.sqrt(2) * Math.sin(turn / 2), d.get(OutlierMeasure.RMSD, 2)[t], 1e-12);
    }
    assertTrue(Double.isNaN(d.get(OutlierMeasure.RMSD)[0]));
    assertEquals(null, d.get(OutlierMeasure.RMSD, 0));
  }

  /** Against points drawn from the sphere. */
  @Test
  void jenkinsonIsTheRootMeanSquareOverASphere() {
    final double[] from = {1, -2, 0.5, 0.02, -0.1, 0.05};
    final double[] to = {1.2, -1.5, 0.4, -0.03, 0.04, 0.1};
    final Random random = new Random(9);
    double sum = 0;
    int n = 0;
    while (n < 200_000) {
      final double[] p = random.doubles(3, -80, 80).toArray();
      if (Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]) <= 80) {
        final double[] q = move(to, back(from, p));
        sum += Math.pow(q[0] - p[0], 2) + Math.pow(q[1] - p[1], 2) + Math.pow(q[2] - p[2], 2);
        n++;
      }
    }
    assertEquals(Math.sqrt(sum / n), RigidStep.rms(from, to, 80), 0.01 * Math.sqrt(sum / n));
  }

  private static double[] turn(final int axis, final double angle, final double[] p) {
    final double[] q = p.clone();
    final int i = (axis + 1) % 3;
    final int j = (axis + 2) % 3;
    q[i] = Math.cos(angle) * p[i] - Math.sin(angle) * p[j];
    q[j] = Math.sin(angle) * p[i] + Math.cos(angle) * p[j];
    return q;
  }

  private static double[] move(final double[] m, final double[] p) {
    final double[] q = turn(2, m[5], turn(1, m[4], turn(0, m[3], p)));
    return new double[] {q[0] + m[0], q[1] + m[1], q[2] + m[2]};
  }

  private static double[] back(final double[] m, final double[] p) {
    final double[] q = {p[0] - m[0], p[1] - m[1], p[2] - m[2]};
    return turn(0, -m[3], turn(1, -m[4], turn(2, -m[5], q)));
  }

  @Test
  void theSameBitsForAnyThreadsAndKindOfImage() {
    final Series noise = PreprocessRuns.noise(20, 20, 3, 40, 5);
    final Mask all = Mask.all(noise.grid());
    final String one =
        Parallelization.runWithNumThreads(1, () -> run(noise, all, 1000).toSlices().toTsv());
    final String three =
        Parallelization.runWithNumThreads(3, () -> run(noise, all, 1000).toSlices().toTsv());
    final Series view = new Series("view", Views.zeroMin(noise.img()), noise.grid(), 2);
    assertEquals(one, three);
    assertEquals(one, run(view, all, 1000).toSlices().toTsv());
    final double[] a =
        values(Parallelization.runWithNumThreads(1, () -> run(noise, all, 1000)), "dvars");
    final double[] b =
        values(Parallelization.runWithNumThreads(4, () -> run(noise, all, 1000)), "dvars");
    assertArrayEquals(a, b);
  }

  @Test
  void constantAndNonFiniteVoxelsAreLeftOutAndCounted() {
    final Series noise = PreprocessRuns.noise(5, 5, 2, 20, 5);
    final double[] before = values(run(noise, maskWithout(noise, 3, 30), 0), "dvars");
    for (int t = 0; t < 20; t++) {
      noise.planes()[2 * t][3] = 7;
    }
    noise.planes()[2 * 9 + 1][5] = Float.NaN;
    final OutlierResult result = run(noise, Mask.all(noise.grid()), 0);
    assertArrayEquals(before, values(result, "dvars"));
    assertTrue(result.notes().get(0).startsWith("1 of 50 voxels"), result.notes().toString());
    assertTrue(result.notes().get(0).contains("and 1 hold a NaN"), result.notes().toString());
  }

  private static Mask maskWithout(final Series run, final int a, final int b) {
    return Mask.ofIndices(
        "some",
        run.grid(),
        Arrays.stream(Mask.all(run.grid()).indices()).filter(i -> i != a && i != b).toArray());
  }

  private static void refused(final String sentence, final Executable e) {
    final String message = assertThrows(IllegalArgumentException.class, e).getMessage();
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void badInputIsOneSentence() {
    final Series noise = PreprocessRuns.noise(5, 5, 2, 20, 5);
    final Mask all = Mask.all(noise.grid());
    final Mask empty = Mask.ofIndices("nothing", noise.grid(), new int[0]);
    refused("The mask 'nothing' is empty", () -> run(noise, empty, 0));
    refused(
        "has 1 volume; what stands out can be told from 4",
        () -> run(PreprocessRuns.noise(5, 5, 2, 1, 5), all, 0));
    refused(
        "framewise_displacement needs a table of motion",
        () ->
            by(OutlierMeasure.list("framewise_displacement"), 0)
                .apply(noise, all, null, Progress.NONE));
    refused(
        "reference is 20, but 'noise' has volumes 0 to 19",
        () ->
            new Outliers(SEEN, OutlierRule.SD, 2, 0, "20", 0)
                .apply(noise, all, null, Progress.NONE));
    refused("reference is 'last'", () -> new Outliers(SEEN, OutlierRule.SD, 2, 0, "last", 0));
    refused(
        "factor is 0.0; it must be above 0",
        () -> new Outliers(SEEN, OutlierRule.SD, 0, 0, "mean", 0));
    refused("scale is -1.0", () -> by(SEEN, -1));
    refused("radius is NaN", () -> new Outliers(SEEN, OutlierRule.SD, 2, 0, "mean", Double.NaN));
    refused("measure has 'dvar'; legal are dvars, std_dvars", () -> OutlierMeasure.list("dvar"));
    refused("measure has 'dvars' twice", () -> OutlierMeasure.list("dvars,dvars"));
    refused("rule is '3sd'; legal are sd, boxplot, fixed", () -> OutlierRule.of("3sd"));
    final Series gap = PreprocessRuns.noise(5, 5, 2, 20, 5);
    Arrays.fill(gap.planes()[12], Float.NaN);
    Arrays.fill(gap.planes()[13], Float.NaN);
    refused("0 do not vary and 50 hold a NaN or infinity", () -> run(gap, all, 0));
    final Series flat = PreprocessRuns.noise(5, 5, 2, 20, 5);
    for (final float[] plane : flat.planes()) {
      Arrays.fill(plane, 3);
    }
    refused("50 do not vary and 0 hold a NaN", () -> run(flat, all, 1000));
    for (final float[] plane : flat.planes()) {
      Arrays.fill(plane, -3);
    }
    refused("The median of 'noise' in 'all voxels' is -3", () -> run(flat, all, 1000));
    assertThrows(
        CancellationException.class, () -> by(SEEN, 0).apply(noise, all, null, new Canceled()));
  }

  @Test
  void tablesOfMotionThatDoNotFitAreRefused() {
    refused("has volume 4 in row 9", () -> Displacements.of(slicewise(5), "m", 4, 4, 0));
    refused("has slice 2 in row 2", () -> Displacements.of(slicewise(5), "m", 5, 2, 0));
    refused("has no row for volume 5, slice 1", () -> Displacements.of(slicewise(5), "m", 6, 4, 0));
    refused(
        "has volume 0, slice 1 twice",
        () -> Displacements.of(slicewise(5).add(0, 1, 0, 0, 0), "m", 5, 4, 0));
    refused("it has a, b.", () -> Displacements.of(new Table("a", "b"), "m", 5, 4, 0));
    refused(
        "has 0 rows, but the run has 5 volumes",
        () ->
            Displacements.of(
                new Table("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"),
                "m",
                5,
                4,
                0));
  }

  /** A slice that did not converge has the shift 0 in the table: that is no motion of the cord. */
  @Test
  void aShiftThatWasNotFoundIsNoDisplacement() {
    final Table t = new Table("volume", "slice", "shift_x_mm", "shift_y_mm", "converged");
    for (int v = 0; v < 6; v++) {
      t.add(v, 0, v == 3 ? 0.0 : 2.0, 0.0, v != 3);
      t.add(v, 1, 2 + 0.1 * v, 0.0, true);
    }
    final Displacements d = Displacements.of(t, "motion", 6, 2, 0);
    for (final OutlierMeasure m :
        List.of(OutlierMeasure.FRAMEWISE_DISPLACEMENT, OutlierMeasure.RMSD)) {
      assertTrue(Double.isNaN(d.get(m, 0)[3]), m.key());
      assertTrue(Double.isNaN(d.get(m, 0)[4]), m.key());
      assertEquals(0.1, d.get(m)[3], 1e-12, m.key());
      assertEquals(0.1, d.get(m)[4], 1e-12, m.key());
      assertEquals(0.05, d.get(m)[5], 1e-12, m.key());
    }
  }

  /** Names of columns are read by programs: their digits are 0 to 9 in every country. */
  @Test
  void columnsAreNamedAlikeInEveryLocale() {
    final double[] values = {1, 1, 9, 1, 1};
    final OutlierResult result =
        new OutlierResult(
            by(SEEN, 0),
            5,
            List.of(new OutlierResult.Trace(OutlierMeasure.REFRMS, values, 5)),
            Map.of(),
            List.of());
    final Locale here = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertEquals(List.of("refrms", "motion_outlier00"), result.toConfounds().columns());
    } finally {
      Locale.setDefault(here);
    }
  }
}
