package org.cordj.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;

/**
 * The voxels of the cord, in the slices of its centreline.
 *
 * <p>{@link Method#SURFACE}: the closed boundary of least cost around the centreline in each slice
 * ({@link PolarBoundary}), smooth around and along the cord ({@link CordSurface}). {@link
 * Method#TUBE}: all within a fixed distance of the centreline. Both boundaries lie between voxels:
 * a voxel belongs to the mask if more than half of its area in the slice lies inside.
 *
 * @param method surface or tube
 * @param contrast how the cord looks, for the surface; AUTO takes the centreline's, and where that
 *     does not say, the polarity that fits better
 * @param radius of the tube, in mm, 1 to 10; the surface does not use it
 */
public record CordMask(Method method, Contrast contrast, double radius) {

  /** How the boundary is found. */
  public enum Method {
    /** The cord's own boundary in the image. */
    SURFACE,
    /** A fixed radius. */
    TUBE;

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
          "method is '" + name + "'; choose surface or tube (in lower case).");
    }

    /** The name as it is written in macros, JSON and tables. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The expected radius of the cord, in mm (see {@code CordModel} for its source). */
  public static final double DEFAULT_RADIUS = 4.6;

  private static final double MIN_RADIUS = 1;
  private static final double MAX_RADIUS = 10;

  /** Places within a voxel that are tested lie about this far apart, in mm. */
  private static final double FINE = 0.1;

  /** Below this confidence a slice deserves a look; {@link Result#warning} names them. */
  public static final double LOW_CONFIDENCE = CordCenterline.LEAST_CONFIDENCE;

  /**
   * A mask and how sure it is.
   *
   * <p>The confidence of a slice is how much its boundary looks like the cord's, from 0 to 1: the
   * product of the share of directions in which CSF or dura follows, the contrast against the
   * unevenness inside and against the whole image, the likelihood of its size, its roundness, and
   * the brightness that the contrast asks for; times the squared share of directions in which the
   * boundary lies in the image. It is measured on intensities averaged along the cord with a
   * standard deviation of 2 mm. A slice that does not resemble its neighbours (its correlation with
   * their mean, around the line, is below 0.3), or in which no cord was recognized, has 0: it is
   * bridged, its boundary there is what its neighbours and the expected size make of it, and the
   * mask is not empty. The scale is that of this measure, not a probability.
   *
   * @param mask voxels that lie inside by more than half
   * @param soft the share of each voxel's area in the slice that lies inside, 0 to 1
   * @param slices index along the cord axis of each slice, from the lowest slice up
   * @param confidence of each of these slices, 0 to 1; 1 for a tube
   */
  public record Result(Mask mask, Volume soft, List<Integer> slices, List<Double> confidence) {

    /** Which slices are below {@link #LOW_CONFIDENCE}: a sentence for the log, empty for none. */
    public String warning() {
      final List<Integer> low = new ArrayList<>();
      boolean bridged = false;
      for (int s = 0; s < slices.size(); s++) {
        if (confidence.get(s) < LOW_CONFIDENCE) {
          low.add(slices.get(s));
          bridged |= confidence.get(s) == 0;
        }
      }
      if (low.isEmpty()) {
        return "";
      }
      return String.format(
          Locale.ROOT,
          "low confidence (below %.2f) in slice%s %s, counted from 1%s. Check the outline there.",
          LOW_CONFIDENCE,
          low.size() == 1 ? "" : "s",
          low.stream().sorted().map(s -> String.valueOf(s + 1)).collect(Collectors.joining(", ")),
          bridged ? "; where it is 0 the boundary is bridged from the neighbours" : "");
    }
  }

  /** Checks the range. */
  public CordMask {
    if (!(radius >= MIN_RADIUS && radius <= MAX_RADIUS)) {
      throw new IllegalArgumentException(
          "radius is "
              + radius
              + " mm; choose "
              + (int) MIN_RADIUS
              + " to "
              + (int) MAX_RADIUS
              + " mm.");
    }
  }

  /** Whether a place in a slice lies inside, in mm of the frame. */
  private interface Shape {
    boolean inside(double x, double y);

    /** No place further than this from the centre lies inside, in mm. */
    double reach();

    double x();

    double y();
  }

  /**
   * The mask of an image along a centreline.
   *
   * @throws IllegalArgumentException if the centreline belongs to another grid
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Result apply(final Volume image, final Centerline centerline, final Progress progress) {
    centerline.requireFits(image.name(), image.grid());
    final CordFrame frame = new CordFrame(image.grid());
    final Line line = Line.of(frame, centerline);
    if (method == Method.SURFACE) {
      return of(image, frame, line, surface(image, frame, line, centerline), progress);
    }
    final List<Shape> shapes = new ArrayList<>();
    final List<Double> confidence = new ArrayList<>();
    for (int s = 0; s < line.ranks().length; s++) {
      shapes.add(tube(line, frame, s));
      confidence.add(1.0);
    }
    return paint(image, frame, line, shapes, confidence, progress);
  }

  /** The surface with parameters that are given: to score them. */
  static Result surface(
      final Volume image,
      final Centerline centerline,
      final CordModel model,
      final Progress progress) {
    final CordFrame frame = new CordFrame(image.grid());
    final Line line = Line.of(frame, centerline);
    final float[][] pixels = frame.pixels(image);
    return of(
        image,
        frame,
        line,
        fit(frame, pixels, line, model, CordFinder.brightLevel(pixels)),
        progress);
  }

  private static Result of(
      final Volume image,
      final CordFrame frame,
      final Line line,
      final CordSurface surface,
      final Progress progress) {
    final List<Shape> shapes = new ArrayList<>();
    final List<Double> confidence = new ArrayList<>();
    for (int s = 0; s < line.ranks().length; s++) {
      shapes.add(boundary(surface, s));
      confidence.add(surface.aside(s) ? 0 : surface.quality(s));
    }
    return paint(image, frame, line, shapes, confidence, progress);
  }

  private static Result paint(
      final Volume image,
      final CordFrame frame,
      final Line line,
      final List<Shape> shapes,
      final List<Double> confidence,
      final Progress progress) {
    progress.begin("Cord mask", shapes.size());
    final Volume soft = Volume.zeros(image.name() + "_cord_soft", image.grid());
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, shapes.size()).boxed().toList(),
            s -> {
              progress.check();
              paint(frame, line.ranks()[s], shapes.get(s), soft);
              progress.advance(1);
            });
    final Volume hard = Volume.zeros(image.name() + "_cord", image.grid());
    for (int z = 0; z < hard.planes().length; z++) {
      for (int p = 0; p < hard.planes()[z].length; p++) {
        hard.planes()[z][p] = soft.planes()[z][p] > 0.5f ? 1 : 0;
      }
    }
    final List<Integer> slices = new ArrayList<>();
    for (final int rank : line.ranks()) {
      slices.add(frame.slices().index(rank));
    }
    return new Result(Mask.of(hard), soft, List.copyOf(slices), List.copyOf(confidence));
  }

  /** The centreline in the frame: every slice from its lowest to its highest one. */
  private record Line(int[] ranks, double[] x, double[] y, boolean[] bridged) {

    static Line of(final CordFrame frame, final Centerline centerline) {
      final List<CordFinder.Pin> pins =
          centerline.points().stream().map(p -> frame.pin(p.voxel())).toList();
      final int first = pins.get(0).rank();
      final int n = pins.get(pins.size() - 1).rank() - first + 1;
      final Line line = new Line(new int[n], new double[n], new double[n], new boolean[n]);
      int next = 0;
      for (int s = 0; s < n; s++) {
        line.ranks[s] = first + s;
        while (pins.get(next).rank() < first + s) {
          next++;
        }
        final CordFinder.Pin above = pins.get(next);
        final CordFinder.Pin below = above.rank() == first + s ? above : pins.get(next - 1);
        final double t =
            above == below
                ? 0
                : (double) (first + s - below.rank()) / (above.rank() - below.rank());
        line.x[s] = below.x() + t * (above.x() - below.x());
        line.y[s] = below.y() + t * (above.y() - below.y());
        line.bridged[s] = above != below || centerline.points().get(next).confidence() == 0;
      }
      return line;
    }
  }

  private CordSurface surface(
      final Volume image, final CordFrame frame, final Line line, final Centerline centerline) {
    final float[][] pixels = frame.pixels(image);
    final double scale = CordFinder.brightLevel(pixels);
    final Contrast known = contrast == Contrast.AUTO ? centerline.contrast() : contrast;
    if (known != Contrast.AUTO) {
      return fit(frame, pixels, line, CordModel.of(known), scale);
    }
    final CordSurface dark = fit(frame, pixels, line, CordModel.of(Contrast.T2S), scale);
    final CordSurface bright = fit(frame, pixels, line, CordModel.of(Contrast.T1), scale);
    double better = 0;
    for (int s = 0; s < dark.slices(); s++) {
      better += dark.quality(s) - bright.quality(s);
    }
    return better >= 0 ? dark : bright;
  }

  private static CordSurface fit(
      final CordFrame frame,
      final float[][] pixels,
      final Line line,
      final CordModel model,
      final double scale) {
    return new CordSurface(frame, pixels, model, line.ranks[0], line.x, line.y, line.bridged)
        .fit(scale);
  }

  private static Shape boundary(final CordSurface surface, final int s) {
    final double[] radii = surface.radii(s);
    double most = 0;
    for (final double r : radii) {
      most = Math.max(most, r);
    }
    final double reach = most;
    return new Shape() {
      @Override
      public boolean inside(final double x, final double y) {
        final double dx = x - surface.x(s);
        final double dy = y - surface.y(s);
        final double towards = PolarGrid.towards(radii, dx, dy);
        return dx * dx + dy * dy < towards * towards;
      }

      @Override
      public double reach() {
        return reach;
      }

      @Override
      public double x() {
        return surface.x(s);
      }

      @Override
      public double y() {
        return surface.y(s);
      }
    };
  }

  /** The cut of a slice through a tube about the line's tangent: an ellipse. */
  private Shape tube(final Line line, final CordFrame frame, final int s) {
    final int before = Math.max(0, s - 1);
    final int after = Math.min(line.ranks.length - 1, s + 1);
    final double rise = (after - before) * frame.spacing();
    final double slopeX = rise > 0 ? (line.x[after] - line.x[before]) / rise : 0;
    final double slopeY = rise > 0 ? (line.y[after] - line.y[before]) / rise : 0;
    final double stretch = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
    final double cx = line.x[s];
    final double cy = line.y[s];
    return new Shape() {
      @Override
      public boolean inside(final double x, final double y) {
        final double dx = x - cx;
        final double dy = y - cy;
        final double along = (dx * slopeX + dy * slopeY) / stretch;
        return dx * dx + dy * dy - along * along <= radius * radius;
      }

      @Override
      public double reach() {
        return radius * stretch;
      }

      @Override
      public double x() {
        return cx;
      }

      @Override
      public double y() {
        return cy;
      }
    };
  }

  /** Writes how much of each voxel of a slice lies inside. */
  private static void paint(
      final CordFrame frame, final int rank, final Shape shape, final Volume soft) {
    final double edge = Math.max(frame.slices().edge(0), frame.slices().edge(1));
    final int fine = Math.max(2, Math.min(12, (int) Math.ceil(edge / FINE)));
    final double reach = shape.reach() + edge * 1.5;
    for (int v = 0; v < frame.nv(); v++) {
      for (int u = 0; u < frame.nu(); u++) {
        if (Math.abs(frame.x(u, v, rank) - shape.x()) > reach
            || Math.abs(frame.y(u, v, rank) - shape.y()) > reach) {
          continue;
        }
        int inside = 0;
        for (int b = 0; b < fine; b++) {
          for (int a = 0; a < fine; a++) {
            final double pu = u + (a + 0.5) / fine - 0.5;
            final double pv = v + (b + 0.5) / fine - 0.5;
            if (shape.inside(frame.x(pu, pv, rank), frame.y(pu, pv, rank))) {
              inside++;
            }
          }
        }
        soft.set(
            frame.slices().linearIndex(u + frame.nu() * v, rank), (float) inside / (fine * fine));
      }
    }
  }
}
