package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.signal.PrincipalComponents;
import org.cordj.signal.RowProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ComponentsTest {

  private static final Series RUN = planted();
  private static final Mask ALL = Mask.all(RUN.grid());

  /** Noise with one strong course in slice 0, two in slice 1; slice 2 is noise alone. */
  private static Series planted() {
    final Series run = DenoiseRuns.run(8, 8, 3, 90, 1);
    final Random random = new Random(2);
    final double[] a = DenoiseRuns.course(random, 90);
    final double[] b = DenoiseRuns.course(random, 90);
    for (int t = 0; t < 90; t++) {
      for (int i = 0; i < 64; i++) {
        run.planes()[3 * t][i] = (float) (500 + 30 * random.nextGaussian() + 30 * a[t]);
        run.planes()[3 * t + 1][i] =
            (float) (500 + 30 * random.nextGaussian() + (i < 40 ? 30 * a[t] : 60 * b[t]));
        run.planes()[3 * t + 2][i] = (float) (500 + 30 * random.nextGaussian());
      }
    }
    return run;
  }

  private static ConfoundTable make(final String rule) {
    return Components.of(rule, 1).apply(RUN, ALL, ALL, "csf", "c_comp_cor", 4, Progress.NONE);
  }

  private static String refusal(final Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  @Test
  void theMeanIsEachSlicesMean() {
    final ConfoundTable table = make("mean");
    assertEquals(List.of("csf"), table.bases());
    assertEquals(4, table.offset());
    double sum = 0;
    for (int i = 0; i < 64; i++) {
      sum += RUN.planes()[3 * 17 + 1][i];
    }
    assertEquals(sum / 64, table.values(new Confound("csf", 1))[17], 1e-9);
  }

  @Test
  void parallelAnalysisCountsWhatWasPlanted() {
    final ConfoundTable table = make("parallel");
    assertEquals(List.of("c_comp_cor_00", "c_comp_cor_01"), table.bases());
    final double[] zeros = new double[90];
    assertArrayEquals(zeros, table.values(new Confound("c_comp_cor_01", 0)));
    assertArrayEquals(zeros, table.values(new Confound("c_comp_cor_00", 2)));
    final Denoised fit =
        new Denoise(Drift.of(Drift.Kind.LINEAR), PassBand.ALL, false)
            .apply(RUN, ALL, table, Censor.NONE, Progress.NONE);
    assertEquals(List.of(3, 4, 2), fit.fits().stream().map(SliceFit::columns).toList());
    assertTrue(fit.notes().isEmpty(), fit.notes().toString());
  }

  @Test
  void componentsAreOrthogonalAndOfUnitVariance() {
    final ConfoundTable table = make("5");
    assertEquals(5, table.bases().size());
    final double[] first = table.values(new Confound("c_comp_cor_00", 1));
    final double[] fifth = table.values(new Confound("c_comp_cor_04", 1));
    double dot = 0;
    double squares = 0;
    for (int t = 0; t < 90; t++) {
      dot += first[t] * fifth[t];
      squares += first[t] * first[t];
    }
    assertEquals(0, dot, 1e-9);
    assertEquals(90, squares, 1e-9);
    final ConfoundTable half = make("50%");
    assertTrue(half.bases().size() > 5, half.bases().toString());
  }

  @Test
  void anyThreadCountGivesTheSameBits() {
    final ConfoundTable one = Parallelization.runSingleThreaded(() -> make("parallel"));
    final ConfoundTable many = Parallelization.runWithNumThreads(5, () -> make("parallel"));
    assertEquals(one.toTable().toTsv(), many.toTable().toTsv());
  }

  /** More voxels than volumes, blocks that are not whole, voxels that are left out. */
  @Test
  void manyVoxelsGiveTheComponentsOfTheirCoursesOnAnyThreadCount() {
    final Series run = DenoiseRuns.run(19, 23, 3, 60, 5);
    for (int t = 0; t < 60; t++) {
      run.planes()[3 * t + 1][40] = 7;
      run.planes()[3 * t + 1][41] = t == 9 ? Float.NaN : t;
    }
    final Mask whole = Mask.all(run.grid());
    final Components five = Components.of("5", 1);
    final ConfoundTable one =
        Parallelization.runSingleThreaded(
            () -> five.apply(run, whole, whole, "csf", "c", 0, Progress.NONE));
    final ConfoundTable many =
        Parallelization.runWithNumThreads(
            5, () -> five.apply(run, whole, whole, "csf", "c", 0, Progress.NONE));
    for (int z = 0; z < 3; z++) {
      final PrincipalComponents naive = PrincipalComponents.of(standardized(run, z));
      for (int c = 0; c < 5; c++) {
        final Confound column = new Confound("c_0" + c, z);
        final double[] expected =
            Arrays.stream(naive.courses()[c]).map(x -> x * Math.sqrt(60)).toArray();
        assertArrayEquals(expected, one.values(column), 1e-8);
        assertArrayEquals(one.values(column), many.values(column), "the same bits");
      }
    }
  }

  /** A slice's voxels that vary, less their line by least squares, of variance 1, [t][voxel]. */
  private static double[][] standardized(final Series run, final int z) {
    final int volumes = run.volumes();
    final List<double[]> voxels = new ArrayList<>();
    for (int i = 0; i < run.grid().planeSize(); i++) {
      final SimpleRegression fit = new SimpleRegression();
      final double[] x = new double[volumes];
      for (int t = 0; t < volumes; t++) {
        x[t] = run.planes()[run.grid().nz() * t + z][i];
        fit.addData(t, x[t]);
      }
      final double sd = Math.sqrt(fit.getSumSquaredErrors() / volumes);
      if (sd > 0) {
        Arrays.setAll(x, t -> (x[t] - fit.predict(t)) / sd);
        voxels.add(x);
      }
    }
    return RowProduct.transpose(voxels.toArray(new double[0][]), volumes);
  }

  @Test
  void slicesWithoutNoiseAreRefused() {
    final Mask some = Mask.ofIndices("ring", RUN.grid(), new int[] {0, 1, 2});
    assertEquals(
        "'ring' has no voxel that varies in the slices 1, 2 of 'run', where the mask 'all voxels'"
            + " has some. Extend it there, or leave these slices out of the mask.",
        refusal(
            () ->
                Components.of("mean", 1)
                    .apply(RUN, some, ALL, "csf", "c_comp_cor", 0, Progress.NONE)));
    assertEquals(
        "5 components are asked of 'ring', but in slice 0 of 'run' it has 3; ask for fewer, or"
            + " extend it.",
        refusal(
            () ->
                Components.of("5", 1)
                    .apply(RUN, some, some, "csf", "c_comp_cor", 0, Progress.NONE)));
    for (final String wrong : new String[] {"", "0", "101", "0%", "100%", "median"}) {
      assertEquals(
          "'"
              + wrong
              + "' is no number of components; legal are mean, 1 to 100, parallel, and 1% to 99% of"
              + " the variance.",
          refusal(() -> Components.of(wrong, 1)));
    }
  }

  @Test
  void motionOfFmriprepIsExpandedByItsNames() {
    final Table table =
        new Table("csf", "trans_x", "trans_x_derivative1", "rot_z")
            .add(1.0, 0.5, null, 0.0)
            .add(2.0, 1.0, 0.5, 0.25)
            .add(3.0, -1.0, -2.0, 0.5);
    final ConfoundTable motion = new MotionColumns(true, true).of(table, "m.tsv", 0);
    assertEquals(
        List.of(
            "trans_x",
            "rot_z",
            "trans_x_derivative1",
            "rot_z_derivative1",
            "trans_x_power2",
            "rot_z_power2",
            "trans_x_derivative1_power2",
            "rot_z_derivative1_power2"),
        motion.bases());
    assertEquals(-2, motion.values(Confound.parse("trans_x_derivative1"))[2]);
    assertEquals(4, motion.values(Confound.parse("trans_x_derivative1_power2"))[2]);
    assertEquals("n/a", motion.toTable().text(0, "trans_x_derivative1_power2"));
    assertEquals(
        List.of("trans_x", "rot_z"), new MotionColumns(false, false).of(table, "m", 0).bases());
  }

  @Test
  void motionByVolumeAndSliceBecomesColumnsOfSlices() {
    final Table table = new Table("volume", "slice", "shift_x_mm", "shift_y_mm", "rotation_deg");
    for (int t = 2; t >= 0; t--) {
      table.add(t, 0, null, null, null).add(t, 1, 0.1 * t, -t, 0).add(t, 4, t, 0.5, 0);
    }
    final ConfoundTable motion = new MotionColumns(false, false).of(table, "m.tsv", 0);
    assertEquals(
        List.of("trans_x_slice01", "trans_x_slice04", "trans_y_slice01", "trans_y_slice04"),
        motion.confounds().stream().map(Confound::name).toList());
    assertArrayEquals(new double[] {0, 0.1, 0.2}, motion.values(new Confound("trans_x", 1)), 1e-12);
    final Table sct = new Table("X", "Y").add(0.5, 0.25).add(0.0, 1.0);
    assertEquals(
        List.of("trans_x", "trans_y"), new MotionColumns(false, false).of(sct, "m", 0).bases());
    table.add(1, 1, 0.0, 0.0, 0);
    assertEquals(
        "'m.tsv' has volume 1 of slice 1 twice.",
        refusal(() -> new MotionColumns(false, false).of(table, "m.tsv", 0)));
    assertEquals(
        "'c.tsv' holds no motion: it needs columns trans_x, trans_y and so on, X and Y, or volume,"
            + " slice, shift_x_mm and shift_y_mm; it has csf.",
        refusal(
            () -> new MotionColumns(false, false).of(new Table("csf").add(1).add(2), "c.tsv", 0)));
  }

  @Test
  void spikesAreOneColumnEach() {
    final ConfoundTable like = ConfoundTable.empty("run", 4, 1);
    final ConfoundTable spikes = Censor.parse("1,3").spikes(like);
    assertArrayEquals(new double[] {0, 0, 0, 1}, spikes.values(Confound.parse("motion_outlier01")));
    assertEquals(1, spikes.offset());
    assertEquals(
        "1,3",
        Censor.of(new Table("volume", "source_volume").add(3, 5).add(1, 3), "o.tsv", 4).toString());
    assertEquals(
        "'o.tsv' names volume 1.5; volumes are whole numbers from 0.",
        refusal(() -> Censor.of(new Table("volume").add(1.5), "o.tsv", 4)));
  }

  /** A column of fMRIPrep's name has fMRIPrep's unit. */
  @Test
  void rotationsOfSlicesAreRadians() {
    final Table table = new Table("volume", "slice", "shift_x_mm", "shift_y_mm", "rotation_deg");
    table.add(0, 0, 0, 0, 0).add(1, 0, 1, 1, 180).add(2, 0, 1, 2, -90);
    assertArrayEquals(
        new double[] {0, Math.PI, -Math.PI / 2},
        new MotionColumns(false, false).of(table, "m.tsv", 0).values(new Confound("rot_z", 0)),
        1e-12);
  }

  /** A fit that failed says 0; taken as a shift that would be a spike of its own. */
  @Test
  void motionThatDidNotConvergeIsPutOnTheLineBetweenItsNeighbours() {
    final Table table = new Table("volume", "slice", "shift_x_mm", "shift_y_mm", "converged");
    final double[] x = {0, 1, 0, 0, 4, 0};
    final boolean[] good = {false, true, false, false, true, false};
    for (int t = 0; t < 6; t++) {
      table.add(t, 3, x[t], -x[t], good[t]);
      table.add(t, 5, 0, 0, false);
    }
    final ConfoundTable motion = new MotionColumns(true, false).of(table, "m.tsv", 0);
    assertArrayEquals(
        new double[] {1, 1, 2, 3, 4, 4}, motion.values(new Confound("trans_x", 3)), 1e-12);
    assertArrayEquals(
        new double[] {-1, -1, -2, -3, -4, -4}, motion.values(new Confound("trans_y", 3)), 1e-12);
    assertEquals(
        List.of(
            "'m.tsv': the motion of 10 slices did not converge and is unknown (volumes 0, 1, 2, 3,"
                + " 4, 5); its columns hold values interpolated in time there. Consider these"
                + " volumes as spikes, or censor them."),
        ConfoundTable.empty("run", 6, 0).and(motion).trim(0, 4).notes());
    // a slice in which nothing converged has no column
    assertEquals(List.of(3), motion.confounds().stream().map(Confound::slice).distinct().toList());
    assertEquals("trans_x, trans_y, trans_x_derivative, trans_y_derivative", motion.summary());
  }
}
