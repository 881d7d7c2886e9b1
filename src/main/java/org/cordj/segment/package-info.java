/**
 * Regions of the cord. {@link org.cordj.segment.CordCenterline} finds the middle of the cord in
 * each slice, {@link org.cordj.segment.CordMask} its voxels, {@link org.cordj.segment.CsfRing} what
 * surrounds it, {@link org.cordj.segment.CordArea} its cross-sectional area; {@link
 * org.cordj.segment.CenterlineCsv} reads and writes centrelines as SCT does, {@link
 * org.cordj.segment.CenterlineTable} reads CordJ's own tables of them. {@link
 * org.cordj.segment.CordDivision} divides a cord mask into named regions about the axes that {@link
 * org.cordj.segment.CordOrientation} finds: quadrants, halves, slices, or {@link
 * org.cordj.segment.Horns} of the grey matter; {@link org.cordj.segment.CordLevels} and {@link
 * org.cordj.segment.LevelImage} tell the levels along it, {@link org.cordj.segment.LevelCrossing}
 * crosses regions with them.
 *
 * <p>Left, right, ventral and dorsal always come from the affine, never from array indices; lengths
 * are in mm of the true voxel sizes. Nothing here is learned from data: the parameters of each
 * contrast stand in one place, {@code CordModel}, those of the grey matter in {@code Butterfly}.
 * May use the image and io rooms, ImgLib2 and commons-math, knows nothing of NIfTI, ImageJ or
 * SciJava.
 */
package org.cordj.segment;
