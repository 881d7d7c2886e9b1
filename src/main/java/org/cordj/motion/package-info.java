/**
 * The cord stands still: {@link org.cordj.motion.MotionCorrection} estimates how the cord moved in
 * each slice of each volume and resamples the run once, {@link org.cordj.motion.SliceMotion} is
 * what it found, as arrays and as a table, {@link org.cordj.motion.Resampler} applies such a table
 * to a run.
 *
 * <p>Lengths are mm along the array's x and y axes, angles degrees from x towards y; slices and
 * volumes are counted from 0. A slice and a volume are the unit of work: results are the same bits
 * for any number of threads. May use the image and io rooms, ImgLib2 and commons-math, knows
 * nothing of NIfTI, ImageJ or SciJava.
 */
package org.cordj.motion;
