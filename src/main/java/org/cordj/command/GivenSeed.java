package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.bids.CourseFile;
import org.cordj.connectivity.SeedCourse;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.Images;
import org.cordj.imagej.explorer.Place;
import org.cordj.segment.CordPoint;

/**
 * The seed that a user means: a voxel, a region or a file; without any, the point that was clicked.
 *
 * @param point three numbers, x, y and slice as shown, counted from 0; empty for none
 * @param radius of a sphere about the point, in mm
 * @param rois an image of regions, null for none
 * @param region the name of one of them
 * @param course a file of numbers, empty for none
 * @param column of that file
 */
record GivenSeed(
    String point, double radius, ImagePlus rois, String region, String course, String column) {

  GivenSeed {
    final long given =
        Stream.of(!point.isBlank(), rois != null, !course.isEmpty()).filter(g -> g).count();
    if (given > 1) {
      throw new IllegalArgumentException(
          "More than one seed is given; give one of point, rois with region, and course.");
    }
    if (rois == null && !region.isEmpty()) {
      throw new IllegalArgumentException(
          "region is '" + region + "' but no rois are given; give the image that it is in.");
    }
    if (course.isEmpty() && !column.isEmpty()) {
      throw new IllegalArgumentException(
          "column is '" + column + "' but no course is given; give the file that it is in.");
    }
  }

  /** Reads its course. */
  SeedCourse read(final ImagePlus imp, final Series run, final Mask mask, final Progress progress)
      throws IOException {
    if (!course.isEmpty()) {
      return SeedCourse.of(course, CourseFile.read(Path.of(course), column));
    }
    if (rois != null) {
      return SeedCourse.ofRegion(run, region(Images.toLabels(rois), run), progress);
    }
    final Mask sphere = SeedCourse.sphere(mask, point.isBlank() ? clicked(imp) : voxel(), radius);
    return SeedCourse.ofRegion(run, sphere, progress);
  }

  private Mask region(final Labels labels, final Series run) {
    final List<String> names = labels.regions().stream().map(Labels.Region::name).toList();
    final int at = names.size() == 1 && region.isEmpty() ? 0 : names.indexOf(region);
    if (at < 0) {
      throw new IllegalArgumentException(
          "region is '"
              + region
              + "'; the regions of '"
              + labels.name()
              + "' are "
              + String.join(", ", names)
              + ".");
    }
    final Mask voxels = labels.mask(labels.regions().get(at));
    if (voxels.count() == 0) {
      throw new IllegalArgumentException(
          "Region '" + names.get(at) + "' of '" + labels.name() + "' has no voxel.");
    }
    voxels.requireFits(run.name(), run.grid());
    return voxels;
  }

  private static int[] clicked(final ImagePlus imp) {
    final List<CordPoint> points = CordImage.points(imp);
    if (points.size() != 1) {
      throw new IllegalArgumentException(
          "No seed is given, and '"
              + imp.getTitle()
              + "' has "
              + points.size()
              + " points; click one with the point tool, or give point, rois with region, or"
              + " course.");
    }
    final CordPoint p = points.get(0);
    return new int[] {(int) Math.round(p.i()), (int) Math.round(p.j()), (int) Math.round(p.k())};
  }

  private int[] voxel() {
    final Place place = Place.of(point);
    return new int[] {place.x(), place.y(), place.z()};
  }
}
