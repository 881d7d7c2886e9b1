package org.cordj.imagej.explorer;

import org.cordj.rsfc.LiveSpectrum;

/**
 * What a run holds at one voxel, or of a region on average.
 *
 * @param spot which one
 * @param inMask whether the voxel is in the mask
 * @param region the name of the region that the voxel lies in, empty for none
 * @param voxels how many voxels the course is the mean of
 * @param course one value a volume, null where it is not in memory
 * @param spectrum with ALFF by band; null without a course
 * @param mean over the volumes
 * @param tsnr the mean over the SD about it
 */
record Facts(
    Spot spot,
    boolean inMask,
    String region,
    int voxels,
    double[] course,
    LiveSpectrum.Result spectrum,
    double mean,
    double tsnr) {

  /** The voxel, or the one by which the region was chosen. */
  Place place() {
    return spot.place();
  }

  /** The same of a region that was chosen by another of its voxels. */
  Facts by(final Spot other) {
    return spot.equals(other)
        ? this
        : new Facts(other, inMask, region, voxels, course, spectrum, mean, tsnr);
  }
}
