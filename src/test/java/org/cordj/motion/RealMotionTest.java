package org.cordj.motion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.nifti.NiftiReader;
import org.cordj.segment.Contrast;
import org.cordj.segment.CordCenterline;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/** Real motion, of which nobody knows the truth: the cord must become steadier. */
class RealMotionTest {

  private static double[] costs(final SliceMotion motion) {
    double before = 0;
    double after = 0;
    int n = 0;
    for (int i = 0; i < motion.x.length; i++) {
      if (motion.states[i] == SliceMotion.State.CONVERGED) {
        before += motion.before[i];
        after += motion.after[i];
        n++;
      }
    }
    return new double[] {before / n, after / n};
  }

  @Test
  void tsnrOfAnFmriRunRises() throws IOException {
    final Path sct = Shared.require("data/sct_example_data_2014");
    final Series run = NiftiReader.read(sct.resolve("fmri.nii.gz"), Progress.NONE).toSeries();
    final Mask mask =
        Mask.of(
            NiftiReader.read(sct.resolve("fmri_moco_mean_seg_modif.nii.gz"), Progress.NONE)
                .toVolume());
    final SliceMotion motion = MotionCorrection.defaults().estimate(run, mask, Progress.NONE);
    final double before = MotionScores.tsnr(run, mask);
    final double after =
        MotionScores.tsnr(
            new Resampler(Interpolation.CUBIC)
                .apply("mc", run, motion, SliceCenters.of(mask), Progress.NONE),
            mask);
    final double[] costs = costs(motion);
    System.out.printf(
        "sct fmri: moved %.3f mm RMS, median cord tSNR %.2f to %.2f, cost %.4f to %.4f%n",
        motion.rms(), before, after, costs[0], costs[1]);
    assertTrue(after > 1.05 * before);
    assertTrue(costs[1] < 0.95 * costs[0]);
  }

  @Test
  void costOfADiffusionRunFalls() throws IOException {
    final Path file = Shared.require("data/sct_tutorial_single_subject/dmri/dmri.nii.gz");
    final Series run = NiftiReader.read(file, Progress.NONE).toSeries();
    final Grid grid = run.grid();
    final int[] middles =
        CordCenterline.automatic(Contrast.AUTO)
            .apply(run.mean(Progress.NONE), Progress.NONE)
            .points()
            .stream()
            .mapToInt(
                p ->
                    (int) Math.rint(p.voxel().i())
                        + grid.nx() * ((int) Math.rint(p.voxel().j()) + grid.ny() * p.slice()))
            .sorted()
            .toArray();
    final Mask line = Mask.ofIndices("centreline", grid, middles);
    for (final boolean rigid : new boolean[] {false, true}) {
      final SliceMotion motion =
          new MotionCorrection(Reference.FIRST_PASS, 2, 0, false, rigid, true, 8)
              .estimate(run, line, Progress.NONE);
      final double[] costs = costs(motion);
      System.out.printf(
          "sct dmri, rigid %s: moved %.3f mm RMS, cost %.4f to %.4f, %d of %d not converged%n",
          rigid,
          motion.rms(),
          costs[0],
          costs[1],
          motion.count(SliceMotion.State.FAILED),
          run.volumes() * grid.nz());
      assertTrue(costs[1] < 0.95 * costs[0]);
      assertTrue(motion.count(SliceMotion.State.FAILED) < 0.03 * run.volumes() * grid.nz());
    }
  }
}
