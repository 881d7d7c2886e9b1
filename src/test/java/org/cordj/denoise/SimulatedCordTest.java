package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cordj.bids.Acquisition;
import org.cordj.bids.PhysioFile;
import org.cordj.bids.Sidecars;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.physio.CardiacPhase;
import org.cordj.physio.PeakFinder;
import org.cordj.physio.RespiratoryPhase;
import org.cordj.physio.Retroicor;
import org.cordj.physio.Rhythm;
import org.cordj.physio.SliceClock;
import org.cordj.physio.SliceCourse;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How much of the physiology of a simulated run leaves, and how much of what was planted in the
 * horns stays. The run has a twin without heart and breath, otherwise the same to the last random
 * number: the difference of the two is the physiology alone. Fits are linear, so what a fit leaves
 * of it is what it would leave of it within the run.
 */
class SimulatedCordTest {

  private static final String RUN = "data/sim_cord/sub-sim01/func/sub-sim01_task-rest_";
  private static final String TRUTH = "data/sim_cord/truth/sub-sim01/";

  private static Series run;
  private static Series physiology;
  private static Mask ring;
  private static Mask cord;
  private static SliceClock clock;
  private static ConfoundTable latents;

  private static Volume volume(final String path) throws IOException {
    return NiftiReader.read(Shared.require(path), Progress.NONE).toVolume();
  }

  @BeforeAll
  static void read() throws IOException {
    final java.nio.file.Path file = Shared.require(RUN + "bold.nii.gz");
    final NiftiImage image = NiftiReader.read(file, Progress.NONE);
    run = image.toSeries();
    final Series twin =
        NiftiReader.read(
                Shared.require("data/sim_cord/twin_without_physio/sub-sim01_task-rest_bold.nii.gz"),
                Progress.NONE)
            .toSeries();
    final float[][] difference = new float[run.planes().length][];
    for (int p = 0; p < difference.length; p++) {
      difference[p] = run.planes()[p].clone();
      for (int i = 0; i < difference[p].length; i++) {
        difference[p][i] -= twin.planes()[p][i];
      }
    }
    physiology = Series.ofPlanes("physiology", difference, run.grid(), run.tr());
    ring = Mask.of(volume(TRUTH + "csf_ring.nii.gz"));
    cord = Mask.of(volume(TRUTH + "cord_mask.nii.gz"));
    final Acquisition acquisition = Acquisition.of(Sidecars.of(file), image);
    clock =
        new SliceClock(acquisition.requireTr(), acquisition.requireSliceTimes(), run.volumes(), 0);
    latents = ConfoundTable.of(Table.read(Shared.require(TRUTH + "latents.tsv")), "latents", 0);
  }

  private static ConfoundTable retroicor(
      final int cardiac, final int respiratory, final int interaction) throws IOException {
    final PhysioFile file = PhysioFile.read(Shared.require(RUN + "physio.tsv.gz"), 0);
    final var beats =
        new PeakFinder(Rhythm.CARDIAC).apply(file.trace(Rhythm.CARDIAC.key())).peaks();
    ConfoundTable table = ConfoundTable.empty("retroicor", run.volumes(), 0);
    for (final SliceCourse course :
        new Retroicor(cardiac, respiratory, interaction, interaction)
            .columns(
                CardiacPhase.of(beats, clock),
                RespiratoryPhase.of(file.trace(Rhythm.RESPIRATORY.key()), clock),
                clock)) {
      for (int z = 0; z < clock.slices(); z++) {
        table = table.with(new Confound(course.name(), z), course.values()[z]);
      }
    }
    return table;
  }

  private static Denoised fit(final Series series, final Mask mask, final ConfoundTable table) {
    return new Denoise(Drift.of(Drift.Kind.QUADRATIC), PassBand.ALL, false)
        .apply(series, mask, table, Censor.NONE, Progress.NONE);
  }

  /** The summed variance of the mask's voxels. */
  private static double variance(final Series series, final Mask mask) {
    double sum = 0;
    for (int v = 0; v < mask.count(); v++) {
      final double[] x = DenoiseRuns.course(series, mask.index(v));
      final double mean = java.util.Arrays.stream(x).average().orElseThrow();
      sum += java.util.Arrays.stream(x).map(d -> (d - mean) * (d - mean)).sum();
    }
    return sum;
  }

  /** The percent of the physiology in the ring that leaves. */
  private static double removed(final ConfoundTable table) {
    final double all = variance(fit(physiology, ring, table.select(c -> false)).series(), ring);
    return 100 * (1 - variance(fit(physiology, ring, table).series(), ring) / all);
  }

  /** The percent of the power of the courses planted in the horns that stays. */
  private static double kept(final ConfoundTable table) {
    final int nz = run.grid().nz();
    final List<Confound> courses = latents.confounds();
    final int horns = courses.size() / nz;
    final float[][] planes = new float[nz * run.volumes()][run.grid().planeSize()];
    final int[] index = new int[courses.size()];
    final List<Integer> used = new ArrayList<>();
    final int[] seen = new int[nz];
    for (int c = 0; c < courses.size(); c++) {
      final int z = slice(courses.get(c).name());
      index[c] = z * run.grid().planeSize() + seen[z]++;
      used.add(index[c]);
      final double[] values = latents.values(courses.get(c));
      for (int t = 0; t < run.volumes(); t++) {
        planes[t * nz + z][index[c] % run.grid().planeSize()] = (float) (100 + values[t]);
      }
    }
    assertTrue(horns == 4, "four horns a slice");
    final Mask places =
        Mask.ofIndices("horns", run.grid(), used.stream().mapToInt(i -> i).sorted().toArray());
    final Series planted = Series.ofPlanes("planted", planes, run.grid(), run.tr());
    final double all = variance(fit(planted, places, table.select(c -> false)).series(), places);
    return 100 * variance(fit(planted, places, table).series(), places) / all;
  }

  private static int slice(final String name) {
    final java.util.regex.Matcher m = java.util.regex.Pattern.compile("(\\d+)").matcher(name);
    assertTrue(m.find(), name);
    return Integer.parseInt(m.group(1));
  }

  private static double[] report(final String what, final ConfoundTable table) {
    final double[] figures = {removed(table), kept(table)};
    System.out.printf(
        "%s: %.1f %% of the physiology in the CSF ring leaves, %.1f %% of the planted power stays%n",
        what, figures[0], figures[1]);
    return figures;
  }

  @Test
  void retroicorTakesPhysiologyAndLeavesWhatWasPlanted() throws IOException {
    final int[][] orders = {{2, 2, 0}, {3, 3, 0}, {2, 2, 1}, {3, 4, 1}, {4, 4, 2}};
    for (final int[] o : orders) {
      final ConfoundTable table = retroicor(o[0], o[1], o[2]);
      final int terms = table.bases().size();
      final double[] figures =
          report(
              "RETROICOR, "
                  + terms
                  + " terms ("
                  + o[0]
                  + "/"
                  + o[1]
                  + "/"
                  + o[2]
                  + "x"
                  + o[2]
                  + ")",
              table);
      // heart and breath of this run act on each other: without products no set takes all
      assertTrue(o[2] == 0 || figures[0] >= 95, terms + " terms take " + figures[0] + " %");
      // regressors that know nothing of the signal take their share of its dimensions
      assertTrue(figures[1] > 100 * (1 - 1.6 * terms / run.volumes()), figures[1] + " % stay");
    }
  }

  @Test
  void componentsAreReportedBesideThem() {
    final Mask outside = outside();
    for (final String rule : new String[] {"mean", "5", "parallel", "50%"}) {
      final Components components = Components.of(rule, 1);
      final double[] csf =
          report(
              "CSF components, " + rule,
              components.apply(run, ring, cord, "csf", "c_comp_cor", 0, Progress.NONE));
      final double[] around =
          report(
              "not-cord components, " + rule,
              components.apply(
                  run, outside, cord, "notcord", "notcord_comp_cor", 0, Progress.NONE));
      for (final double[] figures : new double[][] {csf, around}) {
        assertTrue(figures[0] > 0 && figures[0] <= 100 && figures[1] > 40 && figures[1] <= 100);
      }
      if (!rule.equals("mean")) {
        assertTrue(csf[0] > 60, rule + " of CSF takes " + csf[0] + " %");
      }
    }
  }

  /** One of ten voxels outside of cord and ring. */
  private static Mask outside() {
    final Random random = new Random(1);
    return Mask.ofIndices(
        "outside",
        run.grid(),
        java.util.stream.IntStream.range(0, run.grid().voxels())
            .filter(i -> !ring.contains(i) && !cord.contains(i) && random.nextInt(10) == 0)
            .toArray());
  }
}
