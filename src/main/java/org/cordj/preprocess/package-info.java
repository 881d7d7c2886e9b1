/**
 * What is done to a run beside motion correction before it is denoised, and how good it is: {@link
 * org.cordj.preprocess.Trim}, {@link org.cordj.preprocess.SliceTiming}, {@link
 * org.cordj.preprocess.Smooth}, {@link org.cordj.preprocess.Tsnr} and {@link
 * org.cordj.preprocess.Outliers}.
 *
 * <p>Each operation is a record of its options that checks them, with one method that does the
 * work. Slices are the planes along z, counted from 0 as volumes are. May use image, signal and io
 * and ImgLib2.
 */
package org.cordj.preprocess;
