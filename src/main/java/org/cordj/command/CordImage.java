package org.cordj.command;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.imagej.Images;
import org.cordj.segment.CordPoint;
import org.cordj.segment.RobustMean;

/** What the segmentation commands read from an open image. */
final class CordImage {

  /** ImageJ counts sub-pixel positions from a pixel's corner, CordJ voxels from their centre. */
  private static final double HALF = 0.5;

  private CordImage() {}

  /** A 3-D image as it is, a run as its mean over the middle half of each voxel's values. */
  static Volume of(final ImagePlus imp, final Progress progress) {
    return imp.getNFrames() > 1
        ? RobustMean.of(Images.toSeries(imp, 0), progress)
        : Images.toVolume(imp);
  }

  /** The points that the user clicked: the image's point selection, in voxels as shown. */
  static List<CordPoint> points(final ImagePlus imp) {
    final List<CordPoint> points = new ArrayList<>();
    final Roi roi = imp.getRoi();
    if (roi instanceof PointRoi clicked) {
      final FloatPolygon at = clicked.getFloatPolygon();
      final double half = clicked.subPixelResolution() ? HALF : 0;
      for (int n = 0; n < at.npoints; n++) {
        final int position = clicked.getPointPosition(n);
        final int z =
            imp.convertIndexToPosition(position == 0 ? imp.getCurrentSlice() : position)[1];
        points.add(new CordPoint(at.xpoints[n] - half, at.ypoints[n] - half, z - 1));
      }
    }
    return points;
  }
}
