package org.cordj.imagej.explorer;

import org.cordj.rsfc.LiveSpectrum;

/**
 * What a run holds at one voxel.
 *
 * @param place which one
 * @param inMask whether it is in the mask
 * @param region the name of its region, empty for none
 * @param course one value a volume, null where it is not in memory
 * @param spectrum with ALFF by band; null without a course
 * @param mean over the volumes
 * @param tsnr the mean over the SD about it
 */
record Facts(
    Place place,
    boolean inMask,
    String region,
    double[] course,
    LiveSpectrum.Result spectrum,
    double mean,
    double tsnr) {}
