package org.cordj.imagej;

import ij.ImagePlus;
import ij.gui.PointRoi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cordj.image.Grid;
import org.cordj.segment.Centerline;
import org.cordj.segment.CordCenterline;
import org.cordj.segment.CordPoint;

/**
 * A centreline as the point selection of an image, and which of its points are the user's.
 *
 * <p>The image remembers, as text that its copies and its TIFF file carry, where a line was put
 * without the user: those points count for nothing when the line is found anew. A point that was
 * moved or added since is the user's, and stays so in later lines, which pass through it. A point
 * that was deleted is found anew. Places are compared in mm of the scanner, so that a crop changes
 * nothing.
 */
public final class LinePoints {

  private static final String LINE = "cordj.centerline";

  /** Less than this in mm is the same place: a selection's coordinates are floats. */
  private static final double SAME = 2e-3;

  private LinePoints() {}

  /**
   * Makes a line the image's selection.
   *
   * @param method how it was found
   * @param users the points of the user that it passes through
   */
  public static void select(
      final ImagePlus imp,
      final Centerline line,
      final CordCenterline.Method method,
      final List<CordPoint> users) {
    final int axis = line.grid().cordAxis();
    final List<Integer> fixed = users.stream().map(u -> slice(u, axis)).toList();
    final PointRoi points = new PointRoi();
    points.enableSubPixelResolution();
    final StringBuilder text = new StringBuilder(method.label());
    for (final Centerline.Point p : line.points()) {
      final double x = position(p.voxel().i());
      final double y = position(p.voxel().j());
      final int z = (int) Math.rint(p.voxel().k());
      points.addPoint(x, y, imp.getStackIndex(1, 1 + z, Math.max(1, imp.getT())));
      if (!fixed.contains(p.slice())) {
        // as it will be read back from the selection
        final double[] mm = line.grid().toWorld(x - 0.5, y - 0.5, z);
        text.append(String.format(Locale.ROOT, ";%.4f %.4f %.4f", mm[0], mm[1], mm[2]));
      }
    }
    imp.setProp(LINE, text.toString());
    imp.setRoi(points);
  }

  /**
   * Where ImageJ has the centre of a voxel, from the pixel's corner. A whole number would be read
   * back as the pixel itself.
   */
  private static double position(final double voxel) {
    final float at = (float) (voxel + 0.5);
    return at == Math.rint(at) ? at + 1e-3 : at;
  }

  private static int slice(final CordPoint point, final int axis) {
    return (int) Math.rint(point.toArray()[axis]);
  }

  /**
   * Those of an image's points that the user moved or added; all of them where the image carries no
   * line of CordJ.
   *
   * @param points what is selected on the image now, in voxels as shown
   */
  public static List<CordPoint> ofUser(final ImagePlus imp, final List<CordPoint> points) {
    final String text = imp.getProp(LINE);
    if (text == null || points.isEmpty()) {
      return points;
    }
    final List<double[]> found =
        Arrays.stream(text.split(";")).skip(1).map(p -> place(imp, p)).toList();
    final Grid grid = Geometry.of(imp).grid();
    final List<CordPoint> users = new ArrayList<>();
    for (final CordPoint p : points) {
      final double[] at = grid.toWorld(p.i(), p.j(), p.k());
      if (found.stream().noneMatch(f -> near(f, at))) {
        users.add(p);
      }
    }
    return users;
  }

  private static double[] place(final ImagePlus imp, final String point) {
    try {
      final double[] mm =
          Arrays.stream(point.split(" ")).mapToDouble(Double::parseDouble).toArray();
      if (mm.length == 3) {
        return mm;
      }
    } catch (final NumberFormatException e) {
      // the sentence below says it
    }
    throw Sentences.changed(imp, LINE);
  }

  private static boolean near(final double[] a, final double[] b) {
    return Math.abs(a[0] - b[0]) < SAME
        && Math.abs(a[1] - b[1]) < SAME
        && Math.abs(a[2] - b[2]) < SAME;
  }

  /**
   * How the line on an image was found; AUTO where it carries none.
   *
   * @throws IllegalArgumentException with the sentence for the user, if the image's property is not
   *     what CordJ wrote
   */
  public static CordCenterline.Method method(final ImagePlus imp) {
    final String text = imp.getProp(LINE);
    if (text == null) {
      return CordCenterline.Method.AUTO;
    }
    try {
      return CordCenterline.Method.of(text.split(";", 2)[0]);
    } catch (final IllegalArgumentException e) {
      throw Sentences.changed(imp, LINE);
    }
  }

  /**
   * A sentence that names the user's points.
   *
   * @param points not empty
   */
  public static String sentence(final ImagePlus imp, final List<CordPoint> points) {
    final int axis = Geometry.of(imp).grid().cordAxis();
    return imp.getTitle()
        + ": the line passes through the user's "
        + (points.size() == 1 ? "point in slice " : "points in slices ")
        + points.stream()
            .map(p -> slice(p, axis))
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "))
        + " (counted from 0 along "
        + "xyz".charAt(axis)
        + ").";
  }
}
