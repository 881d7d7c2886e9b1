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

  private CordImage() {}

  /** A 3-D image as it is, a run as its mean over the middle half of each voxel's values. */
  static Volume of(final ImagePlus imp, final Progress progress) {
    return imp.getNFrames() > 1
        ? RobustMean.of(Images.toSeries(imp, 0), progress)
        : Images.toVolume(imp);
  }

  /** A 3-D image as it is, a run as its mean over time. */
  static Volume mean(final ImagePlus imp, final Progress progress) {
    return imp.getNFrames() > 1 ? Images.toSeries(imp, 0).mean(progress) : Images.toVolume(imp);
  }

  /** The points that the user clicked: the image's point selection, in voxels as shown. */
  static List<CordPoint> points(final ImagePlus imp) {
    final List<CordPoint> points = new ArrayList<>();
    final Roi roi = imp.getRoi();
    if (roi instanceof PointRoi clicked) {
      final FloatPolygon at = clicked.getFloatPolygon();
      for (int n = 0; n < at.npoints; n++) {
        final int position = clicked.getPointPosition(n);
        final int z =
            imp.convertIndexToPosition(position == 0 ? imp.getCurrentSlice() : position)[1];
        points.add(new CordPoint(voxel(at.xpoints[n]), voxel(at.ypoints[n]), z - 1));
      }
    }
    return points;
  }

  /**
   * A whole number is a pixel, as makePoint() and pixel tools give it; with a fraction ImageJ
   * counts from the pixel's corner, CordJ from the voxel's centre.
   */
  static double voxel(final double position) {
    return position == Math.rint(position) ? position : position - 0.5;
  }
}
