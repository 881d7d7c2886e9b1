package org.cordj.imagej.explorer;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cordj.connectivity.LiveSeed;
import org.cordj.connectivity.SeedCourse;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.Images;
import org.cordj.imagej.RunTiming;

/** An open run whose courses in the mask were read, and what became of its image since. */
final class ExploredRun {

  /** What is left to other work of the memory that is free. */
  private static final double SHARE = 0.9;

  private final ImagePlus imp;
  private final ImageStack stack;
  private final Series series;
  private final LiveSeed live;
  private final double start;

  /** The mean courses of regions, by their names; made when they are first looked at. */
  private final Map<String, SeedCourse> regions = new ConcurrentHashMap<>();

  private ExploredRun(
      final ImagePlus imp, final ImageStack stack, final Series series, final LiveSeed live) {
    this.imp = imp;
    this.stack = stack;
    this.series = series;
    this.live = live;
    start = RunTiming.kept(imp).first() * series.tr();
  }

  /**
   * Reads a run.
   *
   * @param tr in seconds, 0 to take the image's
   * @throws IllegalArgumentException if it is no run, the mask does not fit, it has no TR, or there
   *     is not enough memory
   */
  static ExploredRun open(
      final ImagePlus imp, final Mask mask, final double tr, final Progress progress) {
    final Series series = Images.toVoxelSeries(imp, tr);
    mask.requireFits(series.name(), series.grid());
    requireMemory(series, mask);
    return new ExploredRun(imp, imp.getStack(), series, LiveSeed.of(series, mask, progress));
  }

  static void requireMemory(final Series series, final Mask mask) {
    final long needed = LiveSeed.bytes(series, mask);
    if (needed <= SHARE * free()) {
      return;
    }
    System.gc();
    final long free = free();
    if (needed > SHARE * free) {
      throw new IllegalArgumentException(
          "The courses of the "
              + mask.count()
              + " voxels of '"
              + mask.name()
              + "' in the "
              + series.volumes()
              + " volumes of '"
              + series.name()
              + "' take "
              + megabytes(needed)
              + " MB; of the "
              + megabytes(Runtime.getRuntime().maxMemory())
              + " MB that ImageJ may use "
              + megabytes(free)
              + " MB are free. Give a smaller mask, such as Cord Mask...'s, or ImageJ more memory"
              + " (Edit>Options>Memory & Threads).");
    }
  }

  private static long free() {
    final Runtime java = Runtime.getRuntime();
    return java.maxMemory() - java.totalMemory() + java.freeMemory();
  }

  private static long megabytes(final long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  /** Its image. */
  ImagePlus image() {
    return imp;
  }

  /** The run. */
  Series series() {
    return series;
  }

  /** Its courses in the mask. */
  LiveSeed live() {
    return live;
  }

  /**
   * The course of any voxel.
   *
   * @return null for one outside of the mask in a run that is not in memory
   */
  double[] course(final Place place) {
    final int index = place.index(series.grid());
    final int voxel = live.mask().position(index);
    if (voxel >= 0) {
      return live.course(voxel);
    }
    if (!series.isPlanar()) {
      return null;
    }
    final double[] course = new double[series.volumes()];
    final int nz = series.grid().nz();
    final int at = index % series.grid().planeSize();
    for (int t = 0; t < course.length; t++) {
      course[t] = series.planes()[t * nz + place.z()][at];
    }
    return course;
  }

  /**
   * The mean course of a region, over all of its voxels that have one, inside of the mask or not: a
   * run that is not in memory is read for each region once.
   *
   * @throws IllegalArgumentException if no voxel has a course
   */
  SeedCourse mean(final Mask region) {
    return regions.computeIfAbsent(
        region.name(), name -> SeedCourse.ofRegion(series, region, Progress.NONE));
  }

  /** When its first volume was taken, in seconds after that of the run as it was opened. */
  double start() {
    return start;
  }

  /**
   * What is no longer so in the image since it was read, a sentence; empty if all is as it was. Of
   * the pixels those of the mask in the plane on screen are compared.
   */
  String changed() {
    final String title = "'" + imp.getTitle() + "' ";
    if (imp.getStack() != stack
        || imp.getNFrames() != series.volumes()
        || imp.getNSlices() != series.grid().nz()
        || imp.getWidth() != series.grid().nx()
        || imp.getHeight() != series.grid().ny()) {
      return title + "is another stack than the one that was read.";
    }
    final ImageProcessor ip = imp.getProcessor();
    final int z = imp.getZ() - 1;
    final int t = imp.getT() - 1;
    final int plane = series.grid().planeSize();
    final Mask mask = live.mask();
    for (int v = first(mask, z * plane); v < mask.count() && mask.index(v) < (z + 1) * plane; v++) {
      final int at = mask.index(v) - z * plane;
      final float now = ip.getPixelValue(at % ip.getWidth(), at / ip.getWidth());
      if (!live.holds(v, t, now)) {
        return title + "has changed since it was read.";
      }
    }
    return "";
  }

  private static int first(final Mask mask, final int index) {
    final int at = mask.position(index);
    return at >= 0 ? at : -at - 1;
  }
}
