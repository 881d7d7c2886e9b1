/**
 * Regions of the cord from its shape: {@link org.cordj.segment.Quadrants} divides a cord mask into
 * ventral and dorsal, left and right.
 *
 * <p>Left, right, ventral and dorsal always come from the affine, never from array indices. May use
 * the image room, ImgLib2 and commons-math, knows nothing of files, ImageJ or SciJava.
 */
package org.cordj.segment;
