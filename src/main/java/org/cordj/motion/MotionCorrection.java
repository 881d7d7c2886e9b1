package org.cordj.motion;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;

/**
 * Estimates how the cord moved, slice by slice and volume by volume: an in-plane shift and, if
 * wanted, an angle about the mask's centroid in the slice.
 *
 * <p>Each slice is fitted to its reference by weighted least squares ({@link SliceFit}:
 * Gauss-Newton, an intensity gain in the fit) within a soft cylinder about the cord: the rest of a
 * neck does not move with it. The first pass begins at rest, and elsewhere within {@link #REACH}
 * only where that fits clearly better; every other begins where the one before ended. Then the
 * estimates may be tied together along the cord by a polynomial, and over time as far as their own
 * noise explains ({@link LocalLevel}). Only the original values are ever interpolated for the
 * result, once, by {@link Resampler}.
 *
 * <p>Slice-wise registration to the mean of a first pass within a cylinder is what Kaptan et al.
 * 2023 (10.1016/j.neuroimage.2023.120152) and SCT's {@code sct_fmri_moco} do; the fit and the
 * regularisation over time are CordJ's own.
 *
 * <p>Limits: motion along the cord is not seen, slices must lie across the cord along the array's
 * z, a shift beyond {@link #REACH} or an angle beyond 20 degrees counts as not converged, and
 * pulsation of CSF that moves with the heartbeat is taken for motion in part. O(volumes x slices x
 * voxels within the radius) a pass; memory of the reference and, between passes, of 1/16 of the run
 * in double precision.
 *
 * @param reference what is registered to
 * @param passes how often, 1 to {@link #MOST_PASSES}
 * @param order of the polynomial of z that ties the slices of a volume together, as SCT's {@code
 *     poly}; 0 for none, {@link #MOST_ORDER} at most
 * @param rotation whether an angle is fitted too
 * @param rigid whether volumes are registered as rigid bodies first ({@link RigidFit}); for its
 *     time one more copy of the run is in memory
 * @param overtime whether estimates are smoothed over time as far as their own noise explains
 * @param radius where the weight ends, in mm from the cord's middle; half weight is at 0.54 of it
 */
public record MotionCorrection(
    Reference reference,
    int passes,
    int order,
    boolean rotation,
    boolean rigid,
    boolean overtime,
    double radius) {

  public static final int MOST_PASSES = 10;

  public static final int MOST_ORDER = 5;

  /** In mm. */
  public static final double MIN_RADIUS = 4;

  /** In mm. */
  public static final double MAX_RADIUS = 60;

  /** Longest shift that is looked for, in mm. */
  public static final double REACH = 6;

  /** Of these the outermost two count little: what lies beyond them is not known. */
  private static final int FEWEST_FOR_RIGID = 5;

  /** Checks the ranges. */
  public MotionCorrection {
    Objects.requireNonNull(reference, "reference");
    require("passes", passes, 1, MOST_PASSES, "");
    require("order", order, 0, MOST_ORDER, ", where 0 leaves the slices to themselves");
    if (!(radius >= MIN_RADIUS && radius <= MAX_RADIUS)) {
      throw new IllegalArgumentException(
          "radius is "
              + radius
              + " mm; choose "
              + MIN_RADIUS
              + " to "
              + MAX_RADIUS
              + " mm, enough to hold the cord and its CSF.");
    }
    if (reference.kind() == Reference.Kind.FIRSTPASS && passes < 2) {
      throw new IllegalArgumentException(
          "reference=firstpass needs passes=2 or more, and passes is "
              + passes
              + "; for a single pass choose reference=mean.");
    }
  }

  private static void require(
      final String key, final int value, final int low, final int high, final String hint) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          key + " is " + value + "; choose " + low + " to " + high + hint + ".");
    }
  }

  /** Two passes, the second to the mean of the first; shifts only, smoothed over time; 16 mm. */
  public static MotionCorrection defaults() {
    return new MotionCorrection(Reference.FIRST_PASS, 2, 0, false, false, true, 16);
  }

  /**
   * Estimates the motion. Uses all cores; the results do not depend on how many there are.
   *
   * @param series 2 volumes or more
   * @param mask the cord; slices without a voxel are left
   * @throws IllegalArgumentException with the sentence for the user if the grids differ, the mask
   *     is empty, the run has one volume or no such reference volume, its slices do not lie across
   *     the cord, or fewer slices hold mask than the polynomial needs
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public SliceMotion estimate(final Series series, final Mask mask, final Progress progress) {
    requireFit(series, mask);
    final SliceCenters centers = SliceCenters.of(mask);
    final int[] slices = IntStream.range(0, series.grid().nz()).filter(centers::has).toArray();
    float[][] images = References.first(reference, series, slices, progress);
    Series run = series;
    RigidMotion volumes = null;
    if (rigid) {
      volumes =
          RigidPhase.estimate(
              series,
              new RigidFit.Target(images, series.grid(), centers, radius),
              overtime,
              progress);
      run = RigidPhase.moved(series, volumes, centers, progress);
      // of what the first phase brought together, where the reference is made of many volumes
      images = References.first(reference, run, slices, progress);
    }
    final SliceMotion motion = new SliceMotion(series.volumes(), series.grid().nz(), volumes);
    final double[][] variances = new double[3][motion.x.length];
    ReferenceSlice[] refs = prepare(images, series.grid(), centers);
    for (int pass = 1; pass <= passes; pass++) {
      if (pass > 1 && reference.kind() == Reference.Kind.FIRSTPASS) {
        images = References.corrected(run, slices, motion, centers, progress);
        refs = prepare(images, series.grid(), centers);
      }
      fit(run, slices, refs, motion, variances, pass, progress);
      regularize(motion, variances, slices);
    }
    costs(series, refs, motion, slices, false, progress);
    costs(run, refs, motion, slices, true, progress);
    if (rigid) {
      RigidPhase.total(motion, series.grid(), centers);
    }
    return motion;
  }

  private void requireFit(final Series series, final Mask mask) {
    mask.requireFits(series.name(), series.grid());
    reference.requireIn(series.name(), series.volumes());
    if (series.volumes() < 2) {
      throw new IllegalArgumentException(
          "'" + series.name() + "' has a single volume; motion correction needs 2 or more.");
    }
    if (series.grid().cordAxis() != 2) {
      throw new IllegalArgumentException(
          "The slices of '"
              + series.name()
              + "' do not lie across the cord: of its axes "
              + series.grid().orientation()
              + " the third must run to the head or the feet. Slice-wise motion correction needs an"
              + " axial acquisition.");
    }
    final int held = SliceCenters.of(mask).count();
    if (rigid && held < FEWEST_FOR_RIGID) {
      throw new IllegalArgumentException(
          "rigid=true needs mask in "
              + FEWEST_FOR_RIGID
              + " slices or more, but '"
              + mask.name()
              + "' has it in "
              + held
              + "; choose rigid=false.");
    }
    if (held <= order) {
      throw new IllegalArgumentException(
          "order="
              + order
              + " needs mask in "
              + (order + 1)
              + " slices or more, but '"
              + mask.name()
              + "' has it in "
              + held
              + "; choose a lower order.");
    }
  }

  private void fit(
      final Series series,
      final int[] slices,
      final ReferenceSlice[] refs,
      final SliceMotion motion,
      final double[][] variances,
      final int pass,
      final Progress progress) {
    progress.begin(
        "Motion of " + series.name() + ", pass " + pass, (long) slices.length * motion.volumes());
    Resampler.forEachBlock(
        slices,
        motion.volumes(),
        progress,
        (z, first, end) -> {
          if (!refs[z].isFinite()) {
            for (int t = first; t < end; t++) {
              motion.fail(motion.at(t, z));
            }
            return;
          }
          final RunPlanes run = new RunPlanes(series);
          final SliceFit fit = new SliceFit(refs[z], rotation, REACH);
          for (int t = first; t < end; t++) {
            final int i = motion.at(t, z);
            final float[] frame = run.get(t, z);
            if (pass == 1 || motion.states[i] != SliceMotion.State.CONVERGED) {
              fit.fitFromRest(frame);
            } else {
              fit.x = motion.x[i];
              fit.y = motion.y[i];
              fit.angle = Math.toRadians(motion.degrees[i]);
              fit.fit(frame);
            }
            if (!fit.converged) {
              motion.fail(i);
              continue;
            }
            motion.states[i] = SliceMotion.State.CONVERGED;
            motion.x[i] = fit.x;
            motion.y[i] = fit.y;
            motion.degrees[i] = Math.toDegrees(fit.angle);
            variances[0][i] = fit.varianceX;
            variances[1][i] = fit.varianceY;
            variances[2][i] = fit.varianceAngle * Math.pow(180 / Math.PI, 2);
          }
        });
  }

  private ReferenceSlice[] prepare(
      final float[][] images, final Grid grid, final SliceCenters centers) {
    final ReferenceSlice[] refs = new ReferenceSlice[grid.nz()];
    for (int z = 0; z < refs.length; z++) {
      if (centers.has(z)) {
        refs[z] =
            new ReferenceSlice(
                images[z],
                grid.nx(),
                grid.ny(),
                grid.voxelSize(0),
                grid.voxelSize(1),
                centers.x(z),
                centers.y(z),
                radius);
      }
    }
    return refs;
  }

  private void regularize(
      final SliceMotion motion, final double[][] variances, final int[] slices) {
    final double[][] courses = {motion.x, motion.y, motion.degrees};
    for (int c = 0; c < (rotation ? 3 : 2); c++) {
      if (order > 0) {
        alongCord(courses[c], variances[c], motion, slices);
      }
      if (overtime) {
        overTime(courses[c], variances[c], motion, slices);
      }
    }
  }

  private static void overTime(
      final double[] course,
      final double[] variance,
      final SliceMotion motion,
      final int[] slices) {
    for (final int z : slices) {
      final double[] y = new double[motion.volumes()];
      final double[] noise = new double[y.length];
      for (int t = 0; t < y.length; t++) {
        final int i = motion.at(t, z);
        final boolean good = motion.states[i] == SliceMotion.State.CONVERGED;
        y[t] = good ? course[i] : Double.NaN;
        noise[t] = good ? variance[i] : 0;
      }
      final double[] smooth = LocalLevel.smooth(y, noise);
      for (int t = 0; t < y.length; t++) {
        if (!Double.isNaN(y[t])) {
          course[motion.at(t, z)] = smooth[t];
        }
      }
    }
  }

  private void alongCord(
      final double[] course,
      final double[] variance,
      final SliceMotion motion,
      final int[] slices) {
    final AlongCord polynomial = new AlongCord(order, motion.slices());
    for (int t = 0; t < motion.volumes(); t++) {
      final double[] values = new double[motion.slices()];
      final double[] spread = new double[motion.slices()];
      Arrays.fill(values, Double.NaN);
      for (final int z : slices) {
        final int i = motion.at(t, z);
        if (motion.states[i] == SliceMotion.State.CONVERGED) {
          values[z] = course[i];
          spread[z] = variance[i];
        }
      }
      if (polynomial.apply(values, spread)) {
        for (final int z : slices) {
          if (!Double.isNaN(values[z])) {
            course[motion.at(t, z)] = values[z];
            variance[motion.at(t, z)] = spread[z];
          }
        }
      }
    }
  }

  private void costs(
      final Series series,
      final ReferenceSlice[] refs,
      final SliceMotion motion,
      final int[] slices,
      final boolean corrected,
      final Progress progress) {
    progress.begin("What motion left of " + series.name(), (long) slices.length * motion.volumes());
    Resampler.forEachBlock(
        slices,
        series.volumes(),
        progress,
        (z, first, end) -> {
          if (!refs[z].isFinite()) {
            return;
          }
          final RunPlanes run = new RunPlanes(series);
          final SliceFit fit = new SliceFit(refs[z], false, REACH);
          for (int t = first; t < end; t++) {
            final int i = motion.at(t, z);
            final float[] frame = run.get(t, z);
            if (corrected) {
              motion.after[i] =
                  Math.sqrt(
                      fit.costAt(
                          frame, motion.x[i], motion.y[i], Math.toRadians(motion.degrees[i])));
            } else {
              motion.before[i] = Math.sqrt(fit.costAt(frame, 0, 0, 0));
            }
          }
        });
  }
}
