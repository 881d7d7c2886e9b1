package org.cordj.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Volume;

/**
 * Finds the middle of the cord in each slice across it.
 *
 * <p>Slices are those perpendicular to the grid's cord axis, whichever voxel axis that is; all
 * lengths are in mm. Method {@link Method#AUTO}: in slabs of about 3 mm, places with an edge of the
 * cord's polarity all around ({@link StarDetector}) are fitted with a boundary and judged by what
 * distinguishes the cord; the line of least cost through them is found by dynamic programming,
 * which bridges bad slices and lets the cord leave the image; the centroids of surfaces fitted
 * about it, smoothed along the cord and weighted by their confidence, are the result. Where slices
 * are more than 2 mm apart these are means over the surfaces of eight models, which differ in what
 * counts as an edge: where hardly any CSF is seen, noise turns one of them, not their mean. No
 * learned weights. Cost: linear in the pixels at 1 mm plus the slices. Ideas from PropSeg (De
 * Leener, Kadoury and Cohen-Adad 2014, 10.1016/j.neuroimage.2014.04.051) and OptiC (Gros et al.
 * 2018, 10.1016/j.media.2017.12.001).
 *
 * <p>Method {@link Method#POINTS}: a natural cubic spline through the user's points, from the
 * lowest to the highest of them; the image's intensities play no part.
 *
 * <p>The line ends where its middle leaves the field of view. A slice in which no cord was
 * recognized, or that does not resemble its neighbours, is bridged: its point lies on the smooth
 * line through the others, with confidence 0.
 *
 * <p>Limits: the cord must be within about 35 degrees of the slices' normal and in at least two
 * thirds of the slices (else crop the image, or give points; auto may take another structure for a
 * bright cord), and its cut between about 2.5 and 8 mm in radius; the cauda equina and the brain
 * stem have other shapes and get low confidence.
 *
 * @param method automatic, or from points alone
 * @param contrast how the cord looks; AUTO tries a dark cord first, then a bright one, and says
 *     what it chose
 * @param smoothing length in mm along the cord: bends shorter than about six times it are smoothed
 *     away; 0 to 50, 0 leaves each slice where it was found
 * @param points places that the user knows, at most one a slice; with AUTO the line passes through
 *     them exactly and is found anew elsewhere, with POINTS at least two are needed
 */
public record CordCenterline(
    Method method, Contrast contrast, double smoothing, List<CordPoint> points) {

  /** Where the line comes from. */
  public enum Method {
    /** From the image, through the user's points if there are any. */
    AUTO,
    /** From the user's points alone. */
    POINTS;

    /**
     * The method of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Method of(final String name) {
      for (final Method m : values()) {
        if (m.label().equals(name)) {
          return m;
        }
      }
      throw new IllegalArgumentException(
          "method is '" + name + "'; choose auto or points (in lower case).");
    }

    /** The name as it is written in macros, JSON and tables. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Smoothing that suits the cord's own bends, in mm. */
  public static final double DEFAULT_SMOOTHING = 5;

  /**
   * Least confidence of a line that is given out. The tests' cords score from 0.39 up, their
   * brains, noise and blank images up to 0.25.
   */
  public static final double LEAST_CONFIDENCE = 0.3;

  private static final double MAX_SMOOTHING = 50;

  /** From this ratio of the CSF's to the cord's intensity on, a dark cord is called T2-weighted. */
  private static final double T2_RATIO = 2.3;

  /** Smallest field of view across the cord, in mm. */
  private static final double FIELD = 12;

  /** Weight of a user's point against a slice of full confidence. */
  private static final double PINNED = 1e6;

  /** Checks the ranges. */
  public CordCenterline {
    if (!(smoothing >= 0 && smoothing <= MAX_SMOOTHING)) {
      throw new IllegalArgumentException(
          "smoothing is " + smoothing + " mm; choose 0 to " + (int) MAX_SMOOTHING + " mm.");
    }
    points = List.copyOf(points);
    if (method == Method.POINTS && points.size() < 2) {
      throw new IllegalArgumentException(
          "method points needs at least 2 points in different slices; there "
              + (points.size() == 1 ? "is 1." : "are " + points.size() + ".")
              + " Click more points, or choose method auto.");
    }
  }

  /** The automatic method without any points, with the default smoothing. */
  public static CordCenterline automatic(final Contrast contrast) {
    return new CordCenterline(Method.AUTO, contrast, DEFAULT_SMOOTHING, List.of());
  }

  /**
   * Finds the line.
   *
   * @param image a 3-D image, or the mean of a run (see {@link RobustMean})
   * @throws IllegalArgumentException if the image has fewer than two slices along the cord or too
   *     small a field of view, a point is off the grid, two are in one slice, or no cord is found
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Centerline apply(final Volume image, final Progress progress) {
    final CordFrame frame = new CordFrame(image.grid());
    requireSize(image, frame);
    Centerline.requirePlaces(image.grid(), points);
    final List<CordFinder.Pin> pins = new ArrayList<>();
    for (final CordPoint p : points) {
      pins.add(frame.pin(p));
    }
    pins.sort(Comparator.comparingInt(CordFinder.Pin::rank));
    return method == Method.POINTS
        ? spline(image, frame, pins)
        : automatic(image, frame, pins, progress);
  }

  private static void requireSize(final Volume image, final CordFrame frame) {
    final Grid grid = image.grid();
    if (frame.count() < 2) {
      throw new IllegalArgumentException(
          "'"
              + image.name()
              + "' has one slice along the cord ("
              + grid
              + "); a centreline needs a 3-D image with at least 2.");
    }
    final double[] reach = frame.reach();
    if (2 * Math.min(reach[0], reach[1]) + frame.smallerEdge() < FIELD) {
      throw new IllegalArgumentException(
          "'"
              + image.name()
              + "' is too small across the cord ("
              + grid
              + "); at least "
              + (int) FIELD
              + " mm to each axis are needed to tell the cord from what surrounds it.");
    }
  }

  private Centerline automatic(
      final Volume image,
      final CordFrame frame,
      final List<CordFinder.Pin> pins,
      final Progress progress) {
    final CordFinder finder = new CordFinder(frame, frame.pixels(image));
    CordFinder.Found found = null;
    Contrast chosen = contrast;
    String reason;
    if (contrast == Contrast.AUTO) {
      final CordFinder.Found dark = finder.find(CordModel.of(Contrast.T2S), pins, progress);
      if (confidence(dark) >= LEAST_CONFIDENCE) {
        found = dark;
        chosen = dark.ratio() >= T2_RATIO ? Contrast.T2 : Contrast.T2S;
        reason =
            String.format(
                Locale.ROOT,
                "contrast %s: a dark cord in bright CSF was found (confidence %.2f), the CSF %.1f"
                    + " times as bright as the cord (t2 from %.1f on).",
                chosen.label(),
                dark.confidence(),
                dark.ratio(),
                T2_RATIO);
      } else {
        final CordFinder.Found bright = finder.find(CordModel.of(Contrast.T1), pins, progress);
        final boolean better = confidence(bright) >= confidence(dark);
        found = better ? bright : dark;
        chosen = better ? Contrast.T1 : Contrast.T2S;
        reason =
            String.format(
                Locale.ROOT,
                "contrast %s: as a bright cord in dark CSF the confidence is %.2f, as a dark cord in"
                    + " bright CSF %.2f.",
                chosen.label(),
                confidence(bright),
                confidence(dark));
      }
    } else {
      found = finder.find(CordModel.of(contrast), pins, progress);
      reason =
          String.format(
              Locale.ROOT,
              "contrast %s as given, confidence %.2f.",
              contrast.label(),
              confidence(found));
    }
    if (found == null || pins.isEmpty() && found.confidence() < LEAST_CONFIDENCE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "No spinal cord was found in '%s': the best line for %s has a confidence of %.2f, at"
                  + " least %.2f is needed. Check the contrast and the image, crop it to the spine,"
                  + " or give points.",
              image.name(),
              contrast == Contrast.AUTO ? "any contrast" : "contrast " + contrast.label(),
              confidence(found),
              LEAST_CONFIDENCE));
    }
    return smooth(image, frame, pins, found, chosen, reason);
  }

  private static double confidence(final CordFinder.Found found) {
    return found == null ? 0 : found.confidence();
  }

  private Centerline smooth(
      final Volume image,
      final CordFrame frame,
      final List<CordFinder.Pin> pins,
      final CordFinder.Found found,
      final Contrast chosen,
      final String reason) {
    final int n = found.x().length;
    final double[] x = found.x().clone();
    final double[] y = found.y().clone();
    final double[] weights = new double[n];
    final double[] confidence = new double[n];
    for (int s = 0; s < n; s++) {
      confidence[s] = found.bridged()[s] ? 0 : found.quality()[s];
      weights[s] = confidence[s];
    }
    for (final CordFinder.Pin pin : pins) {
      final int s = pin.rank() - found.first();
      x[s] = pin.x();
      y[s] = pin.y();
      weights[s] = PINNED;
      confidence[s] = 1;
    }
    final double length = smoothing / frame.spacing();
    final double[] sx = Whittaker.smooth(x, weights, length);
    final double[] sy = Whittaker.smooth(y, weights, length);
    final List<Centerline.Point> line = new ArrayList<>();
    int from = 0;
    while (from < n - 1 && !frame.inside(sx[from], sy[from], found.first() + from)) {
      from++;
    }
    int to = n - 1;
    while (to > from && !frame.inside(sx[to], sy[to], found.first() + to)) {
      to--;
    }
    for (int s = from; s <= to; s++) {
      line.add(
          Centerline.point(
              frame.grid(), frame.voxel(sx[s], sy[s], found.first() + s), confidence[s]));
    }
    return new Centerline(
        image.name() + "_centerline", frame.grid(), chosen, found.confidence(), reason, line);
  }

  private Centerline spline(
      final Volume image, final CordFrame frame, final List<CordFinder.Pin> pins) {
    final double[] z = pins.stream().mapToDouble(p -> frame.z(p.rank())).toArray();
    final double[] x = pins.stream().mapToDouble(CordFinder.Pin::x).toArray();
    final double[] y = pins.stream().mapToDouble(CordFinder.Pin::y).toArray();
    final UnivariateFunction fx;
    final UnivariateFunction fy;
    if (z.length == 2) {
      fx = new LinearInterpolator().interpolate(z, x);
      fy = new LinearInterpolator().interpolate(z, y);
    } else {
      fx = new SplineInterpolator().interpolate(z, x);
      fy = new SplineInterpolator().interpolate(z, y);
    }
    final List<Centerline.Point> line = new ArrayList<>();
    for (int rank = pins.get(0).rank(); rank <= pins.get(pins.size() - 1).rank(); rank++) {
      final double at = Math.max(z[0], Math.min(z[z.length - 1], frame.z(rank)));
      line.add(Centerline.point(frame.grid(), frame.voxel(fx.value(at), fy.value(at), rank), 1));
    }
    return new Centerline(
        image.name() + "_centerline",
        frame.grid(),
        contrast,
        1,
        "a spline through " + pins.size() + " points.",
        line);
  }
}
