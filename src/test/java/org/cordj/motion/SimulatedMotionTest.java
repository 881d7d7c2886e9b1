package org.cordj.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The simulated cord of real anatomy, whose motion is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedMotionTest {

  private static final int JUMPS = 3;

  private Series moving;
  private Series twin;
  private Mask mask;
  private SliceMotion truth;
  private Volume rest;
  private double cord;

  @BeforeAll
  void read() throws IOException {
    final Path sim = Shared.require("data/sim_cord");
    final String name = "sub-sim01_task-rest_bold.nii.gz";
    moving = NiftiReader.read(sim.resolve("sub-sim01/func/" + name), Progress.NONE).toSeries();
    twin = NiftiReader.read(sim.resolve("twin_without_physio/" + name), Progress.NONE).toSeries();
    mask =
        Mask.of(
            NiftiReader.read(sim.resolve("truth/sub-sim01/cord_mask.nii.gz"), Progress.NONE)
                .toVolume());
    final Path table = sim.resolve("truth/sub-sim01/motion.tsv");
    truth = SliceMotion.of("motion", Table.read(table), moving.volumes(), moving.grid().nz());
    rest =
        new Resampler(Interpolation.CUBIC)
            .apply("rest", moving, truth, SliceCenters.of(mask), Progress.NONE)
            .mean(Progress.NONE);
    for (int n = 0; n < mask.count(); n++) {
      cord += rest.get(mask.index(n)) / mask.count();
    }
  }

  /** The anatomy at rest, moved by a motion, with thermal noise of a tSNR. */
  private Series planted(final SliceMotion motion, final double tsnr, final long seed) {
    final int nz = moving.grid().nz();
    final float[][] planes = new float[moving.volumes() * nz][];
    final Random random = new Random(seed);
    final double vx = moving.grid().voxelSize(0);
    final double vy = moving.grid().voxelSize(1);
    final int nx = moving.grid().nx();
    final SliceCenters centers = SliceCenters.of(mask);
    for (int p = 0; p < planes.length; p++) {
      final int z = p % nz;
      final PlaneInterpolator still =
          new PlaneInterpolator(Interpolation.CUBIC, nx, moving.grid().ny());
      still.load(rest.planes()[z]);
      planes[p] = new float[moving.grid().planeSize()];
      final double cos = Math.cos(Math.toRadians(motion.degrees[p]));
      final double sin = Math.sin(Math.toRadians(motion.degrees[p]));
      for (int i = 0; i < planes[p].length; i++) {
        final double ux = (i % nx - centers.x(z)) * vx - motion.x[p];
        final double uy = (i / nx - centers.y(z)) * vy - motion.y[p];
        planes[p][i] =
            (float)
                (still.at(
                        centers.x(z) + (cos * ux + sin * uy) / vx,
                        centers.y(z) + (cos * uy - sin * ux) / vy)
                    + cord / tsnr * random.nextGaussian());
      }
    }
    return Series.ofPlanes("planted", planes, moving.grid(), moving.tr());
  }

  private SliceMotion estimate(final Series run) {
    return MotionCorrection.defaults().estimate(run, mask, Progress.NONE);
  }

  private double corrected(final Series run, final SliceMotion motion) {
    return MotionScores.tsnr(
        new Resampler(Interpolation.CUBIC)
            .apply("mc", run, motion, SliceCenters.of(mask), Progress.NONE),
        mask);
  }

  /** The volumes at which the mean of the slices changes most. */
  private List<Integer> jumps() {
    return IntStream.range(1, truth.volumes())
        .boxed()
        .sorted(Comparator.comparingDouble(t -> -step(t)))
        .limit(JUMPS)
        .toList();
  }

  private double step(final int t) {
    double x = 0;
    double y = 0;
    for (int z = 0; z < truth.slices(); z++) {
      x += truth.x(t, z) - truth.x(t - 1, z);
      y += truth.y(t, z) - truth.y(t - 1, z);
    }
    return Math.hypot(x, y);
  }

  @Test
  void shiftsAndJumpsAreFoundAndTsnrRises() {
    final SliceMotion found = estimate(moving);
    final double[][] errors = MotionScores.errors(found, truth);
    double atJumps = 0;
    for (final int t : jumps()) {
      for (int z = 0; z < truth.slices(); z++) {
        atJumps = Math.max(atJumps, Math.max(errors[t - 1][z], errors[t][z]));
      }
    }
    final double before = MotionScores.tsnr(moving, mask);
    final double after = corrected(moving, found);
    System.out.printf(
        "sim_cord: shift error %.4f mm RMS, %.3f at the jumps, %.3f at most; median cord tSNR %.2f"
            + " to %.2f (true shifts: %.2f)%n",
        MotionScores.rms(errors),
        atJumps,
        MotionScores.worst(errors),
        before,
        after,
        corrected(moving, truth));
    assertEquals(0, found.count(SliceMotion.State.FAILED));
    assertTrue(MotionScores.rms(errors) <= 0.030);
    assertTrue(atJumps <= 0.15);
    assertTrue(after >= 21.5);
    final double[][] twins = MotionScores.errors(estimate(twin), truth);
    System.out.printf("sim_cord without physiology: %.4f mm RMS%n", MotionScores.rms(twins));
    assertTrue(MotionScores.rms(twins) <= 0.020);
  }

  @Test
  void aStillRunStaysStill() {
    final Series still = planted(new SliceMotion(moving.volumes(), moving.grid().nz()), 25, 3);
    final SliceMotion found = estimate(still);
    final double[][] errors =
        MotionScores.errors(found, new SliceMotion(found.volumes(), found.slices()));
    final double before = MotionScores.tsnr(still, mask);
    final double after = corrected(still, found);
    System.out.printf(
        "sim_cord at rest: %.4f mm RMS, tSNR %.2f to %.2f%n",
        MotionScores.rms(errors), before, after);
    assertTrue(MotionScores.rms(errors) <= 0.020);
    assertTrue(after >= 0.99 * before);
  }

  /** Physiology does not stop when the cord rests: its pulsation is taken for motion in part. */
  @Test
  void aStillRunWithPhysiology() {
    final Series still = planted(new SliceMotion(moving.volumes(), moving.grid().nz()), 25, 3);
    for (int p = 0; p < still.planes().length; p++) {
      for (int i = 0; i < still.planes()[p].length; i++) {
        still.planes()[p][i] += moving.planes()[p][i] - twin.planes()[p][i];
      }
    }
    final SliceMotion found = estimate(still);
    final double[][] errors =
        MotionScores.errors(found, new SliceMotion(found.volumes(), found.slices()));
    final double before = MotionScores.tsnr(still, mask);
    final double after = corrected(still, found);
    System.out.printf(
        "sim_cord at rest with physiology: %.4f mm RMS, tSNR %.2f to %.2f%n",
        MotionScores.rms(errors), before, after);
    assertTrue(MotionScores.rms(errors) <= 0.030);
    assertTrue(after >= 0.99 * before);
  }

  @Test
  void theErrorGrowsWithTheNoise() {
    double last = 0;
    for (final double tsnr : new double[] {100, 50, 25, 12, 6}) {
      final double error =
          MotionScores.rms(MotionScores.errors(estimate(planted(truth, tsnr, 5)), truth));
      System.out.printf("sim_cord, thermal tSNR %3.0f: %.4f mm RMS%n", tsnr, error);
      assertTrue(error > last && error < 0.45 / tsnr + 0.01, tsnr + ": " + error);
      last = error;
    }
  }

  @Test
  void wholeSlicesThatMoveAndTurn() {
    final SliceMotion planted = new SliceMotion(moving.volumes(), moving.grid().nz());
    final Random random = new Random(4);
    for (int i = 0; i < planted.x.length; i++) {
      final int t = i / moving.grid().nz();
      planted.states[i] = SliceMotion.State.CONVERGED;
      planted.x[i] = 2 * Math.sin(0.3 * t + i % moving.grid().nz()) + 0.3 * random.nextGaussian();
      planted.y[i] = 2 * Math.cos(0.2 * t) + 0.3 * random.nextGaussian();
      planted.degrees[i] = 3 * Math.sin(0.15 * t + i % moving.grid().nz());
    }
    final Series run = planted(planted, 25, 6);
    final SliceMotion found =
        new MotionCorrection(Reference.FIRST_PASS, 3, 0, true, false, true, 16)
            .estimate(run, mask, Progress.NONE);
    final double rms = MotionScores.rms(MotionScores.errors(found, planted));
    final double angle = MotionScores.worstAngle(found, planted);
    System.out.printf(
        "sim_cord, whole slices by up to 3 mm and 3 degrees: %.4f mm RMS, %.3f degrees at most%n",
        rms, angle);
    assertEquals(0, found.count(SliceMotion.State.FAILED));
    assertTrue(rms <= 0.030);
    assertTrue(angle <= 0.3);
  }
}
