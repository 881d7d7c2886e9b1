package org.cordj.command;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.process.FloatPolygon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordj.imagej.Images;
import org.cordj.segment.Centerline;
import org.cordj.segment.CenterlineTable;
import org.cordj.segment.CordPoint;

/** Where a command takes the user's points of the cord from. */
final class GivenPoints {

  /** The word for the ROI Manager; any other text is a file. */
  private static final String MANAGER = "manager";

  private GivenPoints() {}

  /**
   * The points, in voxels as shown.
   *
   * @param source empty for the image's point selection, {@code manager} for all points in the ROI
   *     Manager, else a file (see {@link CenterlineTable})
   * @throws IOException if the file cannot be read or holds no points
   * @throws IllegalArgumentException if the ROI Manager has no points or does not say their slice,
   *     or the file does not belong to the image
   */
  static List<CordPoint> of(final ImagePlus imp, final String source) throws IOException {
    if (source.isEmpty()) {
      return CordImage.points(imp);
    }
    if (source.equals(MANAGER)) {
      return managed(imp);
    }
    return CenterlineTable.readAny(Path.of(source), Images.grid(imp)).points().stream()
        .map(Centerline.Point::voxel)
        .toList();
  }

  private static List<CordPoint> managed(final ImagePlus imp) {
    final RoiManager manager = manager();
    final List<CordPoint> points = new ArrayList<>();
    if (manager != null) {
      for (final Roi roi : manager.getRoisAsArray()) {
        if (roi instanceof PointRoi clicked) {
          add(imp, clicked, points);
        }
      }
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException(
          "points=manager, but the ROI Manager holds no point; click points and add them (t), or leave"
              + " points empty for those on the image.");
    }
    return points;
  }

  private static RoiManager manager() {
    try {
      return RoiManager.getInstance2();
    } catch (final UnsupportedOperationException e) {
      // HeadlessException: ImageJ's ROI Manager is a window even where a macro hides it
      throw new IllegalArgumentException(
          "points=manager needs ImageJ's ROI Manager, which does not exist without a display; give the"
              + " points as a file, or leave points empty for those on the image.",
          e);
    }
  }

  private static void add(
      final ImagePlus imp, final PointRoi clicked, final List<CordPoint> points) {
    final FloatPolygon at = clicked.getFloatPolygon();
    for (int n = 0; n < at.npoints; n++) {
      points.add(
          new CordPoint(
              CordImage.voxel(at.xpoints[n]),
              CordImage.voxel(at.ypoints[n]),
              slice(imp, clicked, clicked.getPointPosition(n))));
    }
  }

  /** The slice of a point, from 0: its own, else that of its ROI. */
  private static int slice(final ImagePlus imp, final PointRoi roi, final int own) {
    if (own == 0 && roi.hasHyperStackPosition() && roi.getZPosition() > 0) {
      return roi.getZPosition() - 1;
    }
    final int position = own == 0 ? roi.getPosition() : own;
    if (position < 1 || position > imp.getStackSize()) {
      throw new IllegalArgumentException(
          "The point '"
              + roi.getName()
              + "' in the ROI Manager "
              + (position < 1
                  ? "belongs to no slice; show its slice, select it and press Update"
                  : "is on slice " + position + " of " + imp.getStackSize() + "; remove it")
              + ".");
    }
    return imp.convertIndexToPosition(position)[1] - 1;
  }
}
