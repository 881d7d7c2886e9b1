package org.cordj.imagej;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.List;
import org.cordj.image.Grid;

/**
 * The origin of an image's Calibration as a mark that tells crops and rotations.
 *
 * <p>ImageJ's Crop, Duplicate and Rotate move an origin along with the pixels (unless it is 0, 0)
 * while they leave text properties as they are. So an image gets the scanner's origin there, which
 * also makes ImageJ's coordinates millimetres from it, to the left and to the back or feet. The
 * origin is given to 0.01 of a pixel, as Image>Properties shows it, and moved by at most 0.03 so
 * that its fractions of a pixel differ for every way of turning the plane.
 */
final class OriginMark {

  private static final int UNITS = 100;
  private static final double TOLERANCE = 0.004;

  /** By 0, 90, 270 and 180 degrees. */
  private static final List<View> ROTATIONS =
      List.of(
          View.AS_STORED,
          new View(true, true, false),
          new View(true, false, true),
          new View(false, true, true));

  /**
   * What happened to an image since it was marked.
   *
   * @param turned how its plane was turned
   * @param x how many columns of the turned plane were cut off on the left
   * @param y how many rows were cut off at the top
   */
  record Change(View turned, int x, int y) {}

  private OriginMark() {}

  /** The mark for a grid as shown: the position, in pixels, of the scanner's origin. */
  static double[] of(final Grid shown) {
    final double[] p = scannerOrigin(shown);
    long x = Math.round(p[0] * UNITS);
    while (part(x) == 0 || part(x) == UNITS / 2) {
      x++;
    }
    long y = Math.round(p[1] * UNITS);
    while (part(y) == 0
        || part(y) == UNITS / 2
        || part(y) == part(x)
        || part(y) == UNITS - part(x)) {
      y++;
    }
    return new double[] {(double) x / UNITS, (double) y / UNITS};
  }

  private static long part(final long hundredths) {
    return Math.floorMod(hundredths, (long) UNITS);
  }

  /** Where the world's 0, 0, 0 falls on the planes of the stack, in pixels from the first one's. */
  private static double[] scannerOrigin(final Grid g) {
    final double[] zero = g.toWorld(0, 0, 0);
    final double[][] a = g.affine();
    final double[] p = new double[2];
    for (int d = 0; d < 2; d++) {
      double along = 0;
      for (int r = 0; r < 3; r++) {
        along -= zero[r] * a[r][d];
      }
      p[d] = along / (g.voxelSize(d) * g.voxelSize(d));
    }
    return p;
  }

  /** Sets an image's origin. */
  static void set(final ImagePlus imp, final double[] mark) {
    final Calibration c = imp.getLocalCalibration();
    c.xOrigin = mark[0];
    c.yOrigin = mark[1];
  }

  /**
   * What was done to an image's planes since it had a mark.
   *
   * <p>A crop without any offset is not believed: from scripts ImageJ crops without moving the
   * origin. Nor is a flip: ImageJ moves the origin once for every slice and so, after an even
   * number of them, not at all; see {@link HostWatch}.
   *
   * @param mark the origin that it then had
   * @param width the width that it then had
   * @param height the height that it then had
   * @return null where its origin tells nothing
   */
  static Change since(final ImagePlus imp, final double[] mark, final int width, final int height) {
    final Calibration c = imp.getLocalCalibration();
    for (final View turned : ROTATIONS) {
      final int w = turned.transposed() ? height : width;
      final int h = turned.transposed() ? width : height;
      final double x = turned.transposed() ? mark[1] : mark[0];
      final double y = turned.transposed() ? mark[0] : mark[1];
      final double left = (turned.flipColumns() ? w - 1 - x : x) - c.xOrigin;
      final double top = (turned.flipRows() ? h - 1 - y : y) - c.yOrigin;
      if (isOffset(left, w - imp.getWidth()) && isOffset(top, h - imp.getHeight())) {
        final int dx = (int) Math.rint(left);
        final int dy = (int) Math.rint(top);
        final boolean whole = imp.getWidth() == w && imp.getHeight() == h;
        return whole || dx > 0 || dy > 0 ? new Change(turned, dx, dy) : null;
      }
    }
    return null;
  }

  private static boolean isOffset(final double offset, final int most) {
    final double whole = Math.rint(offset);
    return Math.abs(offset - whole) < TOLERANCE && whole >= 0 && whole <= most;
  }
}
