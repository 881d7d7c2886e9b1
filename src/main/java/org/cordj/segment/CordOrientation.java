package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;

/**
 * How far the cord is turned about its own axis in each slice, from its shape and, with an image,
 * from the mirror symmetry of what lies within it.
 *
 * <p>The left and the right half of a cord mirror each other, so its plane of symmetry is a
 * principal axis of its cross-section, and the image on one side of it resembles the other side's;
 * the ventral fissure and the dorsal septum lie in it. For each slice and each angle from -{@link
 * #BOUND} to {@link #BOUND} degrees in steps of one:
 *
 * <ul>
 *   <li>shape: the cross-section's second moments make a vector of length e (the anisotropy) at
 *       twice the angle of its principal axis. With an error of SD d in each of its components the
 *       log likelihood of an angle t is -(e/d)^2 (1 - cos 2(t - axis)). d is 0.05, about what
 *       people's outlines of one cord differ from a symmetric one by, plus the voxels' coarseness,
 *       0.8 n^(-3/4) for n voxels. A round section says nothing.
 *   <li>image: the correlation r of the pixels within the inner {@code INNER} of the cord with
 *       those at their mirrored places has a log likelihood of -n/2 log(1 - r^2), n being one pair
 *       of independent pixels for each {@code INDEPENDENT} mm2.
 *   <li>before all evidence, the angle has an SD of {@link #PRIOR} degrees about the affine's
 *       anterior.
 * </ul>
 *
 * <p>Mean and SD of the product of the three are the slice's angle; the angles are then smoothed
 * along the cord, weighted by what each slice's evidence adds ({@link Whittaker}). Where the angles
 * of all slices together could be no more than errors (the sum of their squares over their
 * variances is below the 99th percentile of chi-squared), the cord is taken as not turned: an
 * outline of a hundred voxels has an uncertainty of about 4 degrees a slice. Positive is
 * counter-clockwise as seen from the head: the cord's front turns to the subject's left. This is a
 * combination of known parts without a publication of its own. O(angles x voxels of the mask) a
 * slice.
 *
 * @param smoothing length in mm along the cord, 0 to 50: turns shorter than about six times it are
 *     smoothed away
 */
public record CordOrientation(double smoothing) {

  /** The most that a cord is taken to be turned, in degrees either way. */
  public static final int BOUND = 30;

  /** SD of the angle before the cord is looked at, in degrees. */
  public static final double PRIOR = 40;

  /** A cord turns slowly along its length, in mm. */
  public static final double DEFAULT_SMOOTHING = 10;

  private static final double MAX_SMOOTHING = 50;
  private static final double OUTLINE = 0.05;
  private static final double COARSENESS = 0.8;

  /** Share of the cord's radius within which pixels are compared: CSF does not reach in there. */
  private static final double INNER = 0.85;

  private static final double INDEPENDENT = 4;

  /** SD in degrees of evidence that counts as one in smoothing. */
  private static final double UNIT = 4;

  /** Above this share of the SD before all evidence, a slice has said nothing. */
  private static final double SILENT = 0.9;

  /** How sure it must be that a cord is turned at all. */
  private static final double CERTAIN = 0.99;

  /** What an angle rests on. */
  public enum Evidence {
    /** The shape of the mask. */
    SHAPE,
    /** The shape of the mask and the symmetry of the image. */
    IMAGE,
    /** Neither tells: the anterior of the affine, and the neighbouring slices. */
    AFFINE;

    /** The name as it is written in tables. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One slice.
   *
   * @param slice index along the grid's cord axis, from 0
   * @param rotation angle in degrees, counter-clockwise as seen from the head
   * @param deviation SD of the slice's own angle before smoothing, in degrees
   * @param width of the ellipse that has the mask's moments, across the turned cord, in mm
   * @param depth of the same, in mm
   * @param evidence what the angle rests on
   */
  public record Slice(
      int slice,
      double rotation,
      double deviation,
      double width,
      double depth,
      Evidence evidence) {}

  /**
   * The angles and what is worth knowing about them.
   *
   * @param slices those of the mask, from the lowest up
   * @param notes sentences for the log
   */
  public record Result(List<Slice> slices, List<String> notes) {

    /** The table as CordJ writes it; angles in degrees, lengths in mm. */
    public Table toTable() {
      final Table table =
          new Table("slice", "rotation_deg", "deviation_deg", "width_mm", "depth_mm", "evidence");
      for (final Slice s : slices) {
        table.add(s.slice, s.rotation, s.deviation, s.width, s.depth, s.evidence.label());
      }
      return table;
    }
  }

  /** Checks the range. */
  public CordOrientation {
    if (!(smoothing >= 0 && smoothing <= MAX_SMOOTHING)) {
      throw new IllegalArgumentException(
          "smoothing is " + smoothing + " mm; choose 0 to " + (int) MAX_SMOOTHING + " mm.");
    }
  }

  /** The orientation of the affine alone: no slice is turned. */
  public static Result ofAffine(final Mask mask) {
    mask.requireFits(mask.name(), mask.grid());
    final CordFrame frame = new CordFrame(mask.grid());
    final List<Slice> slices = new ArrayList<>();
    for (final CordSection s : CordSection.of(frame, mask)) {
      if (s != null) {
        slices.add(slice(frame, s, 0, 0, Evidence.AFFINE));
      }
    }
    return new Result(List.copyOf(slices), List.of());
  }

  private static Slice slice(
      final CordFrame frame,
      final CordSection s,
      final double degrees,
      final double deviation,
      final Evidence evidence) {
    final double angle = Math.toRadians(degrees);
    return new Slice(
        frame.slices().index(s.rank()),
        degrees,
        deviation,
        2 * s.halfWidth(angle),
        2 * s.halfDepth(angle),
        evidence);
  }

  /**
   * The angles of a cord.
   *
   * @param image on the mask's grid, null to go by the shape alone
   * @throws IllegalArgumentException if the mask is empty or on another grid than the image
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Result apply(final Mask mask, final Volume image, final Progress progress) {
    mask.requireFits(
        image == null ? mask.name() : image.name(), image == null ? mask.grid() : image.grid());
    final CordFrame frame = new CordFrame(mask.grid());
    final CordSection[] sections = CordSection.of(frame, mask);
    final float[][] pixels = image == null ? null : frame.pixels(image);
    final double[][] found = new double[sections.length][];
    progress.begin("Orientation of the cord", sections.length);
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, sections.length).boxed().toList(),
            rank -> {
              progress.check();
              if (sections[rank] != null) {
                found[rank] =
                    angle(frame, sections[rank], pixels == null ? null : pixels[rank], mask);
              }
              progress.advance(1);
            });
    return smooth(frame, sections, found);
  }

  /** Mean and SD of a slice's angle in degrees, and 1 if the image had a say. */
  private static double[] angle(
      final CordFrame frame, final CordSection s, final float[] pixels, final Mask mask) {
    final double[] log = new double[2 * BOUND + 1];
    final double coarse = COARSENESS * Math.pow(s.voxels(), -0.75);
    final double sharpness =
        s.anisotropy() * s.anisotropy() / (OUTLINE * OUTLINE + coarse * coarse);
    final MirrorSymmetry mirror =
        pixels == null ? null : new MirrorSymmetry(frame, s, pixels, mask, INNER);
    boolean seen = false;
    double most = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < log.length; n++) {
      final double degrees = n - BOUND;
      final double t = Math.toRadians(degrees);
      log[n] = -0.5 * degrees * degrees / (PRIOR * PRIOR);
      log[n] -= sharpness * (1 - Math.cos(2 * (t - s.angle())));
      if (mirror != null) {
        final double r = Math.max(0, mirror.correlation(t));
        seen |= r > 0;
        log[n] -= s.area() * INNER * INNER / INDEPENDENT / 2 / 2 * Math.log(1 - r * r + 1e-6);
      }
      most = Math.max(most, log[n]);
    }
    double sum = 0;
    double mean = 0;
    double square = 0;
    for (int n = 0; n < log.length; n++) {
      final double p = Math.exp(log[n] - most);
      sum += p;
      mean += p * (n - BOUND);
      square += p * (n - BOUND) * (n - BOUND);
    }
    mean /= sum;
    return new double[] {mean, Math.sqrt(square / sum - mean * mean), seen ? 1 : 0};
  }

  private Result smooth(
      final CordFrame frame, final CordSection[] sections, final double[][] found) {
    final int first = first(sections);
    int last = first;
    for (int rank = first; rank < sections.length; rank++) {
      last = sections[rank] == null ? last : rank;
    }
    final double[] values = new double[last - first + 1];
    final double[] weights = new double[values.length];
    for (int n = 0; n < values.length; n++) {
      final double[] f = found[first + n];
      if (f != null) {
        values[n] = f[0];
        weights[n] = UNIT * UNIT / (f[1] * f[1] + 1e-3);
      }
    }
    final double[] smooth = Whittaker.smooth(values, weights, smoothing / frame.spacing());
    final boolean turned = turned(found);
    // what is known before all evidence, on the same steps of one degree within the same bound
    final double silent = SILENT * silentDeviation();
    final List<Slice> slices = new ArrayList<>();
    final List<Integer> round = new ArrayList<>();
    final List<Integer> far = new ArrayList<>();
    for (int n = 0; n < values.length; n++) {
      final double[] f = found[first + n];
      if (f != null) {
        final boolean says = f[1] < silent;
        final Slice s =
            slice(
                frame,
                sections[first + n],
                turned ? Math.max(-BOUND, Math.min(BOUND, smooth[n])) : 0,
                f[1],
                !turned || !says ? Evidence.AFFINE : f[2] > 0 ? Evidence.IMAGE : Evidence.SHAPE);
        slices.add(s);
        if (!says) {
          round.add(s.slice);
        }
        if (Math.abs(s.rotation) > BOUND - 5) {
          far.add(s.slice);
        }
      }
    }
    final List<String> notes = new ArrayList<>();
    if (!turned && round.size() < slices.size()) {
      notes.add(
          "The cord is not turned by more than its outline could be wrong by: front and right are"
              + " those of the affine.");
    } else if (!round.isEmpty()) {
      notes.add(
          "The cord's rotation cannot be told in "
              + CordMaskCheck.name(round)
              + ": it is round there; front and right are those of the affine"
              + (round.size() < slices.size() ? " and the neighbouring slices." : "."));
    }
    if (!far.isEmpty()) {
      notes.add(
          "The cord seems to be turned by more than "
              + (BOUND - 5)
              + " degrees in "
              + CordMaskCheck.name(far)
              + ", near the bound of "
              + BOUND
              + "; check the mask and the image's orientation.");
    }
    return new Result(List.copyOf(slices), List.copyOf(notes));
  }

  /** Whether the angles of all slices together are more than errors of their SDs. */
  private static boolean turned(final double[][] found) {
    double sum = 0;
    int n = 0;
    for (final double[] f : found) {
      if (f != null) {
        sum += f[0] * f[0] / (f[1] * f[1] + 1e-3);
        n++;
      }
    }
    return sum > new ChiSquaredDistribution(n).inverseCumulativeProbability(CERTAIN);
  }

  private static int first(final CordSection[] sections) {
    return IntStream.range(0, sections.length)
        .filter(r -> sections[r] != null)
        .findFirst()
        .orElseThrow();
  }

  private static double silentDeviation() {
    double sum = 0;
    double square = 0;
    for (int degrees = -BOUND; degrees <= BOUND; degrees++) {
      final double p = Math.exp(-0.5 * degrees * degrees / (PRIOR * PRIOR));
      sum += p;
      square += p * degrees * degrees;
    }
    return Math.sqrt(square / sum);
  }
}
