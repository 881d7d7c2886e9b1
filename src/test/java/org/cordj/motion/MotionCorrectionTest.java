package org.cordj.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.converter.Converters;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.real.DoubleType;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.phantom.PhantomTruth;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MotionCorrectionTest {

  private static final Grid GRID = Grid.ras(40, 36, 5, 1, 1, 5);
  private static final Mask MASK = CordRuns.mask(GRID);
  private static final MotionCorrection RIGID =
      new MotionCorrection(Reference.FIRST_PASS, 2, 0, true, true, true, 16);

  private static SliceMotion estimate(final Series run) {
    return MotionCorrection.defaults().estimate(run, MASK, Progress.NONE);
  }

  private static Series corrected(final Series run, final SliceMotion motion) {
    return new Resampler(Interpolation.CUBIC)
        .apply("mc", run, motion, SliceCenters.of(MASK), Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"firstpass", "mean", "median", "first", "7"})
  void everyReferenceFindsThePlantedShifts(final String reference) {
    final CordRuns.Moving run = CordRuns.moving(GRID, 30, 0.4, 10, new Random(1));
    final SliceMotion found =
        new MotionCorrection(Reference.of(reference), 2, 0, false, false, true, 14)
            .estimate(run.series(), MASK, Progress.NONE);
    final double rms = MotionScores.rms(MotionScores.errors(found, run.motion()));
    assertTrue(rms < 0.02, reference + ": " + rms + " mm RMS");
    for (int t = 0; t < 30; t++) {
      for (int z = 0; z < 5; z++) {
        // a volume that is the reference itself has no cost before
        assertTrue(
            found.costBefore(t, z) < 1e-6
                || found.costAfter(t, z) <= found.costBefore(t, z) + 1e-3);
      }
    }
  }

  /** Shifts are those of the content: a cord drawn further along x has a shift above 0. */
  @Test
  void theSignIsThatOfTheContent() {
    final SliceMotion planted = new SliceMotion(4, 5);
    planted.x[planted.at(2, 3)] = 1.5;
    planted.y[planted.at(2, 3)] = -0.75;
    final SliceMotion found =
        new MotionCorrection(Reference.of("first"), 1, 0, false, false, false, 14)
            .estimate(CordRuns.planted(GRID, planted, 0, new Random(1)), MASK, Progress.NONE);
    assertEquals(1.5, found.x(2, 3), 0.01);
    assertEquals(-0.75, found.y(2, 3), 0.01);
    assertEquals(0, found.x(1, 3), 0.001);
  }

  @Test
  void thePhantomsTruth() {
    for (long seed = 1; seed <= 3; seed++) {
      final PhantomRun run =
          new CordPhantom(120, 2, 25, 0.015, 0.02, true, false, seed).make("p", Progress.NONE);
      final SliceMotion truth = SliceMotion.of("t", PhantomTruth.motion(run), 120, 6);
      final SliceMotion found =
          MotionCorrection.defaults().estimate(run.series(), run.mask(), Progress.NONE);
      final double[][] errors = MotionScores.errors(found, truth);
      System.out.printf(
          "phantom, tSNR 25, seed %d: %.4f mm RMS, %.3f at most%n",
          seed, MotionScores.rms(errors), MotionScores.worst(errors));
      assertTrue(MotionScores.rms(errors) < 0.016);
      assertTrue(MotionScores.worst(errors) < 0.06);
      final PhantomRun still =
          new CordPhantom(120, 2, 12, 0.015, 0.02, false, false, seed).make("p", Progress.NONE);
      assertTrue(
          MotionCorrection.defaults().estimate(still.series(), still.mask(), Progress.NONE).rms()
              < 0.004);
    }
  }

  /** Thin slices that turn and shift as one body, in all six ways. */
  @Test
  void theRigidPhaseFindsABodysMotion() {
    final Grid grid = Grid.ras(40, 36, 12, 1, 1, 2);
    final Mask mask = CordRuns.mask(grid);
    final RigidMotion planted = new RigidMotion(8);
    final Random random = new Random(2);
    for (int t = 1; t < 8; t++) {
      for (int k = 0; k < RigidMotion.COUNT; k++) {
        planted.values[t][k] = (k < 3 ? 0.5 : 1.0) * random.nextGaussian();
      }
    }
    final Series run = body(grid, mask, planted);
    final SliceMotion found =
        new MotionCorrection(Reference.of("first"), 1, 0, true, true, false, 16)
            .estimate(run, mask, Progress.NONE);
    for (int t = 0; t < 8; t++) {
      assertTrue(found.rigid().known(t));
      for (int k = 0; k < RigidMotion.COUNT; k++) {
        assertEquals(
            planted.values[t][k], found.rigid().get(t, k), k < 3 ? 0.08 : 0.25, t + ", " + k);
      }
    }
    final Series back =
        new Resampler(Interpolation.CUBIC)
            .apply("mc", run, found, SliceCenters.of(mask), Progress.NONE);
    double before = 0;
    double after = 0;
    for (int z = 3; z < 9; z++) {
      for (int i = 0; i < grid.planeSize(); i++) {
        if (mask.contains(z * grid.planeSize() + i)) {
          for (int t = 1; t < 8; t++) {
            before += Math.pow(run.planes()[t * 12 + z][i] - run.planes()[z][i], 2);
            after += Math.pow(back.planes()[t * 12 + z][i] - run.planes()[z][i], 2);
          }
        }
      }
    }
    assertTrue(after < 0.02 * before, "left " + after / before);
  }

  /** A body with structure along z, drawn moved. */
  private static Series body(final Grid grid, final Mask mask, final RigidMotion motion) {
    final double[] center = RigidMotion.center(grid, SliceCenters.of(mask));
    final float[][] planes = new float[motion.values.length * grid.nz()][grid.planeSize()];
    for (int p = 0; p < planes.length; p++) {
      final double[][] a = motion.affine(p / grid.nz(), center);
      for (int i = 0; i < planes[p].length; i++) {
        final double[] u = {
          i % grid.nx() - a[0][3], i / grid.nx() - a[1][3], 2.0 * (p % grid.nz()) - a[2][3]
        };
        final double[] v = new double[3];
        for (int r = 0; r < 3; r++) {
          for (int k = 0; k < 3; k++) {
            v[r] += a[k][r] * u[k];
          }
        }
        planes[p][i] =
            (float)
                (CordRuns.at(v[0] - center[0], v[1] - center[1], 0)
                    + 150 * Math.sin(0.5 * v[2] + 0.1 * v[0])
                    + 80 * Math.cos(0.35 * v[2] - 0.2 * v[1]));
      }
    }
    return Series.ofPlanes("body", planes, grid, 2);
  }

  /** The total shift in the table, applied, is what estimating and applying at once gives. */
  @Test
  void aTableWithARigidPhaseGivesTheSameRun() {
    final Series run = CordRuns.moving(GRID, 12, 0.4, 10, new Random(3)).series();
    final SliceMotion motion = RIGID.estimate(run, MASK, Progress.NONE);
    final SliceMotion read = SliceMotion.of("t", motion.toTable(), 12, 5);
    final Series a = corrected(run, motion);
    final Series b = corrected(run, read);
    for (int p = 0; p < a.planes().length; p++) {
      assertArrayEquals(a.planes()[p], b.planes()[p], 1e-3f);
    }
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    final Series run = CordRuns.moving(GRID, 40, 0.3, 20, new Random(4)).series();
    for (final MotionCorrection operation : List.of(MotionCorrection.defaults(), RIGID)) {
      final String[] tables = new String[3];
      final int[] hashes = new int[3];
      final int[] threads = {1, 2, 7};
      for (int n = 0; n < 3; n++) {
        final int index = n;
        Parallelization.runWithNumThreads(
            threads[n],
            () -> {
              final SliceMotion motion = operation.estimate(run, MASK, Progress.NONE);
              tables[index] = motion.toTable().toTsv();
              hashes[index] = Arrays.deepHashCode(corrected(run, motion).planes());
            });
      }
      assertEquals(tables[0], tables[1]);
      assertEquals(tables[0], tables[2]);
      assertEquals(hashes[0], hashes[1]);
      assertEquals(hashes[0], hashes[2]);
    }
  }

  @Test
  void anyImageOfRealTypeGivesTheSame() {
    final Series run = CordRuns.moving(GRID, 12, 0.3, 20, new Random(5)).series();
    final Series other =
        new Series(
            "cord",
            Converters.convertRAI(
                run.img(), (a, b) -> b.setReal(a.getRealDouble()), new DoubleType()),
            GRID,
            2);
    final SliceMotion motion = RIGID.estimate(run, MASK, Progress.NONE);
    assertEquals(
        motion.toTable().toTsv(), RIGID.estimate(other, MASK, Progress.NONE).toTable().toTsv());
    assertTrue(
        Arrays.deepEquals(corrected(run, motion).planes(), corrected(other, motion).planes()));
  }

  @Test
  void theUserStopsItAtEveryStage() {
    final Series run = CordRuns.moving(GRID, 40, 0.3, 20, new Random(6)).series();
    assertThrows(
        CancellationException.class,
        () -> MotionCorrection.defaults().estimate(run, MASK, new Canceled()));
    final AtomicInteger stages = new AtomicInteger();
    final Progress counting = new Stages(stages, Integer.MAX_VALUE);
    final SliceMotion motion = RIGID.estimate(run, MASK, counting);
    for (int stage = 1; stage <= stages.get(); stage++) {
      final Progress stops = new Stages(new AtomicInteger(), stage);
      assertThrows(CancellationException.class, () -> RIGID.estimate(run, MASK, stops));
    }
    assertThrows(
        CancellationException.class,
        () ->
            new Resampler(Interpolation.CUBIC)
                .apply("mc", run, motion, SliceCenters.of(MASK), new Canceled()));
  }

  /** Counts stages, and wants to stop in one of them. */
  private record Stages(AtomicInteger begun, int last) implements Progress {
    @Override
    public void begin(final String what, final long steps) {
      begun.incrementAndGet();
    }

    @Override
    public void advance(final long steps) {}

    @Override
    public boolean canceled() {
      return begun.get() >= last;
    }
  }

  @Test
  void slicesWithoutMaskAreLeftBitByBitAndSaidSo() {
    final Series run = CordRuns.moving(GRID, 12, 0.3, 20, new Random(7)).series();
    final Mask part =
        Mask.ofIndices(
            "part",
            GRID,
            Arrays.stream(MASK.indices())
                .filter(i -> i / GRID.planeSize() != 0 && i / GRID.planeSize() != 4)
                .toArray());
    final SliceMotion motion = MotionCorrection.defaults().estimate(run, part, Progress.NONE);
    final Series back =
        new Resampler(Interpolation.CUBIC)
            .apply("mc", run, motion, SliceCenters.of(part), Progress.NONE);
    for (int t = 0; t < 12; t++) {
      assertEquals(SliceMotion.State.LEFT, motion.state(t, 0));
      assertArrayEquals(run.planes()[5 * t], back.planes()[5 * t]);
      assertArrayEquals(run.planes()[5 * t + 4], back.planes()[5 * t + 4]);
    }
    final List<String> notes = MotionNotes.of("cord", motion, part);
    assertEquals(
        "cord: 'part' has no voxel in slices 0, 4 (counted from 0); left as they were.",
        notes.get(1));
  }

  @Test
  void aMaskOfOneVoxelASliceIsACentreline() {
    final Series run = CordRuns.moving(GRID, 20, 0.3, 10, new Random(8)).series();
    final int[] line = new int[5];
    for (int z = 0; z < 5; z++) {
      line[z] = 20 + 40 * 18 + z * GRID.planeSize();
    }
    final Mask mask = Mask.ofIndices("line", GRID, line);
    final SliceMotion motion = MotionCorrection.defaults().estimate(run, mask, Progress.NONE);
    assertEquals(100, motion.count(SliceMotion.State.CONVERGED));
    assertTrue(
        MotionNotes.of("cord", motion, mask)
            .get(1)
            .contains("fewer than 4 voxels in slices 0, 1, 2, 3, 4"));
  }

  @Test
  void framesThatCannotBeFittedAreMarkedLeftAndCounted() {
    final Series run = CordRuns.moving(GRID, 20, 0.3, 10, new Random(9)).series();
    final Random random = new Random(10);
    Arrays.fill(run.planes()[5 * 3 + 1], Float.NaN);
    Arrays.fill(run.planes()[5 * 6 + 2], 700);
    Arrays.fill(run.planes()[5 * 7 + 2], 0);
    run.planes()[5 * 9 + 4][20 + 40 * 18] = Float.POSITIVE_INFINITY;
    for (int i = 0; i < GRID.planeSize(); i++) {
      run.planes()[5 * 11 + 3][i] = (float) (800 + 200 * random.nextGaussian());
    }
    for (int t = 0; t < 20; t++) {
      Arrays.fill(run.planes()[5 * t], 500);
    }
    final SliceMotion motion = estimate(run);
    assertEquals(20 + 5, motion.count(SliceMotion.State.FAILED));
    final int[][] bad = {{3, 1}, {6, 2}, {7, 2}, {9, 4}, {11, 3}};
    final Series back = corrected(run, motion);
    for (final int[] b : bad) {
      assertEquals(SliceMotion.State.FAILED, motion.state(b[0], b[1]));
      assertEquals(0, motion.x(b[0], b[1]));
      final int p = 5 * b[0] + b[1];
      assertArrayEquals(run.planes()[p], back.planes()[p]);
    }
    final String note = MotionNotes.of("cord", motion, MASK).get(1);
    assertTrue(
        note.startsWith(
            "cord: 25 fits did not converge and are left as they were: slice 0 in every volume"),
        note);
    assertTrue(note.contains("slice 2 in 2 volumes"), note);
    assertTrue(MotionScores.tsnr(run, MASK) != 0);
  }

  /** Where the reference itself is no number nothing is fitted, as if the hole were dark. */
  @Test
  void aReferenceWithAHoleFitsNothingInItsSlice() {
    final Series run = CordRuns.moving(GRID, 8, 0.3, 10, new Random(11)).series();
    run.planes()[5 * 2 + 1][20 + 40 * 15] = Float.NaN;
    final SliceMotion motion =
        new MotionCorrection(Reference.of("2"), 1, 0, false, false, true, 16)
            .estimate(run, MASK, Progress.NONE);
    for (int t = 0; t < 8; t++) {
      assertEquals(SliceMotion.State.FAILED, motion.state(t, 1));
      assertTrue(Double.isNaN(motion.costAfter(t, 1)));
      assertEquals(SliceMotion.State.CONVERGED, motion.state(t, 2));
    }
  }

  @Test
  void aShiftBeyondReachIsNotBelieved() {
    final SliceMotion planted = new SliceMotion(10, 5);
    planted.x[planted.at(4, 2)] = 9;
    final SliceMotion found = estimate(CordRuns.planted(GRID, planted, 5, new Random(1)));
    assertEquals(SliceMotion.State.FAILED, found.state(4, 2));
    assertEquals(49, found.count(SliceMotion.State.CONVERGED));
  }

  private static String refusal(final Runnable work) {
    return assertThrows(IllegalArgumentException.class, work::run).getMessage();
  }

  @Test
  void optionsOutOfRange() {
    final Reference first = Reference.FIRST_PASS;
    assertEquals(
        "passes is 11; choose 1 to 10.",
        refusal(() -> new MotionCorrection(first, 11, 0, false, false, true, 16)));
    assertTrue(
        refusal(() -> new MotionCorrection(first, 2, 6, false, false, true, 16))
            .startsWith("order is 6; choose 0 to 5"));
    assertTrue(
        refusal(() -> new MotionCorrection(first, 2, 0, false, false, true, Double.NaN))
            .startsWith("radius is NaN mm; choose 4.0 to 60.0 mm"));
    assertTrue(
        refusal(() -> new MotionCorrection(first, 1, 0, false, false, true, 16))
            .startsWith("reference=firstpass needs passes=2 or more"));
    assertTrue(
        refusal(() -> Reference.of("last")).startsWith("reference is 'last'; it must be one of"));
    assertTrue(refusal(() -> Reference.of("-3")).startsWith("The reference volume is -3"));
    assertEquals(
        List.of("firstpass", "mean", "median", "0", "12"),
        List.of("firstpass", "mean", "median", "first", "12").stream()
            .map(k -> Reference.of(k).key())
            .toList());
  }

  @Test
  void imagesThatDoNotFit() {
    final Series run = CordRuns.still(GRID, 6, 5, 1);
    final MotionCorrection defaults = MotionCorrection.defaults();
    assertTrue(
        refusal(
                () ->
                    new MotionCorrection(Reference.of("6"), 1, 0, false, false, true, 16)
                        .estimate(run, MASK, Progress.NONE))
            .startsWith("reference is volume 6, but 'cord' has the volumes 0 to 5"));
    final Mask empty = Mask.of(Volume.zeros("nothing", GRID));
    assertTrue(
        refusal(() -> defaults.estimate(run, empty, Progress.NONE))
            .startsWith("The mask 'nothing' is empty"));
    final Mask other = CordRuns.mask(Grid.ras(40, 36, 4, 1, 1, 5));
    assertTrue(refusal(() -> defaults.estimate(run, other, Progress.NONE)).contains("same grid"));
    assertTrue(
        refusal(() -> defaults.estimate(CordRuns.still(GRID, 1, 5, 1), MASK, Progress.NONE))
            .startsWith("'cord' has a single volume"));
    assertTrue(
        refusal(
                () ->
                    new MotionCorrection(Reference.FIRST_PASS, 2, 5, false, false, true, 16)
                        .estimate(run, MASK, Progress.NONE))
            .startsWith("order=5 needs mask in 6 slices or more, but 'cord_mask' has it in 5"));
    final Grid two = Grid.ras(40, 36, 2, 1, 1, 5);
    assertTrue(
        refusal(
                () ->
                    RIGID.estimate(CordRuns.still(two, 6, 5, 1), CordRuns.mask(two), Progress.NONE))
            .startsWith("rigid=true needs mask in 5 slices or more"));
    final Grid sagittal =
        new Grid(40, 36, 5, new double[][] {{0, 0, 5, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}});
    final Series side = Series.ofPlanes("side", run.planes(), sagittal, 2);
    final Mask sideMask = Mask.ofIndices("m", sagittal, MASK.indices());
    assertTrue(
        refusal(() -> defaults.estimate(side, sideMask, Progress.NONE))
            .startsWith("The slices of 'side' do not lie across the cord"));
    assertTrue(
        refusal(() -> corrected(run, new SliceMotion(7, 5))).startsWith("The motion is that of 7"));
  }

  @Test
  void aRunThatDidNotMoveIsItself() {
    final Series run = CordRuns.still(GRID, 6, 5, 1);
    final SliceMotion motion = new SliceMotion(6, 5);
    Arrays.fill(motion.states, SliceMotion.State.CONVERGED);
    final Series same = corrected(run, motion);
    assertTrue(Arrays.deepEquals(run.planes(), same.planes()));
    assertEquals(2, same.tr());
    assertSame(run.grid(), same.grid());
  }

  /** A phantom's run without noise: every volume is the reference to the last bit. */
  @ParameterizedTest
  @CsvSource({"0, false", "2, false", "1, true"})
  void identicalVolumesDoNotMove(final int order, final boolean rigid) {
    final Series run = CordRuns.still(GRID, 1, 0, 1);
    final float[][] planes = new float[4 * GRID.nz()][];
    Arrays.setAll(planes, p -> run.planes()[p % GRID.nz()].clone());
    final SliceMotion motion =
        new MotionCorrection(Reference.of("first"), 1, order, false, false, true, 16)
            .estimate(Series.ofPlanes("same", planes, GRID, 2), CordRuns.mask(GRID), Progress.NONE);
    assertEquals(20, motion.count(SliceMotion.State.CONVERGED));
    for (int i = 0; i < motion.x.length; i++) {
      assertEquals(0, Math.hypot(motion.x[i], motion.y[i]), 1e-4);
    }
  }
}
