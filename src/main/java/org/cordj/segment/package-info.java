/**
 * Regions of the cord. {@link org.cordj.segment.CordCenterline} finds the middle of the cord in
 * each slice, {@link org.cordj.segment.CordMask} its voxels, {@link org.cordj.segment.CsfRing} what
 * surrounds it, {@link org.cordj.segment.CordArea} its cross-sectional area; {@link
 * org.cordj.segment.CenterlineCsv} reads and writes centrelines as SCT does, {@link
 * org.cordj.segment.CenterlineTable} reads CordJ's own tables of them. {@link
 * org.cordj.segment.Quadrants} divides a cord mask into ventral and dorsal, left and right.
 *
 * <p>Left, right, ventral and dorsal always come from the affine, never from array indices; lengths
 * are in mm of the true voxel sizes. Nothing here is learned from data: the parameters of each
 * contrast stand in one place, {@code CordModel}. May use the image and io rooms, ImgLib2 and
 * commons-math, knows nothing of NIfTI, ImageJ or SciJava.
 */
package org.cordj.segment;
