package org.cordj.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordj.image.Grid;
import org.cordj.io.Table;

/**
 * The middle of the cord, one point in each slice across it, from the lowest slice to the highest.
 * Immutable.
 */
public final class Centerline {

  /**
   * The middle of the cord in one slice.
   *
   * @param slice index of the slice along the grid's cord axis, from 0
   * @param voxel where it lies, in voxels; its coordinate along the cord axis is the slice
   * @param x towards the subject's right, in mm of the NIfTI world
   * @param y towards the front
   * @param z towards the head
   * @param confidence 0 to 1: how much what is seen there looks like a cord; 1 for a user's point
   *     or a file that does not say, 0 for a slice that was bridged
   */
  public record Point(
      int slice, CordPoint voxel, double x, double y, double z, double confidence) {}

  private final String name;
  private final Grid grid;
  private final Contrast contrast;
  private final double confidence;
  private final String reason;
  private final List<Point> points;

  Centerline(
      final String name,
      final Grid grid,
      final Contrast contrast,
      final double confidence,
      final String reason,
      final List<Point> points) {
    this.name = name;
    this.grid = grid;
    this.contrast = contrast;
    this.confidence = confidence;
    this.reason = reason;
    this.points = List.copyOf(points);
  }

  /**
   * A centreline from points that are known, at most one a slice. Their position along the cord
   * axis is rounded to the slice.
   *
   * @throws IllegalArgumentException if there is none, one lies off the grid, or two lie in one
   *     slice
   */
  public static Centerline of(final String name, final Grid grid, final List<CordPoint> points) {
    return of(name, grid, points, Collections.nCopies(points.size(), 1.0));
  }

  /** The same with a confidence for each point. */
  static Centerline of(
      final String name,
      final Grid grid,
      final List<CordPoint> points,
      final List<Double> confidence) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("The centreline '" + name + "' has no points.");
    }
    requirePlaces(grid, points);
    final int axis = grid.cordAxis();
    final List<Point> sorted = new ArrayList<>();
    for (int n = 0; n < points.size(); n++) {
      final double[] v = points.get(n).toArray();
      v[axis] = Math.rint(v[axis]);
      sorted.add(point(grid, v, confidence.get(n)));
    }
    final Comparator<Point> bySlice = Comparator.comparingInt(Point::slice);
    sorted.sort(grid.axes()[axis] > 0 ? bySlice : bySlice.reversed());
    return new Centerline(name, grid, Contrast.AUTO, 1, "from points", sorted);
  }

  static Point point(final Grid grid, final double[] voxel, final double confidence) {
    final double[] w = grid.toWorld(voxel[0], voxel[1], voxel[2]);
    return new Point(
        (int) Math.rint(voxel[grid.cordAxis()]),
        new CordPoint(voxel[0], voxel[1], voxel[2]),
        w[0],
        w[1],
        w[2],
        confidence);
  }

  /** Refuses points off the grid and two points in one slice. */
  static void requirePlaces(final Grid grid, final List<CordPoint> points) {
    final Map<Integer, CordPoint> slices = new HashMap<>();
    for (final CordPoint p : points) {
      final double[] v = p.toArray();
      for (int d = 0; d < 3; d++) {
        if (!(v[d] >= -0.5 && v[d] <= grid.size(d) - 0.5)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "The point (%s, %s, %s) lies outside the image: along %s its voxels go from 0 to"
                      + " %d. Remove or move the point.",
                  p.i(),
                  p.j(),
                  p.k(),
                  "xyz".charAt(d),
                  grid.size(d) - 1));
        }
      }
      final int slice = (int) Math.rint(v[grid.cordAxis()]);
      final CordPoint other = slices.put(slice, p);
      if (other != null) {
        throw new IllegalArgumentException(
            "Two points lie in slice "
                + slice
                + " (counted from 0 along "
                + "xyz".charAt(grid.cordAxis())
                + "), at voxels "
                + place(other)
                + " and "
                + place(p)
                + "; keep one a slice.");
      }
    }
  }

  private static String place(final CordPoint p) {
    return String.format(Locale.ROOT, "(%.2f, %.2f, %.2f)", p.i(), p.j(), p.k());
  }

  /** What users call it. */
  public String name() {
    return name;
  }

  /** The grid of the image that it was found in. */
  public Grid grid() {
    return grid;
  }

  /** The contrast that was given or found; AUTO if it was not needed. */
  public Contrast contrast() {
    return contrast;
  }

  /** How much the whole line looks like a cord, 0 to 1; 1 for a user's points or file. */
  public double confidence() {
    return confidence;
  }

  /** How it was found, and, for contrast auto, why that contrast: a sentence for the log. */
  public String reason() {
    return reason;
  }

  /** The points, from the lowest slice (most inferior) up. */
  public List<Point> points() {
    return points;
  }

  /** The table as CordJ writes it: slice, voxel position, mm position, confidence. */
  public Table toTable() {
    final Table table = new Table("slice", "i", "j", "k", "x", "y", "z", "confidence");
    for (final Point p : points) {
      table.add(p.slice, p.voxel.i(), p.voxel.j(), p.voxel.k(), p.x, p.y, p.z, p.confidence);
    }
    return table;
  }

  /**
   * Refuses a centreline of another grid.
   *
   * @throws IllegalArgumentException with the sentence for the user
   */
  public void requireFits(final String imageName, final Grid imageGrid) {
    Grid.requireSame(imageName, imageGrid, name, grid);
  }
}
